// SPDX-License-Identifier: Apache-2.0

/// A (mixed-integer) linear program as plain arrays, for any solver that takes one.
///
///     minimise  cost·x + offset   subject to   rowLower ≤ A x ≤ rowUpper,   lower ≤ x ≤ upper
///
/// The matrix is stored row by row: entries `rowStart[r]..<rowStart[r + 1]`. The objective is the negative of
/// the plan's, in USD.
public struct LinearModel: Hashable, Sendable {
    /// Cost of each column, USD per unit.
    public var cost: [Double] = []
    /// Lower bound of each column.
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
    public var rowStart: [Int32] = [0]
    /// Column of each entry.
    public var entryColumn: [Int32] = []
    /// Value of each entry.
    public var entryValue: [Double] = []
    /// Constant part of the objective, USD.
    public var offset = 0.0

    /// An empty program.
    public init() {}

    /// Number of columns.
    public var columnCount: Int { cost.count }
    /// Number of rows.
    public var rowCount: Int { rowLower.count }

    /// Adds a column and returns its number.
    mutating func column(_ cost: Double, _ lower: Double, _ upper: Double, integer: Bool = false) -> Int {
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        isInteger.append(integer ? 1 : 0)
        return self.cost.count - 1
    }

    /// Adds a row.
    mutating func row(_ lower: Double, _ upper: Double, _ entries: [(column: Int, value: Double)]) {
        rowLower.append(lower)
        rowUpper.append(upper)
        for entry in entries where entry.value != 0 {
            entryColumn.append(Int32(entry.column))
            entryValue.append(entry.value)
        }
        rowStart.append(Int32(entryColumn.count))
    }
}

extension LinearModel {
    /// The problem written out row by row from its site and series, apart from the solver's own stages.
    ///
    /// On/off decisions are integer columns: `u − u₋₁ = start − stop`, the starts of the last `up` intervals at
    /// most `u`, the stops of the last `down` intervals at most `1 − u` (D. Rajan, S. Takriti, IBM RC23628,
    /// 2005). Ramps hold but where a class starts or stops.
    ///
    /// - Complexity: O(intervals · classes · minimum times).
    public init(_ problem: DispatchProblem) {
        var builder = LinearModelBuilder(problem)
        self = builder.build()
    }
}
