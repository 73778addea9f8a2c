// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Power prices at one settlement point, one an interval without a gap.
public struct PowerPriceSeries: Sendable {
    /// Name of the series.
    public let id: String
    /// Market.
    public let market: String
    /// Settlement point.
    public let point: String
    /// Start of the first interval.
    public let start: Instant
    /// Length of an interval.
    public let interval: Seconds
    /// Prices in USD/MWh, in the order of their intervals.
    public let prices: [Double]
    /// Where the series was read.
    public let source: Source

    /// The intervals that had begun by the end of a day in Central Prevailing Time; nil where there is none.
    public func asOf(_ date: CivilDate) -> PowerPriceSeries? {
        let left = MarketZone.centralPrevailing.startOfDay(date + 1) - start
        guard left.count > 0 else { return nil }
        let count = min(prices.count, Int((left.count + interval.count - 1) / interval.count))
        return PowerPriceSeries(
            id: id, market: market, point: point, start: start, interval: interval,
            prices: Array(prices[..<count]), source: source)
    }

    /// The series of a checked table.
    static func read(_ table: Table, _ infos: FactTable<PowerPriceInfo>) -> [PowerPriceSeries] {
        infos.compactMap { info in
            guard table.places[info.column] != nil else { return nil }
            var start: Int?
            let prices = CellRows(table, ["start", info.column]).map { cells in
                start = start ?? cells.integer(0)
                return cells.number(1)
            }
            guard let start else { return nil }
            return PowerPriceSeries(
                id: info.id, market: info.market, point: info.point,
                start: Instant(unixSeconds: Int64(start)),
                interval: .minutes(Int64(info.intervalMinutes)), prices: prices, source: info.source)
        }
    }
}
