// SPDX-License-Identifier: Apache-2.0

/// Runs the interior point until the certificate of the repaired plan holds.
enum ConvexSolver {
    /// Objective scale before a plan is known: what the site earns if nothing couples, USD.
    static func scale(_ problem: DispatchProblem) -> Double {
        var uses = PowerUses(problem)
        var amounts = [Double](repeating: 0, count: uses.kinds.count)
        var sum = 0.0
        for t in 0..<problem.count {
            uses.fill(t)
            _ = MeritOrder.divide(uses, into: &amounts)
            for use in uses.kinds.indices { sum += amounts[use] * uses.values[use] }
            sum -= uses.supplyCost
        }
        return sum * problem.hours + problem.constantUSD
    }

    /// The best plan of the convex part, with the duals that prove it.
    ///
    /// - Parameters:
    ///   - isOn: fixed on/off decisions of the committed units; nil where there are none or they are relaxed.
    ///   - shedding: intervals in which AI load may be shed.
    static func solve(
        _ problem: DispatchProblem, _ options: DispatchOptions
    ) throws(DispatchError) -> DispatchSolution {
        try run(problem, options, isOn: nil, shedding: nil).solution
    }

    /// The same, with on/off decisions and shedding fixed, and the point that proves it.
    static func run(
        _ problem: DispatchProblem, _ options: DispatchOptions, isOn: [UInt8]?, shedding: [UInt8]?,
        relaxesUnits: Bool = false
    ) throws(DispatchError) -> Outcome {
        reserveHeap()
        let model = StageModel(problem, isOn: isOn, shedding: shedding, relaxesUnits: relaxesUnits)
        var best: Outcome?
        for (boldness, fixesClear) in [(9.9, true), (9.9, false), (2.5, false), (0.99, false)] {
            // Without clear columns the second attempt would be the first.
            if boldness == 9.9, !fixesClear, let best, best.point.clear.isEmpty { continue }
            let found = attempt(model, options, isOn, boldness, fixesClear)
            if best.map({ badness(found.solution) < badness($0.solution) }) ?? true { best = found }
            if badness(found.solution) <= options.relativeGap { break }
        }
        guard var found = best, found.solution.certificate.largestViolation < 1e-5 else {
            throw .unsolved(
                key: "site", interval: nil, rule: "limits and minimum loads may not be met together")
        }
        let gap = found.solution.certificate.relativeGap
        found.solution.termination = gap <= options.relativeGap ? .optimal : .feasible(relativeGap: gap)
        return found
    }

    /// Takes a block that nothing touches and gives it back.
    ///
    /// glibc's allocator maps every block above 128 KB apart and returns it to the kernel when it is freed, so that each new
    /// array pays for its page faults again: a fifth of a first solve. Once a mapped block is freed, blocks up
    /// to its size come from the heap, which is kept. Other allocators lose nothing.
    private static func reserveHeap() {
        var block: [UInt8] = []
        block.reserveCapacity(24 << 20)
        withExtendedLifetime(block) {}
    }

    typealias Outcome = (solution: DispatchSolution, point: InteriorPoint)

    /// One run; the tolerance is tightened while the certificate of the repaired plan asks for it and gains by it.
    /// The best point is returned: past the accuracy of the arithmetic an interior point moves away again.
    private static func attempt(
        _ model: StageModel, _ options: DispatchOptions, _ isOn: [UInt8]?, _ boldness: Double,
        _ fixesClear: Bool
    ) -> Outcome {
        var point = InteriorPoint(model, boldness: boldness, fixesClear: fixesClear)
        var tolerance = options.relativeGap / 4
        var left = options.mostIterations
        var objective = scale(model.problem)
        var best: Outcome?
        while true {
            let (ending, iterations) = point.run(tolerance: tolerance, objective: objective, most: left)
            left -= max(1, iterations)
            var solution = solution(point, isOn)
            solution.iterations = options.mostIterations - left
            let before = best.map { badness($0.solution) } ?? .infinity
            let now = badness(solution)
            if best == nil || now < before { best = (solution, point) }
            let isDone = now <= options.relativeGap / 2 || now > before / 2
            if let best, ending != .converged || isDone || left <= 0 { return best }
            objective = solution.certificate.primalObjectiveUSD
            tolerance *= 0.1
        }
    }

    /// Gap plus violations beyond rounding.
    private static func badness(_ solution: DispatchSolution) -> Double {
        let violation = solution.certificate.largestViolation
        let badness = abs(solution.certificate.relativeGap) + (violation > 1e-7 ? violation : 0)
        return badness.isFinite ? badness : .infinity
    }

    private static func solution(_ point: InteriorPoint, _ isOn: [UInt8]?) -> DispatchSolution {
        let problem = point.model.problem
        var plan = point.plan()
        plan.isOn = isOn ?? []
        let streams = problem.evaluate(plan)
        let certificate = Certificate(
            primalObjectiveUSD: streams.net, dualBoundUSD: point.dualBound(),
            largestViolation: problem.largestViolation(plan), duals: point.duals.values(point.model))
        return DispatchSolution(
            plan: plan, streams: streams, termination: .optimal, method: .interiorPoint,
            certificate: certificate, iterations: 0)
    }
}
