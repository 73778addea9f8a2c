// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattUnits

/// A brief as GitHub-flavoured Markdown: charts as their tables, sources as footnotes.
public struct BriefMarkdown {
    private let prepared: PreparedBrief
    private var text = ""

    /// The file, ending with a line break.
    public static func text(_ prepared: PreparedBrief) -> String {
        var writer = BriefMarkdown(prepared: prepared)
        writer.writeAll()
        return writer.text
    }

    private init(prepared: PreparedBrief) {
        self.prepared = prepared
        text.reserveCapacity(65_536)
    }

    private mutating func writeAll() {
        let brief = prepared.brief
        text += "# \(Markdown.text(brief.title))\n\n"
        if !brief.standfirst.isEmpty { text += inlines(brief.standfirst) + "\n\n" }
        text += "As of \(brief.asOf). Dataset \(Markdown.text(brief.dataset.title)). "
        text += "\(Markdown.text(brief.generator)).\n\n"
        for section in brief.sections {
            text += "## \(Markdown.text(section.heading))\n\n"
            if !section.lead.isEmpty { text += "**\(inlines(section.lead))**\n\n" }
            for block in section.blocks { write(block) }
        }
        writeFigures()
        writeSources()
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .heading(let heading): text += "### \(Markdown.text(heading))\n\n"
        case .paragraph(let content): text += inlines(content) + "\n\n"
        case .cards(let cards):
            for card in cards {
                let note = card.note.isEmpty ? "" : " – " + inlines(card.note)
                text += "- \(Markdown.text(card.label)): **\(figure(card.figure, card.format))**\(note)\n"
            }
            text += "\n"
        case .table(let table): write(table)
        case .chart(let chart):
            write(chart.table)
            if !chart.note.isEmpty { text += inlines(chart.note) + "\n\n" }
        case .callout(let callout):
            let title = callout.title.isEmpty ? "" : ": " + Markdown.text(callout.title)
            text += "> **\(callout.kind.word)\(title).** \(inlines(callout.body))\n\n"
        case .list(let items, let isOrdered):
            for (index, item) in items.enumerated() {
                text += (isOrdered ? "\(index + 1). " : "- ") + inlines(item) + "\n"
            }
            text += "\n"
        }
    }

    private mutating func write(_ table: BriefTable) {
        text += "**\(Markdown.text(table.title))**\n\n"
        text += "| " + table.columns.map { Markdown.cell($0.heading) }.joined(separator: " | ") + " |\n"
        text += "|" + table.columns.map { $0.isNumeric ? "---:|" : "---|" }.joined() + "\n"
        for row in table.rows {
            let cells = row.cells.enumerated().map { cell($1, in: table, column: $0) }
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
        text += "\n"
        if !table.note.isEmpty { text += inlines(table.note) + "\n\n" }
    }

    private func cell(_ cell: BriefTable.Cell, in table: BriefTable, column: Int) -> String {
        switch cell {
        case .text(let text): Markdown.cell(text)
        case .inlines(let content): inlines(content)
        case .figure(let value, let format): figure(value, table.format(value, format, column: column))
        case .badge(let verification): verification.rawValue
        case .blank: "–"
        }
    }

    private func inlines(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text): Markdown.text(text)
            case .figure(let value, let format): figure(value, format)
            case .emphasis(let text): "*\(Markdown.text(text))*"
            case .claim(let text, let mark):
                "**\(Markdown.text(text))** (\(mark.number): \(Markdown.text(mark.verdict)))"
            case .link(let text, let url):
                Markdown.address(url).map { "[\(Markdown.text(text))](\($0))" } ?? Markdown.text(text)
            }
        }.joined()
    }

    /// The figure with its footnotes; of many sources the first three, the list of figures has all.
    private func figure(_ figure: Figure, _ format: FigureFormat?) -> String {
        let mark = figure.verification == .unverified ? " (unverified)" : ""
        let notes = prepared.index.sourceNumbers(of: figure).prefix(3).map { "[^\($0)]" }.joined()
        return Markdown.text(figure.text(format)) + mark + notes
    }

    private mutating func writeFigures() {
        text += "## Figures\n\n"
        text += "Each figure unrounded, with the day it holds on and how it came to be.\n\n"
        text +=
            "| Identifier | What | Value | Unit | As of | Verification | Origin |\n|---|---|---:|---|---|---|---|\n"
        for figure in prepared.index.figures {
            let cells = [
                "`\(figure.id)`", Markdown.cell(figure.label), DecimalText.shortest(figure.value),
                figure.unit.rawValue, figure.asOf.description, figure.verification.rawValue, origin(figure),
            ]
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
        text += "\n"
    }

    private func origin(_ figure: Figure) -> String {
        switch figure.origin {
        case .read(let source):
            let row = source.row.map { Markdown.cell($0.description) + " " } ?? ""
            return row + "[^\(prepared.index.number(of: source))]"
                + (source.note.isEmpty ? "" : " " + Markdown.cell(source.note))
        case .derived(let derivation):
            let note = derivation.note.isEmpty ? "" : ". " + Markdown.cell(derivation.note)
            switch derivation.method {
            case .formula(let formula):
                return Markdown.cell(formula.text(derivation.inputs.map(\.label))) + note
            case .estimation(let method):
                let from = derivation.inputs.map { "`\($0.id)`" }.joined(separator: ", ")
                return Markdown.cell(method.name) + " (`\(method.command)`) of " + from + note
            }
        }
    }

    private mutating func writeSources() {
        for (index, page) in prepared.index.sources.enumerated() {
            let title = Markdown.text(page.title)
            let link = page.url.flatMap { Markdown.address($0) }.map { "[\(title)](\($0))" } ?? title
            let date = page.date.map { ", " + $0 } ?? ""
            text += "[^\(index + 1)]: \(link)\(date); \(page.verification.rawValue).\n"
        }
    }
}
