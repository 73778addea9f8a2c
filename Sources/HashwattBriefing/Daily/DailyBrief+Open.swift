// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits

/// Open questions: what is unverified, what conflicts, what is withheld because its day is not known.
extension DailyBrief {
    var openQuestions: BriefSection {
        var blocks: [Block] = []
        let unverified = unverifiedRows
        if !unverified.isEmpty {
            blocks += [.heading("Unverified"), .list(unverified)]
        }
        let conflicts = facts.powerTrading.filter { !$0.conflictsWith.isEmpty }
        if !conflicts.isEmpty {
            let names = Set(conflicts.map(\.parent)).sorted().joined(separator: ", ")
            blocks += [
                .heading("Conflicting"),
                .list([
                    [
                        .text(
                            "Approval to sell power, \(names): the sources disagree; both stand under Power and grid."
                        )
                    ]
                ]),
            ]
        }
        let withheld = all.withheld(asOf: day)
        if !withheld.isEmpty {
            blocks += [
                .heading("Withheld"),
                .paragraph([
                    .text(
                        "Dated only to a month or year that had not ended; they may or may not have happened by the day."
                    )
                ]),
                .list(withheld.map { [.text("\($0.row.table), \($0.row.key): \($0.known)")] }),
            ]
        }
        if blocks.isEmpty { blocks.append(.callout(Callout(.note, [.text("Nothing is open.")]))) }
        return BriefSection(
            id: "open", heading: "Open questions",
            lead: [.text("What a reader should not take as settled.")], blocks: blocks)
    }

    private var unverifiedRows: [[Inline]] {
        let deals = facts.deals.filter { $0.source.verification == .unverified }.map { deal -> [Inline] in
            var line: [Inline] = [.text("Deal \(LeaseFigures(deal).name)")]
            if let value = LeaseFigures(deal).value { line += [.text(": "), .figure(value)] }
            return line
        }
        let capex = facts.capex.filter { $0.source.verification == .unverified }.map { entry -> [Inline] in
            [.text("\(entry.announcer), \(entry.kind.rawValue): "), .figure(CapexFigures(entry).amount)]
        }
        let counts = Set(facts.shareCounts.filter { $0.source.verification == .unverified }.map(\.ticker))
            .sorted()
        let shares: [[Inline]] =
            counts.isEmpty
            ? []
            : [
                [
                    .text(
                        "Share counts, and with them every cap-weighted number: \(counts.joined(separator: ", "))"
                    )
                ]
            ]
        return deals + capex + shares
    }
}
