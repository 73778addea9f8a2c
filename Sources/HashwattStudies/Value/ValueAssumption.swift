// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// What nobody publishes and a value needs: each with a range, shown wherever it is used, and open to change.
public enum ValueAssumption: String, CaseIterable, Hashable, Sendable {
    /// Rate at which cash flows are discounted.
    case discountRate = "discount-rate"
    /// Whole years that mining goes on.
    case miningYears = "mining-years"
    /// Fall of the mining margin a year.
    case miningDecline = "mining-decline"
    /// Share of the hours that machines run.
    case uptime = "mining-uptime"
    /// Cost of a megawatt-hour mined besides power.
    case otherCost = "mining-other-cost"
    /// Efficiency of the fleet, where the company states none.
    case efficiency = "mining-efficiency"
    /// Power cost, where the company states none.
    case powerCost = "power-cost"
    /// Margin of NOI on rent, where a lease states none.
    case leaseMargin = "lease-margin"
    /// Rise of a lease's NOI a year, where a lease states none.
    case escalator
    /// Margin on GPU-cloud revenue before the cost of the GPUs.
    case cloudMargin = "cloud-margin"
    /// Cost of building a megawatt of critical IT, where a lease states none.
    case capital = "capex-per-mw"
    /// Cost of a megawatt of critical IT with its GPUs.
    case cloudCapital = "cloud-capex-per-mw"
    /// Share of the building cost that a hall is still worth when its lease ends.
    case residual = "hall-residual"
    /// Whole years until rent begins.
    case leaseDelay = "lease-delay"
    /// Facility power over critical IT.
    case overhead = "pue"
    /// Mean rent of halls not yet let.
    case rent
    /// Whole years of leases not yet signed.
    case newLeaseYears = "new-lease-years"
    /// Whole years until halls not yet let pay rent.
    case buildYears = "build-years"
    /// Share of the uncommitted power that becomes halls.
    case share = "conversion-share"
    /// Value of a megawatt of power without a use.
    case powerValue = "usd-per-mw"
    /// Chance that a megawatt of the pipeline comes.
    case pipelineChance = "pipeline-probability"
}

extension ValueAssumption {
    /// Its meaning in a few words.
    public var words: String {
        switch self {
        case .discountRate: "discount rate"
        case .miningYears: "years of mining"
        case .miningDecline: "fall of the mining margin a year"
        case .uptime: "uptime of machines"
        case .otherCost: "other cost of mining"
        case .efficiency: "efficiency of a fleet"
        case .powerCost: "power cost"
        case .leaseMargin: "NOI margin of a lease"
        case .escalator: "rise of a lease's NOI a year"
        case .cloudMargin: "margin of GPU cloud before GPUs"
        case .capital: "building cost per MW"
        case .cloudCapital: "cost per MW with GPUs"
        case .residual: "share of building cost left after a lease"
        case .leaseDelay: "years until rent begins"
        case .overhead: "PUE"
        case .rent: "mean rent of halls not yet let"
        case .newLeaseYears: "years of leases not yet signed"
        case .buildYears: "years until halls not yet let pay rent"
        case .share: "share of uncommitted power that becomes halls"
        case .powerValue: "value of a MW without a use"
        case .pipelineChance: "chance of a MW of the pipeline"
        }
    }

    /// Its unit.
    var unit: FigureUnit {
        switch self {
        case .discountRate, .miningDecline, .uptime, .leaseMargin, .escalator, .cloudMargin, .residual,
            .share, .pipelineChance:
            .ratio
        case .miningYears, .leaseDelay, .newLeaseYears, .buildYears: .years
        case .otherCost: .usdPerMegawattHour
        case .efficiency: .joulesPerTerahash
        case .powerCost: .centsPerKilowattHour
        case .capital, .cloudCapital, .powerValue: .usdPerMegawatt
        case .overhead: .one
        case .rent: .usdPerKilowattMonth
        }
    }

    /// Low, ordinary and high value where the facts have no comparable.
    var judgement: (low: Double, value: Double, high: Double) {
        switch self {
        case .discountRate: (0.07, 0.09, 0.13)
        case .miningYears: (3, 6, 10)
        case .miningDecline: (0.05, 0.15, 0.30)
        case .uptime: (0.85, 0.95, 0.98)
        case .otherCost: (2, 5, 10)
        case .efficiency: (15, 18, 22)
        case .powerCost: (3, 4, 5)
        case .leaseMargin: (0.80, 0.85, 0.90)
        case .escalator: (0, 0.03, 0.035)
        case .cloudMargin: (0.6, 0.85, 0.9)
        case .capital: (8e6, 10e6, 15e6)
        case .cloudCapital: (25e6, 35e6, 45e6)
        case .residual: (0, 0.5, 1)
        case .leaseDelay: (0, 1, 3)
        case .overhead: (1.2, 1.35, 1.5)
        case .rent: (100, 140, 180)
        case .newLeaseYears: (10, 15, 20)
        case .buildYears: (2, 3, 5)
        case .share: (0, 0.3, 0.8)
        case .powerValue: (2e5, 5e5, 3e6)
        case .pipelineChance: (0.1, 0.25, 0.5)
        }
    }

    /// Values that make sense; others are refused.
    public var permitted: ClosedRange<Double> {
        switch self {
        case .discountRate: 0.001...1
        case .miningDecline: 0...0.99
        case .uptime, .leaseMargin, .cloudMargin, .residual, .share, .pipelineChance: 0...1
        case .escalator: 0...0.2
        case .miningYears, .newLeaseYears: 1...40
        case .leaseDelay, .buildYears: 0...20
        case .otherCost: 0...1_000
        case .efficiency: 1...1_000
        case .powerCost: 0...100
        case .capital, .cloudCapital: 0...1e9
        case .overhead: 1...5
        case .rent: 0...10_000
        case .powerValue: 0...1e9
        }
    }

    /// Whether only whole numbers make sense.
    public var isWhole: Bool { unit == .years }

    /// How the range was chosen.
    var reason: String {
        switch self {
        case .discountRate: "from the coupons of miners' secured notes, 7.1 % and more, to what equity asks"
        case .miningYears: "a generation of machines to two"
        case .miningDecline: "growth of the network and the halving of 2028, less a rising price"
        case .uptime: "curtailment and repair"
        case .otherCost: "staff, repair and hosting; companies report it in other ways"
        case .escalator: "leases that state one rise by 3 % a year; the others may not rise at all"
        case .cloudMargin: "what IREN said of its contract; others report less"
        case .cloudCapital: "IREN's order of GPUs, about 29 m a megawatt, and the hall"
        case .residual: "renewals and options are in no contract value; a shell outlives its first lease"
        case .leaseDelay: "deliveries that the deals name: half a year to two and a half"
        case .newLeaseYears: "terms of the deals"
        case .buildYears: "time to a tenant and to build"
        case .share: "nobody publishes it; reverse mode asks what the price needs"
        case .powerValue: "sites with power sold for 0.4 to 0.55 m; a bank took 3 m for AI sites in 2026"
        case .pipelineChance: "nobody publishes it"
        case .efficiency, .powerCost, .leaseMargin, .capital, .overhead, .rent: "no comparable in the tables"
        }
    }
}

/// The assumptions of one valuation: from comparables where there are any, else judged, else as the user says.
public struct ValueAssumptions: Sendable {
    private let figures: [ValueAssumption: Figure]
    private let ranges: [ValueAssumption: ClosedRange<Double>]
    /// What was changed from the ordinary, sorted; empty where nothing.
    public let changes: [ValueAssumption: Double]
    /// How NOI runs over the term of a lease.
    public let leasePath: LeasePath
    private let day: CivilDate

    /// How NOI runs over the term of a lease whose mean is known.
    public enum LeasePath: String, CaseIterable, Hashable, Sendable {
        /// It rises each year by the escalator, as lease models reckon.
        case rising
        /// It is the mean in every year.
        case level
    }

    /// Assumptions of a day.
    ///
    /// - Parameters:
    ///   - comparables: figures of other companies and deals, whose mean is taken and whose span is the range.
    init(comparables: [ValueAssumption: [Figure]], on day: CivilDate) {
        self.day = day
        changes = [:]
        leasePath = .rising
        var figures: [ValueAssumption: Figure] = [:]
        var ranges: [ValueAssumption: ClosedRange<Double>] = [:]
        for assumption in ValueAssumption.allCases {
            let peers = comparables[assumption] ?? []
            let values = peers.map(\.value)
            guard let low = values.min(), let high = values.max() else {
                let (low, value, high) = assumption.judgement
                ranges[assumption] = low...high
                figures[assumption] = Self.judged(assumption, value, on: day)
                continue
            }
            ranges[assumption] = low...high
            figures[assumption] = .derived(
                Self.id(assumption, nil), "assumed \(assumption.words)", assumption.unit, asOf: .day(day),
                by: .meanOfInputs(peers.count), from: peers,
                note: "assumption: the mean of comparables that were known, not a fact of the company")
        }
        self.figures = figures
        self.ranges = ranges
    }

    private init(
        _ base: ValueAssumptions, _ changes: [ValueAssumption: Double], _ leasePath: LeasePath
    ) {
        day = base.day
        self.leasePath = leasePath
        ranges = base.ranges
        self.changes = base.changes.merging(changes) { $1 }
        var figures = base.figures
        for (assumption, value) in changes {
            figures[assumption] = .read(
                Self.id(assumption, value), "assumed \(assumption.words)", value, assumption.unit,
                asOf: .day(base.day),
                from: Source(
                    title: "Assumption, changed for this valuation", verification: .unverified,
                    note: "instead of \(base[assumption].value)"))
        }
        self.figures = figures
    }

    /// The same with other values.
    public func changing(_ changes: [ValueAssumption: Double]) -> ValueAssumptions {
        ValueAssumptions(self, changes, leasePath)
    }

    /// The same with another path of leases.
    public func with(_ leasePath: LeasePath) -> ValueAssumptions { ValueAssumptions(self, [:], leasePath) }

    /// An assumption as a figure.
    public subscript(assumption: ValueAssumption) -> Figure {
        guard let figure = figures[assumption] else { preconditionFailure("no figure of \(assumption)") }
        return figure
    }

    /// Its range.
    public func range(_ assumption: ValueAssumption) -> ClosedRange<Double> {
        guard let range = ranges[assumption] else { preconditionFailure("no range of \(assumption)") }
        return range
    }

    /// Tells the figures of a changed valuation from those of the ordinary one; empty for that.
    var variant: String {
        changes.sorted { $0.key.rawValue < $1.key.rawValue }.map { "-\($0.key.rawValue)-\($0.value)" }
            .joined() + (leasePath == .rising ? "" : "-" + leasePath.rawValue)
    }

    private static func id(_ assumption: ValueAssumption, _ value: Double?) -> FigureID {
        FigureID("assumption", assumption.rawValue + (value.map { "-\($0)" } ?? ""))
    }

    private static func judged(_ assumption: ValueAssumption, _ value: Double, on day: CivilDate) -> Figure {
        .read(
            id(assumption, nil), "assumed \(assumption.words)", value, assumption.unit, asOf: .day(day),
            from: Source(
                title: "Assumption of Hashwatt", verification: .unverified, note: assumption.reason))
    }
}
