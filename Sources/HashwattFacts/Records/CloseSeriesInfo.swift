// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One series of daily closes a row; its closes stand in closes.
public struct CloseSeriesInfo: FactRecord {
    /// Ticker of the quote.
    public let ticker: String
    /// Name.
    public let name: String
    /// What is quoted.
    public let kind: CloseKind
    /// Which days have a close.
    public let calendar: CloseCalendar
    /// Currency.
    public let currency: CurrencyCode
    /// What the closes are adjusted for.
    public let adjustment: CloseAdjustment
    /// Decimals of the source.
    public let decimals: Int
    /// First day.
    public let first: CivilDate
    /// Last day.
    public let last: CivilDate
    /// Number of closes.
    public let closes: Int
    /// Sessions without a close while the ticker was listed, in the range of the table.
    public let missing: Int
    /// Address of a second source.
    public let secondSourceURL: String?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        ticker = row.text("ticker")
        name = row.text("name")
        kind = row.requiredWord("kind")
        calendar = row.requiredWord("calendar")
        currency = row.requiredWord("currency")
        adjustment = row.requiredWord("adjustment")
        decimals = row.requiredInteger("decimals")
        first = row.requiredDate("first")
        last = row.requiredDate("last")
        closes = row.requiredInteger("closes")
        missing = row.requiredInteger("missing")
        secondSourceURL = row.optionalText("second_source_url")
        source = row.source()
    }
}

extension CloseSeriesInfo {
    /// The rules of its table.
    public static var schema: TableSchema { .closeSeries }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { nil }
}
