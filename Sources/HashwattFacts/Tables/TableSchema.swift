// SPDX-License-Identifier: Apache-2.0

/// The rules of one table as data: from them a file is checked, its manual written and its rows read.
public struct TableSchema: Hashable, Sendable {
    /// The table's name; its file is `name.csv`.
    public let name: String
    /// What a row is, in one sentence.
    public let summary: String
    /// Columns whose values together name a row; none where rows may repeat.
    public let key: [String]
    /// The columns in their order.
    public let columns: [Column]

    /// A table.
    ///
    /// - Precondition: column names are unique; the key's columns exist and are required.
    public init(_ name: String, _ summary: String, key: [String], columns: [Column]) {
        let names = Set(columns.map(\.name))
        precondition(names.count == columns.count, "\(name): a column stands twice")
        for column in key {
            precondition(
                columns.contains { $0.name == column && $0.isRequired }, "\(name): key column \(column)")
        }
        self.name = name
        self.summary = summary
        self.key = key
        self.columns = columns
    }

    /// Name of the table's file.
    public var file: String { name + ".csv" }
}

/// A column of a table.
public struct Column: Hashable, Sendable {
    /// Its name in the header.
    public let name: String
    /// What its cells hold.
    public let kind: ColumnKind
    /// Whether every row must have a value; where not, blank means not found, never zero.
    public let isRequired: Bool
    /// What it means, in one sentence.
    public let summary: String

    /// A column whose cells may be blank.
    public static func optional(_ name: String, _ kind: ColumnKind, _ summary: String) -> Column {
        Column(name: name, kind: kind, isRequired: false, summary: summary)
    }

    /// A column whose cells must have a value.
    public static func required(_ name: String, _ kind: ColumnKind, _ summary: String) -> Column {
        Column(name: name, kind: kind, isRequired: true, summary: summary)
    }
}

/// What the cells of a column hold.
public enum ColumnKind: Hashable, Sendable {
    /// Any text.
    case text
    /// A name without spaces: letters, digits and `- . _ + ^ :`.
    case identifier
    /// Identifiers parted by spaces.
    case identifiers
    /// A name of a row of another table.
    case reference(table: String)
    /// Names of rows of another table, parted by spaces.
    case references(table: String)
    /// One of these words.
    case word([String])
    /// `YYYY-MM-DD`.
    case date
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    case partialDate
    /// A decimal number in this unit and range.
    case number(unit: String, ClosedRange<Double>)
    /// A whole number in this unit and range.
    case integer(unit: String, ClosedRange<Int>)
    /// `yes` or `no`.
    case flag
    /// An http or https address.
    case url
    /// Hexadecimal digits after `0x`, at most 16.
    case hexadecimal

    /// A column of the words of an enumeration.
    public static func words<E: CaseIterable & RawRepresentable>(_: E.Type) -> ColumnKind
    where E.RawValue == String {
        .word(E.allCases.map(\.rawValue))
    }
}

extension ColumnKind: CustomStringConvertible {
    /// For manuals and messages: `number in MW, 0 to 10000`.
    public var description: String {
        switch self {
        case .text: "text"
        case .identifier: "identifier"
        case .identifiers: "identifiers, parted by spaces"
        case .reference(let table): "key of \(table)"
        case .references(let table): "keys of \(table), parted by spaces"
        case .word(let words): words.joined(separator: " · ")
        case .date: "date YYYY-MM-DD"
        case .partialDate: "date YYYY-MM-DD, YYYY-MM or YYYY"
        case .number(let unit, let range):
            "number in \(unit), \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
        case .integer(let unit, let range):
            "whole number of \(unit), \(range.lowerBound) to \(range.upperBound)"
        case .flag: "yes · no"
        case .url: "address"
        case .hexadecimal: "hexadecimal with 0x"
        }
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
