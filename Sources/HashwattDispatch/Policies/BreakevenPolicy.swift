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
    }

    mutating func plan() -> DispatchPlan {
        var recourse = Recourse(problem)
        let budgetStarts = Set(problem.periods(problem.series.budgetPeriod).map(\.lowerBound))
        for t in 0..<problem.count {
            if budgetStarts.contains(t) { shedMWh = 0 }
            recourse.settle(t, decide(t))
        }
        return recourse.plan
    }

    private mutating func decide(_ t: Int) -> Commitments {
        let site = problem.site
        let price = problem.series.realTimeUSDPerMWh[t] - site.grid.saleDiscountUSDPerMWh
        var settled = Commitments(
            isOn: site.classes.map { _ in true }, generatorIsOn: site.generators.map { _ in true })
        for (place, unit) in units.enumerated() {
            let value =
                unit.isGenerator
                ? price - site.generators[unit.index].fuelUSDPerMWh
                : problem.series.classValueUSDPerMWh[unit.index * problem.count + t] - max(0, price)
            let isOn = ages[place] > 0
            let isFree = isOn ? ages[place] >= unit.up : -ages[place] >= unit.down
            let next = isFree ? value > 0 : isOn
            ages[place] = next == isOn ? ages[place] + (isOn ? 1 : -1) : (next ? 1 : -1)
            if unit.isGenerator {
                settled.generatorIsOn[unit.index] = next
            } else {
                settled.isOn[unit.index] = next
            }
        }
        settled.shed = shed(price)
        return settled
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
