// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits

/// What was announced: on the day, and in the thirty days before.
extension DailyBrief {
    var announcements: BriefSection {
        let today = facts.events.filter { $0.date == .day(day) }
        let earlier = facts.events.filter { event in
            event.date != .day(day) && event.date.latest >= day - 30
        }.sorted { ($1.date.latest, $0.id) < ($0.date.latest, $1.id) }
        let capex = facts.capex.filter { $0.kind == .announcement && $0.announced == .day(day) }
        var blocks: [Block] = []
        if !capex.isEmpty { blocks.append(.cards(capex.map(card))) }
        if !today.isEmpty { blocks.append(.table(eventTable("On the day", today))) }
        if !earlier.isEmpty { blocks.append(.table(eventTable("In the thirty days before", earlier))) }
        if blocks.isEmpty {
            blocks.append(.callout(Callout(.open, [.text("The tables hold no event of these days.")])))
        }
        return BriefSection(
            id: "announcements", heading: "What was announced", lead: lead(capex, today), blocks: blocks)
    }

    private func lead(_ capex: [CapexAnnouncement], _ today: [Event]) -> [Inline] {
        guard !today.isEmpty else { return [.text("Nothing in the tables is dated this day.")] }
        guard !capex.isEmpty else { return [.text("Announced on the day, and before it.")] }
        let parts = capex.map(text)
        return parts.dropFirst().reduce(parts[0]) { $0 + [.text("; ")] + $1 } + [.text(".")]
    }

    private func card(_ capex: CapexAnnouncement) -> Card {
        let figures = CapexFigures(capex)
        var note: [Inline] = [.text(capex.bound.prefix)]
        if let capacity = figures.capacity, let perGigawatt = figures.perGigawatt {
            note = [
                .text(capex.bound == .exact ? "for " : "\(capex.bound.prefix)this amount, for "),
                .text(capex.capacityBound?.prefix ?? ""), .figure(capacity), .text(": "),
                .figure(perGigawatt),
            ]
        }
        return Card("\(capex.announcer): \(capex.purpose)", figures.amount, note: note)
    }

    private func eventTable(_ title: String, _ events: [Event]) -> BriefTable {
        BriefTable(
            title: title, columns: [.text("Date"), .text("Who"), .text("What"), .text("Verification")],
            rows: events.map { event in
                BriefTable.Row([
                    .text(text(event.date, event.dateCertainty)), .text(event.ticker ?? "–"),
                    .inlines(what(event)), .badge(event.source.verification),
                ])
            })
    }

    /// What happened, its numbers as figures of the records that the event names.
    private func what(_ event: Event) -> [Inline] {
        let parts =
            facts.deals.records(event.deals).map(text) + facts.capex.records(event.capex).map(text)
            + facts.bondIssues.records(event.bondIssues).map(text)
            + facts.financings.records(event.financings).map(text)
            + facts.gasPlants.records(event.gasPlants).map(text)
            + facts.powerTrading.records(event.powerTrading).map(text)
        if let first = parts.first { return parts.dropFirst().reduce(first) { $0 + [.text("; ")] + $1 } }
        if let contract = facts.utilityContracts.first(where: { event.id.hasSuffix($0.id) }) {
            return text(contract)
        }
        let hasNumber = event.headline.contains { $0.isNumber }
        return [.text(hasNumber ? "\(name(of: event.ticker ?? "")), \(event.type.rawValue)" : event.headline)]
    }

    private func text(_ deal: Deal) -> [Inline] {
        let figures = LeaseFigures(deal)
        var text: [Inline] = [
            .text(deal.tenant.isEmpty ? deal.landlord : figures.name), .text(", \(deal.leaseClass.words)"),
        ]
        if let megawatts = figures.megawatts {
            text += [.text(", " + (deal.powerBound?.prefix ?? "")), .figure(megawatts)]
        }
        if let value = figures.value { text += [.text(", "), .figure(value)] }
        if let term = figures.term { text += [.text(" over "), .figure(term)] }
        if deal.isCumulative { text.append(.text(" (cumulative)")) }
        return text
    }

    private func text(_ capex: CapexAnnouncement) -> [Inline] {
        let figures = CapexFigures(capex)
        var text: [Inline] = [
            .text("\(capex.announcer), \(capex.purpose): \(capex.bound.prefix)"), .figure(figures.amount),
        ]
        if let high = figures.amountHigh { text += [.text(" to "), .figure(high)] }
        if let before = figures.previousAmount { text += [.text(", before "), .figure(before)] }
        return text
    }

    private func text(_ issue: BondIssue) -> [Inline] {
        let kind = issue.kind == .privateNotes ? "private notes" : "notes"
        return [.text("\(issue.issuer), \(kind) of "), .figure(bonds(issue).size)]
    }

    private func text(_ financing: Financing) -> [Inline] {
        [
            .text("\(financing.borrower), \(financing.kind.words) of "),
            .figure(FinancingFigures(financing).amount, Self.asStated),
        ]
    }

    private func text(_ plant: GasPlant) -> [Inline] {
        var text: [Inline] = [.text("Gas plants for \(plant.customer) \(plant.status.rawValue)")]
        if let power = GridFigures.power(of: plant) { text += [.text(", "), .figure(power)] }
        return text
    }

    private func text(_ entry: PowerTradingApproval) -> [Inline] {
        let conflict = rivals(of: entry).isEmpty ? "" : "; sources conflict, see Power and grid"
        return [.text("\(entry.parent), power sales at market-based rates: \(entry.status.words)\(conflict)")]
    }

    private func text(_ contract: UtilityContract) -> [Inline] {
        var text: [Inline] = [.text("\(contract.utility) with \(name(of: contract.customerTicker))")]
        if let load = GridFigures.load(of: contract) { text += [.text(", load of "), .figure(load)] }
        return text
    }
}
