// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattFinance
import HashwattMining
import HashwattNumerics
import HashwattUnits

/// The simulation of a company's value: its sum of the parts with mining, contracts and halls on random paths.
///
/// Bitcoin held, cash, debt, power without a use and pipeline stay at their values of the day.
public struct ValuePaths: Sendable {
    /// The sum of the parts that it starts from.
    public let parts: SumOfParts
    /// What is simulated.
    public let model: PathModel
    /// Parts that are not simulated, USD.
    public let fixed: Double
    /// The volatility of bitcoin and growth and volatility of the network, estimated from series.
    public let estimates: [Figure]

    /// Quarters that are looked ahead.
    public static let quarters = 60

    /// The simulation of a company.
    ///
    /// - Throws: `PathModelError` where an assumption is impossible.
    public init(_ parts: SumOfParts, in book: ValueBook) throws(PathModelError) {
        self.parts = parts
        let estimates = SeriesEstimates(book.known, on: book.day)
        self.estimates = estimates.figures
        model = try PathModel(
            Self.factors(parts, estimates), Self.plan(parts, on: book.day))
        fixed = parts.parts.filter { Self.isFixed($0.kind) }.reduce(0) { $0 + $1.value.value }
    }

    private static func isFixed(_ kind: SumOfParts.Part.Kind) -> Bool {
        switch kind {
        case .mining, .contract, .conversion: false
        case .power, .pipeline, .holding, .debt: true
        }
    }

    /// Values a share from present values of paths, USD.
    public func perShare(_ presentValues: [Double]) -> [Double]? {
        guard let shares = parts.dilutedShares, parts.netAssetValue != nil else { return nil }
        return presentValues.map { ($0 + fixed) / shares.value }
    }
}

// MARK: Parameters

extension ValuePaths {
    /// Parameters that are judged; Guides/monte-carlo.md gives reasons and ranges.
    enum Judged {
        static let bitcoinDrift = 0.04
        static let networkElasticity = 0.6
        static let networkSpeed = 1.0
        static let powerSpeed = 1.0
        static let powerVolatility = 0.3
        static let rentDrift = 0.02
        static let rentVolatility = 0.15
        static let rateStart = 0.04
        static let rateLevel = 0.035
        static let rateSpeed = 0.3
        static let rateVolatility = 0.01
        static let delay = FactorModel.Lognormal(mean: 2, logDeviation: 0.6)
        static let overrun = FactorModel.Lognormal(mean: 1.1, logDeviation: 0.2)
        static let delayWithOverrun = 0.5
        static let network = (trend: 0.25, volatility: 0.2)
        static let bitcoinVolatility = 0.6
        /// Bitcoin, network, power, rent, rate.
        static let correlation: [[Double]] = [
            [1, 0.2, 0, 0.1, -0.1], [0.2, 1, 0, 0, 0], [0, 0, 1, 0.2, 0.1], [0.1, 0, 0.2, 1, 0.1],
            [-0.1, 0, 0.1, 0.1, 1],
        ]
    }

    private static func factors(_ parts: SumOfParts, _ estimates: SeriesEstimates) -> FactorModel {
        let power = 10 * (parts.company.powerCost ?? parts.assumptions[.powerCost]).value
        return FactorModel(
            bitcoin: .init(
                drift: Judged.bitcoinDrift,
                volatility: estimates.bitcoinVolatility?.value ?? Judged.bitcoinVolatility),
            network: .init(
                trend: estimates.networkTrend?.value ?? Judged.network.trend,
                elasticity: Judged.networkElasticity, speed: Judged.networkSpeed,
                volatility: estimates.networkVolatility?.value ?? Judged.network.volatility),
            power: .init(
                start: max(power, 0.01), level: max(power, 0.01), speed: Judged.powerSpeed,
                volatility: Judged.powerVolatility),
            rent: .init(drift: Judged.rentDrift, volatility: Judged.rentVolatility),
            rate: .init(
                start: Judged.rateStart, level: Judged.rateLevel, speed: Judged.rateSpeed,
                volatility: Judged.rateVolatility),
            delay: Judged.delay, overrun: Judged.overrun, correlation: Judged.correlation,
            delayWithOverrun: Judged.delayWithOverrun)
    }

    private static func plan(_ parts: SumOfParts, on day: CivilDate) -> CompanyPlan {
        let assumptions = parts.assumptions
        let isMining = parts.parts.contains { $0.kind == .mining }
        let life = 4 * Int(assumptions[.miningYears].value)
        let power = isMining ? parts.miningPower?.value ?? 0 : 0
        let worth = isMining ? parts.miningPrice?.value ?? 0 : 0
        let all = 0..<quarters
        let projects = contracts(parts) + halls(parts)
        return CompanyPlan(
            mining: .init(
                megawatts: all.map { $0 < life ? power : 0 },
                dollarsPerMegawattHour: all.map { _ in worth }, reward: all.map { reward($0, after: day) },
                otherCost: assumptions[.otherCost].value, hours: 2_190 * assumptions[.uptime].value),
            projects: projects.map(\.plan), escalator: escalator(parts),
            residual: projects.reduce(0) { $0 + $1.afterHorizon(at: assumptions[.discountRate].value) },
            spread: Elementary.log(1 + assumptions[.discountRate].value) - Judged.rateStart)
    }

    /// Halvings come every four years after April 2024 (block 840,000, 2024-04-20); fees are taken to shrink alike.
    private static func reward(_ quarter: Int, after day: CivilDate) -> Double {
        let years = Double(day.year) + Double(day.month - 1) / 12 + Double(quarter) / 4
        var halvings = 0
        for next in [2_028.3, 2_032.3, 2_036.3, 2_040.3] where years >= next && day.year < Int(next) + 1 {
            halvings += 1
        }
        return (0..<halvings).reduce(1.0) { value, _ in value / 2 }
    }

    /// A project, and what comes of it after the last quarter.
    private struct Lease {
        let plan: CompanyPlan.Project
        /// Mean NOI of a quarter.
        let income: Double
        /// Worth of the hall when the lease ends.
        let left: Double

        /// Value at the horizon of rent still to come and of the hall, without chance.
        func afterHorizon(at rate: Double) -> Double {
            let years = (plan.start + plan.term - Double(ValuePaths.quarters)) / 4
            let hall = left * Elementary.power(1 + rate, -years)
            guard years > 0 else { return hall }
            return hall + 4 * income * (1 - Elementary.power(1 + rate, -years)) / rate
        }
    }

    private static func contracts(_ parts: SumOfParts) -> [Lease] {
        parts.company.contracts.compactMap { contract in
            guard let income = parts.income(contract), let term = contract.deal.termYears else { return nil }
            let share = contract.ownedShare?.value ?? 1
            let start = max(1, 4 * parts.assumptions[.leaseDelay].value)
            let load = contract.isTenantFunded ? 0 : share * parts.criticalIT(contract).value
            let quarterly = share * income.value / 4
            return Lease(
                plan: .init(
                    name: contract.deal.id, start: start, term: 4 * term,
                    firstIncome: first(mean: quarterly, quarters: 4 * term, parts), isLet: true,
                    capital: load * parts.cost(contract).value, buildStart: 0),
                income: quarterly,
                left: load * parts.hallCost(contract).value * parts.assumptions[.residual].value)
        }
    }

    private static func escalator(_ parts: SumOfParts) -> Double {
        parts.assumptions.leasePath == .rising ? parts.assumptions[.escalator].value : 0
    }

    /// First quarter's income of a lease that grows by the escalator and has this mean.
    private static func first(mean: Double, quarters: Double, _ parts: SumOfParts) -> Double {
        let growth = escalator(parts) / 4 * quarters
        if growth == 0 { return mean }
        return mean * growth / (Elementary.exp(growth) - 1)
    }

    /// Halls not yet let: the rent is that of the market in half a year, when building begins.
    private static func halls(_ parts: SumOfParts) -> [Lease] {
        let assumptions = parts.assumptions
        guard parts.hallValue.value > 0, let uncommitted = parts.uncommitted, uncommitted.value > 0 else {
            return []
        }
        let load = uncommitted.value * assumptions[.share].value / assumptions[.overhead].value
        guard load > 0 else { return [] }
        let term = 4 * assumptions[.newLeaseYears].value
        let income = load * 1_000 * 3 * assumptions[.rent].value * assumptions[.leaseMargin].value
        let capital = load * assumptions[.capital].value
        return [
            Lease(
                plan: .init(
                    name: "halls not yet let", start: max(3, 4 * assumptions[.buildYears].value), term: term,
                    firstIncome: first(mean: income, quarters: term, parts), isLet: false, capital: capital,
                    buildStart: 2),
                income: income, left: capital * assumptions[.residual].value)
        ]
    }
}
