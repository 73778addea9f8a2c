// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Stored as the number of days since 1970-01-01, so that differences, comparison and weekdays are integer
/// arithmetic. Which 24 hours the day means (a New York session, a UTC day, Central Prevailing Time) is said
/// by whoever uses it.
public struct CivilDate: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Days since 1970-01-01; negative before.
    public let daysSinceEpoch: Int32

    /// The day that lies `daysSinceEpoch` days after 1970-01-01.
    @inlinable public init(daysSinceEpoch: Int) { self.daysSinceEpoch = Int32(daysSinceEpoch) }

    /// The day with these parts, or nil where there is no such day.
    ///
    /// - Parameters:
    ///   - year: 1...9999.
    ///   - month: 1...12.
    ///   - day: 1...31, as the month allows.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(daysSinceEpoch: Self.dayNumber(year: year, month: month, day: day))
    }

    /// Reads `YYYY-MM-DD` and nothing else; nil for any other text.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Self.digits(bytes[0..<4]), let month = Self.digits(bytes[5..<7]),
            let day = Self.digits(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month 1...12 and day 1...31.
    public var parts: (year: Int, month: Int, day: Int) { Self.civil(Int(daysSinceEpoch)) }

    /// The year.
    public var year: Int { parts.year }

    /// The month, 1...12.
    public var month: Int { parts.month }

    /// The day of the month, 1...31.
    public var day: Int { parts.day }

    /// ISO 8601 weekday: 1 is Monday, 7 is Sunday.
    @inlinable public var weekday: Int {
        let shifted = (Int(daysSinceEpoch) + 3) % 7  // 1970-01-01 was a Thursday
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    /// The first day of this day's month.
    public var startOfMonth: CivilDate { CivilDate(daysSinceEpoch: Int(daysSinceEpoch) - (day - 1)) }

    /// The last day of this day's month.
    public var endOfMonth: CivilDate {
        let (year, month, day) = parts
        return self + (Self.days(inMonth: month, of: year) - day)
    }

    /// The earlier day is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    /// The day `days` later.
    @inlinable public static func + (date: Self, days: Int) -> Self {
        CivilDate(daysSinceEpoch: Int(date.daysSinceEpoch) + days)
    }

    /// The day `days` earlier.
    @inlinable public static func - (date: Self, days: Int) -> Self { date + -days }

    /// Days from `earlier` to `later`; negative if they are the other way round.
    @inlinable public static func - (later: Self, earlier: Self) -> Int {
        Int(later.daysSinceEpoch) - Int(earlier.daysSinceEpoch)
    }

    /// Number of days of a month, 28...31.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

extension CivilDate {
    /// Days since 1970-01-01 of a civil date, by counting 400-year eras from 0000-03-01.
    ///
    /// Source: H. Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013), `days_from_civil`.
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The inverse of `dayNumber`; same source, `civil_from_days`.
    private static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
