// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension TableSchema {
    /// One application or approval to trade power at market-based rates a row.
    static let powerTrading = TableSchema(
        "power_trading", "One application or approval to trade power at market-based rates a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("ticker", .reference(table: "companies"), "Company behind it."),
            .required("parent", .text, "Company behind it, by name."),
            .optional("entity", .text, "Entity that holds or seeks it."),
            .optional("docket", .text, "Docket of the regulator."),
            .optional("filed", .partialDate, "Day of the application."),
            .optional("decided", .partialDate, "Day of the order."),
            .optional("effective", .partialDate, "Day from which it holds."),
            .required("known", .partialDate, "Day that decides whether a reader could know of it."),
            .required("status", .words(PowerTradingStatus.self), "How far it is, by this source."),
            .optional(
                "conflicts_with", .references(table: "power_trading"), "Rows whose source says otherwise."),
        ] + sourceColumns)

    /// One gas plant, or a sum of several, a row.
    static let gasPlants = TableSchema(
        "gas_plants", "One gas plant, or a sum of several, a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("project", .identifier, "Campus that the plants are for."),
            .required("owner", .text, "Owner of the plant."),
            .optional("customer_ticker", .reference(table: "companies"), "Company whose load it serves."),
            .required("customer", .text, "Load that it serves."),
            .required("location", .text, "Place."),
            .optional("docket", .text, "Docket of the regulator."),
            .required("known", .partialDate, "Day of the decision or proposal."),
            .required("status", .words(GasPlantStatus.self), "How far it is."),
            .required("plants", .integer(unit: "plants", 1...100), "Number of plants in the row."),
            .optional("mw", .number(unit: "MW", 0...100_000), "Capacity of all plants of the row (MW)."),
            .optional("mw_bound", .words(Bound.self), "How the capacity is meant."),
            .optional("cost_usd", .number(unit: "USD", 0...1e14), "Cost of all plants of the row (USD)."),
            .optional("in_service", .partialDate, "When it is to run."),
            .required(
                "aggregate", .flag,
                "Whether it is a sum that contains other rows; such rows never enter a sum."),
            .optional(
                "includes", .references(table: "gas_plants"),
                "Rows that a sum contains, as far as they have rows."),
        ] + sourceColumns)

    /// One supply contract of a utility with a data-centre customer a row.
    static let utilityContracts = TableSchema(
        "utility_contracts", "One supply contract of a utility with a data-centre customer a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("utility", .text, "Supplier."),
            .optional("parent", .text, "Its parent."),
            .required("customer_ticker", .reference(table: "companies"), "Customer."),
            .required("location", .text, "Place."),
            .required("known", .partialDate, "Day of the announcement."),
            .required("status", .words(UtilityContractStatus.self), "How far it is."),
            .optional("load_mw", .number(unit: "MW", 0...100_000), "Load that is served (MW)."),
            .optional(
                "generation_mw", .number(unit: "MW", 0...100_000), "Generation that is built for it (MW)."),
            .optional("generation_bound", .words(Bound.self), "How the generation is meant."),
            .optional("approved", .partialDate, "Approval of the structure."),
            .optional("in_service", .partialDate, "When supply is to start."),
            .optional("term_years", .number(unit: "years", 0...100), "Term (years)."),
        ] + sourceColumns)

    /// One published figure on the time to a grid connection a row.
    static let interconnection = TableSchema(
        "interconnection", "One published figure on the time to a grid connection a row.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("metric", .words(InterconnectionMetric.self), "What it is."),
            .required("scope", .text, "Of what."),
            .required("value", .number(unit: "the row's unit", 0...1e6), "Value (the row's unit)."),
            .required("unit", .words(RecordUnit.self), "Unit of the value."),
            .required("bound", .words(Bound.self), "How the number is meant."),
            .required("known", .partialDate, "Day of publication."),
        ] + sourceColumns)

    /// Contract power times price above a threshold, summed over a month, to compare power credits with.
    static let powerCreditComparisons = TableSchema(
        "power_credit_comparisons",
        "Contract power times price above a threshold, summed over a month, to compare power credits with.",
        key: ["month", "zone"],
        columns: [
            .required("month", .partialDate, "Month."),
            .required("zone", .identifier, "ERCOT load zone."),
            .required("ticker", .reference(table: "companies"), "Company whose contract it is."),
            .required("contract_mw", .number(unit: "MW", 0...100_000), "Contracted power (MW)."),
            .required("above_75_usd", .number(unit: "USD", 0...1e14), "Sum over 75 USD/MWh (USD)."),
            .required("above_100_usd", .number(unit: "USD", 0...1e14), "Sum over 100 USD/MWh (USD)."),
            .required("above_150_usd", .number(unit: "USD", 0...1e14), "Sum over 150 USD/MWh (USD)."),
            .required(
                "hours_above_100", .number(unit: "h", 0...744), "Hours with a price above 100 USD/MWh."),
        ])

    /// One series of power prices a row; its prices stand in power_prices.
    static let powerPriceSeries = TableSchema(
        "power_price_series", "One series of power prices a row; its prices stand in power_prices.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the series."),
            .required("column", .identifier, "Column of power_prices."),
            .required("market", .text, "Market."),
            .required("point", .identifier, "Settlement point."),
            .required("first", .date, "First day in Central Prevailing Time."),
            .required("interval_minutes", .integer(unit: "minutes", 5...60), "Length of an interval."),
            .required("intervals", .integer(unit: "intervals", 1...1_000_000), "Number of intervals."),
            .required("unit", .words(RecordUnit.self), "Unit of the prices."),
        ] + sourceColumns)

    /// Real-time power prices of one interval a row.
    static let powerPrices = TableSchema(
        "power_prices", "Real-time power prices of one interval a row.",
        key: ["start"],
        columns: [
            .required("start", .integer(unit: "Unix seconds", 0...4_294_967_295), "Start of the interval."),
            .required(
                "hb_south_usd_per_mwh", .number(unit: "USD/MWh", -1_000...10_000),
                "Settlement point price, HB_SOUTH."),
            .required(
                "hb_west_usd_per_mwh", .number(unit: "USD/MWh", -1_000...10_000),
                "Settlement point price, HB_WEST."),
        ])
}
