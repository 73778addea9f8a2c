// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattTesting
import HashwattUnits
import Testing

/// Closes by hand from the table of closes (republished quotes, agreeing with two other public sets).
struct MarketFiguresTests {
    /// Close of Friday 2025-11-21 and of Monday 2025-11-24; the percentages are those of the press of that day.
    @Test(
        arguments: [
            ("CIFR", 14.15, 16.71, 18.09), ("BMNR", 26.0, 31.1, 19.62), ("RIOT", 12.71, 13.88, 9.21),
            ("IREN", 42.26, 48.49, 14.74),
        ] as [(String, Double, Double, Double)])
    func daysMoveIsCloseOverClose(ticker: String, before: Double, now: Double, percent: Double) throws {
        let move = try #require(
            MarketFigures(try Known.facts()).move(ticker, on: try Known.day("2025-11-24")))
        #expect(isClose(move, now / before - 1, .ratio))
        #expect((move.value * 10_000).rounded() / 100 == percent)
        #expect(move.inputs.map(\.value) == [now, before])
    }

    /// Close of 2024-12-31 and of 2025-11-24.
    @Test(
        arguments: [
            ("RIOT", 10.21, 13.88, 35.9), ("WULF", 5.66, 12.63, 123.1), ("CIFR", 4.64, 16.71, 260.1),
            ("IREN", 9.82, 48.49, 393.8),
        ] as [(String, Double, Double, Double)])
    func yearToDateIsOverTheLastCloseOfTheYearBefore(
        ticker: String, before: Double, now: Double, percent: Double
    ) throws {
        let change = try #require(
            MarketFigures(try Known.facts()).yearToDate(ticker, on: try Known.day("2025-11-24")))
        #expect(isClose(change, now / before - 1, .ratio))
        #expect((change.value * 1_000).rounded() / 10 == percent)
    }

    /// GLXY was listed on 2025-05-16, so 2024 has no close; CLSK lacks 2024-11-08, so neither that day nor the next
    /// session has a move; on a Sunday a stock has none and bitcoin has: 86 805.01 after 84 648.36.
    @Test func withoutBothClosesThereIsNoChange() throws {
        let market = MarketFigures(try Known.facts())
        #expect(market.yearToDate("GLXY", on: try Known.day("2025-11-24")) == nil)
        #expect(market.move("CLSK", on: try Known.day("2024-11-08")) == nil)
        #expect(market.move("CLSK", on: try Known.day("2024-11-11")) == nil)
        #expect(market.move("CLSK", on: try Known.day("2024-11-12")) != nil)
        #expect(market.move("CIFR", on: try Known.day("2025-11-23")) == nil)
        #expect(market.move("BTC-USD", on: try Known.day("2025-11-23")) != nil)
        #expect(market.move("no such ticker", on: try Known.day("2025-11-24")) == nil)
    }

    /// 398.0 m fully diluted shares times 16.71 = 6 650.58 m USD; unverified, as the count is.
    @Test func marketCapIsSharesTimesCloseAndAsUnverifiedAsTheCount() throws {
        let cap = try #require(
            MarketFigures(try Known.facts()).marketCap("CIFR", on: try Known.day("2025-11-24")))
        #expect(isClose(cap, 6_650_580_000, .usd))
        #expect(cap.verification == .unverified)
    }

    /// The count of a treasury company of another month says nothing of the day's.
    @Test func treasuryCompanyHasNoMarketCap() throws {
        let market = MarketFigures(try Known.facts())
        #expect(try Known.facts().shareCounts.contains { $0.ticker == "BMNR" })
        #expect(market.shares("BMNR", on: try Known.day("2025-11-24")) == nil)
        #expect(market.marketCap("BMNR", on: try Known.day("2025-11-24")) == nil)
    }
}

/// The sector's gain of 2025-11-24 under each weighting.
struct SectorFiguresTests {
    private func sector() throws -> SectorFigures {
        SectorFigures(try Known.facts(), on: try Known.day("2025-11-24"))
    }

    /// The 14 moves in percent: APLD 12.80, BITF 14.81, BTDR 11.95, CAN 5.49, CIFR 18.09, CLSK 17.99, CORZ 6.92,
    /// GLXY 5.81, HIVE 11.07, HUT 14.33, IREN 14.74, MARA 11.32, RIOT 9.21, WULF 11.87: sum 166.41, mean 11.8865.
    /// With BMNR's 19.615: (166.41 + 19.615) / 15 = 12.4018. Computed in Python from the closes.
    @Test func equalWeightsAreTheMean() throws {
        #expect(isClose(try sector().equalWeighted, 0.118_865_105_135_488_76, .ratio))
        #expect(isClose(try sector().equalWeighted(with: "BMNR"), 0.124_017_687_870_045_91, .ratio))
        #expect(try sector().members.count == 14)
    }

    /// Σ shares · close of 2025-11-24 over Σ shares · close of 2025-11-21, less one, in Python from the closes and
    /// the 11 counts of the third quarter; with BMNR at 109.5 m (August 2025) and 454.86 m (2026-02-06).
    @Test func capWeightsAreTheChangeOfTheTotal() throws {
        let sector = try sector()
        #expect(isClose(sector.capWeighted, 0.130_586_345_228_603_13, .ratio))
        #expect(sector.weightedMembers.count == 11)
        let counts = try Known.all.get().shareCounts.filter { $0.ticker == "BMNR" }
        let sensitivities = counts.compactMap { sector.capWeighted(with: $0) }
        #expect(isClose(sensitivities.first, 0.133_882_571_767_140_36, .ratio))
        #expect(isClose(sensitivities.last, 0.142_404_866_697_023_46, .ratio))
        #expect(
            sensitivities.allSatisfy { $0.label.hasPrefix("sensitivity") && $0.verification == .unverified })
    }

    /// On 2025-08-15 one of 14 members has a share count: its move is not the gain of the sector.
    @Test func fewCountsMakeNoCapWeights() throws {
        let day = try Known.day("2025-08-15")
        let sector = SectorFigures(try Known.facts("2025-08-15"), on: day)
        #expect(sector.weightedMembers == ["RIOT"])
        #expect(sector.equalWeighted != nil)
        #expect(sector.capWeighted == nil)
    }
}
