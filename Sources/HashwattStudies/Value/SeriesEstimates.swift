// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattNumerics
import HashwattUnits

/// Parameters of the factors that the bundled series tell: volatility of bitcoin, growth and volatility of the network.
struct SeriesEstimates: Sendable {
    /// Standard deviation of bitcoin's log change of a year.
    let bitcoinVolatility: Figure?
    /// Mean log growth of the network's hash rate a year.
    let networkTrend: Figure?
    /// Standard deviation of the log change of the network's hash rate a year.
    let networkVolatility: Figure?

    /// All that were found.
    var figures: [Figure] { [bitcoinVolatility, networkTrend, networkVolatility].compactMap(\.self) }

    private static let method = (guide: "monte-carlo.md", command: "hashwatt value TICKER --paths 1000000")

    /// Estimates from what was known on a day: a year of closes, and the months of the table.
    init(_ facts: FactSet, on day: CivilDate) {
        (bitcoinVolatility, networkTrend, networkVolatility) = (
            Self.bitcoin(facts, on: day), Self.network(facts, on: day)?.trend,
            Self.network(facts, on: day)?.volatility
        )
    }

    /// Daily log changes of the year before, times √365.
    private static func bitcoin(_ facts: FactSet, on day: CivilDate) -> Figure? {
        let market = MarketFigures(facts)
        guard let series = facts.closes["BTC-USD"], let last = series.index(of: day), last >= 60 else {
            return nil
        }
        let first = max(0, last - 365)
        let changes = (first..<last).map { Elementary.log(series.closes[$0 + 1] / series.closes[$0]) }
        guard let start = market.close("BTC-USD", on: series.dates[first]),
            let end = market.close("BTC-USD", on: day)
        else { return nil }
        return .estimated(
            FigureID("estimate", "bitcoin-volatility", day.description), "volatility of bitcoin a year",
            deviation(changes) * 365.0.squareRoot(), .ratio, asOf: .day(day),
            by: EstimationMethod(
                name: "standard deviation of \(changes.count) daily log changes · √365", guide: method.guide,
                command: method.command),
            from: [start, end])
    }

    /// Monthly log changes of the mean hash rate.
    private static func network(
        _ facts: FactSet, on day: CivilDate
    ) -> (trend: Figure, volatility: Figure)? {
        let months = facts.networkMonths.suffix(37)
        guard months.count > 12, let first = months.first, let last = months.last else { return nil }
        func hashRate(_ month: NetworkMonth) -> Figure {
            .read(
                FigureID("network", "hash-rate", month.month.description), "mean hash rate of \(month.month)",
                month.hashRate.exahashesPerSecond, .exahashesPerSecond, asOf: month.month, from: month.source)
        }
        let rates = months.map(\.hashRate.exahashesPerSecond)
        let changes = zip(rates.dropFirst(), rates).map { Elementary.log($0 / $1) }
        let inputs = [hashRate(first), hashRate(last)]
        let count = changes.count
        func figure(_ part: String, _ label: String, _ value: Double, _ name: String) -> Figure {
            .estimated(
                FigureID("estimate", "network-\(part)", day.description), label, value, .ratio,
                asOf: .day(day),
                by: EstimationMethod(name: name, guide: method.guide, command: method.command), from: inputs)
        }
        return (
            figure(
                "trend", "growth of the network a year, in logs", 12 * changes.reduce(0, +) / Double(count),
                "mean of \(count) monthly log changes · 12"),
            figure(
                "volatility", "volatility of the network a year", deviation(changes) * 12.0.squareRoot(),
                "standard deviation of \(count) monthly log changes · √12")
        )
    }

    private static func deviation(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(values.count - 1)).squareRoot()
    }
}
