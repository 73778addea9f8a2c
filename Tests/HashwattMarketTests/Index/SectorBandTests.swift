// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// A day's gain under several definitions.
struct SectorBandTests {
    private let miners = ["RIOT", "MARA", "CIFR", "WULF", "IREN", "CLSK", "CORZ", "HUT", "BITF", "BTDR"]

    private func rules(_ name: String, _ universe: [String], _ weighting: IndexWeighting) throws -> IndexRules
    {
        try IndexFixtures.rules(
            universe, weighting, name: name,
            rebalance: IndexSchedule(
                months: Array(1...12), effective: .first, selection: .lastOfPreviousMonth),
            base: IndexFixtures.day("2025-10-01"))
    }

    private func counts() throws -> [ShareCount] {
        let shares = [402.0, 470.1, 398.0, 420.0, 272.0, 328.6, 363.3, 110.0, 555.8, 238.0]
        let day = try IndexFixtures.day("2025-09-30")
        return zip(miners, shares).map { ShareCount(ticker: $0, from: day, shares: $1 * 1e6) }
    }

    /// The mean of the ten gains from the closes of 2025-11-21 to those of 2025-11-24 is 13.12346988132336 %,
    /// computed apart from this code.
    @Test(.enabled(if: SharedData.has("facts/closes.csv"), "the closes are absent"))
    func dayOfTheQuotedSectorGainHasItsBand() throws {
        let closes = try CloseTable(rows: IndexFixtures.closeRows(SharedData.text("facts/closes.csv")))
        let day = try IndexFixtures.day("2025-11-24")
        let daily = try IndexFixtures.rules(
            miners, .equal, name: "daily", rebalance: .daily, base: IndexFixtures.day("2025-10-01"))
        let band = SectorBand.compute(
            on: day,
            rules: [
                daily, try rules("equal", miners, .equal), try rules("cap", miners, .marketCap),
                try rules("cap-bmnr", miners + ["BMNR"], .marketCap),
                try rules("cap-wide", miners + ["HIVE", "CAN"], .marketCap),
            ], closes: closes, shareCounts: try counts(),
            assumptions: [
                .init(ticker: "BMNR", shares: 109.5e6, label: "August 2025"),
                .init(ticker: "BMNR", shares: 454.86e6, label: "2026-02-06"),
            ])
        let gains = band.entries[0].outcome.gains
        #expect(abs(gains[0].value - 0.1312346988132336) < 1e-14)
        #expect(abs(gains[0].value - meanGain(closes, miners, day)) < 1e-14)
        #expect(abs(gains[0].members.reduce(0) { $0 + $1.contribution } - gains[0].value) < 1e-14)
        #expect(gains[0].previousDay.description == "2025-11-21")
        #expect(band.entries[1].outcome.gains[0].weightsSet.description == "2025-11-03")
        for left in gains[0].withoutMember {
            let others = miners.filter { $0 != left.ticker }
            #expect(abs((left.value ?? 0) - meanGain(closes, others, day)) < 1e-14, "\(left.ticker)")
        }
        let assumed = band.entries[3].outcome.gains
        #expect(assumed.map(\.assumption?.label) == ["August 2025", "2026-02-06"])
        // BMNR rose more than the others, so a larger count of it gives a larger gain.
        #expect(assumed[0].value < assumed[1].value)
        guard case .lacksShareCounts(let tickers, let on) = band.entries[4].outcome else {
            Issue.record("a gain without share counts: \(band.entries[4].outcome)")
            return
        }
        #expect(tickers == ["HIVE", "CAN"])
        #expect(on.description == "2025-10-31")
        let matches = band.nearest(to: 0.1384)
        #expect(matches.count == 5)
        #expect(matches.map { abs($0.distance) } == matches.map { abs($0.distance) }.sorted())
    }

    private func meanGain(_ closes: CloseTable, _ tickers: [String], _ day: CivilDate) -> Double {
        let session = closes.session(onOrBefore: day) ?? 0
        let before = closes.session(onOrBefore: day - 3) ?? 0
        let gains = tickers.compactMap { ticker -> Double? in
            guard let column = closes.tickers.firstIndex(of: ticker),
                let now = closes.close(session: session, column: column),
                let last = closes.close(session: before, column: column)
            else { return nil }
            return now / last - 1
        }
        return gains.reduce(0, +) / Double(tickers.count)
    }

    @Test func bandSaysWhyADefinitionHasNoGain() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[10, 20], [11, 20], [12, 24]])
        let days = closes.days
        let equal = try IndexFixtures.rules(["A", "B"], .equal, rebalance: .daily)
        let late = try IndexFixtures.rules(["A", "B"], .equal, base: days[2])
        let capped = try IndexFixtures.rules(["A", "B"], .capped(.equal, limit: 0.3))
        let band = SectorBand.compute(on: days[2], rules: [equal, late, capped], closes: closes)
        #expect(abs((band.range?.upperBound ?? 0) - (1.0 / 11 + 0.2) / 2) < 1e-15)
        guard case .beginsLater(days[2]) = band.entries[1].outcome,
            case .failed(.capInfeasible) = band.entries[2].outcome,
            case .noSession = SectorBand.compute(on: days[0], rules: [equal], closes: closes).entries[0]
                .outcome
        else {
            Issue.record("\(band.entries.map(\.outcome))")
            return
        }
        let left = band.entries[0].outcome.gains[0]
        #expect(abs((left.leaveOneOutRange?.lowerBound ?? 0) - 1.0 / 11) < 1e-15)
        #expect(abs((left.leaveOneOutRange?.upperBound ?? 0) - 0.2) < 1e-15)
        #expect(band.nearest(to: 0.15)[0].isWithinOneName)
        #expect(!band.nearest(to: 0.25)[0].isWithinOneName)
    }
}
