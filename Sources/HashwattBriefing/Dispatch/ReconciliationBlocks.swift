// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
public import HashwattStudies

/// The steps from planned sales of power to the credits that were reported.
public struct ReconciliationBlocks: Sendable {
    private let reconciliation: CreditReconciliation

    /// The steps of a reconciliation.
    public init(_ reconciliation: CreditReconciliation) { self.reconciliation = reconciliation }

    private static let money = FigureFormat(.places(1), scale: .million)
    private static let power = FigureFormat(.places(0), unit: .short)
    private static let signed = FigureFormat(.places(1), scale: .million, isSigned: true)

    var blocks: [Block] {
        guard let first = reconciliation.reports.first else { return [] }
        return [
            .heading("Beside the reported credits"), .paragraph(words(first)), .chart(steps(first)),
            .table(table),
        ]
    }

    private func words(_ first: CreditReconciliation.ReportedCredits) -> [Inline] {
        [
            .text("The plan sells all of the contracted power whenever the hub pays more than mining, for "),
            .figure(reconciliation.planned, Self.money), .text("; the company first reported "),
            .figure(first.power, Self.money),
            .text(". At the load zone, where it settles, the same power above 100 USD/MWh brings "),
            .figure(reconciliation.atLoadZone, Self.money),
            .text(". It was also credited "), .figure(first.demandResponse, Self.money),
            .text(
                " for demand response: power that is held for the grid operator is paid for that, and is, as we read "
                    + "it, not sold as well. What then remains, "),
            .figure(reconciliation.unexplained(first), Self.signed),
            .text(", is as if "), .figure(reconciliation.unsoldPower(first), Self.power),
            .text(
                " had not been for sale. Our sources do not say why: an outage, load that was needed, the fixed price "
                    + "taken off, or decisions without foresight would each do it."),
        ]
    }

    private func steps(_ first: CreditReconciliation.ReportedCredits) -> BriefChart {
        .waterfall(
            ChartFrame(
                title: "From planned sales to reported credits", subtitle: "USD million, first report",
                summary:
                    "Planned sales at the hub, less the load zone's lower prices, less what was credited as demand "
                    + "response, less what is not explained, gives the first reported power credits."),
            axis: ChartAxis(title: "USD million", shift: -6), format: Self.signed,
            items: [
                .init("planned, hub price", reconciliation.planned),
                .init("load zone instead of hub", reconciliation.zoneEffect),
                .init("credited as demand response", reconciliation.demandResponseEffect(first)),
                .init("not explained", reconciliation.unexplained(first)),
            ], total: .init("reported", first.power))
    }

    private var table: BriefTable {
        BriefTable(
            title: "Reported credits and their restatements",
            columns: [
                .text("Report"), .figures("Power credits"), .figures("Demand response"),
                .figures("Not explained"),
                .figures("As power not for sale"), .text("Verification"),
            ],
            rows: reconciliation.reports.map { report in
                BriefTable.Row([
                    .text(report.label), .figure(report.power, Self.money),
                    .figure(report.demandResponse, Self.money),
                    .figure(reconciliation.unexplained(report), Self.signed),
                    .figure(reconciliation.unsoldPower(report), Self.power),
                    .badge(report.power.verification),
                ])
            })
    }

    /// The same for a terminal: the words, and a line a report.
    public func text(width: Int) -> String {
        guard let first = reconciliation.reports.first else { return "" }
        let words = TextWidth.wrapped(PlainText.of(words(first), style: .plain), to: min(width, 100))
        let table = reports
        let kept = [0, 1, 2, 5, 6]
        let short = DataTable(
            columns: kept.map { table.columns[$0] }, rows: table.rows.map { row in kept.map { row[$0] } })
        return words.map { $0 + "\n" }.joined() + "\n"
            + short.text(.table, width: width, elsewhere: "--format json has all")
    }

    /// The reports as rows.
    var reports: DataTable {
        DataTable(
            columns: [
                .init("report"), .init("power_credits_usd", title: "power credits, USD", isNumeric: true),
                .init("demand_response_usd", title: "demand response, USD", isNumeric: true),
                .init("planned_usd", title: "planned, USD", isNumeric: true),
                .init("load_zone_usd", title: "at load zone, USD", isNumeric: true),
                .init("not_explained_usd", title: "not explained, USD", isNumeric: true), .init("source"),
            ],
            rows: reconciliation.reports.map { report in
                let figures = [
                    report.power, report.demandResponse, reconciliation.planned, reconciliation.atLoadZone,
                    reconciliation.unexplained(report),
                ]
                let cells = figures.map { figure in
                    DataTable.Cell.number(
                        figure.value, shown: DecimalText.fixed(figure.value, places: 0, style: .typographic))
                }
                return [.text(report.label)] + cells + [.text(report.power.sources.first?.title ?? "")]
            })
    }
}
