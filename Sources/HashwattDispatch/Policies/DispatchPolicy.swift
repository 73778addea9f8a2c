// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

/// How a site decides without knowing the prices to come.
public enum DispatchPolicy: Hashable, Sendable {
    /// Knows every price: the optimum, and the bound all others are measured against.
    case perfectForesight
    /// Each class runs while its value is above what its power would fetch; the AI load is shed, within its
    /// budget, above a price; battery unused.
    case breakeven(shedAboveUSDPerMWh: Double)
    /// On/off, battery and shedding are planned each day on the day-ahead prices of that day; the rest follows
    /// the real-time price.
    case dayAheadCommitment
    /// Plans `horizonHours` ahead, every `stepHours`, on a forecast; knows the real-time price of the interval it
    /// is in.
    case rollingHorizon(horizonHours: Double, stepHours: Double, forecast: PriceForecast)
}

/// What a rolling plan takes for the prices to come.
public enum PriceForecast: Hashable, Sendable {
    /// The same interval of the day before; on the first day the present price.
    case persistence
    /// The day-ahead price.
    case dayAhead
    /// A quantile (0 to 1) of the same interval in the days before, at most `days` of them.
    case quantile(Double, days: Int)
    /// The true prices: what a longer look ahead alone would be worth.
    case perfect
}

/// What a policy earned on the prices that came.
public struct BacktestResult: Hashable, Sendable {
    /// What was done.
    public var plan: DispatchPlan
    /// Money by stream at the real-time prices, USD.
    public var streams: RevenueStreams
    /// No plan earns more, USD: the dual bound under perfect foresight.
    public var boundUSD: Double
    /// What the site earns or pays whatever it does (take-or-pay contracts, rent), USD.
    public var constantUSD: Double
    /// Hours in which AI load was shed.
    public var aiCurtailedHours: Double
    /// AI load shed, MWh.
    public var aiCurtailedMWh: Double
    /// Hours in which each class was off or below a hundredth of its capacity.
    public var classCurtailedHours: [Double]
    /// Energy mined by each class, MWh.
    public var classMWh: [Double]

    /// Share of the earnings that decisions can move which the policy captured: (net − constant) / (bound − constant).
    public var captureRate: Double { (streams.net - constantUSD) / (boundUSD - constantUSD) }
}

extension DispatchProblem {
    /// Runs a policy over the problem's prices and measures it against perfect foresight.
    ///
    /// A policy sees only what it may know when it decides. At the seams between its plans it carries over: stored
    /// energy, load and time in state of each unit, the month's peak, what is left of the AI budgets, and the event
    /// under way. Reserve is held as planned, up to what runs.
    ///
    /// - Parameter fallback: a mixed-integer solver for the bound, and for plans that the site's own paths do not find.
    /// - Throws: ``DispatchError/unsupported(key:rule:)`` where the series lack what the policy needs, or as
    ///   ``solve(_:)`` does.
    /// - Complexity: that of one solve for each plan, and of one over the whole horizon.
    public func backtest(
        _ policy: DispatchPolicy, fallback: LinearSolver? = nil
    ) throws(DispatchError) -> BacktestResult {
        let foresight = try solve(fallback: fallback)
        let plan: DispatchPlan
        switch policy {
        case .perfectForesight: plan = foresight.plan
        case .breakeven(let price):
            var rule = try BreakevenPolicy(self, shedAbove: price)
            plan = try rule.plan()
        case .dayAheadCommitment:
            var rolling = try RollingPolicy(self, horizonHours: 24, stepHours: 24, forecast: .dayAhead)
            rolling.knowsPresent = false
            rolling.fallback = fallback
            plan = try rolling.plan()
        case .rollingHorizon(let horizon, let step, let forecast):
            var rolling = try RollingPolicy(self, horizonHours: horizon, stepHours: step, forecast: forecast)
            rolling.fallback = fallback
            plan = try rolling.plan()
        }
        return result(plan, bound: foresight.certificate.dualBoundUSD)
    }

    private func result(_ plan: DispatchPlan, bound: Double) -> BacktestResult {
        let shed = plan.curtailedMW
        let classes = site.classes.indices
        func load(_ index: Int) -> ArraySlice<Double> { plan.classMW[index * count..<(index + 1) * count] }
        return BacktestResult(
            plan: plan, streams: evaluate(plan), boundUSD: bound, constantUSD: constantUSD,
            aiCurtailedHours: Double(shed.count { $0 > 1e-6 }) * hours,
            aiCurtailedMWh: Self.total(shed) * hours,
            classCurtailedHours: classes.map { index in
                let least = 0.01 * site.classes[index].capacityMW
                return Double(load(index).count { $0 < least }) * hours
            },
            classMWh: classes.map { Self.total(load($0)) * hours })
    }
}
