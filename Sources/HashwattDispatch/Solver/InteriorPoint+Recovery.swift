// SPDX-License-Identifier: Apache-2.0

extension InteriorPoint {
    /// Bound on the objective from the current duals.
    func dualBound() -> Double { duals.bound(model, patterns) }

    /// Value of a column in every interval, in the problem's units.
    private func amounts(_ column: Int) -> [Double] {
        var values: [Double] = []
        values.reserveCapacity(model.groups * laneCount)
        for group in 0..<model.groups {
            let place = group * model.columnCount + column
            let width = model.width[place]
            let found = clear.isFixed(place) ? clear.value(place, model) : held.value(column, group)
            var value = least(width, most(.zero, found))
            if !model.lower.isEmpty { value += model.lower[place] }
            for lane in 0..<laneCount { values.append(value[lane]) }
        }
        values.removeLast(values.count - model.problem.count)
        return values
    }

    /// The plan at the current point, its rows repaired: budgets kept, stored energy recomputed, what is left of
    /// the balance put where there is room.
    func plan() -> DispatchPlan {
        let problem = model.problem
        let count = problem.count
        var plan = DispatchPlan(count: count)
        for (column, kind) in model.kinds.enumerated() {
            let values = amounts(column)
            switch kind {
            case .machines: plan.classMW += values
            case .machineReserve(let index):
                if plan.classReserveMW.isEmpty {
                    plan.classReserveMW = [Double](repeating: 0, count: problem.site.classes.count * count)
                }
                plan.classReserveMW.replaceSubrange(index * count..<(index + 1) * count, with: values)
            case .sale: plan.saleMW = values
            case .idle: plan.idleMW = values
            case .purchase: plan.purchaseMW = values
            case .optional: plan.optionalContractMW += values
            case .curtailed: plan.curtailedMW = values
            case .charge: plan.chargeMW = values
            case .discharge: plan.dischargeMW = values
            case .stored: plan.storedMWh = values
            case .generator: plan.generatorMW += values
            case .reserveSlack, .siteReserve, .drawPositive, .drawNegative, .demandSlack, .ramp, .on, .start,
                .stop, .mostSlack, .leastSlack:
                break
            }
        }
        keepBudgets(&plan)
        PlanRepair(model: model).repair(&plan)
        return plan
    }

    private func keepBudgets(_ plan: inout DispatchPlan) {
        for (number, period) in model.budgets.enumerated() {
            let used = DispatchProblem.total(plan.curtailedMW[period]) * model.problem.hours
            let allowed = budgets.upper[number]
            guard used > allowed else { continue }
            for t in period { plan.curtailedMW[t] *= allowed / used }
        }
    }
}

/// Puts what rounding left of the rows where there is room, and measures what remains.
struct PlanRepair {
    let model: StageModel

    /// Recomputes stored energy and closes the balance of every interval.
    func repair(_ plan: inout DispatchPlan) {
        let problem = model.problem
        if let battery = problem.site.battery, !plan.storedMWh.isEmpty {
            StorageRepair(battery: battery, hours: problem.hours).repair(&plan)
        }
        let count = problem.count
        var excess = problem.excess(plan)
        for (column, kind) in model.kinds.enumerated() {
            switch kind {
            case .sale: close(&excess, &plan.saleMW, 0, column, 1)
            case .idle: close(&excess, &plan.idleMW, 0, column, 1)
            case .purchase: close(&excess, &plan.purchaseMW, 0, column, -1)
            case .optional(let index): close(&excess, &plan.optionalContractMW, index * count, column, -1)
            default: break
            }
        }
        for (column, kind) in model.kinds.enumerated() {
            if case .machines(let index) = kind { close(&excess, &plan.classMW, index * count, column, 1) }
        }
    }

    /// Takes the excess of every interval into values from `first` on, within the column's bounds.
    private func close(
        _ excess: inout [Double], _ values: inout [Double], _ first: Int, _ column: Int, _ sign: Double
    ) {
        for t in excess.indices where excess[t] != 0 {
            let place = t >> laneShift * model.columnCount + column
            let least = model.lower.isEmpty ? 0 : model.lower[place][t & laneMask]
            let before = values[first + t]
            let after = min(least + model.width[place][t & laneMask], max(least, before + sign * excess[t]))
            excess[t] -= sign * (after - before)
            values[first + t] = after
        }
    }
}

extension DispatchProblem {
    /// Power at the bus that no use takes in each interval, MW.
    func excess(_ plan: DispatchPlan) -> [Double] {
        let firm = site.ai?.megawatts ?? 0
        var excess = (0..<count).map { supply($0) - firm }
        func add(_ values: [Double], _ sign: Double) {
            for start in Swift.stride(from: 0, to: values.count, by: count) {
                for t in 0..<count { excess[t] += sign * values[start + t] }
            }
        }
        for values in [
            plan.purchaseMW, plan.optionalContractMW, plan.generatorMW, plan.dischargeMW, plan.curtailedMW,
        ] { add(values, 1) }
        for values in [plan.classMW, plan.saleMW, plan.idleMW, plan.chargeMW] { add(values, -1) }
        return excess
    }

    /// Largest violation of a balance, limit or budget by a plan, MW or MWh; on/off rules are not looked at.
    public func largestViolation(_ plan: DispatchPlan) -> Double {
        var worst = 0.0
        let grid = site.grid
        let (draw, excess) = (draw(plan), excess(plan))
        for t in 0..<count {
            worst = max(worst, abs(excess[t]))
            worst = max(worst, draw[t] - grid.drawLimitMW, -draw[t] - grid.injectionLimitMW)
        }
        if let battery = site.battery, !plan.storedMWh.isEmpty {
            for level in plan.storedMWh { worst = max(worst, -level, level - battery.energyMWh) }
            if let final = battery.finalMWh { worst = max(worst, abs(plan.storedMWh[count - 1] - final)) }
        }
        if let ai = site.ai, !plan.curtailedMW.isEmpty {
            for (index, period) in periods(series.budgetPeriod).enumerated() where ai.budgetMWh < .infinity {
                worst = max(worst, plan.curtailedMW[period].reduce(0, +) * hours - budgetMWh(index))
            }
        }
        return max(worst, rampViolation(plan), reserveViolation(plan))
    }

    private func reserveViolation(_ plan: DispatchPlan) -> Double {
        guard let reserve = site.reserve, !plan.classReserveMW.isEmpty else { return 0 }
        var worst = 0.0
        for t in 0..<count {
            var total = 0.0
            for place in Swift.stride(from: t, to: plan.classReserveMW.count, by: count) {
                worst = max(worst, plan.classReserveMW[place] - plan.classMW[place])
                total += plan.classReserveMW[place]
            }
            worst = max(worst, total - reserve.limitMW)
        }
        return worst
    }

    private func rampViolation(_ plan: DispatchPlan) -> Double {
        var worst = 0.0
        let units = committedUnits
        for (index, machines) in site.classes.enumerated() {
            guard let change = ramp(machines), !plan.classMW.isEmpty else { continue }
            let unit = units.firstIndex { !$0.isGenerator && $0.index == index }
            if unit != nil && plan.isOn.isEmpty { continue }
            for t in (machines.loadBeforeMW == nil ? 1 : 0)..<max(1, count) {
                if let unit {
                    let before = t > 0 ? plan.isOn[unit * count + t - 1] : units[unit].before > 0 ? 1 : 0
                    if plan.isOn[unit * count + t] != before { continue }
                }
                let before = t > 0 ? plan.classMW[index * count + t - 1] : machines.loadBeforeMW ?? 0
                let step = plan.classMW[index * count + t] - before
                worst = max(worst, abs(step) - change)
            }
        }
        return worst
    }
}
