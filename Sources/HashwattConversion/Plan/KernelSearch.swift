// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Looks for a good plan among the assignments that the linear relaxation holds for good, and proves it from there.
///
/// These are the kernel (E. Angelelli, R. Mansini, M. G. Speranza, *Kernel search: a general heuristic for the
/// multi-dimensional knapsack problem*, Computers & Operations Research 37 (2010), 2017–2026): block, offer and date of
/// a start, or of a reduced cost of nearly nothing. They are a sixth of all; the first node of their tree shows plans
/// that hours of search in the whole do not, and with one of them the proof has most columns fixed by their reduced
/// costs.
struct KernelSearch {
    private let solver: LinearSolver
    private let model: LinearModel
    private let columns: ConversionColumns
    private let options: LinearSolverOptions

    /// Share of the gain that an assignment may lose by the relaxation and still be in the kernel.
    private static let loss = 2e-4

    init(solver: LinearSolver, _ builder: ConversionModelBuilder, _ options: LinearSolverOptions) {
        self.solver = solver
        model = builder.model
        columns = builder.columns
        self.options = options
    }

    /// Searches from the start of the options, and proves or betters what it finds.
    func solve() throws -> LinearSolution {
        let relaxed = try solver.solve(relaxation, LinearSolverOptions(threads: options.threads))
        guard let start = options.start, relaxed.status == .optimal, relaxed.seconds < options.timeLimit / 2
        else { return try solver.solve(model, options) }
        let found = try solver.solve(kernel(start, relaxed), limits(after: relaxed))
        let searched = relaxed.seconds + found.seconds
        var rest = options
        rest.timeLimit = max(1, options.timeLimit - searched)
        if !found.primal.isEmpty {
            rest.start = found.primal
            rest.emphasis = .bound
        }
        rest.progress = progress(after: searched) { $0 }
        let proved = try solver.solve(model, rest)
        return LinearSolution(
            status: proved.status, objective: proved.objective, bound: max(proved.bound, relaxed.objective),
            primal: proved.primal, nodes: found.nodes + proved.nodes, seconds: searched + proved.seconds)
    }

    private func limits(after relaxed: LinearSolution) -> LinearSolverOptions {
        var limits = options
        limits.timeLimit = (options.timeLimit - relaxed.seconds) / 2
        limits.nodeLimit = 1
        limits.emphasis = .plan
        // The bound of the kernel says nothing about other plans; that of the relaxation does.
        limits.progress = progress(after: relaxed.seconds) { _ in relaxed.objective }
        return limits
    }

    private func progress(
        after seconds: Double, bound: @escaping @Sendable (Double) -> Double
    ) -> (@Sendable (LinearProgress) -> Bool)? {
        guard let report = options.progress else { return nil }
        return { now in
            report(
                LinearProgress(
                    seconds: seconds + now.seconds, objective: now.objective, bound: bound(now.bound),
                    nodes: now.nodes))
        }
    }

    private var relaxation: LinearModel {
        var relaxation = model
        relaxation.isInteger = model.isInteger.map { _ in 0 }
        return relaxation
    }

    private func kernel(_ start: [Double], _ relaxed: LinearSolution) -> LinearModel {
        let most = Self.loss * abs(relaxed.objective)
        var kernel = model
        for x in columns.assignments where start[x.column] < 0.5 && relaxed.reducedCosts[x.column] > most {
            kernel.upper[x.column] = 0
        }
        return kernel
    }
}
