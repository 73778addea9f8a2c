// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import HashwattNumerics
import Testing

/// The port for a mixed-integer solver, with solvers made for the purpose.
struct MixedIntegerFallbackTests {
    /// A site that the Lagrangian leaves a gap on: seed 50 has minimum times, a ramp, shedding in counted hours.
    private func gapped() throws -> DispatchProblem {
        for seed in 34..<200 where seed & 34 == 34 {
            let problem = try RandomSite.problem(seed: seed)
            if let solution = try? problem.solve(), solution.termination != .optimal { return problem }
        }
        throw DispatchError.noIntervals
    }

    @Test func solverIsNotAskedWhereThePlanIsProved() throws {
        let solver = LinearSolver.whole(name: "never") { _, _ throws(LinearSolverError) in
            Issue.record("asked")
            throw .rejected(solver: "never")
        }
        let problem = try ReferenceProblem.problemA(ReferenceProblem.series(days: 2))
        #expect(try problem.solve(fallback: solver) == problem.solve())
    }

    /// As many classes as a machine word has bits, and more: no set of them is tabulated.
    @Test(arguments: [40, 70])
    func manyClassesThatDoNotCompeteArePlanned(count: Int) throws {
        let classes = (0..<count).map {
            MachineClass(name: "\($0)", capacityMW: 2, minimumLoadMW: 1, startCostUSD: 3, minimumUpHours: 3)
        }
        let problem = try DispatchProblem(
            site: Site(
                name: "many", contracts: [PowerContract(name: "firm", megawatts: 200, priceUSDPerMWh: 40)],
                classes: classes),
            series: DispatchSeries(
                intervalHours: 1, realTimeUSDPerMWh: (0..<12).map { 20 + 5 * Double($0) },
                classValueUSDPerMWh: (0..<count * 12).map { 30 + Double($0 / 12) }))
        let solution = try problem.solve()
        #expect(PlanRules(problem, solution.plan).broken == [])
        #expect(solution.method == (count < 64 ? .classDynamicPrograms : .lagrangian))
        #expect(solution.certificate.relativeGap < 1e-3)
    }

    @Test func solverThatFailsLeavesThePlanThereWas() throws {
        let solver = LinearSolver.whole(name: "broken") { _, _ throws(LinearSolverError) in
            throw .rejected(solver: "broken")
        }
        let problem = try gapped()
        #expect(try problem.solve(fallback: solver) == problem.solve())
    }

    @Test func boundOfTheSolverIsTakenWhereItIsLower() throws {
        let problem = try gapped()
        let own = try problem.solve()
        let middle = (own.certificate.primalObjectiveUSD + own.certificate.dualBoundUSD) / 2
        let solver = LinearSolver.whole(name: "bound") { model, _ throws(LinearSolverError) in
            LinearSolution(
                status: .feasible, objective: 0, bound: -middle,
                primal: [Double](repeating: 0, count: model.columnCount))
        }
        let found = try problem.solve(fallback: solver)
        #expect(found.certificate.dualBoundUSD == middle)
    }

    @Test func provenInfeasibilityIsAnError() throws {
        let solver = LinearSolver.whole(name: "none") { _, _ throws(LinearSolverError) in
            LinearSolution(status: .infeasible)
        }
        let problem = try gapped()
        #expect(throws: DispatchError.self) { try problem.solve(fallback: solver) }
    }
}

extension LinearSolver {
    /// A solver of whole programs only.
    fileprivate static func whole(
        name: String,
        solve:
            @escaping @Sendable (LinearModel, LinearSolverOptions) throws(LinearSolverError) -> LinearSolution
    ) -> LinearSolver {
        LinearSolver(
            name: name, solve: solve,
            open: { _ throws(LinearSolverError) in throw .rejected(solver: name) }, stopwatch: { { 0 } })
    }
}
