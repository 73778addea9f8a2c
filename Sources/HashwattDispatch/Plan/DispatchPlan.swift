// SPDX-License-Identifier: Apache-2.0

/// What each part of the site does in each interval.
///
/// Flat arrays in order of time, MW unless said; arrays over classes, generators or contracts are one after the
/// other: element `index * count + t`. An array whose feature the site lacks is empty and reads as zero.
public struct DispatchPlan: Hashable, Sendable {
    /// Number of intervals.
    public let count: Int
    /// Load of each class.
    public var classMW: [Double] = []
    /// Reserve held by each class.
    public var classReserveMW: [Double] = []
    /// Whether each committed class, then each committed generator, is on (1) or off (0).
    public var isOn: [UInt8] = []
    /// Power sold at the real-time price.
    public var saleMW: [Double] = []
    /// Power bought at the real-time price.
    public var purchaseMW: [Double] = []
    /// Contracted power left unused.
    public var idleMW: [Double] = []
    /// AI load shed.
    public var curtailedMW: [Double] = []
    /// Whether an event of shedding is under way (1), which may hold intervals that shed nothing; empty where events
    /// and hours are not counted.
    public var isShedding: [UInt8] = []
    /// Power into the battery.
    public var chargeMW: [Double] = []
    /// Power out of the battery.
    public var dischargeMW: [Double] = []
    /// Energy in the battery after the interval, MWh.
    public var storedMWh: [Double] = []
    /// Output of each generator.
    public var generatorMW: [Double] = []
    /// Power drawn from each contract that is not take-or-pay.
    public var optionalContractMW: [Double] = []

    /// A plan in which nothing runs.
    public init(count: Int) { self.count = count }

    /// Notes a schedule of events, less what sheds nothing at the ends of each.
    ///
    /// - Parameter isUnderWay: whether one was before the first interval, so that the first event continues it.
    mutating func note(events: [UInt8], isUnderWay: Bool) {
        isShedding = events
        var t = 0
        while t < count {
            guard events[t] == 1 else {
                t += 1
                continue
            }
            let end = (t..<count).first { events[$0] == 0 } ?? count
            let shed = (t..<end).filter { curtailedMW[$0] > 1e-6 }
            let first = t == 0 && isUnderWay ? 0 : shed.first ?? end
            let last = shed.last ?? t - 1
            for idle in t..<end where idle < first || idle > last { isShedding[idle] = 0 }
            t = end
        }
    }
}

/// Which algorithm found a plan and its bound.
public enum SolutionMethod: String, Hashable, Sendable, CaseIterable {
    /// Nothing couples in time: uses of power in order of value, the marginal price is the dual.
    case meritOrder = "merit-order"
    /// On/off decisions of classes that do not compete: one dynamic program a class.
    case classDynamicPrograms = "class-dynamic-programs"
    /// On/off decisions of competing classes: one dynamic program over their joint states.
    case productDynamicProgram = "product-dynamic-program"
    /// A linear program: primal–dual interior point, block-tridiagonal in time.
    case interiorPoint = "interior-point"
    /// On/off decisions beside storage, budgets or too many states: Lagrangian bound and repaired plan.
    case lagrangian = "lagrangian"
    /// A solver of mixed-integer programs that was supplied, where the others left a gap.
    case linearSolver = "linear-solver"
}

/// How a solve ended.
public enum Termination: Hashable, Sendable {
    /// The gap is at most the tolerance.
    case optimal
    /// A plan whose distance from the optimum is at most this, relative to its objective.
    case feasible(relativeGap: Double)
}

/// The proof that comes with a plan.
public struct Certificate: Hashable, Sendable {
    /// Objective of the returned plan, recomputed from the plan, USD.
    public var primalObjectiveUSD: Double
    /// No plan earns more than this, USD; computed from `duals` or from the dynamic program's value function.
    public var dualBoundUSD: Double
    /// Largest violation of a limit or balance in the returned plan, MW or MWh.
    public var largestViolation: Double
    /// Shadow prices; empty arrays where the method has none.
    public var duals: DualValues

    /// (bound − objective) / max(1, |objective|).
    public var relativeGap: Double {
        (dualBoundUSD - primalObjectiveUSD) / max(1, abs(primalObjectiveUSD))
    }
}

/// Shadow prices of the rows: what one more unit on the right-hand side would earn.
public struct DualValues: Hashable, Sendable {
    /// Price of power at the bus, USD per MWh.
    public var balanceUSDPerMWh: [Double] = []
    /// Price of stored energy after each interval, USD per MWh.
    public var storageUSDPerMWh: [Double] = []
    /// Price of draw under the limits and peak charges, USD per MW and interval.
    public var drawUSDPerMW: [Double] = []
    /// Share of the demand charge that falls on each interval, USD per MW.
    public var demandUSDPerMW: [Double] = []
    /// Price of the AI budget in each budget period, USD per MWh.
    public var budgetUSDPerMWh: [Double] = []
    /// Price of each ramp row, class after class over the classes with a ramp limit, USD per MW.
    public var rampUSDPerMW: [Double] = []
    /// Price of each class's reserve row, class after class over the classes that offer it, USD per MW.
    public var classReserveUSDPerMW: [Double] = []
    /// Price of the site's reserve limit, USD per MW.
    public var reserveUSDPerMW: [Double] = []
}

/// A plan with its outcome, money by stream and proof.
public struct DispatchSolution: Hashable, Sendable {
    /// The plan.
    public var plan: DispatchPlan
    /// Its money by stream.
    public var streams: RevenueStreams
    /// How the solve ended.
    public var termination: Termination
    /// Which path ran.
    public var method: SolutionMethod
    /// The proof.
    public var certificate: Certificate
    /// Iterations of the interior point or of the Lagrangian; 0 for the others.
    public var iterations: Int
}
