// SPDX-License-Identifier: Apache-2.0

extension TableSchema {
    /// One published hashprice a row, to compare computed ones with.
    static let hashpriceReferences = TableSchema(
        "hashprice_references", "One published hashprice a row, to compare computed ones with.",
        key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the row."),
            .required("period", .words(HashpricePeriod.self), "What the value is of."),
            .required("known", .partialDate, "Day, or year, that it is of."),
            .required("usd_per_ph_day", .number(unit: "USD/PH/s/day", 0...10_000), "Hashprice in dollars."),
            .optional("btc_per_ph_day", .number(unit: "BTC/PH/s/day", 0...1), "Hashprice in bitcoin."),
            .optional(
                "btc_price_usd", .number(unit: "USD", 0...1e14),
                "Bitcoin price that the source names beside it (USD)."),
        ] + sourceColumns)

    /// One mining machine a row.
    static let asicModels = TableSchema(
        "asic_models", "One mining machine a row.",
        key: ["model"],
        columns: [
            .required("model", .text, "Model."),
            .required("maker", .text, "Maker."),
            .optional("hash_rate_th_per_s", .number(unit: "TH/s", 0...100_000), "Hash rate (TH/s)."),
            .optional("power_w", .number(unit: "W", 0...1e6), "Power at the wall (W)."),
            .required(
                "efficiency_j_per_th", .number(unit: "J/TH", 1...1_000), "Efficiency as published (J/TH)."),
            .required("cooling", .words(Cooling.self), "Cooling."),
            .required(
                "released", .partialDate, "Release or announcement; the latest where a range is given."),
        ] + sourceColumns)

    /// What a company reported of one month; a restatement is a row with a higher version.
    static let productionReports = TableSchema(
        "production_reports",
        "What a company reported of one month; a restatement is a row with a higher version.",
        key: ["ticker", "month", "version"],
        columns: [
            .required("ticker", .reference(table: "companies"), "Company."),
            .required("month", .partialDate, "Month."),
            .required(
                "version", .integer(unit: "versions", 1...9), "1 for the first report, then restatements."),
            .optional(
                "released", .partialDate, "When a restatement was published; blank for the first report."),
            .optional("btc_produced", .number(unit: "BTC", 0...100_000), "Bitcoin produced (BTC)."),
            .optional(
                "average_hash_rate_eh_per_s", .number(unit: "EH/s", 0...100_000),
                "Mean operating hash rate (EH/s)."),
            .optional(
                "deployed_hash_rate_eh_per_s", .number(unit: "EH/s", 0...100_000),
                "Deployed hash rate at the end of the month (EH/s)."),
            .optional(
                "power_credits_usd", .number(unit: "USD", 0...1e14), "Credits for power sold back (USD)."),
            .optional(
                "demand_response_credits_usd", .number(unit: "USD", 0...1e14),
                "Credits for demand response (USD)."),
            .optional(
                "total_power_credits_usd", .number(unit: "USD", 0...1e14), "Both, as reported (USD)."),
            .optional(
                "power_cost_cents_per_kwh", .number(unit: "c/kWh", -100...100), "All-in power cost (c/kWh)."),
            .optional(
                "efficiency_j_per_th", .number(unit: "J/TH", 1...1_000), "Efficiency of the fleet (J/TH)."),
            .optional(
                "derived_columns", .identifiers, "Columns of the row that we derived from other reports."),
            .optional("second_source_url", .url, "Address of a second source."),
        ] + sourceColumns)

    /// One difficulty epoch of the bitcoin network a row.
    static let difficultyEpochs = TableSchema(
        "difficulty_epochs", "One difficulty epoch of the bitcoin network a row.",
        key: ["epoch"],
        columns: [
            .required("epoch", .integer(unit: "epochs", 0...100_000), "Number of the epoch."),
            .required(
                "first_height", .integer(unit: "blocks", 0...1_000_000_000), "Height of its first block."),
            .required("bits", .hexadecimal, "Compact target."),
            .optional(
                "first_block_time", .integer(unit: "Unix seconds", 1_231_006_505...4_294_967_295),
                "Header time of the first block."),
            .optional(
                "last_block_time", .integer(unit: "Unix seconds", 1_231_006_505...4_294_967_295),
                "Header time of the last block: 2,015 intervals after the first."
            ),
        ])

    /// The bitcoin network on one UTC day a row.
    static let networkDaily = TableSchema(
        "network_daily", "The bitcoin network on one UTC day a row.",
        key: ["date"],
        columns: [
            .required("date", .date, "UTC day."),
            .required("blocks", .integer(unit: "blocks", 0...1_000), "Blocks found."),
            .required(
                "fees_satoshi", .integer(unit: "satoshi", 0...2_100_000_000_000_000), "Fees of all blocks."),
        ])

    /// Means of the bitcoin network over one month a row.
    static let networkMonthly = TableSchema(
        "network_monthly", "Means of the bitcoin network over one month a row.",
        key: ["month"],
        columns: [
            .required("month", .partialDate, "Month."),
            .required("days", .integer(unit: "days", 1...31), "Days that the means are over."),
            .required("blocks", .integer(unit: "blocks", 0...10_000), "Blocks found on these days."),
            .required("fees_btc_per_block", .number(unit: "BTC", 0...100), "Mean fees a block."),
            .required("difficulty", .number(unit: "1", 1...1e18), "Mean difficulty."),
            .required("hash_rate_eh_per_s", .number(unit: "EH/s", 0...100_000), "Mean hash rate."),
            .required("btc_price_usd", .number(unit: "USD", 0...1e8), "Mean bitcoin price."),
            .required(
                "hashprice_usd_per_ph_day", .number(unit: "USD/PH/s/day", 0...10_000),
                "Mean hashprice in dollars."),
            .required(
                "hashprice_btc_per_ph_day", .number(unit: "BTC/PH/s/day", 0...1), "Mean hashprice in bitcoin."
            ),
        ])
}
