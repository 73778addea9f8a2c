// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// When a level of a daily series last held.
///
/// A level *holds on a close* when the value of that day lies within the rounding of its wording. It was *passed*
/// between two neighbouring closes whose values lie on either side of it: a text that gives a level which no close ever
/// showed may still have been written between them.
public struct LevelHistory: Hashable, Sendable {
    /// A day of the series with its value.
    public struct Day: Hashable, Sendable {
        /// The day.
        public let day: CivilDate
        /// The value on it.
        public let value: Double

        /// A day with its value.
        public init(day: CivilDate, value: Double) {
            self.day = day
            self.value = value
        }
    }

    /// The value on the day asked about.
    public let now: Day
    /// The last day before it on which the level held.
    public let lastHeld: Day?
    /// The last two neighbouring days with the level between them.
    public let lastPassed: (before: Day, after: Day)?

    /// Searches `days`, ascending, backwards from the last; nil for no days.
    ///
    /// - Complexity: O(days).
    public init?(_ days: [Day], level: Double, wording: Wording) {
        guard let last = days.last else { return nil }
        now = last
        lastHeld = days.last { wording.isClose(to: $0.value) }
        var passed: (Day, Day)?
        var index = days.count - 1
        while index > 0, passed == nil {
            let (left, right) = (days[index - 1], days[index])
            if (left.value - level) * (right.value - level) < 0 { passed = (left, right) }
            index -= 1
        }
        lastPassed = passed.map { (before: $0.0, after: $0.1) }
    }

    /// Whether both say the same days and values.
    public static func == (left: Self, right: Self) -> Bool {
        left.now == right.now && left.lastHeld == right.lastHeld
            && left.lastPassed?.before == right.lastPassed?.before
            && left.lastPassed?.after == right.lastPassed?.after
    }

    /// Feeds the days and values.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(now)
        hasher.combine(lastHeld)
        hasher.combine(lastPassed?.before)
        hasher.combine(lastPassed?.after)
    }

    /// The later of the days on which the level held or was passed; nil where it never was.
    public var lastTrue: CivilDate? {
        [lastHeld?.day, lastPassed?.after.day].compactMap { $0 }.max()
    }
}
