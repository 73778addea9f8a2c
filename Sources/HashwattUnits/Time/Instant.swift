// SPDX-License-Identifier: Apache-2.0

/// A whole number of seconds: the exact difference of two instants.
///
/// | expression | result |
/// |---|---|
/// | `a + b`, `a - b`, `-a` | `Seconds` |
/// | `a * 3` with an integer | `Seconds` |
/// | `instant + seconds`, `instant - seconds` | `Instant` |
/// | `instant - instant` | `Seconds` |
public struct Seconds: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The number of seconds.
    public let count: Int64

    /// A number of seconds.
    @inlinable public init(_ count: Int64) { self.count = count }

    /// Minutes of 60 seconds.
    @inlinable public static func minutes(_ value: Int64) -> Self { Self(value * 60) }

    /// Hours of 3600 seconds.
    @inlinable public static func hours(_ value: Int64) -> Self { Self(value * 3_600) }

    /// Days of 86 400 seconds.
    @inlinable public static func days(_ value: Int64) -> Self { Self(value * 86_400) }

    /// No time.
    @inlinable public static var zero: Self { Self(0) }

    /// The shorter duration is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.count < right.count }

    /// The sum.
    @inlinable public static func + (left: Self, right: Self) -> Self { Self(left.count + right.count) }

    /// The difference.
    @inlinable public static func - (left: Self, right: Self) -> Self { Self(left.count - right.count) }

    /// The opposite.
    @inlinable public static prefix func - (seconds: Self) -> Self { Self(-seconds.count) }

    /// `factor` times the duration.
    @inlinable public static func * (seconds: Self, factor: Int64) -> Self { Self(seconds.count * factor) }
}

extension Seconds: CustomStringConvertible {
    /// `900 s`.
    public var description: String { "\(count) s" }
}

/// A point in time: seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX).
///
/// Instants are compared and subtracted without a zone; `MarketZone` turns them into wall time and back.
public struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    public let unixSeconds: Int64

    /// The instant `unixSeconds` after 1970-01-01T00:00:00Z.
    @inlinable public init(unixSeconds: Int64) { self.unixSeconds = unixSeconds }

    /// The start of a UTC day, which is Bitcoin's day.
    @inlinable public init(startOfUTCDay date: CivilDate) {
        self.init(unixSeconds: Int64(date.daysSinceEpoch) * 86_400)
    }

    /// The UTC day in which the instant lies.
    @inlinable public var utcDay: CivilDate { CivilDate(daysSinceEpoch: Int(unixSeconds.dayAndSecond.day)) }

    /// Seconds since the UTC midnight before, 0...86 399.
    @inlinable public var secondOfUTCDay: Int { Int(unixSeconds.dayAndSecond.second) }

    /// The earlier instant is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool {
        left.unixSeconds < right.unixSeconds
    }

    /// The instant `seconds` later.
    @inlinable public static func + (instant: Self, seconds: Seconds) -> Self {
        Self(unixSeconds: instant.unixSeconds + seconds.count)
    }

    /// The instant `seconds` earlier.
    @inlinable public static func - (instant: Self, seconds: Seconds) -> Self { instant + -seconds }

    /// Time from `earlier` to `later`.
    @inlinable public static func - (later: Self, earlier: Self) -> Seconds {
        Seconds(later.unixSeconds - earlier.unixSeconds)
    }
}

extension Int64 {
    /// Days and the rest when this is a number of seconds; the rest is never negative.
    @inlinable var dayAndSecond: (day: Int64, second: Int64) {
        let rest = self % 86_400
        let second = rest < 0 ? rest + 86_400 : rest
        return ((self - second) / 86_400, second)
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC: `2025-11-24T21:00:00Z`.
    public var description: String {
        "\(utcDay)T\(WallTime.clock(secondOfUTCDay))Z"
    }
}
