// SPDX-License-Identifier: Apache-2.0

/// A day of the week, numbered as in ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    /// 1.
    case monday = 1
    /// 2.
    case tuesday
    /// 3.
    case wednesday
    /// 4.
    case thursday
    /// 5.
    case friday
    /// 6.
    case saturday
    /// 7.
    case sunday
}

extension CivilDate {
    /// The day of the week.
    public var dayOfWeek: Weekday { Weekday(rawValue: weekday) ?? .monday }

    /// Whether the day is a Saturday or a Sunday.
    @inlinable public var isWeekend: Bool { weekday >= 6 }

    /// The `n`-th such weekday of a month; the month must have it.
    static func nth(_ n: Int, _ weekday: Weekday, of month: Int, _ year: Int) -> CivilDate {
        let first = known(year, month, 1)
        let toFirst = (weekday.rawValue - first.weekday + 7) % 7
        return first + toFirst + 7 * (n - 1)
    }

    /// The last such weekday of a month.
    static func last(_ weekday: Weekday, of month: Int, _ year: Int) -> CivilDate {
        let end = known(year, month, 1).endOfMonth
        return end - (end.weekday - weekday.rawValue + 7) % 7
    }

    /// A day of our own tables.
    static func known(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            preconditionFailure("no such day: \(year)-\(month)-\(day)")
        }
        return date
    }

    /// Easter Sunday of the Gregorian calendar.
    ///
    /// Source: Anonymous, *Nature* 13 (1876), p. 487; J. Meeus, *Astronomical Algorithms*,
    /// 2nd ed., chapter 8.
    public static func easter(in year: Int) -> CivilDate {
        let a = year % 19
        let (b, c) = (year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (8 * b + 13) / 25
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let number = h + l - 7 * m + 114
        return known(year, number / 31, number % 31 + 1)
    }
}
