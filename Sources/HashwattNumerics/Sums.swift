// SPDX-License-Identifier: Apache-2.0

/// Sums whose order of additions is fixed, so that no machine and no number of threads changes a bit.
///
/// Goals, in order: the same bits everywhere; errors no larger than those of a plain loop; speed. Eight running
/// sums are kept whatever the width of the machine's registers: a single chain of dependent additions is four to
/// eight times slower and rounds no better.
public enum Sums {
    /// The sum of the values; 0 for none.
    ///
    /// - Complexity: O(n).
    @inlinable public static func sum(_ values: Span<Double>) -> Double {
        var lanes = SIMD8<Double>(repeating: 0)
        let blocks = values.count / 8 * 8
        var index = 0
        while index < blocks {
            for lane in 0..<8 { lanes[lane] += values[index + lane] }
            index += 8
        }
        var rest = 0.0
        while index < values.count {
            rest += values[index]
            index += 1
        }
        return reduce(lanes) + rest
    }

    /// The sum of the values; 0 for none.
    @inlinable public static func sum(_ values: [Double]) -> Double { sum(values.span) }

    /// The arithmetic mean.
    ///
    /// - Precondition: there is a value.
    @inlinable public static func mean(_ values: [Double]) -> Double {
        precondition(!values.isEmpty, "the mean of no value")
        return sum(values.span) / Double(values.count)
    }

    /// The sample variance, with n − 1 in the denominator, by two passes.
    ///
    /// - Precondition: there are two values or more.
    public static func variance(_ values: [Double]) -> Double {
        precondition(values.count > 1, "a variance needs two values, had \(values.count)")
        let mean = mean(values)
        return sum(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count - 1)
    }

    /// The sum as if computed in twice the precision, for totals that must agree to the cent.
    ///
    /// Source: A. Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, ZAMM 54
    /// (1974), 39–51, doi:10.1002/zamm.19740540106.
    public static func compensated(_ values: some Sequence<Double>) -> Double {
        var total = 0.0
        var lost = 0.0
        for value in values {
            let next = total + value
            lost += total.magnitude >= value.magnitude ? (total - next) + value : (value - next) + total
            total = next
        }
        return total + lost
    }

    /// Eight running sums added in one fixed order.
    @inlinable static func reduce(_ lanes: SIMD8<Double>) -> Double {
        ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
    }
}
