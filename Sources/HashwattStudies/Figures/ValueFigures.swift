// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// Enterprise value of a company on a day, and what it comes to for a contracted megawatt.
///
/// Nothing is guessed: without a share count, or with neither debt nor cash, there is no enterprise value; with only
/// one of the two the value leaves the other out and says so. What was raised after the day of a balance is in
/// neither, and `raisedSince(_:)` lists it.
public struct ValueFigures: Sendable {
    private let facts: FactSet
    private let day: CivilDate

    /// The values of a day.
    public init(_ facts: FactSet, on day: CivilDate) {
        self.facts = facts.asOf(day)
        self.day = day
    }

    /// The latest debt that was known, USD: the total where it is given, else the sum of its parts of one day.
    public func debt(of ticker: String) -> Figure? { latest(.debt, of: ticker) }

    /// The latest cash that was known, USD.
    public func cash(of ticker: String) -> Figure? { latest(.cash, of: ticker) }

    private func latest(_ metric: CompanyMetric, of ticker: String) -> Figure? {
        let rows = facts.companyFigures.filter {
            $0.ticker == ticker && $0.metric == metric && $0.unit == .usd
        }
        guard let date = rows.map(\.validDate).max(by: { $0.latest < $1.latest }) else { return nil }
        let current = rows.filter { $0.validDate == date }
        let whole = current.first { $0.basis == nil || $0.basis == "total" }
        if let row = whole ?? (current.count == 1 ? current[0] : nil) { return figure(of: row) }
        return .derived(
            FigureID("company", "\(ticker)-\(metric.rawValue)", date.description),
            "\(ticker) \(metric.rawValue)", .usd, asOf: date, by: .sumOfInputs(current.count),
            from: current.map(figure), note: "sum of the parts that the source gives")
    }

    private func figure(of row: CompanyFigure) -> Figure {
        let words = [row.ticker, row.basis?.replacing("_", with: " "), row.metric.rawValue].compactMap(\.self)
        return .read(
            FigureID("company", row.id),
            words.joined(separator: " ") + (row.valueHigh == nil ? "" : ", low end of a range"), row.value,
            .usd,
            asOf: row.validDate, from: row.source)
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

    /// Financings since the day of the balance that the enterprise value rests on, which are not in it; those of
    /// which only the month is known where the month began after that day.
    public func raisedSince(_ ticker: String) -> [Figure] {
        let balances = [debt(of: ticker), cash(of: ticker)].compactMap { $0?.asOf.latest }
        guard let balance = balances.min() else { return [] }
        return facts.financings.filter {
            $0.ticker == ticker && !$0.isAggregate && $0.announced.earliest > balance
        }.map { FinancingFigures($0).amount }
    }

    /// Market capitalisation and debt less cash, as far as these are known, USD.
    public func enterpriseValue(of ticker: String) -> Figure? {
        guard let cap = MarketFigures(facts).marketCap(ticker, on: day), let missing = missing(of: ticker)
        else {
            return nil
        }
        let debt = debt(of: ticker)
        let cash = cash(of: ticker)
        var formula: Formula = debt == nil ? .input(0) : .input(0) + .input(1)
        if cash != nil { formula = formula - .input(debt == nil ? 1 : 2) }
        let raised = raisedSince(ticker).isEmpty ? "" : "financings since then are not in it"
        return .derived(
            FigureID("ev", ticker, day.description), "\(ticker) enterprise value", .usd, asOf: .day(day),
            by: formula, from: [cap, debt, cash].compactMap(\.self),
            note: [missing.isEmpty ? "" : "\(missing) not found and left out", raised]
                .filter { !$0.isEmpty }.joined(separator: "; "))
    }

    /// The contracted megawatts that an enterprise value is divided by.
    ///
    /// The company's share of the critical IT of its signed contracts; where a contract states gross megawatts only,
    /// the gross megawatts of all, and where a source states a total that is more than a tenth above the sum, that
    /// total. Nil where none of the three is complete.
    public func contracted(of ticker: String) -> Figure? {
        let capacity = CapacityFigures(facts)
        if !capacity.grossOnlyDeals(of: ticker).isEmpty { return capacity.contractedGross(of: ticker) }
        guard let sum = capacity.contractedCriticalIT(of: ticker),
            let share = capacity.contractedCriticalIT(of: ticker, ownShare: true)
        else { return nil }
        if let stated = capacity.statedCriticalIT(of: ticker), stated.value > 1.1 * sum.value {
            return stated
        }
        return share
    }

    /// Enterprise value over `contracted(of:)`, USD/MW.
    public func enterpriseValuePerMegawatt(of ticker: String) -> Figure? {
        guard let value = enterpriseValue(of: ticker), let megawatts = contracted(of: ticker) else {
            return nil
        }
        return .derived(
            FigureID("ev-per-mw", ticker, day.description),
            "\(ticker) EV per contracted \(megawatts.unit.rawValue)", .usdPerMegawatt, asOf: .day(day),
            by: .input(0) / .input(1), from: [value, megawatts])
    }
}
