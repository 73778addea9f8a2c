// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A linear program that stays in the library.
///
/// Dual simplex with Devex weights: from a basis that was passed in, exact steepest-edge weights cost a backward solve
/// for each row, four times what the few iterations between two nodes do.
final class HiGHSSession: LinearProgramSession {
    private static let name = "HiGHS"

    private let library: HiGHSLibrary
    private let solver: HiGHSLibrary.Instance
    private let columnCount: Int
    private let rowCount: Int
    private var hasBasis = false

    init(_ library: HiGHSLibrary, _ model: LinearModel) throws(LinearSolverError) {
        guard let solver = library.create() else { throw .failed(solver: Self.name, status: -1) }
        self.library = library
        self.solver = solver
        columnCount = model.columnCount
        rowCount = model.rowCount
        _ = library.setFlag(solver, "output_flag", 0)
        library.resetScheduler(1)
        _ = library.setInteger(solver, "threads", 1)
        guard library.pass(solver, model.relaxation) >= 0 else { throw .rejected(solver: Self.name) }
    }

    deinit { library.destroy(solver) }

    func setColumn(_ column: Int, _ lower: Double, _ upper: Double) {
        _ = library.setColumn(solver, Int32(column), lower, upper)
    }

    func setRow(_ row: Int, _ lower: Double, _ upper: Double) {
        _ = library.setRow(solver, Int32(row), lower, upper)
    }

    func start(from basis: LinearBasis) {
        if !hasBasis {
            let devex: Int32 = 1
            _ = library.setInteger(solver, "simplex_dual_edge_weight_strategy", devex)
            hasBasis = true
        }
        _ = library.setBasis(solver, basis.columns.map(Int32.init), basis.rows.map(Int32.init))
    }

    func solve(cutoff: Double, iterations: Int?) throws(LinearSolverError) -> LinearProgramStatus {
        _ = library.setReal(solver, "objective_bound", cutoff)
        _ = library.setInteger(
            solver, "simplex_iteration_limit", iterations.map { Int32(clamping: $0) } ?? .max)
        if let status = run() { return status }
        // Numbers that went astray on the way from a basis are found anew without it.
        _ = library.clear(solver)
        if let status = run() { return status }
        throw .failed(solver: Self.name, status: Int(library.modelStatus(solver)))
    }

    /// nil where the library could not decide.
    private func run() -> LinearProgramStatus? {
        guard library.run(solver) >= 0 else { return nil }
        switch library.modelStatus(solver) {
        case 7: return .optimal(library.objective(solver))
        case 8, 9: return .infeasible
        case 11: return .cut
        case 14: return .stopped(library.objective(solver))
        default: return nil
        }
    }

    var basis: LinearBasis {
        var columns = [Int32](repeating: 0, count: columnCount)
        var rows = [Int32](repeating: 0, count: rowCount)
        _ = library.basis(solver, &columns, &rows)
        return LinearBasis(columns: columns.map(Int8.init), rows: rows.map(Int8.init))
    }

    var point: (primal: [Double], reducedCosts: [Double]) {
        var primal = [Double](repeating: 0, count: columnCount)
        var reducedCosts = primal
        var rows = [Double](repeating: 0, count: rowCount)
        var rowDuals = rows
        _ = library.solution(solver, &primal, &reducedCosts, &rows, &rowDuals)
        return (primal, reducedCosts)
    }
}
