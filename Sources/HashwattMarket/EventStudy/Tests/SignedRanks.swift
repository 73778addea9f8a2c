// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Wilcoxon's test: ranks of the sizes of the returns, summed over the positive ones.
enum SignedRanks {
    /// The sum over the positive returns; zeros are left out, ties share the mean of their ranks.
    ///
    /// Up to 50 values without ties the chance is exact, by counting subsets; else the normal limit with the variance
    /// reduced by the ties, without a correction for continuity.
    ///
    /// Source: F. Wilcoxon, *Individual Comparisons by Ranking Methods*, Biometrics Bulletin 1 (1945), 80–83; ties:
    /// E. Lehmann, *Nonparametrics* (1975), 3.3.
    ///
    /// - Complexity: O(events), unless the values crowd together.
    static func tests(_ parts: [EventPart], _ columns: Range<Int>) -> [TestOutcome] {
        var sorter = SignedSort(capacity: parts.reduce(0) { $0 + $1.sample.events })
        return columns.map { column in
            sorter.load(parts, column)
            guard sorter.count > 0 else { return .notComputable(.noSpread) }
            sorter.sort()
            let (doubled, ties) = positive(sorter.keys.span.extracting(first: sorter.count))
            return .value(statistic(Double(doubled) / 2, ties, sorter.count))
        }
    }

    /// Twice the sum of the positive ranks, and Σ (t³ − t) over the ties.
    private static func positive(_ keys: Span<UInt64>) -> (doubled: Int, ties: Double) {
        var doubled = 0
        var ties = 0.0
        var start = 0
        while start < keys.count {
            let key = keys[start]
            var end = start &+ 1
            var positives = Int(key & 1)
            while end < keys.count, unsafe keys[unchecked: end] ^ key < 2 {
                positives &+= unsafe Int(keys[unchecked: end] & 1)
                end &+= 1
            }
            doubled &+= positives &* (start &+ end &+ 1)
            let tied = Double(end &- start)
            ties += tied * tied * tied - tied
            start = end
        }
        return (doubled, ties)
    }

    private static func statistic(_ sum: Double, _ ties: Double, _ count: Int) -> Statistic {
        let n = Double(count)
        if count <= 50, ties == 0 {
            return Statistic(sum, pValue: exact(Int(sum), count), .signedRanks(count: count, isExact: true))
        }
        let variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48
        let z = (sum - n * (n + 1) / 4) / variance.squareRoot()
        return Statistic(
            sum, pValue: Distribution.normal.pValue(z), .signedRanks(count: count, isExact: false))
    }

    /// Twice the smaller tail, at most 1: subsets of 1 … n by their sum.
    private static func exact(_ sum: Int, _ count: Int) -> Double {
        let largest = count * (count + 1) / 2
        var ways = [Double](repeating: 0, count: largest + 1)
        ways[0] = 1
        for rank in 1...count {
            for total in stride(from: largest, through: rank, by: -1) { ways[total] += ways[total - rank] }
        }
        let all = Elementary.power(2, Double(count))
        let lower = ways[0...sum].reduce(0, +) / all
        let upper = ways[sum...].reduce(0, +) / all
        return min(1, 2 * min(lower, upper))
    }
}
