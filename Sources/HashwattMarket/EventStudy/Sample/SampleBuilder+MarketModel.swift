// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension SampleBuilder {
    /// The market model over a window without gaps; false where the general way must be gone.
    mutating func fast(_ place: EventPlace, firm: Span<Double>, market: Span<Double>) -> Bool {
        let count = place.estimation.count
        let fit = MarketModelKernel.fit(
            y: firm.extracting(place.estimation), x: market.extracting(place.estimation), residuals: &scratch)
        guard fit.residualSquares > 1e-20 * fit.firmSquares, fit.marketSquares > 0, count > 4 else {
            return false
        }
        let returns = firm.extracting(place.window)
        let benchmark = market.extracting(place.window)
        row.set(fit, count: count, y: returns, x: benchmark)
        guard !row.hasGap else { return false }
        if shape.dialect.rounding != .exact { row.round(shape.days, shape.dialect.rounding) }
        for index in shape.windows.indices {
            let columns = shape.columns(of: index)
            row.cumulate(columns, into: shape.days + index, x: benchmark, rounding: shape.dialect.rounding)
            sample.buyAndHold.append(buyAndHold(returns, columns))
        }
        sample.abnormal += row.abnormal
        sample.factors += row.factors
        sample.coefficients.append(fit.alpha)
        sample.coefficients.append(fit.beta)
        sample.store(nil)
        if count == shape.estimationDays {
            residuals.add(whole: scratch, sum: fit.residualSum, squares: fit.centredSquares)
        } else {
            residuals.add(scratch[0..<count])
        }
        let isResidual = shape.dialect.scale == .residual
        let top = isResidual ? fit.residualSquares : fit.centredSquares
        keep(place, scale: (top / Double(isResidual ? count - 2 : count - 1)).squareRoot(), count: count)
        return true
    }

    /// The product of the growth factors less the product of the expected ones.
    ///
    /// Source: J. Lyon, B. Barber, C.-L. Tsai, *Improved Methods for Tests of Long-Run Abnormal Stock Returns*,
    /// Journal of Finance 54 (1999), 165–201, equation 1.
    private func buyAndHold(_ returns: Span<Double>, _ columns: Range<Int>) -> Double {
        var total = 0.0
        var expectedTotal = 0.0
        if shape.returns == .log, shape.dialect.compoundsGrowth {
            for column in columns {
                total += returns[column]
                expectedTotal += row.expected[column]
            }
            return Elementary.exp(total) - Elementary.exp(expectedTotal)
        }
        total = 1
        expectedTotal = 1
        for column in columns {
            total *= 1 + returns[column]
            expectedTotal *= 1 + row.expected[column]
        }
        return shape.dialect.rounding(total - expectedTotal)
    }
}
