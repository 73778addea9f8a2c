// SPDX-License-Identifier: Apache-2.0

/// A (mixed-integer) linear program as plain arrays, for any solver that takes one.
///
///     minimise  cost·x + offset   subject to   rowLower ≤ A x ≤ rowUpper,   lower ≤ x ≤ upper
///
/// The matrix is stored row by row: entries `rowStart[r]..<rowStart[r + 1]`, each column at most once a row. Whoever
/// maximises passes the negative of what is maximised.
public struct LinearModel: Hashable, Sendable {
    /// One entry of a row.
    public typealias Entry = (column: Int, value: Double)

    /// Cost of each column, per unit.
    public var cost: [Double] = []
    /// Lower bound of each column; may be −infinite.
    public var lower: [Double] = []
    /// Upper bound of each column; may be infinite.
    public var upper: [Double] = []
    /// Whether a column must be whole (1) or not (0).
    public var isInteger: [UInt8] = []
    /// Lower bound of each row; may be −infinite.
    public var rowLower: [Double] = []
    /// Upper bound of each row; may be infinite.
    public var rowUpper: [Double] = []
    /// First entry of each row, and the number of entries at the end.
    public private(set) var rowStart: [Int32] = [0]
    /// Column of each entry.
    public private(set) var entryColumn: [Int32] = []
    /// Value of each entry.
    public private(set) var entryValue: [Double] = []
    /// Constant part of the objective.
    public var offset = 0.0

    /// An empty program.
    public init() {}

    /// Number of columns.
    public var columnCount: Int { cost.count }
    /// Number of rows.
    public var rowCount: Int { rowLower.count }

    /// Adds a column and returns its number.
    public mutating func column(_ cost: Double, _ lower: Double, _ upper: Double, integer: Bool = false)
        -> Int
    {
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        isInteger.append(integer ? 1 : 0)
        return self.cost.count - 1
    }

    /// Adds a row, without its zero entries, and returns its number.
    @discardableResult
    public mutating func row(_ lower: Double, _ upper: Double, _ entries: [Entry]) -> Int {
        rowLower.append(lower)
        rowUpper.append(upper)
        for entry in entries where entry.value != 0 {
            entryColumn.append(Int32(entry.column))
            entryValue.append(entry.value)
        }
        rowStart.append(Int32(entryColumn.count))
        return rowCount - 1
    }
}

extension LinearModel {
    /// The objective of a point.
    ///
    /// - Complexity: O(columns).
    public func objective(of point: [Double]) -> Double {
        var total = offset
        for column in 0..<columnCount { total += cost[column] * point[column] }
        return total
    }

    /// The value of a row at a point.
    public func value(ofRow row: Int, at point: [Double]) -> Double {
        var total = 0.0
        for entry in Int(rowStart[row])..<Int(rowStart[row + 1]) {
            total += entryValue[entry] * point[Int(entryColumn[entry])]
        }
        return total
    }

    /// The largest amount by which a point breaks a bound, a row or wholeness; 0 for a feasible point.
    ///
    /// - Complexity: O(columns + entries).
    public func violation(of point: [Double]) -> Double {
        precondition(point.count == columnCount, "\(point.count) values for \(columnCount) columns")
        var worst = 0.0
        for column in 0..<columnCount {
            let value = point[column]
            worst = max(worst, lower[column] - value, value - upper[column])
            if isInteger[column] == 1 { worst = max(worst, abs(value - value.rounded())) }
        }
        for row in 0..<rowCount {
            let value = value(ofRow: row, at: point)
            worst = max(worst, rowLower[row] - value, value - rowUpper[row])
        }
        return worst
    }

    /// The program without wholeness: its linear relaxation.
    public var relaxation: LinearModel {
        var model = self
        model.isInteger = Array(repeating: 0, count: columnCount)
        return model
    }

    /// The linear program that is left when every whole column keeps the value it has at a point. Its duals are
    /// the prices of the limits around that plan.
    public func fixingIntegers(at point: [Double]) -> LinearModel {
        var model = relaxation
        for column in 0..<columnCount where isInteger[column] == 1 {
            model.lower[column] = point[column].rounded()
            model.upper[column] = point[column].rounded()
        }
        return model
    }
}
