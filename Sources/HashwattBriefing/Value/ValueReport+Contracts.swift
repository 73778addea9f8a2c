// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies

/// What of a value depends on a choice: the path of leases, and warrants of unknown strike.
extension ValueReport {
    /// Each contract by both paths of its NOI; nil where there is no contract.
    var contractsTable: BriefTable? {
        let rows = parts.company.contracts.compactMap(contractRow)
        guard !rows.isEmpty else { return nil }
        let isRising = parts.assumptions.leasePath == .rising
        return BriefTable(
            title: "Contracts by the path of their NOI",
            columns: [
                .text("Contract"), .figures("Mean NOI a year"), .figures("Rise a year"),
                .figures("Value, rising NOI"), .figures("Value, level NOI"),
            ], rows: rows,
            note: [
                .text(
                    "The sum has the \(isRising ? "rising" : "level") path; --lease-path \(isRising ? "level" : "rising") takes the other. GPU cloud has no escalator."
                )
            ])
    }

    private func contractRow(_ contract: CompanyFacts.Contract) -> BriefTable.Row? {
        guard let rising = parts.value(of: contract, .rising), let level = parts.value(of: contract, .level),
            let income = parts.income(contract)
        else { return nil }
        return BriefTable.Row([
            .text(contract.deal.tenant + ", " + contract.deal.id), .figure(income),
            parts.escalator(contract).map { .figure($0) } ?? .blank, .figure(rising), .figure(level),
        ])
    }

    /// The value a share with and without warrants whose strike is not known; nil where there are none.
    var dilution: Callout? {
        guard let without = parts.valuePerShareWithoutLaterWarrants, let with = parts.valuePerShare else {
            return nil
        }
        return Callout(
            .note, title: "Warrants of unknown strike",
            [
                .text(
                    "Warrants granted after the share count are in no count, and their strikes in no table. With all of them the value is "
                ),
                .figure(with), .text(" a share, which is the figure used here; without any it is "),
                .figure(without), .text("."),
            ])
    }

    /// Notes that convert and were announced after the share count; nil where there are none.
    var laterNotes: Callout? {
        let notes = parts.company.laterNotes
        guard !notes.isEmpty, parts.valuePerShare != nil else { return nil }
        let text = notes.enumerated().flatMap { place, note -> [Inline] in
            [.text(place == 0 ? "" : ", "), .figure(note.amount)]
                + (note.price.map { [.text(" at "), .figure($0)] } ?? [.text(" at a price in no table")])
        }
        return Callout(
            .note, title: "Notes that convert",
            [.text("Announced after the share count: ")] + text
                + [.text(". Their shares are in no count, and nothing is added for them.")])
    }
}
