// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Explores some nodes of a tree with one session, up to a number of branchings.
struct NodeExplorer {
    /// How nodes are chosen and what is good enough.
    struct Rules: Sendable {
        /// A node this close to the best plan is not explored (share of its objective).
        var relativeGap: Double
        /// The same, in units of the objective.
        var absoluteGap: Double
        /// Whether to follow the better child down to a plan, or to take the node of the lowest bound each time.
        var dives: Bool
        /// Branchings in one exploration; a dive may go on to four times as many.
        let branchings = 8
        /// Iterations of a trial.
        let trialIterations = 100

        /// How many targets of unknown gain are tried at a node.
        func trials(of target: BranchingTarget) -> Int {
            if case .row = target { 8 } else { 4 }
        }

        /// What a node must be below to be explored; a breath above the gap, so that rounding does not exceed it.
        func cutoff(_ objective: Double) -> Double {
            objective.isFinite
                ? objective - max(absoluteGap, relativeGap * (1 - 1e-9) * abs(objective)) : .infinity
        }
    }

    private let program: SearchProgram
    private let session: any LinearProgramSession
    private let rules: Rules
    private let isOver: () -> Bool
    private var applied: Set<BranchingTarget> = []
    private var costs: PseudoCosts
    private(set) var exploration: Exploration

    init(
        _ program: SearchProgram, _ session: any LinearProgramSession, _ rules: Rules, _ costs: PseudoCosts,
        objective: Double, isOver: @escaping () -> Bool
    ) {
        self.program = program
        self.session = session
        self.rules = rules
        self.costs = costs
        self.isOver = isOver
        exploration = Exploration(objective: objective)
    }

    private var cutoff: Double { rules.cutoff(exploration.best.objective) }

    /// Explores nodes, the lowest bound first.
    mutating func explore(_ nodes: [SearchNode]) throws(LinearSolverError) {
        var open = OpenNodes(nodes)
        while exploration.branchings < rules.branchings, !isOver(), let node = open.popLowest() {
            guard node.bound < cutoff else {
                exploration.cut(at: node.bound)
                continue
            }
            var next: SearchNode? = node
            while let here = next {
                exploration.branchings += 1
                let children = try branch(here)
                let goesOn = rules.dives && exploration.branchings < 4 * rules.branchings && !isOver()
                next = goesOn ? children.first : nil
                for child in children.dropFirst(goesOn ? 1 : 0) { open.push(child) }
            }
        }
        exploration.open = open.nodes
    }

    /// The parts of a node that can hold a better plan, the lower bound first.
    private mutating func branch(_ node: SearchNode) throws(LinearSolverError) -> [SearchNode] {
        let fraction = try choose(node)
        var children: [SearchNode] = []
        for side in BranchingSide.allCases {
            if let child = try child(of: node, side, of: fraction) { children.append(child) }
        }
        return children.sorted { $0.bound < $1.bound }
    }

    private mutating func child(
        of node: SearchNode, _ side: BranchingSide, of fraction: Fraction
    ) throws(LinearSolverError) -> SearchNode? {
        let changes = node.changes(to: side, of: fraction, in: program)
        let status = try solve(changes, from: node.basis, iterations: nil)
        observe(status, node, fraction, side)
        guard case .optimal(let bound) = status else {
            exploration.cut(at: status == .cut ? cutoff : .infinity)
            return nil
        }
        guard bound < cutoff else {
            exploration.cut(at: bound)
            return nil
        }
        let point = session.point.primal
        let fractions = program.fractions(at: point)
        if fractions.isEmpty {
            exploration.best.found(point, bound)
            return nil
        }
        return SearchNode(bound: bound, changes: changes, basis: session.basis, fractions: fractions)
    }

    private mutating func solve(
        _ changes: [BoundChange], from basis: LinearBasis, iterations: Int?
    ) throws(LinearSolverError) -> LinearProgramStatus {
        apply(changes)
        session.start(from: basis)
        return try session.solve(cutoff: cutoff, iterations: iterations)
    }

    private mutating func apply(_ changes: [BoundChange]) {
        for target in applied { set(target, program.bounds(of: target)) }
        applied = []
        for change in changes {
            set(change.target, (change.lower, change.upper))
            applied.insert(change.target)
        }
    }

    private func set(_ target: BranchingTarget, _ bounds: (lower: Double, upper: Double)) {
        switch target {
        case .row(let row): session.setRow(row, bounds.lower, bounds.upper)
        case .column(let column): session.setColumn(column, bounds.lower, bounds.upper)
        }
    }
}

extension NodeExplorer {
    /// The fraction whose branching raises the bound most on both sides: by what is known of it, or by trying it
    /// (T. Achterberg, T. Koch, A. Martin, *Branching rules revisited*, Operations Research Letters 33 (2005), 42–54).
    private mutating func choose(_ node: SearchNode) throws(LinearSolverError) -> Fraction {
        let ordered = node.fractions.map { ($0, score($0)) }.sorted { $0.1 > $1.1 }.map(\.0)
        var best = (fraction: ordered[0], score: -1.0)
        var trials = 0
        for fraction in ordered {
            if trials < rules.trials(of: fraction.target), !costs.isKnown(program.number(of: fraction.target))
            {
                trials += 1
                try tryOut(fraction, node)
            }
            let score = score(fraction)
            if score > best.score { best = (fraction, score) }
        }
        return best.fraction
    }

    private func score(_ fraction: Fraction) -> Double {
        let target = program.number(of: fraction.target)
        return BranchingSide.allCases.reduce(1) { product, side in
            product * max(1e-3, costs.gain(target, side, fraction.distance(side)))
        }
    }

    private mutating func tryOut(_ fraction: Fraction, _ node: SearchNode) throws(LinearSolverError) {
        for side in BranchingSide.allCases {
            let changes = node.changes(to: side, of: fraction, in: program)
            let status = try solve(changes, from: node.basis, iterations: rules.trialIterations)
            observe(status, node, fraction, side)
        }
    }

    private mutating func observe(
        _ status: LinearProgramStatus, _ node: SearchNode, _ fraction: Fraction, _ side: BranchingSide
    ) {
        let most = cutoff.isFinite ? cutoff - node.bound : abs(node.bound)
        let gain =
            switch status {
            case .optimal(let bound), .stopped(let bound): min(max(0, bound - node.bound), most)
            case .cut, .infeasible: most
            }
        let observation = PseudoCosts.Observation(
            target: program.number(of: fraction.target), side: side, distance: fraction.distance(side),
            gain: gain)
        costs.observe(observation)
        exploration.observations.append(observation)
    }
}

/// What an exploration found.
struct Exploration: Sendable {
    /// The best plan known; without a point where it was known before.
    var best: Incumbent
    /// The lowest bound of what was left out for being no better than the gap asks.
    private(set) var cutBound = Double.infinity
    /// Nodes left.
    var open: [SearchNode] = []
    /// Nodes branched on.
    var branchings = 0
    /// What was learned of targets.
    var observations: [PseudoCosts.Observation] = []

    init(objective: Double) { best = Incumbent(objective: objective) }

    mutating func cut(at bound: Double) { cutBound = min(cutBound, bound) }
}

/// The best plan known.
struct Incumbent: Sendable {
    /// Its objective; infinite without a plan.
    private(set) var objective: Double
    /// Its columns; nil where only its objective is known.
    private(set) var point: [Double]?

    init(objective: Double) { self.objective = objective }

    /// Takes up a plan if it is better.
    mutating func found(_ point: [Double], _ objective: Double) {
        guard objective < self.objective else { return }
        (self.objective, self.point) = (objective, point)
    }
}
