// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The generalised rank test of every column: one (cumulative) return, re-standardised over the firms, is ranked
/// among each firm's standardised estimation residuals as if it were one more day.
///
/// Ranks of the residuals without the return are the same for every column; the return at place p moves those from
/// p on up by one. So one sort of an event serves all columns, and the rest is counting.
///
/// Source: J. Kolari, S. Pynnönen, *Nonparametric Rank Tests for Event Studies*, Journal of Empirical Finance 18
/// (2011), 953–971, equations 9–13 (t) and 14–15 (z).
struct GeneralisedRanks {
    /// The t statistic per column; NaN where it is not defined.
    private(set) var t: [Double]
    /// The z statistic per column.
    private(set) var z: [Double]
    /// T − 2, T being the estimation days and one.
    let degrees: Double

    private let days: Int
    private let blocks: Int
    private let columns: Int
    /// columns × days: Σ over events of the ranks' shifts over (M + 2).
    private var shifts: [Double]
    /// Σ of U over events, per column, of the return itself.
    private var own: [Double]
    private var events: [Double]
    /// columns × days: events that were left out of a column but have a residual on the day.
    private var withdrawn: [Double]
    private var counters: [SIMD16<Int16>]
    /// columns × batch: places of the returns of the last events, which are counted together, so that a counter stays
    /// in a register for all of them.
    private var thresholds: [SIMD16<Int16>]
    private var waiting = 0..<0
    private var counted = 0
    private static let batch = 32
    private var run = -1

    /// - Parameters:
    ///   - table: events × columns, the standardised returns.
    ///   - spreads: their standard deviation over the events, per column.
    init(_ sample: EventSample, _ ranks: RankSums, table: [Double], spreads: [Double]) {
        days = sample.estimationDays
        blocks = ranks.blocks
        columns = sample.columns
        degrees = Double(days) - 1
        shifts = [Double](repeating: 0, count: columns * days)
        own = [Double](repeating: 0, count: columns)
        events = own
        withdrawn = shifts
        t = own
        z = own
        counters = [SIMD16<Int16>](repeating: SIMD16(repeating: 0), count: columns * blocks)
        thresholds = [SIMD16<Int16>](repeating: SIMD16(repeating: 0), count: columns * Self.batch)
        for event in 0..<sample.events { add(event, sample, ranks, table, spreads) }
        flush(ranks)
        let base = Base(sample, ranks)
        for column in 0..<columns { finish(column, sample, base) }
    }

    private mutating func add(
        _ event: Int, _ sample: EventSample, _ ranks: RankSums, _ table: [Double], _ spreads: [Double]
    ) {
        let count = sample.counts[event]
        if count != run || counted == 30_000 {
            flush(ranks)
            run = count
        }
        if waiting.count == Self.batch { tally(ranks) }
        if waiting.isEmpty { waiting = event..<event }
        let slot = waiting.count
        waiting = waiting.lowerBound..<(event + 1)
        counted += 1
        let row = event * days
        let weight = 1 / Double(count + 2)
        let scale = sample.scales[event]
        let sorted = ranks.sorted.span.extracting(row..<(row + count))
        for column in 0..<columns {
            let value = table[event * columns + column] / spreads[column] * scale
            guard !value.isNaN else {
                withdraw(event, column, ranks, weight)
                thresholds[column * Self.batch + slot] = SIMD16(repeating: .max)
                continue
            }
            let place = Self.place(of: value, in: sorted)
            thresholds[column * Self.batch + slot] = SIMD16(repeating: Int16(truncatingIfNeeded: place))
            var equal = 0
            while place + equal < count, ranks.sorted[row + place + equal] == value { equal += 1 }
            if equal > 0 { halve(event, column, ranks, place..<(place + equal), weight) }
            own[column] += (Double(place + 1) + Double(equal) / 2) * weight - 0.5
            events[column] += 1
        }
    }

    /// Number of residuals below a value.
    @inline(__always)
    private static func place(of value: Double, in sorted: Span<Double>) -> Int {
        var low = 0
        var length = sorted.count
        // No branch on the data, so that the searches of one event overlap.
        while length > 1 {
            let half = length / 2
            let isBelow = unsafe sorted[unchecked: low &+ half &- 1] < value
            low = isBelow ? low &+ half : low
            length &-= half
        }
        return length > 0 && sorted[low] < value ? low + 1 : low
    }

    /// Residuals equal to the return share its place, and move up by a half instead of one.
    private mutating func halve(
        _ event: Int, _ column: Int, _ ranks: RankSums, _ equal: Range<Int>, _ weight: Double
    ) {
        for day in 0..<days {
            let place = Int(ranks.places[event * blocks + day / 16][day % 16])
            if equal.contains(place) { shifts[column * days + day] -= weight / 2 }
        }
    }

    /// An event without a return in a column counts in none of that column's days.
    private mutating func withdraw(_ event: Int, _ column: Int, _ ranks: RankSums, _ weight: Double) {
        for day in 0..<days {
            let place = Int(ranks.places[event * blocks + day / 16][day % 16])
            guard place >= 0 else { continue }
            shifts[column * days + day] -= Self.rank(ranks.sorted, event * days, place, run) * weight - 0.5
            withdrawn[column * days + day] += 1
        }
    }

    /// The mid-rank of the residual at a place of its event's sorted row.
    static func rank(_ sorted: [Double], _ row: Int, _ place: Int, _ count: Int) -> Double {
        var start = place
        var end = place + 1
        while start > 0, sorted[row + start - 1] == sorted[row + place] { start -= 1 }
        while end < count, sorted[row + end] == sorted[row + place] { end += 1 }
        return Double(start + end + 1) / 2
    }

    /// Counts, for the waiting events, the residuals at or above each column's return.
    private mutating func tally(_ ranks: RankSums) {
        let first = waiting.lowerBound * blocks
        let places = ranks.places.span.extracting(first..<(first + waiting.count * blocks))
        let all = thresholds
        for column in 0..<columns {
            let thresholds = all.span.extracting(droppingFirst: column * Self.batch)
            for block in 0..<blocks {
                let count = Self.above(thresholds, places, from: block, every: blocks)
                counters[column * blocks + block] &+= count
            }
        }
        waiting = 0..<0
    }

    /// How many events have a place at or above their threshold, per lane.
    @inline(__always)
    private static func above(
        _ thresholds: Span<SIMD16<Int16>>, _ places: Span<SIMD16<Int16>>, from start: Int, every step: Int
    ) -> SIMD16<Int16> {
        var total = SIMD16<Int16>(repeating: 0)
        var place = start
        var slot = 0
        while place < places.count {
            let isAbove = unsafe places[unchecked: place] .>= thresholds[unchecked: slot]
            // A true lane is −1.
            total &-= unsafe unsafeBitCast(isAbove, to: SIMD16<Int16>.self)
            place &+= step
            slot &+= 1
        }
        return total
    }

    private mutating func flush(_ ranks: RankSums) {
        guard counted > 0 else { return }
        tally(ranks)
        let weight = 1 / Double(run + 2)
        for column in 0..<columns {
            for day in 0..<days {
                let count = counters[column * blocks + day / 16][day % 16]
                shifts[column * days + day] += Double(count) * weight
            }
        }
        for index in counters.indices { counters[index] = SIMD16(repeating: 0) }
        counted = 0
    }

    /// Σ over events of rank / (M + 2) − ½ per estimation day, without any return ranked among them.
    private struct Base {
        var sums: [Double]
        var present: [Double]
        var meanCount = 0.0

        init(_ sample: EventSample, _ ranks: RankSums) {
            let days = sample.estimationDays
            sums = [Double](repeating: 0, count: days)
            present = sums
            // Sums of the places of that many events stay below 2¹⁵.
            let most = max(1, 32_767 / max(days, 1))
            var whole = [SIMD16<Int16>](repeating: SIMD16(repeating: 0), count: ranks.blocks)
            var waiting = 0
            for event in 0..<sample.events {
                guard sample.complete[event], !ranks.isTied[event] else {
                    add(event, sample, ranks)
                    continue
                }
                let start = event * ranks.blocks
                for block in 0..<ranks.blocks { whole[block] &+= ranks.places[start + block] }
                waiting += 1
                if waiting == most { take(&whole, &waiting) }
            }
            take(&whole, &waiting)
            meanCount = Double(sample.counts.reduce(0, +)) / Double(max(sample.events, 1))
        }

        /// Adds the places of events without gaps and ties, and clears them.
        private mutating func take(_ whole: inout [SIMD16<Int16>], _ waiting: inout Int) {
            let weight = 1 / Double(sums.count + 2)
            let events = Double(waiting)
            for day in sums.indices {
                sums[day] += (Double(whole[day / 16][day % 16]) + events) * weight - events / 2
                present[day] += events
            }
            for block in whole.indices { whole[block] = SIMD16(repeating: 0) }
            waiting = 0
        }

        /// Adds an event with gaps or ties.
        private mutating func add(_ event: Int, _ sample: EventSample, _ ranks: RankSums) {
            let count = sample.counts[event]
            let weight = 1 / Double(count + 2)
            for day in sums.indices {
                let place = Int(ranks.places[event * ranks.blocks + day / 16][day % 16])
                guard place >= 0 else { continue }
                let rank = GeneralisedRanks.rank(ranks.sorted, event * sums.count, place, count)
                sums[day] += rank * weight - 0.5
                present[day] += 1
            }
        }
    }

    private mutating func finish(_ column: Int, _ sample: EventSample, _ base: Base) {
        let number = events[column]
        guard number > 0 else {
            t[column] = .nan
            z[column] = .nan
            return
        }
        var square = 0.0
        for day in 0..<days where base.present[day] > 0 {
            let present = base.present[day] - withdrawn[column * days + day]
            guard present > 0 else { continue }
            let mean = (base.sums[day] + shifts[column * days + day]) / present
            square += present / number * mean * mean
        }
        let mean = own[column] / number
        let total = Double(days + 1)
        let spread = ((square + mean * mean) / total).squareRoot()
        let ratio = mean / spread
        t[column] = ratio * ((total - 2) / (total - 1 - ratio * ratio)).squareRoot()
        z[column] = mean / (base.meanCount / (12 * number * (base.meanCount + 2))).squareRoot()
    }
}
