// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Where a fact was read: the page, its date, and the row of our tables that holds it.
public struct Source: Hashable, Sendable {
    /// Title of the page or publication.
    public let title: String
    /// Address of the page; nil where there is none.
    public let url: String?
    /// When the page was printed or read; nil where unknown. It never decides what was known on a day.
    public let date: PartialDate?
    /// How far it may be trusted.
    public let verification: Verification
    /// Table and line of the row in the dataset.
    public let row: RowReference?
    /// What a reader must know besides; empty where nothing.
    public let note: String

    /// A source with all it carries.
    public init(
        title: String, url: String? = nil, date: PartialDate? = nil, verification: Verification,
        row: RowReference? = nil, note: String = ""
    ) {
        self.title = title
        self.url = url
        self.date = date
        self.verification = verification
        self.row = row
        self.note = note
    }
}

/// A row of a table: file and line, as an editor counts them, and the row's key.
public struct RowReference: Hashable, Sendable {
    /// The table's name, for example `deals`.
    public let table: String
    /// Line of the file, the header being line 1.
    public let line: Int
    /// The row's key, its columns joined by `/`.
    public let key: String

    /// The row `key` of `table`, which starts at `line`.
    public init(table: String, line: Int, key: String) {
        self.table = table
        self.line = line
        self.key = key
    }
}

extension RowReference: CustomStringConvertible {
    /// `deals.csv:12 WULF-CORE42-2024-12`.
    public var description: String { "\(table).csv:\(line) \(key)" }
}
