// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattDispatch

/// A policy on the command line.
enum PolicyName: String, CaseIterable, ExpressibleByArgument {
    case perfect
    case breakeven
    case dayAhead = "day-ahead"
    case rolling
}

/// The rules of the policies.
struct RuleOptions: ParsableArguments {
    /// What a rolling plan takes for the prices to come.
    enum Forecast: String, CaseIterable, ExpressibleByArgument {
        case persistence
        case dayAhead = "day-ahead"
        case quantile
        case perfect
    }

    @Option(
        name: .long,
        help: ArgumentHelp("breakeven: price above which AI load is shed, USD/MWh.", valueName: "price"))
    var shedAbove: Double = 500

    @Option(name: .long, help: "rolling: what it takes for the prices to come.")
    var forecast: Forecast = .persistence

    @Option(name: .long, help: ArgumentHelp("rolling: how far it plans ahead, hours.", valueName: "hours"))
    var horizonHours: Double = 24

    @Option(name: .long, help: ArgumentHelp("rolling: how often it plans anew, hours.", valueName: "hours"))
    var stepHours: Double = 24

    @Option(name: .long, help: ArgumentHelp("quantile: which, 0 to 1.", valueName: "share"))
    var quantile: Double = 0.5

    @Option(name: .long, help: ArgumentHelp("quantile: over how many days before.", valueName: "days"))
    var quantileDays: Int = 7

    func validate() throws {
        guard shedAbove.isFinite else { throw ValidationError("--shed-above: write a price in USD/MWh") }
        guard stepHours > 0, horizonHours >= stepHours, horizonHours <= 8_760 else {
            throw ValidationError(
                "--horizon-hours \(horizonHours): write at least --step-hours, \(stepHours), and at most 8760"
            )
        }
        guard (0...1).contains(quantile) else {
            throw ValidationError("--quantile \(quantile): write 0 to 1")
        }
        guard (1...366).contains(quantileDays) else {
            throw ValidationError("--quantile-days \(quantileDays): write 1 to 366")
        }
    }

    /// The policy of a name, with these rules.
    func policy(_ name: PolicyName) -> DispatchPolicy {
        switch name {
        case .perfect: .perfectForesight
        case .breakeven: .breakeven(shedAboveUSDPerMWh: shedAbove)
        case .dayAhead: .dayAheadCommitment
        case .rolling:
            .rollingHorizon(horizonHours: horizonHours, stepHours: stepHours, forecast: priceForecast)
        }
    }

    private var priceForecast: PriceForecast {
        switch forecast {
        case .persistence: .persistence
        case .dayAhead: .dayAhead
        case .quantile: .quantile(quantile, days: quantileDays)
        case .perfect: .perfect
        }
    }
}
