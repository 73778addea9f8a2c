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
        let rows = figures.groups()
        let items = rows.map { group in
            BriefChart.StackedItem(
                "\(group.ticker), \(group.definition.words)", Self.states.map { group.byState[$0] })
        }
        var blocks: [Block] = []
        if !items.isEmpty {
            blocks.append(
                .chart(
                    .stacked(
                        ChartFrame(
                            title: "Power by state", subtitle: "megawatts, each row in one definition",
                            summary:
                                "\(items.count) rows of companies; states are shown side by side and never added."
                        ),
                        axis: ChartAxis(title: "MW"), format: FigureFormat(.atMost(0)),
                        series: Self.series, items: items,
                        note: [
                            .text(
                                "A bar's parts are not a total: a pipeline may contain what is secured, and rows of one company in two definitions overlap."
                            )
                        ])))
        }
        blocks.append(.heading("Contracted for AI"))
        blocks.append(.table(contractedTable(figures)))
        if let table = valueTable { blocks.append(.table(table)) }
        return BriefSection(
            id: "power", heading: "Who has the power",
            lead: [
                .text(
                    "Critical-IT, gross and utility megawatts stay apart, and so do energised, contracted, secured and pipeline."
                )
            ],
            blocks: blocks)
    }

    /// What the market pays for a contracted megawatt, where a share count is known.
    private var valueTable: BriefTable? {
        let value = ValueFigures(facts, on: day)
        let rows = facts.companies.map(\.ticker).sorted().compactMap { ticker -> BriefTable.Row? in
            guard let cap = market.marketCap(ticker, on: day) else { return nil }
            return BriefTable.Row([
                .text(ticker), .figure(cap), value.debt(of: ticker).map { .figure($0) } ?? .blank,
                value.cash(of: ticker).map { .figure($0) } ?? .blank,
                value.enterpriseValue(of: ticker).map { .figure($0) } ?? .blank,
                value.enterpriseValuePerMegawatt(of: ticker).map { .figure($0) } ?? .blank,
                .text(
                    value.missing(of: ticker).map { $0.isEmpty ? "complete" : "without \($0), not found" }
                        ?? "neither found"),
                .badge(cap.verification),
            ])
        }
        guard !rows.isEmpty else { return nil }
        return BriefTable(
            title: "Market value of the power",
            columns: [
                .text("Company"), .figures("Market cap"), .figures("Debt"), .figures("Cash"), .figures("EV"),
                .figures("EV per contracted MW"), .text("Bridge"), .text("Verification"),
            ], rows: rows,
            note: [
                .text(
                    "EV is market cap and debt less cash, as far as these were found: without debt it is a lower bound, without cash an upper one. Debt and cash hold on their own days, and contracted megawatts are critical IT. Mining, bitcoin and other power are still in it."
                )
            ])
    }

    private static let fills: [ChartFill] = [.solid, .hatched, .dotted, .outlined]

    private static let series: [StackedChart.Series] = states.enumerated().map { index, state in
        StackedChart.Series(name: state.rawValue, fill: fills[index])
    }

    private func contractedTable(_ figures: CapacityFigures) -> BriefTable {
        let rows = facts.companies.map(\.ticker).sorted().compactMap { ticker -> BriefTable.Row? in
            guard let whole = figures.contractedCriticalIT(of: ticker) else { return nil }
            let own =
                figures.contractedDeals(of: ticker).contains { $0.ownedShare != nil }
                ? figures.contractedCriticalIT(of: ticker, ownShare: true) : nil
            let classes = Set(figures.contractedDeals(of: ticker).map(\.leaseClass.words)).sorted()
            return BriefTable.Row([
                .text(ticker), .figure(whole), own.map { .figure($0) } ?? .blank,
                figures.statedCriticalIT(of: ticker).map { .figure($0) } ?? .blank,
                .text(classes.joined(separator: "; ")), .badge(whole.verification),
            ])
        }
        let overlaps = facts.ownership.filter { $0.kind == .majority && $0.ownedTicker != nil }
        return BriefTable(
            title: "Contracted critical IT by company",
            columns: [
                .text("Company"), .figures("Whole", unit: "MW critical IT"),
                .figures("Own share", unit: "MW critical IT"),
                .figures("Stated in total", unit: "MW critical IT"),
                .text("Of which class"), .text("Verification"),
            ], rows: rows,
            note: [
                .text(
                    "Signed contracts that state critical IT, each once. A total that a source states contains such rows and some without a row of their own; it stands beside the sum and enters none. "
                ),
                .text(
                    "Never added: \(overlaps.map { "\($0.owner) contains \($0.ownedTicker ?? "")" }.joined(separator: ", "))."
                ),
            ])
    }
}

extension CapacityDefinition {
    /// In words.
    var words: String {
        switch self {
        case .criticalIT: "critical IT"
        case .gross: "gross"
        case .utility: "utility"
        case .pipeline: "pipeline"
        case .undefined: "definition not given"
        }
    }
}
