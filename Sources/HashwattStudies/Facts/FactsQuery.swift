// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

/// Rows of a table to be shown as they stand: all its columns, and the cells as text.
public struct FactsListing: Hashable, Sendable {
    /// The table's name.
    public let table: String
    /// Names of the columns.
    public let columns: [String]
    /// Names of the columns whose values together name a row.
    public let key: [String]
    /// Whether a column holds numbers, so that it is set flush right.
    public let isNumeric: [Bool]
    /// The cells, row by row; empty where blank.
    public let rows: [[String]]

    /// A listing.
    ///
    /// - Precondition: `isNumeric` and every row have an element a column.
    public init(table: String, columns: [String], key: [String], isNumeric: [Bool], rows: [[String]]) {
        precondition(
            isNumeric.count == columns.count && rows.allSatisfy { $0.count == columns.count },
            "\(table): cells that belong to no column")
        self.table = table
        self.columns = columns
        self.key = key
        self.isNumeric = isNumeric
        self.rows = rows
    }
}

/// Why a question to the facts has no answer.
public enum FactsQueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such table.
    case unknownTable(String, known: [String])
    /// The table has no such column.
    case unknownColumn(String, table: String, known: [String])
    /// The text is no condition.
    case badCondition(String)
    /// No table has a row about it.
    case unknownSubject(String, near: [String])

    /// What, and what to do.
    public var description: String {
        switch self {
        case .unknownTable(let name, let known):
            "no table \"\(name)\"; there are \(known.joined(separator: ", "))"
        case .unknownColumn(let name, let table, let known):
            "\(table) has no column \"\(name)\"; it has \(known.joined(separator: ", "))"
        case .badCondition(let text):
            "\"\(text)\" is no condition; write COLUMN=VALUE, or one of != >= <= > < ~ (contains) in its place"
        case .unknownSubject(let name, let near):
            near.isEmpty
                ? "nothing is known of \"\(name)\"; `hashwatt facts list companies` lists the companies"
                : "nothing is known of \"\(name)\"; did you mean \(near.joined(separator: " or "))?"
        }
    }
}

/// Questions to the tables as they stand.
public struct FactsQuery: Sendable {
    private let tables: [Table]
    private let isVisible: @Sendable (Row) -> Bool
    private let isCellVisible: @Sendable (Row, String) -> Bool

    /// Questions to these tables.
    ///
    /// - Parameters:
    ///   - isVisible: whether a row may be shown; rows later than an as-of day may not.
    ///   - isCellVisible: whether a column's cell of a row may be shown; else it is blank.
    public init(
        _ tables: [Table], isVisible: @escaping @Sendable (Row) -> Bool = { _ in true },
        isCellVisible: @escaping @Sendable (Row, String) -> Bool = { _, _ in true }
    ) {
        self.tables = tables
        self.isVisible = isVisible
        self.isCellVisible = isCellVisible
    }

    /// The table of a name.
    public func table(_ name: String) throws(FactsQueryError) -> Table {
        guard let table = tables.first(where: { $0.schema.name == name }) else {
            throw .unknownTable(name, known: tables.map(\.schema.name))
        }
        return table
    }

    /// The rows of a table that satisfy every condition.
    ///
    /// - Complexity: O(rows · conditions).
    public func list(_ name: String, where conditions: [String] = []) throws(FactsQueryError) -> FactsListing
    {
        let table = try table(name)
        let known = table.schema.columns.map(\.name)
        var parsed: [RowCondition] = []
        for text in conditions {
            guard let condition = RowCondition(text) else { throw .badCondition(text) }
            guard known.contains(condition.column) else {
                throw .unknownColumn(condition.column, table: name, known: known)
            }
            parsed.append(condition)
        }
        let rows = table.rows.filter { row in
            parsed.allSatisfy { $0.holds(for: row) } && isVisible(row)
        }
        return listing(table, rows)
    }

    /// What every table says of a company: the rows whose ticker it is, or that name it.
    ///
    /// - Parameter subject: a ticker, a name, a former name or an alias.
    /// - Throws: where no table has a row about it; with near tickers.
    public func show(_ subject: String) throws(FactsQueryError) -> [FactsListing] {
        let tickers = try self.tickers(of: subject)
        return tables.compactMap { table in
            guard table.schema.name != "closes",
                let column = table.schema.columns.first(where: { ["ticker", "owner"].contains($0.name) })?
                    .name
            else { return nil }
            let rows = table.rows.filter { tickers.contains($0.text(column)) && isVisible($0) }
            return rows.isEmpty ? nil : listing(table, rows)
        }
    }

    /// The tickers that a text may mean.
    private func tickers(of subject: String) throws(FactsQueryError) -> Set<String> {
        let wanted = subject.lowercased()
        var found = Set<String>()
        var known = Set<String>()
        for table in tables where ["companies", "company_names"].contains(table.schema.name) {
            for row in table.rows {
                let names = ["ticker", "name", "text"].filter { name in
                    table.schema.columns.contains { $0.name == name }
                }
                known.insert(row.text("ticker"))
                if names.contains(where: { row.text($0).lowercased() == wanted }) {
                    found.insert(row.text("ticker"))
                }
            }
        }
        guard !found.isEmpty else {
            let start = wanted.prefix(2)
            let near = start.isEmpty ? [] : known.filter { $0.lowercased().hasPrefix(start) }.sorted()
            throw .unknownSubject(subject, near: Array(near.prefix(4)))
        }
        return found
    }

    private func listing(_ table: Table, _ rows: [Row]) -> FactsListing {
        let columns = table.schema.columns
        return FactsListing(
            table: table.schema.name, columns: columns.map(\.name), key: table.schema.key,
            isNumeric: columns.map { $0.kind.isNumeric },
            rows: rows.map { row in
                columns.map { isCellVisible(row, $0.name) ? row.text($0.name) : "" }
            })
    }
}

extension ColumnKind {
    fileprivate var isNumeric: Bool {
        switch self {
        case .number, .integer: true
        default: false
        }
    }
}
