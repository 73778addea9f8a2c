// SPDX-License-Identifier: Apache-2.0

/// The threshold rule of the industry: run while mining earns more than the power would fetch.
struct BreakevenPolicy {
    private let problem: DispatchProblem
    private let shedAbove: Double
    private let units: [CommittedUnit]
    /// Intervals each unit has been on (positive) or off (negative).
    private var ages: [Int]
    private var shedMWh = 0.0
    private var shedIntervals = 0
    private var events = 0
    private var eventLength = 0

    init(_ problem: DispatchProblem, shedAbove: Double) throws(DispatchError) {
        if let battery = problem.site.battery, let final = battery.finalMWh, final != battery.initialMWh {
            throw .unsupported(
                key: "battery.final_mwh",
                rule: "the breakeven policy leaves the battery alone; make it initial_mwh")
        }
        self.problem = problem
        self.shedAbove = shedAbove
        units = problem.committedUnits
        ages = units.map(\.before)
        shedMWh = problem.site.ai?.shedSoFarMWh ?? 0
        eventLength = problem.eventBefore
    }

    mutating func plan() throws(DispatchError) -> DispatchPlan {
        var recourse = Recourse(problem)
        let budgetStarts = Set(problem.periods(problem.series.budgetPeriod).map(\.lowerBound))
        for t in 0..<problem.count {
            if t > 0, budgetStarts.contains(t) { shedMWh = 0 }
            try recourse.settle(t, decide(t, recourse))
        }
        return recourse.plan
    }

    private mutating func decide(_ t: Int, _ recourse: Recourse) -> Commitments {
        let site = problem.site
        let price = problem.series.realTimeUSDPerMWh[t] - site.grid.saleDiscountUSDPerMWh
        var settled = Commitments(
            isOn: site.classes.map { _ in true }, generatorIsOn: site.generators.map { _ in true })
        settled.shed = shed(price)
        settled.isShedding = settled.shed > 0
        var room = StartRoom(problem, t, shed: settled.shed)
        let committed = Set(units.filter { !$0.isGenerator }.map(\.index))
        for index in site.classes.indices where !committed.contains(index) {
            room.load(recourse.leastLoad(index, t))
        }
        let values = units.map { value($0, t, price) }
        for place in units.indices.sorted(by: { rank($0, values) > rank($1, values) }) {
            let unit = units[place]
            let isOn = ages[place] > 0
            let isFree = isOn ? ages[place] >= unit.up : -ages[place] >= unit.down
            var next = isFree ? values[place] > 0 : isOn
            if unit.isGenerator {
                next = next || room.lacks
                if next { room.generate(unit.capacity) }
                settled.generatorIsOn[unit.index] = next
            } else {
                let least = recourse.leastLoad(unit.index, t)
                next = isFree ? next && room.fits(least) : next
                if next { room.load(least) }
                settled.isOn[unit.index] = next
            }
            ages[place] = next == isOn ? ages[place] + (isOn ? 1 : -1) : (next ? 1 : -1)
        }
        return settled
    }

    /// What an interval on earns a unit, USD per MWh.
    private func value(_ unit: CommittedUnit, _ t: Int, _ price: Double) -> Double {
        unit.isGenerator
            ? price - problem.site.generators[unit.index].fuelUSDPerMWh
            : problem.series.classValueUSDPerMWh[unit.index * problem.count + t] - max(0, price)
    }

    /// Units that may not stop come first, then generators, then classes by value.
    private func rank(_ place: Int, _ values: [Double]) -> Double {
        let mayNotStop = ages[place] > 0 && ages[place] < units[place].up
        return mayNotStop ? .infinity : units[place].isGenerator ? 1e15 + values[place] : values[place]
    }

    private mutating func shed(_ price: Double) -> Double {
        guard let ai = problem.site.ai, price > shedAbove else { return noShed() }
        let hours = problem.hours
        let isNew = eventLength == 0
        let power = min(ai.curtailableMW, (ai.budgetMWh - shedMWh) / hours)
        guard power > 1e-9, shedIntervals < problem.intervals(atMost: ai.budgetHours),
            !isNew || events < ai.maximumEvents,
            ai.maximumEventHours == .infinity || eventLength < problem.intervals(atMost: ai.maximumEventHours)
        else { return noShed() }
        if isNew { events += 1 }
        eventLength += 1
        shedIntervals += 1
        shedMWh += power * hours
        return power
    }

    private mutating func noShed() -> Double {
        eventLength = 0
        return 0
    }
}

/// Power that is there for the least loads of an interval.
private struct StartRoom {
    /// Power not yet promised, and what may still be drawn at the meter, MW.
    private var power: Double
    private var draw: Double

    init(_ problem: DispatchProblem, _ t: Int, shed: Double) {
        let site = problem.site
        let firm = (site.ai?.megawatts ?? 0) - shed
        let optional = site.contracts.filter { !$0.isTakeOrPay }.reduce(0) { $0 + $1.power(t) }
        let committed = Set(problem.committedUnits.filter(\.isGenerator).map(\.index))
        let free = site.generators.indices.filter { !committed.contains($0) }
        let generation = free.reduce(0) { $0 + site.generators[$1].capacityMW }
        power = problem.supply(t) + optional + site.grid.purchaseLimitMW + generation - firm
        draw = site.grid.drawLimitMW + generation - firm
    }

    /// Whether not even what must run can be served.
    var lacks: Bool { min(power, draw) < -1e-9 }

    func fits(_ load: Double) -> Bool { min(power, draw) >= load - 1e-9 }

    mutating func load(_ load: Double) {
        power -= load
        draw -= load
    }

    mutating func generate(_ output: Double) { load(-output) }
}
