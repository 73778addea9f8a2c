// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One series of power prices a row; its prices stand in power_prices.
public struct PowerPriceInfo: FactRecord {
    /// Name of the series.
    public let id: String
    /// Column of power_prices.
    public let column: String
    /// Market.
    public let market: String
    /// Settlement point.
    public let point: String
    /// First day in Central Prevailing Time.
    public let first: CivilDate
    /// Length of an interval.
    public let intervalMinutes: Int
    /// Number of intervals.
    public let intervals: Int
    /// Unit of the prices.
    public let unit: RecordUnit
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        column = row.text("column")
        market = row.text("market")
        point = row.text("point")
        first = row.requiredDate("first")
        intervalMinutes = row.requiredInteger("interval_minutes")
        intervals = row.requiredInteger("intervals")
        unit = row.requiredWord("unit")
        source = row.source()
    }
}

extension PowerPriceInfo {
    /// The rules of its table.
    public static var schema: TableSchema { .powerPriceSeries }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { nil }
}
