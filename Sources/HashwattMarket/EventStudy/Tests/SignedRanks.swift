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
    static func test(_ parts: [EventPart], _ column: Int) -> TestOutcome {
        var keys: [UInt64] = []
        keys.reserveCapacity(parts.reduce(0) { $0 + $1.sample.events })
        for part in parts {
            let columns = part.sample.shape.columns
            for event in 0..<part.sample.events {
                let value = part.sample.abnormal[event * columns + column]
                // Sizes order as their bits do; the sign goes to the lowest bit.
                if value != 0, value == value {
                    keys.append(value.magnitude.bitPattern << 1 | (value > 0 ? 1 : 0))
                }
            }
        }
        guard !keys.isEmpty else { return .notComputable(.noSpread) }
        var scratch: [UInt64] = []
        Ranks.sort(&keys, scratch: &scratch)
        let (doubled, ties) = positive(keys)
        return .value(statistic(Double(doubled) / 2, ties, keys.count))
    }

    /// Twice the sum of the positive ranks, and Σ (t³ − t) over the ties.
    private static func positive(_ keys: [UInt64]) -> (doubled: Int, ties: Double) {
        var doubled = 0
        var ties = 0.0
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] >> 1 == keys[start] >> 1 { end += 1 }
            for place in start..<end where keys[place] & 1 == 1 { doubled += start + end + 1 }
            let tied = Double(end - start)
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
