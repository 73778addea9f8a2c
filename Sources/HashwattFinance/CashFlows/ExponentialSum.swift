// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Present value as a function of the continuous rate `u = ln(1 + r)`: f(u) = Σ aₖ · exp(−u · tₖ).
///
/// Goals, in order: never miss or invent a root; no dependence on the unit of the amounts; speed. In `u` the
/// sum is defined on the whole line, its derivatives are sums of the same form, and a rate near −1 or beyond
/// 1,000 is as easy as one near 0. Amounts are divided by the largest, so that dollars and satoshi give the
/// same bits.
///
/// The inflows P and the outflows N are each positive and fall with `u`. So on [a, b]
///
///     P(b) − N(a) ≤ f ≤ P(a) − N(b)
///
/// which is the enclosure that the search for roots is built on (R. E. Moore, R. B. Kearfott, M. J. Cloud,
/// *Introduction to Interval Analysis*, SIAM 2009, chapter 8).
struct ExponentialSum: Sendable {
    /// Times of the flows from the first, in years or periods, strictly rising from 0.
    let times: [Double]
    /// Amounts over the largest magnitude, none 0.
    let amounts: [Double]

    /// A value and the bound of its rounding error.
    struct Value {
        let value: Double
        let error: Double

        /// The sign of the exact value; nil where the error leaves it open.
        var sign: Int? { value > error ? 1 : (value < -error ? -1 : nil) }
    }

    /// Flows of one day together, those of amount 0 left out; the days need no order.
    ///
    /// A sum of amounts that is smaller than the rounding of its terms is 0.
    init(times: [Double], amounts: [Double]) {
        precondition(times.count == amounts.count, "\(times.count) times for \(amounts.count) amounts")
        let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
        var merged: [(time: Double, amount: Double, size: Double)] = []
        for index in order {
            if let last = merged.last, last.time == times[index] {
                merged[merged.count - 1].amount += amounts[index]
                merged[merged.count - 1].size += amounts[index].magnitude
            } else {
                merged.append((times[index], amounts[index], amounts[index].magnitude))
            }
        }
        let kept = merged.filter { $0.amount.magnitude > 4 * .ulpOfOne * $0.size }
        let largest = kept.map(\.amount.magnitude).max() ?? 1
        // What is 10³⁰⁸ times smaller than the largest is 0 in a double, and in every sum with it.
        let scaled = kept.map { (time: $0.time, amount: $0.amount / largest) }.filter { $0.amount != 0 }
        let first = scaled.first?.time ?? 0
        self.times = scaled.map { $0.time - first }
        self.amounts = scaled.map(\.amount)
    }

    /// Number of changes of sign along the flows, in the order of their times.
    ///
    /// It bounds the number of roots, each counted as often as its multiplicity, from above, and differs from
    /// it by an even number. Source: E. Laguerre, *Sur la théorie des équations numériques* (1883), Œuvres I,
    /// 3–47, which carries Descartes' rule over to sums of exponentials.
    var signChanges: Int { zip(amounts, amounts.dropFirst()).count { ($0 < 0) != ($1 < 0) } }

    /// Inflows and outflows at `u` (order 0), or those of Σ tₖ · aₖ · exp(−u · tₖ) (order 1) and so on.
    func parts(at rate: Double, order: Int) -> (inflow: Double, outflow: Double) {
        var (inflow, outflow) = (0.0, 0.0)
        for index in times.indices {
            var term = amounts[index] * Elementary.exp(-rate * times[index])
            for _ in 0..<order { term *= times[index] }
            if term > 0 { inflow += term } else { outflow -= term }
        }
        return (inflow, outflow)
    }

    /// The value with its error bound: exp and its argument err by less than (2 + |u·t|) ulp, sums by n.
    func value(at rate: Double, order: Int = 0) -> Value {
        let (inflow, outflow) = parts(at: rate, order: order)
        let reach = rate.magnitude * (times.last ?? 0)
        let error = (Double(times.count) + 8 + 2 * reach) * .ulpOfOne * (inflow + outflow)
        return Value(value: inflow - outflow, error: error)
    }

    /// First derivative by the rate, without a bound.
    func slope(at rate: Double) -> Double {
        let (inflow, outflow) = parts(at: rate, order: 1)
        return outflow - inflow
    }

    /// Whether the sum, or its derivative (order 1), has one sign on the whole interval.
    func keepsSign(from low: Double, to high: Double, order: Int) -> Bool {
        let (inAtLow, outAtLow) = parts(at: low, order: order)
        let (inAtHigh, outAtHigh) = parts(at: high, order: order)
        let reach = max(low.magnitude, high.magnitude) * (times.last ?? 0)
        let margin = (Double(times.count) + 8 + 2 * reach) * .ulpOfOne * (inAtLow + outAtLow)
        return inAtHigh - outAtLow > margin || inAtLow - outAtHigh < -margin
    }

    /// The sum read backwards, g(v) = f(−v) · exp(−v · T): it has the roots of f with the other sign, and its
    /// terms do not overflow where those of f do.
    var mirrored: ExponentialSum {
        let end = times.last ?? 0
        return ExponentialSum(times: times.reversed().map { end - $0 }, scaled: amounts.reversed())
    }

    private init(times: [Double], scaled amounts: [Double]) {
        self.times = times
        self.amounts = amounts
    }

    /// A rate above which there is no root.
    ///
    /// There the first flow outweighs all others together: each of them is at most `|aₖ| · exp(−u · t₁)`.
    var highestRoot: Double {
        guard times.count > 1, let first = amounts.first?.magnitude else { return 0 }
        let rest = amounts.dropFirst().reduce(0) { $0 + $1.magnitude }
        let bound = max(0, (Elementary.log(rest) - Elementary.log(first)) / times[1])
        return bound + 1e-6 * (1 + bound)
    }
}
