// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch

/// Every rule of a site, read off a plan by code that shares none with the solver or the policies.
///
/// Where ``DispatchProblem/largestViolation(_:)`` looks at rows, this looks at what a tenant, a grid operator or a
/// machine would notice: minimum times, starts, events of shedding, ramps, budgets, over the whole horizon.
struct PlanRules {
    let site: Site
    let series: DispatchSeries
    let plan: DispatchPlan
    /// MW and MWh that rounding may add up to.
    var tolerance = 2e-5

    private var count: Int { series.realTimeUSDPerMWh.count }
    private var hours: Double { series.intervalHours }

    init(_ problem: DispatchProblem, _ plan: DispatchPlan) {
        (site, series, self.plan) = (problem.site, problem.series, plan)
    }

    /// What is broken, with the interval; empty where every rule holds.
    var broken: [String] {
        (0..<count).flatMap { balance($0) + limits($0) } + units() + ramps() + shedding() + storage()
    }

    private func at(_ values: [Double], _ t: Int, _ index: Int = 0) -> Double {
        values.isEmpty ? 0 : values[index * count + t]
    }

    private func mined(_ t: Int) -> Double {
        site.classes.indices.reduce(0) { $0 + at(plan.classMW, t, $1) }
    }

    private func generated(_ t: Int) -> Double {
        site.generators.indices.reduce(0) { $0 + at(plan.generatorMW, t, $1) }
    }

    private func power(_ contract: PowerContract, _ t: Int) -> Double {
        contract.profileMW.isEmpty ? contract.megawatts : contract.profileMW[t]
    }

    private func balance(_ t: Int) -> [String] {
        let firm = site.contracts.filter(\.isTakeOrPay).reduce(0) { $0 + power($1, t) }
        let wanted = site.contracts.filter { !$0.isTakeOrPay }.indices.reduce(0) {
            $0 + at(plan.optionalContractMW, t, $1)
        }
        let sources =
            firm + wanted + at(plan.purchaseMW, t) + generated(t) + at(plan.dischargeMW, t)
            + at(plan.curtailedMW, t)
        let uses =
            mined(t) + at(plan.saleMW, t) + at(plan.idleMW, t) + at(plan.chargeMW, t)
            + (site.ai?.megawatts ?? 0)
        return abs(sources - uses) > tolerance ? ["balance at \(t): \(sources) of \(uses)"] : []
    }

    private func limits(_ t: Int) -> [String] {
        var found: [String] = []
        func hold(_ name: String, _ value: Double, _ least: Double, _ most: Double) {
            if value < least - tolerance || value > most + tolerance {
                found.append("\(name) at \(t): \(value) outside \(least)...\(most)")
            }
        }
        let grid = site.grid
        for (index, machines) in site.classes.enumerated() {
            hold(machines.name, at(plan.classMW, t, index), 0, machines.capacityMW)
        }
        for (index, generator) in site.generators.enumerated() {
            hold(generator.name, at(plan.generatorMW, t, index), 0, generator.capacityMW)
        }
        for (index, contract) in site.contracts.filter({ !$0.isTakeOrPay }).enumerated() {
            hold(contract.name, at(plan.optionalContractMW, t, index), 0, power(contract, t))
        }
        let firm = site.contracts.filter(\.isTakeOrPay).reduce(0) { $0 + power($1, t) }
        hold("idle", at(plan.idleMW, t), 0, firm)
        hold("sale", at(plan.saleMW, t), 0, grid.saleLimitMW)
        hold("purchase", at(plan.purchaseMW, t), 0, grid.purchaseLimitMW)
        hold("shedding", at(plan.curtailedMW, t), 0, site.ai?.curtailableMW ?? 0)
        hold("charge", at(plan.chargeMW, t), 0, site.battery?.powerMW ?? 0)
        hold("discharge", at(plan.dischargeMW, t), 0, site.battery?.powerMW ?? 0)
        let draw =
            (site.ai?.megawatts ?? 0) + mined(t) + at(plan.chargeMW, t) - at(plan.curtailedMW, t)
            - at(plan.dischargeMW, t) - generated(t)
        hold("draw", draw, -grid.injectionLimitMW, grid.drawLimitMW)
        var held = 0.0
        for (index, machines) in site.classes.enumerated() {
            let reserve = at(plan.classReserveMW, t, index)
            hold("reserve", reserve, 0, machines.offersReserve ? at(plan.classMW, t, index) : 0)
            held += reserve
        }
        hold("reserve of the site", held, 0, site.reserve?.limitMW ?? 0)
        return found
    }

    /// A unit that is on or off: load within its range while on, none while off, minimum times kept.
    private func units() -> [String] {
        var found: [String] = []
        var place = 0
        func walk(
            _ name: String, _ load: (Int) -> Double, _ least: Double, up: Double, down: Double, before: Double
        ) {
            let isOn = (0..<count).map { plan.isOn[place * count + $0] == 1 }
            place += 1
            var state = before > 0
            var age = abs(before)
            for t in 0..<count {
                if isOn[t] != state {
                    let needed = state ? up : down
                    if age < needed - 1e-9 {
                        found.append("\(name) switches at \(t) after \(age) h of \(needed)")
                    }
                    (state, age) = (isOn[t], 0)
                }
                age += hours
                if isOn[t] ? load(t) < least - tolerance : load(t) > tolerance {
                    found.append("\(name) at \(t): \(load(t)) MW while \(isOn[t] ? "on" : "off")")
                }
            }
        }
        for (index, machines) in site.classes.enumerated()
        where machines.minimumLoadMW > 0 || machines.startCostUSD > 0 || machines.minimumUpHours > hours
            || machines.minimumDownHours > hours
        {
            walk(
                machines.name, { at(plan.classMW, $0, index) }, machines.minimumLoadMW,
                up: machines.minimumUpHours, down: machines.minimumDownHours, before: machines.hoursInState)
        }
        for (index, generator) in site.generators.enumerated()
        where generator.minimumLoadMW > 0 || generator.startCostUSD > 0 {
            walk(
                generator.name, { at(plan.generatorMW, $0, index) }, generator.minimumLoadMW, up: 0, down: 0,
                before: generator.startsOn ? .infinity : -.infinity)
        }
        return found
    }

    private func ramps() -> [String] {
        var found: [String] = []
        for (index, machines) in site.classes.enumerated() where machines.rampMWPerHour < .infinity {
            let switches =
                machines.minimumLoadMW > 0 || machines.startCostUSD > 0 || machines.minimumUpHours > hours
                || machines.minimumDownHours > hours
            for t in (machines.loadBeforeMW == nil ? 1 : 0)..<count {
                let before = t > 0 ? at(plan.classMW, t - 1, index) : machines.loadBeforeMW ?? 0
                let now = at(plan.classMW, t, index)
                // A start or a stop is exempt; both leave no load on one side.
                if switches && (before < tolerance || now < tolerance) { continue }
                if abs(now - before) > machines.rampMWPerHour * hours + tolerance {
                    found.append("\(machines.name) ramps at \(t) from \(before) to \(now)")
                }
            }
        }
        return found
    }

    private func shedding() -> [String] {
        guard let ai = site.ai, !plan.curtailedMW.isEmpty else { return [] }
        var found: [String] = []
        let isCounted =
            ai.budgetHours < .infinity || ai.maximumEventHours < .infinity || ai.maximumEvents < .max
        if isCounted && plan.isShedding.isEmpty && ai.curtailableMW > 0 {
            found.append("events are not noted")
        }
        var (used, period, run, events, total) = (0.0, Int32.min, ai.hoursInEvent, 0, 0.0)
        for t in 0..<count {
            let number = series.budgetPeriod.isEmpty ? 0 : series.budgetPeriod[t]
            if number != period { (used, period) = (t == 0 ? ai.shedSoFarMWh : 0, number) }
            used += plan.curtailedMW[t] * hours
            if used > max(ai.budgetMWh, t == 0 ? ai.shedSoFarMWh : 0) + tolerance, plan.curtailedMW[t] > 1e-6
            {
                found.append("budget at \(t): \(used) MWh")
            }
            guard !plan.isShedding.isEmpty else { continue }
            guard plan.isShedding[t] == 1 else {
                run = 0
                if plan.curtailedMW[t] > 1e-5 { found.append("shedding at \(t) outside an event") }
                continue
            }
            if run == 0 { events += 1 }
            run += hours
            total += hours
            if run > ai.maximumEventHours + 1e-9 { found.append("event at \(t): \(run) h") }
        }
        if total > ai.budgetHours + 1e-9 { found.append("\(total) h of shedding") }
        if events > ai.maximumEvents { found.append("\(events) events") }
        return found
    }

    private func storage() -> [String] {
        guard let battery = site.battery else { return [] }
        var found: [String] = []
        var level = battery.initialMWh
        for t in 0..<count {
            level +=
                hours
                * (at(plan.chargeMW, t) * battery.chargeEfficiency
                    - at(plan.dischargeMW, t) / battery.dischargeEfficiency)
            if level < -tolerance || level > battery.energyMWh + tolerance {
                found.append("\(level) MWh stored at \(t)")
            }
        }
        if let final = battery.finalMWh, abs(level - final) > tolerance {
            found.append("\(level) MWh at the end")
        }
        return found
    }
}
