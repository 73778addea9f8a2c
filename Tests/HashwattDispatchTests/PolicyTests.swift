// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import Testing

struct PolicyTests {
    /// A month of problem C's site: battery, AI load, demand charge.
    private func month(committed: Bool = false) throws -> DispatchProblem {
        let series = ReferenceProblem.series(days: 10)
        var problem =
            committed ? try ReferenceProblem.problemB(series) : try ReferenceProblem.problemC(series)
        var values = problem.series
        // The day-ahead curve: the mean of the hour and its neighbours.
        values.dayAheadUSDPerMWh = values.realTimeUSDPerMWh.indices.map { t in
            let near = values.realTimeUSDPerMWh[max(0, t - 1)...min(values.count - 1, t + 1)]
            return near.reduce(0, +) / Double(near.count)
        }
        problem = try DispatchProblem(site: problem.site, series: values)
        return problem
    }

    static let policies: [DispatchPolicy] = [
        .breakeven(shedAboveUSDPerMWh: 200), .dayAheadCommitment,
        .rollingHorizon(horizonHours: 36, stepHours: 6, forecast: .persistence),
        .rollingHorizon(horizonHours: 36, stepHours: 6, forecast: .dayAhead),
        .rollingHorizon(horizonHours: 36, stepHours: 6, forecast: .quantile(0.5, days: 7)),
    ]

    @Test(arguments: policies, [false, true])
    func noPolicyBeatsTheBoundAndEveryPlanIsFeasible(policy: DispatchPolicy, committed: Bool) throws {
        let problem = try month(committed: committed)
        let result = try problem.backtest(policy)
        #expect(result.streams.net <= result.boundUSD + 1e-6 * abs(result.boundUSD), "\(policy)")
        #expect(PlanRules(problem, result.plan).broken == [], "\(policy)")
        #expect(result.captureRate > 0.5, "\(policy): \(result.captureRate)")
        #expect(problem.evaluate(result.plan) == result.streams)
    }

    @Test func perfectForesightIsTheBound() throws {
        let result = try month().backtest(.perfectForesight)
        #expect(abs(result.captureRate - 1) < 1e-7)
    }

    /// Without coupling the true prices a day ahead are worth as much as all of them.
    @Test func perfectForecastOfAnUncoupledSiteLosesNothing() throws {
        let problem = try ReferenceProblem.problemA(ReferenceProblem.series(days: 3))
        let policy = DispatchPolicy.rollingHorizon(horizonHours: 24, stepHours: 24, forecast: .perfect)
        #expect(abs(try problem.backtest(policy).captureRate - 1) < 1e-12)
    }

    /// Minimum times are kept across the seams of a rolling plan.
    @Test func rollingPlansKeepMinimumTimes() throws {
        let problem = try month(committed: true)
        let plan = try problem.backtest(
            .rollingHorizon(horizonHours: 24, stepHours: 5, forecast: .persistence)
        ).plan
        for unit in 0..<6 {
            let isOn = Array(plan.isOn[unit * problem.count..<(unit + 1) * problem.count])
            var length = 1
            var isFirst = true
            for t in 1..<isOn.count {
                if isOn[t] == isOn[t - 1] {
                    length += 1
                    continue
                }
                #expect(isFirst || length >= 2, "unit \(unit), interval \(t)")
                (length, isFirst) = (1, false)
            }
        }
    }

    @Test func missingDayAheadPricesAreNamed() throws {
        let problem = try ReferenceProblem.problemA(ReferenceProblem.series(days: 1))
        #expect(
            throws: DispatchError.unsupported(
                key: "day_ahead_usd_per_mwh", rule: "this policy needs day-ahead prices")
        ) { try problem.backtest(.dayAheadCommitment) }
    }

    /// Sites of every mix of features and problem C, over horizons and steps: no rule of the whole horizon is broken
    /// at the seams, and foresight is not beaten. A rule that sees too little may end where no plan is left; it
    /// says so, and seldom does.
    @Test func everyPolicyKeepsEveryRuleOfRandomSites() throws {
        var tally: [String: Int] = [:]
        let seeds = RandomSiteTests.isSlow ? (0..<186).map { 11 * $0 } : (0..<12).map { 171 * $0 }
        for seed in seeds {
            guard let problem = try foreseeable(seed) else { continue }
            for policy in Self.policies(problem.series.intervalHours) {
                guard let result = try outcome(problem, policy) else {
                    tally["ended", default: 0] += 1
                    continue
                }
                tally["kept", default: 0] += 1
                #expect(PlanRules(problem, result.plan).broken == [], "seed \(seed), \(policy)")
                let slack = 1e-6 * max(1, abs(result.boundUSD))
                #expect(result.streams.net <= result.boundUSD + slack, "seed \(seed), \(policy)")
            }
        }
        #expect(tally["ended", default: 0] * 50 <= tally["kept", default: 0], "\(tally)")
        print("policies on random sites, seeds \(seeds.first ?? 0)...\(seeds.last ?? 0): \(tally)")
    }

    /// Nil where the policy has left no plan.
    private func outcome(_ problem: DispatchProblem, _ policy: DispatchPolicy) throws -> BacktestResult? {
        do {
            return try problem.backtest(policy)
        } catch {
            switch error {
            case .infeasible, .unsolved: return nil
            default: throw error
            }
        }
    }

    /// A random site that has a plan, with day-ahead prices that are wrong.
    private func foreseeable(_ seed: Int) throws -> DispatchProblem? {
        let problem = try RandomSite.problem(seed: seed)
        guard (try? problem.solve()) != nil else { return nil }
        var series = problem.series
        series.dayAheadUSDPerMWh = series.realTimeUSDPerMWh.reversed()
        return try DispatchProblem(site: problem.site, series: series)
    }

    private static func policies(_ hours: Double) -> [DispatchPolicy] {
        [
            .breakeven(shedAboveUSDPerMWh: 150), .dayAheadCommitment,
            .rollingHorizon(horizonHours: 2 * hours, stepHours: hours, forecast: .persistence),
            .rollingHorizon(horizonHours: 4 * hours, stepHours: 4 * hours, forecast: .quantile(0.7, days: 2)),
            .rollingHorizon(horizonHours: 5 * hours, stepHours: 2 * hours, forecast: .dayAhead),
        ]
    }

    /// Problem C for six weeks, so that budget, month and battery cross the seams of every horizon.
    @Test(arguments: [
        (24.0, 24.0, PriceForecast.persistence), (36, 24, .perfect), (96, 48, .quantile(0.5, days: 7)),
    ])
    func rollingPlansOfProblemCKeepEveryRule(horizon: Double, step: Double, forecast: PriceForecast) throws {
        var problem = try ReferenceProblem.problemC(ReferenceProblem.series(days: 42))
        var site = problem.site
        site.ai?.budgetMWh = 200
        problem = try DispatchProblem(site: site, series: problem.series)
        let result = try problem.backtest(
            .rollingHorizon(horizonHours: horizon, stepHours: step, forecast: forecast))
        #expect(PlanRules(problem, result.plan).broken == [])
        #expect(result.captureRate <= 1 + 1e-9 && result.captureRate > 0.9, "\(result.captureRate)")
    }
}
