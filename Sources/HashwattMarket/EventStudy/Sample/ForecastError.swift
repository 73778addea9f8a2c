// SPDX-License-Identifier: Apache-2.0

/// What the error of the estimated coefficients adds to the variance of a forecast: x'(X'X)⁻¹x.
///
/// Source: MacKinlay (1997), equation 8, for one regressor; the general form is in any text on regression.
struct ForecastError {
    private let design: DesignRows
    private let inverse: [Double]

    fileprivate init(design: DesignRows, inverse: [Double]) {
        self.design = design
        self.inverse = inverse
    }

    /// The regressors at a position; empty where nothing was estimated.
    func row(_ position: Int) -> [Double] { inverse.isEmpty ? [] : design.row(position) }

    /// x'(X'X)⁻¹x of a row, or of the sum of the rows of a window.
    func square(_ row: [Double]) -> Double {
        var total = 0.0
        for (i, left) in row.enumerated() {
            for (j, right) in row.enumerated() { total += left * inverse[i * row.count + j] * right }
        }
        return total
    }
}

extension SampleBuilder {
    /// The forecast error of a fit, with the benchmark's moments that the dialect asks for.
    func forecastError(_ place: EventPlace, _ design: DesignRows, _ fit: ModelFit, _ count: Int)
        -> ForecastError
    {
        guard !shape.dialect.momentsOfOwnDays, problem.options.model == .marketModel else {
            return ForecastError(design: design, inverse: fit.inverse)
        }
        // 1/M + (x − x̄)²/S as the form x'Ax of x = (1, x), with x̄ and S over every session of the window.
        let market = design.returns.regressors[0][place.estimation].filter { !$0.isNaN }
        let mean = market.reduce(0, +) / Double(market.count)
        let squares = market.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let cross = -mean / squares
        return ForecastError(
            design: design, inverse: [1 / Double(count) + mean * mean / squares, cross, cross, 1 / squares])
    }
}
