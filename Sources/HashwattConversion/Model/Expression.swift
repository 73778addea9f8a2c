// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A linear expression in the columns of a program.
struct Expression {
    private(set) var constant = 0.0
    private(set) var terms: [Int: Double] = [:]

    init(_ constant: Double = 0) { self.constant = constant }

    init(column: Int) { terms = [column: 1] }

    mutating func add(_ column: Int, _ factor: Double) { terms[column, default: 0] += factor }

    mutating func add(_ other: Expression, _ factor: Double = 1) {
        guard factor != 0 else { return }
        constant += factor * other.constant
        for (column, value) in other.terms { terms[column, default: 0] += factor * value }
    }

    /// Its terms by column, so that a program does not depend on the order of a dictionary.
    var entries: [LinearModel.Entry] {
        terms.sorted { $0.key < $1.key }.map { (column: $0.key, value: $0.value) }
    }

    func value(at point: [Double]) -> Double {
        entries.reduce(constant) { $0 + $1.value * point[$1.column] }
    }
}

extension LinearModel {
    /// Adds `lower ≤ expression ≤ upper`.
    @discardableResult
    mutating func require(_ lower: Double, _ expression: Expression, _ upper: Double) -> Int {
        row(lower - expression.constant, upper - expression.constant, expression.entries)
    }

    /// Adds an expression to the objective.
    mutating func charge(_ expression: Expression, _ factor: Double = 1) {
        offset += factor * expression.constant
        for (column, value) in expression.entries { cost[column] += factor * value }
    }
}
