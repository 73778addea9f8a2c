// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattUnits

/// A brief as a summary for the terminal.
public struct BriefTerminal {
    /// How it is printed.
    public struct Options: Hashable, Sendable {
        /// Columns of the terminal; 80 to 100 reads best.
        public let width: Int
        /// Whether ANSI colours may be used; the caller knows the terminal and `NO_COLOR`.
        public let hasColour: Bool
        /// Rows of a table that are shown.
        public let rowLimit: Int
        /// The command that explains a figure.
        public let command: String

        /// How it is printed.
        public init(
            width: Int = 96, hasColour: Bool = false, rowLimit: Int = 12, command: String = "hashwatt brief"
        ) {
            precondition(
                width >= 40 && rowLimit >= 1, "a summary needs 40 columns and a row: \(width), \(rowLimit)")
            self.width = width
            self.hasColour = hasColour
            self.rowLimit = rowLimit
            self.command = command
        }
    }

    private let prepared: PreparedBrief
    private let options: Options
    private var text = ""

    /// The summary, ending with a line break.
    public static func text(_ prepared: PreparedBrief, options: Options = Options()) -> String {
        var writer = BriefTerminal(prepared: prepared, options: options)
        writer.writeAll()
        return writer.text
    }

    private init(prepared: PreparedBrief, options: Options) {
        self.prepared = prepared
        self.options = options
    }

    private enum Style: String {
        case bold = "1"
        case dim = "2"
        case yellow = "33"
    }

    private func styled(_ text: String, _ style: Style) -> String {
        options.hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    private mutating func writeAll() {
        let brief = prepared.brief
        write(brief.title, style: .bold)
        write("as of \(brief.asOf) · dataset \(brief.dataset.title)", style: .dim)
        if !brief.standfirst.isEmpty { write(plain(brief.standfirst)) }
        for section in brief.sections {
            text += "\n"
            write(section.heading.uppercased(), style: .bold)
            if !section.lead.isEmpty { write(plain(section.lead)) }
            for block in section.blocks { write(block) }
        }
        let unverified = prepared.index.figures.prefix(prepared.index.shownCount).filter {
            $0.verification == .unverified
        }
        text += "\n"
        write(
            "\(prepared.index.shownCount) figures from \(prepared.index.sources.count) sources, "
                + "\(unverified.count) unverified; \(options.command) --explain ID shows how one came to be",
            style: .dim)
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .heading(let heading): write(heading, style: .bold)
        case .paragraph, .chart: break
        case .cards(let cards): write(cards)
        case .table(let table): write(table)
        case .callout(let callout):
            let title = callout.title.isEmpty ? "" : ", \(callout.title)"
            write("! \(callout.kind.word)\(title): \(plain(callout.body))", indent: "  ", style: .yellow)
        case .list(let items, _): for item in items { write("- " + plain(item), indent: "  ") }
        }
    }

    private mutating func write(_ cards: [Card]) {
        let labels = cards.map { TextWidth.harmless($0.label) }
        let widest = min(options.width / 2, labels.map { TextWidth.of($0) }.max() ?? 0)
        for (card, label) in zip(cards, labels) {
            let cut = TextWidth.cut(label, to: widest)
            let space = String(repeating: " ", count: widest - TextWidth.of(cut))
            let mark = card.figure.verification == .unverified ? " (unverified)" : ""
            text +=
                "  \(cut)\(space)  \(styled(card.figure.text(card.format, style: .plain), .bold))\(mark)\n"
        }
    }

    private mutating func write(_ table: BriefTable) {
        let whole = table.dataTable()
        let shown = DataTable(columns: whole.columns, rows: Array(whole.rows.prefix(options.rowLimit)))
        text += "\n"
        write(table.title, style: .bold)
        text += shown.text(.table, width: options.width, elsewhere: "the HTML has all")
        let more = whole.rows.count - shown.rows.count
        if more > 0 { write("(\(more) more \(more == 1 ? "row" : "rows") in the HTML)", style: .dim) }
    }

    private func plain(_ inlines: [Inline]) -> String { PlainText.of(inlines, style: .plain) }

    private mutating func write(_ content: String, indent: String = "", style: Style? = nil) {
        for line in TextWidth.wrapped(TextWidth.harmless(content), to: options.width - indent.count) {
            text += indent + (style.map { styled(line, $0) } ?? line) + "\n"
        }
    }
}
