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

    /// Power supply of each company in each definition, by state, in the order of tickers.
    ///
    /// Of each site the latest record counts; what a wider record contains stays out, and so do the megawatts of
    /// miners and hosting where the supply that feeds them is given.
    public func groups() -> [Group] {
        let tickers = Set(facts.capacity.map(\.ticker)).sorted()
        return tickers.flatMap { ticker in
            CapacityDefinition.allCases.compactMap { definition -> Group? in
                var byState: [CapacityState: Figure] = [:]
                for state in CapacityState.allCases {
                    byState[state] = supply(of: ticker, definition, state)
                }
                return byState.isEmpty
                    ? nil : Group(ticker: ticker, definition: definition, byState: byState)
            }
        }
    }

    private func supply(
        of ticker: String, _ definition: CapacityDefinition, _ state: CapacityState
    ) -> Figure? {
        func records(_ purpose: CapacityPurpose) -> [CapacityRecord] {
            facts.summableCapacity(definition, state, purpose) { $0.ticker == ticker }.records
        }
        let supply = records(.supply)
        return sum(supply.isEmpty ? records(.mining) + records(.hosting) : supply)
    }

    /// Halls for tenants or GPUs that run, one figure a definition.
    public func energisedAI(of ticker: String) -> [Figure] {
        CapacityDefinition.allCases.compactMap { definition in
            sum(
                facts.summableCapacity(definition, .energised, .artificialIntelligence) {
                    $0.ticker == ticker
                }
                .records)
        }
    }

    private func sum(_ records: [CapacityRecord]) -> Figure? {
        guard let first = records.first else { return nil }
        let figures = records.map(Self.figure)
        guard figures.count > 1 else { return figures[0] }
        return .derived(
            FigureID("capacity", first.ticker, String(describing: first.definition), first.state.rawValue),
            "\(first.ticker) \(first.state.rawValue)", Self.unit(first.definition),
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
}

extension CapacityFigures {
    private func signedDeals(of ticker: String) -> [Deal] {
        facts.deals.filter { $0.ticker == ticker && !$0.isCumulative && $0.status == .signed }
    }

    /// Signed leases and cloud contracts of a company that state critical-IT megawatts, each counted once:
    /// cumulative rows stay out.
    public func contractedDeals(of ticker: String) -> [Deal] {
        signedDeals(of: ticker).filter { $0.criticalIT != nil }
    }

    /// Signed contracts of a company that state gross megawatts and no critical IT, so that no sum of critical IT
    /// has them.
    public func grossOnlyDeals(of ticker: String) -> [Deal] {
        signedDeals(of: ticker).filter { $0.criticalIT == nil && $0.gross != nil }
    }

    /// Signed contracts that state no megawatts at all.
    public func dealsWithoutPower(of ticker: String) -> [Deal] {
        signedDeals(of: ticker).filter { $0.criticalIT == nil && $0.gross == nil }
    }

    /// Gross megawatts of the contracts that state no critical IT.
    public func grossOnly(of ticker: String) -> Figure? {
        gross(grossOnlyDeals(of: ticker), FigureID("contracted-gross-only", ticker), "\(ticker) gross only")
    }

    /// Gross megawatts of all signed contracts; nil where one does not state them.
    public func contractedGross(of ticker: String) -> Figure? {
        let deals = signedDeals(of: ticker)
        guard deals.allSatisfy({ $0.gross != nil && $0.ownedShare == nil }) else { return nil }
        return gross(deals, FigureID("contracted-gross", ticker), "\(ticker) contracted, gross")
    }

    private func gross(_ deals: [Deal], _ id: FigureID, _ label: String) -> Figure? {
        let loads = deals.compactMap { LeaseFigures($0).gross }
        guard !loads.isEmpty else { return nil }
        return .derived(
            id, label, .megawattsGross, by: .sumOfInputs(loads.count), from: loads,
            note: "signed deals; cumulative rows excluded")
    }

    /// The widest total that a source states of a company's contracts, the verified before the unverified.
    ///
    /// It contains other rows, so it is shown beside a sum and never enters one.
    public func statedCriticalIT(of ticker: String) -> Figure? {
        let cumulative = facts.deals.filter { $0.ticker == ticker && $0.isCumulative }
            .compactMap { LeaseFigures($0).criticalIT }
        let groups = facts.capacity.filter { record in
            record.ticker == ticker && record.definition == .criticalIT && record.state == .contracted
                && record.purpose == .artificialIntelligence && record.site == "group"
        }.map(Self.figure)
        return (cumulative + groups).max { left, right in
            let isWeaker = left.verification == .unverified && right.verification != .unverified
            let isStronger = left.verification != .unverified && right.verification == .unverified
            return isWeaker || (!isStronger && left.value < right.value)
        }
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
