// SPDX-License-Identifier: Apache-2.0

extension LeastSquares {
    /// What is assumed of the residuals when the covariance of the coefficients is estimated.
    ///
    /// With h the leverage xᵢ'(X'X)⁻¹xᵢ, n rows and k columns, every robust one is (X'X)⁻¹ · S · (X'X)⁻¹ with
    ///
    /// | kind | S |
    /// |---|---|
    /// | `hc0` | Σ e² x x' |
    /// | `hc1` | n ÷ (n − k) · Σ e² x x' |
    /// | `hc2` | Σ e² ÷ (1 − h) x x' |
    /// | `hc3` | Σ e² ÷ (1 − h)² x x' |
    /// | `neweyWest` | Γ₀ + Σ w(l) (Γ(l) + Γ(l)'), Γ(l) = Σ eₜ eₜ₋ₗ xₜ xₜ₋ₗ', w(l) = 1 − l ÷ (L + 1) |
    ///
    /// Sources: H. White, Econometrica 48 (1980), 817–838 (`hc0`); J. MacKinnon, H. White, J. Econometrics 29 (1985),
    /// 305–325, equations 8, 11, 12 (`hc1`, `hc2`, and the jackknife that `hc3` stands for); J. S. Long,
    /// L. H. Ervin, American Statistician 54 (2000), 217–224 (`hc3` as written here, and why it is the one for few
    /// rows); W. Newey, K. West, Econometrica 55 (1987), 703–708, equation 5.
    public enum Covariance: Hashable, Sendable {
        /// Residuals of one variance, unrelated: s² (X'X)⁻¹.
        case classical
        /// White's.
        case hc0
        /// White's, for the coefficients that were estimated.
        case hc1
        /// Each squared residual over 1 − h: unbiased where the variance is one.
        case hc2
        /// Each squared residual over (1 − h)²: for few rows.
        case hc3
        /// Rows in the order of time, related over `lags` of them; the Bartlett weights keep it positive.
        case neweyWest(lags: Int)
    }

    /// The lags that Newey and West's rule of thumb gives n rows: ⌊4 (n ÷ 100)^(2/9)⌋.
    ///
    /// Source: W. Newey, K. West, Review of Economic Studies 61 (1994), 631–653, table II C.
    public static func lags(rows: Int) -> Int {
        Int(4 * Elementary.power(Double(rows) / 100, 2.0 / 9))
    }

    /// The leverage of each row: what its own observation contributes to its fit, 0...1; they add up to the
    /// number of columns.
    ///
    /// - Parameter design: the columns that were fitted.
    /// - Complexity: O(rows · columns²).
    public func leverages(design: [[Double]]) -> [Double] {
        residuals.indices.map { row in
            let values = design.map { $0[row] }
            return quadratic(values)
        }
    }

    /// x'(X'X)⁻¹x: what the error of the coefficients adds to the variance of a forecast at x, over the residual
    /// variance.
    public func quadratic(_ row: [Double]) -> Double {
        let count = coefficients.count
        precondition(row.count == count, "\(row.count) values for \(count) coefficients")
        var total = 0.0
        for i in 0..<count {
            for j in 0..<count { total += row[i] * inverse[i * count + j] * row[j] }
        }
        return total
    }

    /// The covariance of the coefficients, row by row.
    ///
    /// - Parameters:
    ///   - kind: what is assumed of the residuals.
    ///   - design: the columns that were fitted.
    /// - Precondition: lags are at least 0 and fewer than the rows.
    /// - Complexity: O(rows · columns² · lags).
    public func covariance(_ kind: Covariance, design: [[Double]]) -> [Double] {
        let rows = residuals.count
        switch kind {
        case .classical: return inverse.map { $0 * variance }
        case .hc0: return sandwich(scores(design, scale: { _ in 1 }), lags: 0)
        case .hc1:
            let factor = (Double(rows) / Double(degrees)).squareRoot()
            return sandwich(scores(design, scale: { _ in factor }), lags: 0)
        case .hc2:
            let leverages = leverages(design: design)
            return sandwich(scores(design, scale: { 1 / (1 - leverages[$0]).squareRoot() }), lags: 0)
        case .hc3:
            let leverages = leverages(design: design)
            return sandwich(scores(design, scale: { 1 / (1 - leverages[$0]) }), lags: 0)
        case .neweyWest(let lags):
            precondition(lags >= 0 && lags < rows, "\(lags) lags of \(rows) rows")
            return sandwich(scores(design, scale: { _ in 1 }), lags: lags)
        }
    }

    /// The standard error of each coefficient under the assumption.
    public func standardErrors(_ kind: Covariance, design: [[Double]]) -> [Double] {
        let covariance = covariance(kind, design: design)
        return coefficients.indices.map { covariance[$0 * coefficients.count + $0].squareRoot() }
    }

    /// Residual times regressors, column by column, each row scaled.
    private func scores(_ design: [[Double]], scale: (Int) -> Double) -> [[Double]] {
        precondition(design.count == coefficients.count, "the design is not the one that was fitted")
        let weighted = residuals.indices.map { residuals[$0] * scale($0) }
        return design.map { column in
            precondition(column.count == weighted.count, "the design is not the one that was fitted")
            return zip(column, weighted).map { $0 * $1 }
        }
    }

    /// (X'X)⁻¹ · S · (X'X)⁻¹ of scores.
    private func sandwich(_ scores: [[Double]], lags: Int) -> [Double] {
        let count = scores.count
        var meat = [Double](repeating: 0, count: count * count)
        for lag in 0...lags {
            let weight = 1 - Double(lag) / Double(lags + 1)
            for i in 0..<count {
                for j in 0..<count {
                    let product = Self.product(scores[i], scores[j], lag: lag)
                    meat[i * count + j] += weight * product
                    if lag > 0 { meat[j * count + i] += weight * product }
                }
            }
        }
        return Self.multiply(Self.multiply(inverse, meat, count), inverse, count)
    }

    private static func product(_ left: [Double], _ right: [Double], lag: Int) -> Double {
        var total = 0.0
        for row in lag..<left.count { total += left[row] * right[row - lag] }
        return total
    }

    private static func multiply(_ left: [Double], _ right: [Double], _ count: Int) -> [Double] {
        var product = [Double](repeating: 0, count: count * count)
        for i in 0..<count {
            for j in 0..<count {
                for k in 0..<count { product[i * count + j] += left[i * count + k] * right[k * count + j] }
            }
        }
        return product
    }
}
