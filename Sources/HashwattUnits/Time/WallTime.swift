// SPDX-License-Identifier: Apache-2.0

/// A reading of a calendar and a clock on a wall, without a zone.
public struct WallTime: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The day.
    public let date: CivilDate
    /// Seconds that the clock shows past midnight, 0...86 399.
    public let secondOfDay: Int

    /// A reading.
    ///
    /// - Precondition: `secondOfDay` is in 0...86 399.
    public init(_ date: CivilDate, secondOfDay: Int) {
        precondition((0..<86_400).contains(secondOfDay), "a clock shows 0...86399 s, was \(secondOfDay)")
        self.date = date
        self.secondOfDay = secondOfDay
    }

    /// A reading in hours, minutes and seconds; nil for one that no clock shows.
    public init?(_ date: CivilDate, hour: Int, minute: Int = 0, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
            return nil
        }
        self.init(date, secondOfDay: hour * 3_600 + minute * 60 + second)
    }

    /// The hour the clock shows, 0...23.
    public var hour: Int { secondOfDay / 3_600 }

    /// The minute the clock shows, 0...59.
    public var minute: Int { secondOfDay / 60 % 60 }

    /// The second the clock shows, 0...59.
    public var second: Int { secondOfDay % 60 }

    /// The earlier reading is less; on the night when an hour repeats, that is not the order of instants.
    public static func < (left: Self, right: Self) -> Bool {
        (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
    }

    /// Seconds from 1970-01-01T00:00:00 on the same wall.
    var secondsSinceEpoch: Int64 { Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay) }

    init(secondsSinceEpoch seconds: Int64) {
        let (day, second) = seconds.dayAndSecond
        self.init(CivilDate(daysSinceEpoch: Int(day)), secondOfDay: Int(second))
    }

    static func clock(_ second: Int) -> String {
        let parts = [second / 3_600, second / 60 % 60, second % 60]
        return parts.map { CivilDate.padded($0, 2) }.joined(separator: ":")
    }
}

extension WallTime: CustomStringConvertible {
    /// `2025-11-24T16:00:00`.
    public var description: String { "\(date)T\(Self.clock(secondOfDay))" }
}

/// A wall time with its offset from UTC: an instant as a place's clocks show it.
public struct LocalTime: Hashable, Sendable, BitwiseCopyable {
    /// What calendar and clock show.
    public let wall: WallTime
    /// Local time less UTC: -18 000 s for Central Daylight Time.
    public let offset: Seconds
    /// Whether the clock has already shown this reading, an hour before (ERCOT's repeated-hour flag `Y`).
    public let isRepeated: Bool

    init(wall: WallTime, offset: Seconds, isRepeated: Bool) {
        self.wall = wall
        self.offset = offset
        self.isRepeated = isRepeated
    }

    /// The instant.
    public var instant: Instant { Instant(unixSeconds: wall.secondsSinceEpoch - offset.count) }

    /// The hour as ERCOT's tables name it: hour ending 1...24.
    /// On the night of 25 hours two hours are ending 2.
    public var hourEnding: Int { wall.hour + 1 }
}

extension LocalTime: CustomStringConvertible {
    /// ISO 8601 with offset: `2025-11-24T16:00:00-05:00`.
    public var description: String {
        let minutes = Int(offset.count.magnitude) / 60
        let sign = offset.count < 0 ? "-" : "+"
        return "\(wall)\(sign)\(CivilDate.padded(minutes / 60, 2)):\(CivilDate.padded(minutes % 60, 2))"
    }
}
