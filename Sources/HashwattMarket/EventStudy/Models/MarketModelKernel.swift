// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The market model over a window without gaps: three passes over contiguous returns.
///
/// Goals, in order: the digits of the two-pass formulas (means first, then centred sums); the same bits on every
/// machine, hence four running sums whatever the registers; no allocation.
enum MarketModelKernel {
    /// What the fit finds.
    struct Fit {
        var alpha = 0.0
        var beta = 0.0
        /// Σ(x − x̄)².
        var marketSquares = 0.0
        var marketMean = 0.0
        /// Σ(y − ȳ)², NaN where a return is missing.
        var firmSquares = 0.0
        /// Σe, which is 0 but for rounding.
        var residualSum = 0.0
        /// Σe².
        var residualSquares = 0.0
        /// Σ(e − ē)².
        var centredSquares = 0.0
    }

    /// Fits y = α + βx + e and writes the residuals.
    ///
    /// Source: A. C. MacKinlay, *Event Studies in Economics and Finance*, Journal of Economic Literature 35 (1997),
    /// 13–39, equations 3–5.
    static func fit(y: Span<Double>, x: Span<Double>, residuals: inout MutableSpan<Double>) -> Fit {
        let count = y.count
        var fit = Fit()
        let (sumY, sumX) = sums(y, x)
        let meanY = sumY / Double(count)
        let meanX = sumX / Double(count)
        let (cross, squares, firm) = centred(y, x, meanY, meanX)
        fit.marketMean = meanX
        fit.marketSquares = squares
        fit.firmSquares = firm
        fit.beta = cross / squares
        fit.alpha = meanY - fit.beta * meanX
        let (total, square) = write(y, x, fit, &residuals)
        fit.residualSum = total
        fit.residualSquares = square
        fit.centredSquares = square - total * total / Double(count)
        return fit
    }

    /// The residuals y − α − βx alone of some positions, with the bits that `fit` writes, from a place of a row on.
    static func residuals(
        of positions: Range<Int>, y: [Double], x: [Double], alpha: Double, beta: Double,
        into row: inout [Double],
        at start: Int
    ) {
        precondition(row.count >= start + positions.count, "Invariant: one residual a return")
        let y = y.span.extracting(positions)
        let x = x.span.extracting(positions)
        row.withUnsafeMutableBufferPointer { row in
            for index in 0..<y.count {
                let left = unsafe y[unchecked: index] - alpha - beta * x[unchecked: index]
                unsafe row[start &+ index] = left
            }
        }
    }

    private static func sums(_ y: Span<Double>, _ x: Span<Double>) -> (Double, Double) {
        var lanesY = SIMD4<Double>(repeating: 0)
        var lanesX = SIMD4<Double>(repeating: 0)
        let blocks = y.count / 4 * 4
        var index = 0
        while index < blocks {
            lanesY += SIMD4(y[index], y[index + 1], y[index + 2], y[index + 3])
            lanesX += SIMD4(x[index], x[index + 1], x[index + 2], x[index + 3])
            index += 4
        }
        var restY = 0.0
        var restX = 0.0
        while index < y.count {
            restY += y[index]
            restX += x[index]
            index += 1
        }
        return (lanesY.sum() + restY, lanesX.sum() + restX)
    }

    private static func centred(
        _ y: Span<Double>, _ x: Span<Double>, _ meanY: Double, _ meanX: Double
    ) -> (cross: Double, squaresX: Double, squaresY: Double) {
        var cross = SIMD4<Double>(repeating: 0)
        var squaresX = SIMD4<Double>(repeating: 0)
        var squaresY = SIMD4<Double>(repeating: 0)
        let blocks = y.count / 4 * 4
        var index = 0
        while index < blocks {
            let dy = SIMD4(y[index], y[index + 1], y[index + 2], y[index + 3]) - meanY
            let dx = SIMD4(x[index], x[index + 1], x[index + 2], x[index + 3]) - meanX
            cross += dx * dy
            squaresX += dx * dx
            squaresY += dy * dy
            index += 4
        }
        var rest = SIMD4<Double>(repeating: 0)
        while index < y.count {
            let dy = y[index] - meanY
            let dx = x[index] - meanX
            rest += SIMD4(dx * dy, dx * dx, dy * dy, 0)
            index += 1
        }
        return (cross.sum() + rest[0], squaresX.sum() + rest[1], squaresY.sum() + rest[2])
    }

    private static func write(
        _ y: Span<Double>, _ x: Span<Double>, _ fit: Fit, _ residuals: inout MutableSpan<Double>
    ) -> (total: Double, square: Double) {
        var total = SIMD4<Double>(repeating: 0)
        var square = SIMD4<Double>(repeating: 0)
        let blocks = y.count / 4 * 4
        var index = 0
        while index < blocks {
            let block = SIMD4(y[index], y[index + 1], y[index + 2], y[index + 3])
            let market = SIMD4(x[index], x[index + 1], x[index + 2], x[index + 3])
            let left = block - fit.alpha - fit.beta * market
            for lane in 0..<4 { residuals[index + lane] = left[lane] }
            total += left
            square += left * left
            index += 4
        }
        var rest = (0.0, 0.0)
        while index < y.count {
            let left = y[index] - fit.alpha - fit.beta * x[index]
            residuals[index] = left
            rest.0 += left
            rest.1 += left * left
            index += 1
        }
        return (total.sum() + rest.0, square.sum() + rest.1)
    }
}
