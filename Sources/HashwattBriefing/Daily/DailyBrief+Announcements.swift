// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits

/// What was announced: on the day, and in the thirty days before.
extension DailyBrief {
    var announcements: BriefSection {
        let today = facts.events.filter { $0.date == .day(day) }
        let earlier = facts.events.filter { event in
            guard case .day(let date) = event.date else { return false }
            return date < day && date >= day - 30
        }.sorted { $1.date.latest < $0.date.latest }
        let capex = facts.capex.filter { $0.kind == .announcement && $0.announced == .day(day) }
        var blocks: [Block] = []
        if !capex.isEmpty { blocks.append(.cards(capex.map(card))) }
        if !today.isEmpty { blocks.append(.table(eventTable("On the day", today))) }
        if !earlier.isEmpty { blocks.append(.table(eventTable("In the thirty days before", earlier))) }
        if blocks.isEmpty {
            blocks.append(.callout(Callout(.open, [.text("The tables hold no event of these days.")])))
        }
        let what =
            today.isEmpty
            ? "Nothing in the tables is dated this day." : "Announced on the day, and before it."
        return BriefSection(
            id: "announcements", heading: "What was announced", lead: [.text(what)], blocks: blocks)
    }

    private func card(_ capex: CapexAnnouncement) -> Card {
        let figures = CapexFigures(capex)
        var note: [Inline] = [.text(capex.bound == .upTo ? "up to; " : "")]
        if let capacity = figures.capacity, let perGigawatt = figures.perGigawatt {
            note += [.text("for "), .figure(capacity), .text(", "), .figure(perGigawatt)]
        }
        return Card(subject(capex), figures.amount, note: note)
    }

    private func subject(_ capex: CapexAnnouncement) -> String {
        let words = capex.headline.split(separator: " ")
        // The amount stands in the headline too; the card shows it as a figure, the label says what for.
        guard let place = words.lastIndex(where: { ["on", "of", "in"].contains($0) }) else {
            return capex.announcer
        }
        return capex.announcer + ": " + words[(place + 1)...].joined(separator: " ")
    }

    private func eventTable(_ title: String, _ events: [Event]) -> BriefTable {
        BriefTable(
            title: title, columns: [.text("Date"), .text("Who"), .text("What"), .text("Verification")],
            rows: events.map { event in
                BriefTable.Row([
                    .text(event.date.description), .text(event.ticker ?? "–"), .inlines(what(event)),
                    .badge(event.source.verification),
                ])
            })
    }

    /// What happened, its numbers as figures of the records that the event names.
    private func what(_ event: Event) -> [Inline] {
        let parts =
            facts.deals.filter { event.deals.contains($0.id) }.map(text)
            + facts.capex.filter { event.capex.contains($0.id) }.map(text)
            + facts.bondIssues.filter { event.bondIssues.contains($0.id) }.map(text)
            + facts.financings.filter { event.financings.contains($0.id) }.map(text)
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
        if let megawatts = figures.megawatts { text += [.text(", "), .figure(megawatts)] }
        if let value = figures.value { text += [.text(", "), .figure(value)] }
        if let term = figures.term { text += [.text(" over "), .figure(term)] }
        if deal.isCumulative { text.append(.text(" (cumulative)")) }
        return text
    }

    private func text(_ capex: CapexAnnouncement) -> [Inline] {
        let figures = CapexFigures(capex)
        var text: [Inline] = [
            .text("\(capex.announcer), \(capex.kind.rawValue): \(capex.bound == .upTo ? "up to " : "")"),
            .figure(figures.amount),
        ]
        if let high = figures.amountHigh { text += [.text(" to "), .figure(high)] }
        return text
    }

    private func text(_ issue: BondIssue) -> [Inline] {
        [.text("\(issue.issuer), notes of "), .figure(bonds(issue).size)]
    }

    private func text(_ financing: Financing) -> [Inline] {
        [
            .text("\(financing.borrower), \(financing.kind.rawValue.replacing("_", with: " ")) of "),
            .figure(FinancingFigures(financing).amount),
        ]
    }

    private func text(_ contract: UtilityContract) -> [Inline] {
        var text: [Inline] = [.text("\(contract.utility) with \(name(of: contract.customerTicker))")]
        if let load = GridFigures.load(of: contract) { text += [.text(", load of "), .figure(load)] }
        return text
    }

    /// An issue with its tranches.
    func bonds(_ issue: BondIssue) -> BondFigures {
        BondFigures(issue, tranches: facts.bondTranches.filter { $0.issue == issue.id })
    }
}

extension LeaseClass {
    /// In words.
    var words: String {
        switch self {
        case .tripleNet: "triple net"
        case .colocation: "colocation"
        case .tenantFundedHosting: "tenant-funded hosting"
        case .graphicsCloud: "GPU cloud, not rent"
        case .noLease: "no tenant"
        }
    }
}
