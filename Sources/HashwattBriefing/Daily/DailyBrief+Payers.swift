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
        if !facts.capex.isEmpty { blocks.append(.table(budgetTable)) }
        if blocks.isEmpty && facts.financings.isEmpty {
            blocks.append(
                .callout(Callout(.open, [.text("The tables hold no issue or budget dated by this day.")])))
        }
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
            items: dollars.map {
                BriefChart.Item(
                    "\($0.issuer), \($0.announced)" + ($0.kind == .privateNotes ? ", private" : ""),
                    bonds($0).size)
            })
    }

    private func bondTable(_ issues: [BondIssue]) -> BriefTable {
        BriefTable(
            title: "Issues of notes",
            columns: [
                .text("Issuer"), .text("Priced"), .figures("Size"),
                .figures("Order cover", unit: "times the size"), .figures("Mean coupon"),
                .text("Tranches"), .text("Verification"),
            ],
            rows: issues.map { issue in
                let figures = bonds(issue)
                return BriefTable.Row([
                    .text(issue.issuer + (issue.kind == .privateNotes ? " (private)" : "")),
                    .text(issue.announced.description),
                    .figure(figures.size, FigureFormat(.places(2), scale: .billion)),
                    cell(figures.orderCover, issue.ordersBound, FigureFormat(.places(1), unit: .hidden)),
                    cell(figures.weightedCoupon, FigureFormat(.places(2))),
                    .text(figures.tranches.isEmpty ? "not listed" : "\(figures.tranches.count)"),
                    .badge(figures.size.verification),
                ])
            },
            note: [
                .text(
                    "Order cover: orders of the whole issue over its size; books are press figures, also where a filing gives the issue. Mean coupon: of the fixed-rate tranches, weighted by face amount."
                )
            ])
    }

    private var budgetTable: BriefTable {
        let capex = facts.capex.sorted { ($1.announced.latest, $0.id) < ($0.announced.latest, $1.id) }
        return BriefTable(
            title: "Capital budgets, announcements and forecasts",
            columns: [
                .text("Who"), .text("What"), .text("Announced"), .figures("Amount"),
                .figures("Upper end"), .figures("Before"), .figures("Capacity"), .figures("Per GW"),
                .text("Verification"),
            ],
            rows: capex.map(budgetRow),
            note: [
                .text(
                    "Announcements, guidance, spending and forecasts are different things and are not added; per GW divides the whole amount by the capacity, both as announced."
                )
            ])
    }

    private func budgetRow(_ entry: CapexAnnouncement) -> BriefTable.Row {
        let figures = CapexFigures(entry)
        return BriefTable.Row(
            [
                .text(entry.announcer),
                .text(entry.purpose + (entry.isAggregate ? ", contains rows here" : "")),
                .text(entry.announced.description), cell(figures.amount, entry.bound),
                cell(figures.amountHigh), cell(figures.previousAmount),
                cell(figures.capacity, entry.capacityBound), cell(figures.perGigawatt),
                .badge(entry.source.verification),
            ], tone: entry.isAggregate ? .apart : .normal)
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
                    .text(entry.borrower), .text(entry.kind.words), .text(entry.announced.description),
                    .figure(FinancingFigures(entry).amount, Self.asStated),
                    .badge(entry.source.verification),
                ])
            })
    }
}
