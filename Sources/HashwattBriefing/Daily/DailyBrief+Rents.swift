// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// What the power is let for: rents by lease class, GPU cloud apart.
extension DailyBrief {
    private static let classes: Set<LeaseClass> = [.tripleNet, .colocation, .tenantFundedHosting]

    /// Signed leases, each once, the earliest first.
    private var signed: [Deal] {
        facts.deals.filter {
            !$0.isCumulative && $0.status == .signed && Self.classes.contains($0.leaseClass)
        }.sorted { ($0.announced.latest, $0.id) < ($1.announced.latest, $1.id) }
    }

    /// The escalator that stands in where a lease gives none: the first that was disclosed, of its deal.
    private var disclosedEscalator: (deal: Deal, figure: Figure)? {
        signed.lazy.compactMap { deal in LeaseFigures(deal).escalator.map { (deal, $0) } }.first
    }

    var rents: BriefSection {
        let leases = signed.filter { LeaseFigures($0).rent != nil }
        var blocks: [Block] = []
        if leases.isEmpty {
            blocks.append(
                .callout(Callout(.open, [.text("The tables hold no lease with a rent known by this day.")])))
        } else {
            blocks.append(.chart(rentChart(leases)))
            blocks.append(.table(rentTable(leases)))
            blocks.append(.table(returnTable(leases)))
        }
        blocks += cloudBlocks
        return BriefSection(
            id: "rents", heading: "What it is let for", lead: rentLead(leases), blocks: blocks)
    }

    private func rentLead(_ leases: [Deal]) -> [Inline] {
        let disclosed = leases.first { $0.disclosedRent != nil }
        guard let disclosed, let rent = LeaseFigures(disclosed).disclosedRent,
            let revenue = LeaseFigures(disclosed).disclosedRevenuePerMegawattYear
        else {
            return [.text("Rents compare only within a lease class; GPU-cloud revenue is no rent.")]
        }
        return [
            .text("The one disclosed rent is \(LeaseFigures(disclosed).name) at "), .figure(rent),
            .text(", "), .figure(revenue),
            .text(" in the first year; the others follow from contract value, megawatts and term."),
        ]
    }

    private func rentChart(_ leases: [Deal]) -> BriefChart {
        let groups = LeaseClass.allCases.compactMap {
            lease -> (name: String, items: [BriefChart.RangeItem])? in
            let items = leases.filter { $0.leaseClass == lease }.compactMap(rangeItem)
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
                    "Per kW of critical IT; a row marked gross is per gross kW and understates the rent per kW of IT. The low end is the rent of the first year \(escalatorWords), the high end the mean. A long term raises the mean: compare leases of one length."
                )
            ])
    }

    private func rangeItem(_ deal: Deal) -> BriefChart.RangeItem? {
        let figures = LeaseFigures(deal)
        guard let rent = figures.rent else { return nil }
        let first = figures.firstYearRent(escalator: disclosedEscalator?.figure)
        let years = deal.termYears.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "?"
        let isGross = deal.criticalIT == nil && deal.disclosedRent == nil
        return BriefChart.RangeItem(
            label(deal) + ", \(years) y" + (isGross ? " (per gross kW)" : "")
                + (deal.disclosedRent == nil ? "" : " (first year disclosed)"), rent,
            range: first.map { [$0, rent] } ?? [], isDisclosed: false)
    }

    private var escalatorWords: String {
        disclosedEscalator.map { "at the escalator of \(LeaseFigures($0.deal).name)" }
            ?? "(no escalator is disclosed by this day, so none is shown)"
    }

    private func rentTable(_ leases: [Deal]) -> BriefTable {
        let unpriced = signed.filter { LeaseFigures($0).rent == nil }.map(label)
        var note =
            "Mean over the base term. First year: as disclosed, else the rent that gives the same sum \(escalatorWords), an assumption where a lease does not disclose its own. Joint ventures stand at their whole."
        for basis in ValueBasis.allCases where !basis.words.isEmpty {
            let deals = leases.filter { $0.valueBasis == basis }.map(label)
            if !deals.isEmpty { note += " Value is \(basis.words): \(deals.joined(separator: "; "))." }
        }
        if !unpriced.isEmpty {
            note += " Without value, megawatts or term in the source: \(unpriced.joined(separator: "; "))."
        }
        return BriefTable(
            title: "Leases",
            columns: [
                .text("Lease"), .text("Class"), .figures("Value"), .figures("Load"), .figures("Term"),
                .figures("Mean rent", unit: "USD/kW-month"), .figures("First year", unit: "USD/kW-month"),
                .text("Verification"),
            ], rows: leases.map(rentRow), note: [.text(note)])
    }

    private func rentRow(_ deal: Deal) -> BriefTable.Row {
        let figures = LeaseFigures(deal)
        return BriefTable.Row([
            .text(label(deal)), .text(deal.leaseClass.words),
            cell(figures.value),
            cell(figures.megawatts, deal.powerBound), cell(figures.term), cell(figures.rent),
            cell(figures.firstYearRent(escalator: disclosedEscalator?.figure)),
            .badge(deal.source.verification),
        ])
    }

    private func returnTable(_ leases: [Deal]) -> BriefTable {
        BriefTable(
            title: "What the leases earn and cost",
            columns: [
                .text("Lease"), .figures("Revenue per MW and year"), .figures("NOI margin"),
                .figures("Capex per MW"), .figures("Mean NOI over capex"), .figures("Backstop"),
                .text("Backed by"),
            ],
            rows: leases.map { deal in
                let figures = LeaseFigures(deal)
                return BriefTable.Row([
                    .text(label(deal)), cell(figures.revenuePerMegawattYear),
                    cell(figures.operatingMargin, FigureFormat(.atMost(0))), cell(figures.capitalPerMegawatt),
                    cell(figures.incomeOnCost, FigureFormat(.places(1))), cell(figures.backstop),
                    .text(deal.guarantor.isEmpty ? "–" : deal.guarantor),
                ])
            },
            note: [
                .text(
                    "Revenue: mean over the base term, per MW of the load beside it. Margins and costs as landlords announced them, blank where they did not. Mean NOI over capex is before financing and not the yield of the first year."
                )
            ])
    }

    private var cloudBlocks: [Block] {
        let deals = facts.deals.filter { $0.leaseClass == .graphicsCloud && !$0.isCumulative }
            .sorted { ($0.announced.latest, $0.id) < ($1.announced.latest, $1.id) }
        guard !deals.isEmpty else { return [] }
        let table = BriefTable(
            title: "GPU cloud: revenue with the machines in it, not rent",
            columns: [
                .text("Contract"), .figures("Value"), .figures("Term"), .figures("Load"),
                .figures("Per MW and year"), .text("Verification"),
            ],
            rows: deals.map { deal in
                let figures = LeaseFigures(deal)
                return BriefTable.Row([
                    .text(label(deal)), cell(figures.value), cell(figures.term),
                    cell(figures.megawatts, deal.powerBound), cell(figures.revenuePerMegawattYear),
                    .badge(deal.source.verification),
                ])
            })
        return [.heading("GPU cloud"), .table(table)]
    }
}
