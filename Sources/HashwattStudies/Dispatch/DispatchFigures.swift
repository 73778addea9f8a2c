// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
public import HashwattFacts
import HashwattUnits

/// Figures of a plan, with their origin: what was read of the prices, and what the plan made of it.
public struct DispatchFigures: Sendable {
    /// The plan.
    public let outcome: DispatchOutcome
    /// Where its prices were read.
    public let source: Source
    /// The command line that makes the plan again.
    public let command: String

    /// The figures of a plan.
    public init(_ outcome: DispatchOutcome, source: Source, command: String) {
        self.outcome = outcome
        self.source = source
        self.command = command
    }

    private var site: String { outcome.problem.site.name }

    /// The day of the last interval.
    private var day: PartialDate {
        let last = outcome.start + outcome.interval * Int64(outcome.count - 1)
        return .day(outcome.scenario.zone.date(at: last))
    }

    /// Mean real-time price, USD/MWh.
    public var meanPrice: Figure {
        let prices = outcome.problem.series.realTimeUSDPerMWh
        return .read(
            FigureID("dispatch", site, "mean-price"), "mean price at \(site)",
            prices.reduce(0, +) / Double(prices.count), .usdPerMegawattHour, asOf: day, from: source)
    }

    /// Highest real-time price, USD/MWh.
    public var highestPrice: Figure {
        .read(
            FigureID("dispatch", site, "highest-price"), "highest price at \(site)",
            outcome.problem.series.realTimeUSDPerMWh.max() ?? 0, .usdPerMegawattHour, asOf: day, from: source)
    }

    /// A number of the plan.
    ///
    /// - Parameter part: names it among the plan's: `objective`, `sale`.
    public func figure(_ part: String, _ label: String, _ value: Double, _ unit: FigureUnit = .usd) -> Figure
    {
        .estimated(
            FigureID("dispatch", site, part), "\(label) of \(site)", value, unit, asOf: day,
            by: EstimationMethod(
                name: outcome.method.map { "optimal dispatch, \($0.rawValue)" } ?? "dispatch under a policy",
                guide: "dispatch-files.md", command: command), from: [meanPrice])
    }

    /// What it earned, USD.
    public var objective: Figure { figure("objective", "earnings", outcome.objectiveUSD) }

    /// What no plan exceeds, USD.
    public var bound: Figure { figure("bound", "bound on the earnings", outcome.boundUSD) }

    /// Power sold, USD.
    public var sale: Figure { figure("sale", "power sold", outcome.streams.sale) }
}
