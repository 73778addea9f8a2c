// SPDX-License-Identifier: Apache-2.0

/// Plans a window ahead on a forecast, carries out its first step at the real-time price, and plans again.
struct RollingPolicy {
    private let problem: DispatchProblem
    private let forecast: PriceForecast
    private let horizon: Int
    private let step: Int
    private let day: Int
    /// Whether the real-time price of the interval of planning is known.
    var knowsPresent = true
    private var ages: [Int]
    private var stored: Double
    private var shedMWh = 0.0
    private var shedIntervals = 0
    private var events = 0
    private var peak: Double

    init(
        _ problem: DispatchProblem, horizonHours: Double, stepHours: Double, forecast: PriceForecast
    ) throws(DispatchError) {
        if forecast == .dayAhead && problem.series.dayAheadUSDPerMWh.isEmpty {
            throw .unsupported(key: "day_ahead_usd_per_mwh", rule: "this policy needs day-ahead prices")
        }
        guard horizonHours >= stepHours, stepHours > 0, horizonHours.isFinite else {
            throw .unsupported(key: "policy", rule: "horizon must be at least the step, and the step above 0")
        }
        if case .quantile(let share, let days) = forecast, !(0...1).contains(share) || days < 1 {
            throw .unsupported(key: "policy", rule: "quantile must be in 0...1 over at least one day")
        }
        self.problem = problem
        self.forecast = forecast
        horizon = problem.intervals(atLeast: horizonHours)
        step = problem.intervals(atLeast: stepHours)
        day = max(1, Int((24 / problem.hours).rounded()))
        ages = problem.committedUnits.map(\.before)
        stored = problem.site.battery?.initialMWh ?? 0
        peak = problem.site.peakSoFarMW
    }

    mutating func plan() throws(DispatchError) -> DispatchPlan {
        var recourse = Recourse(problem)
        let billingStarts = Set(problem.periods(problem.series.billingPeriod).map(\.lowerBound))
        let budgetStarts = Set(problem.periods(problem.series.budgetPeriod).map(\.lowerBound))
        for start in Swift.stride(from: 0, to: problem.count, by: step) {
            let window = start..<min(problem.count, start + max(step, horizon))
            let solution = try ahead(window).solve()
            for t in start..<min(problem.count, start + step) {
                if billingStarts.contains(t) { peak = t == 0 ? peak : 0 }
                if budgetStarts.contains(t) { shedMWh = 0 }
                let settled = commitments(solution.plan, t - start, window.count, t)
                recourse.settle(t, settled)
                remember(recourse.plan, t)
            }
        }
        return recourse.plan
    }

    /// The problem of a window as it looks at its start.
    private func ahead(_ window: Range<Int>) throws(DispatchError) -> DispatchProblem {
        var site = problem.site
        let series = problem.series
        func cut<T>(_ values: [T]) -> [T] { values.isEmpty ? [] : Array(values[window]) }
        let units = problem.committedUnits
        for (place, unit) in units.enumerated() {
            let hours = Double(ages[place]) * problem.hours
            if unit.isGenerator {
                site.generators[unit.index].startsOn = hours > 0
            } else {
                site.classes[unit.index].hoursInState = hours
            }
        }
        if var battery = site.battery {
            battery.initialMWh = min(battery.energyMWh, max(0, stored))
            if window.upperBound < problem.count { battery.finalMWh = reachableEnd(window.count) }
            site.battery = battery
        }
        if var ai = site.ai {
            let left = ai.budgetMWh - shedMWh
            // A thousandth of an interval's shedding is not worth planning for.
            ai.budgetMWh = left > 1e-3 * ai.curtailableMW * problem.hours ? left : 0
            ai.budgetHours = max(0, ai.budgetHours - Double(shedIntervals) * problem.hours)
            if ai.maximumEvents < .max { ai.maximumEvents = max(0, ai.maximumEvents - events) }
            site.ai = ai
        }
        site.peakSoFarMW = peak
        for index in site.contracts.indices {
            site.contracts[index].profileMW = cut(site.contracts[index].profileMW)
        }
        var values: [Double] = []
        for index in site.classes.indices {
            let first = index * problem.count
            values += series.classValueUSDPerMWh[first + window.lowerBound..<first + window.upperBound]
        }
        var part = DispatchSeries(
            intervalHours: series.intervalHours,
            realTimeUSDPerMWh: window.map { price($0, at: window.lowerBound) },
            classValueUSDPerMWh: values)
        part.billingPeriod = cut(series.billingPeriod)
        part.budgetPeriod = cut(series.budgetPeriod)
        part.peakChargeUSDPerMW = cut(series.peakChargeUSDPerMW)
        part.reserveUSDPerMWh = cut(series.reserveUSDPerMWh)
        return try DispatchProblem(site: site, series: part)
    }

    /// A window that ends inside the horizon ends half full, or as near to it as the battery can get.
    private func reachableEnd(_ count: Int) -> Double? {
        guard let battery = problem.site.battery else { return nil }
        let span = Double(count) * problem.hours * battery.powerMW
        let wanted = battery.finalMWh ?? battery.energyMWh / 2
        return min(
            stored + 0.999 * span * battery.chargeEfficiency,
            max(stored - 0.999 * span / battery.dischargeEfficiency, wanted))
    }

    /// Price of interval `t` as expected at interval `now`, USD per MWh.
    private func price(_ t: Int, at now: Int) -> Double {
        let actual = problem.series.realTimeUSDPerMWh
        if knowsPresent && t == now { return actual[t] }
        switch forecast {
        case .perfect: return actual[t]
        case .dayAhead: return problem.series.dayAheadUSDPerMWh[t]
        case .persistence: return past(t, now, 1).first ?? actual[max(0, now - (knowsPresent ? 0 : 1))]
        case .quantile(let share, let days):
            let sorted = past(t, now, days).sorted()
            guard let last = sorted.indices.last else { return actual[max(0, now - (knowsPresent ? 0 : 1))] }
            return sorted[min(last, Int((share * Double(last)).rounded()))]
        }
    }

    /// Prices of the same interval of the last days that are known at `now`, latest first.
    private func past(_ t: Int, _ now: Int, _ days: Int) -> [Double] {
        var prices: [Double] = []
        var place = t - day
        while place >= 0 && prices.count < days {
            if place < now { prices.append(problem.series.realTimeUSDPerMWh[place]) }
            place -= day
        }
        return prices
    }

    private func commitments(_ plan: DispatchPlan, _ local: Int, _ count: Int, _ t: Int) -> Commitments {
        let site = problem.site
        func at(_ values: [Double], _ index: Int = 0) -> Double {
            values.isEmpty ? 0 : values[index * count + local]
        }
        var settled = Commitments(
            isOn: site.classes.map { _ in true }, generatorIsOn: site.generators.map { _ in true })
        for (place, unit) in problem.committedUnits.enumerated() {
            let isOn = plan.isOn[place * count + local] == 1
            if unit.isGenerator {
                settled.generatorIsOn[unit.index] = isOn
            } else {
                settled.isOn[unit.index] = isOn
            }
        }
        settled.charge = at(plan.chargeMW)
        settled.discharge = at(plan.dischargeMW)
        let shed = at(plan.curtailedMW)
        settled.shed = shed > 1e-6 ? shed : 0
        if !plan.classReserveMW.isEmpty {
            settled.reserve = site.classes.indices.map { at(plan.classReserveMW, $0) }
        }
        return settled
    }

    private mutating func remember(_ plan: DispatchPlan, _ t: Int) {
        let count = problem.count
        for place in ages.indices {
            let isOn = plan.isOn[place * count + t] == 1
            ages[place] = isOn == (ages[place] > 0) ? ages[place] + (isOn ? 1 : -1) : (isOn ? 1 : -1)
        }
        if !plan.storedMWh.isEmpty { stored = plan.storedMWh[t] }
        if !plan.curtailedMW.isEmpty, plan.curtailedMW[t] > 1e-6 {
            shedMWh += plan.curtailedMW[t] * problem.hours
            shedIntervals += 1
            if t == 0 || plan.curtailedMW[t - 1] <= 1e-6 { events += 1 }
        }
        var draw = problem.site.ai?.megawatts ?? 0
        for (values, sign) in [
            (plan.classMW, 1.0), (plan.chargeMW, 1), (plan.curtailedMW, -1), (plan.dischargeMW, -1),
            (plan.generatorMW, -1),
        ] {
            for start in Swift.stride(from: 0, to: values.count, by: count) {
                draw += sign * values[start + t]
            }
        }
        peak = max(peak, draw)
    }
}
