// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// Enterprise value of a company on a day, and what it comes to for a contracted megawatt.
///
/// Nothing is guessed: without a share count, or with neither debt nor cash, there is no enterprise value; with only
/// one of the two the value is a bound and says which part was not found.
public struct ValueFigures: Sendable {
    private let facts: FactSet
    private let day: CivilDate

    /// The values of a day.
    public init(_ facts: FactSet, on day: CivilDate) {
        self.facts = facts.asOf(day)
        self.day = day
    }

    /// The latest total debt that was known, USD.
    public func debt(of ticker: String) -> Figure? { latest(.debt, of: ticker) }

    /// The latest cash that was known, USD.
    public func cash(of ticker: String) -> Figure? { latest(.cash, of: ticker) }

    private func latest(_ metric: CompanyMetric, of ticker: String) -> Figure? {
        let rows = facts.companyFigures.filter {
            $0.ticker == ticker && $0.metric == metric && $0.unit == .usd
        }
        guard let row = rows.max(by: { $0.validDate.latest < $1.validDate.latest }) else { return nil }
        return .read(
            FigureID("company", row.id), "\(ticker) \(metric.rawValue)", row.value, .usd, asOf: row.validDate,
            from: row.source)
    }

    /// What of an enterprise value was not found: `debt`, `cash` or nothing; nil where there is no value at all.
    public func missing(of ticker: String) -> String? {
        switch (debt(of: ticker), cash(of: ticker)) {
        case (nil, nil): nil
        case (nil, _): "debt"
        case (_, nil): "cash"
        default: ""
        }
    }

    /// Market capitalisation and debt less cash, as far as these are known, USD.
    ///
    /// Without debt it is a lower bound, without cash an upper bound.
    public func enterpriseValue(of ticker: String) -> Figure? {
        guard let cap = MarketFigures(facts).marketCap(ticker, on: day), let missing = missing(of: ticker)
        else {
            return nil
        }
        let debt = debt(of: ticker)
        let cash = cash(of: ticker)
        var formula: Formula = debt == nil ? .input(0) : .input(0) + .input(1)
        if cash != nil { formula = formula - .input(debt == nil ? 1 : 2) }
        return .derived(
            FigureID("ev", ticker, day.description), "\(ticker) enterprise value", .usd, asOf: .day(day),
            by: formula,
            from: [cap, debt, cash].compactMap(\.self),
            note: missing.isEmpty
                ? "" : "\(missing) not found: a\(missing == "debt" ? " lower" : "n upper") bound")
    }

    /// Enterprise value over contracted critical-IT megawatts, the company's share of joint ventures, USD/MW.
    public func enterpriseValuePerMegawatt(of ticker: String) -> Figure? {
        guard let value = enterpriseValue(of: ticker),
            let megawatts = CapacityFigures(facts).contractedCriticalIT(of: ticker, ownShare: true)
        else { return nil }
        return .derived(
            FigureID("ev-per-mw", ticker, day.description), "\(ticker) EV per contracted critical-IT MW",
            .usdPerMegawatt, asOf: .day(day), by: .input(0) / .input(1), from: [value, megawatts])
    }
}
