// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

extension TestSuite {
    /// Tests of buy-and-hold returns, and over calendar time.
    func ofWindow(_ test: EventTest, _ index: Int) -> TestOutcome {
        if test == .calendarTime { return calendar[index] }
        let count = Int(held.counts[index])
        let needed = test == .buyAndHold ? 2 : test == .buyAndHoldSkewness ? 3 : SkewnessBootstrap.fewestFirms
        guard count >= needed else { return .notComputable(.tooFewFirms(had: count, needed: needed)) }
        guard held.deviations[index] > 0 else { return .notComputable(.noSpread) }
        let student = Distribution.studentT(degrees: Double(count - 1))
        switch test {
        case .buyAndHold:
            let t = Double(count).squareRoot() * held.means[index] / held.deviations[index]
            return .value(Statistic(t, student))
        case .buyAndHoldSkewness: return .value(Statistic(Self.skewed(held, index), student))
        default:
            guard bootstrap.replications > 0 else { return .notComputable(.noResamples) }
            let width = sample.windows.count
            let values = (0..<events).map { sample.buyAndHold[$0 * width + index] }.filter { !$0.isNaN }
            return .value(SkewnessBootstrap.test(values, options: bootstrap, stream: UInt64(index)))
        }
    }
}

/// The skewness-adjusted t with critical values from resamples of a quarter of the firms.
///
/// Source: Lyon, Barber, Tsai (1999), equation 5 and section II.B: t = √n·(S + γS²/3 + γ/6n), resampled with n/4 firms
/// and their mean in place of 0.
enum SkewnessBootstrap {
    /// Below this number a quarter of the firms has hardly any variance to resample.
    static let fewestFirms = 20

    static func test(_ values: [Double], options: BootstrapOptions, stream: UInt64) -> Statistic {
        let count = values.count
        let mean = Sums.mean(values)
        let centred = values.map { $0 - mean }
        var own = PowerSums()
        for value in centred { own.add(value) }
        let t = own.statistic(shift: mean)
        let size = count / 4
        var generator = Philox(seed: options.seed, stream: stream)
        var below = 0
        var above = 0
        var used = 0
        for _ in 0..<options.replications {
            let drawn = draw(centred, size, &generator).statistic(shift: 0)
            guard drawn.isFinite else { continue }
            used += 1
            below += drawn <= t ? 1 : 0
            above += drawn >= t ? 1 : 0
        }
        let smaller = Double(min(below, above) + 1) / Double(used + 1)
        return Statistic(t, pValue: min(1, 2 * smaller), .resamples(used))
    }

    private static func draw(_ values: [Double], _ size: Int, _ generator: inout Philox) -> PowerSums {
        var sums = PowerSums()
        let bound = UInt32(values.count)
        var left = size
        while left > 1 {
            let word = generator.next()
            sums.add(values[Philox.index(UInt32(truncatingIfNeeded: word), below: bound)])
            sums.add(values[Philox.index(UInt32(truncatingIfNeeded: word >> 32), below: bound)])
            left -= 2
        }
        if left == 1 {
            sums.add(values[Philox.index(UInt32(truncatingIfNeeded: generator.next()), below: bound)])
        }
        return sums
    }

    /// Sums of powers of values that are near 0 on average, so that little is lost.
    private struct PowerSums {
        var count = 0.0
        var first = 0.0
        var second = 0.0
        var third = 0.0

        @inline(__always)
        mutating func add(_ value: Double) {
            let square = value * value
            count += 1
            first += value
            second += square
            third += square * value
        }

        /// t with the mean `shift` added to the values' own.
        func statistic(shift: Double) -> Double {
            let mean = first / count
            let variance = (second - count * mean * mean) / (count - 1)
            let deviation = variance.squareRoot()
            let cubes = third - 3 * mean * second + 2 * count * mean * mean * mean
            let skew = cubes / (count * variance * deviation)
            let ratio = (mean + shift) / deviation
            return count.squareRoot() * (ratio + skew * ratio * ratio / 3 + skew / (6 * count))
        }
    }
}

/// The mean over calendar days of the abnormal return of a portfolio of all firms in their event window.
///
/// Events that overlap in time are one observation a day, so that their correlation does no harm.
///
/// Source: Jaffe (1974); Mandelker (1974); the plain t of the daily portfolio returns as in Lyon, Barber, Tsai (1999),
/// section III.B, without Jaffe's scaling of each day.
enum CalendarTime {
    static func tests(_ sample: EventSample, _ problem: EventStudyProblem) -> [TestOutcome] {
        sample.windows.indices.map { index in
            let columns = sample.columns(of: index)
            let portfolio = portfolio(sample, problem, columns)
            guard portfolio.count > 1 else { return .notComputable(.noSpread) }
            let deviation = Sums.variance(portfolio).squareRoot()
            guard deviation > 0 else { return .notComputable(.noSpread) }
            let count = Double(portfolio.count)
            let t = Sums.mean(portfolio) / deviation * count.squareRoot()
            return .value(Statistic(t, .studentT(degrees: count - 1)))
        }
    }

    /// Mean abnormal return of all firms in their window, per calendar day with any.
    private static func portfolio(
        _ sample: EventSample, _ problem: EventStudyProblem, _ columns: Range<Int>
    ) -> [Double] {
        var first = Int32.max
        var last = Int32.min
        for frame in sample.frames {
            let dates = problem.pairs[frame.pair].dates
            first = min(first, dates[frame.window.lowerBound].daysSinceEpoch)
            last = max(last, dates[frame.window.upperBound - 1].daysSinceEpoch)
        }
        guard first <= last else { return [] }
        var sums = [Double](repeating: 0, count: Int(last - first) + 1)
        var counts = sums
        for (row, frame) in sample.frames.enumerated() {
            let dates = problem.pairs[frame.pair].dates
            for column in columns {
                let value = sample.abnormal[row * sample.columns + column]
                guard value == value else { continue }
                let day = Int(dates[frame.window.lowerBound + column].daysSinceEpoch - first)
                sums[day] += value
                counts[day] += 1
            }
        }
        return sums.indices.filter { counts[$0] > 0 }.map { sums[$0] / counts[$0] }
    }
}
