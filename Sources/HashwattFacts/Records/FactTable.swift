// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// The records of one table in the order of the file, found by place or by key.
public struct FactTable<Record: FactRecord>: RandomAccessCollection, Sendable {
    private let records: [Record]
    private let places: [String: Int]

    init(_ records: [Record]) {
        self.records = records
        places = Dictionary(records.enumerated().map { ($1.row.key, $0) }) { first, _ in first }
    }

    init(_ table: Table) { self.init(table.rows.map(Record.init)) }

    /// Zero.
    public var startIndex: Int { 0 }

    /// Number of records.
    public var endIndex: Int { records.count }

    /// The record at a place.
    public subscript(position: Int) -> Record { records[position] }

    /// The record with a key, the key's columns joined by `/`; nil where there is none.
    public subscript(key: String) -> Record? { places[key].map { records[$0] } }

    /// The records with these keys that are there.
    public func records(_ keys: [String]) -> [Record] { keys.compactMap { self[$0] } }

    /// What is visible as of a day.
    func asOf(_ date: CivilDate) -> FactTable { FactTable(records.filter { $0.isVisible(asOf: date) }) }

    /// What is hidden as of a day although it may have happened by then.
    func withheld(asOf date: CivilDate) -> [WithheldRecord] {
        records.compactMap { record in
            guard let known = record.known, record.isWithheld(asOf: date) else { return nil }
            return WithheldRecord(row: record.row, known: known)
        }
    }
}
