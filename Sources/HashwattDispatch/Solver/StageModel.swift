// SPDX-License-Identifier: Apache-2.0

/// Four intervals side by side: two registers of the baseline, so that a kernel's values stay in registers.
typealias Lanes = SIMD4<Double>
let laneShift = 2
let laneCount = 1 << laneShift
let laneMask = laneCount - 1

/// The convex part of a problem as a linear program in stages, one stage an interval.
///
///     minimise Σ c·x   subject to   A x = b,   0 ≤ x ≤ u
///
/// Every stage has the same columns and rows. *Local* rows hold variables of one interval (balance, draw,
/// demand, reserve), *link* rows also those of the interval before (stored energy, ramps). Two kinds of unknown
/// reach over many stages: the peak of a billing period (a column in its demand rows) and the AI budget of a
/// period (a row over its intervals). Lower bounds are shifted to zero; upper bounds are finite, implied ones
/// where the problem has none, so that any dual vector gives a finite bound.
struct StageModel {
    /// What a column of every stage means.
    enum Kind: Hashable {
        case machines(Int)
        case machineReserve(Int)
        case reserveSlack(Int)
        case siteReserve
        case sale
        case idle
        case purchase
        case optional(Int)
        case curtailed
        case charge
        case discharge
        case stored
        case generator(Int)
        case drawPositive
        case drawNegative
        case demandSlack
        case ramp(Int)
        // Of committed units, by their place among them; only in the relaxation of on/off decisions.
        case on(Int)
        case start(Int)
        case stop(Int)
        case mostSlack(Int)
        case leastSlack(Int)
    }

    /// Coefficients shared by a run of columns. Unknowns are numbered: local rows, link rows of this stage, link
    /// rows of the next stage, the billing period's peak, the budget.
    struct Pattern {
        var columns: Range<Int>
        var entries: [(unknown: Int, coefficient: Double)]
    }

    let problem: DispatchProblem
    private(set) var kinds: [Kind] = []
    private(set) var patterns: [Pattern] = []
    /// Local rows in the order of elimination; balance is the last.
    let localRows: [LocalRow]
    /// Link rows: storage first if there is a battery, then one a ramped class.
    let linkRows: [LinkRow]
    let hasDemand: Bool
    let hasBudget: Bool

    enum LocalRow: Hashable {
        case most(Int)
        case least(Int)
        case machineReserve(Int)
        case siteReserve
        case draw
        case demand
        case balance
    }

    enum LinkRow: Hashable {
        case storage
        case ramp(Int)
        case commitment(Int)
    }

    /// Groups of eight stages; lanes beyond the horizon are fixed at zero.
    let groups: Int
    /// Cost, width `u` and (where any is not 0) lower bound, element `group * columns + column`.
    var cost: [Lanes] = []
    var width: [Lanes] = []
    var lower: [Lanes] = []
    /// Right-hand sides, element `group * (local + link) + row`, after the shift of the lower bounds.
    var rhs: [Lanes] = []
    /// Cost of the shift, USD.
    var shiftCost = 0.0
    let billing: [Range<Int>]
    let budgets: [Range<Int>]
    /// Energy that may be shed in each; an exhausted one, whose shedding is fixed at zero, keeps its full size.
    let budgetLimits: [Double]
    /// Number of the billing and of the budget period of each stage, up to the last lane of the last group.
    let peakOf: [Int32]
    let budgetOf: [Int32]
    /// Highest possible peak, MW.
    let peakLimit: Double

    var columnCount: Int { kinds.count }
    var localCount: Int { localRows.count }
    var linkCount: Int { linkRows.count }
    /// Unknowns of one stage's elimination.
    var unknowns: Int { localCount + 2 * linkCount + 2 }
    var peakUnknown: Int { localCount + 2 * linkCount }
    var budgetUnknown: Int { localCount + 2 * linkCount + 1 }

    /// The stages of a problem.
    ///
    /// - Parameters:
    ///   - isOn: on/off of each committed unit and interval; nil relaxes each to 0 … capacity.
    ///   - shedding: intervals in which AI load may be shed (1); nil allows all.
    ///   - relaxesUnits: adds on/off, start and stop of each committed unit as fractions.
    init(
        _ problem: DispatchProblem, isOn: [UInt8]? = nil, shedding: [UInt8]? = nil, relaxesUnits: Bool = false
    ) {
        self.problem = problem
        let site = problem.site
        let shape = Shape(
            problem, relaxesUnits: relaxesUnits, shedsNothing: shedding.map { !$0.contains(1) } ?? false)
        localRows = shape.localRows
        linkRows = shape.linkRows
        hasDemand = site.demandChargeUSDPerMW > 0
        hasBudget = shape.hasBudget
        peakLimit = shape.peakLimit
        groups = (problem.count + laneMask) / laneCount
        billing = hasDemand ? problem.periods(problem.series.billingPeriod) : []
        budgets = hasBudget ? problem.periods(problem.series.budgetPeriod) : []
        budgetLimits = budgets.indices.map { index in
            let left = problem.budgetMWh(index)
            return left > 1e-6 ? left : site.ai?.budgetMWh ?? 0
        }
        peakOf = Self.numbers(billing, groups * laneCount)
        budgetOf = Self.numbers(budgets, groups * laneCount)
        addColumns(shape)
        fill(StageBounds(problem, shape, isOn: isOn, shedding: shedding))
        if hasDemand { shiftCost += site.demandChargeUSDPerMW * site.peakSoFarMW }
    }

    private static func numbers(_ periods: [Range<Int>], _ count: Int) -> [Int32] {
        guard !periods.isEmpty else { return [] }
        var numbers: [Int32] = []
        numbers.reserveCapacity(count)
        for (number, period) in periods.enumerated() {
            numbers += repeatElement(Int32(number), count: period.count)
        }
        return numbers + repeatElement(Int32(periods.count - 1), count: count - numbers.count)
    }

    private mutating func addColumns(_ shape: Shape) {
        for (kind, entries) in shape.columns() {
            let same = patterns.last.map { last in
                last.entries.count == entries.count
                    && zip(last.entries, entries).allSatisfy { $0 == $1 }
            }
            if same == true {
                let last = patterns.count - 1
                patterns[last].columns = patterns[last].columns.lowerBound..<kinds.count + 1
            } else {
                patterns.append(Pattern(columns: kinds.count..<kinds.count + 1, entries: entries))
            }
            kinds.append(kind)
        }
    }

    private mutating func fill(_ bounds: StageBounds) {
        let columns = columnCount
        let rows = localCount + linkCount
        cost = [Lanes](repeating: .zero, count: groups * columns)
        width = cost
        rhs = [Lanes](repeating: .zero, count: groups * rows)
        if bounds.hasLower { lower = cost }
        for (row, kind) in localRows.enumerated() { fillRHS(row) { bounds.rhs(kind, $0) } }
        for (row, kind) in linkRows.enumerated() { fillRHS(localCount + row) { bounds.rhs(kind, $0) } }
        for column in kinds.indices { fillColumn(column, bounds) }
    }

    private mutating func fillRHS(_ row: Int, _ value: (Int) -> Double) {
        let rows = localCount + linkCount
        for t in 0..<problem.count { rhs[t >> laneShift * rows + row][t & laneMask] = value(t) }
    }

    private mutating func fillColumn(_ column: Int, _ bounds: StageBounds) {
        let kind = kinds[column]
        let columns = columnCount
        let entries = patterns.first { $0.columns.contains(column) }?.entries ?? []
        for t in 0..<problem.count {
            let place = t >> laneShift * columns + column
            let (low, high) = bounds.range(kind, t)
            let price = bounds.cost(kind, t)
            cost[place][t & laneMask] = price
            width[place][t & laneMask] = max(0, high - low)
            guard low != 0 else { continue }
            lower[place][t & laneMask] = low
            shiftCost += price * low
            for entry in entries { shift(entry.unknown, t, entry.coefficient * low) }
        }
    }

    private mutating func shift(_ unknown: Int, _ t: Int, _ amount: Double) {
        let rows = localCount + linkCount
        if unknown < rows { rhs[t >> laneShift * rows + unknown][t & laneMask] -= amount }
        if unknown >= rows, unknown < rows + linkCount, t + 1 < problem.count {
            rhs[(t + 1) >> laneShift * rows + unknown - linkCount][(t + 1) & laneMask] -= amount
        }
    }
}
