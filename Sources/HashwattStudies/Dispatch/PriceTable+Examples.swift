// SPDX-License-Identifier: Apache-2.0

public import HashwattDispatch
public import HashwattFacts
import HashwattUnits

extension PriceTable {
    /// Prices of the synthetic problems A, B and C, or of one of the twenty sites of D, over a year from
    /// 2026-01-01 in UTC: `price_usd_per_mwh`, `hashprice_usd_per_ph_day`, and a column `NAME_usd_per_mwh` with the
    /// value of a MWh in each class.
    ///
    /// - Parameter site: nil for the hourly site, 0...19 for the five-minute ones.
    /// - Throws: never for what is asked here; the engine's check of the problem is passed on.
    public static func reference(site: Int? = nil) throws(DispatchError) -> PriceTable {
        let perHour = site == nil ? 1 : 12
        let raw = ReferenceProblem.series(site: site, intervalsPerHour: perHour)
        let problem = try ReferenceProblem.problemA(raw, intervalsPerHour: perHour)
        let (series, classes) = (problem.series, problem.site.classes)
        let values = classes.indices.map { index in
            Array(series.classValueUSDPerMWh[index * series.count..<(index + 1) * series.count])
        }
        let start = CivilDate(year: 2026, month: 1, day: 1).map(Instant.init(startOfUTCDay:))
        return PriceTable(
            start: start ?? Instant(unixSeconds: 0), interval: Seconds(Int64(3_600 / perHour)),
            names: ["price_usd_per_mwh", "hashprice_usd_per_ph_day"]
                + classes.map { $0.name + "_usd_per_mwh" },
            columns: [series.realTimeUSDPerMWh, raw.hashprice.map { Double($0) / 100 }] + values)
    }

    /// Published power prices that cover the same intervals, each under a name; nil where they do not or there are
    /// none.
    public init?(_ series: [(name: String, prices: PowerPriceSeries)]) {
        guard let first = series.first?.prices, !first.prices.isEmpty,
            series.allSatisfy({
                $0.prices.start == first.start && $0.prices.interval == first.interval
                    && $0.prices.prices.count == first.prices.count
            })
        else { return nil }
        self.init(
            start: first.start, interval: first.interval, names: series.map(\.name),
            columns: series.map(\.prices.prices))
    }
}
