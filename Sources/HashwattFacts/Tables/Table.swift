// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// A table that follows its schema: every cell has been checked, so reading one cannot fail.
public struct Table: Sendable {
    /// The rules that it follows.
    public let schema: TableSchema
    let document: CSVDocument
    /// For each column of the schema its place in the file.
    let places: [String: Int]

    /// The rows in the order of the file.
    public var rows: [Row] { (1..<max(1, document.count)).map { Row(table: self, record: $0) } }

    /// This table with the rows of another of the same schema on top: a row with the key of one of these takes its
    /// place, the others are added.
    ///
    /// - Precondition: both follow the same schema.
    /// - Complexity: O(bytes).
    public func overlaid(by own: Table) -> Table {
        precondition(own.schema == schema, "\(schema.name) overlaid by \(own.schema.name)")
        let keys = Set(own.rows.map(\.key))
        let replaced = Set(rows.filter { keys.contains($0.key) }.map(\.record))
        let byPlace = places.sorted { $0.value < $1.value }.map(\.key)
        let merged = CSVDocument(
            merging: document, without: replaced, and: own.document,
            order: byPlace.compactMap { own.places[$0] })
        return Table(schema: schema, document: merged, places: places)
    }

    /// Number of rows, without the header.
    public var count: Int { document.count - 1 }
}

/// A row of a checked table.
///
/// Blank cells give nil, or the empty string for text. Asking for a column that the schema does not have, or for
/// another type than it says, is a programming error and traps.
public struct Row: Sendable {
    let table: Table
    let record: Int

    /// The line on which the row starts.
    public var line: Int { Int(table.document.lines[record]) }

    /// Table, line and key, for the source of what is read from it.
    public var reference: RowReference {
        RowReference(table: table.schema.name, line: line, key: key)
    }

    /// The key's values, joined by `/`.
    public var key: String { table.schema.key.map { text($0) }.joined(separator: "/") }

    /// The cell's text, empty where blank.
    public func text(_ column: String) -> String { table.document.text(record, place(column)) }

    /// The cell's text, nil where blank.
    public func optionalText(_ column: String) -> String? {
        let found = text(column)
        return found.isEmpty ? nil : found
    }

    /// The parts of a cell that lists identifiers; none where blank.
    public func list(_ column: String) -> [String] { text(column).split(separator: " ").map(String.init) }

    /// The number, in the column's unit.
    public func number(_ column: String) -> Double? {
        optionalText(column).map { cell in
            guard let value = Double(cell) else {
                preconditionFailure("\(column) is no number column: \(cell)")
            }
            return value
        }
    }

    /// The whole number, in the column's unit.
    public func integer(_ column: String) -> Int? {
        optionalText(column).map { cell in
            guard let value = Int(cell) else {
                preconditionFailure("\(column) is no integer column: \(cell)")
            }
            return value
        }
    }

    /// The bits of a hexadecimal cell.
    public func hexadecimal(_ column: String) -> UInt64? {
        optionalText(column).map { cell in
            guard let value = UInt64(cell.dropFirst(2), radix: 16) else {
                preconditionFailure("\(column) is no hexadecimal column: \(cell)")
            }
            return value
        }
    }

    /// The day.
    public func date(_ column: String) -> CivilDate? {
        optionalText(column).map { cell in
            guard let value = CivilDate(cell) else {
                preconditionFailure("\(column) is no date column: \(cell)")
            }
            return value
        }
    }

    /// The day, month or year.
    public func partialDate(_ column: String) -> PartialDate? {
        optionalText(column).map { cell in
            guard let value = PartialDate(cell) else {
                preconditionFailure("\(column) is no date column: \(cell)")
            }
            return value
        }
    }

    /// Whether the flag is `yes`; nil where blank.
    public func flag(_ column: String) -> Bool? { optionalText(column).map { $0 == "yes" } }

    /// The case whose raw value is the cell's word.
    public func word<E: RawRepresentable>(_ column: String, as _: E.Type = E.self) -> E?
    where E.RawValue == String {
        optionalText(column).map { cell in
            guard let value = E(rawValue: cell) else {
                preconditionFailure("\(column) is no word of \(E.self): \(cell)")
            }
            return value
        }
    }

    private func place(_ column: String) -> Int {
        guard let place = table.places[column] else {
            preconditionFailure("table \(table.schema.name) has no column \(column)")
        }
        return place
    }
}

extension Row {
    /// The value of a required cell, which the check has found to be there.
    public static func required<T>(_ value: T?, _ column: String) -> T {
        guard let value else { preconditionFailure("required column \(column) is blank in a checked table") }
        return value
    }
}
