// SPDX-License-Identifier: Apache-2.0

/// Moments over the events of each column of a table with one row an event; NaN cells are left out.
struct ColumnMoments {
    /// Number of values.
    private(set) var counts: [Double]
    /// Sums.
    private(set) var sums: [Double]
    /// Means.
    private(set) var means: [Double]
    /// Standard deviations with n − 1.
    private(set) var deviations: [Double]
    /// n / ((n − 1)(n − 2)) · Σ((x − mean)/deviation)³, the skewness estimate that is unbiased for normal data.
    private(set) var skews: [Double]
    /// Number of values above 0.
    private(set) var positives: [Double]

    /// - Parameters:
    ///   - rows: number of events.
    ///   - columns: number of columns.
    ///   - cell: value of an event in a column.
    init(rows: Int, columns: Int, table: [Double]) {
        counts = [Double](repeating: 0, count: columns)
        sums = counts
        means = counts
        positives = counts
        for row in 0..<rows {
            let base = row * columns
            for column in 0..<columns {
                let value = table[base + column]
                let isThere = value == value
                sums[column] += isThere ? value : 0
                counts[column] += isThere ? 1 : 0
                positives[column] += value > 0 ? 1 : 0
            }
        }
        for column in 0..<columns { means[column] = sums[column] / counts[column] }
        var squares = [Double](repeating: 0, count: columns)
        var cubes = squares
        for row in 0..<rows {
            let base = row * columns
            for column in 0..<columns {
                let value = table[base + column]
                let distance = value == value ? value - means[column] : 0
                let square = distance * distance
                squares[column] += square
                cubes[column] += square * distance
            }
        }
        deviations = squares
        skews = cubes
        for column in 0..<columns {
            let count = counts[column]
            deviations[column] = count > 1 ? (squares[column] / (count - 1)).squareRoot() : .nan
            let cubed = deviations[column] * deviations[column] * deviations[column]
            skews[column] = count > 2 ? count / ((count - 1) * (count - 2)) * cubes[column] / cubed : .nan
        }
    }
}
