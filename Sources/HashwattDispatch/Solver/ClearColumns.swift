// SPDX-License-Identifier: Apache-2.0

/// Machines and shedding whose bound is plain before the interior point starts: it then has two thirds of the columns.
///
/// Classes run in the order of their value, as load of one is load of another. In an interval the battery moves what they
/// share by its power up or down. A class whose value lies above the marginal value of the least there can be is left at its
/// capacity, one below the marginal value of the most at 0, and shedding at 0 where it is worth nothing near its
/// budget's guessed price.
///
/// That is a guess. The dual bound prices every column of the model, fixed or not, so a wrong one shows as a gap, and
/// ``ConvexSolver`` then solves with all columns.
struct ClearColumns {
    /// Of every column in every group, element `group * columnCount + column`: 0, or ``isFixed`` and one bit a lane
    /// that stands at its upper bound. Empty where nothing is fixed.
    private(set) var marks: [UInt8] = []
    /// Right-hand sides less what fixed columns take, laid out as ``StageModel/rhs``.
    private(set) var rhs: [Lanes]

    private static let isFixed: UInt8 = 1 << laneCount

    /// Nothing fixed.
    init(_ model: StageModel) { rhs = model.rhs }

    var isEmpty: Bool { marks.isEmpty }

    /// Whether the rows of a model leave classes ranked by value alone.
    private static func suits(_ model: StageModel) -> Bool {
        model.localRows.allSatisfy { $0 == .demand || $0 == .balance } && model.linkRows == [.storage]
            && model.problem.site.generators.isEmpty
    }

    func isFixed(_ place: Int) -> Bool { !marks.isEmpty && marks[place] != 0 }

    /// Value of a column that is fixed; 0 of others.
    func value(_ place: Int, _ model: StageModel) -> Lanes {
        let width = model.width[place]
        var value = Lanes.zero
        for lane in 0..<laneCount where marks[place] >> lane & 1 == 1 { value[lane] = width[lane] }
        return value
    }

    /// Fixes what is clear. Complexity: O(intervals · uses).
    ///
    /// - Parameter budgetPrice: what a MWh of the shedding budget is guessed to be worth, USD.
    mutating func fix(_ model: StageModel, _ budgetPrice: Double) {
        guard Self.suits(model) else { return }
        let problem = model.problem
        let (low, high) = Self.marginalValues(problem, model.groups, budgetPrice)
        marks = [UInt8](repeating: 0, count: model.groups * model.columnCount)
        let shedding = problem.site.ai.map { $0.penaltyUSDPerMWh + budgetPrice / 2 } ?? .infinity
        let loads = Self.loadsWhereItPays(problem, low)
        // A cost is minus a value, for an interval.
        let perHour = -1 / problem.hours
        for group in 0..<model.groups where all(high[group] .< shedding) {
            for (column, kind) in model.kinds.enumerated() {
                let place = group * model.columnCount + column
                let value = perHour * model.cost[place]
                let isLower = value .< low[group]
                switch kind {
                case .machines: fix(place, column, isUpper: value .> high[group], isLower: isLower, model)
                case .curtailed: marks[place] = Self.isFixed
                case .sale where loads && all(isLower), .idle where loads && all(isLower):
                    marks[place] = Self.isFixed
                default: break
                }
            }
        }
        if marks.allSatisfy({ $0 == 0 }) { marks = [] }
    }

    /// Marginal value of power in every interval with the battery discharging and charging, USD per MWh; lanes beyond the
    /// horizon are below and above all.
    private static func marginalValues(
        _ problem: DispatchProblem, _ groups: Int, _ budgetPrice: Double
    ) -> (low: [Lanes], high: [Lanes]) {
        var uses = PowerUses(problem)
        uses.extraPenalty = budgetPrice
        let power = problem.site.battery?.powerMW ?? 0
        var low = [Lanes](repeating: Lanes(repeating: .infinity), count: groups)
        var high = [Lanes](repeating: Lanes(repeating: -.infinity), count: groups)
        for t in 0..<problem.count {
            uses.fill(t)
            high[t >> laneShift][t & laneMask] = MeritOrder.price(uses, of: uses.supply - power)
            low[t >> laneShift][t & laneMask] = MeritOrder.price(uses, of: uses.supply + power)
        }
        return (low, high)
    }

    /// Whether one MW of load, wherever it is worth more than its sale, earns four times what its demand charge costs, in every
    /// billing period.
    private static func loadsWhereItPays(_ problem: DispatchProblem, _ low: [Lanes]) -> Bool {
        let (site, series) = (problem.site, problem.series)
        guard site.demandChargeUSDPerMW > 0 else { return true }
        return problem.periods(series.billingPeriod).allSatisfy { period in
            var earned = 0.0
            for t in period {
                let sale = max(0, series.realTimeUSDPerMWh[t] - site.grid.saleDiscountUSDPerMWh)
                earned += max(0, low[t >> laneShift][t & laneMask] - sale)
            }
            return earned * problem.hours > 4 * site.demandChargeUSDPerMW
        }
    }

    private mutating func fix(
        _ place: Int, _ column: Int, isUpper: SIMDMask<SIMD4<Int64>>, isLower: SIMDMask<SIMD4<Int64>>,
        _ model: StageModel
    ) {
        guard all(isUpper .| isLower) else { return }
        marks[place] = Self.isFixed
        for lane in 0..<laneCount where isUpper[lane] { marks[place] |= 1 << UInt8(lane) }
        let value = value(place, model)
        let (group, rows) = (place / model.columnCount, model.localCount + model.linkCount)
        for entry in model.patterns.first(where: { $0.columns.contains(column) })?.entries ?? [] {
            rhs[group * rows + entry.unknown] -= entry.coefficient * value
        }
    }
}
