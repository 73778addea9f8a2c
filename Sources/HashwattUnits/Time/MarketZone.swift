// SPDX-License-Identifier: Apache-2.0

/// Why a wall time names no instant.
public enum WallTimeError: Error, Hashable, Sendable {
    /// The clock jumped over this reading when daylight saving began.
    case skipped(WallTime, MarketZone)
    /// The second pass of an hour was asked for, but the clock shows this reading once.
    case notRepeated(WallTime, MarketZone)
}

extension WallTimeError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .skipped(let wall, let zone):
            "\(wall) does not exist in \(zone.rawValue): daylight saving began; check the file's time zone"
        case .notRepeated(let wall, let zone):
            "\(wall) occurs once in \(zone.rawValue); clear the repeated-hour flag"
        }
    }
}

/// The zones in which the facts are kept.
///
/// Daylight saving follows the law of the United States, the same in both zones: clocks change at 02:00 local
/// time. It begins and ends
///
/// | years | begins | ends |
/// |---|---|---|
/// | from 2007 | second Sunday of March | first Sunday of November |
/// | 1987–2006 | first Sunday of April | last Sunday of October |
/// | 1976–1986 | last Sunday of April | last Sunday of October |
/// | 1975, 1974 | 23 February, 6 January | last Sunday of October |
/// | 1967–1973 | last Sunday of April | last Sunday of October |
///
/// Before 1967 there was no federal rule; the one of 1967 is used and may be wrong there.
///
/// Source: Uniform Time Act of 1966 (15 U.S.C. 260a), Emergency Daylight Saving Time Energy Conservation Act
/// (Pub. L. 93-182), Pub. L. 99-359, Energy Policy Act of 2005 (Pub. L. 109-58, section 110).
public enum MarketZone: String, CaseIterable, Hashable, Sendable, BitwiseCopyable {
    /// Coordinated Universal Time: Bitcoin's days.
    case utc = "UTC"
    /// New York: stock sessions.
    case newYork = "America/New_York"
    /// Central Prevailing Time: ERCOT's operating days.
    case centralPrevailing = "America/Chicago"

    /// Local standard time less UTC.
    public var standardOffset: Seconds {
        switch self {
        case .utc: .zero
        case .newYork: .hours(-5)
        case .centralPrevailing: .hours(-6)
        }
    }

    /// Local time less UTC at an instant.
    ///
    /// - Complexity: O(1).
    public func offset(at instant: Instant) -> Seconds {
        guard self != .utc else { return .zero }
        let year = Instant(unixSeconds: instant.unixSeconds + standardOffset.count).utcDay.year
        let saving = daylightSaving(in: year)
        return saving.contains(instant) ? standardOffset + .hours(1) : standardOffset
    }

    /// What calendar and clock show at an instant.
    ///
    /// - Complexity: O(1).
    public func local(_ instant: Instant) -> LocalTime {
        let offset = offset(at: instant)
        let wall = WallTime(secondsSinceEpoch: instant.unixSeconds + offset.count)
        let hourBefore = self.offset(at: instant - .hours(1))
        return LocalTime(wall: wall, offset: offset, isRepeated: hourBefore > offset)
    }

    /// The day that it is at an instant.
    public func date(at instant: Instant) -> CivilDate { local(instant).wall.date }

    /// The instant at which calendar and clock show `wall`.
    ///
    /// - Parameter repeated: Whether the second pass is meant in the hour that occurs twice.
    /// - Throws: `WallTimeError.skipped` in the hour that does not exist, `.notRepeated` if `repeated` is set
    ///   for a reading that occurs once.
    /// - Complexity: O(1).
    public func instant(at wall: WallTime, repeated: Bool = false) throws(WallTimeError) -> Instant {
        let standard = Instant(unixSeconds: wall.secondsSinceEpoch - standardOffset.count)
        let candidates = [standard - .hours(1), standard].filter { local($0).wall == wall }
        guard let first = candidates.first, let last = candidates.last else {
            throw .skipped(wall, self)
        }
        if repeated && first == last { throw .notRepeated(wall, self) }
        return repeated ? last : first
    }

    /// The instant at which a day begins. Midnight is never skipped or repeated in these zones.
    public func startOfDay(_ date: CivilDate) -> Instant {
        let midnight = WallTime(date, secondOfDay: 0)
        let standard = Instant(unixSeconds: midnight.secondsSinceEpoch - standardOffset.count)
        let earlier = standard - .hours(1)
        return local(earlier).wall == midnight ? earlier : standard
    }

    /// Length of a day: 23, 24 or 25 hours.
    public func length(of date: CivilDate) -> Seconds { startOfDay(date + 1) - startOfDay(date) }

    /// The starts of a day's intervals of equal length: 92, 96 or 100 quarter-hours.
    ///
    /// - Precondition: `step` is positive and divides an hour, or is an hour.
    public func intervals(of date: CivilDate, every step: Seconds) -> [Instant] {
        precondition(
            step > .zero && 3_600 % step.count == 0, "an interval divides an hour, was \(step)")
        let start = startOfDay(date)
        return (0..<(length(of: date).count / step.count)).map { start + step * $0 }
    }
}

extension MarketZone {
    /// The instants from which and to which daylight saving holds in a year; empty in UTC.
    public func daylightSaving(in year: Int) -> Range<Instant> {
        let (first, last) = Self.daylightSavingDays(in: year)
        let twoOClock = Seconds.hours(2) - standardOffset
        let begin = Instant(startOfUTCDay: first) + twoOClock
        let end = Instant(startOfUTCDay: last) + twoOClock - .hours(1)  // 02:00 of the summer's clock
        return self == .utc ? begin..<begin : begin..<end
    }

    /// The days on which clocks change.
    static func daylightSavingDays(in year: Int) -> (begins: CivilDate, ends: CivilDate) {
        switch year {
        case 2007...: (.nth(2, .sunday, of: 3, year), .nth(1, .sunday, of: 11, year))
        case 1987...2006: (.nth(1, .sunday, of: 4, year), .last(.sunday, of: 10, year))
        case 1975: (.known(1975, 2, 23), .last(.sunday, of: 10, year))
        case 1974: (.known(1974, 1, 6), .last(.sunday, of: 10, year))
        default: (.last(.sunday, of: 4, year), .last(.sunday, of: 10, year))
        }
    }
}
