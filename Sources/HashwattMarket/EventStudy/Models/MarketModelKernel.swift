// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The market model over a window without gaps: three passes over contiguous returns.
///
/// Goals, in order: the digits of the two-pass formulas (means first, then centred sums); the same bits on every
/// machine, hence as many running sums whatever the registers; no allocation.
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
    static func fit(y: Span<Double>, x: Span<Double>, residuals: inout [Double]) -> Fit {
        let count = y.count
        precondition(x.count == count && residuals.count >= count, "Invariant: one residual a return")
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
        var row = residuals.mutableSpan
        let (total, square) = write(y, x, fit, &row)
        fit.residualSum = total
        fit.residualSquares = square
        fit.centredSquares = square - total * total / Double(count)
        return fit
    }

    /// The residuals y − α − βx alone, with the bits that `fit` writes, from a place of a row on.
    static func residuals(
        y: Span<Double>, x: Span<Double>, alpha: Double, beta: Double, into row: inout [Double], at start: Int
    ) {
        precondition(x.count == y.count && row.count >= start + y.count, "Invariant: one residual a return")
        row.withUnsafeMutableBufferPointer { row in
            for index in 0..<y.count {
                let left = unsafe y[unchecked: index] - alpha - beta * x[unchecked: index]
                unsafe row[start &+ index] = left
            }
        }
    }

    /// Four values from an index on, which the caller has checked.
    @inline(__always)
    private static func four(_ values: Span<Double>, _ index: Int) -> SIMD4<Double> {
        unsafe SIMD4(
            values[unchecked: index], values[unchecked: index &+ 1], values[unchecked: index &+ 2],
            values[unchecked: index &+ 3])
    }

    private static func sums(_ y: Span<Double>, _ x: Span<Double>) -> (Double, Double) {
        var lanesY = (SIMD4<Double>(repeating: 0), SIMD4<Double>(repeating: 0))
        var lanesX = lanesY
        var index = 0
        while index &+ 8 <= y.count {
            lanesY.0 += four(y, index)
            lanesX.0 += four(x, index)
            lanesY.1 += four(y, index &+ 4)
            lanesX.1 += four(x, index &+ 4)
            index &+= 8
        }
        var restY = 0.0
        var restX = 0.0
        while index < y.count {
            restY += y[index]
            restX += x[index]
            index += 1
        }
        return ((lanesY.0 + lanesY.1).sum() + restY, (lanesX.0 + lanesX.1).sum() + restX)
    }

    private static func centred(
        _ y: Span<Double>, _ x: Span<Double>, _ meanY: Double, _ meanX: Double
    ) -> (cross: Double, squaresX: Double, squaresY: Double) {
        var cross = SIMD4<Double>(repeating: 0)
        var squaresX = SIMD4<Double>(repeating: 0)
        var squaresY = SIMD4<Double>(repeating: 0)
        var index = 0
        while index &+ 4 <= y.count {
            let dy = four(y, index) - meanY
            let dx = four(x, index) - meanX
            cross += dx * dy
            squaresX += dx * dx
            squaresY += dy * dy
            index &+= 4
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
        let (alpha, beta) = (fit.alpha, fit.beta)
        var index = 0
        while index &+ 4 <= y.count {
            let left = four(y, index) - alpha - beta * four(x, index)
            for lane in 0..<4 { unsafe residuals[unchecked: index &+ lane] = left[lane] }
            total += left
            square += left * left
            index &+= 4
        }
        var rest = (0.0, 0.0)
        while index < y.count {
            let left = y[index] - alpha - beta * x[index]
            residuals[index] = left
            rest.0 += left
            rest.1 += left * left
            index += 1
        }
        return (total.sum() + rest.0, square.sum() + rest.1)
    }
}

extension MarketModelKernel {
    /// The abnormal returns of one event, day by day and cumulated, and their variances over the residual variance.
    struct Row: Sendable {
        private(set) var abnormal: [Double]
        /// With the error of the forecast: 1 + 1/M + (x − x̄)²/S. Source: MacKinlay (1997), equation 8.
        private(set) var factors: [Double]
        /// Expected returns.
        private(set) var expected: [Double]
        /// Whether a day has no return.
        private(set) var hasGap = false
        private var base = 0.0
        private var inverse = 0.0
        private var marketMean = 0.0

        init(columns: Int) {
            abnormal = [Double](repeating: 0, count: columns)
            factors = abnormal
            expected = abnormal
        }

        /// Computes the days of the event window.
        mutating func set(_ fit: Fit, count: Int, y: Span<Double>, x: Span<Double>) {
            precondition(x.count == y.count && abnormal.count >= y.count, "Invariant: one column a day")
            inverse = 1 / fit.marketSquares
            base = 1 / Double(count)
            marketMean = fit.marketMean
            Self.expect(fit, x, &expected)
            hasGap = Self.subtract(fit, y, x, &abnormal).isNaN
            Self.spread(marketMean, inverse, 1 + base, x, &factors)
        }

        private static func expect(_ fit: Fit, _ x: Span<Double>, _ expected: inout [Double]) {
            var expected = expected.mutableSpan
            for day in x.indices {
                unsafe expected[unchecked: day] = fit.alpha + fit.beta * x[unchecked: day]
            }
        }

        /// Writes the abnormal returns; returns their sum.
        private static func subtract(
            _ fit: Fit, _ y: Span<Double>, _ x: Span<Double>, _ abnormal: inout [Double]
        ) -> Double {
            var abnormal = abnormal.mutableSpan
            var sum = 0.0
            for day in x.indices {
                let value = unsafe y[unchecked: day] - fit.alpha - fit.beta * x[unchecked: day]
                unsafe abnormal[unchecked: day] = value
                sum += value
            }
            return sum
        }

        private static func spread(
            _ mean: Double, _ inverse: Double, _ base: Double, _ x: Span<Double>, _ factors: inout [Double]
        ) {
            var factors = factors.mutableSpan
            for day in x.indices {
                let distance = unsafe x[unchecked: day] - mean
                unsafe factors[unchecked: day] = base + distance * distance * inverse
            }
        }

        /// Rounds the first days.
        mutating func round(_ days: Int, _ rounding: Dialect.Rounding) {
            for day in 0..<days { abnormal[day] = rounding(abnormal[day]) }
        }

        /// Sums days into the cell of a window.
        mutating func cumulate(
            _ days: Range<Int>, into cell: Int, x: Span<Double>, rounding: Dialect.Rounding
        ) {
            var total = 0.0
            var distance = 0.0
            for day in days {
                total += abnormal[day]
                distance += x[day] - marketMean
            }
            let length = Double(days.count)
            abnormal[cell] = rounding(total)
            factors[cell] = length + length * length * base + distance * distance * inverse
        }
    }
}
