// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattMining
import HashwattStudies
import HashwattTesting
import HashwattUnits
import Testing

/// What really happened against the formulas, from the bundled tables; the guide to validation shows the same figures.
struct ValidationTests {
    @Test func twentySevenCompanyMonths() throws {
        let rows = MiningValidation(try Known.all.get()).production
        #expect(rows.count == 27)
        let ratios = rows.map(\.ratio.value).sorted()
        #expect(abs(ratios[13] - 1) < 0.005, "median \(ratios[13])")
        #expect(ratios.filter { abs($0 - 1) < 0.005 }.count >= 17)
        let failures = rows.filter { abs($0.ratio.value - 1) > 0.02 }.map { "\($0.ticker) \($0.month)" }
        #expect(failures == ["IREN 2022-08", "RIOT 2024-06", "RIOT 2024-07", "WULF 2024-04"])
    }

    /// The published values whose days are in the table of network days; the others are held by the tests of mining.
    @Test func publishedHashprice() throws {
        let rows = MiningValidation(try Known.all.get()).published
        #expect(rows.map(\.day.description) == ["2025-10-27", "2025-11-03", "2025-11-27"])
        for row in rows {
            #expect(abs(row.formula.dollars.value / row.dollars.value - 1) < 0.0125, "\(row.day)")
            if let bitcoin = row.bitcoin {
                #expect(abs(row.formula.bitcoin.value / bitcoin.value - 1) < 0.0005, "\(row.day)")
            }
        }
    }

    /// 195 MW until September 2022 and 345 MW from May 2023 on; a correlation of 0.97 to November 2023, none after.
    @Test func powerCreditsFollowSpotUntilNovember2023() throws {
        let credits = PowerCreditValidation(try Known.all.get())
        #expect(credits.rows.count == 22)
        #expect(Set(credits.rows.prefix(3).map(\.contract.value)) == [195])
        #expect(Set(credits.rows.dropFirst(3).map(\.contract.value)) == [345])
        let early = try #require(
            credits.correlation(from: .month(year: 2022, month: 7), to: .month(year: 2023, month: 11)))
        #expect((early.value * 100).rounded() == 97 && early.inputs.count == 20)
        let late = try #require(
            credits.correlation(from: .month(year: 2024, month: 1), to: .month(year: 2025, month: 12)))
        #expect(abs(late.value) < 0.2, "\(late.value)")
        let august = try #require(credits.rows.first { $0.month == .month(year: 2023, month: 8) })
        #expect(august.reported.value == 24.2e6 && august.restated?.value == 23.3e6)
    }
}

/// The table of spot values recomputed from the prices themselves, where the series stands beside the project.
@Suite(
    .enabled(
        if: SharedData.has("data/ercot_rtm_spp_15min_2023.csv.gz"),
        "needs the price series beside the project"))
struct SpotValueTests {
    /// Contracted power times price of every quarter-hour above the threshold, by month in Central Prevailing Time.
    @Test(arguments: [2022, 2023, 2024, 2025])
    func spotValuesOfAYear(year: Int) throws {
        let prices = try SharedData.gzippedLines("data/ercot_rtm_spp_15min_\(year).csv.gz")
        let names = try #require(prices.first).split(separator: ",").map(String.init)
        let rows = try Known.all.get().powerCreditComparisons.filter { $0.month.earliest.year == year }
        #expect(!rows.isEmpty)
        for row in rows {
            let column = try #require(names.firstIndex(of: row.zone))
            let start = MarketZone.centralPrevailing.startOfDay(row.month.earliest).unixSeconds
            let end = MarketZone.centralPrevailing.startOfDay(row.month.latest + 1).unixSeconds
            let month = try prices.dropFirst().compactMap { line -> Double? in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                let time = try #require(Int64(cells[0]))
                return (start..<end).contains(time) ? Double(cells[column]) : nil
            }
            func above(_ threshold: Double) -> Double {
                month.filter { $0 > threshold }.reduce(0, +) * row.contract.megawatts / 4
            }
            for (threshold, value) in [(75, row.above75), (100, row.above100), (150, row.above150)] {
                let found = above(Double(threshold))
                #expect(
                    abs(found - value.amount) <= 5_001,
                    "\(row.zone) \(row.month) above \(threshold): \(found)")
            }
            let hours = Double(month.filter { $0 > 100 }.count) / 4
            #expect(abs(hours - row.hoursAbove100.value) <= 0.051, "\(row.zone) \(row.month): \(hours) h")
        }
    }
}
