// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Steps of the factors and the cash flows on them, with everything that does not depend on chance computed once.
struct PathSteps: Sendable {
    /// Length of a quarter in years.
    private static let year = 0.25

    /// Lower triangle of the correlation's root, each row times its factor's quarterly deviation.
    private let root: [Double]
    private let drift: (bitcoin: Double, rent: Double)
    private let network: (pull: Double, elasticity: Double)
    private let power: (start: Double, level: Double, pull: Double)
    private let rate: (start: Double, level: Double, pull: Double)
    private let delay: (logMean: Double, deviation: Double)
    private let overrun: (logMean: Double, deviation: Double, share: Double, rest: Double)
    private let otherCost: Double
    private let spread: Double
    private let escalator: Double
    private let residual: Double
    /// A row a quarter.
    private let quarters: [Quarter]
    private let projects: [Project]

    private struct Quarter {
        /// MW · hours.
        let energy: Double
        /// Value of a megawatt-hour at today's price, with the reward and the trend of the network in it.
        let value: Double
        /// Log hash rate over its trend that the reward brings in the long run.
        let answer: Double
    }

    private struct Project {
        let start: Double
        let term: Double
        let lead: Double
        let buildStart: Int
        let signing: Int
        let capital: Double
        let isLet: Bool
        let isUnfinished: Bool
        /// Income of each quarter if on time, were it running.
        let incomes: [Double]
    }

    init(_ model: PathModel) {
        let (factors, plan) = (model.factors, model.plan)
        let year = Self.year
        let deviations = [
            factors.bitcoin.volatility, factors.network.volatility, factors.power.volatility,
            factors.rent.volatility, factors.rate.volatility,
        ].map { $0 * year.squareRoot() }
        guard let rows = Cholesky.root(factors.correlation) else {
            preconditionFailure("a checked model has a correlation with a root")
        }
        root = rows.indices.flatMap { row in (0...row).map { rows[row][$0] * deviations[row] } }
        drift = (
            (factors.bitcoin.drift - factors.bitcoin.volatility * factors.bitcoin.volatility / 2) * year,
            (factors.rent.drift - factors.rent.volatility * factors.rent.volatility / 2) * year
        )
        network = (factors.network.speed * year, factors.network.elasticity)
        power = (
            Elementary.log(factors.power.start), Elementary.log(factors.power.level),
            factors.power.speed * year
        )
        rate = (factors.rate.start, factors.rate.level, factors.rate.speed * year)
        delay = Self.parameters(of: factors.delay)
        let overrun = Self.parameters(of: factors.overrun)
        let share = factors.delayWithOverrun
        self.overrun = (overrun.logMean, overrun.deviation, share, (1 - share * share).squareRoot())
        otherCost = plan.mining.otherCost
        spread = plan.spread * year
        escalator = plan.escalator * year
        residual = plan.residual
        quarters = plan.mining.megawatts.indices.map { quarter in
            Quarter(
                energy: plan.mining.megawatts[quarter] * plan.mining.hours,
                value: plan.mining.dollarsPerMegawattHour[quarter] * plan.mining.reward[quarter]
                    * Elementary.exp(-factors.network.trend * year * Double(quarter + 1)),
                answer: factors.network.elasticity * Elementary.log(plan.mining.reward[quarter]))
        }
        projects = plan.projects.map { Self.project($0, plan) }
    }

    /// Mean and deviation of the logarithm; a mean of zero is a number that is always zero.
    private static func parameters(
        of number: FactorModel.Lognormal
    ) -> (logMean: Double, deviation: Double) {
        guard number.mean > 0 else { return (-700, 0) }
        let deviation = number.logDeviation
        return (Elementary.log(number.mean) - deviation * deviation / 2, deviation)
    }

    private static func project(_ project: CompanyPlan.Project, _ plan: CompanyPlan) -> Project {
        let growth = plan.escalator * year
        return Project(
            start: project.start, term: project.term, lead: project.start - Double(project.buildStart),
            buildStart: project.buildStart, signing: min(project.buildStart, plan.quarters - 1),
            capital: project.capital, isLet: project.isLet, isUnfinished: project.isUnfinished,
            incomes: (0..<plan.quarters).map { quarter in
                project.firstIncome * Elementary.exp(growth * (Double(quarter) - project.start))
            })
    }

    /// Present values of eight paths from their variates.
    func presentValues(_ variates: [SIMD8<Double>]) -> SIMD8<Double> {
        var run = Run(
            logPower: SIMD8(repeating: power.start), rate: SIMD8(repeating: rate.start),
            discounts: [SIMD8<Double>](), logRents: [SIMD8<Double>]())
        run.discounts.reserveCapacity(quarters.count)
        run.logRents.reserveCapacity(quarters.count)
        for quarter in quarters.indices { step(&run, quarter, variates) }
        let late = Lanes.exp(delay.logMean + variates[0] * delay.deviation)
        let mixed = variates[0] * overrun.share + variates[1] * overrun.rest
        let costs = Lanes.exp(overrun.logMean + mixed * overrun.deviation)
        let shrink = Lanes.exp(late * -escalator)
        var value = run.value
        for project in projects {
            value += self.value(of: project, run, late: late, costs: costs, shrink: shrink)
        }
        return value + run.discounts[quarters.count - 1] * residual
    }

    /// State of eight paths.
    private struct Run {
        var logBitcoin = SIMD8<Double>.zero
        /// Log hash rate over its trend.
        var logNetwork = SIMD8<Double>.zero
        var logPower: SIMD8<Double>
        var logRent = SIMD8<Double>.zero
        var rate: SIMD8<Double>
        /// Integral of the discount rate so far.
        var discounted = SIMD8<Double>.zero
        var value = SIMD8<Double>.zero
        /// Discount factor at the end of each quarter, and log rent at its start.
        var discounts: [SIMD8<Double>]
        var logRents: [SIMD8<Double>]
    }

    @inline(__always)
    private func step(_ run: inout Run, _ quarter: Int, _ variates: [SIMD8<Double>]) {
        let first = 2 + 5 * quarter
        run.logRents.append(run.logRent)
        run.discounted += run.rate * Self.year + spread
        run.logBitcoin += variates[first] * root[0] + drift.bitcoin
        let wanted = run.logBitcoin * network.elasticity + quarters[quarter].answer - run.logNetwork
        run.logNetwork += wanted * network.pull + shock(1, variates, first)
        run.logPower += (power.level - run.logPower) * power.pull + shock(2, variates, first)
        run.logRent += shock(3, variates, first) + drift.rent
        run.rate += (rate.level - run.rate) * rate.pull + shock(4, variates, first)
        let discount = Lanes.exp(-run.discounted)
        run.discounts.append(discount)
        let earned = Lanes.exp(run.logBitcoin - run.logNetwork) * quarters[quarter].value
        let margin = earned - Lanes.exp(run.logPower) - otherCost
        // A machine that would lose money stands still.
        run.value += discount * margin.replacing(with: 0, where: margin .< 0) * quarters[quarter].energy
    }

    /// The correlated change of a factor, its deviation in it.
    @inline(__always)
    private func shock(_ factor: Int, _ variates: [SIMD8<Double>], _ first: Int) -> SIMD8<Double> {
        let row = factor * (factor + 1) / 2
        var sum = variates[first] * root[row]
        for index in 1...factor { sum += variates[first + index] * root[row + index] }
        return sum
    }

    @inline(__always)
    private func value(
        of project: Project, _ run: Run, late: SIMD8<Double>, costs: SIMD8<Double>, shrink: SIMD8<Double>
    ) -> SIMD8<Double> {
        let delay = project.isUnfinished ? late : .zero
        var income = SIMD8<Double>.zero
        var capital = SIMD8<Double>.zero
        var paid = SIMD8<Double>.zero
        var spent = SIMD8<Double>.zero
        let pace = 1 / (delay + project.lead).replacing(with: 1e-9, where: delay + project.lead .< 1e-9)
        let opening = delay + project.start
        for quarter in min(project.buildStart, quarters.count)..<quarters.count {
            let end = Double(quarter + 1)
            // Quarters for which rent has been paid by the end of this one.
            let paidNow = Self.clamp(end - opening, to: project.term)
            income += run.discounts[quarter] * (paidNow - paid) * project.incomes[quarter]
            paid = paidNow
            let spentNow = Self.clamp((end - Double(project.buildStart)) * pace, to: 1)
            capital += run.discounts[quarter] * (spentNow - spent)
            spent = spentNow
        }
        if project.isUnfinished { income *= shrink }
        if !project.isLet { income *= Lanes.exp(run.logRents[project.signing]) }
        return income - capital * costs * project.capital
    }

    /// The number within 0 and an upper bound.
    @inline(__always)
    private static func clamp(_ values: SIMD8<Double>, to bound: Double) -> SIMD8<Double> {
        values.replacing(with: 0, where: values .< 0).replacing(with: bound, where: values .> bound)
    }
}
