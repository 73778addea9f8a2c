// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits

/// What the market pays for a contracted megawatt, where a share count is known.
extension DailyBrief {
    var valueBlocks: [Block] {
        let value = ValueFigures(facts, on: day)
        let sectors: Set<Sector> = [.miner, .landlord]
        let names = facts.companies.filter { sectors.contains($0.sector) }.map(\.ticker).sorted()
        let rows = names.compactMap { valueRow($0, value) }
        guard !rows.isEmpty else {
            return [
                .callout(
                    Callout(
                        .open,
                        [
                            .text(
                                "No market values: of no company are a close of this day and a share count known by it in the tables."
                            )
                        ]))
            ]
        }
        return [
            .table(
                BriefTable(
                    title: "Market value of the power",
                    columns: [
                        .text("Company"), .figures("Market cap"), .figures("Debt"), .figures("Cash"),
                        .figures("EV"), .figures("Contracted for AI"), .figures("EV per MW"),
                    ], rows: rows, note: valueNote(names))),
            .list(bridges(names, value)),
        ]
    }

    private func valueRow(_ ticker: String, _ value: ValueFigures) -> BriefTable.Row? {
        guard let cap = market.marketCap(ticker, on: day) else { return nil }
        let perMegawatt = value.enterpriseValuePerMegawatt(of: ticker)
        return BriefTable.Row([
            .text(ticker), .figure(cap), cell(value.debt(of: ticker)), cell(value.cash(of: ticker)),
            cell(value.enterpriseValue(of: ticker)), cell(value.contracted(of: ticker)), cell(perMegawatt),
        ])
    }

    /// Of each company what its EV is made of, and the companies for which it could not be made.
    private func bridges(_ names: [String], _ value: ValueFigures) -> [[Inline]] {
        let valued = names.filter { value.enterpriseValue(of: $0) != nil }
        let rest = names.filter { market.marketCap($0, on: day) != nil && !valued.contains($0) }
        return valued.map { bridge($0, value) }
            + (rest.isEmpty
                ? [] : [[.text("Neither debt nor cash was found for \(rest.joined(separator: ", ")).")]])
    }

    private func bridge(_ ticker: String, _ value: ValueFigures) -> [Inline] {
        let dates = [("debt", value.debt(of: ticker)), ("cash", value.cash(of: ticker))].compactMap {
            name, figure in figure.map { "\(name) of \($0.asOf)" }
        }
        let missing = value.missing(of: ticker) ?? ""
        var text: [Inline] = [
            .text(
                "\(ticker): \(dates.joined(separator: ", "))"
                    + (missing.isEmpty ? "" : ", \(missing) not found"))
        ]
        for (index, figure) in value.raisedSince(ticker).enumerated() {
            text += [
                .text(index == 0 ? "; raised since and not in it: " : ", "), .figure(figure, Self.asStated),
            ]
        }
        return text + [.text(".")]
    }

    private func valueNote(_ names: [String]) -> [Inline] {
        let without = names.filter {
            market.close($0, on: day) != nil && market.shares($0, on: day) == nil
        }
        let gap =
            without.isEmpty ? "" : " Without a share count: \(without.joined(separator: ", "))."
        return [
            .text(
                "EV is market cap and debt less cash, as far as these were found: without debt the true value is higher, without cash lower, and what was raised after the balance is missing on both sides. EV per MW divides by contracted megawatts in the definition beside it, so the column compares only within one definition; mining, bitcoin and other power are still in it.\(gap)"
            )
        ]
    }
}
