// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
public import HashwattStudies

/// All companies that can be valued, beside each other: what each is worth and what the price pays for a
/// contracted megawatt once bitcoin and mining are taken out.
public struct ValueComparison: Sendable {
    private let book: ValueBook
    private let values: [SumOfParts]

    /// A comparison under the same assumptions for all.
    public init(_ book: ValueBook, _ assumptions: ValueAssumptions) {
        self.book = book
        values = book.tickers.compactMap(book.company).map { SumOfParts($0, assumptions) }
    }

    /// The comparison as a table.
    public var table: BriefTable {
        BriefTable(
            title: "Value and price",
            columns: [
                .text("Company"), .figures("Price"), .figures("Value a share"), .figures("Premium"),
                .figures("EV less bitcoin, mining"), .figures("Contracted"), .figures("Per MW"),
                .text("Not found"),
            ],
            rows: values.filter { !$0.parts.isEmpty }.map(row),
            note: [
                .text(
                    "A blank is not known or means nothing: a ratio over no megawatts, of a negative value or without mining. "
                        + "GPU cloud sells machines as well as power, so its megawatts cost more. What is not found is in no part; without debt a value is too high."
                )
            ])
    }

    private func row(_ parts: SumOfParts) -> BriefTable.Row {
        BriefTable.Row([
            .text(parts.company.ticker), cell(parts.company.price), cell(parts.valuePerShare),
            cell(parts.premium, .change), cell(parts.valueWithoutMining), cell(parts.contracted),
            cell(parts.multiple), .text(parts.missing.map(Self.short).joined(separator: ", ")),
        ])
    }

    /// The first words of what is missing.
    private static func short(_ missing: String) -> String {
        let end = missing.firstIndex(of: ",") ?? missing.firstIndex(of: ":") ?? missing.endIndex
        return String(missing[..<end])
    }

    private func cell(_ figure: Figure?, _ format: FigureFormat? = nil) -> BriefTable.Cell {
        figure.map { .figure($0, format) } ?? .blank
    }

    /// The section, for a report or a brief.
    public var section: BriefSection {
        let comparable = values.compactMap { parts in parts.multiple.map { (parts.company.ticker, $0) } }
        var blocks: [Block] = [.table(table)]
        if comparable.count > 1 {
            blocks.append(
                .chart(
                    .bars(
                        .init(
                            title: "EV less bitcoin and mining, a contracted MW of critical IT",
                            subtitle: "USD m per MW",
                            summary:
                                "What each price pays for a contracted megawatt; the table has the figures."),
                        axis: .init(title: "USD m per MW", shift: -6),
                        format: .init(.places(1), scale: .million, unit: .hidden),
                        items: comparable.sorted { $0.1.value > $1.1.value }.map { .init($0.0, $0.1) })))
        }
        return BriefSection(
            id: "comparables", heading: "Value and price beside each other",
            lead: [.text("The same assumptions for all; facts that are missing stay missing.")],
            blocks: blocks)
    }

    /// The document.
    public func compose(dataset: DatasetStamp, generator: String) -> Brief {
        Brief(
            title: "What the companies are worth on \(book.day)", asOf: book.day, dataset: dataset,
            generator: generator, sections: [section])
    }
}
