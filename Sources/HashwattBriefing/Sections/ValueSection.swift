// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattStudies
public import HashwattUnits

/// The optional section on what the prices of a day assume.
public struct ValueSection: Sendable {
    private let facts: FactSet
    private let day: CivilDate

    /// A section of `day`; what happened later is cut away.
    public init(_ facts: FactSet, on day: CivilDate) {
        self.facts = facts.asOf(day)
        self.day = day
    }

    /// The section.
    public var section: BriefSection {
        let sectors: Set<Sector> = [.miner, .landlord]
        let names = facts.companies.filter { sectors.contains($0.sector) }.map(\.ticker).sorted()
        let rows = names.compactMap(row)
        let lead: [Inline] = [
            .text(
                "What the price leaves for the megawatts, once debt is added and cash and bitcoin are taken out."
            )
        ]
        let book = ValueBook(facts, on: day)
        guard !rows.isEmpty else {
            return BriefSection(
                id: "value", heading: "What is priced in", lead: lead,
                blocks: [
                    .callout(
                        Callout(.open, [.text("Of no company are price, share count and balance known.")]))
                ])
        }
        return BriefSection(
            id: "value", heading: "What is priced in", lead: lead,
            blocks: [.table(table(rows, names))] + ValueComparison(book, book.assumptions).section.blocks)
    }

    private func table(_ rows: [BriefTable.Row], _ names: [String]) -> BriefTable {
        let holdings = HoldingFigures(facts, on: day)
        let notes = names.compactMap(holdings.minorityNote)
        return BriefTable(
            title: "Price left for the megawatts",
            columns: [
                .text("Company"), .figures("EV"), .figures("Bitcoin"), .figures("Left for megawatts"),
                .figures("Contracted for AI"), .figures("Left per contracted MW"),
            ], rows: rows,
            note: [
                .text(
                    "A blank is not known, never zero; mining, power not let and plans are still in what is left. "
                        + notes.map { $0 + ". " }.joined())
            ])
    }

    private func row(_ ticker: String) -> BriefTable.Row? {
        let holdings = HoldingFigures(facts, on: day)
        guard let left = holdings.leftForPower(of: ticker) else { return nil }
        let values = ValueFigures(facts, on: day)
        let contracted = values.contracted(of: ticker)
        let perMegawatt = contracted.map { megawatts in
            Figure.derived(
                FigureID("left-per-mw", ticker, day.description),
                "\(ticker) price left per contracted \(megawatts.unit.rawValue)", .usdPerMegawatt,
                asOf: .day(day), by: .input(0) / .input(1), from: [left, megawatts])
        }
        return BriefTable.Row([
            .text(ticker), cell(values.enterpriseValue(of: ticker)), cell(holdings.bitcoinValue(of: ticker)),
            .figure(left), cell(contracted), cell(perMegawatt),
        ])
    }

    private func cell(_ figure: Figure?) -> BriefTable.Cell { figure.map { .figure($0) } ?? .blank }
}
