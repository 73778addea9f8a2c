// SPDX-License-Identifier: Apache-2.0

import HashwattHiGHS
import HashwattNumerics
import HashwattThreads
import Testing

@testable import HashwattConversion

@Suite(
    "Branch and bound on counts", .enabled(if: HiGHS.isInstalled, "no HiGHS library; run Scripts/setup-highs")
)
struct BranchAndBoundTests {
    /// Ten things of three sizes in two knapsacks: values and sizes of a seed.
    private func knapsacks(seed: UInt64) -> LinearModel {
        var state = seed
        func draw(_ most: Int) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double((state >> 33) % UInt64(most)) + 1
        }
        var model = LinearModel()
        for _ in 0..<10 { _ = model.column(-draw(50), 0, 1, integer: true) }
        for _ in 0..<2 {
            let entries = (0..<10).map { (column: $0, value: draw(9)) }
            model.row(-.infinity, entries.reduce(0) { $0 + $1.value } / 2.5, entries)
        }
        return model
    }

    private func best(_ model: LinearModel) -> Double {
        (0..<1024).map { set in (0..<10).map { Double(set >> $0 & 1) } }
            .filter { model.violation(of: $0) <= 1e-9 }
            .map { model.objective(of: $0) }.min() ?? .infinity
    }

    private func search(
        _ model: LinearModel, counts: [[Int]], dives: Bool, _ runner: any PieceRunner
    ) throws -> SearchState {
        let solver = try HiGHS.solver()
        let program = SearchProgram(model, counts: counts)
        let session = try solver.open(program.model)
        let status = try session.solve(cutoff: .infinity, iterations: nil)
        guard case .optimal(let bound) = status else { throw LinearSolverError.rejected(solver: "\(status)") }
        let point = session.point.primal
        var state = SearchState(
            open: OpenNodes(), costs: PseudoCosts(targets: program.targetCount),
            best: Incumbent(objective: .infinity))
        let fractions = program.fractions(at: point)
        if fractions.isEmpty {
            state.best.found(point, bound)
        } else {
            state.open.push(
                SearchNode(bound: bound, changes: [], basis: session.basis, fractions: fractions))
        }
        let rules = NodeExplorer.Rules(relativeGap: 0, absoluteGap: 1e-9, dives: dives)
        try BranchAndBound(program: program, solver: solver, rules: rules, runner: runner, isOver: { false })
            .search(&state) { _ in true }
        return state
    }

    @Test(arguments: [false, true]) func findsTheBestOfAllSets(dives: Bool) throws {
        for seed in 1...UInt64(40) {
            let model = knapsacks(seed: seed)
            let counts = [[0, 1, 2], [3, 4, 5, 6], [7, 8, 9]]
            let found = try search(model, counts: counts, dives: dives, OneByOne())
            let best = best(model)
            #expect(abs(found.best.objective - best) < 1e-6, "seed \(seed)")
            #expect(found.bound <= best + 1e-6, "seed \(seed)")
            #expect(found.bound >= best - 1e-6, "seed \(seed)")
            #expect(model.violation(of: found.best.point ?? []) < 1e-6, "seed \(seed)")
            let onThreads = try search(model, counts: counts, dives: dives, Threads(count: 2))
            #expect(onThreads.best.point == found.best.point, "seed \(seed)")
            #expect(onThreads.branchings == found.branchings, "seed \(seed)")
        }
    }

    @Test func openNodesComeByTheirBounds() {
        let basis = LinearBasis(columns: [], rows: [])
        var open = OpenNodes()
        for bound in [3.0, 1, 2, 1] {
            open.push(SearchNode(bound: bound, changes: [], basis: basis, fractions: []))
        }
        #expect(open.lowestBound == 1)
        var bounds: [Double] = []
        while let node = open.popLowest() { bounds.append(node.bound) }
        #expect(bounds == [1, 1, 2, 3])
    }
}
