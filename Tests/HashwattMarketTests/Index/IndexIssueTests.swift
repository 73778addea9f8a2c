// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattUnits
import Testing

/// What is wrong with data is said with firm, day and rule, and the other firms are still computed.
struct IndexIssueTests {
    private let days = IndexFixtures.weekdays(60)

    private func lines(_ history: IndexHistory) -> [String] { history.audit.map(\.description) }

    @Test func missingCloseIsCarriedWithAnAuditLine() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[10, 20], [.nan, 22], [12, 22]])
        let found = try IndexHistory.compute(IndexFixtures.rules(["A", "B"], .equal), closes: closes)
        #expect(found.levels == [1_000, 1_050, 1_150])
        let change = IndexAudit.Change.carried(
            "A", close: 10, lastClose: days[0], through: days[1], sessions: 1)
        #expect(found.audit.contains { $0.change == change && $0.day == days[1] }, "\(lines(found))")
        #expect(found.issues.isEmpty)
        #expect(closes.close(session: 1, column: 0) == nil)
        #expect(closes.close(session: 2, column: 0) == 12)
    }

    @Test func closesThatStopAreAnIssueAndLeaveAtTheNextRenewal() throws {
        let rows = (0..<40).map { [$0 < 3 ? 10.0 : .nan, 20] }
        let rules = try IndexFixtures.rules(["A", "B"], .equal, rebalance: .monthly())
        let found = try IndexHistory.compute(rules, closes: IndexFixtures.table(["A", "B"], rows))
        #expect(
            found.issues == [
                .staleClose(rules: "test", ticker: "A", lastClose: days[2], sessions: 37, limit: 5)
            ])
        #expect(found.audit.contains { $0.change == .leftOut("A", .closesStopped) })
        #expect(found.members(at: 39).map(\.ticker) == ["B"])
        #expect(
            found.issues.map(\.description)[0].contains("A has no close for 37 sessions after 2024-01-03"))
    }

    @Test func emptyUniverseOnARenewalDayKeepsTheBasket() throws {
        let rows = (0..<30).map { [$0 < 20 ? 10.0 : 1, 20] }
        let rules = try IndexFixtures.rules(
            ["A"], .equal, eligibility: .init(minimumClose: 5), rebalance: .monthly())
        let action = CorporateAction(ticker: "A", exDay: days[20], .confirmedMove)
        let found = try IndexHistory.compute(
            rules, closes: IndexFixtures.table(["A", "B"], rows), actions: [action])
        let firstOfFebruary = try IndexFixtures.day("2024-02-01")
        #expect(found.issues == [.emptyUniverse(rules: "test", firstOfFebruary)])
        #expect(found.levels.last == 100)
        #expect(found.renewals.isEmpty)
    }

    @Test func splitWithoutItsActionIsSuspected() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[30, 20], [10, 20]])
        let rules = try IndexFixtures.rules(["A", "B"], .equal)
        let suspect = IndexIssue.suspectJump(
            rules: "test", ticker: "A", days[1], from: 30, to: 10, split: "3-for-1")
        #expect(try IndexHistory.compute(rules, closes: closes).issues == [suspect])
        let split = CorporateAction(ticker: "A", exDay: days[1], .split(newShares: 3, oldShares: 1))
        let mended = try IndexHistory.compute(rules, closes: closes, actions: [split])
        #expect(mended.issues.isEmpty)
        #expect(mended.levels == [1_000, 1_000])
    }

    @Test func splitThatTheClosesAlreadyContainIsSuspected() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[30, 20], [30, 20]])
        let split = CorporateAction(ticker: "A", exDay: days[1], .split(newShares: 3, oldShares: 1))
        let found = try IndexHistory.compute(
            IndexFixtures.rules(["A", "B"], .equal), closes: closes, actions: [split])
        #expect(
            found.issues == [
                .suspectJump(rules: "test", ticker: "A", days[1], from: 10, to: 30, split: "1-for-3")
            ])
    }

    @Test func splitDuringMissingClosesAdjustsWhatIsCarried() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[30, 20], [.nan, 20], [.nan, 20], [10, 20]])
        let split = CorporateAction(ticker: "A", exDay: days[2], .split(newShares: 3, oldShares: 1))
        let found = try IndexHistory.compute(
            IndexFixtures.rules(["A", "B"], .equal), closes: closes, actions: [split])
        #expect(found.levels == [1_000, 1_000, 1_000, 1_000])
        #expect(found.issues.isEmpty)
    }

    @Test func nameWithoutClosesIsLeftOutAndTold() throws {
        let closes = try IndexFixtures.table(["A", "Z"], [[10, .nan], [11, .nan]])
        let found = try IndexHistory.compute(IndexFixtures.rules(["A", "X", "Z"], .equal), closes: closes)
        #expect(
            found.issues == [.noCloses(rules: "test", ticker: "X"), .noCloses(rules: "test", ticker: "Z")])
        #expect(agrees(found.levels[1], 1_100, to: 1e-14))
    }

    @Test func missingShareCountsAreNamed() throws {
        let closes = try IndexFixtures.table(["A", "B", "C"], [[10, 20, 30]])
        let rules = try IndexFixtures.rules(["A", "B", "C"], .marketCap)
        #expect(throws: IndexError.shareCountsMissing(rules: "test", days[0], tickers: ["B", "C"])) {
            try IndexHistory.compute(rules, closes: closes, shareCounts: IndexFixtures.thousands(["A"]))
        }
        let floats = try IndexFixtures.rules(["A"], .freeFloatCap)
        let count = ShareCount(ticker: "A", from: days[0], shares: 5)
        #expect(throws: IndexError.floatFactorsMissing(rules: "test", days[0], tickers: ["A"])) {
            try IndexHistory.compute(floats, closes: closes, shareCounts: [count])
        }
    }

    @Test func badClosesAreRefusedWithTickerAndDay() throws {
        #expect(throws: IndexError.closeNotPositive("B", days[1], -2)) {
            try IndexFixtures.table(["A", "B"], [[1, 2], [1, -2]])
        }
        #expect(throws: IndexError.dayOutOfOrder(days[0], after: days[0])) {
            try CloseTable(days: [days[0], days[0]], tickers: ["A"], closes: [1, 2])
        }
        #expect(throws: IndexError.tickerTwice("A")) { try IndexFixtures.table(["A", "A"], [[1, 2]]) }
        let twice = [3.0, 4].map { CloseRow(day: days[0], ticker: "A", close: $0) }
        #expect(throws: IndexError.closeTwice("A", days[0], 3, 4)) { try CloseTable(rows: twice) }
    }

    @Test func baseOutsideTheClosesIsRefused() throws {
        let closes = try IndexFixtures.table(["A"], [[1], [2]])
        let saturday = try IndexFixtures.day("2024-01-06")
        let error = IndexError.baseOutside(rules: "test", saturday, first: days[0], last: days[1])
        #expect(throws: error) {
            try IndexHistory.compute(IndexFixtures.rules(["A"], .equal, base: saturday), closes: closes)
        }
        #expect(
            error.description
                == "test: the base day 2024-01-06 is no session of the closes (2024-01-01 to 2024-01-02);"
                + " choose a session or load more closes")
    }

    @Test func actionsThatCannotApplyAreRefusedOrTold() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[10, 20], [11, 20]])
        let rules = try IndexFixtures.rules(["A", "B"], .equal)
        let dividend = CorporateAction(ticker: "A", exDay: days[1], .specialDividend(10))
        #expect(throws: IndexError.self) {
            try IndexHistory.compute(rules, closes: closes, actions: [dividend])
        }
        let strangers = [
            CorporateAction(ticker: "X", exDay: days[1], .cashDividend(1)),
            CorporateAction(ticker: "A", exDay: days[9], .cashDividend(1)),
        ]
        let found = try IndexHistory.compute(rules, closes: closes, actions: strangers)
        #expect(
            found.issues == [
                .actionOfUnknown(rules: "test", ticker: "X", days[1]),
                .actionAfterCloses(rules: "test", ticker: "A", days[9]),
            ])
        #expect(throws: IndexError.actionInvalid("A", days[1], why: "a dividend must be positive")) {
            let bad = CorporateAction(ticker: "A", exDay: days[1], .cashDividend(-1))
            return try IndexHistory.compute(rules, closes: closes, actions: [bad])
        }
    }

    @Test func indexWithoutAnyMemberLeftEnds() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[10, 20], [11, 20], [12, 20]])
        let gone = CorporateAction(ticker: "A", exDay: days[2], .delisting(finalPrice: nil))
        #expect(throws: IndexError.everyMemberGone(rules: "test", days[2], last: "A")) {
            try IndexHistory.compute(IndexFixtures.rules(["A"], .equal), closes: closes, actions: [gone])
        }
    }

    @Test func renamedCompanyIsOneName() throws {
        let closes = try IndexFixtures.table(
            ["OLD", "NEW", "B"], [[10, .nan, 5], [11, .nan, 5], [.nan, 12, 5], [.nan, 13, 5]])
        let renamed = CorporateAction(ticker: "OLD", exDay: days[2], .tickerChange(to: "NEW"))
        for universe in [["OLD"], ["NEW"], ["OLD", "NEW"]] {
            let found = try IndexHistory.compute(
                IndexFixtures.rules(universe, .equal), closes: closes, actions: [renamed])
            for (level, wanted) in zip(found.levels, [1_000, 1_100, 1_200, 1_300.0]) {
                #expect(agrees(level, wanted, to: 1e-14), "\(universe)")
            }
            #expect(found.members(at: 1).map(\.ticker) == ["OLD"])
            #expect(found.members(at: 3).map(\.ticker) == ["NEW"])
            #expect(found.issues.isEmpty, "\(found.issues)")
        }
    }

    /// One for four at 7 on a close of 12: 11 a share, and five shares for each four; the name changes with it, in
    /// whichever order the two are given and by whichever name the right goes.
    @Test func rightsOnTheDayOfANewNameLeaveTheLevel() throws {
        let closes = try IndexFixtures.table(
            ["OLD", "NEW", "B"], [[10, .nan, 5], [12, .nan, 5], [.nan, 11, 5], [.nan, 12.1, 5]])
        let renamed = CorporateAction(ticker: "OLD", exDay: days[2], .tickerChange(to: "NEW"))
        for ticker in ["OLD", "NEW"] {
            let rights = CorporateAction(
                ticker: ticker, exDay: days[2], .rights(newShares: 1, oldShares: 4, price: 7))
            for actions in [[renamed, rights], [rights, renamed]] {
                let found = try IndexHistory.compute(
                    IndexFixtures.rules(["OLD"], .equal), closes: closes, actions: actions)
                for (level, wanted) in zip(found.levels, [1_000, 1_200, 1_200, 1_320.0]) {
                    #expect(agrees(level, wanted, to: 1e-14), "\(ticker): \(found.levels)")
                }
                #expect(found.issues.isEmpty, "\(found.issues)")
            }
        }
    }

    /// Two for one and a special dividend of 2 a new share on a close of 24: 12, less 2.
    @Test func splitAndSpecialDividendOfOneDayFollowEachOther() throws {
        let closes = try IndexFixtures.table(["A", "B"], [[24, 5], [10, 5], [11, 5]])
        let actions = [
            CorporateAction(ticker: "A", exDay: days[1], .split(newShares: 2, oldShares: 1)),
            CorporateAction(ticker: "A", exDay: days[1], .specialDividend(2)),
        ]
        let found = try IndexHistory.compute(
            IndexFixtures.rules(["A"], .equal), closes: closes, actions: actions)
        for (level, wanted) in zip(found.levels, [1_000, 1_000, 1_100.0]) {
            #expect(agrees(level, wanted, to: 1e-14), "\(found.levels)")
        }
    }

    @Test func tableOfWrongSizeTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = try CloseTable(days: [CivilDate(daysSinceEpoch: 0)], tickers: ["A"], closes: [1, 2])
        }
    }

    @Test func negativeShareCountTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = ShareCount(ticker: "A", from: CivilDate(daysSinceEpoch: 0), shares: -1)
        }
    }
}
