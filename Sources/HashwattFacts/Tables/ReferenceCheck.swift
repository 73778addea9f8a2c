// SPDX-License-Identifier: Apache-2.0

/// Finds the cells that name a row of another table which is not there.
///
/// - Parameter tables: all tables of a dataset; each must have a single key column where another refers to it.
/// - Returns: the problems in the order of tables and lines.
/// - Complexity: O(rows).
public func unknownReferences(in tables: [Table]) -> [Problem] {
    var keys: [String: Set<String>] = [:]
    for table in tables where table.schema.key.count == 1 {
        keys[table.schema.name] = Set(table.rows.map(\.key))
    }
    return tables.flatMap { table in
        table.schema.columns.flatMap { column -> [Problem] in
            switch column.kind {
            case .reference(let target), .references(let target):
                missing(in: table, column.name, target, keys[target] ?? [])
            default: []
            }
        }
    }
}

private func missing(in table: Table, _ column: String, _ target: String, _ known: Set<String>) -> [Problem] {
    table.rows.flatMap { row in
        row.list(column).filter { !known.contains($0) }.map { name in
            Problem(
                file: table.schema.file, line: row.line, column: column, value: name, rule: .unknownReference,
                remedy: "\(target).csv has no row \(name); add it there or correct the name")
        }
    }
}
