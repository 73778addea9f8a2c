// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Plans a window ahead on a forecast, carries out its first step at the real-time price, and plans again.
struct RollingPolicy {
    private let problem: DispatchProblem
    private let forecast: PriceForecast
    private let horizon: Int
    private let step: Int
    private let day: Int
    /// Whether the real-time price of the interval of planning is known.
    var knowsPresent = true
    /// Asked where the site's own paths find no plan.
    var fallback: LinearSolver?
    private var ages: [Int]
    private var stored: Double
    private var shedMWh = 0.0
    private var shedIntervals = 0
    private var events = 0
    /// Intervals that the present event of shedding has lasted.
    private var eventLength: Int
    private var peak: Double
    private let billingStarts: Set<Int>
    private let budgetStarts: Set<Int>

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
        shedMWh = problem.site.ai?.shedSoFarMWh ?? 0
        eventLength = problem.eventBefore
        billingStarts = Set(problem.periods(problem.series.billingPeriod).map(\.lowerBound))
        budgetStarts = Set(problem.periods(problem.series.budgetPeriod).map(\.lowerBound))
    }

    mutating func plan() throws(DispatchError) -> DispatchPlan {
        var recourse = Recourse(problem)
        for start in Swift.stride(from: 0, to: problem.count, by: step) {
            let window = start..<min(problem.count, start + max(step, horizon))
            openPeriods(start)
            let solution = try solve(window, recourse.plan)
            let planned = start..<start + solution.count
            for t in start..<min(problem.count, start + step) {
                openPeriods(t)
                try recourse.settle(t, commitments(solution, t - start, planned))
                remember(recourse.plan, t)
            }
        }
        return recourse.plan
    }

    /// Forgets peak and shed energy where a new period begins.
    private mutating func openPeriods(_ t: Int) {
        guard t > 0 else { return }
        if billingStarts.contains(t) { peak = 0 }
        if budgetStarts.contains(t) { shedMWh = 0 }
    }

    /// The plan of a window, or of its first three quarters or half where none is found: a plan that looks less far is
    /// better than none, and the solver may only have met its limits of arithmetic.
    private func solve(_ window: Range<Int>, _ done: DispatchPlan) throws(DispatchError) -> DispatchPlan {
        var failure = DispatchError.noIntervals
        var tried = 0
        for share in [4, 3, 2] {
            let length = min(window.count, max(step, window.count * share / 4))
            guard length != tried else { continue }
            tried = length
            let part = window.prefix(length)
            for end in ends(part) {
                do {
                    return try ahead(part, end, done).solve().plan
                } catch { failure = error }
                guard let fallback else { continue }
                do {
                    return try ahead(part, end, done).solve(fallback: fallback).plan
                } catch { failure = error }
            }
        }
        let past = "after what the policy did before; plan further ahead or more often"
        switch failure {
        case .infeasible(let key, let interval, let rule):
            throw .infeasible(
                key: key, interval: window.lowerBound + (interval ?? 0), rule: "\(rule), \(past)")
        case .unsolved(let key, let interval, let rule):
            throw .unsolved(
                key: key, interval: window.lowerBound + (interval ?? 0), rule: "\(rule), \(past)")
        default: throw failure
        }
    }

    /// What the battery should hold at the end of a window: what it holds at the end of the horizon, or half; where no
    /// plan does that, what it holds now; and else anything.
    private func ends(_ window: Range<Int>) -> [Double?] {
        guard let battery = problem.site.battery else { return [nil] }
        if window.upperBound == problem.count { return [battery.finalMWh] }
        let stands = min(battery.energyMWh, max(0, stored))
        return [reachableEnd(hours(window), stands), stands, nil]
    }

    /// The problem of a window as it looks at its start.
    private func ahead(
        _ window: Range<Int>, _ end: Double?, _ done: DispatchPlan
    ) throws(DispatchError) -> DispatchProblem {
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
        for index in site.classes.indices where window.lowerBound > 0 {
            let before = done.classMW[index * problem.count + window.lowerBound - 1]
            site.classes[index].loadBeforeMW = min(site.classes[index].capacityMW, max(0, before))
        }
        if var battery = site.battery {
            battery.initialMWh = min(battery.energyMWh, max(0, stored))
            battery.finalMWh = end
            if let end { battery.initialMWh = battery.rounded(towards: end, in: hours(window)) }
            site.battery = battery
        }
        if var ai = site.ai {
            ai.shedSoFarMWh = shedMWh
            // A thousandth of an interval's shedding is not worth planning for.
            if ai.budgetMWh - shedMWh <= 1e-3 * ai.curtailableMW * problem.hours {
                ai.shedSoFarMWh = max(shedMWh, ai.budgetMWh)
            }
            ai.hoursInEvent = Double(eventLength) * problem.hours
            ai.budgetHours = max(0, ai.budgetHours - Double(shedIntervals) * problem.hours)
            if ai.maximumEvents < .max { ai.maximumEvents = max(0, ai.maximumEvents - events) }
            site.ai = ai
        }
        site.peakSoFarMW = peak
        site.demandChargeUSDPerMW *= chargedShare(window)
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

    private func hours(_ window: Range<Int>) -> Double { Double(window.count) * problem.hours }

    /// Share of the demand charge that a window is to earn: a peak is paid once and used to the end of its billing
    /// period, so a window bears it by its share of the intervals that are left.
    private func chargedShare(_ window: Range<Int>) -> Double {
        let end = billingStarts.filter { $0 >= window.upperBound }.min() ?? problem.count
        return Double(window.count) / Double(end - window.lowerBound)
    }

    /// A window that ends inside the horizon ends half full, or as near to it as the battery can get.
    private func reachableEnd(_ hours: Double, _ stands: Double) -> Double? {
        guard let battery = problem.site.battery else { return nil }
        let span = hours * battery.powerMW
        let wanted = battery.finalMWh ?? battery.energyMWh / 2
        return min(
            stands + 0.999 * span * battery.chargeEfficiency,
            max(stands - 0.999 * span / battery.dischargeEfficiency, wanted))
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

    private func commitments(_ plan: DispatchPlan, _ local: Int, _ window: Range<Int>) -> Commitments {
        let site = problem.site
        let count = window.count
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
        // Less than a watt is rounding, and would add up over the year.
        func rounded(_ power: Double) -> Double { power > 1e-6 ? power : 0 }
        settled.charge = rounded(at(plan.chargeMW))
        settled.discharge = rounded(at(plan.dischargeMW))
        settled.shed = rounded(at(plan.curtailedMW))
        settled.isShedding = !plan.isShedding.isEmpty && plan.isShedding[local] == 1
        if !plan.classReserveMW.isEmpty {
            settled.reserve = site.classes.indices.map { at(plan.classReserveMW, $0) }
        }
        if local + 1 < count {
            settled.nextLoad = site.classes.indices.map { plan.classMW[$0 * count + local + 1] }
        }
        if site.demandChargeUSDPerMW > 0 { settled.highestDraw = max(peak, plannedPeak(plan, local, window)) }
        return settled
    }

    /// Highest draw of a plan from an interval of its window to the end of that billing period, MW.
    private func plannedPeak(_ plan: DispatchPlan, _ local: Int, _ window: Range<Int>) -> Double {
        let first = window.lowerBound + local
        let end = billingStarts.filter { $0 > first }.min() ?? window.upperBound
        return (local..<min(window.count, end - window.lowerBound)).reduce(0) {
            max($0, problem.draw(plan, at: $1))
        }
    }

    private mutating func remember(_ plan: DispatchPlan, _ t: Int) {
        let count = problem.count
        for place in ages.indices {
            let isOn = plan.isOn[place * count + t] == 1
            ages[place] = isOn == (ages[place] > 0) ? ages[place] + (isOn ? 1 : -1) : (isOn ? 1 : -1)
        }
        if !plan.storedMWh.isEmpty { stored = plan.storedMWh[t] }
        if !plan.curtailedMW.isEmpty { shedMWh += plan.curtailedMW[t] * problem.hours }
        if !plan.isShedding.isEmpty, plan.isShedding[t] == 1 {
            shedIntervals += 1
            if eventLength == 0 { events += 1 }
            eventLength += 1
        } else {
            eventLength = 0
        }
        peak = max(peak, problem.draw(plan, at: t))
    }
}

extension Battery {
    /// Its initial energy where `end` can be reached in `hours`, moved by at most the rounding of the plans before.
    fileprivate func rounded(towards end: Double, in hours: Double) -> Double {
        let highest = end + hours * powerMW / dischargeEfficiency
        let lowest = end - hours * powerMW * chargeEfficiency
        let nearest = min(energyMWh, max(0, min(highest, max(lowest, initialMWh))))
        return abs(nearest - initialMWh) < 1e-5 ? nearest : initialMWh
    }
}
