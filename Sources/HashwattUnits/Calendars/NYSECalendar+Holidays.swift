// SPDX-License-Identifier: Apache-2.0

/// Why the New York Stock Exchange does not trade on a weekday.
public enum NYSEClosure: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// 1 January; Monday after a Sunday. After a Saturday there is none: Friday ends the books of a year.
    case newYear = "New Year's Day"
    /// Third Monday of January, from 1998.
    case martinLutherKing = "Martin Luther King Jr. Day"
    /// Third Monday of February.
    case washington = "Washington's Birthday"
    /// Friday before Easter.
    case goodFriday = "Good Friday"
    /// Last Monday of May.
    case memorial = "Memorial Day"
    /// 19 June, from 2022; Friday before a Saturday, Monday after a Sunday.
    case juneteenth = "Juneteenth"
    /// 4 July; Friday before a Saturday, Monday after a Sunday.
    case independence = "Independence Day"
    /// First Monday of September.
    case labor = "Labor Day"
    /// Fourth Thursday of November.
    case thanksgiving = "Thanksgiving Day"
    /// 25 December; Friday before a Saturday, Monday after a Sunday.
    case christmas = "Christmas Day"
    /// A day of mourning, an attack or a storm.
    case special = "special closure"
}

/// A weekday without trading.
public struct NYSEHoliday: Hashable, Sendable {
    /// The day on which the exchange is closed.
    public let date: CivilDate
    /// Why.
    public let closure: NYSEClosure
}

/// A session that ends before 16:00.
public struct NYSEEarlyClose: Hashable, Sendable {
    /// The session.
    public let date: CivilDate
    /// Minutes past midnight in New York at which trading ends: 780 is 13:00.
    public let minuteOfDay: Int
    /// Whether it was announced before: a half-day. Otherwise trading broke off.
    public let isScheduled: Bool
}

extension NYSECalendar {
    /// The weekdays of a year on which the exchange is closed, in order.
    ///
    /// Source: NYSE Rule 7.2 (holidays and their observance) and the exchange's own list of hours; the
    /// special closures: 1994-04-27 and 2004-06-11, 2007-01-02, 2018-12-05, 2025-01-09 mourning of
    /// presidents, 2001-09-11 to 14 attacks, 2012-10-29 and 30 storm.
    ///
    /// - Precondition: The year is supported.
    public static func holidays(in year: Int) -> [NYSEHoliday] {
        checkYear(year)
        let thanksgiving = CivilDate.nth(4, .thursday, of: 11, year)
        var found: [NYSEHoliday] = [
            NYSEHoliday(date: .nth(3, .monday, of: 2, year), closure: .washington),
            NYSEHoliday(date: .easter(in: year) - 2, closure: .goodFriday),
            NYSEHoliday(date: .last(.monday, of: 5, year), closure: .memorial),
            NYSEHoliday(date: observed(7, 4, year), closure: .independence),
            NYSEHoliday(date: .nth(1, .monday, of: 9, year), closure: .labor),
            NYSEHoliday(date: thanksgiving, closure: .thanksgiving),
            NYSEHoliday(date: observed(12, 25, year), closure: .christmas),
        ]
        let newYear = CivilDate.known(year, 1, 1)
        if newYear.dayOfWeek != .saturday {
            found.append(NYSEHoliday(date: observed(1, 1, year), closure: .newYear))
        }
        if year >= 1998 {
            found.append(NYSEHoliday(date: .nth(3, .monday, of: 1, year), closure: .martinLutherKing))
        }
        if year >= 2022 { found.append(NYSEHoliday(date: observed(6, 19, year), closure: .juneteenth)) }
        found += specialClosures.filter { $0.year == year }.map { NYSEHoliday(date: $0, closure: .special) }
        return found.sorted { $0.date < $1.date }
    }

    /// The days of a year on which trading ends early, in order.
    ///
    /// Scheduled: 13:00 on the day after Thanksgiving and on a Christmas Eve from Monday to Thursday (14:00
    /// in 1990–1992); at Independence Day on 3 July from 1995, but on Friday 5 July when the Fourth was a
    /// Thursday before 2013; 13:00 on 1997-12-26, 1999-12-31 and 2003-12-26.
    ///
    /// Unscheduled: snow on 1994-02-11 and 1996-01-08, the circuit breaker of 1997-10-27, a failure of
    /// systems on 2005-06-01.
    ///
    /// Source: the exchange's list of hours; for 1999-12-31, on which lists differ, the announcement of the
    /// exchange's board of 1999-06-04.
    ///
    /// - Precondition: The year is supported.
    public static func earlyCloses(in year: Int) -> [NYSEEarlyClose] {
        checkYear(year)
        var halfDays = specialHalfDays.filter { $0.year == year }
        if let summer = halfDayAtIndependence(year) { halfDays.append(summer) }
        if year >= 1992 { halfDays.append(CivilDate.nth(4, .thursday, of: 11, year) + 1) }
        let christmasEve = CivilDate.known(year, 12, 24)
        if christmasEve.weekday <= Weekday.thursday.rawValue { halfDays.append(christmasEve) }
        let scheduled = halfDays.map {
            NYSEEarlyClose(date: $0, minuteOfDay: year <= 1992 ? 14 * 60 : 13 * 60, isScheduled: true)
        }
        return (scheduled + interruptions.filter { $0.date.year == year }).sorted { $0.date < $1.date }
    }

    private static func halfDayAtIndependence(_ year: Int) -> CivilDate? {
        guard year >= 1995 else { return nil }
        let fourth = CivilDate.known(year, 7, 4)
        switch fourth.dayOfWeek {
        case .tuesday, .wednesday, .friday: return fourth - 1
        case .thursday: return year >= 2013 ? fourth - 1 : fourth + 1
        case .monday, .saturday, .sunday: return nil
        }
    }

    /// The weekday on which a fixed day is kept: Friday for a Saturday, Monday for a Sunday.
    private static func observed(_ month: Int, _ day: Int, _ year: Int) -> CivilDate {
        let date = CivilDate.known(year, month, day)
        switch date.dayOfWeek {
        case .saturday: return date - 1
        case .sunday: return date + 1
        default: return date
        }
    }

    private static let specialClosures: [CivilDate] = [
        .known(1994, 4, 27), .known(2001, 9, 11), .known(2001, 9, 12), .known(2001, 9, 13),
        .known(2001, 9, 14), .known(2004, 6, 11), .known(2007, 1, 2), .known(2012, 10, 29),
        .known(2012, 10, 30), .known(2018, 12, 5), .known(2025, 1, 9),
    ]

    private static let specialHalfDays: [CivilDate] = [
        .known(1997, 12, 26), .known(1999, 12, 31), .known(2003, 12, 26),
    ]

    private static let interruptions: [NYSEEarlyClose] = [
        NYSEEarlyClose(date: .known(1994, 2, 11), minuteOfDay: 14 * 60 + 30, isScheduled: false),
        NYSEEarlyClose(date: .known(1996, 1, 8), minuteOfDay: 14 * 60, isScheduled: false),
        NYSEEarlyClose(date: .known(1997, 10, 27), minuteOfDay: 15 * 60 + 30, isScheduled: false),
        NYSEEarlyClose(date: .known(2005, 6, 1), minuteOfDay: 15 * 60 + 56, isScheduled: false),
    ]

    private static func checkYear(_ year: Int) {
        let years = supported.lowerBound.year...supported.upperBound.year
        precondition(years.contains(year), "the NYSE calendar holds for \(years), not for \(year)")
    }
}
