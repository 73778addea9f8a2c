// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A factor model and a plan that fit each other: what a simulation needs, checked.
public struct PathModel: Hashable, Sendable {
    /// Most quarters: two dimensions a path and five a quarter must have Sobol directions.
    public static let maximumQuarters =
        (SobolSequence.maximumDimensions - 2) / FactorModel.Factor.allCases.count

    /// The factors.
    public let factors: FactorModel
    /// The plan.
    public let plan: CompanyPlan

    /// A checked model.
    ///
    /// - Throws: the first input that is impossible.
    public init(_ factors: FactorModel, _ plan: CompanyPlan) throws(PathModelError) {
        guard (1...Self.maximumQuarters).contains(plan.quarters) else { throw .quarters(plan.quarters) }
        for series in [plan.mining.dollarsPerMegawattHour, plan.mining.reward] {
            guard series.count == plan.quarters else { throw .lengths(plan.quarters, series.count) }
        }
        for check in Self.checks(factors) + Self.checks(plan) where !check.holds {
            throw .number(check.name, check.value, must: check.must)
        }
        guard factors.correlation.count == FactorModel.Factor.allCases.count,
            factors.correlation.indices.allSatisfy({ factors.correlation[$0][$0] == 1 }),
            Cholesky.root(factors.correlation) != nil
        else { throw .correlation }
        self.factors = factors
        self.plan = plan
    }

    private struct Check {
        let name: String
        let value: Double
        let must: String
        let holds: Bool

        static func atLeastZero(_ name: String, _ value: Double) -> Check {
            Check(name: name, value: value, must: "0 or more", holds: value >= 0 && value.isFinite)
        }
        static func positive(_ name: String, _ value: Double) -> Check {
            Check(name: name, value: value, must: "above 0", holds: value > 0 && value.isFinite)
        }
        static func finite(_ name: String, _ value: Double) -> Check {
            Check(name: name, value: value, must: "a finite number", holds: value.isFinite)
        }
        /// A pull above four a year would overshoot its level within a quarter.
        static func speed(_ name: String, _ value: Double) -> Check {
            Check(name: name, value: value, must: "0 to 4 a year", holds: (0...4).contains(value))
        }
    }

    private static func checks(_ factors: FactorModel) -> [Check] {
        [
            .finite("drift of bitcoin", factors.bitcoin.drift),
            .atLeastZero("volatility of bitcoin", factors.bitcoin.volatility),
            .finite("trend of the network", factors.network.trend),
            .finite("elasticity of the network", factors.network.elasticity),
            .speed("speed of the network's response", factors.network.speed),
            .atLeastZero("volatility of the network", factors.network.volatility),
            .positive("power price", factors.power.start), .positive("level of power", factors.power.level),
            .speed("speed of power", factors.power.speed),
            .atLeastZero("volatility of power", factors.power.volatility),
            .finite("drift of rents", factors.rent.drift),
            .atLeastZero("volatility of rents", factors.rent.volatility),
            .finite("interest rate", factors.rate.start), .finite("level of rates", factors.rate.level),
            .speed("speed of rates", factors.rate.speed),
            .atLeastZero("volatility of rates", factors.rate.volatility),
            .atLeastZero("mean delay", factors.delay.mean),
            .atLeastZero("deviation of the delay", factors.delay.logDeviation),
            .positive("mean overrun", factors.overrun.mean),
            .atLeastZero("deviation of the overrun", factors.overrun.logDeviation),
            Check(
                name: "correlation of delay and overrun", value: factors.delayWithOverrun,
                must: "between -1 and 1", holds: factors.delayWithOverrun.magnitude <= 1),
        ]
    }

    private static func checks(_ plan: CompanyPlan) -> [Check] {
        let mining = plan.mining
        let projects = plan.projects.flatMap { project in
            [
                Check.atLeastZero("lead time of \(project.name)", project.start - Double(project.buildStart)),
                .atLeastZero("start of building \(project.name)", Double(project.buildStart)),
                .atLeastZero("start of \(project.name)", project.start),
                .positive("term of \(project.name)", project.term),
                .finite("income of \(project.name)", project.firstIncome),
                .atLeastZero("capital of \(project.name)", project.capital),
                // What is to be spent needs time to be spent in.
                Check(
                    name: "lead time of \(project.name)", value: project.start - Double(project.buildStart),
                    must: "above 0 where capital is yet to be spent",
                    holds: project.capital == 0 || project.start > Double(project.buildStart)),
            ]
        }
        return mining.megawatts.map { .atLeastZero("mining megawatts", $0) }
            + mining.dollarsPerMegawattHour.map { .atLeastZero("value of mining", $0) }
            + mining.reward.map { .positive("reward of a block", $0) }
            + [
                .finite("other cost of mining", mining.otherCost),
                .atLeastZero("hours of mining", mining.hours),
                .finite("escalator", plan.escalator), .finite("residual value", plan.residual),
                .finite("discount spread", plan.spread),
            ] + projects
    }
}
