// SPDX-License-Identifier: Apache-2.0

import RealModule

/// A distribution that a test statistic follows under its null hypothesis.
public enum Distribution: Hashable, Sendable {
    /// The standard normal distribution.
    case normal
    /// Student's t distribution.
    case studentT(degrees: Double)
    /// The F distribution.
    case fisherF(Double, Double)
    /// The χ² distribution.
    case chiSquared(degrees: Double)

    /// The chance of a value of at most `value`, to about 1e-13 relative.
    ///
    /// - Complexity: O(√degrees).
    public func lower(_ value: Double) -> Double { tails(value).lower }

    /// The chance of a value above `value`, to about 1e-13 relative, however small it is.
    public func upper(_ value: Double) -> Double { tails(value).upper }

    /// The chance of a value at least as far from 0 as `value`, on either side (for the symmetric ones), or above
    /// it (F, χ²).
    public func pValue(_ value: Double) -> Double {
        switch self {
        case .normal: 2 * upper(value.magnitude)
        case .studentT(let degrees): Self.studentTwoSided(value, degrees).outside
        case .fisherF, .chiSquared: upper(value)
        }
    }

    private func tails(_ value: Double) -> (lower: Double, upper: Double) {
        if value.isNaN { return (.nan, .nan) }
        switch self {
        case .normal:
            return (Self.normalLower(value), Self.normalLower(-value))
        case .studentT(let degrees):
            let (inside, outside) = Self.studentTwoSided(value, degrees)
            let far = outside / 2
            let near = outside < 0.5 ? 1 - far : 0.5 + inside / 2
            return value < 0 ? (far, near) : (near, far)
        case .fisherF(let first, let second):
            if value <= 0 { return (0, 1) }
            if value.isInfinite { return (1, 0) }
            let total = first * value + second
            return incompleteBeta(first / 2, second / 2, x: first * value / total, y: second / total)
        case .chiSquared(let degrees):
            return incompleteGamma(degrees / 2, value / 2)
        }
    }

    /// The chances that |T| is at most |t| and above it: I_{ν/(ν+t²)}(ν/2, ½), DLMF 8.17 and Johnson, Kotz,
    /// Balakrishnan, *Continuous Univariate Distributions* 2 (1995), 28.4.
    private static func studentTwoSided(_ t: Double, _ degrees: Double) -> (inside: Double, outside: Double) {
        precondition(degrees > 0, "degrees of freedom must be above 0, were \(degrees)")
        if t.isInfinite { return (1, 0) }
        // |t| above 1e100 would overflow when squared; ν/(ν + t²) is then ν/t².
        let scaled = t.magnitude / degrees.squareRoot()
        if scaled > 1e100 {
            let root = 1 / scaled
            return (1, incompleteBeta(degrees / 2, 0.5, x: root * root, y: 1).lower)
        }
        let square = t * t
        let total = degrees + square
        let both = incompleteBeta(degrees / 2, 0.5, x: degrees / total, y: square / total)
        return (both.upper, both.lower)
    }

    /// Φ(x) = ½·erfc(−x/√2).
    ///
    /// In the tail a relative error ε of the argument becomes 2u²ε in erfc(u); the digits that −x/√2 loses are put
    /// back to first order: erfc(u + δ) ≈ erfc(u) − 2δ·e^(−u²)/√π, and e^(−u²)/√π ≈ u·erfc(u) for large u.
    private static func normalLower(_ x: Double) -> Double {
        let rootHigh = 0.707106781186547524400844362104849039
        let rootLow = -4.833646656726457e-17  // 1/√2 − rootHigh
        let u = -x * rootHigh
        guard u.magnitude < 40 else { return u < 0 ? 1 : 0 }
        let lost = (-u).addingProduct(-x, rootHigh) - x * rootLow
        let tail = Double.erfc(u)
        if u < 1 { return tail / 2 }
        let slope = u * (1 + 1 / (2 * u * u))
        return tail * (1 - 2 * lost * slope) / 2
    }
}
