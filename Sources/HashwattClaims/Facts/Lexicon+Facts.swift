// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

extension Lexicon {
    /// The companies of the facts with all names, tickers and aliases they are called by.
    public init(facts: FactSet) {
        self.init(
            facts.companies.map { company in
                let spellings = facts.spellings(of: company.ticker)
                return Actor(
                    name: company.name, ticker: company.ticker,
                    aliases: spellings.filter { $0 != company.name && $0 != company.ticker })
            })
    }
}

extension CloseHistory {
    /// The closes of a series of the facts.
    public init(_ series: HashwattFacts.CloseSeries) { self.init(days: series.dates, closes: series.closes) }
}
