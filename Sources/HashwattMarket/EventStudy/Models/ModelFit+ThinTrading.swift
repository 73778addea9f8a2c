// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension DesignRows {
    /// β = (β₋₁ + β₀ + β₊₁) / (1 + 2ρ), each from its own simple regression on the benchmark one session before, on
    /// the same and one after; ρ is the benchmark's first-order autocorrelation.
    ///
    /// Only positions whose neighbours lie inside the window are used, t = 2 … T − 1, and α is the mean over them.
    ///
    /// Source: M. Scholes, J. Williams, *Estimating Betas from Nonsynchronous Data*, Journal of Financial Economics
    /// 5 (1977), 309–327, equations 17–19.
    func scholesWilliams(_ window: Range<Int>, _ usable: [Int]) throws(LeastSquares.Failure) -> ModelFit {
        let market = returns.regressors[0]
        let inner = usable.filter { $0 > window.lowerBound && $0 + 1 < window.upperBound }
        guard inner.count > 3 else { throw .tooFewRows(rows: inner.count, columns: 3) }
        let y = inner.map { returns.firm[$0] }
        let ones = [Double](repeating: 1, count: y.count)
        var total = 0.0
        for shift in -1...1 {
            let fit = try LeastSquares(design: [ones, inner.map { market[$0 + shift] }], y: y)
            total += fit.coefficients[1]
        }
        let beta =
            total / (1 + 2 * Self.autocorrelation(inner.map { market[$0] }, inner.map { market[$0 - 1] }))
        let alpha = Sums.mean(y) - beta * Sums.mean(inner.map { market[$0] })
        let simple = try leastSquares(window, usable)
        return spread([alpha, beta], simple.inverse, usable, window)
    }

    /// The correlation of two columns.
    static func autocorrelation(_ now: [Double], _ before: [Double]) -> Double {
        let meanNow = Sums.mean(now)
        let meanBefore = Sums.mean(before)
        var cross = 0.0
        var squareNow = 0.0
        var squareBefore = 0.0
        for (first, second) in zip(now, before) {
            cross += (first - meanNow) * (second - meanBefore)
            squareNow += (first - meanNow) * (first - meanNow)
            squareBefore += (second - meanBefore) * (second - meanBefore)
        }
        return cross / (squareNow * squareBefore).squareRoot()
    }

    /// β is the sum of the coefficients of one regression on leads and lags of the benchmark.
    ///
    /// Positions whose leads or lags lie outside the data are left out; those outside the window but inside the
    /// data are the benchmark's alone and hold no news of the event.
    ///
    /// Source: E. Dimson, *Risk Measurement When Shares Are Subject to Infrequent Trading*, Journal of Financial
    /// Economics 7 (1979), 197–226, equation 11.
    func dimson(
        _ window: Range<Int>, _ usable: [Int], leads: Int, lags: Int
    ) throws(LeastSquares.Failure) -> ModelFit {
        let market = returns.regressors[0]
        let inner = usable.filter {
            $0 - lags >= 0 && $0 + leads < window.upperBound && !market[$0 - lags].isNaN
        }
        let design =
            [[Double](repeating: 1, count: inner.count)]
            + (-lags...leads).map { shift in inner.map { market[$0 + shift] } }
        let fit = try LeastSquares(design: design, y: inner.map { returns.firm[$0] })
        return try withSlope(Sums.sum(Array(fit.coefficients[1...])), window, usable)
    }
}
