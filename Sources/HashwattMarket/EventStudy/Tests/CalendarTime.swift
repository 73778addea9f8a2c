// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// The mean over calendar days of the abnormal return of a portfolio of all firms in their event window.
///
/// Events that overlap in time are one observation a day, so that their correlation does no harm.
///
/// Source: Jaffe (1974); Mandelker (1974); the plain t of the daily portfolio returns as in Lyon, Barber, Tsai (1999),
/// section III.B, without Jaffe's scaling of each day.
enum CalendarTime {
    /// The test of a window.
    ///
    /// - Parameter columns: the days of the window.
    /// - Complexity: O(events · columns + calendar days).
    static func test(_ parts: [EventPart], _ columns: Range<Int>) -> TestOutcome {
        let portfolio = portfolio(parts, columns)
        guard portfolio.count > 1 else { return .notComputable(.noSpread) }
        let deviation = Sums.variance(portfolio).squareRoot()
        guard deviation > 0 else { return .notComputable(.noSpread) }
        let count = Double(portfolio.count)
        let t = Sums.mean(portfolio) / deviation * count.squareRoot()
        return .value(Statistic(t, .studentT(degrees: count - 1)))
    }

    /// Mean abnormal return of all firms in their window, per calendar day with any.
    private static func portfolio(_ parts: [EventPart], _ columns: Range<Int>) -> [Double] {
        var first = Int32.max
        var last = Int32.min
        for part in parts {
            for place in part.sample.places {
                let dates = part.sample.pairs[place.pair].dates
                first = min(first, dates[place.window.lowerBound].daysSinceEpoch)
                last = max(last, dates[place.window.upperBound - 1].daysSinceEpoch)
            }
        }
        guard first <= last else { return [] }
        var sums = [SIMD2<Double>](repeating: SIMD2(0, 0), count: Int(last - first) + 1)
        for part in parts { add(part.sample, columns, from: first, &sums) }
        return sums.compactMap { $0.y > 0 ? $0.x / $0.y : nil }
    }

    /// Adds returns and their number to calendar days.
    private static func add(
        _ sample: EventSample, _ columns: Range<Int>, from first: Int32, _ sums: inout [SIMD2<Double>]
    ) {
        for (row, place) in sample.places.enumerated() {
            let dates = sample.pairs[place.pair].dates
            let cell = row * sample.shape.columns
            for column in columns {
                let value = sample.abnormal[cell + column]
                guard value == value else { continue }
                sums[Int(dates[place.window.lowerBound + column].daysSinceEpoch - first)] += SIMD2(value, 1)
            }
        }
    }
}
