// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// Levels against `Benchmarks/peers/index/recompute.py`, which knows no divisor.
struct RecomputationTests {
    private static let miners = [
        "RIOT", "MARA", "CIFR", "WULF", "IREN", "CLSK", "CORZ", "HUT", "BITF", "BTDR",
    ]
    /// Million shares; a weight for the test, no fact of the period. The same stand in the script.
    private static let shares = [402.0, 470.1, 398.0, 420.0, 272.0, 328.6, 363.3, 110.0, 555.8, 238.0]

    private func rows(_ name: String) throws -> [[String]] {
        try IndexFixtures.text(name).split(whereSeparator: \.isNewline).dropFirst()
            .map { $0.split(separator: ",").map(String.init) }
    }

    /// Fifteen months of closes: equal monthly, by capitalisation without renewal, capped quarterly.
    @Test(
        .enabled(if: SharedData.has("facts/closes.csv"), "the closes are absent"),
        arguments: [
            (1, IndexWeighting.equal, IndexSchedule.monthly()), (2, .marketCap, .never),
            (3, .capped(.marketCap, limit: 0.15), .quarterly()),
        ])
    func fifteenMonthsOfClosesAgree(column: Int, weighting: IndexWeighting, schedule: IndexSchedule) throws {
        let closes = try CloseTable(
            rows: IndexFixtures.closeRows(SharedData.text("facts/closes.csv")), tickers: Self.miners)
        let counts = zip(Self.miners, Self.shares).map {
            ShareCount(ticker: $0, from: closes.days[0], shares: $1 * 1e6)
        }
        let rules = try IndexFixtures.rules(
            Self.miners, weighting, rebalance: schedule, base: closes.days[0])
        let found = try IndexHistory.compute(rules, closes: closes, shareCounts: counts)
        let wanted = try rows("closes_levels.csv")
        #expect(wanted.map { $0[0] } == found.days.map(\.description))
        for (row, level) in zip(wanted, found.levels) {
            #expect(agrees(level, try #require(Double(row[column])), to: 1e-10), "\(row[0]): \(level)")
        }
        // CleanSpark has no close on 2024-11-08.
        let carried = found.audit.compactMap { line in
            if case .carried(let ticker, _, _, let through, 1) = line.change {
                "\(ticker) \(through)"
            } else {
                nil
            }
        }
        #expect(carried == ["CLSK 2024-11-08"])
        #expect(found.issues.isEmpty, "\(found.issues)")
    }

    /// 3,000 names × 5,040 days with some 25,000 actions: half a minute in a debug build.
    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["HASHWATT_SLOW"] == "1",
            "set HASHWATT_SLOW=1 to run twenty years of 3,000 names"))
    func twentyYearsOfThreeThousandNamesAgree() throws {
        let market = GeneratedMarket()
        let rules = try IndexFixtures.rules(
            market.tickers, .capped(.marketCap, limit: 0.045), rebalance: .quarterly(), base: market.days[0])
        let closes = try CloseTable(days: market.days, tickers: market.tickers, closes: market.closes)
        let found = try IndexHistory.compute(
            rules, closes: closes, shareCounts: market.shareCounts, actions: market.actions)
        for row in try rows("generated_levels.csv") {
            let session = try #require(Int(row[0]))
            let wanted = try #require(Double(row[1]))
            #expect(agrees(found.levels[session], wanted, to: 1e-10), "session \(session)")
        }
        #expect(market.actions.count > 10_000)
        #expect(found.issues.isEmpty, "\(found.issues.prefix(3))")
    }
}
