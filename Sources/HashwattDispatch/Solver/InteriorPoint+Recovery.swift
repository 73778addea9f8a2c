// SPDX-License-Identifier: Apache-2.0

extension InteriorPoint {
    /// Bound on the objective from the current duals: for boxes, every dual vector gives one.
    ///
    ///     L(y) = b·y + Σ min(0, c − Aᵀy) u      (minimisation)
    func dualBound() -> Double {
        var sum = CompensatedSum()
        let rows = model.localCount + model.linkCount
        for group in 0..<model.groups {
            let slots = dualSlots(group)
            var part = Lanes.zero
            for row in 0..<rows { part += slots[row] * model.rhs[group * rows + row] }
            for p in 0..<patterns.count {
                let priced = patterns.value(p, slots)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * model.columnCount + column
                    part += pointwiseMin(Lanes.zero, model.cost[place] - priced) * model.width[place]
                }
            }
            sum.add(part.sum())
        }
        for index in peaks.x.indices { sum.add(min(0, reducedPeak(index)) * peaks.upper[index]) }
        for index in budgets.x.indices {
            let dual = budgets.dual[index]
            sum.add(dual * budgets.upper[index] + min(0, -dual) * budgets.upper[index])
        }
        return model.problem.constantUSD - sum.value - model.shiftCost
    }

    /// Shadow prices in the units of the problem.
    func duals() -> DualValues {
        let count = model.problem.count
        var duals = DualValues()
        for (row, kind) in model.localRows.enumerated() {
            let values = (0..<count).map {
                -localDual[$0 >> laneShift * model.localCount + row][$0 & laneMask]
            }
            switch kind {
            case .balance: duals.balanceUSDPerMWh = values.map { $0 / model.problem.hours }
            case .draw: duals.drawUSDPerMW = values
            case .demand: duals.demandUSDPerMW = values
            case .machineReserve: duals.classReserveUSDPerMW += values
            case .most, .least: break
            case .siteReserve: duals.reserveUSDPerMW = values
            }
        }
        for (link, kind) in model.linkRows.enumerated() {
            let values = (0..<count).map { -linkDual[$0 * model.linkCount + link] }
            switch kind {
            case .storage: duals.storageUSDPerMWh = values
            case .ramp: duals.rampUSDPerMW += values
            case .commitment: break
            }
        }
        duals.budgetUSDPerMWh = budgets.dual.map { -$0 }
        return duals
    }

    /// Value of a column in interval `t`, in the problem's units.
    func amount(_ column: Int, _ t: Int) -> Double {
        let place = t >> laneShift * model.columnCount + column
        let low = model.lower.isEmpty ? 0 : model.lower[place][t & laneMask]
        let width = model.width[place][t & laneMask]
        return low + (width > 0 ? min(width, max(0, x[place][t & laneMask])) : 0)
    }

    /// The plan at the current point, its rows repaired: budgets kept, stored energy recomputed, what is left of
    /// the balance put where there is room.
    func plan() -> DispatchPlan {
        let problem = model.problem
        let count = problem.count
        var plan = DispatchPlan(count: count)
        for (column, kind) in model.kinds.enumerated() {
            let values = (0..<count).map { amount(column, $0) }
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
                .stop,
                .mostSlack, .leastSlack:
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
        for t in 0..<problem.count {
            var excess = problem.excess(plan, t)
            func raise(_ values: inout [Double], _ index: Int, _ most: Double, _ sign: Double) {
                guard !values.isEmpty, excess != 0 else { return }
                let wanted = values[index] + sign * excess
                let given = min(most, max(0, wanted))
                excess -= sign * (given - values[index])
                values[index] = given
            }
            for (column, kind) in model.kinds.enumerated() {
                let most = model.width[t >> laneShift * model.columnCount + column][t & laneMask]
                switch kind {
                case .sale: raise(&plan.saleMW, t, most, 1)
                case .idle: raise(&plan.idleMW, t, most, 1)
                case .purchase: raise(&plan.purchaseMW, t, most, -1)
                case .optional(let index):
                    raise(&plan.optionalContractMW, index * problem.count + t, most, -1)
                default: break
                }
            }
        }
        if let battery = problem.site.battery, !plan.storedMWh.isEmpty { restore(&plan, battery) }
    }

    private func restore(_ plan: inout DispatchPlan, _ battery: Battery) {
        var level = battery.initialMWh
        let hours = model.problem.hours
        for t in plan.storedMWh.indices {
            level += hours * battery.chargeEfficiency * plan.chargeMW[t]
            level -= hours * plan.dischargeMW[t] / battery.dischargeEfficiency
            plan.storedMWh[t] = level
        }
    }
}

extension DispatchProblem {
    /// Power at the bus that no use takes in interval `t`, MW.
    func excess(_ plan: DispatchPlan, _ t: Int) -> Double {
        func at(_ values: [Double]) -> Double {
            var sum = 0.0
            for start in Swift.stride(from: 0, to: values.count, by: count) { sum += values[start + t] }
            return sum
        }
        let supply =
            self.supply(t) + at(plan.purchaseMW) + at(plan.optionalContractMW) + at(plan.generatorMW)
            + at(plan.dischargeMW) + at(plan.curtailedMW)
        return supply - (site.ai?.megawatts ?? 0) - at(plan.classMW) - at(plan.saleMW) - at(plan.idleMW)
            - at(plan.chargeMW)
    }

    /// Largest violation of a balance, limit or budget by a plan, MW or MWh; on/off rules are not looked at.
    public func largestViolation(_ plan: DispatchPlan) -> Double {
        var worst = 0.0
        let grid = site.grid
        let draw = draw(plan)
        for t in 0..<count {
            worst = max(worst, abs(excess(plan, t)))
            worst = max(worst, draw[t] - grid.drawLimitMW, -draw[t] - grid.injectionLimitMW)
        }
        if let battery = site.battery, !plan.storedMWh.isEmpty {
            for level in plan.storedMWh { worst = max(worst, -level, level - battery.energyMWh) }
            if let final = battery.finalMWh { worst = max(worst, abs(plan.storedMWh[count - 1] - final)) }
        }
        if let ai = site.ai, !plan.curtailedMW.isEmpty {
            for period in periods(series.budgetPeriod) {
                worst = max(worst, plan.curtailedMW[period].reduce(0, +) * hours - ai.budgetMWh)
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
            for t in 1..<max(1, count) {
                if let unit, plan.isOn[unit * count + t] != plan.isOn[unit * count + t - 1] { continue }
                let step = plan.classMW[index * count + t] - plan.classMW[index * count + t - 1]
                worst = max(worst, abs(step) - change)
            }
        }
        return worst
    }
}
