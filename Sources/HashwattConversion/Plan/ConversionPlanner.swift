// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

/// Finds the best plan of a problem with a solver of mixed-integer programs, and has it checked.
public struct ConversionPlanner: Sendable {
    /// Solver of mixed-integer programs.
    public let solver: LinearSolver
    /// Gap at which a plan counts as optimal.
    public let relativeGap: Double
    /// Limit of time of each solve (s).
    public let timeLimit: Double
    /// Threads; 0 leaves it to the solver.
    public let threads: Int
    /// Explores parts of the search.
    public let runner: any PieceRunner
    /// Told how far a solve is; answers whether to go on.
    public let progress: (@Sendable (LinearProgress) -> Bool)?

    /// A planner.
    public init(
        solver: LinearSolver, relativeGap: Double = 1e-6, timeLimit: Double = .infinity, threads: Int = 0,
        runner: any PieceRunner = OneByOne(),
        progress: (@Sendable (LinearProgress) -> Bool)? = nil
    ) {
        self.solver = solver
        self.relativeGap = relativeGap
        self.timeLimit = timeLimit
        self.threads = threads
        self.runner = runner
        self.progress = progress
    }

    /// The best plan.
    ///
    /// - Throws: ``ConversionFailure``, or the solver's own failure.
    public func solve(_ problem: ConversionProblem, from known: ConversionPlan? = nil) throws
        -> ConversionSolution
    {
        let start = known ?? GreedyPlanner(problem).plan()
        switch problem.goal {
        case .netPresentValue: return try best(problem, start, nil)
        case .earliest(let megawatts): return try earliest(problem, megawatts, start)
        case .mostPower:
            let first = try run(problem, .power, start, nil)
            return try best(problem, first.plan, .power(atLeast: -first.objective))
        }
    }

    /// A limit that the first of two goals leaves to the second.
    private enum Kept {
        case power(atLeast: Double)
        case target(megawatts: Double, by: Int)
    }

    private struct Run {
        let plan: ConversionPlan
        let objective: Double
        let bound: Double
        let isProved: Bool
        let model: LinearModel
        let nodes: Int
        let seconds: Double
    }

    private func earliest(
        _ problem: ConversionProblem, _ megawatts: Double, _ start: ConversionPlan
    ) throws -> ConversionSolution {
        let first = try run(problem, .quartersUntilTarget(megawatts: megawatts), start, nil)
        let quarter = Int(first.objective.rounded())
        let bound = Int((first.bound - 1e-6).rounded(.up))
        let target = ConversionSolution.TargetOutcome(
            quarter: quarter < problem.quarters ? quarter : nil, bound: bound < problem.quarters ? bound : nil
        )
        let kept: Kept? = quarter < problem.quarters ? .target(megawatts: megawatts, by: quarter) : nil
        return try best(problem, first.plan, kept, target: target)
    }

    private func best(
        _ problem: ConversionProblem, _ start: ConversionPlan, _ kept: Kept?,
        target: ConversionSolution.TargetOutcome? = nil
    ) throws -> ConversionSolution {
        let run = try run(problem, .netPresentValue, start, kept)
        let ledger = ConversionLedger(run.plan, problem)
        try check(run.plan, ledger, problem)
        let bound = max(-run.bound * ConversionModelBuilder.million, ledger.gain)
        let distance = bound - ledger.gain
        return ConversionSolution(
            outcome: run.isProved ? .optimal : .feasible, plan: run.plan, ledger: ledger,
            boundUSD: bound, gap: distance <= 0 ? 0 : distance / max(abs(ledger.gain), 1),
            target: target,
            size: .init(
                columns: run.model.columnCount, wholeColumns: run.model.isInteger.reduce(0) { $0 + Int($1) },
                rows: run.model.rowCount, nodes: run.nodes),
            seconds: run.seconds, solver: solver.name)
    }

    private func check(_ plan: ConversionPlan, _ ledger: ConversionLedger, _ problem: ConversionProblem)
        throws
    {
        let check = PlanCheck(plan, problem)
        var broken = check.violations.map(\.description)
        let off = abs(check.netPresentValue - ledger.netPresentValue)
        if off > 1e-9 * max(1e6, abs(ledger.netPresentValue)) { broken.append("value off by \(off) USD") }
        guard broken.isEmpty else { throw ConversionFailure.checkFailed(broken) }
    }

    private func run(
        _ problem: ConversionProblem, _ objective: ConversionModelBuilder.Objective, _ start: ConversionPlan,
        _ kept: Kept?
    ) throws -> Run {
        if case .netPresentValue = objective, problem.owners.contains(where: { $0.finance != nil }) {
            return try search(problem, start, kept)
        }
        let builder = builder(problem, objective, kept)
        var options = options
        options.start = builder.point(of: start)
        let solution = try solver.solve(builder.model, options)
        switch solution.status {
        case .optimal, .feasible: break
        case .unknown: throw ConversionFailure.outOfTime(seconds: solution.seconds)
        default: throw problem.firstShortage() ?? ConversionFailure.infeasible
        }
        return Run(
            plan: ConversionPlan(solution.primal, builder.columns, problem), objective: solution.objective,
            bound: solution.bound, isProved: solution.status == .optimal, model: builder.model,
            nodes: solution.nodes, seconds: solution.seconds)
    }

    /// Money couples so many whole decisions that general solvers do not close the gap: the search of this library does.
    private func search(_ problem: ConversionProblem, _ start: ConversionPlan, _ kept: Kept?) throws -> Run {
        let found = try PlanSearch(
            program: { builder(problem, .netPresentValue, kept, among: $0) }, solver: solver, runner: runner,
            options: options, seconds: solver.stopwatch()
        ).solve(from: start)
        guard let plan = found.plan else {
            if found.isProved { throw problem.firstShortage() ?? ConversionFailure.infeasible }
            throw ConversionFailure.outOfTime(seconds: found.seconds)
        }
        return Run(
            plan: plan, objective: found.objective, bound: found.bound, isProved: found.isProved,
            model: builder(problem, .netPresentValue, kept).model, nodes: found.branchings,
            seconds: found.seconds)
    }

    private var options: LinearSolverOptions {
        LinearSolverOptions(
            relativeGap: relativeGap, absoluteGap: 1e-9, timeLimit: timeLimit, threads: threads,
            progress: progress)
    }

    private func builder(
        _ problem: ConversionProblem, _ objective: ConversionModelBuilder.Objective, _ kept: Kept?,
        among allowed: Set<ConversionColumns.AssignmentKey>? = nil
    ) -> ConversionModelBuilder {
        var builder = ConversionModelBuilder(problem, among: allowed)
        builder.build(objective)
        switch kept {
        case .power(let least): builder.keepPower(atLeast: least)
        case .target(let megawatts, let quarter): builder.keepTarget(megawatts, by: quarter)
        case nil: break
        }
        return builder
    }
}

extension ConversionModelBuilder {
    /// Requires this much power to be let.
    mutating func keepPower(atLeast least: Double) {
        var power = Expression()
        for x in columns.assignments { power.add(x.column, problem.groups[x.group].criticalMW) }
        guard !power.terms.isEmpty else { return }
        model.require(least - 1e-6, power, infinity)
    }

    /// Requires this much power to be in service by a quarter.
    mutating func keepTarget(_ megawatts: Double, by quarter: Int) {
        var power = Expression()
        for (number, group) in problem.groups.enumerated() {
            power.add(columns.ready(number, quarter), group.criticalMW)
        }
        model.require(megawatts - 1e-6, power, infinity)
    }

    /// The columns of a plan's whole decisions; money is left to the solver.
    func point(of plan: ConversionPlan) -> [Double] {
        var point = Array(repeating: 0.0, count: model.columnCount)
        for x in columns.assignments {
            let count = plan.conversions.count {
                $0.group == x.group && $0.offer == x.offer && $0.ready == x.ready
            }
            point[x.column] = Double(count)
        }
        for (number, column) in columns.chosen {
            let x = columns.assignments[number]
            if plan.conversions.contains(where: { $0.group == x.group && $0.offer == x.offer }) {
                point[column] = 1
            }
        }
        for group in problem.groups.indices {
            let works = plan.conversions.filter { $0.group == group }
            for (quarter, column) in columns.ready[group].enumerated() {
                if let column { point[column] = Double(works.count { $0.ready <= quarter }) }
            }
            for (quarter, column) in columns.begun[group].enumerated() {
                point[column] = Double(works.count { ($0.shell ?? .max) <= quarter })
            }
        }
        for (site, quarter) in plan.sales {
            for later in quarter..<horizon where !columns.sold[site].isEmpty {
                point[columns.sold[site][later]] = 1
            }
        }
        for (offer, column) in columns.taken.enumerated() {
            if let column, plan.conversions.contains(where: { $0.offer == offer }) { point[column] = 1 }
        }
        if case .earliest(let target) = problem.goal {
            for (quarter, column) in columns.met.enumerated() {
                let power = plan.conversions.filter { $0.ready <= quarter }
                    .reduce(0) { $0 + problem.groups[$1.group].criticalMW }
                point[column] = power >= target ? 1 : 0
            }
        }
        return point
    }
}

extension ConversionProblem {
    /// The first quarter in which an owner's cash falls below its minimum if nothing is built or sold, with all the debt
    /// and shares it can have.
    func firstShortage() -> ConversionFailure? {
        for (index, owner) in owners.enumerated() {
            guard let finance = owner.finance else { continue }
            var flows = Array(repeating: 0.0, count: quarters)
            for group in groups where sites[group.site].owner == index {
                for quarter in 0..<quarters {
                    flows[quarter] += Double(group.count) * group.idle[quarter].netUSD
                }
            }
            var purse = LazyPurse(finance, quarters: quarters)
            if let (quarter, missing) = purse.shortage(
                flows: flows, spent: flows.map { _ in 0 }, signedCapacity: [])
            {
                return .outOfCash(
                    owner: owner.name, quarter: (first + quarter).description, missingUSD: missing)
            }
        }
        return nil
    }
}
