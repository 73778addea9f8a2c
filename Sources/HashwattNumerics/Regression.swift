// SPDX-License-Identifier: Apache-2.0

/// Ordinary least squares by Householder reflections.
///
/// Goals, in order: digits (the normal equations square the condition of the design and lose half of them); the
/// inverse of X'X, from which every forecast error follows; a plain answer where the design has no full rank.
///
/// Source: G. Golub, C. Van Loan, *Matrix Computations*, 4th ed. (2013), 5.2.2 and 5.3.2.
public struct LeastSquares: Hashable, Sendable {
    /// One number a column of the design.
    public let coefficients: [Double]
    /// What the fit leaves of each observation.
    public let residuals: [Double]
    /// The inverse of X'X, row by row.
    public let inverse: [Double]
    /// Observations less columns.
    public let degrees: Int

    /// The residual variance: sum of squared residuals over `degrees`.
    public var variance: Double { Sums.sum(residuals.map { $0 * $0 }) / Double(degrees) }

    /// The standard error of each coefficient, for residuals of one variance.
    public var standardErrors: [Double] {
        let count = coefficients.count
        return (0..<count).map { (variance * inverse[$0 * count + $0]).squareRoot() }
    }

    /// Why a fit cannot be made.
    public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// Fewer rows than columns and one.
        case tooFewRows(rows: Int, columns: Int)
        /// A column is a combination of those before it.
        case dependentColumn(Int)

        /// What, where, what to do next.
        public var description: String {
            switch self {
            case .tooFewRows(let rows, let columns):
                "\(rows) observations cannot fit \(columns) coefficients; lengthen the window"
            case .dependentColumn(let column):
                "column \(column) of the design is a combination of those before it; leave it out"
            }
        }
    }

    /// Fits y = Xβ + e.
    ///
    /// - Parameters:
    ///   - design: X column by column, each as long as `y`.
    ///   - y: the observations.
    /// - Complexity: O(rows · columns²).
    public init(design: [[Double]], y: [Double]) throws(Failure) {
        let rows = y.count
        let columns = design.count
        for column in design { precondition(column.count == rows, "columns of unequal length") }
        guard rows > columns else { throw .tooFewRows(rows: rows, columns: columns) }
        var work = design
        var target = y
        var diagonal = [Double](repeating: 0, count: columns)
        for column in 0..<columns {
            try Self.reflect(&work, &target, &diagonal, column: column, scale: design[column])
        }
        coefficients = Self.solve(work, diagonal, Array(target[0..<columns]))
        var residuals = y
        for (column, values) in design.enumerated() {
            let coefficient = coefficients[column]
            for row in 0..<rows { residuals[row] -= coefficient * values[row] }
        }
        self.residuals = residuals
        inverse = Self.inverse(work, diagonal)
        degrees = rows - columns
    }

    /// One Householder reflection that clears a column below its diagonal, applied to the rest and to y.
    private static func reflect(
        _ work: inout [[Double]], _ target: inout [Double], _ diagonal: inout [Double], column: Int,
        scale: [Double]
    ) throws(Failure) {
        let rows = target.count
        var square = 0.0
        for row in column..<rows { square += work[column][row] * work[column][row] }
        let whole = Sums.sum(scale.map { $0 * $0 })
        guard square > whole * 1e-24, square > 0 else { throw .dependentColumn(column) }
        let head = work[column][column]
        let pivot = head > 0 ? -square.squareRoot() : square.squareRoot()
        work[column][column] = head - pivot
        let norm = square - head * pivot
        diagonal[column] = pivot
        let vector = work[column]
        func apply(_ other: inout [Double]) {
            var product = 0.0
            for row in column..<rows { product += vector[row] * other[row] }
            let factor = product / norm
            for row in column..<rows { other[row] -= factor * vector[row] }
        }
        for other in (column + 1)..<max(work.count, column + 1) { apply(&work[other]) }
        apply(&target)
    }

    private static func solve(_ work: [[Double]], _ diagonal: [Double], _ right: [Double]) -> [Double] {
        var solution = right
        for row in stride(from: diagonal.count - 1, through: 0, by: -1) {
            for column in (row + 1)..<max(diagonal.count, row + 1) {
                solution[row] -= work[column][row] * solution[column]
            }
            solution[row] /= diagonal[row]
        }
        return solution
    }

    /// (R'R)⁻¹ = R⁻¹·R⁻ᵀ.
    private static func inverse(_ work: [[Double]], _ diagonal: [Double]) -> [Double] {
        let count = diagonal.count
        let columns = (0..<count).map { unit in
            solve(work, diagonal, (0..<count).map { $0 == unit ? 1 : 0 })
        }
        var product = [Double](repeating: 0, count: count * count)
        for row in 0..<count {
            for column in 0..<count {
                var total = 0.0
                for k in 0..<count { total += columns[k][row] * columns[k][column] }
                product[row * count + column] = total
            }
        }
        return product
    }
}
