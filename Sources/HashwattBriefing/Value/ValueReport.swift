// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
public import HashwattStudies
import HashwattUnits

/// The value of one company as a document: parts, what the price assumes, what moves the value, simulation,
/// assumptions.
public struct ValueReport: Sendable {
    let book: ValueBook
    let parts: SumOfParts
    let reverses: [ReverseValue]
    let simulation: ValueSimulation?

    /// A report.
    ///
    /// - Parameters:
    ///   - reverses: what is asked of the price.
    ///   - simulation: nil where none was run.
    public init(
        _ parts: SumOfParts, in book: ValueBook, reverses: [ReverseValue], simulation: ValueSimulation?
    ) {
        self.parts = parts
        self.book = book
        self.reverses = reverses
        self.simulation = simulation
    }

    private var ticker: String { parts.company.ticker }

    /// The document.
    public func compose(dataset: DatasetStamp, generator: String) -> Brief {
        let sections =
            [partsSection, reverseSection] + [tornadoSection, simulation?.section].compactMap(\.self)
            + [assumptionsSection]
        return Brief(
            title: "\(ticker): what it is worth on \(book.day)", standfirst: standfirst, asOf: book.day,
            dataset: dataset, generator: generator, sections: sections)
    }

    private var standfirst: [Inline] {
        guard let value = parts.valuePerShare else {
            let why =
                parts.dilutedShares == nil ? "no share count is known" : "neither debt nor cash is known"
            return [.text("No value a share: \(why). The parts that are known stand below.")]
        }
        var text: [Inline] = [
            .text("The parts that are known come to "), .figure(value),
            .text(" a share under stated assumptions"),
        ]
        if let price = parts.company.price { text += [.text("; the price is "), .figure(price)] }
        if let premium = parts.premium {
            text += [.text(", "), .figure(premium, .change), .text(" against that value")]
        }
        return text + [.text(".")]
    }
}

// MARK: Parts

extension ValueReport {
    /// The parts as a table, for `--format csv`.
    public var partsTable: BriefTable {
        let rows = parts.parts.map { part in
            BriefTable.Row([
                .text(part.label), part.megawatts.map { .figure($0) } ?? .blank, .figure(part.value),
            ])
        }
        let total = parts.netAssetValue.map { value in
            [BriefTable.Row([.text("Net asset value"), .blank, .figure(value)], tone: .strong)]
        }
        let share = parts.valuePerShare.map { value in
            [BriefTable.Row([.text("A share"), .blank, .figure(value)], tone: .strong)]
        }
        return BriefTable(
            title: "Sum of the parts", columns: [.text("Part"), .figures("Power"), .figures("Value")],
            rows: rows + (total ?? []) + (share ?? []))
    }

    private var partsSection: BriefSection {
        var blocks: [Block] = [.table(partsTable)]
        if let total = parts.netAssetValue, parts.parts.count > 1 {
            blocks.append(.chart(waterfall(total)))
        }
        if !parts.missing.isEmpty {
            blocks.append(
                .callout(
                    Callout(.open, title: "Not found, and in no part", [.text(list(parts.missing))])))
        }
        if let contractsTable { blocks.append(.table(contractsTable)) }
        blocks += [dilution, laterNotes].compactMap { $0.map { .callout($0) } }
        if parts.hallValue.value <= 0, parts.uncommitted != nil {
            blocks.append(
                .callout(
                    Callout(
                        .note,
                        [
                            .text("At the assumed rent a hall never earns its cost (a MW is worth "),
                            .figure(parts.hallValue), .text("), so none is built on power without a use."),
                        ])))
        }
        if !parts.company.remarks.isEmpty {
            blocks.append(.callout(Callout(.caution, [.text(list(parts.company.remarks))])))
        }
        return BriefSection(
            id: "parts", heading: "Sum of the parts",
            lead: [.text("Each use of a megawatt by itself, then what is owned and owed.")], blocks: blocks)
    }

    private func list(_ items: [String]) -> String { items.map { $0 + "." }.joined(separator: " ") }

    private func waterfall(_ total: Figure) -> BriefChart {
        .waterfall(
            .init(
                title: "\(ticker): from the parts to net asset value", subtitle: "USD bn",
                summary: "Parts of \(ticker)'s value and their sum; the table has the same figures."),
            axis: .init(title: "USD bn", shift: -9),
            format: .init(.places(2), scale: .billion, unit: .hidden),
            items: parts.parts.map { .init($0.label, $0.value) }, total: .init("Net asset value", total))
    }
}

// MARK: What the price assumes

extension ValueReport {
    private var reverseSection: BriefSection {
        BriefSection(
            id: "priced-in", heading: "What the price assumes",
            lead: [.text("One assumption at a time is moved until value and price are equal.")],
            blocks: [.list(reverses.map(sentence))])
    }

    private func sentence(_ reverse: ReverseValue) -> [Inline] {
        let words = ValueWords.of(reverse.question)
        switch reverse.answer {
        case .value(let figure, let proof):
            var text: [Inline] = [.text("\(words): "), .figure(figure)]
            if let value = proof.valuePerShare {
                text += [
                    .text("; with it the value is "), .figure(value, .init(.atMost(6))), .text(" a share"),
                ]
            }
            return text + [.text(".")]
        case .none(let isAbove):
            return [
                .text(
                    "\(words): none; the price is \(isAbove ? "above" : "below") the value whatever it is.")
            ]
        case .several(let values):
            return [.text("\(words): several answers, \(values.count) of them; the price does not tell.")]
        case .interval:
            return [.text("\(words): many; value and price are equal over a whole range.")]
        case .indifferent:
            return [
                .text("\(words): the value does not depend on it, because no power without a use is known.")
            ]
        case .unknown(let why): return [.text("\(words): not to be told; \(why).")]
        }
    }
}

// MARK: What moves the value

extension ValueReport {
    private var tornadoSection: BriefSection? {
        let tornado = ValueTornado(parts.company, parts.assumptions)
        guard let value = parts.valuePerShare, !tornado.bars.isEmpty else { return nil }
        let chart = BriefChart.ranges(
            .init(
                title: "\(ticker): value a share over each assumption's range", subtitle: "USD a share",
                summary: "Each row is the span of the value over one assumption's range, the widest first."),
            axis: .init(title: "USD a share"), format: .init(.places(2), unit: .hidden),
            groups: [
                (
                    "value a share",
                    tornado.bars.map {
                        .init(
                            ValueWords.of($0.assumption), value, range: [$0.low, $0.high], isDisclosed: false)
                    }
                )
            ])
        let rows = tornado.bars.map { bar in
            BriefTable.Row([
                .text(ValueWords.of(bar.assumption)), end(bar.assumption, bar.range.lowerBound),
                .figure(bar.low), end(bar.assumption, bar.range.upperBound), .figure(bar.high),
            ])
        }
        let table = BriefTable(
            title: "Ends of the ranges",
            columns: [
                .text("Assumption"), .figures("Low"), .figures("Value at low"), .figures("High"),
                .figures("Value at high"),
            ], rows: rows)
        return BriefSection(
            id: "tornado", heading: "What moves the value",
            lead: [.text("One assumption at a time goes through its range; the others stay.")],
            blocks: [.chart(chart), .table(table)])
    }

    private func end(_ assumption: ValueAssumption, _ value: Double) -> BriefTable.Cell {
        .figure(parts.assumptions.changing([assumption: value])[assumption])
    }

    private var assumptionsSection: BriefSection {
        let rows = ValueAssumption.allCases.map { assumption in
            let figure = parts.assumptions[assumption]
            let range = parts.assumptions.range(assumption)
            return BriefTable.Row([
                .text(assumption.rawValue), .text(ValueWords.of(assumption)), .figure(figure),
                end(assumption, range.lowerBound), end(assumption, range.upperBound),
                .text(figure.inputs.isEmpty ? "judged" : "mean of \(figure.inputs.count) comparables"),
            ])
        }
        let table = BriefTable(
            title: "Assumptions",
            columns: [
                .text("Name"), .text("Meaning"), .figures("Value"), .figures("Low"), .figures("High"),
                .text("From"),
            ], rows: rows,
            note: [.text("Each can be changed with --assume NAME=VALUE; Guides/value.md gives reasons.")])
        return BriefSection(
            id: "assumptions", heading: "Assumptions",
            lead: [.text("None of these is a fact of the company.")], blocks: [.table(table)])
    }
}

/// Names of what is assumed, for people.
enum ValueWords {
    static func of(_ assumption: ValueAssumption) -> String {
        let words = assumption.words
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    static func of(_ question: ReverseValue.Question) -> String { of(question.assumption) }
}
