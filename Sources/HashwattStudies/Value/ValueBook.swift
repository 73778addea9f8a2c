// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// The companies that can be valued on a day, with assumptions that all share.
public struct ValueBook: Sendable {
    private let facts: FactSet
    /// The day.
    public let day: CivilDate
    /// The assumptions, before a user changes them.
    public let assumptions: ValueAssumptions

    /// The book of a day; what happened later is cut away.
    public init(_ facts: FactSet, on day: CivilDate) {
        let known = facts.asOf(day)
        self.facts = known
        self.day = day
        assumptions = ValueAssumptions(comparables: Self.comparables(known), on: day)
    }

    /// Miners and landlords, in the order of tickers.
    public var tickers: [String] {
        let sectors: Set<Sector> = [.miner, .landlord]
        return facts.companies.filter { sectors.contains($0.sector) }.map(\.ticker).sorted()
    }

    /// What is known of a company; nil where there is none of this name.
    public func company(_ ticker: String) -> CompanyFacts? { CompanyFacts(facts, ticker, on: day) }

    /// All facts as of the day.
    var known: FactSet { facts }

    /// Comparables of the assumptions that have any: other leases and fleets.
    private static func comparables(_ facts: FactSet) -> [ValueAssumption: [Figure]] {
        let leases = facts.deals.filter {
            $0.leaseClass == .colocation && $0.status == .signed && !$0.isCumulative
        }.map(LeaseFigures.init)
        let fleets = FleetFacts(facts)
        let tickers = facts.companies.filter { $0.sector == .miner }.map(\.ticker).sorted()
        return [
            .leaseMargin: leases.compactMap { middle($0, "margin", $0.operatingMargin, .ratio) },
            .capital: leases.compactMap { middle($0, "capex", $0.capitalPerMegawatt, .usdPerMegawatt) },
            .rent: leases.filter { $0.criticalIT != nil }.compactMap(\.rent),
            .overhead: leases.compactMap(overhead),
            .efficiency: tickers.compactMap(fleets.efficiency),
            .powerCost: tickers.compactMap(fleets.powerCost),
        ]
    }

    private static func middle(
        _ lease: LeaseFigures, _ part: String, _ ends: (low: Figure, high: Figure)?, _ unit: FigureUnit
    ) -> Figure? {
        ends.map { ends in
            let name = part == "margin" ? "NOI margin" : "capex per MW"
            return lease.derive(
                part, "\(name), middle of what was stated", unit, by: .meanOfInputs(2),
                from: [ends.low, ends.high])
        }
    }

    private static func overhead(_ lease: LeaseFigures) -> Figure? {
        guard let gross = lease.gross, let criticalIT = lease.criticalIT else { return nil }
        return lease.derive(
            "pue", "gross over critical IT", .one, by: .input(0) / .input(1), from: [gross, criticalIT])
    }
}
