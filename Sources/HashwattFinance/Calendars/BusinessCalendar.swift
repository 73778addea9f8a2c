// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Which days are business days.
public enum BusinessCalendar: String, CaseIterable, Hashable, Sendable {
    /// All days.
    case everyDay = "none"
    /// Monday to Friday.
    case weekdays
    /// Sessions of the New York Stock Exchange, 1990 to 2100.
    case newYorkStockExchange = "nyse"
    /// Days on which Fedwire runs, by the holidays of 5 U.S.C. 6103; a holiday on Saturday is not moved to
    /// Friday.
    case federalReserve = "fed"
    /// Days on which TARGET settles euros, by the rules since 2002.
    case target = "target"

    /// Whether a day is a business day.
    ///
    /// - Complexity: O(1); the NYSE's O(log) in its holidays.
    public func isBusinessDay(_ date: CivilDate) -> Bool {
        switch self {
        case .everyDay: true
        case .weekdays: !date.isWeekend
        case .newYorkStockExchange:
            NYSECalendar.supported.contains(date) ? NYSECalendar.isSession(date) : !date.isWeekend
        case .federalReserve: !date.isWeekend && !Self.isFederalHoliday(date)
        case .target: !date.isWeekend && !Self.isTargetHoliday(date)
        }
    }

    /// The day itself, or the business day that the rule puts in its place.
    ///
    /// Source of the rules: 2006 ISDA Definitions, section 4.12.
    public func adjusted(_ date: CivilDate, by rule: BusinessDayRule) -> CivilDate {
        switch rule {
        case .unadjusted: return date
        case .following: return nearest(date, step: 1)
        case .preceding: return nearest(date, step: -1)
        case .modifiedFollowing:
            let later = nearest(date, step: 1)
            return later.month == date.month ? later : nearest(date, step: -1)
        case .modifiedPreceding:
            let earlier = nearest(date, step: -1)
            return earlier.month == date.month ? earlier : nearest(date, step: 1)
        }
    }

    /// The business day `count` business days later; with 0 the day itself or the next business day.
    public func adding(businessDays count: Int, to date: CivilDate) -> CivilDate {
        var day = nearest(date, step: 1)
        for _ in 0..<max(0, count) { day = nearest(day + 1, step: 1) }
        return day
    }

    private func nearest(_ date: CivilDate, step: Int) -> CivilDate {
        var day = date
        while !isBusinessDay(day) { day = day + step }
        return day
    }
}

/// What happens to a day that is no business day.
public enum BusinessDayRule: String, CaseIterable, Hashable, Sendable {
    /// Nothing.
    case unadjusted
    /// The next business day.
    case following
    /// The next one, unless it lies in the next month: then the one before.
    case modifiedFollowing = "modified-following"
    /// The business day before.
    case preceding
    /// The one before, unless it lies in the month before: then the next one.
    case modifiedPreceding = "modified-preceding"
}

extension BusinessCalendar {
    /// New Year, King, Presidents, Memorial, Juneteenth, Independence, Labor, Columbus, Veterans,
    /// Thanksgiving, Christmas; on a Sunday the Monday after. Rules of today, with the years in which a day
    /// became a holiday.
    private static func isFederalHoliday(_ date: CivilDate) -> Bool {
        let (year, month, day) = date.parts
        let isMonday = date.weekday == 1
        func fixed(_ holiday: Int) -> Bool { day == holiday || (isMonday && day == holiday + 1) }
        func monday(_ number: Int) -> Bool { isMonday && (day - 1) / 7 + 1 == number }
        switch month {
        case 1: return fixed(1) || (year >= 1983 && monday(3))
        case 2: return monday(3)
        case 5: return isMonday && day > 24
        case 6: return year >= 2022 && fixed(19)
        case 7: return fixed(4)
        case 9: return monday(1)
        case 10: return monday(2)
        case 11: return fixed(11) || (date.weekday == 4 && (day - 1) / 7 == 3)
        case 12: return fixed(25)
        default: return false
        }
    }

    /// New Year, Good Friday, Easter Monday, 1 May, 25 and 26 December; 31 December 2001 for the change of
    /// currency.
    ///
    /// Source: European Central Bank, press release of 14 December 2000 (long-term calendar).
    private static func isTargetHoliday(_ date: CivilDate) -> Bool {
        let (year, month, day) = date.parts
        if (month, day) == (1, 1) || (month, day) == (12, 25) { return true }
        if year < 2000 { return false }
        if (month, day) == (5, 1) || (month, day) == (12, 26) { return true }
        if year == 2001, (month, day) == (12, 31) { return true }
        let easter = easter(year)
        return date == easter - 2 || date == easter + 1
    }

    /// Easter Sunday of the Gregorian calendar.
    ///
    /// Source: *Nature* 13 (20 April 1876), 487, anonymous; J. Meeus, *Astronomical Algorithms* (1991),
    /// chapter 8.
    static func easter(_ year: Int) -> CivilDate {
        let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
        let golden = year % 19
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * shift + 114
        guard let date = CivilDate(year: year, month: sum / 31, day: sum % 31 + 1) else {
            preconditionFailure("Easter of \(year) is no day")
        }
        return date
    }
}
