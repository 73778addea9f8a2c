// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

struct NYSECalendarTests {
    private static let first = NYSECalendar.supported.lowerBound

    @Test func closesOnTheDaysOtherProgramsGive() throws {
        for row in CalendarFixtures.rows(CalendarFixtures.closures) {
            let year = try #require(Int(row[0]))
            let found = NYSECalendar.holidays(in: year).map { Self.monthAndDay($0.date) }
            #expect(found == row.dropFirst().map(String.init), "\(year)")
        }
    }

    @Test func closesEarlyOnTheDaysOtherProgramsGive() throws {
        let expected = Dictionary(
            uniqueKeysWithValues: CalendarFixtures.rows(CalendarFixtures.earlyCloses).map {
                (String($0[0]), $0.dropFirst().map(String.init))
            })
        for year in 1990...2030 {
            let found = NYSECalendar.earlyCloses(in: year).map { early in
                let clock = early.minuteOfDay / 60 * 100 + early.minuteOfDay % 60
                return "\(Self.monthAndDay(early.date))@\(clock)"
            }
            #expect(found == expected["\(year)"] ?? [], "\(year)")
        }
    }

    /// Each case is a rule with an edge: what the exchange did is in its list of hours.
    @Test(arguments: [
        ("2021-12-31", true, "New Year's Day 2022 is a Saturday: Friday trades"),
        ("2022-01-03", true, "and so does Monday"),
        ("2023-01-02", false, "New Year's Day 2023 is a Sunday: Monday is closed"),
        ("2021-06-18", true, "no Juneteenth before 2022"),
        ("2022-06-20", false, "Juneteenth 2022 is a Sunday"),
        ("2027-06-18", false, "Juneteenth 2027 is a Saturday"),
        ("2026-07-03", false, "4 July 2026 is a Saturday"),
        ("2021-12-24", false, "Christmas 2021 is a Saturday"),
        ("2025-04-18", false, "Good Friday"),
        ("2025-01-09", false, "mourning of President Carter"),
        ("2012-10-30", false, "storm"),
        ("2001-09-17", true, "first session after the attacks"),
        ("2025-11-11", true, "Veterans Day trades"),
        ("2025-11-22", false, "Saturday"),
    ])
    func knowsTheEdges(text: String, trades: Bool, why: String) throws {
        #expect(NYSECalendar.isSession(try #require(CivilDate(text))) == trades, "\(text): \(why)")
    }

    /// UTC instants by hand: 16:00 and 13:00 in New York are 21:00 and 18:00 in winter, 20:00 and 17:00 in
    /// summer.
    @Test(arguments: [
        ("2025-11-24", "2025-11-24T21:00:00Z"), ("2025-11-28", "2025-11-28T18:00:00Z"),
        ("2025-07-03", "2025-07-03T17:00:00Z"), ("2025-03-07", "2025-03-07T21:00:00Z"),
        ("2025-03-10", "2025-03-10T20:00:00Z"), ("2025-10-31", "2025-10-31T20:00:00Z"),
        ("2025-11-03", "2025-11-03T21:00:00Z"), ("1997-10-27", "1997-10-27T20:30:00Z"),
    ])
    func closesAtTheRightInstant(day: String, close: String) throws {
        #expect(NYSECalendar.close(of: try #require(CivilDate(day))) == Instant(close))
    }

    @Test func hasNoCloseWithoutASession() throws {
        let thanksgiving = try #require(CivilDate("2025-11-27"))
        #expect(NYSECalendar.close(of: thanksgiving) == nil)
        #expect(NYSECalendar.open(of: thanksgiving) == nil)
        #expect(!NYSECalendar.isHalfDay(thanksgiving))
        #expect(NYSECalendar.isHalfDay(thanksgiving + 1))
        #expect(NYSECalendar.open(of: thanksgiving + 1)?.description == "2025-11-28T14:30:00Z")
    }

    @Test func knowsTheLastCloseOfAnInstant() throws {
        let monday = try #require(CivilDate("2025-11-24"))
        let close = try #require(NYSECalendar.close(of: monday))
        #expect(NYSECalendar.lastSession(closedBy: close) == monday)
        #expect(NYSECalendar.lastSession(closedBy: close - Seconds(1)) == monday - 3)
        #expect(NYSECalendar.lastSession(closedBy: close + .hours(5)) == monday)  // after midnight UTC
        let halfDayNoon = try #require(Instant("2025-11-28T12:00:00-05:00"))
        #expect(NYSECalendar.lastSession(closedBy: halfDayNoon) == monday + 2)
        #expect(NYSECalendar.lastSession(closedBy: halfDayNoon + .hours(1)) == monday + 4)
    }

    @Test func countsAndStepsLikeAWalkOverAllDays() throws {
        var sessions: [CivilDate] = []
        for offset in 0...(NYSECalendar.supported.upperBound - Self.first) {
            let day = Self.first + offset
            if NYSECalendar.isSession(day) { sessions.append(day) }
        }
        let seed: UInt64 = 20_251_124
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let i = Int.random(in: 0..<sessions.count, using: &random)
            let j = Int.random(in: 0..<sessions.count, using: &random)
            let message: Comment = "seed \(seed): \(sessions[i]), \(sessions[j])"
            #expect(NYSECalendar.session(sessions[i], offsetBy: j - i) == sessions[j], message)
            #expect(NYSECalendar.distance(from: sessions[i], to: sessions[j]) == j - i, message)
            let (low, high) = (min(i, j), max(i, j))
            #expect(NYSECalendar.count(in: sessions[low]...sessions[high]) == high - low + 1, message)
            if i > 0 {
                #expect(NYSECalendar.previousSession(before: sessions[i]) == sessions[i - 1], message)
                #expect(NYSECalendar.nextSession(after: sessions[i - 1]) == sessions[i], message)
                #expect(NYSECalendar.session(onOrBefore: sessions[i] - 1) == sessions[i - 1], message)
                #expect(NYSECalendar.session(onOrAfter: sessions[i - 1] + 1) == sessions[i], message)
            }
        }
        #expect(NYSECalendar.previousSession(before: sessions[0]) == nil)
        #expect(NYSECalendar.nextSession(after: NYSECalendar.supported.upperBound) == nil)
        #expect(NYSECalendar.session(sessions[0], offsetBy: sessions.count) == nil)
    }

    /// Real trading days: every row of a table of closes is a session and every session has a row.
    @Test(
        .enabled(if: SharedData.has("data/adj_closes_wide.csv"), "needs data/adj_closes_wide.csv"))
    func hasTheSessionsOfRealCloses() throws {
        let text = try SharedData.text("data/adj_closes_wide.csv")
        let lines = text.split(whereSeparator: \.isNewline)
        let column = try #require(lines[0].split(separator: ",").firstIndex(of: "SPY"))
        let days = try lines.dropFirst().filter { line in
            !line.split(separator: ",", omittingEmptySubsequences: false)[column].isEmpty
        }.map { try #require(CivilDate($0.prefix(10))) }
        let (from, to) = (try #require(days.first), try #require(days.last))
        #expect(NYSECalendar.sessions(in: from...to) == days)
        #expect(days.count == NYSECalendar.count(in: from...to))
        #expect(days.count > 890)
    }

    @Test(.enabled(if: SharedData.has("facts/closes.csv"), "needs facts/closes.csv"))
    func hasTheSessionsOfTheFacts() throws {
        let lines = try SharedData.text("facts/closes.csv").split(whereSeparator: \.isNewline)
        let days = try lines.filter { $0.contains(",RIOT,") }.map { try #require(CivilDate($0.prefix(10))) }
        let (from, to) = (try #require(days.first), try #require(days.last))
        #expect(NYSECalendar.sessions(in: from...to) == days.sorted())
        #expect(days.count == 314)
    }

    @Test func trapsOutsideTheCalendar() async {
        await #expect(processExitsWith: .failure) {
            _ = NYSECalendar.isSession(NYSECalendar.supported.lowerBound - 1)
        }
        await #expect(processExitsWith: .failure) { _ = NYSECalendar.holidays(in: 2101) }
        await #expect(processExitsWith: .failure) {
            let saturday = NYSECalendar.supported.lowerBound + 5
            _ = NYSECalendar.session(saturday, offsetBy: 1)
        }
    }

    private static func monthAndDay(_ date: CivilDate) -> String {
        String(date.description.dropFirst(5).filter { $0 != "-" })
    }
}
