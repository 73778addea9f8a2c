// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

/// Every day of four centuries against the rule of school: lengths of months, leap years,
/// weekdays in turn.
struct CivilDateTests {
    @Test func agreesWithCountingOverFourHundredYears() {
        var (year, month, day, weekday) = (1800, 1, 1, 3)  // 1 January 1800 was a Wednesday
        var date = CivilDate("1800-01-01")
        var count = 0
        while year < 2200, let today = date {
            let good =
                today.parts == (year, month, day) && today.weekday == weekday
                && CivilDate(year: year, month: month, day: day) == today
            if !good { Issue.record("\(today) is not \(year)-\(month)-\(day), weekday \(weekday)") }
            date = today + 1
            (year, month, day) = Self.next(year, month, day)
            weekday = weekday % 7 + 1
            count += 1
        }
        #expect(count == 146_097)  // 400 · 365 + 97 leap days
    }

    /// Days since 1970-01-01 from Python's `date.toordinal() - 719163`.
    @Test(arguments: [
        ("0001-01-01", -719_162), ("1582-10-15", -141_427), ("1969-12-31", -1), ("1970-01-01", 0),
        ("2000-02-29", 11_016), ("2025-11-24", 20_416), ("9999-12-31", 2_932_896),
    ])
    func countsDaysFromTheEpoch(text: String, days: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.daysSinceEpoch == days)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "2025-02-29", "2100-02-29", "2025-13-01", "2025-00-01", "2025-04-31", "2025-1-01", "25-01-01",
        "2025/01/01", "2025-01-01 ", "", "0000-01-01", "２０２５-01-01",
    ])
    func rejectsWhatIsNoDay(text: String) { #expect(CivilDate(text) == nil) }

    @Test func monthsBeginAndEnd() throws {
        let day = try #require(CivilDate("2024-02-15"))
        #expect(day.startOfMonth.description == "2024-02-01")
        #expect(day.endOfMonth.description == "2024-02-29")
        #expect(day.endOfMonth - day == 14)
    }

    @Test func readsPartialDatesWithTheirBounds() throws {
        let month = try #require(PartialDate("2025-11"))
        #expect(month.earliest.description == "2025-11-01")
        #expect(month.latest.description == "2025-11-30")
        let year = try #require(PartialDate("2024"))
        #expect(year.latest.description == "2024-12-31")
        #expect("\(year) \(month)" == "2024 2025-11")
        #expect(PartialDate("2025-Q4") == nil)
    }

    /// Easter Sundays: U.S. Census Bureau, *Easter Dates from 1600 to 2099*.
    @Test(arguments: [
        "1990-04-15", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20",
        "2038-04-25", "2076-04-19",
    ])
    func findsEaster(text: String) throws {
        let date = try #require(CivilDate(text))
        #expect(CivilDate.easter(in: date.year) == date)
    }

    private static func next(_ year: Int, _ month: Int, _ day: Int) -> (Int, Int, Int) {
        let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if day < lengths[month - 1] { return (year, month, day + 1) }
        return month < 12 ? (year, month + 1, 1) : (year + 1, 1, 1)
    }
}
