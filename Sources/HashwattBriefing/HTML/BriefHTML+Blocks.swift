// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts

extension BriefHTML {
    mutating func write(_ block: Block) {
        switch block {
        case .heading(let text):
            out.raw("<h3>")
            out.text(text)
            out.raw("</h3>\n")
        case .paragraph(let inlines): writeParagraph(inlines)
        case .cards(let cards): write(cards)
        case .table(let table): write(table)
        case .chart(let chart): write(chart)
        case .callout(let callout): write(callout)
        case .list(let items, let isOrdered):
            out.raw(isOrdered ? "<ol class=\"list\">\n" : "<ul class=\"list\">\n")
            for item in items {
                out.raw("<li>")
                write(item)
                out.raw("</li>\n")
            }
            out.raw(isOrdered ? "</ol>\n" : "</ul>\n")
        }
    }

    mutating func writeParagraph(_ inlines: [Inline], kind: String = "") {
        out.raw(kind.isEmpty ? "<p>" : "<p class=\"\(kind)\">")
        write(inlines)
        out.raw("</p>\n")
    }

    mutating func write(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .text(let text): out.text(text)
            case .figure(let figure, let format): write(figure, format)
            case .emphasis(let text):
                out.raw("<em>")
                out.text(text)
                out.raw("</em>")
            case .link(let text, let url): writeLink(text, url)
            case .claim(let text, let mark): write(text, mark)
            }
        }
    }

    /// A number of a checked text: marked by its verdict, in words for print and screen readers too.
    private mutating func write(_ text: String, _ mark: ClaimMark) {
        out.raw("<mark class=\"c\" data-verdict=\"\(mark.verdict.replacing(" ", with: "-"))\"")
        out.attribute("title", mark.note)
        out.raw(">")
        out.text(text)
        out.raw("<sup>\(mark.number) ")
        out.text(mark.verdict)
        out.raw("</sup></mark>")
    }

    mutating func writeLink(_ text: String, _ url: String?) {
        guard let url, let safe = WebAddress.checked(url) else { return out.text(text) }
        out.raw("<a class=\"out\" rel=\"noopener noreferrer\"")
        out.attribute("href", safe)
        out.raw(">")
        out.text(text)
        out.raw("</a>")
    }

    private mutating func write(_ cards: [Card]) {
        out.raw("<ul class=\"cards\">\n")
        for card in cards {
            out.raw("<li><span class=\"cl\">")
            out.text(card.label)
            let length = card.figure.text(card.format).count
            out.raw("</span><span class=\"cv\(length > 17 ? " c3" : length > 11 ? " c2" : "")\">")
            write(card.figure, card.format, hasBadge: false)
            out.raw("</span><span class=\"cn\">")
            writeBadge(card.figure.verification)
            if !card.note.isEmpty {
                out.raw(" ")
                write(card.note)
            }
            out.raw("</span></li>\n")
        }
        out.raw("</ul>\n")
    }

    private mutating func write(_ callout: Callout) {
        out.raw("<aside class=\"callout k-\(callout.kind.rawValue)\">\n<p class=\"ct\">\(callout.kind.word)")
        if !callout.title.isEmpty { out.text(": " + callout.title) }
        out.raw("</p>\n")
        writeParagraph(callout.body)
        out.raw("</aside>\n")
    }

    private mutating func write(_ chart: BriefChart) {
        charts += 1
        let frame = chart.chart.frame
        out.raw("<figure class=\"chart\">\n<figcaption><span class=\"ft\">")
        out.text(frame.title)
        out.raw("</span> <span class=\"fs\">")
        out.text(frame.subtitle)
        out.raw("</span></figcaption>\n")
        out.raw(chart.chart.svg(id: "c-\(charts)w", layout: .wide))
        out.raw("\n")
        out.raw(chart.chart.svg(id: "c-\(charts)n", layout: .narrow))
        out.raw("\n")
        if !chart.note.isEmpty { writeParagraph(chart.note, kind: "tnote") }
        out.raw("<details class=\"data\"><summary>The figures of this chart as a table</summary>\n")
        write(chart.table)
        out.raw("</details>\n</figure>\n")
    }

    mutating func write(_ table: BriefTable) {
        out.raw("<div class=\"tw\" role=\"region\" tabindex=\"0\"")
        out.attribute("aria-label", "Table: " + table.title)
        out.raw(table.columns.count <= 2 ? ">\n<table class=\"slim\">\n<caption>" : ">\n<table>\n<caption>")
        out.text(table.title)
        out.raw("</caption>\n<thead><tr>")
        for column in table.columns {
            out.raw(column.isNumeric ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
            out.text(column.title)
            if !column.unit.isEmpty {
                out.raw(" <span class=\"unit\">")
                out.text(column.unit)
                out.raw("</span>")
            }
            out.raw("</th>")
        }
        out.raw("</tr></thead>\n<tbody>\n")
        for row in table.rows { write(row, of: table) }
        out.raw("</tbody>\n</table>\n</div>\n")
        if !table.note.isEmpty { writeParagraph(table.note, kind: "tnote") }
    }

    private mutating func write(_ row: BriefTable.Row, of table: BriefTable) {
        switch row.tone {
        case .normal: out.raw("<tr>")
        case .strong: out.raw("<tr class=\"strong\">")
        case .apart: out.raw("<tr class=\"apart\">")
        }
        for (index, cell) in row.cells.enumerated() {
            out.raw(index == 0 ? "<th scope=\"row\"" : "<td")
            out.raw(Self.cellClass(cell, isNumeric: table.columns[index].isNumeric))
            write(cell, of: table, column: index)
            out.raw(index == 0 ? "</th>" : "</td>")
        }
        out.raw("</tr>\n")
    }

    /// Short texts (dates, tickers) stay on one line, long ones keep room for a few words a line.
    private static func cellClass(_ cell: BriefTable.Cell, isNumeric: Bool) -> String {
        if isNumeric { return " class=\"n\">" }
        guard case .text(let text) = cell else { return ">" }
        switch text.utf8.count {
        case 0...12: return " class=\"short\">"
        case 13...24: return " class=\"mid\">"
        default: return " class=\"long\">"
        }
    }

    private mutating func write(_ cell: BriefTable.Cell, of table: BriefTable, column: Int) {
        switch cell {
        case .text(let text): out.text(text)
        case .inlines(let inlines): write(inlines)
        case .figure(let figure, let format):
            let isMarked = figure.verification == .unverified && table.columns[column].isNumeric
            if isMarked {
                // Before the number, so that the digits of a column stay in line.
                writeBadge(.unverified)
                out.raw(" ")
            }
            write(figure, table.format(figure, format, column: column), hasBadge: !isMarked)
        case .badge(let verification): writeBadge(verification)
        case .blank: out.raw("<span class=\"blank\" title=\"not known\">–</span>")
        }
    }

    mutating func writeBadge(_ verification: Verification) {
        out.raw("<span class=\"badge b-\(verification.rawValue)\">\(verification.rawValue)</span>")
    }
}
