// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattUnits
import Testing

/// Schedules, weightings and their checks.
struct IndexRulesTests {
    /// Every weekday of 2024 but Good Friday 29 March and, as if it were a holiday, the third Friday of May.
    private var year: [CivilDate] {
        IndexFixtures.weekdays(262).filter { !["2024-03-29", "2024-05-17"].contains($0.description) }
    }

    private func effective(_ schedule: IndexSchedule) -> [String] {
        schedule.sessions(of: year).map { year[$0].description }
    }

    /// Third Fridays of 2024 read off a calendar.
    @Test func thirdFridaysRollToTheSessionBeforeOrAfter() {
        let quarterly = IndexSchedule(
            months: [3, 6, 9, 12], effective: .weekday(nth: 3, weekday: 5, roll: .preceding))
        #expect(effective(quarterly) == ["2024-03-15", "2024-06-21", "2024-09-20", "2024-12-20"])
        for (roll, day) in [(IndexSchedule.Roll.preceding, "2024-05-16"), (.following, "2024-05-20")] {
            let may = IndexSchedule(months: [5], effective: .weekday(nth: 3, weekday: 5, roll: roll))
            #expect(effective(may) == [day])
        }
    }

    @Test func firstAndLastSessionsNeedAWholeMonth() {
        #expect(effective(IndexSchedule(months: [1, 3], effective: .first)) == ["2024-03-01"])
        #expect(effective(IndexSchedule(months: [3, 12], effective: .last)) == ["2024-03-28"])
        #expect(effective(.never).isEmpty)
        #expect(effective(.daily).count == year.count)
    }

    @Test func selectionClosesDecideAndDrift() throws {
        // B rises from 10 to 18 between selection and effect: half each at the selection closes, 18 of 28 by then.
        let rows = (0..<40).map { [10.0, $0 < 22 ? 10 : 18, 7] }
        let lagged = IndexSchedule(
            months: [2], effective: .first, selection: .sessionsBefore(2), pricing: .selectionClose)
        let rules = try IndexFixtures.rules(
            ["A", "B"], .equal, rebalance: lagged, base: try IndexFixtures.day("2024-01-10"))
        let found = try IndexHistory.compute(rules, closes: IndexFixtures.table(["A", "B", "C"], rows))
        let after = found.days.count - 1
        let weights = found.members(at: after).map(\.closingWeight)
        #expect(agrees(weights[1], 18.0 / 28, to: 1e-14))
        #expect(found.renewals.map(\.selection.description) == ["2024-01-30"])
        #expect(found.renewals.map(\.effective.description) == ["2024-02-01"])
    }

    @Test func cappedMembersStayAtTheCapOnTheDayOfEffect() throws {
        let names = (0..<8).map { "N\($0)" }
        let row = (0..<8).map { 10 * Double(1 << $0) }
        let rules = try IndexFixtures.rules(names, .capped(.marketCap, limit: 0.25))
        let found = try IndexHistory.compute(
            rules, closes: IndexFixtures.table(names, [row]), shareCounts: IndexFixtures.thousands(names))
        let weights = found.members(at: 0).map(\.closingWeight)
        #expect(agrees(weights.reduce(0, +), 1, to: 1e-14))
        #expect(weights.filter { agrees($0, 0.25, to: 1e-14) }.count == 3)
        // The others keep their proportions.
        #expect(agrees(weights[1] / weights[0], 2, to: 1e-13))
    }

    @Test func bucketsKeepTheirShares() throws {
        let buckets = [
            IndexBucket(name: "miners", tickers: ["A", "B"], share: 0.85, weighting: .marketCap),
            IndexBucket(name: "makers", tickers: ["C", "D"], share: 0.15, weighting: .equal),
        ]
        let names = ["A", "B", "C", "D"]
        let found = try IndexHistory.compute(
            IndexFixtures.rules(names, .bucketed(buckets)),
            closes: IndexFixtures.table(names, [[1, 3, 5, 7]]),
            shareCounts: IndexFixtures.thousands(names))
        for (weight, wanted) in zip(
            found.members(at: 0).map(\.closingWeight), [0.2125, 0.6375, 0.075, 0.075])
        {
            #expect(agrees(weight, wanted, to: 1e-14))
        }
    }

    @Test func onlyTheLargestAreChosenAndMembersChangeOnReconstitutionOnly() throws {
        let rows = (0..<60).map { [10.0, 20, $0 < 25 ? 5 : 8.5] + [$0 < 30 ? .nan : 90.0] }
        let names = ["A", "B", "C", "D"]
        let rules = try IndexFixtures.rules(
            names, .equal, eligibility: .init(largest: 2), rebalance: .monthly(),
            reconstitution: IndexSchedule(months: [3], effective: .first))
        let found = try IndexHistory.compute(
            rules, closes: IndexFixtures.table(names, rows), shareCounts: IndexFixtures.thousands(names))
        #expect(found.members(at: 30).map(\.ticker) == ["A", "B"])
        #expect(found.members(at: 59).map(\.ticker) == ["B", "D"])
        #expect(found.renewals.map(\.effective.month) == [2, 3])
        #expect(found.renewals[1].turnover > 0.4)
        #expect(found.audit.contains { $0.change == .leftOut("C", .notAmongLargest) })
    }

    @Test func nameThatLosesItsRankLeavesWithAllItsShares() throws {
        let rows = (0..<80).map { [10.0, 8, $0 < 20 ? 5 : 8.5, $0 < 45 ? 4 : 7] }
        let names = ["A", "B", "C", "D"]
        let rules = try IndexFixtures.rules(names, .ranked([0.6, 0.4]), rebalance: .monthly())
        let found = try IndexHistory.compute(
            rules, closes: IndexFixtures.table(names, rows), shareCounts: IndexFixtures.thousands(names))
        #expect(found.members(at: 20).map(\.ticker) == ["A", "B"])
        #expect(found.renewals.count == 3)
        for index in [30, 50, 79] {
            #expect(found.members(at: index).map(\.ticker) == ["A", "C"], "session \(index)")
            #expect(found.levels[index] == found.levels[24], "session \(index)")
        }
        #expect(found.renewals[1].turnover < 1e-15)
    }

    @Test(arguments: [
        ("weighting.cap", IndexWeighting.capped(.equal, limit: 1.5)),
        ("weighting.weights", .fixed([.init("A", 0.6), .init("B", 0.3)])),
        ("weighting.weights", .fixed([.init("A", 0.6), .init("C", 0.4)])),
        ("weighting.weights", .ranked([0.7, 0.2])),
        ("weighting.buckets", .bucketed([.init(name: "x", tickers: ["A"], share: 1, weighting: .equal)])),
    ])
    func impossibleWeightingIsRefusedWithItsKey(key: String, weighting: IndexWeighting) throws {
        let error = #expect(throws: IndexRuleViolation.self) {
            try IndexFixtures.rules(["A", "B"], weighting)
        }
        #expect(error?.key == key)
    }

    @Test func universeWithoutOneNameKeepsProportions() throws {
        let fixed = IndexWeighting.fixed([.init("A", 0.5), .init("B", 0.3), .init("C", 0.2)])
        let left = try IndexFixtures.rules(["A", "B", "C"], fixed).changed(without: "A")
        #expect(left.universe == ["B", "C"])
        #expect(left.weighting == .fixed([.init("B", 0.6), .init("C", 0.4)]))
        #expect(throws: IndexRuleViolation.self) {
            try IndexFixtures.rules(["A"], .equal).changed(without: "A")
        }
    }

    @Test func tableOfSomeTickersHasTheirSessionsOnly() throws {
        let closes = try IndexFixtures.table(
            ["A", "COIN", "B"], [[1, 5, .nan], [.nan, 6, .nan], [2, 7, 3], [.nan, 8, 4]])
        let found = closes.selecting(["A", "B"])
        #expect(found.days == [0, 2, 3].map { IndexFixtures.weekdays(4)[$0] })
        #expect(found.tickers == ["A", "B"])
        #expect(found.close(session: 2, column: 0) == nil)
        #expect(found.close(session: 2, column: 1) == 4)
        #expect(found.gaps.map(\.column) == [0])
    }
}
