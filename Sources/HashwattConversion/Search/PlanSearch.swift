// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The best plan of a problem: a good one among the assignments that the relaxation holds for good, then the proof.
///
/// The first search is among the kernel only (E. Angelelli, R. Mansini, M. G. Speranza, *Kernel search: a general
/// heuristic for the multi-dimensional knapsack problem*, Computers & Operations Research 37 (2010), 2017–2026):
/// assignments of the start, or of a reduced cost of nearly nothing. The proof needs only those whose reduced cost is
/// below what the best plan leaves.
struct PlanSearch {
    /// The program of some assignments; nil stands for all.
    let program: (Set<ConversionColumns.AssignmentKey>?) -> ConversionModelBuilder
    let solver: LinearSolver
    let runner: any PieceRunner
    let options: LinearSolverOptions
    /// Seconds since the search began.
    let seconds: @Sendable () -> Double

    /// Share of the gain that an assignment may lose by the relaxation and still be in the kernel.
    private static let kernelLoss = 2e-4
    /// Branchings in the kernel.
    private static let kernelBranchings = 400

    /// Searches from a plan that need not be good.
    func solve(from start: ConversionPlan) throws(LinearSolverError) -> PlanSearchResult {
        let whole = tree(among: nil)
        guard let root = try root(of: whole) else {
            return PlanSearchResult(isProved: true, seconds: seconds())
        }
        var best = Best()
        try consider(start, whole, &best)
        var costs = PseudoCosts(targets: whole.program.targetCount)
        var branchings = 0
        if best.plan != nil {
            let kernel = tree(
                among: whole.allowed(root, below: Self.kernelLoss * abs(root.objective))
                    .union(start.conversions.map(\.key)))
            // The bound of the kernel says nothing about other plans; that of the relaxation does.
            let found = try search(kernel, &best, costs, limit: options.timeLimit / 2, dives: true) {
                $0.branchings < Self.kernelBranchings && report($0, bound: root.objective, after: 0)
            }
            if let found { (costs, branchings) = (found.costs, found.branchings) }
        }
        let rest = tree(among: whole.allowed(root, below: best.objective - root.objective))
        let isFirst = best.plan == nil
        let proof = try search(rest, &best, costs, limit: options.timeLimit, dives: isFirst) {
            report($0, bound: $0.bound, after: branchings)
        }
        return PlanSearchResult(
            plan: best.plan, objective: best.objective,
            bound: min(best.objective, proof?.bound ?? .infinity), isProved: proof?.open.isEmpty ?? true,
            branchings: branchings + (proof?.branchings ?? 0), seconds: seconds())
    }
}

/// What a search found.
struct PlanSearchResult {
    /// The best plan; nil where none was found.
    var plan: ConversionPlan?
    /// Its objective.
    var objective = Double.infinity
    /// No plan is below this.
    var bound = -Double.infinity
    /// Whether the plan is proved to the gap that was asked for; without a plan, that none keeps all limits.
    var isProved = false
    /// Nodes branched on.
    var branchings = 0
    /// Seconds it took.
    let seconds: Double
}

extension PlanSearch {
    /// The best plan so far.
    private struct Best {
        var plan: ConversionPlan?
        var objective = Double.infinity
    }

    /// A program of some assignments.
    private struct Tree {
        let builder: ConversionModelBuilder
        let program: SearchProgram

        func plan(_ point: [Double]) -> ConversionPlan {
            ConversionPlan(point, builder.columns, builder.problem)
        }

        /// Assignments that cost less than this by the relaxation.
        func allowed(_ root: Root, below most: Double) -> Set<ConversionColumns.AssignmentKey> {
            Set(
                builder.columns.assignments.filter {
                    root.reducedCosts[$0.column] < most || root.primal[$0.column] > 1e-9
                }.map(\.key))
        }
    }

    /// The optimum of a relaxation.
    private struct Root {
        let objective: Double
        let primal: [Double]
        let reducedCosts: [Double]
        let basis: LinearBasis
    }

    private func tree(among allowed: Set<ConversionColumns.AssignmentKey>?) -> Tree {
        let builder = program(allowed)
        return Tree(builder: builder, program: SearchProgram(builder.model, counts: builder.counts))
    }

    private func root(of tree: Tree) throws(LinearSolverError) -> Root? {
        let session = try solver.open(tree.program.model)
        guard case .optimal(let objective) = try session.solve(cutoff: .infinity, iterations: nil)
        else { return nil }
        let point = session.point
        return Root(
            objective: objective, primal: point.primal, reducedCosts: point.reducedCosts,
            basis: session.basis)
    }

    private func consider(_ plan: ConversionPlan, _ tree: Tree, _ best: inout Best) throws(LinearSolverError)
    {
        let model = tree.builder.model.fixingIntegers(at: tree.builder.point(of: plan))
        let session = try solver.open(model)
        guard case .optimal(let objective) = try session.solve(cutoff: .infinity, iterations: nil),
            objective < best.objective
        else { return }
        best = Best(plan: tree.plan(session.point.primal), objective: objective)
    }

    private func search(
        _ tree: Tree, _ best: inout Best, _ costs: PseudoCosts, limit: Double, dives: Bool,
        _ goesOn: (SearchState) -> Bool
    ) throws(LinearSolverError) -> SearchState? {
        guard let root = try root(of: tree) else { return nil }
        let program = tree.program
        var state = SearchState(
            open: OpenNodes(), costs: costs.first(program.counts.count, of: program.targetCount),
            best: Incumbent(objective: best.objective))
        let node = SearchNode(
            bound: root.objective, changes: [], basis: root.basis,
            fractions: program.fractions(at: root.primal))
        if node.fractions.isEmpty {
            state.best.found(root.primal, root.objective)
        } else {
            state.open.push(node)
        }
        let rules = NodeExplorer.Rules(
            relativeGap: options.relativeGap, absoluteGap: options.absoluteGap, dives: dives)
        let seconds = seconds
        try BranchAndBound(
            program: program, solver: solver, rules: rules, runner: runner, isOver: { seconds() > limit }
        ).search(&state, while: goesOn)
        if let point = state.best.point {
            best = Best(plan: tree.plan(point), objective: state.best.objective)
        }
        return state
    }

    private func report(_ state: SearchState, bound: Double, after branchings: Int) -> Bool {
        let progress = LinearProgress(
            seconds: seconds(), objective: state.best.objective, bound: bound,
            nodes: branchings + state.branchings)
        return options.progress?(progress) ?? true
    }
}

extension ConversionPlan.Conversion {
    /// The assignment that it is one of.
    var key: ConversionColumns.AssignmentKey { .init(group: group, offer: offer, ready: ready) }
}

extension ConversionModelBuilder {
    /// Columns whose sums are branched on first: blocks of a size that serve an offer, and that an owner converts. Their
    /// order depends on the problem alone.
    var counts: [[Int]] {
        let sizes = Set(problem.groups.map(\.criticalMW)).sorted()
        func split(_ columns: [(size: Double, column: Int)]) -> [[Int]] {
            sizes.map { size in columns.filter { $0.size == size }.map(\.column) }
        }
        let byOffer = byOffer.flatMap { numbers in
            split(
                numbers.map { number in
                    let x = columns.assignments[number]
                    return (problem.groups[x.group].criticalMW, x.column)
                })
        }
        let byOwner = problem.owners.indices.flatMap { owner in
            split(
                problem.groups.indices.compactMap { number in
                    let group = problem.groups[number]
                    guard problem.sites[group.site].owner == owner,
                        let last = columns.ready[number].last(where: { $0 != nil }) ?? nil
                    else { return nil }
                    return (group.criticalMW, last)
                })
        }
        return byOffer + byOwner
    }
}
