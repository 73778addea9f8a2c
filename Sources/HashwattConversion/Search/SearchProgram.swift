// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A mixed-integer program with rows whose value is whole in every plan, to branch on.
struct SearchProgram: Sendable {
    /// The program; its last rows are the counts.
    let model: LinearModel
    /// Rows that count things.
    let counts: Range<Int>
    /// Columns that must be whole.
    let wholeColumns: [Int]

    /// A program and its counts, each from 0 to the sum of its columns' upper bounds.
    init(_ model: LinearModel, counts: [[Int]]) {
        var model = model
        let first = model.rowCount
        for columns in counts {
            let most = columns.reduce(0) { $0 + model.upper[$1] }
            model.row(0, most, columns.map { (column: $0, value: 1) })
        }
        self.model = model
        self.counts = first..<model.rowCount
        wholeColumns = model.isInteger.indices.filter { model.isInteger[$0] == 1 }
    }

    /// The program without some columns: their upper bound is 0.
    func closing(_ columns: some Sequence<Int>) -> SearchProgram {
        var model = model
        for column in columns { model.upper[column] = model.lower[column] }
        return SearchProgram(model: model, counts: counts, wholeColumns: wholeColumns)
    }

    private init(model: LinearModel, counts: Range<Int>, wholeColumns: [Int]) {
        self.model = model
        self.counts = counts
        self.wholeColumns = wholeColumns
    }

    /// Number of things that can be branched on.
    var targetCount: Int { counts.count + model.columnCount }

    /// What is not whole at a point: counts if any of them, else columns.
    ///
    /// - Complexity: O(entries of the counts + whole columns).
    func fractions(at point: [Double]) -> [Fraction] {
        let rows = counts.compactMap {
            Fraction(.row($0), model.value(ofRow: $0, at: point), from: 1e-5)
        }
        guard rows.isEmpty else { return rows }
        return wholeColumns.compactMap { Fraction(.column($0), point[$0], from: 1e-6) }
    }

    /// The bounds of a target before anything is branched on.
    func bounds(of target: BranchingTarget) -> (lower: Double, upper: Double) {
        switch target {
        case .row(let row): (model.rowLower[row], model.rowUpper[row])
        case .column(let column): (model.lower[column], model.upper[column])
        }
    }

    /// Number of a target among all of them.
    func number(of target: BranchingTarget) -> Int {
        switch target {
        case .row(let row): row - counts.lowerBound
        case .column(let column): counts.count + column
        }
    }
}

/// What can be branched on.
enum BranchingTarget: Hashable, Sendable {
    /// A row that counts.
    case row(Int)
    /// A whole column.
    case column(Int)
}

/// A target between two whole numbers.
struct Fraction: Sendable {
    let target: BranchingTarget
    let value: Double

    /// nil where the value is as good as whole.
    init?(_ target: BranchingTarget, _ value: Double, from least: Double) {
        guard abs(value - value.rounded()) > least else { return nil }
        self.target = target
        self.value = value
    }

    /// Distance to the whole number on a side.
    func distance(_ side: BranchingSide) -> Double {
        side == .down ? value - value.rounded(.down) : value.rounded(.up) - value
    }
}

/// The two ways to go from a fraction.
enum BranchingSide: Int, CaseIterable, Sendable {
    case down = 0
    case up = 1
}
