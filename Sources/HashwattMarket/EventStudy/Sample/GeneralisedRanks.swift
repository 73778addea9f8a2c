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
    private var counted = 0
    private var run = -1

    /// - Parameter spreads: standard deviation of the standardised returns over the events, per column.
    init(_ sample: EventSample, _ ranks: RankSums, spreads: [Double]) {
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
        for event in 0..<sample.events { add(event, sample, ranks, spreads) }
        flush()
        let base = Base(sample, ranks)
        for column in 0..<columns { finish(column, sample, base) }
    }

    private mutating func add(_ event: Int, _ sample: EventSample, _ ranks: RankSums, _ spreads: [Double]) {
        let count = sample.counts[event]
        if count != run || counted == 30_000 {
            flush()
            run = count
        }
        counted += 1
        let row = event * days
        let weight = 1 / Double(count + 2)
        for column in 0..<columns {
            let value = sample.standardised(event, column) / spreads[column] * sample.scales[event]
            guard !value.isNaN else {
                withdraw(event, column, ranks, weight)
                continue
            }
            let place = Self.place(of: value, in: ranks.sorted, from: row, count: count)
            let threshold = SIMD16<Int16>(repeating: Int16(truncatingIfNeeded: place))
            let one = SIMD16<Int16>(repeating: 1)
            let start = column * blocks
            for block in 0..<blocks {
                let isAbove = ranks.places[event * blocks + block] .>= threshold
                counters[start + block] &+= SIMD16<Int16>(repeating: 0).replacing(with: one, where: isAbove)
            }
            var equal = 0
            while place + equal < count, ranks.sorted[row + place + equal] == value { equal += 1 }
            if equal > 0 { halve(event, column, ranks, place..<(place + equal), weight) }
            own[column] += (Double(place + 1) + Double(equal) / 2) * weight - 0.5
            events[column] += 1
        }
    }

    /// Number of residuals below a value.
    private static func place(of value: Double, in sorted: [Double], from row: Int, count: Int) -> Int {
        var low = 0
        var length = count
        while length > 0 {
            let half = length / 2
            let isBelow = sorted[row + low + half] < value
            low = isBelow ? low + half + 1 : low
            length = isBelow ? length - half - 1 : half
        }
        return low
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

    private mutating func flush() {
        guard counted > 0 else { return }
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
            var total = 0
            for event in 0..<sample.events {
                let count = sample.counts[event]
                total += count
                let weight = 1 / Double(count + 2)
                let row = event * days
                let hasTies = Base.hasTies(ranks.sorted, row, count)
                for day in 0..<days {
                    let place = Int(ranks.places[event * ranks.blocks + day / 16][day % 16])
                    guard place >= 0 else { continue }
                    let rank =
                        hasTies
                        ? GeneralisedRanks.rank(ranks.sorted, row, place, count) : Double(place + 1)
                    sums[day] += rank * weight - 0.5
                    present[day] += 1
                }
            }
            meanCount = Double(total) / Double(max(sample.events, 1))
        }

        private static func hasTies(_ sorted: [Double], _ row: Int, _ count: Int) -> Bool {
            for place in 1..<max(count, 1) where sorted[row + place] == sorted[row + place - 1] {
                return true
            }
            return false
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
