// SPDX-License-Identifier: Apache-2.0

import RealModule

/// The distribution of the number of independent rare events in a time, given how many are expected.
///
/// Goals in order: relative accuracy in both tails (about 1e-12 up to a mean of a million), because a band asks
/// for small probabilities; exact integer quantiles; speed, where a call may cost O(√mean).
///
/// The probability of one count is Loader's saddle-point form: `λᵏ e^(−λ) / k!` by logarithms of factorials loses
/// all digits that the logarithms have in common, here about `log₁₀ λ` of them. A tail is the sum of its terms
/// from the largest on, all of one sign, so nothing cancels; the incomplete gamma function would need another
/// expansion for each region.
///
/// Source: C. Loader, *Fast and accurate computation of binomial probabilities* (2000), sections 2 and 3.
public struct PoissonDistribution: Hashable, Sendable {
    /// The expected number of events.
    public let mean: Double

    /// The distribution with this mean, which is also its variance.
    ///
    /// - Precondition: `mean` is at least 0 and at most 10¹².
    public init(mean: Double) {
        precondition((0...1e12).contains(mean), "mean of a Poisson distribution is in 0...1e12, was \(mean)")
        self.mean = mean
    }

    /// Square root of the mean.
    public var standardDeviation: Double { mean.squareRoot() }

    /// Probability of exactly `count` events; zero for a negative count.
    ///
    /// - Complexity: O(1).
    public func probability(of count: Int) -> Double {
        guard count >= 0 else { return 0 }
        guard count > 0 else { return .exp(-mean) }
        guard mean > 0 else { return 0 }
        let events = Double(count)
        let exponent = -Self.stirlingError(count) - Self.deviance(events, mean)
        return .exp(exponent) / (2 * .pi * events).squareRoot()
    }

    /// Probability of at most `count` events.
    ///
    /// - Complexity: O(√mean).
    public func cumulative(_ count: Int) -> Double {
        guard count >= 0 else { return 0 }
        return Double(count) < mean ? lowerSum(count) : 1 - upperSum(count + 1)
    }

    /// Probability of more than `count` events, accurate where it is small.
    ///
    /// - Complexity: O(√mean).
    public func survival(_ count: Int) -> Double {
        guard count >= 0 else { return 1 }
        return Double(count) < mean ? 1 - lowerSum(count) : upperSum(count + 1)
    }

    /// The smallest count whose cumulative probability is at least `probability`.
    ///
    /// - Precondition: `probability` is in 0..<1.
    /// - Complexity: O(√mean · log mean), by bisection.
    public func quantile(_ probability: Double) -> Int {
        precondition((0..<1).contains(probability), "probability of a quantile is in 0..<1: \(probability)")
        var low = -1
        var step = Int(standardDeviation) + 1
        var high = Int(mean)
        while cumulative(high) < probability {
            low = high
            high += step
            step *= 2
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if cumulative(middle) >= probability { high = middle } else { low = middle }
        }
        return high
    }

    /// The central interval that holds at least `coverage`: at most half of the rest lies on either side.
    ///
    /// - Precondition: `coverage` is in 0..<1.
    public func interval(_ coverage: Double) -> ClosedRange<Int> {
        precondition((0..<1).contains(coverage), "coverage of an interval is in 0..<1: \(coverage)")
        return quantile((1 - coverage) / 2)...quantile((1 + coverage) / 2)
    }

    /// Sum of the probabilities of `count` and all below; `count` is less than the mean, so terms fall.
    private func lowerSum(_ count: Int) -> Double {
        var term = 1.0
        var sum = 1.0
        var events = count
        while events > 0, term > 0x1p-60 * sum {
            term *= Double(events) / mean
            sum += term
            events -= 1
        }
        return probability(of: count) * sum
    }

    /// Sum of the probabilities of `count` and all above; `count` is more than the mean, so terms fall.
    private func upperSum(_ count: Int) -> Double {
        var term = 1.0
        var sum = 1.0
        var events = count
        while term > 0x1p-60 * sum {
            events += 1
            term *= mean / Double(events)
            sum += term
        }
        return probability(of: count) * sum
    }
}

extension PoissonDistribution {
    /// `log k! − (k + ½) log k + k − ½ log 2π`: to 18 digits for small `k`, by its series above.
    private static func stirlingError(_ count: Int) -> Double {
        if count <= smallErrors.count { return smallErrors[count - 1] }
        let events = Double(count)
        let square = 1 / (events * events)
        let tail = 1 / 1_260.0 - square * (1 / 1_680.0 - square / 1_188)
        return (1 / 12.0 - square * (1 / 360.0 - square * tail)) / events
    }

    /// For 1 to 15, computed with 40 digits.
    private static let smallErrors: [Double] = [
        0.081_061_466_795_327_258_2, 0.041_340_695_955_409_294_1, 0.027_677_925_684_998_339_1,
        0.020_790_672_103_765_093_1, 0.016_644_691_189_821_192_2, 0.013_876_128_823_070_748,
        0.011_896_709_945_891_770_1, 0.010_411_265_261_972_096_5, 0.009_255_462_182_712_732_92,
        0.008_330_563_433_362_871_26, 0.007_573_675_487_951_840_79, 0.006_942_840_107_209_529_87,
        0.006_408_994_188_004_207_06, 0.005_951_370_112_758_847_74, 0.005_554_733_551_962_801_37,
    ]

    /// `x log(x/m) + m − x`, without cancellation near `x = m`.
    ///
    /// With `v = (x − m)/(x + m)` it is `(x − m) v + 2 x (v³/3 + v⁵/5 + …)`.
    private static func deviance(_ value: Double, _ mean: Double) -> Double {
        let difference = value - mean
        guard abs(difference) < 0.1 * (value + mean) else {
            return value * .log(value / mean) + mean - value
        }
        let ratio = difference / (value + mean)
        var sum = difference * ratio
        var power = 2 * value * ratio
        var divisor = 3.0
        while true {
            power *= ratio * ratio
            let next = sum + power / divisor
            if next == sum { return sum }
            sum = next
            divisor += 2
        }
    }
}
