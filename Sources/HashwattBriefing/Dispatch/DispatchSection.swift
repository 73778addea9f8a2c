// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
import HashwattDispatch
import HashwattFacts
public import HashwattStudies
public import HashwattUnits

/// A plan as a section of a page: what it earned, a week of it, the prices against what its machines earn, and, where
/// there is one, the reconciliation with what was reported.
public struct DispatchSection: Sendable {
    private let figures: DispatchFigures
    private let week: DispatchWeek
    private let reconciliation: CreditReconciliation?

    /// A section of a plan.
    ///
    /// - Parameter day: first day of the week that is shown; the one in which most is sold where nil.
    public init(
        _ figures: DispatchFigures, week day: CivilDate? = nil, reconciliation: CreditReconciliation? = nil
    ) {
        self.figures = figures
        week = DispatchWeek(figures.outcome, from: day)
        self.reconciliation = reconciliation
    }

    private var outcome: DispatchOutcome { figures.outcome }
    private var site: String { outcome.problem.site.name }

    /// The section.
    ///
    /// - Parameter id: names it in addresses.
    public func section(id: String) -> BriefSection {
        var blocks: [Block] = [.table(streams), .chart(weekChart), .chart(durationChart)]
        if let reconciliation { blocks += ReconciliationBlocks(reconciliation).blocks }
        return BriefSection(
            id: id, heading: "Dispatch of \(site)",
            lead: [
                .text("The plan earns "), .figure(figures.objective, Self.money), .text(" of at most "),
                .figure(figures.bound, Self.money), .text("; power sold brings "),
                .figure(figures.sale, Self.money), .text("."),
            ], blocks: blocks)
    }

    static let money = FigureFormat(.places(2), scale: .million)

    /// A week of the plan as a chart.
    public var weekPicture: Chart { week.chart }

    /// The prices against what machines earn, as a chart.
    public var durationPicture: Chart { durationChart.chart }

    private var streams: BriefTable {
        let used = RevenueStreams.all.filter { outcome.streams[keyPath: $0.path] != 0 }
        let rows = used.map { stream -> BriefTable.Row in
            let name = stream.name.split(separator: "_").dropLast().joined(separator: "-")
            let value = stream.sign * outcome.streams[keyPath: stream.path]
            let figure = stream.name == "sale_usd" ? figures.sale : figures.figure(name, stream.title, value)
            return BriefTable.Row([.text(stream.title), .figure(figure, Self.exact)])
        }
        return BriefTable(
            title: "Money by stream, \(site)", columns: [.text("Stream"), .figures("USD")],
            rows: rows + [.init([.text("net"), .figure(figures.objective, Self.exact)], tone: .strong)],
            note: [.text(note)])
    }

    private static let exact = FigureFormat(.places(0), unit: .hidden)

    private var note: String {
        let zone = outcome.scenario.zone
        let end = outcome.start + outcome.interval * Int64(outcome.count)
        let proof =
            outcome.method.map {
                "The plan is proved: no other earns more than the bound (\($0.rawValue), relative gap "
                    + "\(DispatchReport.small(outcome.relativeGap)))."
            } ?? "The policy \(outcome.policy.name) decided without knowing the prices to come."
        return
            "\(outcome.count) intervals of \(outcome.interval.count / 60) minutes from \(zone.local(outcome.start)) "
            + "to \(zone.local(end)). " + proof
    }

    private var weekChart: BriefChart {
        let sold = figures.figure(
            "week/\(week.start)/sale", "power sold in the week from \(week.start)", week.soldUSD)
        return BriefChart(
            week.chart,
            table: BriefTable(
                title: "The week from \(week.start)", columns: [.text("What"), .figures("Value")],
                rows: [.init([.text("power sold"), .figure(sold, Self.money)])]))
    }

    private var durationChart: BriefChart {
        let prices = outcome.problem.series.realTimeUSDPerMWh
        let levels = breakevens
        let chart = DurationChart(
            frame: ChartFrame(
                title: "\(site): how often the grid pays more than mining",
                subtitle: "real-time price in falling order, USD per MWh, and what a MWh earns in each class",
                summary: "\(prices.count) prices against the share of time in which they are reached."),
            axis: ChartAxis(title: "USD per MWh"), values: prices, ceiling: ceiling(prices, levels),
            levels: levels.map { .init(value: $0.figure.value, text: "\($0.name) \($0.figure.text(nil))") })
        let rows =
            levels.map { BriefTable.Row([.text("a MWh mined, " + $0.name), .figure($0.figure)]) } + [
                .init([.text("mean price"), .figure(figures.meanPrice)]),
                .init([.text("highest price"), .figure(figures.highestPrice)]),
            ]
        return BriefChart(
            .duration(chart),
            table: BriefTable(
                title: "Prices and what a MWh earns", columns: [.text("What"), .figures("Value")], rows: rows)
        )
    }

    /// Mean value of a MWh in the first, the middle and the last class by value, so that labels keep apart.
    private var breakevens: [(name: String, figure: Figure)] {
        let series = outcome.problem.series.classValueUSDPerMWh
        let count = outcome.count
        let all = outcome.problem.site.classes.enumerated().map { index, machines in
            let mean = series[index * count..<(index + 1) * count].reduce(0, +) / Double(count)
            return (
                name: machines.name,
                figure: figures.figure(
                    "value/\(machines.name)", "mean value of a MWh in \(machines.name)", mean,
                    .usdPerMegawattHour)
            )
        }.sorted { $0.figure.value > $1.figure.value }
        return all.count <= 3 ? all : [all[0], all[all.count / 2], all[all.count - 1]]
    }

    /// Where the axis ends when a few prices are far above the others.
    private func ceiling(_ prices: [Double], _ levels: [(name: String, figure: Figure)]) -> Double? {
        let highest = prices.max() ?? 0
        let level = 2.5 * (levels.map(\.figure.value).max() ?? 0)
        let usual = max(level, 1.2 * prices.sorted()[Int(0.9 * Double(prices.count - 1))])
        return usual > 0 && highest > 1.5 * usual ? usual : nil
    }
}
