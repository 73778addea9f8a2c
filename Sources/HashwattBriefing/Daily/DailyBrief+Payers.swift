// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// Who pays: hyperscalers' notes, capital budgets, and the miners' own financings.
extension DailyBrief {
    var payers: BriefSection {
        let issues = facts.bondIssues.filter { !$0.isAggregate && $0.kind != .total }
            .sorted { $1.announced.latest < $0.announced.latest }
        var blocks: [Block] = []
        if let chart = bondChart(issues) { blocks.append(.chart(chart)) }
        if !issues.isEmpty { blocks.append(.table(bondTable(issues))) }
        blocks.append(.table(budgetTable))
        if !facts.financings.isEmpty { blocks.append(.table(financingTable)) }
        return BriefSection(
            id: "payers", heading: "Who pays",
            lead: [
                .text(
                    "Sizes are the sums of the tranches where these are listed; totals that contain other rows are never added."
                )
            ],
            blocks: blocks)
    }

    private func bondChart(_ issues: [BondIssue]) -> BriefChart? {
        let dollars = issues.filter { $0.amount.currency == .usd }
        guard !dollars.isEmpty else { return nil }
        return .bars(
            ChartFrame(
                title: "Notes in dollars", subtitle: "size of the issue, billion USD",
                summary: "\(dollars.count) issues, the latest first."),
            axis: ChartAxis(title: "billion USD", shift: -9),
            format: FigureFormat(.places(1), scale: .billion),
            items: dollars.map { BriefChart.Item("\($0.issuer), \($0.announced)", bonds($0).size) })
    }

    private func bondTable(_ issues: [BondIssue]) -> BriefTable {
        BriefTable(
            title: "Issues of notes",
            columns: [
                .text("Issuer"), .text("Priced"), .figures("Size"), .figures("Order cover"),
                .figures("Mean coupon"),
                .text("Tranches"), .text("Verification"),
            ],
            rows: issues.map { issue in
                let figures = bonds(issue)
                return BriefTable.Row([
                    .text(issue.issuer), .text(issue.announced.description),
                    .figure(figures.size, FigureFormat(.places(2), scale: .billion)),
                    figures.orderCover.map { .figure($0, FigureFormat(.places(1))) } ?? .blank,
                    figures.weightedCoupon.map { .figure($0, FigureFormat(.places(2))) } ?? .blank,
                    .text(figures.tranches.isEmpty ? "not listed" : "\(figures.tranches.count)"),
                    .badge(figures.size.verification),
                ])
            }, note: [.text("Order cover: orders of the whole issue over its size; books are press figures.")]
        )
    }

    private var budgetTable: BriefTable {
        let capex = facts.capex.sorted { ($1.announced.latest, $0.id) < ($0.announced.latest, $1.id) }
        return BriefTable(
            title: "Capital budgets, announcements and forecasts",
            columns: [
                .text("Who"), .text("Kind"), .text("Announced"), .text("For"), .figures("Amount"),
                .figures("Upper end"),
                .figures("Per MW"), .text("Verification"),
            ],
            rows: capex.map { entry in
                let figures = CapexFigures(entry)
                return BriefTable.Row(
                    [
                        .text(entry.announcer),
                        .text(entry.isAggregate ? "total of rows here" : entry.kind.rawValue),
                        .text(entry.announced.description), .text(entry.period ?? "–"),
                        .figure(figures.amount),
                        figures.amountHigh.map { .figure($0) } ?? .blank,
                        figures.perMegawatt.map { .figure($0) } ?? .blank, .badge(entry.source.verification),
                    ], tone: entry.isAggregate ? .apart : .normal)
            })
    }

    private var financingTable: BriefTable {
        let financings = facts.financings.filter { !$0.isAggregate }
            .sorted { ($1.announced.latest, $0.id) < ($0.announced.latest, $1.id) }
        return BriefTable(
            title: "Financings of miners, landlords and sites",
            columns: [
                .text("Borrower"), .text("Kind"), .text("Announced"), .figures("Amount"),
                .text("Verification"),
            ],
            rows: financings.map { entry in
                BriefTable.Row([
                    .text(entry.borrower), .text(entry.kind.rawValue.replacing("_", with: " ")),
                    .text(entry.announced.description), .figure(FinancingFigures(entry).amount),
                    .badge(entry.source.verification),
                ])
            })
    }
}
