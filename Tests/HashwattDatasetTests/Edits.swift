// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts

/// The bundled files with cells changed, to see which rule notices.
enum Edits {
    /// The bundled facts, read once.
    static let facts = Result { () throws(TableProblems) -> FactSet in try BundledFacts.load() }

    /// A file as rows of cells; the first row is the header.
    static func rows(_ name: String) -> [[String]] {
        guard let file = BundledTables.file(name + ".csv") else { return [] }
        return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { cells(String($0)) }
    }

    /// A file of rows of cells, every cell quoted.
    static func file(_ name: String, _ rows: [[String]]) -> TableFile {
        let lines = rows.map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        return TableFile(name: name + ".csv", bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// All bundled files with the first row whose key columns hold `key` changed.
    static func dataset(_ table: String, _ key: String, _ changes: [String: String]) -> [TableFile] {
        var rows = rows(table)
        if let line = line(of: key, in: table) {
            for (column, value) in changes {
                if let place = rows[0].firstIndex(of: column) { rows[line - 1][place] = value }
            }
        }
        return dataset(replacing: file(table, rows))
    }

    /// All bundled files, one of them replaced.
    static func dataset(replacing file: TableFile) -> [TableFile] {
        BundledTables.files().map { $0.name == file.name ? file : $0 }
    }

    /// Line of the first row with this key.
    static func line(of key: String, in table: String) -> Int? {
        guard let schema = TableSchema.dataset.first(where: { $0.name == table }) else { return nil }
        let rows = rows(table)
        let places = schema.key.compactMap { rows[0].firstIndex(of: $0) }
        let index = rows.dropFirst().firstIndex { row in
            places.map { row[$0] }.joined(separator: "/") == key
        }
        return index.map { $0 + 1 }
    }

    private static func cells(_ line: String) -> [String] {
        if !line.utf8.contains(UInt8(ascii: "\"")) {
            return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
