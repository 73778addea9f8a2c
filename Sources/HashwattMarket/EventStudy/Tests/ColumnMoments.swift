// SPDX-License-Identifier: Apache-2.0

/// Moments over the events of each column of a table with one row an event; NaN cells are left out.
struct ColumnMoments: Sendable {
    /// Number of values.
    private(set) var counts: [Double]
    /// Number of values above 0.
    private(set) var positives: [Double]
    private var sums: [Double]
    /// Sums of the squares and cubes of the distances from the mean.
    private var squares: [Double]
    private var cubes: [Double]

    /// The moments of no value.
    init(columns: Int) {
        counts = [Double](repeating: 0, count: columns)
        positives = counts
        sums = counts
        squares = counts
        cubes = counts
    }

    /// The moments of a table, by two passes.
    ///
    /// - Parameters:
    ///   - rows: number of events.
    ///   - columns: number of columns.
    ///   - table: rows × columns.
    /// - Complexity: O(rows · columns).
    init(rows: Int, columns: Int, table: [Double]) {
        precondition(table.count >= rows * columns, "Invariant: a cell for every event and column")
        self.init(columns: columns)
        let cells = table.span
        for row in 0..<rows {
            Self.first(cells.extracting(row * columns..<(row + 1) * columns), &sums, &counts, &positives)
        }
        let means = (0..<columns).map(mean)
        for row in 0..<rows {
            Self.higher(cells.extracting(row * columns..<(row + 1) * columns), means.span, &squares, &cubes)
        }
    }

    private static func first(
        _ row: Span<Double>, _ sums: inout [Double], _ counts: inout [Double], _ positives: inout [Double]
    ) {
        var sums = sums.mutableSpan
        var counts = counts.mutableSpan
        var positives = positives.mutableSpan
        for column in row.indices {
            let value = unsafe row[unchecked: column]
            let isThere = value == value
            unsafe sums[unchecked: column] += isThere ? value : 0
            unsafe counts[unchecked: column] += isThere ? 1 : 0
            unsafe positives[unchecked: column] += value > 0 ? 1 : 0
        }
    }

    private static func higher(
        _ row: Span<Double>, _ means: Span<Double>, _ squares: inout [Double], _ cubes: inout [Double]
    ) {
        var squares = squares.mutableSpan
        var cubes = cubes.mutableSpan
        for column in row.indices {
            let value = unsafe row[unchecked: column]
            let distance = value == value ? unsafe value - means[unchecked: column] : 0
            let square = distance * distance
            unsafe squares[unchecked: column] += square
            unsafe cubes[unchecked: column] += square * distance
        }
    }

    /// Adds the moments of other events.
    ///
    /// Source: P. Pébay, *Formulas for Robust, One-Pass Parallel Computation of Covariances and Arbitrary-Order
    /// Statistical Moments*, Sandia Report SAND2008-6212 (2008), equations 2.1 (with k = 2 and 3).
    mutating func add(_ other: ColumnMoments) {
        for column in counts.indices where other.counts[column] > 0 {
            let (left, right) = (counts[column], other.counts[column])
            let all = left + right
            let distance = left > 0 ? other.mean(column) - mean(column) : 0
            let shift = distance * distance * left * right / all
            let tilt = 3 * distance * (left * other.squares[column] - right * squares[column]) / all
            cubes[column] += other.cubes[column] + shift * distance * (left - right) / all + tilt
            squares[column] += other.squares[column] + shift
            sums[column] += other.sums[column]
            counts[column] = all
            positives[column] += other.positives[column]
        }
    }

    /// The mean of a column.
    func mean(_ column: Int) -> Double { sums[column] / counts[column] }

    /// The standard deviation of a column, with n − 1.
    func deviation(_ column: Int) -> Double {
        counts[column] > 1 ? (squares[column] / (counts[column] - 1)).squareRoot() : .nan
    }

    /// n / ((n − 1)(n − 2)) · Σ((x − mean)/deviation)³, the skewness estimate that is unbiased for normal data.
    func skew(_ column: Int) -> Double {
        let count = counts[column]
        let deviation = deviation(column)
        let cubed = deviation * deviation * deviation
        return count > 2 ? count / ((count - 1) * (count - 2)) * cubes[column] / cubed : .nan
    }
}
