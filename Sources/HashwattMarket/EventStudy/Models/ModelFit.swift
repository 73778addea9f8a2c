// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A model fitted to one estimation window: what it expects, and how far its forecasts can be off.
struct ModelFit {
    /// The coefficients: α, β, then the factors'.
    var coefficients: [Double]
    /// The inverse of X'X of the design behind the forecasts; empty where nothing is estimated.
    var inverse: [Double]
    /// Residual per position of the estimation window, over the root of the sessions it spans; NaN where missing.
    var residuals: [Double]
    /// Variance per day of the event window over the residual variance, where it is forecast (GARCH).
    var varianceRatios: [Double]?
    /// Whether the search for the coefficients ended where they are best.
    var isConverged = true
}

/// Rows of a model's design at positions of one pair's calendar.
struct DesignRows {
    let returns: AlignedReturns
    let model: ExpectedReturnModel

    /// Sessions that the return at a position spans.
    func span(_ position: Int) -> Double {
        returns.spans.isEmpty ? 1 : Double(returns.spans[position])
    }

    /// What is regressed: the return, less the riskless rate where the model says so.
    func response(_ position: Int) -> Double { returns.firm[position] - riskless(position) }

    /// The riskless rate of the model, or 0.
    func riskless(_ position: Int) -> Double {
        switch model {
        case .capitalAsset, .excessFactors, .publishedFactors:
            returns.regressors[returns.regressors.count - 1][position]
        default: 0
        }
    }

    /// The regressors, the constant first where there is one.
    func row(_ position: Int) -> [Double] {
        let market = returns.regressors[0][position]
        switch model {
        case .meanAdjusted: return [span(position)]
        case .marketAdjusted: return []
        case .marketModel, .scholesWilliams, .dimson, .garch: return [span(position), market]
        case .capitalAsset(_, let intercept):
            let excess = market - riskless(position)
            return intercept ? [span(position), excess] : [excess]
        case .factors(let names):
            return [span(position), market] + factors(names, position)
        case .excessFactors(_, let names):
            return [span(position), market - riskless(position)] + factors(names, position)
        case .publishedFactors(_, let names):
            return [span(position)] + factors(names, position)
        }
    }

    private func factors(_ names: [String], _ position: Int) -> [Double] {
        names.indices.map { returns.regressors[$0 + 1][position] }
    }

    /// The expected return at a position.
    func expected(_ fit: ModelFit, _ position: Int) -> Double {
        if model == .marketAdjusted { return returns.regressors[0][position] }
        var total = riskless(position)
        for (value, coefficient) in zip(row(position), fit.coefficients) { total += coefficient * value }
        return total
    }
}
