// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// Who has the power: megawatts by company and state, one definition a row.
extension DailyBrief {
    private static let states: [CapacityState] = [.energised, .contracted, .secured, .pipeline]

    var capacity: BriefSection {
        let figures = CapacityFigures(facts)
        let groups = figures.groups()
        var blocks: [Block] = groups.isEmpty ? [] : [.chart(chart(groups))]
        blocks += silent(groups)
        blocks.append(.heading("Contracted for AI"))
        blocks.append(.table(contractedTable(figures)))
        blocks += valueBlocks
        return BriefSection(
            id: "power", heading: "Who has the power",
            lead: [
                .text(
                    "Critical-IT, gross and utility megawatts stay apart, and so do energised, contracted, secured and pipeline."
                )
            ],
            blocks: blocks)
    }

    private func chart(_ groups: [CapacityFigures.Group]) -> BriefChart {
        let items = groups.map { group in
            BriefChart.StackedItem(
                group.ticker + (group.definition == .undefined ? "" : ", \(group.definition.words)")
                    + mark(group), Self.states.map { group.byState[$0] })
        }
        return .stacked(
            ChartFrame(
                title: "Power by state", subtitle: "megawatts of supply, each row in one definition",
                summary: "\(items.count) rows of companies; states are shown side by side and never added."),
            axis: ChartAxis(title: "MW"), format: FigureFormat(.atMost(0)),
            series: Self.series, items: items,
            note: [
                .text(
                    "A bar's parts are not a total: a pipeline may contain what is secured, contracted power what is energised, and rows of one company in two definitions overlap. Where no definition stands the source gives none. Halls for AI stand in the table below."
                )
            ])
    }

    private func mark(_ group: CapacityFigures.Group) -> String {
        let unverified = Self.states.filter { group.byState[$0]?.verification == .unverified }
        return unverified.isEmpty
            ? "" : ", \(unverified.map(\.rawValue).joined(separator: " and ")) unverified"
    }

    /// The names of the sector for which the tables have no supply by the day.
    private func silent(_ groups: [CapacityFigures.Group]) -> [Block] {
        let shown = Set(groups.map(\.ticker))
        let sectors: Set<Sector> = [.miner, .landlord, .neocloud]
        let names = facts.companies.filter { company in
            sectors.contains(company.sector) && !shown.contains(company.ticker)
                && facts.closes[company.ticker]?.dates.isEmpty == false
        }.map(\.ticker).sorted()
        guard !names.isEmpty else { return [] }
        return [
            .callout(
                Callout(
                    .open,
                    [
                        .text(
                            "No supply dated by this day is in the tables for \(names.joined(separator: ", ")); that is a gap of the tables, not a lack of power."
                        )
                    ]))
        ]
    }

    private static let fills: [ChartFill] = [.solid, .hatched, .dotted, .outlined]

    private static let series: [StackedChart.Series] = states.enumerated().map { index, state in
        StackedChart.Series(name: state.rawValue, fill: fills[index])
    }

    private func contractedTable(_ figures: CapacityFigures) -> BriefTable {
        BriefTable(
            title: "Contracted critical IT by company",
            columns: [
                .text("Company"), .figures("Whole", unit: "MW critical IT"),
                .figures("Own share", unit: "MW critical IT"), .figures("Contracts in gross only"),
                .figures("Stated in total", unit: "MW critical IT"), .figures("AI halls energised"),
                .text("Class"), .text("Verification"),
            ],
            rows: facts.companies.map(\.ticker).sorted().compactMap { contractedRow($0, figures) },
            note: contractedNote(figures))
    }

    private func contractedRow(_ ticker: String, _ figures: CapacityFigures) -> BriefTable.Row? {
        let whole = figures.contractedCriticalIT(of: ticker)
        let gross = figures.grossOnly(of: ticker)
        let running = figures.energisedAI(of: ticker)
        guard let first = whole ?? gross ?? running.first else { return nil }
        let deals = figures.contractedDeals(of: ticker) + figures.grossOnlyDeals(of: ticker)
        let own =
            deals.contains { $0.ownedShare != nil }
            ? figures.contractedCriticalIT(of: ticker, ownShare: true) : nil
        let energised = running.enumerated().flatMap { index, figure -> [Inline] in
            (index == 0 ? [] : [.text("; ")]) + [.figure(figure)]
        }
        return BriefTable.Row([
            .text(ticker), cell(whole), cell(own), cell(gross), cell(figures.statedCriticalIT(of: ticker)),
            energised.isEmpty ? .blank : .inlines(energised),
            deals.isEmpty
                ? .blank : .text(Set(deals.map(\.leaseClass.words)).sorted().joined(separator: "; ")),
            .badge(first.verification),
        ])
    }

    private func contractedNote(_ figures: CapacityFigures) -> [Inline] {
        let overlaps = facts.ownership.filter { $0.kind == .majority && $0.ownedTicker != nil }
            .map { "\($0.owner) contains \($0.ownedTicker ?? "")" }
        let dark = facts.companies.map(\.ticker).sorted().flatMap { figures.dealsWithoutPower(of: $0) }
            .map(label)
        var note =
            "Signed contracts that state critical IT, each once. A total that a source states contains such rows and some without a row of their own; it stands beside the sum and enters none."
        if !overlaps.isEmpty { note += " Never added: \(overlaps.joined(separator: ", "))." }
        if !dark.isEmpty { note += " Without megawatts in the source: \(dark.joined(separator: "; "))." }
        return [.text(note)]
    }
}
