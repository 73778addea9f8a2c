// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The parameters of a market model whose residuals have the variance hₜ = ω + a·e²ₜ₋₁ + b·hₜ₋₁.
struct GarchParameters {
    var alpha: Double
    var beta: Double
    var omega: Double
    var reaction: Double
    var persistence: Double
    /// hₜ before the first observation.
    var start: Double

    /// The Gaussian log-likelihood, without its constant, and the last residual and variance.
    ///
    /// Source: T. Bollerslev, *Generalized Autoregressive Conditional Heteroskedasticity*, Journal of Econometrics
    /// 31 (1986), 307–327, equations 1–3 and 19.
    func likelihood(_ y: [Double], _ x: [Double]) -> (value: Double, residual: Double, variance: Double) {
        var variance = start
        var residual = 0.0
        var square = start
        var total = 0.0
        for index in y.indices {
            variance = omega + reaction * square + persistence * variance
            residual = y[index] - alpha - beta * x[index]
            square = residual * residual
            total -= (Elementary.log(variance) + square / variance) / 2
        }
        return (total, residual, variance)
    }
}

extension DesignRows {
    /// Fits all five parameters at once by maximum likelihood, from the least-squares line.
    ///
    /// The search runs over logarithms and logits, in which ω > 0, a, b ≥ 0 and a + b < 1 hold by themselves. The
    /// variance before the first day is that of the least-squares residuals.
    func garch(_ window: Range<Int>, _ usable: [Int]) throws(LeastSquares.Failure) -> ModelFit {
        let simple = try leastSquares(window, usable)
        let y = usable.map { returns.firm[$0] }
        let x = usable.map { returns.regressors[0][$0] }
        let squares = usable.map { position in
            simple.residuals[position - window.lowerBound] * simple.residuals[position - window.lowerBound]
        }
        let variance = Sums.mean(squares)
        guard variance > 0 else { return simple }
        let scale = variance.squareRoot()
        func parameters(_ point: [Double]) -> GarchParameters {
            let sum = 1 / (1 + Elementary.exp(-point[3]))
            let share = 1 / (1 + Elementary.exp(-point[4]))
            return GarchParameters(
                alpha: simple.coefficients[0] + point[0] * scale, beta: simple.coefficients[1] + point[1],
                omega: variance * Elementary.exp(point[2]), reaction: sum * share,
                persistence: sum * (1 - share),
                start: variance)
        }
        // a + b = 0.9 with a = 0.09, ω so that the long-run variance is the sample's.
        let found = Simplex.minimise(from: [0, 0, -2.3, 2.2, -2.2], steps: [0.1, 0.1, 0.5, 0.5, 0.5]) {
            let value = -parameters($0).likelihood(y, x).value
            return value.isNaN ? .infinity : value
        }
        let best = parameters(found.point)
        var fit = spread([best.alpha, best.beta], simple.inverse, usable, window)
        fit.coefficients += [best.omega, best.reaction, best.persistence]
        fit.isConverged = found.reason == .converged
        fit.varianceRatios = forecasts(best, y, x)
        return fit
    }

    /// Forecasts of h for the 1st, 2nd, … session after the window; as many as any event window can need.
    private func forecasts(_ best: GarchParameters, _ y: [Double], _ x: [Double]) -> [Double] {
        let (_, residual, last) = best.likelihood(y, x)
        var variance = best.omega + best.reaction * residual * residual + best.persistence * last
        var result: [Double] = []
        for _ in 0..<512 {
            result.append(variance)
            variance = best.omega + (best.reaction + best.persistence) * variance
        }
        return result
    }
}
