// SPDX-License-Identifier: Apache-2.0

import CHashwattTables
public import HashwattFacts

/// The files of the bundled dataset, as they stand in the binary.
public enum BundledTables {
    /// All files, in the order of their names.
    ///
    /// - Complexity: O(bytes).
    public static func files() -> [TableFile] {
        var count = 0
        return list(hashwatt_tables(&count), count)
    }

    /// The site files, in the order of their names.
    ///
    /// - Complexity: O(bytes).
    public static func sites() -> [TableFile] {
        var count = 0
        return list(hashwatt_sites(&count), count)
    }

    private static func list(_ start: UnsafePointer<hashwatt_table>?, _ count: Int) -> [TableFile] {
        UnsafeBufferPointer(start: start, count: start == nil ? 0 : count).map { table in
            TableFile(
                name: String(cString: table.name),
                bytes: Array(UnsafeBufferPointer(start: table.bytes, count: table.count)))
        }
    }

    /// The bytes of one file, or nil where there is none of that name.
    public static func file(_ name: String) -> TableFile? { files().first { $0.name == name } }
}

/// The index rules that are shipped, as they stand in the binary.
public enum BundledRules {
    /// All rules files, in the order of their names.
    ///
    /// - Complexity: O(bytes).
    public static func files() -> [TableFile] {
        var count = 0
        guard let rules = hashwatt_rules(&count) else { return [] }
        return UnsafeBufferPointer(start: rules, count: count).map { file in
            TableFile(
                name: String(cString: file.name),
                bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
        }
    }
}

/// The facts of the bundled dataset.
public enum BundledFacts {
    /// All facts.
    ///
    /// - Throws: the problems of the bundled files; the project's tests keep them free of any.
    /// - Complexity: O(bytes).
    public static func load() throws(TableProblems) -> FactSet { try FactSet(files: BundledTables.files()) }
}
