// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
public import HashwattFacts

/// A table of a brief: columns with units, cells that are text, figures or badges.
public struct BriefTable: Hashable, Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// Its heading.
        public let title: String
        /// The unit of its figures, written under the heading; figures without a format of their own then go
        /// without unit. Empty where they carry it themselves.
        public let unit: String
        /// Whether it holds figures and stands at the right.
        public let isNumeric: Bool

        /// A column of text.
        public static func text(_ title: String) -> Column {
            Column(title: title, unit: "", isNumeric: false)
        }

        /// A column of figures.
        public static func figures(_ title: String, unit: String = "") -> Column {
            Column(title: title, unit: unit, isNumeric: true)
        }

        private init(title: String, unit: String, isNumeric: Bool) {
            self.title = title
            self.unit = unit
            self.isNumeric = isNumeric
        }

        /// Heading with unit: `Rent, $/kW-month`.
        var heading: String { unit.isEmpty ? title : title + ", " + unit }
    }

    /// A cell.
    public enum Cell: Hashable, Sendable, ExpressibleByStringLiteral {
        /// Words.
        case text(String)
        /// Words and figures.
        case inlines([Inline])
        /// A figure.
        case figure(Figure, FigureFormat? = nil)
        /// How far something may be trusted.
        case badge(Verification)
        /// Not known; never zero.
        case blank

        /// Words.
        public init(stringLiteral value: String) { self = .text(value) }
    }

    /// How a row stands among the others.
    public enum Tone: Hashable, Sendable {
        /// One of many.
        case normal
        /// A total, or what the text is about.
        case strong
        /// Outside the comparison.
        case apart
    }

    /// A row; its first cell names it.
    public struct Row: Hashable, Sendable {
        /// A cell for each column.
        public let cells: [Cell]
        /// How it stands among the others.
        public let tone: Tone

        /// A row.
        public init(_ cells: [Cell], tone: Tone = .normal) {
            self.cells = cells
            self.tone = tone
        }
    }

    /// Its caption.
    public let title: String
    /// Its columns.
    public let columns: [Column]
    /// Its rows.
    public let rows: [Row]
    /// Below it; empty where nothing.
    public let note: [Inline]

    /// A table.
    ///
    /// - Precondition: there is a column; every row has as many cells as there are columns.
    public init(title: String, columns: [Column], rows: [Row], note: [Inline] = []) {
        precondition(!columns.isEmpty, "table “\(title)” has no column")
        for (index, row) in rows.enumerated() {
            precondition(
                row.cells.count == columns.count,
                "row \(index) of table “\(title)” has \(row.cells.count) cells for \(columns.count) columns")
        }
        self.title = title
        self.columns = columns
        self.rows = rows
        self.note = note
    }

    /// The format of a figure in a column.
    func format(_ figure: Figure, _ format: FigureFormat?, column: Int) -> FigureFormat {
        if let format { return format }
        let standard = FigureFormat.standard(for: figure.unit)
        return columns[column].unit.isEmpty ? standard : standard.with(unit: .hidden)
    }

    /// The figures of the table, row by row.
    var figures: [Figure] { rows.flatMap { $0.cells.flatMap(\.figures) } }
}

extension BriefTable.Cell {
    var figures: [Figure] {
        switch self {
        case .figure(let figure, _): [figure]
        case .inlines(let inlines): inlines.compactMap(\.figure)
        case .text, .badge, .blank: []
        }
    }
}

extension Inline {
    var figure: Figure? {
        if case .figure(let figure, _) = self { figure } else { nil }
    }
}

extension BriefTable {
    /// The table for the terminal and for files.
    ///
    /// Columns are named by their headings in lower case with `_`; figures keep their value, unverified ones are
    /// marked in what people see.
    public func dataTable(style: NumberStyle = .plain) -> DataTable {
        var names: [String] = []
        for column in columns {
            let name = Self.name(column.heading)
            names.append(names.contains(name) || name.isEmpty ? "\(name)_\(names.count + 1)" : name)
        }
        return DataTable(
            columns: zip(columns, names).map { column, name in
                DataTable.Column(name, title: column.heading, isNumeric: column.isNumeric)
            },
            rows: rows.map { row in
                row.cells.enumerated().map { dataCell($1, column: $0, style) }
            })
    }

    private func dataCell(_ cell: Cell, column: Int, _ style: NumberStyle) -> DataTable.Cell {
        switch cell {
        case .text(let text): text.isEmpty ? .blank : .text(text)
        case .inlines(let inlines): .text(PlainText.of(inlines, style: style))
        case .figure(let figure, let format):
            .number(
                figure.value,
                shown: figure.text(self.format(figure, format, column: column), style: style)
                    + (figure.verification == .unverified ? " (unverified)" : ""))
        case .badge(let verification): .text(verification.rawValue)
        case .blank: .blank
        }
    }

    private static func name(_ heading: String) -> String {
        let parts = heading.lowercased().split { !($0.isLetter || $0.isNumber) }
        return parts.joined(separator: "_")
    }
}

/// Running text without markup.
enum PlainText {
    /// Unverified figures are followed by the word.
    static func of(_ inlines: [Inline], style: NumberStyle) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .emphasis(let text), .link(let text, _): text
            case .claim(let text, let mark): "\(text) [\(mark.number): \(mark.verdict)]"
            case .figure(let figure, let format):
                figure.text(format, style: style)
                    + (figure.verification == .unverified ? " (unverified)" : "")
            }
        }.joined()
    }
}
