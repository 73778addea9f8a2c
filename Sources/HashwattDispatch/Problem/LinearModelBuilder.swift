// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Writes a problem as a ``LinearModel``.
struct LinearModelBuilder {
    typealias Entry = (column: Int, value: Double)

    private let problem: DispatchProblem
    private let site: Site
    private let series: DispatchSeries
    private var model = LinearModel()
    /// Where a plan is to be found in the model that was built.
    private(set) var columns = ModelColumns()
    private let count: Int
    private let hours: Double
    private let infinity = Double.infinity
    /// Entries of each interval's balance (uses positive) and draw (load positive).
    private var balance: [[Entry]]
    private var draw: [[Entry]]

    init(_ problem: DispatchProblem) {
        self.problem = problem
        site = problem.site
        series = problem.series
        count = problem.count
        hours = problem.hours
        balance = Array(repeating: [], count: problem.count)
        draw = balance
    }

    mutating func build() -> LinearModel {
        model.offset = -problem.constantUSD
        let machines = addClasses()
        columns.classes = machines
        addMarket()
        addGenerators()
        addCurtailment()
        addBattery()
        addReserve(machines)
        addDraw()
        let firm = site.ai?.megawatts ?? 0
        for t in 0..<count { model.row(problem.supply(t) - firm, problem.supply(t) - firm, balance[t]) }
        return model
    }

    private mutating func addLoad(_ column: Int, _ t: Int, _ sign: Double) {
        balance[t].append((column, sign))
        draw[t].append((column, sign))
    }

    private mutating func addClasses() -> [[Int]] {
        let units = problem.committedUnits
        return site.classes.enumerated().map { index, machines in
            let unit = units.first { !$0.isGenerator && $0.index == index }
            let columns = (0..<count).map { t in
                let value = series.classValueUSDPerMWh[index * count + t]
                return model.column(-value * hours, 0, machines.capacityMW)
            }
            for t in 0..<count { addLoad(columns[t], t, 1) }
            let switches = unit.map { addCommitment($0, columns) }
            addRamp(machines, columns, switches)
            return columns
        }
    }

    /// On/off columns of a unit; returns its start and stop columns.
    private mutating func addCommitment(_ unit: CommittedUnit, _ columns: [Int]) -> (
        starts: [Int], stops: [Int]
    ) {
        let on = (0..<count).map { _ in model.column(0, 0, 1, integer: true) }
        let starts = (0..<count).map { _ in model.column(unit.startCost, 0, 1, integer: true) }
        let stops = (0..<count).map { _ in model.column(0, 0, 1, integer: true) }
        self.columns.units.append(on)
        for t in 0..<count {
            model.row(0, infinity, [(columns[t], 1), (on[t], -unit.minimum)])
            model.row(-infinity, 0, [(columns[t], 1), (on[t], -unit.capacity)])
            var change: [Entry] = [(on[t], 1), (starts[t], -1), (stops[t], 1)]
            if t > 0 { change.append((on[t - 1], -1)) }
            let before = t == 0 && unit.before > 0 ? 1.0 : 0
            model.row(before, before, change)
            let recentStarts = (max(0, t - unit.up + 1)...t).map { (column: starts[$0], value: 1.0) }
            model.row(-infinity, 0, recentStarts + [(on[t], -1)])
            let recentStops = (max(0, t - unit.down + 1)...t).map { (column: stops[$0], value: 1.0) }
            model.row(-infinity, 1, recentStops + [(on[t], 1)])
        }
        // What is left of a minimum time that began before the first interval.
        let rest = unit.before > 0 ? unit.up - unit.before : unit.down + unit.before
        for t in 0..<max(0, min(count, rest)) {
            model.row(unit.before > 0 ? 1 : 0, unit.before > 0 ? 1 : 0, [(on[t], 1)])
        }
        return (starts, stops)
    }

    private mutating func addRamp(
        _ machines: MachineClass, _ columns: [Int], _ switches: (starts: [Int], stops: [Int])?
    ) {
        guard let change = problem.ramp(machines) else { return }
        for t in (machines.loadBeforeMW == nil ? 1 : 0)..<max(1, count) {
            var up: [Entry] = [(columns[t], 1)]
            if t > 0 { up.append((columns[t - 1], -1)) }
            let before = t == 0 ? machines.loadBeforeMW ?? 0 : 0
            var down = up
            if let switches {
                up.append((switches.starts[t], -machines.capacityMW))
                down.append((switches.stops[t], machines.capacityMW))
            }
            model.row(-infinity, before + change, up)
            model.row(before - change, infinity, down)
        }
    }

    private mutating func addMarket() {
        let grid = site.grid
        columns.optional = Array(repeating: [], count: site.contracts.count { !$0.isTakeOrPay })
        for t in 0..<count {
            let price = series.realTimeUSDPerMWh[t]
            let sale = model.column(-(price - grid.saleDiscountUSDPerMWh) * hours, 0, grid.saleLimitMW)
            let purchase = model.column(
                (price + grid.purchaseAdderUSDPerMWh) * hours, 0, grid.purchaseLimitMW)
            let idle = model.column(0, 0, problem.supply(t))
            balance[t] += [(sale, 1), (idle, 1), (purchase, -1)]
            columns.sale.append(sale)
            columns.purchase.append(purchase)
            columns.idle.append(idle)
            for (place, contract) in site.contracts.filter({ !$0.isTakeOrPay }).enumerated() {
                let drawn = model.column(contract.priceUSDPerMWh * hours, 0, contract.power(t))
                columns.optional[place].append(drawn)
                balance[t].append((drawn, -1))
            }
        }
    }

    private mutating func addGenerators() {
        let units = problem.committedUnits
        for (index, generator) in site.generators.enumerated() {
            let columns = (0..<count).map { _ in
                model.column(generator.fuelUSDPerMWh * hours, 0, generator.capacityMW)
            }
            self.columns.generators.append(columns)
            for t in 0..<count { addLoad(columns[t], t, -1) }
            if let unit = units.first(where: { $0.isGenerator && $0.index == index }) {
                _ = addCommitment(unit, columns)
            }
        }
    }

    private mutating func addCurtailment() {
        guard let ai = site.ai, ai.curtailableMW > 0 else { return }
        let shed = (0..<count).map { _ in model.column(ai.penaltyUSDPerMWh * hours, 0, ai.curtailableMW) }
        columns.curtailed = shed
        for t in 0..<count { addLoad(shed[t], t, -1) }
        if ai.budgetMWh < infinity {
            for (number, period) in problem.periods(series.budgetPeriod).enumerated() {
                model.row(-infinity, problem.budgetMWh(number), period.map { (shed[$0], hours) })
            }
        }
        if ai.isCounted { addEvents(ai, shed) }
    }

    private mutating func addEvents(_ ai: AILoad, _ shed: [Int]) {
        let on = shed.map { _ in model.column(0, 0, 1, integer: true) }
        let starts = shed.map { _ in model.column(0, 0, 1, integer: true) }
        columns.events = on
        let before = problem.eventBefore
        for t in 0..<count {
            model.row(-infinity, 0, [(shed[t], 1), (on[t], -ai.curtailableMW)])
            let under = t == 0 && before > 0 ? 1.0 : 0
            model.row(-infinity, under, [(on[t], 1), (starts[t], -1)] + (t > 0 ? [(on[t - 1], -1)] : []))
        }
        if let longest = problem.longestEvent {
            for t in 0..<max(0, count - longest) {
                model.row(-infinity, Double(longest), (t...t + longest).map { (on[$0], 1) })
            }
            // What is left of an event that began before the first interval.
            let rest = max(0, longest - before)
            if before > 0, rest < count {
                model.row(-infinity, Double(rest), (0...rest).map { (on[$0], 1) })
            }
        }
        if ai.budgetHours < infinity {
            model.row(-infinity, Double(problem.intervals(atMost: ai.budgetHours)), on.map { ($0, 1) })
        }
        if ai.maximumEvents < .max { model.row(-infinity, Double(ai.maximumEvents), starts.map { ($0, 1) }) }
    }

    private mutating func addBattery() {
        guard let battery = site.battery else { return }
        var before: Int?
        for t in 0..<count {
            let charge = model.column(0, 0, battery.powerMW)
            let discharge = model.column(battery.wearUSDPerMWh * hours, 0, battery.powerMW)
            let final = t == count - 1 ? battery.finalMWh : nil
            let stored = model.column(0, final ?? 0, final ?? battery.energyMWh)
            columns.charge.append(charge)
            columns.discharge.append(discharge)
            columns.stored.append(stored)
            addLoad(charge, t, 1)
            addLoad(discharge, t, -1)
            var entries: [Entry] = [
                (stored, 1), (charge, -battery.chargeEfficiency * hours),
                (discharge, hours / battery.dischargeEfficiency),
            ]
            if let before { entries.append((before, -1)) }
            let start = before == nil ? battery.initialMWh : 0
            model.row(start, start, entries)
            before = stored
        }
    }

    private mutating func addReserve(_ machines: [[Int]]) {
        guard let reserve = site.reserve, reserve.limitMW > 0 else { return }
        columns.reserve = Array(repeating: [], count: machines.count)
        for t in 0..<count {
            var total: [Entry] = []
            for index in site.classes.indices where site.classes[index].offersReserve {
                let value = problem.reserveValue(reserve, index, t)
                let held = model.column(-value * hours, 0, site.classes[index].capacityMW)
                model.row(-infinity, 0, [(held, 1), (machines[index][t], -1)])
                columns.reserve[index].append(held)
                total.append((held, 1))
            }
            model.row(-infinity, reserve.limitMW, total)
        }
    }

    private mutating func addDraw() {
        let firm = site.ai?.megawatts ?? 0
        let grid = site.grid
        for t in 0..<count {
            if grid.drawLimitMW < infinity || grid.injectionLimitMW < infinity {
                model.row(-grid.injectionLimitMW - firm, grid.drawLimitMW - firm, draw[t])
            }
            guard !series.peakChargeUSDPerMW.isEmpty else { continue }
            let charged = model.column(series.peakChargeUSDPerMW[t], 0, infinity)
            model.row(-infinity, -firm, draw[t] + [(charged, -1)])
        }
        guard site.demandChargeUSDPerMW > 0 else { return }
        for (number, period) in problem.periods(series.billingPeriod).enumerated() {
            let reached = number == 0 ? site.peakSoFarMW : 0
            let peak = model.column(site.demandChargeUSDPerMW, reached, infinity)
            for t in period { model.row(-infinity, -firm, draw[t] + [(peak, -1)]) }
        }
    }
}
