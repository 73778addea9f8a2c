// SPDX-License-Identifier: Apache-2.0

import RealModule

/// xᵃ·yᵇ / (a·B(a, b)) with y = 1 − x, as the factor of the continued fraction below.
///
/// By Loader's saddle-point form of the binomial probability (see `stirlingError`), so that large a and b lose
/// nothing: xᵃyᵇ/B(a, b) = ab/(a + b) · (a + b)!/(a!·b!)·xᵃyᵇ.
private func betaFactor(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let n = a + b
    // a − n·x = a·y − b·x and its negative: no difference of large numbers.
    let gap = a * y - b * x
    let correction = stirlingError(n) - stirlingError(a) - stirlingError(b)
    let exponent = correction - deviance(a, n * x, difference: gap) - deviance(b, n * y, difference: -gap)
    return Double.exp(exponent) * (b / (2 * Double.pi * a * n)).squareRoot()
}

/// The regularised incomplete beta functions I_x(a, b) and its complement; y must be 1 − x.
///
/// x and y are both given, since either may be known to more digits than the other.
///
/// - Returns: (I_x(a, b), 1 − I_x(a, b)); the smaller one to about 1e-14 relative.
/// - Complexity: O(√max(a, b)) steps.
///
/// Source: A. DiDonato, A. Morris, *Algorithm 708*, ACM TOMS 18 (1992), 360–373, doi:10.1145/131766.131776 (the
/// fraction); DLMF 8.17.4 (reflection); Lentz's method.
func incompleteBeta(_ a: Double, _ b: Double, x: Double, y: Double) -> (lower: Double, upper: Double) {
    if x <= 0 { return (0, 1) }
    if y <= 0 { return (1, 0) }
    guard x < (a + 1) / (a + b + 2) else {
        let mirrored = incompleteBeta(b, a, smallX: y, largeY: x)
        return (1 - mirrored, mirrored)
    }
    let lower = incompleteBeta(a, b, smallX: x, largeY: y)
    return (lower, 1 - lower)
}

/// I_x(a, b) = xᵃyᵇ/B(a, b) / (β₀ + α₁/(β₁ + α₂/(β₂ + …))) with λ = a·y − b·x and
///
///     αₙ = (a + n − 1)(a + b + n − 1)·n·(b − n)·x² / (a + 2n − 1)²
///     βₙ = n + n(b − n)x/(a + 2n − 1) + (a + n)(λ + 1 + n(1 + y))/(a + 2n + 1)
///
/// The common fraction, DLMF 8.17.22, begins with 1 − (a + b)x/(a + 1) and so loses as many digits as a has near
/// x = 1; here λ carries them.
private func incompleteBeta(_ a: Double, _ b: Double, smallX x: Double, largeY y: Double) -> Double {
    let gap = a * y - b * x
    var c = a * (gap + 1) / (a + 1)
    var d = 0.0
    var fraction = c
    var n = 1.0
    while n < 100_000 {
        let odd = a + 2 * n - 1
        let top = ((a + n - 1) / odd) * ((a + b + n - 1) / odd) * (n * (b - n) * x * x)
        let bottom = n + n * (b - n) * x / odd + (a + n) * (gap + 1 + n * (1 + y)) / (odd + 2)
        d = 1 / nonZero(bottom + top * d)
        c = nonZero(bottom + top / c)
        let step = c * d
        fraction *= step
        if (step - 1).magnitude < 2e-16 { break }
        n += 1
    }
    return betaFactor(a, b, x, y) * a / fraction
}
