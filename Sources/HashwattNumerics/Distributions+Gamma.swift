// SPDX-License-Identifier: Apache-2.0

import RealModule

// Goals, in order: relative accuracy of 1e-13 in both tails; no table of magic intervals; speed.
//
// The usual form, exp(a·log x − x − logΓ(a)), loses as many digits as logΓ(a) has before the point. Loader's form
// takes the factor apart into two small, well-conditioned functions: what Stirling's formula misses, and the
// deviance a·log(a/x) + x − a, which is computed by a series where a and x are close.
//
// Source: C. Loader, *Fast and Accurate Computation of Binomial Probabilities* (2000), equations 4–9.

/// log Γ(n + 1) − [(n + ½)·log n − n + ½·log 2π], what Stirling's formula misses.
func stirlingError(_ n: Double) -> Double {
    if n < 10 {
        // Recurrence up to 10 and more, where the series below has converged: δ(n) = δ(n+1) − 1 + (n + ½)·log(1 + 1/n).
        var shifted = n
        var total = 0.0
        while shifted < 10 {
            total += (shifted + 0.5) * logOnePlusMinus(1 / shifted) + 0.5 / shifted
            shifted += 1
        }
        return total + stirlingError(shifted)
    }
    let square = 1 / (n * n)
    // Bernoulli numbers B₂ₖ / (2k(2k − 1)), DLMF 5.11.1.
    let coefficients: [(Double, Double)] = [
        (1, 12), (-1, 360), (1, 1_260), (-1, 1_680), (1, 1_188), (-691, 360_360), (1, 156), (-3_617, 122_400),
        (43_867, 244_188),
    ]
    var total = 0.0
    for (top, bottom) in coefficients.reversed() { total = total * square + top / bottom }
    return total / n
}

/// log(1 + x) − x, without loss of digits near 0.
func logOnePlusMinus(_ x: Double) -> Double {
    guard x.magnitude < 0.2 else { return Double.log(onePlus: x) - x }
    // With v = x / (2 + x): log(1 + x) = 2·artanh v, and x = 2v / (1 − v).
    let ratio = x / (2 + x)
    let square = ratio * ratio
    var term = square
    var total = 0.0
    var k = 3.0
    while true {
        let next = total + term / k
        if next == total { break }
        total = next
        term *= square
        k += 2
    }
    return 2 * ratio * total - ratio * x
}

/// The deviance x·log(x / m) + m − x, at least 0; `difference` is x − m as exactly as the caller knows it.
func deviance(_ x: Double, _ m: Double, difference: Double) -> Double {
    if difference.magnitude < 0.2 * x {
        // x·log(x/m) = −x·log(1 + t) with t = (m − x)/x, and m − x = x·t.
        return -x * logOnePlusMinus(-difference / x)
    }
    return x * Double.log(x / m) - difference
}

/// xᵃ·e⁻ˣ / Γ(a + 1): the Poisson probability of a, for any a ≥ 0 and x ≥ 0.
func poissonTerm(_ a: Double, _ x: Double) -> Double {
    if x == 0 { return a == 0 ? 1 : 0 }
    if a == 0 { return Double.exp(-x) }
    if a < 1e-3 { return Double.pow(x, a) * Double.exp(-x) / Double.gamma(a + 1) }
    let exponent = -stirlingError(a) - deviance(a, x, difference: a - x)
    return Double.exp(exponent) / (2 * Double.pi * a).squareRoot()
}

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P; the smaller one is computed.
///
/// - Returns: (P, Q), each to about 1e-14 relative as long as it is the smaller one.
/// - Complexity: O(√a) terms near x = a, fewer elsewhere.
///
/// Source: DLMF 8.7.1 (series below x = a + 1), 8.9.2 (continued fraction above).
func incompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if x.isInfinite { return (1, 0) }
    let factor = poissonTerm(a, x)
    if x < a + 1 {
        var term = 1.0
        var total = 1.0
        var k = a + 1
        while term > total * 1e-17 {
            term *= x / k
            total += term
            k += 1
        }
        let lower = factor * total
        return (lower, 1 - lower)
    }
    // Q = xᵃe⁻ˣ/Γ(a) · 1/(x + 1 − a − 1·(1 − a)/(x + 3 − a − …)), by Lentz's method.
    var b = x + 1 - a
    var c = Double.infinity
    var d = 1 / b
    var fraction = d
    var k = 1.0
    while k < 100_000 {
        let numerator = -k * (k - a)
        b += 2
        d = 1 / nonZero(numerator * d + b)
        c = nonZero(b + numerator / c)
        let step = c * d
        fraction *= step
        if (step - 1).magnitude < 1e-16 { break }
        k += 1
    }
    let upper = factor * a * fraction
    return (1 - upper, upper)
}

/// The value, or a tiny one in its place, so that a continued fraction can go on.
func nonZero(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
