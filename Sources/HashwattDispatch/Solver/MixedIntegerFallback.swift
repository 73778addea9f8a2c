// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Passes a problem, written out row by row, to a mixed-integer solver and reads the plan back.
struct MixedIntegerFallback {
    let problem: DispatchProblem
    let solver: LinearSolver

    /// The better of a plan and the solver's, with the lower of both bounds.
    func improve(
        _ own: Result<DispatchSolution, DispatchError>, _ options: DispatchOptions
    ) throws(DispatchError) -> DispatchSolution {
        var builder = LinearModelBuilder(problem)
        let model = builder.build()
        let limits = LinearSolverOptions(relativeGap: options.relativeGap)
        guard let answer = try? solver.solve(model, limits) else { return try own.get() }
        if answer.status == .infeasible {
            throw .infeasible(
                key: "site", interval: nil, rule: "limits and minimum loads cannot be met together")
        }
        guard answer.hasPlan else { return try own.get() }
        let plan = builder.columns.plan(
            answer.primal, count: problem.count, isShedding: problem.eventBefore > 0)
        let streams = problem.evaluate(plan)
        let known = try? own.get()
        let isBetter = known.map { streams.net > $0.certificate.primalObjectiveUSD } ?? true
        var solution =
            isBetter
            ? DispatchSolution(
                plan: plan, streams: streams, termination: .optimal, method: .linearSolver,
                certificate: Certificate(
                    primalObjectiveUSD: streams.net, dualBoundUSD: -answer.bound,
                    largestViolation: problem.largestViolation(plan), duals: DualValues()),
                iterations: answer.nodes)
            : known
        let bound = min(-answer.bound, known?.certificate.dualBoundUSD ?? .infinity)
        solution?.certificate.dualBoundUSD = bound
        guard var solution else { return try own.get() }
        let gap = solution.certificate.relativeGap
        solution.termination = gap <= options.relativeGap ? .optimal : .feasible(relativeGap: gap)
        return solution
    }
}
