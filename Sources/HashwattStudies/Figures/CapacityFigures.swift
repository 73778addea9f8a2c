// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// Megawatts of a company, by definition and state; never a sum over either.
public struct CapacityFigures: Sendable {
    private let facts: FactSet

    /// The figures of what is known; give a set that was cut to a day.
    public init(_ facts: FactSet) { self.facts = facts }

    /// A capacity record as a figure.
    public static func figure(of record: CapacityRecord) -> Figure {
        .read(
            FigureID("capacity", record.id), "\(record.ticker) \(record.site), \(record.state.rawValue)",
            record.power.megawatts, unit(record.definition), asOf: record.validDate, from: record.source)
    }

    /// Megawatts of one company in one definition, by state.
    public struct Group: Sendable {
        /// The company.
        public let ticker: String
        /// The definition that all its megawatts have.
        public let definition: CapacityDefinition
        /// A figure a state: one record, or the sum of the records of that state.
        public let byState: [CapacityState: Figure]
    }

    /// Grid-connected supply of each company in each definition, by state; records that a wider record contains
    /// stay out. In the order of tickers.
    public func groups() -> [Group] {
        let counted = facts.capacity.filter { $0.countsInTotal && $0.purpose != .artificialIntelligence }
        let tickers = Set(counted.map(\.ticker)).sorted()
        return tickers.flatMap { ticker in
            CapacityDefinition.allCases.compactMap { definition -> Group? in
                let records = counted.filter { $0.ticker == ticker && $0.definition == definition }
                guard !records.isEmpty else { return nil }
                let states = Dictionary(grouping: records, by: \.state)
                return Group(
                    ticker: ticker, definition: definition,
                    byState: states.mapValues { Self.sum($0) })
            }
        }
    }

    private static func sum(_ records: [CapacityRecord]) -> Figure {
        let figures = records.map(figure)
        guard let first = records.first, figures.count > 1 else { return figures[0] }
        return .derived(
            FigureID("capacity", first.ticker, String(describing: first.definition), first.state.rawValue),
            "\(first.ticker) \(first.state.rawValue)", unit(first.definition),
            by: .sumOfInputs(figures.count),
            from: figures)
    }

    /// The figure unit of a definition.
    public static func unit(_ definition: CapacityDefinition) -> FigureUnit {
        switch definition {
        case .criticalIT: .megawattsCriticalIT
        case .gross: .megawattsGross
        case .utility: .megawattsUtility
        default: .megawattsUndefined
        }
    }

    /// Signed leases and cloud contracts of a company that state critical-IT megawatts, each counted once:
    /// cumulative rows and rows that another row contains stay out.
    public func contractedDeals(of ticker: String) -> [Deal] {
        facts.deals.filter { deal in
            deal.ticker == ticker && !deal.isCumulative && deal.status == .signed && deal.criticalIT != nil
        }
    }

    /// The widest total that a source states of a company's contracts: the cumulative row of the most megawatts.
    /// It contains other rows, so it is shown beside a sum and never enters one.
    public func statedCriticalIT(of ticker: String) -> Figure? {
        let rows = facts.deals.filter { $0.ticker == ticker && $0.isCumulative && $0.criticalIT != nil }
        let widest = rows.max { ($0.criticalIT?.megawatts ?? 0) < ($1.criticalIT?.megawatts ?? 0) }
        return widest.flatMap { LeaseFigures($0).criticalIT }
    }

    /// Contracted critical-IT megawatts of a company, the company's share of joint ventures where `ownShare`.
    ///
    /// Nil where no deal states critical-IT megawatts; gross megawatts are never converted silently.
    public func contractedCriticalIT(of ticker: String, ownShare: Bool = false) -> Figure? {
        let deals = contractedDeals(of: ticker)
        let loads = deals.compactMap { LeaseFigures($0).criticalIT }
        guard !loads.isEmpty else { return nil }
        var inputs = loads
        var terms: [Formula] = []
        for (index, deal) in deals.enumerated() {
            if ownShare, let share = LeaseFigures(deal).ownedShare {
                inputs.append(share)
                terms.append(.input(index) * .input(inputs.count - 1))
            } else {
                terms.append(.input(index))
            }
        }
        return .derived(
            FigureID("contracted-it", ticker, ownShare ? "own-share" : "whole"),
            "\(ticker) contracted critical IT" + (ownShare ? ", own share" : ""), .megawattsCriticalIT,
            by: .sum(terms), from: inputs,
            note: "signed deals that state critical IT; cumulative rows excluded")
    }
}
