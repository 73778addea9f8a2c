// SPDX-License-Identifier: Apache-2.0

/// A linear program that stays with its solver and is solved again and again with other bounds, each time from a basis
/// nearby: what a search tree does at its nodes.
///
/// Not for two threads at once. Whatever a session did before, the same bounds and the same basis lead to a solution of
/// the same objective.
public protocol LinearProgramSession: AnyObject {
    /// Sets the bounds of a column.
    func setColumn(_ column: Int, _ lower: Double, _ upper: Double)
    /// Sets the bounds of a row.
    func setRow(_ row: Int, _ lower: Double, _ upper: Double)
    /// Makes the next solve start from a basis.
    func start(from basis: LinearBasis)
    /// Minimises the objective.
    ///
    /// - Parameters:
    ///   - cutoff: stops as soon as the objective cannot be below this.
    ///   - iterations: stops after this many; nil for no limit.
    func solve(cutoff: Double, iterations: Int?) throws(LinearSolverError) -> LinearProgramStatus
    /// The basis of the last solve.
    var basis: LinearBasis { get }
    /// Value and reduced cost of each column after the last solve.
    var point: (primal: [Double], reducedCosts: [Double]) { get }
}

/// How a solve of a linear program ended.
public enum LinearProgramStatus: Hashable, Sendable {
    /// Solved, with this objective.
    case optimal(Double)
    /// No point is below the cutoff.
    case cut
    /// No point keeps all bounds.
    case infeasible
    /// Stopped at the limit of iterations; the objective so far.
    case stopped(Double)
}

/// Which columns and rows are basic, and at which bound the others are, in the codes of the solver.
public struct LinearBasis: Hashable, Sendable {
    /// By column.
    public let columns: [Int8]
    /// By row.
    public let rows: [Int8]

    /// A basis.
    public init(columns: [Int8], rows: [Int8]) {
        self.columns = columns
        self.rows = rows
    }
}
