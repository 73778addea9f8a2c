// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Why days do not make a schedule.
public enum ScheduleError: Error, Hashable, Sendable {
    /// The end is not later than the start.
    case endsBeforeStart(start: CivilDate, end: CivilDate)
    /// The start lies before the year 2, so that days reckoned back from the end may leave the calendar.
    case startsTooEarly(CivilDate)
    /// This many periods a year do not divide twelve months.
    case frequency(Int)
    /// The first coupon is not one of the days reckoned back from the end.
    case firstCoupon(CivilDate, possible: [CivilDate])
}

extension ScheduleError: CustomStringConvertible {
    /// What, where, what to do.
    public var description: String {
        switch self {
        case .endsBeforeStart(let start, let end):
            "from \(start) to \(end) there is no day; put the later day last"
        case .startsTooEarly(let start): "interest cannot run from \(start); take a day from 0002-01-01 on"
        case .frequency(let frequency): "\(frequency) coupons a year; take 1, 2, 3, 4, 6 or 12"
        case .firstCoupon(let date, let possible):
            "no coupon falls on \(date); the first one can be "
                + possible.map(\.description).joined(separator: ", ")
        }
    }
}

/// Coupon periods, reckoned back from the end, with a broken first one where the start is between two of
/// them.
public struct CouponSchedule: Hashable, Sendable {
    /// One period.
    public struct Period: Hashable, Sendable {
        /// First day on which interest runs.
        public let start: CivilDate
        /// The day up to which it runs.
        public let end: CivilDate
        /// The day on which it is paid.
        public let payment: CivilDate
        /// The regular period that ends with it, for Actual/Actual ICMA.
        public let reference: DayCount.Reference

        /// Whether it is as long as a regular period.
        public var isRegular: Bool { start == reference.start }
    }

    /// The periods, in order.
    public let periods: [Period]
    /// Coupons a year.
    public let frequency: Int

    /// The periods from `start` to `end`.
    ///
    /// - Parameters:
    ///   - frequency: periods a year, a divisor of 12.
    ///   - firstCoupon: end of the first period; nil for a regular or short one.
    ///   - endOfMonth: whether all days are last days of their months where the end is one.
    ///   - calendar: business days for payments; interest runs between the days as they are (unadjusted).
    ///   - rule: what happens to payments on other days.
    /// - Complexity: O(number of periods).
    public init(
        from start: CivilDate, to end: CivilDate, frequency: Int, firstCoupon: CivilDate? = nil,
        endOfMonth: Bool = false, calendar: BusinessCalendar = .everyDay, rule: BusinessDayRule = .unadjusted
    ) throws(ScheduleError) {
        guard end > start else { throw .endsBeforeStart(start: start, end: end) }
        guard start.year >= 2 else { throw .startsTooEarly(start) }
        guard frequency > 0, 12.isMultiple(of: frequency) else { throw .frequency(frequency) }
        let months = 12 / frequency
        func back(_ count: Int) -> CivilDate {
            let date = end.adding(months: -months * count)
            return endOfMonth && end.isEndOfMonth ? date.endOfMonth : date
        }
        var count = 0
        while back(count + 1) > start { count += 1 }
        let all = (0...count).map { back(count - $0) }
        let from = firstCoupon.map { all.firstIndex(of: $0) } ?? 0
        guard let from else {
            throw .firstCoupon(firstCoupon ?? end, possible: Array(all.prefix(3)))
        }
        periods = (from...count).map { index in
            Period(
                start: index == from ? start : all[index - 1], end: all[index],
                payment: calendar.adjusted(all[index], by: rule),
                reference: DayCount.Reference(
                    start: back(count - index + 1), end: all[index], frequency: frequency,
                    isEndOfMonth: endOfMonth && end.isEndOfMonth))
        }
        self.frequency = frequency
    }
}
