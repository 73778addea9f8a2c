// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts
import Testing

/// For every table and every column: a cell that breaks its rule gives exactly that problem.
struct SchemaRulesTests {
    static let schemas = TableSchema.dataset.map(\.name)

    /// The bundled tables that others refer to or that are short.
    static let tables = TableSchema.dataset.filter { $0.key.count == 1 && $0.columns.count > 3 }.compactMap {
        schema in
        BundledTables.file(schema.file).flatMap { try? TableReader(schema).read($0.bytes) }
    }

    @Test(arguments: schemas)
    func everyColumnNoticesABadCell(_ name: String) throws {
        let schema = try #require(TableSchema.dataset.first { $0.name == name })
        for column in schema.columns {
            for (value, rule) in Self.badCells(column) {
                let problems = try Self.problems(schema, column, value)
                #expect(problems.count == 1, "\(column.name) = \(value): \(problems)")
                let found = try #require(problems.first)
                #expect(found.rule == rule, "\(column.name) = \(value): \(found)")
                #expect(found.line == 2 && found.column == column.name && found.file == schema.file)
            }
        }
    }

    @Test(arguments: schemas)
    func everyTableNoticesARowTwice(_ name: String) throws {
        let schema = try #require(TableSchema.dataset.first { $0.name == name })
        let rows = Edits.rows(name)
        let problems = Self.read(schema, [rows[0], rows[1], rows[1]])
        #expect(problems.map(\.rule) == [.duplicateKey])
        #expect(problems.first?.line == 3)
    }

    @Test(arguments: schemas)
    func everyTableNoticesAMissingAndAnUnknownColumn(_ name: String) throws {
        let schema = try #require(TableSchema.dataset.first { $0.name == name })
        let rows = Edits.rows(name)
        let missing = Self.read(schema, rows.prefix(2).map { Array($0.dropLast()) })
        #expect(missing.map(\.rule) == [.missingColumn])
        #expect(missing.first?.column == schema.columns.last?.name)
        let unknown = Self.read(schema, zip(rows.prefix(2), ["mood", "good"]).map { $0 + [$1] })
        #expect(unknown.map(\.rule) == [.unknownColumn])
        #expect(unknown.first?.column == "mood")
    }

    @Test(arguments: schemas)
    func everyReferenceNoticesAnUnknownRow(_ name: String) throws {
        let schema = try #require(TableSchema.dataset.first { $0.name == name })
        for column in schema.columns {
            let target: String
            switch column.kind {
            case .reference(let table), .references(let table): target = table
            default: continue
            }
            var rows = Array(Edits.rows(name).prefix(2))
            let place = try #require(rows[0].firstIndex(of: column.name))
            rows[1][place] = "nobody"
            let changed = try TableReader(schema).read(Edits.file(name, rows).bytes)
            let others = Self.tables.filter { $0.schema.name != name }
            let problems = unknownReferences(in: others + [changed]).filter {
                $0.column == column.name && $0.file == schema.file && $0.value == "nobody"
            }
            #expect(problems.map(\.rule) == [.unknownReference], "\(column.name) → \(target)")
        }
    }

    private static func problems(
        _ schema: TableSchema, _ column: Column, _ value: String
    ) throws -> [Problem] {
        var rows = Array(Edits.rows(schema.name).prefix(2))
        let place = try #require(rows[0].firstIndex(of: column.name))
        rows[1][place] = value
        return read(schema, rows)
    }

    private static func read(_ schema: TableSchema, _ rows: [[String]]) -> [Problem] {
        do {
            _ = try TableReader(schema).read(Edits.file(schema.name, rows).bytes)
            return []
        } catch {
            return error.problems
        }
    }

    private static func badCells(_ column: Column) -> [(String, Problem.Rule)] {
        let bad: [(String, Problem.Rule)] =
            switch column.kind {
            case .text: [(" text", .inconsistent)]
            case .identifier, .reference: [("two words", .badIdentifier)]
            case .identifiers, .references: [("one a,b", .badIdentifier)]
            case .word, .flag: [("nonsense", .unknownWord)]
            case .date: [("2025-02-29", .badDate), ("2025-11", .badDate)]
            case .partialDate: [("Nov 2025", .badDate), ("2025-13", .badDate)]
            case .number(_, let range):
                [("1,5", .badNumber), ("\(range.upperBound * 2 + 1)", .outOfRange)]
            case .integer(_, let range):
                [("1.5", .badNumber), ("\(range.upperBound + 1)", .outOfRange)]
            case .url: [("www.example.org", .badURL)]
            case .hexadecimal: [("1d00ffff", .badNumber)]
            }
        return bad + (column.isRequired ? [("", .missingValue)] : [])
    }
}
