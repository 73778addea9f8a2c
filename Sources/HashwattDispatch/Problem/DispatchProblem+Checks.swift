// SPDX-License-Identifier: Apache-2.0

extension DispatchProblem {
    /// A number with the key it stands under in a site file.
    private static func require(
        _ key: String, _ value: Double, at interval: Int? = nil, _ range: ClosedRange<Double>, _ rule: String,
        allowInfinity: Bool = false
    ) throws(DispatchError) {
        if value.isNaN || (value.isInfinite && !allowInfinity) {
            throw .notFinite(key: key, interval: interval, value: "\(value)")
        }
        if !range.contains(value) {
            throw .outOfRange(key: key, interval: interval, value: value, rule: rule)
        }
    }

    private static func nonnegative(
        _ key: String, _ value: Double, allowInfinity: Bool = false
    ) throws(DispatchError) {
        try require(key, value, 0 ... .infinity, "at least 0", allowInfinity: allowInfinity)
    }

    private static func price(_ key: String, _ value: Double) throws(DispatchError) {
        try require(key, value, -1e9...1e9, "between -1e9 and 1e9 USD per MWh")
    }

    static func check(_ site: Site) throws(DispatchError) {
        for (index, contract) in site.contracts.enumerated() {
            try nonnegative("contracts[\(index)].power_mw", contract.megawatts)
            try price("contracts[\(index)].price_usd_per_mwh", contract.priceUSDPerMWh)
            for (t, power) in contract.profileMW.enumerated() {
                try require(
                    "contracts[\(index)].profile_mw", power, at: t, 0 ... .infinity, "at least 0")
            }
        }
        try check(site.grid)
        for (index, machines) in site.classes.enumerated() { try check(machines, "classes[\(index)]") }
        if let ai = site.ai { try check(ai) }
        if let battery = site.battery { try check(battery) }
        for (index, generator) in site.generators.enumerated() {
            let key = "generators[\(index)]"
            try nonnegative("\(key).capacity_mw", generator.capacityMW)
            try require(
                "\(key).minimum_load_mw", generator.minimumLoadMW, 0...generator.capacityMW,
                "between 0 and capacity_mw")
            try price("\(key).fuel_usd_per_mwh", generator.fuelUSDPerMWh)
            try nonnegative("\(key).start_cost_usd", generator.startCostUSD)
        }
        if let reserve = site.reserve {
            try nonnegative("reserve.limit_mw", reserve.limitMW)
            try require("reserve.expected_call", reserve.expectedCall, 0...1, "between 0 and 1")
        }
        try nonnegative("demand_charge_usd_per_mw", site.demandChargeUSDPerMW)
        try nonnegative("peak_so_far_mw", site.peakSoFarMW)
    }

    private static func check(_ grid: GridConnection) throws(DispatchError) {
        try nonnegative("grid.draw_limit_mw", grid.drawLimitMW, allowInfinity: true)
        try nonnegative("grid.injection_limit_mw", grid.injectionLimitMW, allowInfinity: true)
        try nonnegative("grid.purchase_limit_mw", grid.purchaseLimitMW)
        try nonnegative("grid.sale_limit_mw", grid.saleLimitMW, allowInfinity: true)
        try nonnegative("grid.purchase_adder_usd_per_mwh", grid.purchaseAdderUSDPerMWh)
        try nonnegative("grid.sale_discount_usd_per_mwh", grid.saleDiscountUSDPerMWh)
    }

    private static func check(_ machines: MachineClass, _ key: String) throws(DispatchError) {
        try nonnegative("\(key).capacity_mw", machines.capacityMW)
        try require(
            "\(key).minimum_load_mw", machines.minimumLoadMW, 0...machines.capacityMW,
            "between 0 and capacity_mw")
        try nonnegative("\(key).start_cost_usd", machines.startCostUSD)
        try nonnegative("\(key).minimum_up_hours", machines.minimumUpHours)
        try nonnegative("\(key).minimum_down_hours", machines.minimumDownHours)
        try nonnegative("\(key).ramp_mw_per_hour", machines.rampMWPerHour, allowInfinity: true)
        if let before = machines.loadBeforeMW {
            try require(
                "\(key).load_before_mw", before, 0...machines.capacityMW, "between 0 and capacity_mw")
        }
        if machines.hoursInState.isNaN {
            throw .notFinite(key: "\(key).hours_in_state", interval: nil, value: "nan")
        }
    }

    private static func check(_ ai: AILoad) throws(DispatchError) {
        try nonnegative("ai.power_mw", ai.megawatts)
        try price("ai.rent_usd_per_mwh", ai.rentUSDPerMWh)
        try require(
            "ai.curtailable_mw", ai.curtailableMW, 0...ai.megawatts, "between 0 and ai.power_mw")
        try require(
            "ai.penalty_usd_per_mwh", ai.penaltyUSDPerMWh, 0...1e9, "between 0 and 1e9 USD per MWh")
        try nonnegative("ai.budget_mwh", ai.budgetMWh, allowInfinity: true)
        try nonnegative("ai.budget_hours", ai.budgetHours, allowInfinity: true)
        try nonnegative("ai.maximum_event_hours", ai.maximumEventHours, allowInfinity: true)
        try nonnegative("ai.shed_so_far_mwh", ai.shedSoFarMWh)
        try nonnegative("ai.hours_in_event", ai.hoursInEvent)
        if ai.maximumEvents < 0 {
            throw .outOfRange(
                key: "ai.maximum_events", interval: nil, value: Double(ai.maximumEvents), rule: "at least 0")
        }
    }

    private static func check(_ battery: Battery) throws(DispatchError) {
        try nonnegative("battery.power_mw", battery.powerMW)
        try nonnegative("battery.energy_mwh", battery.energyMWh)
        let efficiency = Double.leastNormalMagnitude...1
        try require("battery.charge_efficiency", battery.chargeEfficiency, efficiency, "above 0, at most 1")
        try require(
            "battery.discharge_efficiency", battery.dischargeEfficiency, efficiency, "above 0, at most 1")
        try require(
            "battery.initial_mwh", battery.initialMWh, 0...battery.energyMWh, "between 0 and energy_mwh")
        try require(
            "battery.final_mwh", battery.finalMWh ?? 0, 0...battery.energyMWh, "between 0 and energy_mwh")
        try require(
            "battery.wear_usd_per_mwh", battery.wearUSDPerMWh, 0...1e9, "between 0 and 1e9 USD per MWh")
    }

    static func check(_ series: DispatchSeries, of site: Site) throws(DispatchError) {
        let count = series.count
        if count == 0 { throw .noIntervals }
        try require(
            "interval_hours", series.intervalHours, Double.leastNormalMagnitude...8_760,
            "above 0, at most 8760")
        try check("price_usd_per_mwh", series.realTimeUSDPerMWh, count)
        try check("day_ahead_usd_per_mwh", series.dayAheadUSDPerMWh, count, mayBeEmpty: true)
        try check("classes.value_usd_per_mwh", series.classValueUSDPerMWh, count * site.classes.count)
        try check(
            "peak_charge_usd_per_mw", series.peakChargeUSDPerMW, count, 0...1e12, "at least 0",
            mayBeEmpty: true)
        try check(
            "reserve_usd_per_mwh", series.reserveUSDPerMWh, count, 0...1e9, "at least 0", mayBeEmpty: true)
        try check("billing_period", series.billingPeriod, count)
        try check("budget_period", series.budgetPeriod, count)
        for (index, contract) in site.contracts.enumerated() where !contract.profileMW.isEmpty {
            guard contract.profileMW.count == count else {
                throw .length(
                    key: "contracts[\(index)].profile_mw", expected: count, found: contract.profileMW.count)
            }
        }
    }

    private static func check(
        _ key: String, _ values: [Double], _ expected: Int, _ range: ClosedRange<Double> = -1e9...1e9,
        _ rule: String = "between -1e9 and 1e9 USD per MWh", mayBeEmpty: Bool = false
    ) throws(DispatchError) {
        if values.isEmpty && mayBeEmpty { return }
        guard values.count == expected else {
            throw .length(key: key, expected: expected, found: values.count)
        }
        for (t, value) in values.enumerated() where !range.contains(value) {
            try require(key, value, at: t, range, rule)
        }
    }

    private static func check(_ key: String, _ periods: [Int32], _ expected: Int) throws(DispatchError) {
        if periods.isEmpty { return }
        guard periods.count == expected else {
            throw .length(key: key, expected: expected, found: periods.count)
        }
        for t in 1..<max(1, expected) where periods[t] < periods[t - 1] {
            throw .periodDecreases(key: key, interval: t)
        }
    }
}
