// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

extension FactSet {
    /// The name that a company bore on a day; that of `companies` where no dated name fits.
    ///
    /// A name that begins in a month begins for sure on the first day of the next one.
    public func name(of ticker: String, on date: CivilDate) -> String? {
        dated(.name, of: ticker, on: date) ?? companies[ticker]?.name
    }

    /// The ticker under which a company was listed on a day.
    public func listedTicker(of ticker: String, on date: CivilDate) -> String {
        dated(.ticker, of: ticker, on: date) ?? ticker
    }

    /// Everything that a company is called in texts: its name, its ticker, and all names and aliases.
    public func spellings(of ticker: String) -> [String] {
        guard let company = companies[ticker] else { return [] }
        var seen = Set<String>()
        let all = [company.name, ticker] + companyNames.filter { $0.ticker == ticker }.map(\.text)
        return all.filter { seen.insert($0).inserted }
    }

    private func dated(_ kind: NameKind, of ticker: String, on date: CivilDate) -> String? {
        let rows = companyNames.filter { $0.ticker == ticker && $0.kind == kind }
        let fitting = rows.filter { row in
            (row.validFrom.map { $0.latest <= date } ?? true)
                && (row.validTo.map { date <= $0.latest } ?? true)
        }
        return fitting.last?.text
    }
}
