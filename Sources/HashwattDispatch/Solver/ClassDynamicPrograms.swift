// SPDX-License-Identifier: Apache-2.0

/// On/off decisions of classes that do not compete: each against the same outlet for power, so each exact alone.
///
/// Where the marginal use of power stays the same whether every committed class is off or at full load, its
/// value π is the price each class pays, and the site's optimum is the sum of one dynamic program a class.
enum ClassDynamicPrograms {
    /// Outlet price of each interval, USD per MWh, or nil where the classes compete in some interval.
    static func outletPrices(_ problem: DispatchProblem) -> [Double]? {
        let units = problem.committedUnits
        // A set of units is a mask of bits.
        if units.contains(where: \.isGenerator) || units.count >= Int.bitWidth { return nil }
        let committed = Set(units.map(\.index))
        var uses = PowerUses(problem)
        let isCommitted = uses.kinds.map { kind in
            if case .machines(let index) = kind { committed.contains(index) } else { false }
        }
        let most = units.reduce(0) { $0 + $1.capacity }
        var prices = [Double](repeating: 0, count: problem.count)
        for t in 0..<problem.count {
            uses.fill(t)
            var reached = 0.0
            let marginal = uses.order.first { use in
                if isCommitted[use] { return false }
                reached += uses.caps[use]
                return reached >= uses.supply - most && uses.caps[use] > 0
            }
            guard uses.supply >= most, let marginal, reached >= uses.supply else { return nil }
            prices[t] = uses.values[marginal]
        }
        return prices
    }

    /// The best plan, given the outlet prices. Complexity: O(T · (uses + Σ ages)).
    static func solve(_ problem: DispatchProblem, prices: [Double]) -> DispatchSolution {
        let units = problem.committedUnits
        let count = problem.count
        var isOn: [UInt8] = []
        var bound = CompensatedSum()
        for unit in units {
            let gain = gains(problem, unit, prices)
            let program = UnitDynamicProgram(
                gain: gain, up: unit.up, down: unit.down, startCost: unit.startCost,
                initialState: unit.initialState)
            isOn += program.isOn
            bound.add(program.value)
        }
        var stage = StageValues(problem)
        var writer = PlanWriter(problem, stage.kinds)
        for t in 0..<count {
            var mask = 0
            for index in units.indices where isOn[index * count + t] == 1 { mask |= 1 << index }
            bound.add(stage.worth(t, 0) * problem.hours)
            writer.write(stage.divide(t, mask), t)
        }
        writer.plan.isOn = isOn
        let streams = problem.evaluate(writer.plan)
        let certificate = Certificate(
            primalObjectiveUSD: streams.net, dualBoundUSD: bound.value + problem.constantUSD,
            largestViolation: 0, duals: DualValues(balanceUSDPerMWh: prices))
        return DispatchSolution(
            plan: writer.plan, streams: streams, termination: .optimal, method: .classDynamicPrograms,
            certificate: certificate, iterations: 0)
    }

    private static func gains(_ problem: DispatchProblem, _ unit: CommittedUnit, _ prices: [Double])
        -> [Double]
    {
        let count = problem.count
        let series = problem.series
        return (0..<count).map { t in
            let peak = series.peakChargeUSDPerMW.isEmpty ? 0 : series.peakChargeUSDPerMW[t]
            let margin =
                (series.classValueUSDPerMWh[unit.index * count + t] - prices[t]) * problem.hours - peak
            return margin * (margin > 0 ? unit.capacity : unit.minimum)
        }
    }
}
