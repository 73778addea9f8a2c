// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Branch and bound on the linear relaxation, which branches on counts first.
///
/// A count, such as the blocks of a size that serve an offer, is a sum of whole columns and moves the bound by several
/// times what a single column does: fix that one block goes elsewhere and an equal one takes its place; fix how many
/// go and none can. General solvers do not know these sums (branching on them is branching on a general disjunction,
/// G. Cornuéjols, L. Liberti, G. Nannicini, *Improved strategies for branching on general disjunctions*, Mathematical
/// Programming 130 (2011), 225–247).
///
/// The tree is explored in rounds: the open nodes of the lowest bounds are dealt to pieces, which are explored apart
/// and put together in their order, so that no number of threads changes the plan.
struct BranchAndBound: Sendable {
    let program: SearchProgram
    let solver: LinearSolver
    let rules: NodeExplorer.Rules
    let runner: any PieceRunner
    /// Whether time is over.
    let isOver: @Sendable () -> Bool

    /// Pieces of a round.
    private static let pieces = 8

    /// Searches until the best plan is proved to the gap of the rules, or no more time is given.
    ///
    /// - Parameter goesOn: told where the search stands; answers whether to go on.
    func search(_ state: inout SearchState, while goesOn: (SearchState) -> Bool) throws(LinearSolverError) {
        while !state.open.isEmpty, !isOver(), goesOn(state) {
            let hands = deal(&state)
            guard !hands.isEmpty else { return }
            let (costs, objective) = (state.costs, state.best.objective)
            let explorations = runner.map(hands.count) { piece in
                explore(hands[piece], costs, objective)
            }
            for exploration in explorations { state.add(try exploration.get()) }
        }
    }

    private func deal(_ state: inout SearchState) -> [[SearchNode]] {
        var hands: [[SearchNode]] = []
        let cutoff = rules.cutoff(state.best.objective)
        var dealt = 0
        let most =
            state.open.count < Self.pieces ? state.open.count : Self.pieces * rules.branchings
        while dealt < most, let node = state.open.popLowest() {
            guard node.bound < cutoff else {
                state.cutBound = min(state.cutBound, node.bound)
                continue
            }
            if hands.count < Self.pieces { hands.append([]) }
            hands[dealt % Self.pieces].append(node)
            dealt += 1
        }
        return hands
    }

    private func explore(
        _ nodes: [SearchNode], _ costs: PseudoCosts, _ objective: Double
    ) -> Result<Exploration, LinearSolverError> {
        Result { () throws(LinearSolverError) in
            var explorer = NodeExplorer(
                program, try solver.open(program.model), rules, costs, objective: objective, isOver: isOver)
            try explorer.explore(nodes)
            return explorer.exploration
        }
    }
}

/// Where a search stands.
struct SearchState {
    /// Nodes to explore.
    var open: OpenNodes
    /// What is known of targets.
    var costs: PseudoCosts
    /// The best plan; without a point where it is the one that the search began with.
    var best: Incumbent
    /// The lowest bound of what was left out for being no better than the gap asks.
    var cutBound = Double.infinity
    /// Nodes branched on.
    var branchings = 0

    /// No plan is below this.
    var bound: Double { min(open.lowestBound, cutBound, best.objective) }

    /// Takes up what an exploration found.
    mutating func add(_ exploration: Exploration) {
        if let point = exploration.best.point { best.found(point, exploration.best.objective) }
        cutBound = min(cutBound, exploration.cutBound)
        branchings += exploration.branchings
        for node in exploration.open { open.push(node) }
        for observation in exploration.observations { costs.observe(observation) }
    }
}
