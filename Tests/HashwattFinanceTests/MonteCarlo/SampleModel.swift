// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattNumerics

/// Models for tests.
enum SampleModel {
    static let correlation: [[Double]] = [
        [1, 0.3, 0.1, 0.2, -0.1], [0.3, 1, 0.1, 0.1, 0], [0.1, 0.1, 1, 0.1, 0.1],
        [0.2, 0.1, 0.1, 1, 0.1], [-0.1, 0, 0.1, 0.1, 1],
    ]

    static func factors(
        scale: Double = 1, correlation: [[Double]] = correlation, delayWithOverrun: Double = 0.5
    ) -> FactorModel {
        FactorModel(
            bitcoin: .init(drift: 0.05, volatility: 0.5 * scale),
            network: .init(trend: 0.2, elasticity: 0.6, speed: 1, volatility: 0.15 * scale),
            power: .init(start: 35, level: 38, speed: 1, volatility: 0.3 * scale),
            rent: .init(drift: 0.02, volatility: 0.15 * scale),
            rate: .init(start: 0.04, level: 0.035, speed: 0.3, volatility: 0.01 * scale),
            delay: .init(mean: 2, logDeviation: 0.6 * scale),
            overrun: .init(mean: 1.1, logDeviation: 0.2 * scale), correlation: correlation,
            delayWithOverrun: delayWithOverrun)
    }

    static func plan(quarters: Int = 60, projects: [CompanyPlan.Project] = projects) -> CompanyPlan {
        CompanyPlan(
            mining: .init(
                megawatts: (0..<quarters).map { $0 < 8 ? 400 : 100 },
                dollarsPerMegawattHour: (0..<quarters).map { 95 + 0.1 * Double($0) },
                reward: (0..<quarters).map { $0 < 10 ? 1 : 0.5 }, otherCost: 5, hours: 2_080.5),
            projects: projects, escalator: 0.03, residual: 4e8, spread: 0.06)
    }

    static let projects: [CompanyPlan.Project] = [
        .init(name: "a", start: 0, term: 40, firstIncome: 2e7, isLet: true, capital: 0, buildStart: 0),
        .init(name: "b", start: 4, term: 60, firstIncome: 9e7, isLet: true, capital: 1.5e9, buildStart: 0),
        .init(name: "c", start: 12, term: 30, firstIncome: 1e8, isLet: false, capital: 3e9, buildStart: 6),
    ]
}

/// The equations of Guides/monte-carlo.md for one path, written down again without lanes: a check of the kernel.
struct ScalarPath {
    let factors: FactorModel
    let plan: CompanyPlan

    func value(_ variates: [Double]) -> Double {
        let year = 0.25
        let root = Cholesky.root(factors.correlation) ?? []
        var (bitcoin, network, rent, discounted) = (0.0, 0.0, 0.0, 0.0)
        var (power, rate) = (Elementary.log(factors.power.start), factors.rate.start)
        var (discounts, rents): ([Double], [Double]) = ([], [])
        var total = 0.0
        for quarter in 0..<plan.quarters {
            let z = Array(variates[(2 + 5 * quarter)..<(7 + 5 * quarter)])
            let shocks = root.map { row in zip(row, z).reduce(0) { $0 + $1.0 * $1.1 } * year.squareRoot() }
            rents.append(rent)
            discounted += (rate + plan.spread) * year
            let sigma = factors.bitcoin.volatility
            let reward = Elementary.log(plan.mining.reward[quarter])
            bitcoin += (factors.bitcoin.drift - sigma * sigma / 2) * year + sigma * shocks[0]
            network +=
                factors.network.speed * (factors.network.elasticity * (bitcoin + reward) - network) * year
                + factors.network.volatility * shocks[1]
            power +=
                factors.power.speed * (Elementary.log(factors.power.level) - power) * year
                + factors.power.volatility * shocks[2]
            rent +=
                (factors.rent.drift - factors.rent.volatility * factors.rent.volatility / 2) * year
                + factors.rent.volatility * shocks[3]
            rate +=
                factors.rate.speed * (factors.rate.level - rate) * year + factors.rate.volatility * shocks[4]
            discounts.append(Elementary.exp(-discounted))
            let worth =
                plan.mining.dollarsPerMegawattHour[quarter]
                * Elementary.exp(
                    bitcoin + reward - network - factors.network.trend * year * Double(quarter + 1))
            let margin = max(worth - Elementary.exp(power) - plan.mining.otherCost, 0)
            total += discounts[quarter] * margin * plan.mining.megawatts[quarter] * plan.mining.hours
        }
        let mixed =
            factors.delayWithOverrun * variates[0]
            + (1 - factors.delayWithOverrun * factors.delayWithOverrun).squareRoot() * variates[1]
        let late = Self.lognormal(factors.delay, variates[0])
        let costs = Self.lognormal(factors.overrun, mixed)
        for project in plan.projects {
            total += value(of: project, late: late, costs: costs, discounts, rents)
        }
        return total + discounts[plan.quarters - 1] * plan.residual
    }

    private static func lognormal(_ number: FactorModel.Lognormal, _ variate: Double) -> Double {
        let deviation = number.logDeviation
        return number.mean * Elementary.exp(deviation * variate - deviation * deviation / 2)
    }

    /// Share of the project that quarter `q` pays and spends, from the begin and end of the intervals.
    private func value(
        of project: CompanyPlan.Project, late: Double, costs: Double, _ discounts: [Double], _ rents: [Double]
    ) -> Double {
        let delay = project.start > 0 ? late : 0
        let (opening, building) = (project.start + delay, Double(project.buildStart))
        func overlap(_ quarter: Int, _ begin: Double, _ end: Double) -> Double {
            max(0, min(Double(quarter + 1), end) - max(Double(quarter), begin))
        }
        var total = 0.0
        for quarter in project.buildStart..<plan.quarters {
            let age = Double(quarter) - project.start - delay
            var income = project.firstIncome * Elementary.exp(plan.escalator * 0.25 * age)
            if !project.isLet { income *= Elementary.exp(rents[project.buildStart]) }
            total += discounts[quarter] * income * overlap(quarter, opening, opening + project.term)
            if project.capital > 0 {
                let share = overlap(quarter, building, opening) / (opening - building)
                total -= discounts[quarter] * project.capital * costs * share
            }
        }
        return total
    }
}
