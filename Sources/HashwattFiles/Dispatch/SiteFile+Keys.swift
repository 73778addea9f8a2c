// SPDX-License-Identifier: Apache-2.0

import HashwattStudies
import HashwattUnits

/// The keys of a site file; the schema and the guide are held to them.
extension SiteFile {
    /// Keys of a site.
    package static let siteKeys: [DocumentKey] = [
        DocumentKey("name", .text, required: true, "Name of the site."),
        DocumentKey("description", .text, "What it is and where its numbers come from."),
        DocumentKey(
            "time_zone", .choice(MarketZone.allCases.map(\.rawValue)),
            "Whose hours, days and months count: \(MarketZone.allCases.map(\.rawValue).joined(separator: ", ")). UTC."
        ),
        DocumentKey("prices", .text, "Price file, from the folder of this file; `--prices` comes before it."),
        DocumentKey("price_column", .text, "Column of the real-time price. price_usd_per_mwh."),
        DocumentKey("day_ahead_column", .text, "Column of the day-ahead price; none."),
        DocumentKey(
            "hashprice_usd_per_ph_day", .series(.atLeastZero), "Hashprice; values classes with an efficiency."
        ),
        DocumentKey("bitcoin_usd", .series(.aboveZero), "Price of a bitcoin; only to count bitcoin mined."),
        DocumentKey("contracts", .sections(contract), "Power bought ahead."),
        DocumentKey("grid", .section(grid), "Connection and spot market; sells without limit, buys nothing."),
        DocumentKey("classes", .sections(machines), "Mining load, one part a kind of machine."),
        DocumentKey("ai", .section(ai), "Firm load with rent that may be shed within a budget."),
        DocumentKey("battery", .section(battery), "Battery behind the meter."),
        DocumentKey("generators", .sections(generator), "Generation on the site."),
        DocumentKey("reserve", .section(reserve), "Ancillary reserve sold from running mining load."),
        DocumentKey(
            "demand_charge_usd_per_mw", .number(.atLeastZero),
            "Charge on the highest draw of each calendar month."),
        DocumentKey("peak_so_far_mw", .number(.atLeastZero), "Peak already reached in the first month."),
        DocumentKey(
            "peak_charge_usd_per_mw", .series(.atLeastZero),
            "Charge on the draw of peak intervals, as 4CP; a column may hold charge times probability."),
        DocumentKey(
            "peak_intervals", .instants, "Starts of the intervals that are charged; all where left out."),
    ]

    /// Keys of a portfolio.
    package static let portfolioKeys: [DocumentKey] = [
        DocumentKey("portfolio", .text, required: true, "Name of the portfolio."),
        DocumentKey("description", .text, "What it is and where its numbers come from."),
        DocumentKey("sites", .sections(siteKeys), required: true, "Its sites; each is planned by itself."),
    ]

    static let contract = [
        DocumentKey("name", .text, required: true, "Name of the contract."),
        DocumentKey(
            "power_mw", .series(.atLeastZero), required: true,
            "Contracted power, or the column that shapes it."),
        DocumentKey("price_usd_per_mwh", .number(.any), required: true, "Fixed price."),
        DocumentKey(
            "take_or_pay", .flag,
            "true: paid for whether used or not, may be sold. false: drawn as wanted. true."),
        DocumentKey("from_hour", .whole(least: 0), "Block: first hour of the day, 0 to 23; 0."),
        DocumentKey("to_hour", .whole(least: 1), "Block: hour at which it ends, 1 to 24; 24."),
        DocumentKey(
            "days", .choice(DispatchScenario.Block.Days.allCases.map(\.rawValue)),
            "Block: all, weekdays or weekends; all."),
    ]

    static let grid = [
        DocumentKey("draw_limit_mw", .number(.atLeastZero), "Highest draw at the meter; none."),
        DocumentKey("injection_limit_mw", .number(.atLeastZero), "Highest injection; none."),
        DocumentKey(
            "purchase_limit_mw", .number(.atLeastZero), "Highest purchase at the real-time price; 0."),
        DocumentKey("sale_limit_mw", .number(.atLeastZero), "Highest sale at the real-time price; none."),
        DocumentKey(
            "purchase_adder_usd_per_mwh", .number(.atLeastZero), "Added to the price when buying; 0."),
        DocumentKey(
            "sale_discount_usd_per_mwh", .number(.atLeastZero), "Taken off the price when selling; 0."),
    ]

    static let machines = [
        DocumentKey("name", .text, required: true, "Name of the class."),
        DocumentKey("capacity_mw", .number(.atLeastZero), required: true, "Full load."),
        DocumentKey(
            "value_usd_per_mwh", .series(.any),
            "What a MWh earns less operating cost; else from the hashprice."),
        DocumentKey("efficiency_j_per_th", .number(.aboveZero), "Energy per hash."),
        DocumentKey("operating_cost_usd_per_mwh", .number(.any), "Cost of running besides power; 0."),
        DocumentKey("minimum_load_mw", .number(.atLeastZero), "Least load while on; 0."),
        DocumentKey("start_cost_usd", .number(.atLeastZero), "Cost of one start; 0."),
        DocumentKey("minimum_up_hours", .number(.atLeastZero), "Least time on; 0."),
        DocumentKey("minimum_down_hours", .number(.atLeastZero), "Least time off; 0."),
        DocumentKey("ramp_mw_per_hour", .number(.atLeastZero), "Largest change of load; none."),
        DocumentKey("offers_reserve", .flag, "Whether its load may be sold as reserve; true."),
        DocumentKey(
            "hours_in_state", .number(.any), "Hours on (above 0) or off (below 0) before the first interval."),
        DocumentKey(
            "load_before_mw", .number(.atLeastZero),
            "Load before the first interval, from which the ramp counts; free."),
    ]

    static let ai = [
        DocumentKey("power_mw", .number(.atLeastZero), required: true, "Contracted load."),
        DocumentKey("rent_usd_per_mwh", .number(.any), "Rent, paid whether shed or not; 0."),
        DocumentKey("curtailable_mw", .number(.atLeastZero), "Highest shed power; 0."),
        DocumentKey("penalty_usd_per_mwh", .number(.atLeastZero), "Paid to the tenant per MWh shed; 0."),
        DocumentKey(
            "budget_mwh", .number(.atLeastZero), "Energy that may be shed in a budget period; no limit."),
        DocumentKey(
            "budget_period", .choice(DispatchScenario.BudgetPeriod.allCases.map(\.rawValue)),
            "Over what budget_mwh counts: horizon, year or month; horizon."),
        DocumentKey("budget_hours", .number(.atLeastZero), "Hours with shedding over the horizon; no limit."),
        DocumentKey("maximum_event_hours", .number(.atLeastZero), "Longest run of shedding; no limit."),
        DocumentKey("maximum_events", .whole(least: 0), "Number of such runs over the horizon; no limit."),
        DocumentKey(
            "shed_so_far_mwh", .number(.atLeastZero), "Already shed in the first budget period; 0."),
        DocumentKey(
            "hours_in_event", .number(.atLeastZero),
            "Hours that a run has lasted before the first interval; 0, none under way."),
    ]

    static let battery = [
        DocumentKey("power_mw", .number(.atLeastZero), required: true, "Highest charge and discharge."),
        DocumentKey("energy_mwh", .number(.atLeastZero), required: true, "Usable energy."),
        DocumentKey("charge_efficiency", .number(.shareAboveZero), "Stored per MWh taken in; 1."),
        DocumentKey(
            "discharge_efficiency", .number(.shareAboveZero), "Given out per MWh taken from the store; 1."),
        DocumentKey("initial_mwh", .number(.atLeastZero), "Stored before the first interval; 0."),
        DocumentKey("final_mwh", .number(.atLeastZero), "Stored after the last; free."),
        DocumentKey("wear_usd_per_mwh", .number(.atLeastZero), "Wear per MWh given out; 0."),
    ]

    static let generator = [
        DocumentKey("name", .text, required: true, "Name of the generator."),
        DocumentKey("capacity_mw", .number(.atLeastZero), required: true, "Full output."),
        DocumentKey("minimum_load_mw", .number(.atLeastZero), "Least output while on; 0."),
        DocumentKey("fuel_usd_per_mwh", .number(.any), required: true, "Fuel and variable cost."),
        DocumentKey("start_cost_usd", .number(.atLeastZero), "Cost of one start; 0."),
        DocumentKey("starts_on", .flag, "Whether it is on before the first interval; false."),
    ]

    static let reserve = [
        DocumentKey("limit_mw", .number(.atLeastZero), required: true, "Highest reserve of the site."),
        DocumentKey(
            "price_usd_per_mwh", .series(.atLeastZero), required: true, "Capacity price per MW and hour."),
        DocumentKey(
            "expected_call", .number(.share), "Expected share of held hours in which it is called; 0."),
    ]
}
