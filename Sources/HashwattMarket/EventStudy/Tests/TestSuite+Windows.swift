// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

extension TestSuite {
    /// Tests of buy-and-hold returns, and over calendar time.
    func ofWindow(_ test: EventTest, _ index: Int) -> TestOutcome {
        if test == .calendarTime { return calendar[index] }
        if test == .buyAndHoldBootstrap { return bootstrapped[index] }
        let count = Int(held.counts[index])
        let needed = test == .buyAndHold ? 2 : 3
        guard count >= needed else { return .notComputable(.tooFewFirms(had: count, needed: needed)) }
        guard held.deviations[index] > 0 else { return .notComputable(.noSpread) }
        let student = Distribution.studentT(degrees: Double(count - 1))
        if test == .buyAndHoldSkewness { return .value(Statistic(Self.skewed(held, index), student)) }
        let t = Double(count).squareRoot() * held.means[index] / held.deviations[index]
        return .value(Statistic(t, student))
    }

    /// The bootstrapped test of every window.
    static func bootstrapped(
        _ sample: EventSample, _ held: ColumnMoments, _ options: BootstrapOptions, _ runner: any PieceRunner
    ) -> [TestOutcome] {
        sample.windows.indices.map { index in
            let count = Int(held.counts[index])
            let needed = SkewnessBootstrap.fewestFirms
            guard count >= needed else { return .notComputable(.tooFewFirms(had: count, needed: needed)) }
            guard held.deviations[index] > 0 else { return .notComputable(.noSpread) }
            guard options.replications > 0 else { return .notComputable(.noResamples) }
            let width = sample.windows.count
            let values = (0..<sample.events).map { sample.buyAndHold[$0 * width + index] }
            let bootstrap = SkewnessBootstrap(
                values.filter { !$0.isNaN }, options: options, stream: UInt64(index))
            return .value(bootstrap.test(on: runner))
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
