// SPDX-License-Identifier: Apache-2.0

public import HashwattDispatch
public import HashwattNumerics
public import HashwattUnits

/// What a site did on its prices under a policy, with its money and its distance from the best that was possible.
public struct DispatchOutcome: Sendable {
    /// The site as asked.
    public let scenario: DispatchScenario
    /// The checked problem.
    public let problem: DispatchProblem
    /// Start of the first interval.
    public let start: Instant
    /// Length of an interval.
    public let interval: Seconds
    /// How it decided.
    public let policy: DispatchPolicy
    /// What was done.
    public let plan: DispatchPlan
    /// Money by stream, USD.
    public let streams: RevenueStreams
    /// What it earned, USD.
    public let objectiveUSD: Double
    /// No plan earns more, USD.
    public let boundUSD: Double
    /// What is earned or paid whatever is done, USD.
    public let constantUSD: Double
    /// Which algorithm found the optimum; nil for a policy's plan.
    public let method: SolutionMethod?
    /// Whether the plan is proved optimal.
    public let isOptimal: Bool
    /// Bitcoin mined; nil where the site file does not give what it takes.
    public let bitcoin: Double?
    /// Hours in which AI load was shed.
    public let aiCurtailedHours: Double
    /// AI load shed, MWh.
    public let aiCurtailedMWh: Double
    /// Energy mined by each class, MWh.
    public let classMWh: [Double]

    /// (bound − objective) / max(1, |objective|).
    public var relativeGap: Double { (boundUSD - objectiveUSD) / max(1, abs(objectiveUSD)) }

    /// Share of the earnings that decisions can move which was captured; nil where they can move nothing.
    public var captureRate: Double? {
        let movable = boundUSD - constantUSD
        return movable > 1e-9 * max(1, abs(boundUSD)) ? (objectiveUSD - constantUSD) / movable : nil
    }

    /// Number of intervals.
    public var count: Int { plan.count }

    /// Hours of the horizon.
    public var hours: Double { Double(interval.count) / 3_600 * Double(count) }

    /// Mining capacity that did not run, as hours of the whole fleet: 1 − energy / (capacity · hours), times hours.
    public var miningCurtailedHours: Double {
        let capacity = problem.site.classes.reduce(0) { $0 + $1.capacityMW }
        return capacity > 0 ? hours - classMWh.reduce(0, +) / capacity : 0
    }

    /// Energy sold at the real-time price, MWh.
    public var soldMWh: Double { plan.saleMW.reduce(0, +) * Double(interval.count) / 3_600 }
}

extension DispatchScenario {
    /// Plans the site on prices, by foresight or under a policy.
    ///
    /// - Parameter fallback: a mixed-integer solver for what the site's own paths leave open.
    /// - Throws: what is wrong with site or prices, or that no plan is possible.
    /// - Complexity: that of ``DispatchProblem/backtest(_:)``.
    public func run(
        _ policy: DispatchPolicy = .perfectForesight, on prices: PriceTable, fallback: LinearSolver? = nil
    ) throws(DispatchScenarioError) -> DispatchOutcome {
        let problem = try problem(on: prices)
        let rate = bitcoinPerMWh(on: prices)
        do {
            if policy == .perfectForesight {
                let solution = try problem.solve(fallback: fallback)
                return outcome(problem, prices, rate, solution)
            }
            let result = try problem.backtest(policy, fallback: fallback)
            return outcome(problem, prices, rate, policy, result)
        } catch {
            throw DispatchScenarioError(error)
        }
    }

    private func outcome(
        _ problem: DispatchProblem, _ prices: PriceTable, _ rate: [Double]?, _ solution: DispatchSolution
    ) -> DispatchOutcome {
        let shed = solution.plan.curtailedMW
        let count = prices.count
        let fixed = solution.streams.rent - takeOrPayUSD(prices)
        return DispatchOutcome(
            scenario: self, problem: problem, start: prices.start, interval: prices.interval,
            policy: .perfectForesight, plan: solution.plan, streams: solution.streams,
            objectiveUSD: solution.certificate.primalObjectiveUSD,
            boundUSD: solution.certificate.dualBoundUSD, constantUSD: fixed, method: solution.method,
            isOptimal: solution.termination == .optimal, bitcoin: bitcoin(solution.plan, rate, prices.hours),
            aiCurtailedHours: Double(shed.count { $0 > 1e-6 }) * prices.hours,
            aiCurtailedMWh: shed.reduce(0, +) * prices.hours,
            classMWh: site.classes.indices.map { index in
                solution.plan.classMW[index * count..<(index + 1) * count].reduce(0, +) * prices.hours
            })
    }

    private func outcome(
        _ problem: DispatchProblem, _ prices: PriceTable, _ rate: [Double]?, _ policy: DispatchPolicy,
        _ result: BacktestResult
    ) -> DispatchOutcome {
        DispatchOutcome(
            scenario: self, problem: problem, start: prices.start, interval: prices.interval, policy: policy,
            plan: result.plan, streams: result.streams, objectiveUSD: result.streams.net,
            boundUSD: result.boundUSD, constantUSD: result.constantUSD, method: nil, isOptimal: false,
            bitcoin: bitcoin(result.plan, rate, prices.hours), aiCurtailedHours: result.aiCurtailedHours,
            aiCurtailedMWh: result.aiCurtailedMWh, classMWh: result.classMWh)
    }

    /// What the take-or-pay contracts cost whatever is done, USD.
    private func takeOrPayUSD(_ prices: PriceTable) -> Double {
        site.contracts.indices.filter { site.contracts[$0].isTakeOrPay }.reduce(0) { sum, index in
            let profile = (try? profile(of: index, on: prices)) ?? []
            let power =
                profile.isEmpty
                ? site.contracts[index].megawatts * Double(prices.count) : profile.reduce(0, +)
            return sum + power * prices.hours * site.contracts[index].priceUSDPerMWh
        }
    }

    private func bitcoin(_ plan: DispatchPlan, _ rate: [Double]?, _ hours: Double) -> Double? {
        rate.map { rate in
            zip(rate, plan.classMW).reduce(0) { $0 + $1.0 * $1.1 } * hours
        }
    }
}
