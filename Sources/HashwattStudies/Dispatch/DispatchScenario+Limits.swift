// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import HashwattUnits

extension DispatchScenario {
    /// Limits that contradict each other: no error for the solver, which would plan round them, but surely one of
    /// whoever wrote the file.
    func checkLimits(_ series: DispatchSeries, _ prices: PriceTable) throws(DispatchScenarioError) {
        try checkMinimumLoads()
        guard let ai = site.ai else { return }
        let hours = prices.hours * Double(longestPeriod(series.budgetPeriod, prices.count))
        if ai.budgetMWh < .infinity, ai.budgetMWh > ai.megawatts * hours {
            throw DispatchScenarioError(
                key: "ai.budget_mwh",
                rule: "\(ai.budgetMWh) MWh is more than the load draws in the budget's "
                    + "\(budgetPeriod.rawValue), \(ai.megawatts * hours) MWh",
                remedy: "lower it, or leave it out for no limit")
        }
        let horizon = prices.hours * Double(prices.count)
        if ai.budgetHours < .infinity, ai.budgetHours > horizon {
            throw DispatchScenarioError(
                key: "ai.budget_hours",
                rule: "\(ai.budgetHours) h is more than the prices cover, \(horizon) h",
                remedy: "lower it, or leave it out for no limit")
        }
    }

    private func longestPeriod(_ numbers: [Int32], _ count: Int) -> Int {
        guard !numbers.isEmpty else { return count }
        var longest = 0
        var start = 0
        for t in 1...count where t == count || numbers[t] != numbers[start] {
            longest = max(longest, t - start)
            start = t
        }
        return longest
    }

    private func checkMinimumLoads() throws(DispatchScenarioError) {
        let local = (site.battery?.powerMW ?? 0) + site.generators.reduce(0) { $0 + $1.capacityMW }
        let limit = site.grid.drawLimitMW
        for (index, machines) in site.classes.enumerated() where machines.minimumLoadMW > limit + local {
            throw DispatchScenarioError(
                key: "classes[\(index)].minimum_load_mw",
                rule: "\(machines.minimumLoadMW) MW is more than grid.draw_limit_mw and local sources allow, "
                    + "\(limit + local) MW: \(machines.name) could never run",
                remedy: "lower it, raise grid.draw_limit_mw, or take the class out")
        }
    }
}

extension DispatchScenarioError {
    /// What the engine found, with the keys of the site file.
    init(_ error: DispatchError) {
        switch error {
        case .noIntervals:
            self.init(
                key: "interval_start", rule: "no intervals", remedy: "give at least two", isInPrices: true)
        case .length(let key, let expected, let found):
            self.init(
                key: Self.fileKey(key), rule: "\(found) values for \(expected) intervals",
                remedy: "give one an interval")
        case .notFinite(let key, let interval, let value):
            self.init(
                key: Self.fileKey(key), interval: interval, rule: "\(value) is not a finite number",
                remedy: "fill or drop the interval", isInPrices: interval != nil)
        case .outOfRange(let key, let interval, let value, let rule):
            self.init(
                key: Self.fileKey(key), interval: interval, rule: "\(value) breaks the rule: \(rule)",
                remedy: "correct it", isInPrices: interval != nil)
        case .periodDecreases(let key, let interval):
            self.init(
                key: key, interval: interval, rule: "period numbers must not decrease",
                remedy: "sort the intervals", isInPrices: true)
        case .infeasible(let key, let interval, let rule):
            self.init(
                key: Self.fileKey(key), interval: interval, rule: "no plan is possible: \(rule)",
                remedy: "change it, or what it is held against")
        case .unsolved(let key, let interval, let rule):
            self.init(
                key: Self.fileKey(key), interval: interval, rule: "no plan was found: \(rule)",
                remedy:
                    "loosen a limit; with the solver HiGHS installed (Scripts/setup-highs, or HASHWATT_HIGHS "
                    + "set to its folder) a plan is found or none is proved to exist")
        case .unsupported(let key, let rule):
            self.init(key: Self.fileKey(key), rule: rule, remedy: "change it, or choose another policy")
        }
    }

    private static func fileKey(_ key: String) -> String {
        switch key {
        case "reserve_usd_per_mwh": "reserve.price_usd_per_mwh"
        case "day_ahead_usd_per_mwh": "day_ahead_column"
        case "classes.value_usd_per_mwh": "classes"
        default: key.hasSuffix(".profile_mw") ? key.dropLast(11) + ".power_mw" : key
        }
    }
}
