// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

struct MarketZoneTests {
    @Test(arguments: [MarketZone.newYork, .centralPrevailing])
    func changesClocksWhenTheTimeZoneDatabaseDoes(zone: MarketZone) throws {
        let table =
            zone == .newYork ? CalendarFixtures.newYorkTransitions : CalendarFixtures.centralTransitions
        for row in CalendarFixtures.rows(table) {
            let numbers = try row.map { try #require(Int64($0)) }
            let begin = Instant(unixSeconds: numbers[1])
            let end = Instant(unixSeconds: numbers[2])
            #expect(zone.daylightSaving(in: Int(numbers[0])) == begin..<end, "\(zone) \(row[0])")
            for change in [begin, end] {
                let sign: Int64 = change == begin ? 1 : -1
                let step = zone.offset(at: change) - zone.offset(at: change - Seconds(1))
                #expect(step == .hours(sign), "\(zone) \(change)")
            }
        }
    }

    /// The night of 2025-03-09 in Texas: 01:59:59 CST is followed by 03:00:00 CDT
    /// (ERCOT has no hour ending 3).
    @Test func losesAnHourInSpring() throws {
        let zone = MarketZone.centralPrevailing
        let day = try #require(CivilDate("2025-03-09"))
        #expect(zone.length(of: day) == .hours(23))
        #expect(zone.intervals(of: day, every: .minutes(15)).count == 92)
        let before = try #require(Instant("2025-03-09T07:59:59Z"))
        #expect(zone.local(before).description == "2025-03-09T01:59:59-06:00")
        #expect(zone.local(before + Seconds(1)).description == "2025-03-09T03:00:00-05:00")
        let endings = zone.intervals(of: day, every: .hours(1)).map { zone.local($0).hourEnding }
        #expect(endings == [1, 2] + Array(4...24))
        let gap = try #require(WallTime("2025-03-09T02:30:00"))
        #expect(throws: WallTimeError.skipped(gap, zone)) { try zone.instant(at: gap) }
    }

    /// The night of 2025-11-02 in Texas: the hour from 01:00 comes twice, the second time flagged.
    @Test func repeatsAnHourInAutumn() throws {
        let zone = MarketZone.centralPrevailing
        let day = try #require(CivilDate("2025-11-02"))
        #expect(zone.length(of: day) == .hours(25))
        #expect(zone.intervals(of: day, every: .minutes(15)).count == 100)
        let hours = zone.intervals(of: day, every: .hours(1)).map { zone.local($0) }
        #expect(hours.map(\.hourEnding) == [1, 2, 2] + Array(3...24))
        #expect(hours.map(\.isRepeated) == [false, false, true] + Array(repeating: false, count: 22))
        let wall = try #require(WallTime("2025-11-02 01:30"))
        #expect(try zone.instant(at: wall).description == "2025-11-02T06:30:00Z")
        #expect(try zone.instant(at: wall, repeated: true).description == "2025-11-02T07:30:00Z")
        let once = try #require(WallTime("2025-11-02 02:30"))
        #expect(throws: WallTimeError.notRepeated(once, zone)) { try zone.instant(at: once, repeated: true) }
    }

    @Test func comesBackFromEveryWallTime() throws {
        let seed: UInt64 = 1_107
        var random = SplitMix64(seed: seed)
        for _ in 0..<20_000 {
            let instant = Instant(unixSeconds: .random(in: -3_000_000_000...4_000_000_000, using: &random))
            for zone in MarketZone.allCases {
                let local = zone.local(instant)
                let back = try zone.instant(at: local.wall, repeated: local.isRepeated)
                let good =
                    back == instant && local.instant == instant
                    && Instant(local.description) == instant && Instant(instant.description) == instant
                #expect(good, "seed \(seed): \(instant) in \(zone)")
            }
        }
    }

    @Test func startsEveryDayAtMidnight() throws {
        let first = try #require(CivilDate("1967-01-01"))
        for offset in 0..<(60 * 366) {
            for zone in MarketZone.allCases {
                let wall = zone.local(zone.startOfDay(first + offset)).wall
                let good = wall.date == first + offset && wall.secondOfDay == 0
                if !good { Issue.record("\(zone): \(first + offset) starts at \(wall)") }
            }
        }
    }

    @Test func bitcoinsDayIsTheUTCDay() throws {
        let instant = try #require(Instant("2025-11-24T23:59:59Z"))
        #expect(instant.utcDay.description == "2025-11-24")
        #expect(MarketZone.utc.date(at: instant) == instant.utcDay)
        #expect((instant + Seconds(1)).utcDay.description == "2025-11-25")
        #expect(Instant(unixSeconds: -1).description == "1969-12-31T23:59:59Z")
        #expect(MarketZone.newYork.date(at: instant + .hours(5)).description == "2025-11-24")
        #expect(MarketZone.utc.length(of: instant.utcDay) == .days(1))
    }

    /// Unix times from `date -u -d TEXT +%s`.
    @Test(arguments: [
        ("2023-08-01T00:00:00-05:00", 1_690_866_000), ("2023-08-01T05:00Z", 1_690_866_000),
        ("2023-08-01 05:00:00Z", 1_690_866_000), ("2024-02-29T12:34:56+05:30", 1_709_190_296),
        ("1969-12-31T23:59:59Z", -1),
    ])
    func readsISO8601(text: String, seconds: Int64) {
        #expect(Instant(text)?.unixSeconds == seconds)
    }

    @Test(arguments: [
        "2023-08-01T00:00:00", "2023-08-01", "2023-08-01T24:00:00Z", "2023-08-01T00:60:00Z",
        "2023-08-01T00:00:60Z", "2023-08-01T00:00:00-0500", "2023-08-01T00:00:00+15:00",
        "2023-02-29T00:00:00Z",
        "2023-08-01T00:00:00z", "2023-08-01T00:00:00Z ", "", "Z", "2023-08-01T0:00:00Z",
    ])
    func rejectsWhatIsNoInstant(text: String) { #expect(Instant(text) == nil) }

    /// Each row of ERCOT's real-time prices gives its interval in UTC and in local time.
    @Test(
        .enabled(
            if: SharedData.has("facts/ercot-2023-08-rtm-15min.csv"), "needs facts/ercot-2023-08-rtm-15min.csv"
        ))
    func agreesWithTheTimesOfRealPrices() throws {
        let lines = try SharedData.text("facts/ercot-2023-08-rtm-15min.csv").split(
            whereSeparator: \.isNewline)
        let start = try #require(CivilDate("2023-08-01"))
        let expected = (0..<31).flatMap {
            MarketZone.centralPrevailing.intervals(of: start + $0, every: .minutes(15))
        }
        #expect(lines.count - 1 == expected.count)
        for (line, instant) in zip(lines.dropFirst(), expected) {
            let cells = line.split(separator: ",")
            let good =
                cells[0] == instant.description
                && cells[1] == MarketZone.centralPrevailing.local(instant).description
            #expect(good, "\(line.prefix(46)) is not \(instant)")
        }
    }

    @Test func trapsOnWhatNoClockShows() async {
        await #expect(processExitsWith: .failure) {
            _ = WallTime(CivilDate(daysSinceEpoch: 0), secondOfDay: 86_400)
        }
        await #expect(processExitsWith: .failure) {
            _ = MarketZone.utc.intervals(of: CivilDate(daysSinceEpoch: 0), every: .minutes(7))
        }
    }

    @Test func saysWhatToDo() throws {
        let wall = try #require(WallTime("2025-03-09T02:30:00"))
        #expect(
            WallTimeError.skipped(wall, .centralPrevailing).description
                == "2025-03-09T02:30:00 does not exist in America/Chicago: daylight saving began; "
                + "check the file's time zone")
    }
}
