// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// How a stretch of days becomes a fraction of a year.
///
/// Names and rules are those of the 2006 ISDA Definitions, section 4.16, ICMA rule 251, and, for the others,
/// of the page that their case names. `Guides/bonds.md` shows where they differ.
public enum DayCount: String, CaseIterable, Hashable, Sendable {
    /// Actual days over 360: money market, most floating-rate notes.
    case actual360 = "act/360"
    /// Actual days over 364.
    case actual364 = "act/364"
    /// Actual days over 365, also in leap years: sterling, and XIRR of spreadsheets.
    case actual365Fixed = "act/365f"
    /// Actual days over 365.25.
    case actual36525 = "act/365.25"
    /// Days of leap years over 366, others over 365.
    case actualActualISDA = "act/act-isda"
    /// Actual days over the days of the coupon period and the number of periods a year: US Treasuries, ICMA
    /// bonds.
    case actualActualICMA = "act/act-icma"
    /// Whole years back from the end, the rest over 366 where it holds a 29 February, else 365 (Actual/Actual
    /// AFB).
    case actualActualAFB = "act/act-afb"
    /// Months of 30 days, Bond Basis: day 31 at the end is 30 if the start is 30 or 31. US corporate bonds.
    case thirty360 = "30/360"
    /// Bond Basis with the rule for the end of February of the SIA: NASD, US municipal and agency bonds.
    case thirty360US = "30u/360"
    /// Every day 31 is 30: Eurobond Basis.
    case thirtyE360 = "30e/360"
    /// Every last day of a month is 30, but for a maturity at the end of February.
    case thirtyE360ISDA = "30e/360-isda"
    /// Day 31 at the end is the first of the next month.
    case thirtyEPlus360 = "30e+/360"
    /// Actual days without 29 February, over 365.
    case noLeap365 = "nl/365"
    /// Actual days without 29 February, over 360.
    case noLeap360 = "nl/360"

    /// A period of coupons that a stretch of days lies in, for Actual/Actual ICMA.
    public struct Reference: Hashable, Sendable {
        /// First day of the regular coupon period.
        public let start: CivilDate
        /// Last day of it, the day of the coupon.
        public let end: CivilDate
        /// Coupons a year.
        public let frequency: Int
        /// Whether all coupons fall on last days of months, so that neighbouring periods do, too.
        public let isEndOfMonth: Bool

        /// A regular coupon period.
        ///
        /// - Precondition: it has days; there is a coupon a year or more.
        public init(start: CivilDate, end: CivilDate, frequency: Int, isEndOfMonth: Bool = false) {
            precondition(end > start, "the period from \(start) to \(end) has no day")
            precondition(frequency > 0, "at least one coupon a year, was \(frequency)")
            self.start = start
            self.end = end
            self.frequency = frequency
            self.isEndOfMonth = isEndOfMonth
        }

        /// A day a number of periods after `start` or `end`.
        func day(_ origin: CivilDate, periods: Int) -> CivilDate {
            let day = origin.adding(months: periods * 12 / frequency)
            return isEndOfMonth ? day.endOfMonth : day
        }
    }

    /// Fraction of a year from one day to another; negative if `end` is earlier.
    ///
    /// - Parameters:
    ///   - reference: the regular coupon period; Actual/Actual ICMA without one takes a year that begins at
    ///     `start`.
    ///   - maturity: the last day of the bond, for 30E/360 ISDA.
    /// - Complexity: O(1), for Actual/Actual ICMA O(periods between).
    public func fraction(
        from start: CivilDate, to end: CivilDate, in reference: Reference? = nil, maturity: CivilDate? = nil
    ) -> Double {
        if end < start { return -fraction(from: end, to: start, in: reference, maturity: maturity) }
        switch self {
        case .actual360: return Double(end - start) / 360
        case .actual364: return Double(end - start) / 364
        case .actual365Fixed: return Double(end - start) / 365
        case .actual36525: return Double(end - start) / 365.25
        case .actualActualISDA: return Self.fractionISDA(start, end)
        case .actualActualICMA: return Self.fractionICMA(start, end, reference)
        case .actualActualAFB: return Self.fractionAFB(start, end)
        case .noLeap365: return Double(Self.daysWithoutLeap(start, end)) / 365
        case .noLeap360: return Double(Self.daysWithoutLeap(start, end)) / 360
        case .thirty360, .thirty360US, .thirtyE360, .thirtyE360ISDA, .thirtyEPlus360:
            return Double(days(from: start, to: end, maturity: maturity)) / 360
        }
    }

    /// Days from one day to another as the convention counts them.
    public func days(from start: CivilDate, to end: CivilDate, maturity: CivilDate? = nil) -> Int {
        switch self {
        case .thirty360, .thirty360US, .thirtyE360, .thirtyE360ISDA, .thirtyEPlus360:
            thirtyDays(start, end, maturity)
        case .noLeap365, .noLeap360: Self.daysWithoutLeap(start, end)
        default: end - start
        }
    }
}

/// The 30/360 family: 360 · years + 30 · months + days, with days moved by the rule of the variant.
extension DayCount {
    private func thirtyDays(_ start: CivilDate, _ end: CivilDate, _ maturity: CivilDate?) -> Int {
        let (one, other) = (start.parts, end.parts)
        var (first, last) = (one.day, other.day)
        var month = other.month
        switch self {
        case .thirtyE360:
            first = min(first, 30)
            last = min(last, 30)
        case .thirtyEPlus360:
            first = min(first, 30)
            if last == 31 { (last, month) = (1, month + 1) }
        case .thirtyE360ISDA:
            if start == start.endOfMonth { first = 30 }
            if end == end.endOfMonth, !(other.month == 2 && end == maturity) { last = 30 }
        case .thirty360US:
            let isStartAtEndOfFebruary = one.month == 2 && start == start.endOfMonth
            if isStartAtEndOfFebruary, other.month == 2, end == end.endOfMonth { last = 30 }
            if isStartAtEndOfFebruary { first = 30 }
            if last == 31, first >= 30 { last = 30 }
            first = min(first, 30)
        default:
            first = min(first, 30)
            if last == 31, first == 30 { last = 30 }
        }
        return 360 * (other.year - one.year) + 30 * (month - one.month) + (last - first)
    }
}

/// The Actual/Actual family.
extension DayCount {
    /// A 29 February counts as none where it is after the start and not after the end, as QuantLib
    /// (`Actual365Fixed.NoLeap`) and Strata (`NL_365`) count it, so that neighbouring stretches add up.
    private static func daysWithoutLeap(_ start: CivilDate, _ end: CivilDate) -> Int {
        (end - start) - (leapDays(through: end) - leapDays(through: start))
    }

    /// Number of 29 Februaries up to and with a day.
    private static func leapDays(through date: CivilDate) -> Int {
        let (year, month, day) = date.parts
        let years = month > 2 || (month == 2 && day == 29) ? year : year - 1
        return years / 4 - years / 100 + years / 400
    }

    private static func fractionISDA(_ start: CivilDate, _ end: CivilDate) -> Double {
        if start == end { return 0 }
        func length(_ year: Int) -> Double { CivilDate.isLeap(year) ? 366 : 365 }
        let (first, last) = (start.year, end.year)
        if first == last { return Double(end - start) / length(first) }
        let opening = Double(start.endOfYear + 1 - start) / length(first)
        let closing = Double(end - end.startOfYear) / length(last)
        return opening + Double(last - first - 1) + closing
    }

    private static func fractionAFB(_ start: CivilDate, _ end: CivilDate) -> Double {
        var years = 0
        var rest = end
        while let earlier = end.yearsEarlierAFB(years + 1), earlier >= start {
            years += 1
            rest = earlier
        }
        let hasLeapDay = leapDays(through: rest - 1) > leapDays(through: start - 1)
        return Double(years) + Double(rest - start) / (hasLeapDay ? 366 : 365)
    }

    /// ICMA rule 251: each regular period is 1 / frequency; a stretch within one is its days over the
    /// period's days, and a stretch over several is summed by periods that are reckoned on from the
    /// reference.
    private static func fractionICMA(_ start: CivilDate, _ end: CivilDate, _ reference: Reference?) -> Double
    {
        if start == end { return 0 }
        let given = reference ?? Reference(start: start, end: start.adding(months: 12), frequency: 1)
        // Where a period of the schedule ends, the next one begins: the given one's own days come first.
        func boundary(_ shift: Int) -> CivilDate {
            shift == 0 ? given.start : given.day(given.end, periods: shift - 1)
        }
        var total = 0.0
        var shift = 0
        while boundary(shift) > start { shift -= 1 }
        while true {
            let (from, to) = (boundary(shift), boundary(shift + 1))
            let (low, high) = (max(from, start), min(to, end))
            if high > low { total += Double(high - low) / (Double(to - from) * Double(given.frequency)) }
            if to >= end { return total }
            shift += 1
        }
    }
}
