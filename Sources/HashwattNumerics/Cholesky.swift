// SPDX-License-Identifier: Apache-2.0

/// The lower triangular root of a positive definite matrix: root · rootᵀ = matrix.
public enum Cholesky {
    /// The root, or nil where the matrix is not square, not symmetric or not positive definite.
    ///
    /// - Complexity: O(n³).
    ///
    /// Source: G. Golub, C. Van Loan, *Matrix Computations* (4th ed.), algorithm 4.2.1.
    public static func root(_ matrix: [[Double]]) -> [[Double]]? {
        let count = matrix.count
        guard matrix.allSatisfy({ $0.count == count }) else { return nil }
        var root = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for row in 0..<count {
            for column in 0...row {
                guard matrix[row][column] == matrix[column][row] else { return nil }
                var rest = matrix[row][column]
                for index in 0..<column { rest -= root[row][index] * root[column][index] }
                if row == column {
                    guard rest > 0 else { return nil }
                    root[row][row] = rest.squareRoot()
                } else {
                    root[row][column] = rest / root[column][column]
                }
            }
        }
        return root
    }
}
