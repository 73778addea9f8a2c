// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattClaims
import HashwattDataset
import HashwattFacts
import HashwattFiles
import HashwattStudies
import HashwattUnits

/// `hashwatt claims --add`: the stories of a text as rows for a folder of the user's tables.
struct StoryAddition {
    let folder: String
    let facts: FactSet
    let text: ArticleText
    let checked: [CheckedClaim]
    let day: CivilDate

    /// The stories whose amount no record gives yet.
    private var stories: [Story] {
        StoryAssembler.stories(text.report, published: day).filter { story in
            !checked.contains { $0.claim == story.amount && $0.verdict.name == "reproduced" }
        }
    }

    /// Prints the rows, and writes them where that was asked for.
    ///
    /// - Throws: what is wrong with the rows together with the tables; then nothing is written.
    func run(isConfirmed: Bool, _ format: DataTable.Format, _ console: Console) throws {
        let stories = stories
        var maker = StoryRows(facts, title: text.report.title ?? text.name)
        let rows = stories.flatMap { maker.rows($0) }
        guard !rows.isEmpty else {
            return console.write(
                "\(text.name): no story with an amount that the facts do not have; nothing to add\n")
        }
        console.write(table(rows).text(format, width: console.width))
        let files = try self.files(rows)
        try check(files)
        guard isConfirmed else {
            return console.write("nothing was written; --yes adds these rows to \(folder)\n")
        }
        let paths = try FolderWriter.write(files, to: folder)
        console.write(paths.map { $0 + "\n" }.joined())
        console.write(stories.compactMap(study).joined())
    }

    private func table(_ rows: [StoryRows.Row]) -> DataTable {
        DataTable(
            columns: [.init("table"), .init("row"), .init("column"), .init("content")],
            rows: rows.flatMap { row in
                row.cells.map { [.text(row.table), .text(row.id), .text($0.column), .text($0.text)] }
            })
    }

    // MARK: files

    /// The tables of the folder with the rows at their ends.
    private func files(_ rows: [StoryRows.Row]) throws -> [OutputFile] {
        let own = (try? FileReader.names(in: folder)) ?? []
        return try ["deals", "capex", "bond_issues", "events"].compactMap { name in
            let mine = rows.filter { $0.table == name }
            guard !mine.isEmpty, let schema = TableSchema.dataset.first(where: { $0.name == name }) else {
                return nil
            }
            var bytes = own.contains(schema.file) ? try FileReader.bytes("\(folder)/\(schema.file)") : []
            if bytes.isEmpty {
                bytes = Array(schema.columns.map(\.name).joined(separator: ",").utf8) + [0x0A]
            }
            if bytes.last != 0x0A { bytes.append(0x0A) }
            let head = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
            let columns = head.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for row in mine {
                let cells = columns.map { column in row.cells.first { $0.column == column }?.text ?? "" }
                bytes += Array((cells.map(Self.quoted).joined(separator: ",") + "\n").utf8)
            }
            return OutputFile(name: schema.file, bytes: bytes)
        }
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        let line = String(text.map { $0.isNewline ? " " : $0 })
        return "\"" + line.replacing("\"", with: "\"\"") + "\""
    }

    /// Whether the folder's tables with the new rows lie on the bundled ones without a problem.
    private func check(_ files: [OutputFile]) throws {
        let names = Set(files.map(\.name))
        let others = ((try? FileReader.tables(in: folder)) ?? []).filter { !names.contains($0.name) }
        let own = try FactSet.tables(
            others + files.map { TableFile(name: $0.name, bytes: $0.bytes) }, isPartial: true)
        _ = try FactSet(
            tables: FactSet.tables(BundledTables.files()).map { table in
                own.first { $0.schema == table.schema }.map(table.overlaid) ?? table
            })
    }

    // MARK: study

    /// What the stock did: `IREN on 2025-11-03: abnormal …`.
    private func study(_ story: Story) -> String? {
        guard let study = StoryStudy(story, facts) else { return nil }
        let two = study.twoDays.map { ", \(Self.percent($0)) over two" } ?? ""
        return "\(study.ticker) on \(study.session): abnormal return \(Self.percent(study.abnormal)) (t "
            + "\(Self.decimal(study.statistic)))\(two), market model on QQQ over \(study.sessions) sessions\n"
    }

    private static func percent(_ value: Double) -> String {
        (value >= 0 ? "+" : "") + decimal(value * 100) + " %"
    }

    private static func decimal(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
