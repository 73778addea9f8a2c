// SPDX-License-Identifier: Apache-2.0

import HashwattCharts

/// A table for people or programs: printed as aligned text, CSV, JSON or Markdown.
public struct DataTable: Hashable, Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// Name for programs: `capex_usd`; a member of the JSON object, the header of the CSV.
        public let name: String
        /// Heading for people.
        public let title: String
        /// Whether its cells are numbers and stand at the right.
        public let isNumeric: Bool

        /// A column; the name is the heading where none is given.
        public init(_ name: String, title: String? = nil, isNumeric: Bool = false) {
            self.name = name
            self.title = title ?? name
            self.isNumeric = isNumeric
        }
    }

    /// A cell.
    public enum Cell: Hashable, Sendable {
        /// Text.
        case text(String)
        /// A number as stored and as shown to people.
        case number(Double, shown: String)
        /// Not known; never zero.
        case blank
    }

    /// The forms in which it can be printed; `--format` takes their names.
    public enum Format: String, CaseIterable, Hashable, Sendable {
        /// Aligned columns for a terminal.
        case table
        /// An array of objects.
        case json
        /// RFC 4180 with line feeds.
        case csv
        /// GitHub-flavoured Markdown.
        case markdown
    }

    /// The columns.
    public let columns: [Column]
    /// The rows, each with a cell a column.
    public let rows: [[Cell]]

    /// A table.
    ///
    /// - Precondition: no two columns have the same name; every row has as many cells as there are columns.
    public init(columns: [Column], rows: [[Cell]]) {
        precondition(Set(columns.map(\.name)).count == columns.count, "two columns have the same name")
        for (index, row) in rows.enumerated() {
            precondition(
                row.count == columns.count, "row \(index) has \(row.count) cells for \(columns.count) columns"
            )
        }
        self.columns = columns
        self.rows = rows
    }

    /// The table as text that ends with a line break.
    ///
    /// - Parameters:
    ///   - width: columns of the terminal; `.table` keeps to it and says what it shortened or left out.
    ///   - elsewhere: where all of it can be had, said then.
    public func text(
        _ format: Format, width: Int = 100, elsewhere: String = "--format csv has all"
    ) -> String {
        switch format {
        case .table: aligned(width: width, elsewhere: elsewhere)
        case .json: json.text() + "\n"
        case .csv: csv
        case .markdown: markdown
        }
    }

    /// An array with an object a row; blank cells are `null`.
    public var json: JSONValue {
        .array(
            rows.map { row in
                .object(
                    zip(columns, row).map { column, cell in
                        switch cell {
                        case .text(let text): JSONValue.Member(column.name, .string(text))
                        case .number(let value, _): JSONValue.Member(column.name, .number(value))
                        case .blank: JSONValue.Member(column.name, .null)
                        }
                    })
            })
    }

    private var csv: String {
        let lines = [columns.map { Self.quoted($0.name) }] + rows.map { $0.map(Self.csvText) }
        return lines.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func csvText(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(text)
        case .number(let value, _): DecimalText.shortest(value)
        case .blank: ""
        }
    }

    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ![0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        if isPlain, text.first != " ", text.last != " " { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    private var markdown: String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        let head = line(columns.map { Markdown.cell($0.title) })
        let rule = "|" + columns.map { $0.isNumeric ? "---:|" : "---|" }.joined() + "\n"
        return head + rule + rows.map { row in line(row.map { Markdown.cell(Self.shown($0)) }) }.joined()
    }

    /// What people see of a cell.
    static func shown(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): text
        case .number(_, let shown): shown
        case .blank: "–"
        }
    }
}
