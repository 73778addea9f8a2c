// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Where the rows of one table come from, and under which licence.
public struct TableSource: FactRecord {
    /// Table.
    public let table: String
    /// Source, or `per row`.
    public let origin: String
    /// Licence.
    public let licence: String
    /// Note.
    public let note: String
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        table = row.text("table")
        origin = row.text("source")
        licence = row.text("licence")
        note = row.text("note")
        source = row.tableSource()
    }
}

extension TableSource {
    /// The rules of its table.
    public static var schema: TableSchema { .sources }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { nil }
}
