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
        #expect(problem.largestViolation(result.plan) < 1e-5, "\(policy)")
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
}
