// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattCharts
import HashwattFacts
import HashwattFiles
import HashwattMining
import HashwattStudies
import HashwattUnits

extension MineCommand {
    /// `hashwatt mine validate`.
    struct Validate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The formulas against what was reported and published; nothing is fitted.",
            discussion: """
                Examples:
                  hashwatt mine validate
                  hashwatt mine validate --format markdown
                  hashwatt mine validate --out charts

                Production of company-months from mean operating hash rate and difficulty, published hashprice, and \
                power credits beside the spot value of the contracted power. The guide says where it fails, and why.
                """)

        @Option(name: .long, help: ArgumentHelp("A folder for the three charts.", valueName: "folder"))
        var out: String?

        @OptionGroup var output: FigureOutput

        func run() throws {
            let facts = try output.facts()
            let study = MiningValidation(facts)
            let (production, published) = (study.production, study.published)
            let credits = PowerCreditValidation(facts)
            let charts = ValidationCharts(production: production, credits: credits)
            if let out, output.explain == nil {
                let paths = try FolderWriter.write(charts.files, to: out)
                Console.current().note(paths.joined(separator: "\n"))
            }
            let correlations = Self.correlations(credits)
            try output.write(
                [
                    NamedTable("production", Self.table(production)),
                    NamedTable("hashprice", Self.table(published)),
                    NamedTable("power_credits", Self.table(credits)),
                    NamedTable("correlation", figures: correlations),
                ],
                figures: correlations + production.flatMap { [$0.ratio] } + published.map(\.formula.dollars)
                    + credits.rows.flatMap { [$0.ratio] + [$0.restated].compactMap(\.self) })
        }

        /// Before the company split its reporting and its contract changed, and after.
        private static func correlations(_ credits: PowerCreditValidation) -> [Figure] {
            [
                credits.correlation(
                    from: .month(year: 2022, month: 7), to: .month(year: 2023, month: 11)),
                credits.correlation(
                    from: .month(year: 2024, month: 1), to: .month(year: 2025, month: 12)),
            ].compactMap(\.self)
        }

        private static func table(_ rows: [MiningValidation.Production]) -> DataTable {
            DataTable(
                columns: [
                    .init("company"), .init("month"),
                    .init("reported_btc", title: "reported BTC", isNumeric: true),
                    .init("mean_eh_per_s", title: "mean EH/s", isNumeric: true),
                    .init("formula_btc", title: "formula BTC", isNumeric: true),
                    .init("reported_over_formula", title: "ratio", isNumeric: true),
                ],
                rows: rows.map { row in
                    [
                        .text(row.ticker), .text(row.month.description),
                        row.reported.cell(FigureFormat(.atMost(0), unit: .hidden)),
                        row.hashRate.cell(FigureFormat(.atMost(3), unit: .hidden)),
                        row.formula.cell(FigureFormat(.places(1), unit: .hidden)),
                        row.ratio.cell(FigureFormat(.places(4))),
                    ]
                })
        }

        private static let dollars = FigureFormat(.places(2), unit: .hidden)
        private static let bitcoin = FigureFormat(.places(8), unit: .hidden)

        private static func table(_ rows: [MiningValidation.Published]) -> DataTable {
            DataTable(
                columns: [
                    .init("day"), .init("published_usd", title: "published $", isNumeric: true),
                    .init("formula_usd", title: "formula $", isNumeric: true),
                    .init("published_btc", title: "published BTC", isNumeric: true),
                    .init("formula_btc", title: "formula BTC", isNumeric: true),
                ],
                rows: rows.map { row in
                    [
                        .text(row.day.description), row.dollars.cell(Self.dollars),
                        row.formula.dollars.cell(Self.dollars),
                        row.bitcoin?.cell(Self.bitcoin) ?? .blank,
                        row.formula.bitcoin.cell(Self.bitcoin),
                    ]
                })
        }

        private static func table(_ credits: PowerCreditValidation) -> DataTable {
            DataTable(
                columns: [
                    .init("month"), .init("contract_mw", title: "MW", isNumeric: true),
                    .init("reported_usd", title: "reported", isNumeric: true),
                    .init("restated_usd", title: "restated", isNumeric: true),
                    .init("above_75_usd", title: "> 75 $/MWh", isNumeric: true),
                    .init("above_100_usd", title: "> 100 $/MWh", isNumeric: true),
                    .init("above_150_usd", title: "> 150 $/MWh", isNumeric: true),
                    .init("hours_above_100", title: "h > 100", isNumeric: true),
                    .init("reported_over_100", title: "ratio", isNumeric: true),
                ],
                rows: credits.rows.map { row in
                    [
                        .text(row.month.description),
                        row.contract.cell(FigureFormat(.atMost(0), unit: .hidden)), row.reported.cell(),
                        row.restated?.cell() ?? .blank, row.above75.cell(), row.above100.cell(),
                        row.above150.cell(), row.hours.cell(FigureFormat(.atMost(1), unit: .hidden)),
                        row.ratio.cell(),
                    ]
                })
        }
    }
}

/// The charts of the validation.
private struct ValidationCharts {
    let production: [MiningValidation.Production]
    let credits: PowerCreditValidation

    var files: [OutputFile] {
        [
            productionChart.file("validation-production"), creditsChart.file("validation-credits"),
            ratioChart.file("validation-credits-ratio"),
        ]
    }

    private var productionChart: Chart {
        let off = production.filter { abs($0.ratio.value - 1) > 0.02 }.count
        return .bars(
            BarChart(
                frame: ChartFrame(
                    title: "Bitcoin reported against the formula",
                    subtitle: "reported less formula, percent of the formula, by company and month",
                    summary: "\(production.count) company-months; \(off) are more than 2 % apart."),
                axis: ChartAxis(title: "percent", shift: 2, suffix: " %", isSigned: true),
                bars: production.map { row in
                    let gap = row.ratio.value - 1
                    return BarChart.Bar(
                        label: "\(row.ticker) \(row.month)", value: gap,
                        text: FigureFormat.change.text(gap, .ratio),
                        tone: abs(gap) > 0.02 ? .apart : .normal)
                }))
    }

    private var creditsChart: Chart {
        func rows(_ years: ClosedRange<Int>) -> [RangeChart.Row] {
            credits.rows.filter { years.contains($0.month.earliest.year) }.map { row in
                let (low, high) = (row.above150.value, row.above75.value)
                return RangeChart.Row(
                    label: row.month.description, value: row.reported.value, text: row.reported.text(),
                    range: min(low, high)...max(low, high), isDisclosed: true)
            }
        }
        return .ranges(
            RangeChart(
                frame: ChartFrame(
                    title: "Power credits, reported and by spot price",
                    subtitle:
                        "point: as first reported; range: contracted power times price above 150 to 75 USD/MWh",
                    summary: "Until November 2023 both move together; in 2024 and 2025 they do not."),
                axis: ChartAxis(title: "m USD a month", shift: -6),
                groups: [
                    RangeChart.Group(name: "July 2022 to November 2023", rows: rows(2022...2023)),
                    RangeChart.Group(name: "2024 and 2025", rows: rows(2024...2025)),
                ], disclosed: "reported", derived: "derived"))
    }

    private var ratioChart: Chart {
        .bars(
            BarChart(
                frame: ChartFrame(
                    title: "Power credits as a part of spot value",
                    subtitle: "reported credits over contracted power times price above 100 USD/MWh",
                    summary: "About 0.7 to 0.9 in the hot summer of 2023; far above 1 in August 2025."),
                axis: ChartAxis(title: "ratio"),
                bars: credits.rows.map { row in
                    BarChart.Bar(
                        label: row.month.description, value: row.ratio.value,
                        text: row.ratio.text(FigureFormat(.places(2))),
                        tone: row.month.earliest.year > 2023 ? .apart : .normal)
                }))
    }
}
