// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// What the power is let for: rents by lease class, GPU cloud apart.
extension DailyBrief {
    private var leases: [Deal] {
        facts.deals.filter { !$0.isCumulative && LeaseFigures($0).rent != nil }
            .sorted { $0.announced.latest < $1.announced.latest }
    }

    var rents: BriefSection {
        let leases = leases
        var blocks: [Block] = []
        if !leases.isEmpty {
            blocks.append(.chart(rentChart(leases)))
            blocks.append(.table(rentTable(leases)))
        }
        blocks += cloudBlocks
        let disclosed = leases.first { $0.disclosedRent != nil }
        var lead: [Inline] = [.text("Rents compare only within a lease class; GPU-cloud revenue is no rent.")]
        if let disclosed, let rent = LeaseFigures(disclosed).disclosedRent {
            lead = [
                .text("The one disclosed rent is \(LeaseFigures(disclosed).name) at "), .figure(rent),
                .text("; the others follow from contract value, megawatts and term."),
            ]
        }
        return BriefSection(id: "rents", heading: "What it is let for", lead: lead, blocks: blocks)
    }

    private func rentChart(_ leases: [Deal]) -> BriefChart {
        let groups = LeaseClass.allCases.compactMap {
            lease -> (name: String, items: [BriefChart.RangeItem])? in
            let items = leases.filter { $0.leaseClass == lease }.compactMap { deal -> BriefChart.RangeItem? in
                let figures = LeaseFigures(deal)
                return figures.rent.map {
                    BriefChart.RangeItem(label(deal), $0, isDisclosed: figures.disclosedRent != nil)
                }
            }
            return items.isEmpty ? nil : (lease.words, items)
        }
        return .ranges(
            ChartFrame(
                title: "Rents by lease class", subtitle: "mean over the base term, USD per kW and month",
                summary: "\(leases.count) leases in \(groups.count) classes, which are not averaged together."
            ),
            axis: ChartAxis(title: "USD/kW-month"), format: FigureFormat(.places(1), unit: .hidden),
            groups: groups,
            note: [
                .text(
                    "Per kW of critical IT, except where the table says gross. A long term with an escalator raises the mean over the first year's rent."
                )
            ])
    }

    private func label(_ deal: Deal) -> String { "\(deal.ticker)–\(deal.tenant)" }

    private func rentTable(_ leases: [Deal]) -> BriefTable {
        let known = leases.lazy.compactMap { LeaseFigures($0).escalator }.first
        return BriefTable(
            title: "Leases",
            columns: [
                .text("Lease"), .text("Class"), .figures("Load"), .figures("Term"),
                .figures("Mean rent", unit: "USD/kW-month"),
                .figures("Per MW and year"), .figures("First year", unit: "USD/kW-month"),
                .text("Verification"),
            ],
            rows: leases.map { deal in
                let figures = LeaseFigures(deal)
                return BriefTable.Row([
                    .text("\(label(deal)), \(deal.announced)"), .text(deal.leaseClass.words),
                    figures.megawatts.map { .figure($0) } ?? .blank,
                    figures.term.map { .figure($0) } ?? .blank,
                    figures.rent.map { .figure($0) } ?? .blank,
                    figures.revenuePerMegawattYear.map { .figure($0) } ?? .blank,
                    figures.firstYearRent(escalator: known).map { .figure($0) } ?? .blank,
                    .badge(deal.source.verification),
                ])
            },
            note: [
                .text(
                    "First year: where the escalator is disclosed. The disclosed rent is a first-year rent already."
                )
            ])
    }

    private var cloudBlocks: [Block] {
        let deals = facts.deals.filter { $0.leaseClass == .graphicsCloud && !$0.isCumulative }
        guard !deals.isEmpty else { return [] }
        let table = BriefTable(
            title: "GPU cloud: revenue with the machines in it, not rent",
            columns: [
                .text("Contract"), .figures("Value"), .figures("Term"), .figures("Load"),
                .figures("Per MW and year"),
                .text("Verification"),
            ],
            rows: deals.map { deal in
                let figures = LeaseFigures(deal)
                return BriefTable.Row([
                    .text("\(label(deal)), \(deal.announced)"), figures.value.map { .figure($0) } ?? .blank,
                    figures.term.map { .figure($0) } ?? .blank,
                    figures.megawatts.map { .figure($0) } ?? .blank,
                    figures.revenuePerMegawattYear.map { .figure($0) } ?? .blank,
                    .badge(deal.source.verification),
                ])
            })
        return [.heading("GPU cloud"), .table(table)]
    }
}
