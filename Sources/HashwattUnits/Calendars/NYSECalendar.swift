// SPDX-License-Identifier: Apache-2.0

/// Trading sessions of the New York Stock Exchange, which Nasdaq shares.
///
/// A session is a day in New York with trading from 09:30 to 16:00, or to 13:00 on a half-day. The calendar
/// holds from 1990 to 2100: past closures are facts, future ones follow from today's rules, and a day of
/// mourning or a storm to come is not in it. All functions trap for dates outside `supported`: check a user's
/// date there first.
public enum NYSECalendar {
    /// The days for which the rules are known: 1990-01-01 to 2100-12-31.
    public static let supported: ClosedRange<CivilDate> = .known(1990, 1, 1) ... .known(2100, 12, 31)

    /// Whether there is trading on a day.
    ///
    /// - Complexity: O(log h) in the number of holidays of the calendar.
    public static func isSession(_ date: CivilDate) -> Bool {
        check(date)
        guard !date.isWeekend else { return false }
        let index = closuresBefore(date)
        return index == closures.count || closures[index] != date
    }

    /// Number of sessions in a range of days, both ends included.
    ///
    /// - Complexity: O(log h), whatever the length of the range.
    public static func count(in range: ClosedRange<CivilDate>) -> Int {
        rank(range.upperBound) - rank(range.lowerBound) + (isSession(range.upperBound) ? 1 : 0)
    }

    /// The sessions in a range of days, both ends included, in order.
    public static func sessions(in range: ClosedRange<CivilDate>) -> [CivilDate] {
        check(range.lowerBound)
        check(range.upperBound)
        return (0...(range.upperBound - range.lowerBound)).map { range.lowerBound + $0 }.filter(isSession)
    }

    /// The last session before a day, or nil if the calendar has none.
    public static func previousSession(before date: CivilDate) -> CivilDate? {
        session(number: rank(date) - 1)
    }

    /// The first session after a day, or nil if the calendar has none.
    public static func nextSession(after date: CivilDate) -> CivilDate? {
        session(number: rank(date) + (isSession(date) ? 1 : 0))
    }

    /// The day itself if it is a session, else the last one before.
    public static func session(onOrBefore date: CivilDate) -> CivilDate? {
        isSession(date) ? date : previousSession(before: date)
    }

    /// The day itself if it is a session, else the first one after.
    public static func session(onOrAfter date: CivilDate) -> CivilDate? {
        isSession(date) ? date : nextSession(after: date)
    }

    /// The session `offset` sessions after (before, if negative) this one; nil outside the calendar.
    ///
    /// - Precondition: `session` is a session.
    public static func session(_ session: CivilDate, offsetBy offset: Int) -> CivilDate? {
        precondition(isSession(session), "\(session) is not a session")
        return self.session(number: rank(session) + offset)
    }

    /// Number of steps from one session to another; negative if `later` is the earlier one.
    ///
    /// - Precondition: Both are sessions.
    public static func distance(from earlier: CivilDate, to later: CivilDate) -> Int {
        precondition(isSession(earlier) && isSession(later), "\(earlier) or \(later) is not a session")
        return rank(later) - rank(earlier)
    }

    /// Whether trading ends early on a day, as announced.
    public static func isHalfDay(_ date: CivilDate) -> Bool { earlyClose(of: date)?.isScheduled ?? false }

    /// The early close of a session, or nil if trading ends at 16:00 or there is none.
    public static func earlyClose(of date: CivilDate) -> NYSEEarlyClose? {
        isSession(date) ? earlyCloses(in: date.year).first { $0.date == date } : nil
    }

    /// The instant at which trading begins by the schedule, 09:30 in New York; nil where there is no session.
    /// Openings that a storm or an outage delayed are not in the calendar.
    public static func open(of date: CivilDate) -> Instant? {
        isSession(date) ? MarketZone.newYork.startOfDay(date) + .minutes(9 * 60 + 30) : nil
    }

    /// The instant of the closing auction: 16:00 in New York, earlier on a half-day; nil where there is no
    /// session. Clocks change on Sundays, so midnight and close have the same offset.
    public static func close(of date: CivilDate) -> Instant? {
        guard isSession(date) else { return nil }
        return MarketZone.newYork.startOfDay(date) + .minutes(Int64(earlyClose(of: date)?.minuteOfDay ?? 960))
    }

    /// The last session whose close is not after an instant: the one whose closing prices are known then.
    public static func lastSession(closedBy instant: Instant) -> CivilDate? {
        let today = MarketZone.newYork.date(at: instant)
        guard let latest = session(onOrBefore: today), let close = close(of: latest) else { return nil }
        return close <= instant ? latest : previousSession(before: latest)
    }
}

extension NYSECalendar {
    /// All closures on weekdays, sorted; filled at first use (111 years).
    private static let closures: [CivilDate] =
        (supported.lowerBound.year...supported.upperBound.year).flatMap { year in
            holidays(in: year).map(\.date)
        }

    private static func check(_ date: CivilDate) {
        precondition(supported.contains(date), "the NYSE calendar holds for \(supported), not for \(date)")
    }

    /// Number of closures before a day, by bisection.
    private static func closuresBefore(_ date: CivilDate) -> Int {
        var (low, high) = (0, closures.count)
        while low < high {
            let middle = (low + high) / 2
            if closures[middle] < date { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Number of sessions of the calendar before a day.
    private static func rank(_ date: CivilDate) -> Int {
        check(date)
        return weekdays(before: date) - closuresBefore(date)
    }

    /// Number of days from Monday to Friday from the calendar's first, a Monday, to the day before this one.
    private static func weekdays(before date: CivilDate) -> Int {
        let (weeks, rest) = (date - supported.lowerBound).quotientAndRemainder(dividingBy: 7)
        return weeks * 5 + min(rest, 5)
    }

    /// The session with this rank, by bisection over the days.
    private static func session(number: Int) -> CivilDate? {
        guard number >= 0, number < rank(supported.upperBound) + (isSession(supported.upperBound) ? 1 : 0)
        else { return nil }
        var low = supported.lowerBound
        var high = supported.upperBound
        while low < high {  // the last day with at most `number` sessions before it
            let middle = low + (high - low + 1) / 2
            if rank(middle) <= number { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
