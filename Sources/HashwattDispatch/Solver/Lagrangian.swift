// SPDX-License-Identifier: Apache-2.0

/// On/off decisions beside storage, budgets, peaks or too many joint states: a bound and a plan.
///
/// The rows' duals of the relaxed linear program give a first bound and schedules (``LagrangianBound``). A round
/// fixes the schedules, solves the linear program that remains, and searches the line from the best duals to
/// the duals of that plan: the bound is concave along it. The best plan and the best bound are returned.
struct Lagrangian {
    private let problem: DispatchProblem
    private let options: DispatchOptions
    private let units: [CommittedUnit]
    private let model: StageModel
    private let patterns: StagePatterns
    private var bestDuals: RowDuals
    private var bound: LagrangianBound
    private var best: DispatchSolution?
    private var bestPlanDuals: RowDuals?
    private var bestShedding: [UInt8]?
    private var tried: Set<[UInt8]> = []
    private var steps = 0

    static func solve(
        _ problem: DispatchProblem, _ options: DispatchOptions
    ) throws(DispatchError) -> DispatchSolution {
        var search = Lagrangian(problem, options)
        return try search.run()
    }

    private init(_ problem: DispatchProblem, _ options: DispatchOptions) {
        self.problem = problem
        self.options = options
        units = problem.committedUnits
        let model = StageModel(problem)
        (self.model, patterns) = (model, StagePatterns(model))
        // Any duals give a bound, so a relaxation that did not converge only costs quality.
        let strong = try? ConvexSolver.run(problem, options, isOn: nil, shedding: nil, relaxesUnits: true)
        let relaxed = strong ?? (try? ConvexSolver.run(problem, options, isOn: nil, shedding: nil))
        bestDuals =
            relaxed.map { $0.point.duals.translated(from: $0.point.model, to: model) } ?? RowDuals(model)
        bound = LagrangianBound(model, patterns, bestDuals, units)
    }

    private mutating func run() throws(DispatchError) -> DispatchSolution {
        for round in 0..<8 {
            guard let duals = attempt(bound.isOn, bound.shedding) else { break }
            guard gap > options.relativeGap, steps < options.mostLagrangianSteps else { break }
            searchLine(to: duals)
            if round == 7 { _ = attempt(bound.isOn, bound.shedding) }
        }
        if best == nil { fallBack() }
        improve()
        guard var found = best else {
            throw .unsolved(
                key: "site", interval: nil, rule: "limits and minimum loads may not be met together")
        }
        if let bestShedding { found.plan.note(events: bestShedding, isUnderWay: problem.eventBefore > 0) }
        found.method = .lagrangian
        found.certificate.dualBoundUSD = bound.value
        found.certificate.duals = bestDuals.values(model)
        found.iterations = steps
        let gap = found.certificate.relativeGap
        found.termination = gap <= options.relativeGap ? .optimal : .feasible(relativeGap: gap)
        return found
    }

    private var gap: Double {
        guard let best else { return .infinity }
        let objective = best.certificate.primalObjectiveUSD
        return (bound.value - objective) / max(1, abs(objective))
    }

    /// Solves what remains with the schedules fixed; returns its duals, or nil if it was tried before.
    private mutating func attempt(_ isOn: [UInt8], _ shedding: [UInt8]?) -> RowDuals? {
        guard tried.insert(isOn + (shedding ?? [])).inserted else { return nil }
        guard let (solution, point) = try? ConvexSolver.run(problem, options, isOn: isOn, shedding: shedding)
        else { return bestDuals }
        let objective = solution.certificate.primalObjectiveUSD
        let duals = point.duals.translated(from: point.model, to: model)
        if best.map({ objective > $0.certificate.primalObjectiveUSD }) ?? true {
            best = solution
            bestPlanDuals = duals
            bestShedding = shedding
        }
        return duals
    }

    /// Replaces one unit's schedule at a time by its best answer to the duals of the best plan.
    private mutating func improve() {
        for _ in 0..<2 {
            for index in units.indices {
                guard gap > options.relativeGap, let best, let duals = bestPlanDuals else { return }
                let answer = LagrangianBound(model, patterns, duals, units)
                var isOn = best.plan.isOn
                let range = index * problem.count..<(index + 1) * problem.count
                isOn.replaceSubrange(range, with: answer.isOn[range])
                _ = attempt(isOn, bestShedding)
            }
        }
    }

    /// Golden-section search for the lowest bound between the best duals and `other`, and a little beyond.
    private mutating func searchLine(to other: RowDuals) {
        let ratio = 0.618_033_988_749_894_8
        var (low, high) = (0.0, 1.2)
        var inner = (low: high - ratio * (high - low), high: low + ratio * (high - low))
        let start = bestDuals
        var values = (low: evaluate(start, other, inner.low), high: evaluate(start, other, inner.high))
        for _ in 0..<12 {
            if values.low < values.high {
                high = inner.high
                inner = (high - ratio * (high - low), inner.low)
                values = (evaluate(start, other, inner.low), values.low)
            } else {
                low = inner.low
                inner = (inner.high, low + ratio * (high - low))
                values = (values.high, evaluate(start, other, inner.high))
            }
        }
    }

    private mutating func evaluate(_ start: RowDuals, _ other: RowDuals, _ share: Double) -> Double {
        steps += 1
        let duals = start.towards(other, share)
        let found = LagrangianBound(model, patterns, duals, units)
        if found.value < bound.value { (bound, bestDuals) = (found, duals) }
        return found.value
    }

    /// Everything off; then generators on; then all as it was; then everything on: each as soon as its minimum time
    /// allows.
    private mutating func fallBack() {
        let count = problem.count
        let none: [UInt8]? = bound.shedding.map { _ in [UInt8](repeating: 0, count: count) }
        let rules: [(CommittedUnit) -> Bool] = [
            { _ in false }, { $0.isGenerator }, { $0.before > 0 }, { $0.before > 0 || $0.isGenerator },
            { _ in true },
        ]
        for rule in rules where best == nil {
            let isOn = units.flatMap { unit in
                let rest = unit.before > 0 ? unit.up - unit.before : unit.down + unit.before
                return (0..<count).map { t in (t < rest ? unit.before > 0 : rule(unit)) ? UInt8(1) : 0 }
            }
            _ = attempt(isOn, bound.shedding)
            _ = attempt(isOn, none)
        }
    }
}
