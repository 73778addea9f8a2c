// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattUnits

/// An input of a lease model and where it comes from.
public struct LeaseInput: Hashable, Sendable {
    /// Low and high end.
    public let range: FigureRange
    /// Where from.
    public let basis: Basis

    /// Where an input comes from.
    public enum Basis: Hashable, Sendable {
        /// The parties gave it.
        case disclosed
        /// It follows from what they gave.
        case followsFromDeal
        /// The ends of what so many other leases of the same class disclose.
        case comparables(Int)
        /// The ends of what so many leases of any class disclose.
        case otherLeases(Int)
        /// Coupons of so many secured notes.
        case financings(Int)
        /// A published anchor for buildings of the kind, by its row.
        case benchmark(String)
        /// Ours.
        case assumption
    }
}

extension LeaseInput.Basis: CustomStringConvertible {
    /// In words.
    public var description: String {
        switch self {
        case .disclosed: "disclosed"
        case .followsFromDeal: "follows from the deal"
        case .comparables(let count): "from \(count) of its class"
        case .otherLeases(let count): "from \(count) of any class"
        case .financings(let count): "coupons of \(count) secured notes"
        case .benchmark(let row): "benchmark \(row)"
        case .assumption: "assumption"
        }
    }
}

/// What no table gives: how lenders and buyers reckon. Ranges of ours, to be replaced.
public struct LeaseAssumptions: Hashable, Sendable {
    /// Cash over debt service that lenders ask.
    public var cover: ClosedRange<Double>
    /// Interest of project debt where no secured note is known; 0.08 is 8 %.
    public var interest: ClosedRange<Double>?
    /// Rate at which a buyer discounts the income of a lease.
    public var discount: ClosedRange<Double>
    /// Months of building, from the announcement to the first rent.
    public var construction: ClosedRange<Double>
    /// Most debt as a part of the cost with its interest.
    public var loanToCost: ClosedRange<Double>
    /// The part of the cost that tax law lets deduct in the first year; the rest over 39 years.
    public var writtenOff: ClosedRange<Double>

    /// The ranges; a nil interest is taken from the coupons of secured notes, else 7 to 9 %.
    public init(
        cover: ClosedRange<Double> = 1.2...1.4, interest: ClosedRange<Double>? = nil,
        discount: ClosedRange<Double> = 0.08...0.1, construction: ClosedRange<Double> = 9...18,
        loanToCost: ClosedRange<Double> = 0.7...0.85, writtenOff: ClosedRange<Double> = 0...0.5
    ) {
        self.cover = cover
        self.interest = interest
        self.discount = discount
        self.construction = construction
        self.loanToCost = loanToCost
        self.writtenOff = writtenOff
    }
}

/// Inputs of the model of one lease: its own where disclosed, else from comparable ones, never silently.
struct LeaseInputs {
    let figures: LeaseFigures
    let facts: FactSet
    let assumptions: LeaseAssumptions

    private var deal: Deal { figures.deal }

    /// Signed leases of a class, without sums that contain others.
    private func leases(_ isMeant: (Deal) -> Bool) -> [LeaseFigures] {
        facts.deals.filter { !$0.isCumulative && $0.status == .signed && isMeant($0) }.map(LeaseFigures.init)
    }

    private static let rentClasses: Set<LeaseClass> = [.tripleNet, .colocation, .tenantFundedHosting]

    /// The smallest and the largest end of several.
    private func span(_ ranges: [FigureRange]) -> FigureRange? {
        guard let low = ranges.min(by: { $0.low.value < $1.low.value }),
            let high = ranges.max(by: { $0.high.value < $1.high.value })
        else { return nil }
        return FigureRange(low: low.low, high: high.high)
    }

    /// Rise of the rent a year.
    var escalator: LeaseInput? {
        if let own = figures.escalator { return LeaseInput(range: FigureRange(own), basis: .disclosed) }
        let same = leases { $0.leaseClass == deal.leaseClass }.compactMap(\.escalator).map { FigureRange($0) }
        if let range = span(same) { return LeaseInput(range: range, basis: .comparables(same.count)) }
        let all = leases { Self.rentClasses.contains($0.leaseClass) }.compactMap(\.escalator).map {
            FigureRange($0)
        }
        return span(all).map { LeaseInput(range: $0, basis: .otherLeases(all.count)) }
    }

    /// Share of the rent that is left after operating cost.
    var margin: LeaseInput? {
        if let own = figures.operatingMargin {
            return LeaseInput(range: FigureRange(low: own.low, high: own.high), basis: .disclosed)
        }
        if let own = figures.impliedMargin {
            return LeaseInput(range: FigureRange(own), basis: .followsFromDeal)
        }
        let same = leases { $0.leaseClass == deal.leaseClass }.compactMap { other in
            other.operatingMargin.map { FigureRange(low: $0.low, high: $0.high) }
                ?? other.impliedMargin.map { FigureRange($0) }
        }
        return span(same).map { LeaseInput(range: $0, basis: .comparables(same.count)) }
    }

    /// Building cost per megawatt of critical IT; none where the tenant pays for the building.
    var capital: LeaseInput? {
        if let own = figures.capitalPerMegawatt {
            return LeaseInput(range: FigureRange(low: own.low, high: own.high), basis: .disclosed)
        }
        guard deal.leaseClass != .tenantFundedHosting else { return nil }
        let same = leases { $0.leaseClass == deal.leaseClass }.compactMap(\.capitalPerMegawatt).map {
            FigureRange(low: $0.low, high: $0.high)
        }
        if let range = span(same) { return LeaseInput(range: range, basis: .comparables(same.count)) }
        return facts.rentBenchmarks.first { $0.metric == .buildCost }.map { row in
            func end(_ part: String, _ value: Double) -> Figure {
                .read(
                    FigureID("benchmark", row.id, part), "building cost, \(row.item), \(part)", value,
                    .usdPerMegawatt, asOf: row.knownDate, from: row.source)
            }
            return LeaseInput(
                range: FigureRange(low: end("low", row.value), high: end("high", row.valueHigh ?? row.value)),
                basis: .benchmark(row.id))
        }
    }

    /// Interest of project debt.
    var interest: LeaseInput {
        if let given = assumptions.interest { return assumed("interest", "interest of debt", given, .ratio) }
        let notes = facts.financings.filter { $0.kind == .securedNotes || $0.kind == .projectLoan }
            .compactMap { note in
                note.coupon.map { coupon in
                    FigureRange(
                        .read(
                            FigureID("financing", note.id, "coupon"), "coupon, \(note.borrower)",
                            coupon.fraction,
                            .ratio, asOf: note.announced, from: note.source))
                }
            }
        if let range = span(notes) { return LeaseInput(range: range, basis: .financings(notes.count)) }
        return assumed("interest", "interest of debt", 0.07...0.09, .ratio)
    }

    /// Cash over debt service.
    var cover: LeaseInput { assumed("cover", "cover ratio", assumptions.cover, .one) }

    /// Rate of the buyer.
    var discount: LeaseInput { assumed("discount", "discount rate", assumptions.discount, .ratio) }

    /// Months of building.
    var construction: LeaseInput {
        assumed("construction", "months of building", assumptions.construction, .count)
    }

    /// Most debt as a part of the cost.
    var loanToCost: LeaseInput {
        assumed("loan-to-cost", "most debt over cost", assumptions.loanToCost, .ratio)
    }

    /// The part of the cost that is deducted in the first year.
    var writtenOff: LeaseInput {
        assumed("written-off", "part of the cost deducted at once", assumptions.writtenOff, .ratio)
    }

    /// The day of the facts, on which assumptions stand: one for all deals.
    private var stand: PartialDate {
        let latest = facts.deals.map(\.announced.latest).max() ?? deal.announced.latest
        return .day(facts.asOf ?? latest)
    }

    private func assumed(
        _ part: String, _ label: String, _ range: ClosedRange<Double>, _ unit: FigureUnit
    ) -> LeaseInput {
        func end(_ name: String, _ value: Double) -> Figure {
            .read(
                FigureID("assumption", "leases", "\(part)-\(name)"), "\(label), \(name)", value, unit,
                asOf: stand,
                from: Source(
                    title: "Assumption of this model, not a fact; see Guides/lease-models.md",
                    verification: .unverified))
        }
        return LeaseInput(
            range: FigureRange(low: end("low", range.lowerBound), high: end("high", range.upperBound)),
            basis: .assumption)
    }
}
