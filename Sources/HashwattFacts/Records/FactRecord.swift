// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// A row of a table as a value with types: checked once, at the border.
public protocol FactRecord: Sendable {
    /// The rules of its table.
    static var schema: TableSchema { get }
    /// Where it was read, with table and line.
    var source: Source { get }
    /// The day that decides whether it was known on a day: its latest possible day counts. Nil where it
    /// always
    /// holds.
    var known: PartialDate? { get }
    /// The record of a checked row.
    init(_ row: Row)
}

extension FactRecord {
    /// Whether it may be shown as of `date`: it happened on that day or before, whatever part of its date is
    /// known.
    public func isVisible(asOf date: CivilDate) -> Bool {
        guard let known else { return true }
        return known.latest <= date
    }

    /// Whether it is hidden as of `date` only because no more than its month or year is known.
    public func isWithheld(asOf date: CivilDate) -> Bool {
        guard let known else { return false }
        return known.earliest <= date && known.latest > date
    }

    /// Table, line and key of its row.
    public var row: RowReference {
        guard let row = source.row else { preconditionFailure("a record without its row: \(source.title)") }
        return row
    }
}

/// A record that is hidden on a day although it may have happened by then.
public struct WithheldRecord: Hashable, Sendable {
    /// Its row.
    public let row: RowReference
    /// The month or year that is known of it.
    public let known: PartialDate
}
