// SPDX-License-Identifier: Apache-2.0

/// A file of a dataset: its name, for example `deals.csv`, and its bytes.
public struct TableFile: Sendable {
    /// Name without a folder.
    public let name: String
    /// Content.
    public let bytes: [UInt8]

    /// A file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

extension FactSet {
    /// The facts of a folder of tables; all tables of `TableSchema.dataset` must be there.
    ///
    /// - Throws: every problem of the files, in the order of files and lines. Rules that compare tables are
    ///   looked at once each table keeps its own.
    /// - Complexity: O(bytes).
    public init(files: [TableFile], limits: CSVLimits = CSVLimits()) throws(TableProblems) {
        try self.init(tables: Self.tables(files, limits))
    }

    /// The facts of checked tables, one of each schema of the dataset.
    ///
    /// - Throws: every problem among the tables.
    public init(tables: [Table]) throws(TableProblems) {
        let dangling = unknownReferences(in: tables)
        if !dangling.isEmpty { throw TableProblems(dangling.inFileOrder) }
        let pairs = tables.map { ($0.schema.name, $0) }
        let named = Dictionary(pairs) { first, _ in first }
        self.init(named)
        let broken = FactRules.problems(in: self, tables: named)
        if !broken.isEmpty { throw TableProblems(broken.inFileOrder) }
    }

    /// Every problem of a folder of tables; none where facts can be made of it.
    public static func problems(in files: [TableFile], limits: CSVLimits = CSVLimits()) -> [Problem] {
        do {
            _ = try FactSet(files: files, limits: limits)
            return []
        } catch {
            return error.problems
        }
    }

    /// The tables of a folder, each checked by itself.
    ///
    /// - Parameters:
    ///   - isPartial: whether tables may be absent, because they lie on top of others.
    ///   - onProgress: called now and then with the number of bytes that are checked.
    /// - Throws: every problem of the files.
    public static func tables(
        _ files: [TableFile], _ limits: CSVLimits = CSVLimits(), isPartial: Bool = false,
        onProgress: (Int) -> Void = { _ in }
    ) throws(TableProblems) -> [Table] {
        var tables: [Table] = []
        var done = 0
        var problems = unknownFiles(files)
        for schema in TableSchema.dataset {
            guard let file = files.first(where: { $0.name == schema.file }) else {
                if isPartial { continue }
                problems.append(
                    Problem(
                        file: schema.file, rule: .unreadable,
                        remedy: "the table is not there; copy it from the bundled dataset"))
                continue
            }
            do {
                let reader = TableReader(schema, limits: limits)
                tables.append(try reader.read(file.bytes) { onProgress(done + $0) })
            } catch {
                problems += error.problems
            }
            done += file.bytes.count
            onProgress(done)
        }
        if !problems.isEmpty { throw TableProblems(problems) }
        return tables
    }

    private static func unknownFiles(_ files: [TableFile]) -> [Problem] {
        let known = Set(TableSchema.dataset.map(\.file))
        return files.filter { !known.contains($0.name) }.map { file in
            Problem(
                file: file.name, rule: .unknownTable,
                remedy: "no table has this name; take the file away or correct its name")
        }
    }
}

extension [Problem] {
    /// By file and line.
    fileprivate var inFileOrder: [Problem] {
        sorted { ($0.file, $0.line ?? 0, $0.column ?? "") < ($1.file, $1.line ?? 0, $1.column ?? "") }
    }
}
