// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The generalised rank test of every column: one (cumulative) return, re-standardised over the firms, is ranked
/// among each firm's standardised estimation residuals as if it were one more day.
///
/// Source: J. Kolari, S. Pynnönen, *Nonparametric Rank Tests for Event Studies*, Journal of Empirical Finance 18
/// (2011), 953–971, equations 9–13 (t) and 14–15 (z).
struct GeneralisedRanks: Sendable {
    /// The t statistic per column; NaN where it is not defined.
    private(set) var t: [Double]
    /// The z statistic per column.
    private(set) var z: [Double]
    /// T − 2, T being the estimation days and one.
    let degrees: Double

    /// The tests of all events' sums; `meanCount` is the mean number of residuals of an event.
    init(_ sums: GeneralisedRankSums, meanCount: Double) {
        degrees = Double(sums.days) - 1
        t = [Double](repeating: .nan, count: sums.columns)
        z = t
        for column in 0..<sums.columns {
            let number = sums.events[column]
            guard number > 0 else { continue }
            let mean = sums.own[column] / number
            let total = Double(sums.days + 1)
            let spread = ((sums.square(column) + mean * mean) / total).squareRoot()
            let ratio = mean / spread
            t[column] = ratio * ((total - 2) / (total - 1 - ratio * ratio)).squareRoot()
            z[column] = mean / (meanCount / (12 * number * (meanCount + 2))).squareRoot()
        }
    }
}

/// Sums over events of the ranks of the generalised test.
///
/// Ranks of the residuals without the return are the same for every column; the return at place p moves those from
/// p on up by one. So one sort of an event serves all columns, and the rest is counting.
struct GeneralisedRankSums: Sendable {
    let days: Int
    let columns: Int
    /// Σ of U over events, per column, of the return itself.
    private(set) var own: [Double]
    /// Number of events with a return, per column.
    private(set) var events: [Double]
    /// Σ over events of rank / (M + 2) − ½ per estimation day, without any return ranked among them.
    private var base: [Double]
    private var present: [Double]
    /// columns × days: Σ over events of what the returns among them add.
    private var shifts: [Double]
    /// columns × days: events that were left out of a column but have a residual on the day; empty without any.
    private var withdrawn: [Double] = []
    private var counts: RankCounts
    private var whole: Whole

    /// Sums of the places of events with a residual on every day and no two equal.
    private struct Whole {
        var events = 0
        var places: [SIMD16<Int16>]
        /// Per column: the places of the return itself.
        var own: [Int32]
    }

    init(days: Int, columns: Int) {
        self.days = days
        self.columns = columns
        own = [Double](repeating: 0, count: columns)
        events = own
        base = [Double](repeating: 0, count: days)
        present = base
        shifts = [Double](repeating: 0, count: columns * days)
        counts = RankCounts(days: days, columns: columns)
        whole = Whole(
            places: [SIMD16<Int16>](repeating: SIMD16(repeating: 0), count: counts.blocks),
            own: [Int32](repeating: 0, count: columns))
    }

    /// Adds an event whose values are all there and differ.
    mutating func add(_ ranks: KeyedRanks) {
        open(days)
        Self.add(ranks.places, to: &whole.places)
        for column in 0..<columns {
            let place = ranks.place(ofColumn: column)
            counts.set(column, threshold: place)
            whole.own[column] &+= Int32(place)
        }
        counts.add(ranks.places)
        whole.events += 1
        if (whole.events + 1) * days > 32_767 { flushWhole() }
    }

    private static func add(_ places: [SIMD16<Int16>], to sums: inout [SIMD16<Int16>]) {
        precondition(places.count >= sums.count, "Invariant: a block of places for every block of days")
        let places = places.span
        var sums = sums.mutableSpan
        for block in sums.indices { unsafe sums[unchecked: block] &+= places[unchecked: block] }
    }

    /// Adds an event with any gaps and ties; NaN stands for a column without a return.
    mutating func add(_ event: SortedResiduals, returns: ArraySlice<Double>) {
        let weight = 1 / Double(event.count + 2)
        open(event.count)
        for day in 0..<days where event.place(day) >= 0 {
            base[day] += event.rank(event.place(day)) * weight - 0.5
            present[day] += 1
        }
        for (column, value) in returns.enumerated() {
            guard !value.isNaN else {
                withdraw(event, column, weight)
                counts.set(column, threshold: .max)
                continue
            }
            let equal = event.places(equalTo: value)
            counts.set(column, threshold: Int16(truncatingIfNeeded: equal.lowerBound))
            // Residuals equal to the return share its place, and move up by a half instead of one.
            if !equal.isEmpty {
                for day in 0..<days where equal.contains(event.place(day)) {
                    shifts[column * days + day] -= weight / 2
                }
            }
            own[column] += (Double(equal.lowerBound + 1) + Double(equal.count) / 2) * weight - 0.5
            events[column] += 1
        }
        counts.add(event.places)
    }

    /// An event without a return in a column counts in none of that column's days.
    private mutating func withdraw(_ event: SortedResiduals, _ column: Int, _ weight: Double) {
        if withdrawn.isEmpty { withdrawn = [Double](repeating: 0, count: columns * days) }
        for day in 0..<days where event.place(day) >= 0 {
            shifts[column * days + day] -= event.rank(event.place(day)) * weight - 0.5
            withdrawn[column * days + day] += 1
        }
    }

    /// Events are counted together while they have as many residuals.
    private mutating func open(_ count: Int) {
        if counts.residuals == count, !counts.isFull { return }
        counts.flush(into: &shifts)
        counts.residuals = count
    }

    private mutating func flushWhole() {
        let weight = 1 / Double(days + 2)
        let number = Double(whole.events)
        for day in 0..<days {
            base[day] += (Double(whole.places[day / 16][day % 16]) + number) * weight - number / 2
            present[day] += number
        }
        for column in 0..<columns {
            own[column] += (Double(whole.own[column]) + number) * weight - number / 2
            events[column] += number
            whole.own[column] = 0
        }
        for block in whole.places.indices { whole.places[block] = SIMD16(repeating: 0) }
        whole.events = 0
    }

    /// Puts everything that was added into the sums.
    mutating func finish() {
        flushWhole()
        counts.flush(into: &shifts)
    }

    /// Adds the finished sums over other events.
    mutating func add(_ other: GeneralisedRankSums) {
        own.add(other.own)
        events.add(other.events)
        base.add(other.base)
        present.add(other.present)
        shifts.add(other.shifts)
        if other.withdrawn.isEmpty { return }
        if withdrawn.isEmpty { withdrawn = [Double](repeating: 0, count: columns * days) }
        withdrawn.add(other.withdrawn)
    }

    /// Σ over estimation days of the squared mean rank, weighted with the share of events that have a residual.
    func square(_ column: Int) -> Double {
        var square = 0.0
        for day in 0..<days where present[day] > 0 {
            let here = present[day] - (withdrawn.isEmpty ? 0 : withdrawn[column * days + day])
            guard here > 0 else { continue }
            let mean = (base[day] + shifts[column * days + day]) / here
            square += here / events[column] * mean * mean
        }
        return square
    }
}
