// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattMining
public import HashwattUnits

/// What is known of a company on a day, gathered once: the facts that its value is made of.
public struct CompanyFacts: Sendable {
    /// A contract with a tenant.
    public struct Contract: Sendable {
        /// Its deal.
        public let deal: Deal
        /// Megawatts, critical IT where given, else gross.
        let megawatts: Figure
        /// Mean NOI of a year, where stated.
        let income: Figure?
        /// Mean revenue of a year.
        let revenue: Figure?
        /// Margin, where stated.
        let margin: Figure?
        /// Rise of the rent a year, where stated.
        let escalator: Figure?
        /// Building cost a megawatt, where stated; nil elsewhere.
        let capital: Figure?
        /// Share of the company in a joint venture.
        let ownedShare: Figure?

        var isCloud: Bool { deal.leaseClass == .graphicsCloud }
        var isTenantFunded: Bool { deal.leaseClass == .tenantFundedHosting }
        var isGross: Bool { deal.criticalIT == nil }
    }

    /// The company.
    public let ticker: String
    /// The day.
    public let day: CivilDate
    /// Close.
    public let price: Figure?
    /// Shares.
    public let shares: Figure?
    /// Shares under warrants granted after the count.
    let laterWarrants: [Figure]
    /// Notes that convert, announced after the count: amount, and price of conversion where known.
    public let laterNotes: [(amount: Figure, price: Figure?)]
    /// Cash, debt, bitcoin.
    public let cash, debt, bitcoin: Figure?
    /// Hashprice of the day.
    let hashprice: Figure?
    /// Hash rate, efficiency, power cost.
    let hashRate, efficiency, powerCost: Figure?
    /// Power that is energised or secured, and pipeline.
    let supply, pipeline: Figure?
    /// Contracts that can be valued.
    public let contracts: [Contract]
    /// Contracts that cannot, with what is missing.
    public let unvalued: [String]
    /// Remarks on what the figures contain.
    public let remarks: [String]

    /// What is known of a company; nil where there is no such company.
    init?(_ facts: FactSet, _ ticker: String, on day: CivilDate) {
        guard facts.companies[ticker] != nil else { return nil }
        self.ticker = ticker
        self.day = day
        let market = MarketFigures(facts)
        let values = ValueFigures(facts, on: day)
        let holdings = HoldingFigures(facts, on: day)
        price = market.close(ticker, on: day)
        shares = market.shares(ticker, on: day)
        cash = values.cash(of: ticker)
        debt = values.debt(of: ticker)
        bitcoin = holdings.bitcoinValue(of: ticker)
        hashprice = MiningFigures(facts, on: day).hashprice?.dollars
        let fleet = FleetFacts(facts)
        hashRate = fleet.hashRate(of: ticker)
        efficiency = fleet.efficiency(of: ticker)
        powerCost = fleet.powerCost(of: ticker)
        supply = Self.supply(facts, ticker)
        pipeline = Self.sum(facts, ticker, [.pipeline], "pipeline")
        let deals = Self.deals(facts, ticker)
        contracts = deals.compactMap(Self.contract)
        unvalued = deals.filter { Self.contract($0) == nil }.map {
            "\($0.landlord)–\($0.tenant) of \($0.announced): value, term or megawatts not found"
        }
        let counted = shares?.asOf.latest
        laterWarrants = facts.deals.filter { deal in
            deal.ticker == ticker && !deal.isCumulative && deal.announced.latest > (counted ?? day)
        }.compactMap { deal in
            LeaseFigures(deal).read("warrants", "shares under warrants", deal.warrantShares, .shares)
        }
        laterNotes = Self.notes(facts, ticker, after: counted ?? day)
        remarks = Self.remarks(ticker, values, holdings)
    }

    private static func notes(
        _ facts: FactSet, _ ticker: String, after day: CivilDate
    ) -> [(amount: Figure, price: Figure?)] {
        facts.financings.filter { note in
            note.ticker == ticker && note.kind == .convertible && !note.isAggregate
                && note.announced.latest > day
        }.map { note in
            let price = note.conversionPrice.map {
                Figure.read(
                    FigureID("financing", note.id, "conversion"), "\(note.borrower), price of conversion",
                    $0.amount, .usdPerShare, asOf: note.announced, from: note.source)
            }
            return (FinancingFigures(note).amount, price)
        }
    }

    private static func remarks(
        _ ticker: String, _ values: ValueFigures, _ holdings: HoldingFigures
    ) -> [String] {
        let raised = values.raisedSince(ticker).map(\.label)
        return [holdings.minorityNote(of: ticker)].compactMap(\.self)
            + (raised.isEmpty
                ? []
                : [
                    "raised after the balance, which changes cash and debt alike: "
                        + raised.joined(separator: ", ")
                ])
    }

    /// Energised or secured power: secured and contracted supply, which are different sites; energised supply is
    /// part of them and counts where there is neither.
    private static func supply(_ facts: FactSet, _ ticker: String) -> Figure? {
        sum(facts, ticker, [.secured, .contracted], "secured")
            ?? sum(facts, ticker, [.energised], "energised")
    }

    private static func sum(
        _ facts: FactSet, _ ticker: String, _ states: [CapacityState], _ name: String
    ) -> Figure? {
        let records = states.flatMap { state in
            CapacityDefinition.allCases.flatMap { definition in
                facts.summableCapacity(definition, state, .supply) { $0.ticker == ticker }.records
            }
        }
        guard let first = records.first else { return nil }
        let figures = records.map(CapacityFigures.figure)
        let definitions = Set(records.map(\.definition.rawValue)).sorted().joined(separator: ", ")
        return .derived(
            FigureID("value", ticker, "power-\(name)"), "\(ticker) \(name) power",
            records.allSatisfy { $0.definition == first.definition }
                ? CapacityFigures.unit(first.definition) : .megawattsUndefined,
            by: .sumOfInputs(figures.count), from: figures,
            note: "taken as facility power; the sources' definition: \(definitions)")
    }

    /// Signed contracts, each counted once: where a verified sum contains other rows, the sum.
    private static func deals(_ facts: FactSet, _ ticker: String) -> [Deal] {
        let signed = facts.deals.filter { $0.ticker == ticker && $0.status == .signed }
        let sums = signed.filter {
            $0.isCumulative && $0.source.verification != .unverified && contract($0) != nil
        }
        guard let widest = sums.max(by: { ($0.contractValue?.amount ?? 0) < ($1.contractValue?.amount ?? 0) })
        else { return signed.filter { !$0.isCumulative } }
        return [widest] + signed.filter { !$0.isCumulative && !widest.includes.contains($0.id) }
    }

    private static func contract(_ deal: Deal) -> Contract? {
        let figures = LeaseFigures(deal)
        guard let megawatts = figures.megawatts, let term = figures.term,
            term.value >= 1, term.value == term.value.rounded()
        else { return nil }
        let stated = figures.read("noi", "mean NOI of a year", deal.averageAnnualNOI?.amount, .usd)
        let revenue = figures.revenuePerMegawattYear.map { perMegawatt in
            figures.derive(
                "revenue-per-year", "mean revenue of a year", .usd, by: .input(0) * .input(1),
                from: [perMegawatt, megawatts])
        }
        guard stated != nil || revenue != nil else { return nil }
        let margin = figures.operatingMargin.map { ends in
            figures.derive(
                "margin", "NOI margin, middle of what was stated", .ratio, by: .meanOfInputs(2),
                from: [ends.low, ends.high])
        }
        let capital = figures.capitalPerMegawatt.map { ends in
            figures.derive(
                "capex", "capex per MW, middle of what was stated", .usdPerMegawatt, by: .meanOfInputs(2),
                from: [ends.low, ends.high])
        }
        return Contract(
            deal: deal, megawatts: megawatts, income: stated, revenue: revenue, margin: margin,
            escalator: figures.escalator, capital: capital, ownedShare: figures.ownedShare)
    }
}

/// What companies say of their fleets.
struct FleetFacts {
    private let facts: FactSet

    init(_ facts: FactSet) { self.facts = facts }

    /// Hash rate of the company's own machines, EH/s: the latest of the ways it is counted; targets do not count.
    func hashRate(of ticker: String) -> Figure? {
        let bases = [
            "average_operating", "self_mining", "operating", "energised", "deployed", "peak",
        ]
        return latest(.hashRate, bases, of: ticker, .exahashesPerSecond)
    }

    /// Efficiency of the fleet, J/TH.
    func efficiency(of ticker: String) -> Figure? {
        latest(.efficiency, ["fleet"], of: ticker, .joulesPerTerahash)
    }

    /// Power cost, c/kWh: all-in where given.
    func powerCost(of ticker: String) -> Figure? {
        latest(.powerCost, ["all_in", "owned_sites", "one_site"], of: ticker, .centsPerKilowattHour)
    }

    /// The latest row of the first basis that has one.
    private func latest(
        _ metric: CompanyMetric, _ bases: [String], of ticker: String, _ unit: FigureUnit
    ) -> Figure? {
        let rows = facts.companyFigures.filter { $0.ticker == ticker && $0.metric == metric }
        for basis in bases {
            let of = rows.filter { $0.basis == basis }
            if let row = of.max(by: { $0.validDate.latest < $1.validDate.latest }) {
                return .read(
                    FigureID("company", row.id),
                    "\(ticker) \(basis.replacing("_", with: " ")) \(metric.rawValue.replacing("_", with: " "))",
                    row.value, unit, asOf: row.validDate, from: row.source)
            }
        }
        return nil
    }
}
