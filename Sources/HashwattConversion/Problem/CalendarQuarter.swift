// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Three calendar months, the step of a plan.
public struct CalendarQuarter: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Quarters since the year 0; consecutive quarters differ by 1.
    public let index: Int

    /// The quarter with this number.
    public init(index: Int) { self.index = index }

    /// Quarter 1 to 4 of a year; nil for another number.
    public init?(year: Int, quarter: Int) {
        guard (1...4).contains(quarter), (1900...2200).contains(year) else { return nil }
        index = year * 4 + quarter - 1
    }

    /// The quarter of a day.
    public init(_ day: CivilDate) { index = day.year * 4 + (day.month - 1) / 3 }

    /// `2026-Q1`; nil for another text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), parts[1].first == "Q",
            let quarter = Int(parts[1].dropFirst())
        else { return nil }
        self.init(year: year, quarter: quarter)
    }

    /// Calendar year.
    public var year: Int { index / 4 }
    /// 1 to 4.
    public var quarter: Int { index % 4 + 1 }
    /// First day.
    public var start: CivilDate { day(inMonth: quarter * 3 - 2) }
    /// Last day.
    public var end: CivilDate { day(inMonth: quarter * 3).endOfMonth }

    private func day(inMonth month: Int) -> CivilDate {
        guard let day = CivilDate(year: year, month: month, day: 1) else {
            preconditionFailure("\(year) is no year of the calendar")
        }
        return day
    }

    /// `2026-Q1`.
    public var description: String { "\(year)-Q\(quarter)" }

    /// The earlier quarter is less.
    public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
    /// The quarter that many later.
    public static func + (quarter: Self, count: Int) -> Self { Self(index: quarter.index + count) }
    /// How many quarters lie between.
    public static func - (later: Self, earlier: Self) -> Int { later.index - earlier.index }
}
