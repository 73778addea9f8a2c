// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
public import HashwattFinance
public import HashwattStudies
import HashwattUnits

/// The outcome of a simulation of a company's value, with the sampling error of every number.
public struct ValueSimulation: Sendable {
    private let paths: ValuePaths
    private let statistics: PathStatistics
    private let settings: Settings

    /// How it was run.
    public struct Settings: Hashable, Sendable {
        /// Where the randomness came from.
        public let sampling: Sampling
        /// The seed.
        public let seed: UInt64

        /// How it was run.
        public init(sampling: Sampling, seed: UInt64) {
            self.sampling = sampling
            self.seed = seed
        }
    }

    /// The outcome; nil where the company has no value a share.
    ///
    /// - Parameter presentValues: of the paths in their order, USD.
    public init?(_ paths: ValuePaths, presentValues: [Double], settings: Settings) {
        guard let perShare = paths.perShare(presentValues), !perShare.isEmpty else { return nil }
        self.paths = paths
        self.settings = settings
        statistics = PathStatistics(perShare)
    }

    private var company: CompanyFacts { paths.parts.company }

    private func figure(
        _ part: String, _ label: String, _ value: Double, _ unit: FigureUnit = .usdPerShare
    ) -> Figure {
        let run = "\(statistics.count)-\(settings.sampling.rawValue)-\(settings.seed)"
        return .estimated(
            FigureID("paths", company.ticker, company.day.description, "\(part)-\(run)"),
            "\(company.ticker) \(label)", value, unit, asOf: .day(company.day),
            by: EstimationMethod(
                name: "Monte Carlo, \(statistics.count) paths, \(settings.sampling.rawValue)",
                guide: "monte-carlo.md",
                command:
                    "hashwatt value \(company.ticker) --as-of \(company.day) --paths \(statistics.count) "
                    + "--seed \(settings.seed) --sampling \(settings.sampling.rawValue)"),
            from: [paths.parts.valuePerShare].compactMap(\.self) + paths.estimates)
    }

    private func row(
        _ label: String, _ part: String, _ estimate: SampledEstimate, _ unit: FigureUnit = .usdPerShare
    ) -> BriefTable.Row {
        let format: FigureFormat? = unit == .ratio ? .init(.places(2)) : nil
        return BriefTable.Row([
            .text(label), .figure(figure(part, label, estimate.value, unit), format),
            estimate.standardError.map {
                .figure(figure("\(part)-error", "standard error of \(label)", $0, unit), .init(.places(4)))
            } ?? .blank,
        ])
    }

    /// Quantiles in the table, in per cent.
    private static let shown = [1, 5, 25, 50, 75, 95, 99]

    /// The section of the report.
    var section: BriefSection {
        var rows = [row("mean", "mean", statistics.mean)]
        rows += Self.shown.map {
            row("\($0) % quantile", "q\($0)", statistics.quantile(Double($0) / 100))
        }
        if let price = company.price {
            rows.append(
                row(
                    "chance of a value above the price", "above", statistics.chance(above: price.value),
                    .ratio))
        }
        rows.append(row("chance of a value below zero", "below-zero", chanceBelowZero, .ratio))
        let table = BriefTable(
            title: "Value a share on random paths",
            columns: [.text("Statistic"), .figures("Value"), .figures("Standard error")], rows: rows,
            note: [
                .text(
                    "\(statistics.count) paths of \(ValuePaths.quarters) quarters, \(settings.sampling.rawValue) "
                        + "sampling, seed \(settings.seed). The error is of sampling alone, not of the assumptions."
                )
            ])
        var blocks: [Block] = [.table(table), .chart(chart(rows))]
        if !paths.estimates.isEmpty { blocks.append(.list(paths.estimates.map(sentence))) }
        return BriefSection(
            id: "paths", heading: "On random paths",
            lead: [
                .text(
                    "Bitcoin, network, power, rent, rates, delay and overrun move together; the rest stays as it is."
                )
            ], blocks: blocks)
    }

    private var chanceBelowZero: SampledEstimate {
        let above = statistics.chance(above: 0)
        return SampledEstimate(value: 1 - above.value, standardError: above.standardError)
    }

    private func sentence(_ figure: Figure) -> [Inline] {
        [
            .text(figure.label.prefix(1).uppercased() + figure.label.dropFirst() + ": "), .figure(figure),
            .text("."),
        ]
    }

    /// The distribution as a rising line: value a share against the share of paths below.
    private func chart(_ rows: [BriefTable.Row]) -> BriefChart {
        let inner = Array(statistics.quantiles(200)[1..<200])
        let shares = (1..<200).map { Double($0) / 200 }
        var markers: [LineChart.Marker] = []
        if let price = company.price, let first = inner.first, let last = inner.last,
            (first...last).contains(price.value)
        {
            markers.append(.init(x: price.value, text: "price"))
        }
        let chart = LineChart(
            frame: .init(
                title: "\(company.ticker): value a share on random paths",
                subtitle: "share of paths with a lower value",
                summary: "A rising line: how many paths end below each value a share."),
            axis: .init(title: "share of paths below", shift: 2, suffix: " %"),
            horizontal: .numbers(.init(title: "USD a share")),
            series: [.init(name: "paths", x: inner, y: shares)], markers: markers)
        return BriefChart(
            .lines(chart),
            table: BriefTable(
                title: "Value a share on random paths, main figures",
                columns: [.text("Statistic"), .figures("Value"), .figures("Standard error")], rows: rows))
    }
}
