// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Follows the starts of intervals and says where one is missing, twice there or out of order.
struct IntervalClock {
    /// Start of the first interval, Unix seconds.
    private(set) var first: Int64?
    /// Length of an interval, seconds, once two were seen.
    private(set) var step: Int64?
    /// Number of intervals.
    private(set) var count = 0
    private var last: Reading?
    /// The day that was read last, as bytes and as seconds.
    private var day: (bytes: [UInt8], seconds: Int64) = ([], 0)

    /// A time as it stands in the file.
    private struct Reading {
        let unix: Int64
        let offset: Int64
    }

    /// What is wrong with a start and what to do.
    typealias Wrong = (rule: String, remedy: String)

    /// Where in the file's time the last start was: ` at 2023-08-01T05:00:00Z`.
    var place: String { last.map { " at \(Instant(unixSeconds: $0.unix))" } ?? "" }

    /// Takes the next start; nil where it follows the one before.
    mutating func take(_ cell: ArraySlice<UInt8>) -> Wrong? {
        guard let reading = read(cell) else { return Self.unreadable(cell) }
        defer {
            last = reading
            count += 1
        }
        guard let last else {
            first = reading.unix
            return nil
        }
        let passed = reading.unix - last.unix
        if passed == step { return nil }
        guard let step else {
            if passed > 0, 3_600 % passed == 0, passed >= 60 {
                step = passed
                return nil
            }
            if passed > 0 {
                step = passed
                return (
                    "the first two intervals are \(Self.length(passed)) apart",
                    "give intervals of 5, 15 or 60 minutes, or another part of an hour in whole minutes"
                )
            }
            return Self.backwards(passed, last, reading)
        }
        return passed > 0 ? Self.gap(passed, step, last, reading) : Self.backwards(passed, last, reading)
    }

    private static func gap(_ passed: Int64, _ step: Int64, _ last: Reading, _ reading: Reading) -> Wrong {
        let place = "\(Instant(unixSeconds: last.unix)) and \(Instant(unixSeconds: reading.unix))"
        if passed % step != 0 {
            return (
                "\(length(passed)) between \(place) is no multiple of the interval, \(length(step))",
                "give all intervals one length"
            )
        }
        let missing = passed / step - 1
        let gap = "gap: \(missing) of \(length(step)) missing between \(place)"
        if isChangeOfClocks(last, reading), passed == 3_600 + step, last.offset == reading.offset {
            return (
                gap + ", the hour that daylight saving skips",
                "write the summer's offset from then on, \(offset(reading.offset + 3_600)) for "
                    + "\(offset(reading.offset)), or give times in UTC"
            )
        }
        return (gap, "add them, or fill them from their neighbours")
    }

    private static func backwards(_ passed: Int64, _ last: Reading, _ reading: Reading) -> Wrong {
        let now = Instant(unixSeconds: reading.unix)
        if isChangeOfClocks(last, reading), (1...3_600).contains(-passed), last.offset == reading.offset {
            return (
                "\(now) comes a second time, in the hour that the end of daylight saving repeats",
                "write the winter's offset in the second hour, \(offset(reading.offset - 3_600)) for "
                    + "\(offset(reading.offset)), or give times in UTC"
            )
        }
        if passed == 0 { return ("\(now) stands twice", "keep one of the two") }
        return (
            "\(now) comes after \(Instant(unixSeconds: last.unix))", "sort the intervals by time"
        )
    }

    /// Whether clocks change in the United States on the local day of one of the two.
    private static func isChangeOfClocks(_ last: Reading, _ reading: Reading) -> Bool {
        [last, reading].contains { reading in
            let day = Instant(unixSeconds: reading.unix + reading.offset).utcDay
            return MarketZone.centralPrevailing.length(of: day) != .days(1)
        }
    }

    private static func length(_ seconds: Int64) -> String {
        seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds) s"
    }

    /// `-05:00`.
    private static func offset(_ seconds: Int64) -> String {
        let minutes = abs(seconds) / 60
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return (seconds < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    private static func unreadable(_ cell: ArraySlice<UInt8>) -> Wrong {
        let text = String(decoding: cell.prefix(40), as: UTF8.self)
        if WallTime(text) != nil {
            return ("\(text) has no offset", "write its offset behind it, \(text)-05:00, or Z for UTC")
        }
        return ("\"\(text)\" is no time", "write ISO 8601 with offset or Z: 2023-08-01T00:15:00-05:00")
    }

    /// Reads a time; the day is looked up once for all its intervals.
    private mutating func read(_ cell: ArraySlice<UInt8>) -> Reading? {
        let start = cell.startIndex
        guard cell.count >= 17,
            let mark = cell.dropFirst(16).firstIndex(where: { [0x5A, 0x2B, 0x2D].contains($0) })
        else { return nil }
        guard mark == start + 16 || mark == start + 19 && cell[start + 16] == 0x3A,
            cell[start + 10] == 0x54 || cell[start + 10] == 0x20, cell[start + 13] == 0x3A,
            let hour = Self.two(cell, start + 11), let minute = Self.two(cell, start + 14), hour < 24,
            minute < 60,
            let second = mark == start + 16 ? 0 : Self.two(cell, start + 17), second < 60,
            let offset = Self.offset(cell[mark...])
        else { return nil }
        let date = cell[start..<start + 10]
        if !date.elementsEqual(day.bytes) {
            guard let found = CivilDate(String(decoding: date, as: UTF8.self)) else { return nil }
            day = (Array(date), Int64(found.daysSinceEpoch) * 86_400)
        }
        let unix = day.seconds + Int64(hour * 3_600 + minute * 60 + second) - offset
        return Reading(unix: unix, offset: offset)
    }

    private static func two(_ bytes: ArraySlice<UInt8>, _ place: Int) -> Int? {
        let (tens, ones) = (bytes[place] &- 0x30, bytes[place + 1] &- 0x30)
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        let start = bytes.startIndex
        if bytes[start] == 0x5A { return bytes.count == 1 ? 0 : nil }
        guard bytes.count == 6, bytes[start + 3] == 0x3A, let hours = two(bytes, start + 1),
            let minutes = two(bytes, start + 4), minutes < 60, hours * 60 + minutes <= 14 * 60
        else { return nil }
        return Int64(hours * 3_600 + minutes * 60) * (bytes[start] == 0x2D ? -1 : 1)
    }
}
