// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension TableSchema {
    /// One series of daily closes a row; its closes stand in closes.
    static let closeSeries = TableSchema(
        "close_series", "One series of daily closes a row; its closes stand in closes.",
        key: ["ticker"],
        columns: [
            .required("ticker", .identifier, "Ticker of the quote."),
            .required("name", .text, "Name."),
            .required("kind", .words(CloseKind.self), "What is quoted."),
            .required("calendar", .words(CloseCalendar.self), "Which days have a close."),
            .required("currency", .words(CurrencyCode.self), "Currency."),
            .required("adjustment", .words(CloseAdjustment.self), "What the closes are adjusted for."),
            .required("decimals", .integer(unit: "decimals", 0...8), "Decimals of the source."),
            .required("first", .date, "First day."),
            .required("last", .date, "Last day."),
            .required("closes", .integer(unit: "closes", 1...1_000_000), "Number of closes."),
            .required(
                "missing", .integer(unit: "days", 0...100_000),
                "Sessions without a close while the ticker was listed, in the range of the table."),
            .optional("second_source_url", .url, "Address of a second source."),
        ] + sourceColumns)

    /// One close of one series a row.
    static let closes = TableSchema(
        "closes", "One close of one series a row.",
        key: ["date", "ticker"],
        columns: [
            .required("date", .date, "Day."),
            .required("ticker", .reference(table: "close_series"), "Series."),
            .required(
                "close", .number(unit: "the series' currency", 0...1e9), "Close, adjusted as the series says."
            ),
        ])
}
