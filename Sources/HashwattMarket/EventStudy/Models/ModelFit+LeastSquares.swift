// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension DesignRows {
    /// Fits the model over an estimation window by least squares, with weights where returns span sessions.
    ///
    /// A return over n sessions has n times the variance, so its row is divided by √n (Maynes, Rumsey 1993,
    /// equation 4).
    func fit(_ window: Range<Int>) throws(LeastSquares.Failure) -> ModelFit {
        let usable = window.filter { position in
            !returns.firm[position].isNaN && !row(position).contains { $0.isNaN }
        }
        switch model {
        case .marketAdjusted: return without(usable, window)
        case .scholesWilliams: return try scholesWilliams(window, usable)
        case .dimson(let leads, let lags): return try dimson(window, usable, leads: leads, lags: lags)
        case .garch: return try garch(window, usable)
        default: return try leastSquares(window, usable)
        }
    }

    /// The weighted fit of the model's own rows.
    func leastSquares(_ window: Range<Int>, _ usable: [Int]) throws(LeastSquares.Failure) -> ModelFit {
        let weights = usable.map { 1 / span($0).squareRoot() }
        let rows = usable.map(row)
        let columns = (rows.first ?? []).indices.map { column in
            zip(rows, weights).map { $0[column] * $1 }
        }
        let y = zip(usable, weights).map { response($0) * $1 }
        let solved = try LeastSquares(design: columns, y: y)
        return spread(solved.coefficients, solved.inverse, usable, window)
    }

    /// A fit with given coefficients: residuals at the usable positions, NaN at the others.
    func spread(
        _ coefficients: [Double], _ inverse: [Double], _ usable: [Int], _ window: Range<Int>
    ) -> ModelFit {
        var fit = ModelFit(
            coefficients: coefficients, inverse: inverse,
            residuals: [Double](repeating: .nan, count: window.count))
        for position in usable {
            let residual = returns.firm[position] - expected(fit, position)
            fit.residuals[position - window.lowerBound] = residual / span(position).squareRoot()
        }
        return fit
    }

    private func without(_ usable: [Int], _ window: Range<Int>) -> ModelFit { spread([], [], usable, window) }

    /// α and β from a sum of coefficients: β as given, α the mean of R less β times the mean of M.
    func withSlope(_ beta: Double, _ window: Range<Int>, _ usable: [Int]) throws(LeastSquares.Failure)
        -> ModelFit
    {
        let simple = try leastSquares(window, usable)
        let count = Double(usable.count)
        let meanReturn = usable.reduce(0) { $0 + returns.firm[$1] } / count
        let meanMarket = usable.reduce(0) { $0 + returns.regressors[0][$1] } / count
        return spread([meanReturn - beta * meanMarket, beta], simple.inverse, usable, window)
    }
}
