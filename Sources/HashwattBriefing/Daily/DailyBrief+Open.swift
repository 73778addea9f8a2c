// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits

/// Open questions: what is unverified, what conflicts, what is withheld because its day is not known.
extension DailyBrief {
    /// The last section, from what the sections before it show.
    func openQuestions(after sections: [BriefSection]) -> BriefSection {
        let lists: [(heading: String, lead: String, items: [[Inline]])] = [
            (
                "Unverified", "Read from no source that could be checked; they stand marked where shown.",
                unverified(in: sections)
            ),
            ("Conflicting", "", conflicts),
            ("Day not confirmed", "", undated),
            ("Withheld", "Dated only to a month or year that had not ended by this day.", withheld),
        ]
        var blocks: [Block] = []
        for list in lists where !list.items.isEmpty {
            blocks.append(.heading(list.heading))
            if !list.lead.isEmpty { blocks.append(.paragraph([.text(list.lead)])) }
            blocks.append(.list(list.items))
        }
        if blocks.isEmpty { blocks.append(.callout(Callout(.note, [.text("Nothing is open.")]))) }
        return BriefSection(
            id: "open", heading: "Open questions",
            lead: [.text("What a reader should not take as settled.")], blocks: blocks)
    }

    /// Every unverified number that the sections show or derive something from, share counts in one line, and what
    /// is known but was left out of the sections.
    private func unverified(in sections: [BriefSection]) -> [[Inline]] {
        var seen = Set<FigureID>()
        var found: [Figure] = []
        func visit(_ figure: Figure) {
            guard seen.insert(figure.id).inserted else { return }
            if case .read(let source) = figure.origin, source.verification == .unverified {
                found.append(figure)
            }
            figure.inputs.forEach(visit)
        }
        sections.flatMap { $0.lead.compactMap(\.figure) + $0.blocks.flatMap(\.figures) }.forEach(visit)
        let counts = found.filter { $0.unit == .shares }
        let others = found.filter { $0.unit != .shares }.map { figure -> [Inline] in
            let note = figure.sources.map(\.note).filter { !$0.isEmpty }
            return [.text("\(figure.label): "), .figure(figure)]
                + (note.isEmpty ? [] : [.text("; \(note.joined(separator: "; "))")])
        }
        let deals = facts.deals.filter { $0.source.verification == .unverified }.compactMap { deal in
            LeaseFigures(deal).value.map { value -> [Inline] in
                [.text("\(label(deal)), \(deal.leaseClass.words), in no sum: "), .figure(value)]
            }
        }
        return shareLine(counts) + others + deals
    }

    private func shareLine(_ counts: [Figure]) -> [[Inline]] {
        let names = Set(counts.compactMap { $0.label.split(separator: " ").first.map(String.init) }).sorted()
        guard !names.isEmpty else { return [] }
        return [
            [
                .text(
                    "Share counts, and with them every cap weight, market value and EV: \(names.joined(separator: ", "))."
                )
            ]
        ]
    }

    /// Where sources do not agree with each other.
    private var conflicts: [[Inline]] {
        let approvals = Set(facts.powerTrading.filter { !rivals(of: $0).isEmpty }.map(\.parent)).sorted()
        let sources: [(String, Source)] =
            facts.gasPlants.map { ("Gas plant, \($0.location)", $0.source) }
            + facts.bondIssues.map { ("Notes of \($0.issuer), size", $0.source) }
            + facts.companyFigures.filter { ["debt", "cash"].contains($0.metric.rawValue) }.map {
                ("\($0.ticker) \($0.metric.rawValue)", $0.source)
            }
        return approvals.map {
            [.text("Approval to sell power, \($0): the sources disagree; both stand under Power and grid.")]
        }
            + sources.compactMap { name, source in
                conflict(in: source).map { [.text("\(name): \($0).")] }
            }
    }

    /// Contracts whose day is a month's or ours.
    private var undated: [[Inline]] {
        facts.deals.filter { deal in
            if case .day = deal.announced { return deal.dateCertainty != .day }
            return false
        }.map { [.text("\($0.ticker)–\($0.tenant): \(text($0.announced, $0.dateCertainty)).")] }
    }

    private var withheld: [[Inline]] {
        all.withheld(asOf: day).compactMap { record in
            words(for: record.row).map { [.text("\($0) (\(record.known))")] }
        }
    }

    /// A withheld record in words, without its number; nil where another record of the list says the same, and for
    /// monthly reports, which are not late but not yet written.
    private func words(for row: RowReference) -> String? {
        let key = row.key
        switch row.table {
        case "capacity":
            return all.capacity[key].map {
                "\($0.ticker), \($0.site), \($0.definition.words), \($0.state.rawValue)"
            }
        case "capex": return all.capex[key].map { "\($0.announcer), \($0.purpose)" }
        case "financings": return all.financings[key].map { "\($0.borrower), \($0.kind.words)" }
        case "deals": return all.deals[key].map { "\($0.ticker)–\($0.tenant), \($0.leaseClass.words)" }
        case "bond_issues": return all.bondIssues[key].map { "\($0.issuer), notes" }
        case "asic_models": return all.asicModels[key].map { "\($0.model), release of the machine" }
        case "company_figures":
            return all.companyFigures[key].map {
                "\($0.ticker), \($0.metric.rawValue.replacing("_", with: " "))"
            }
        case "share_counts": return all.shareCounts[key].map { "\($0.ticker), share count" }
        case "power_trading": return all.powerTrading[key].map { "\($0.parent), \($0.status.words)" }
        case "gas_plants": return all.gasPlants[key].map { "Gas plant, \($0.location)" }
        case "interconnection": return all.interconnection[key].map { "Time to power, \($0.scope)" }
        case "rent_benchmarks": return all.rentBenchmarks[key].map { "Benchmark, \($0.item)" }
        case "sector_figures": return all.sectorFigures[key].map { "Sector figure, \($0.scope)" }
        case "hashprice_references": return "Published hashprice"
        default: return nil
        }
    }
}
