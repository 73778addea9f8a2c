// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattDataset
import HashwattFacts
import HashwattFiles
import HashwattUnits

/// Which tables are read.
struct DataOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A folder of your own tables, CSV files with the columns of the bundled ones.",
            valueName: "folder"))
    var data: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How they go with the bundled tables.",
            discussion: """
                replace: each table takes the place of the bundled one of its name; add: its rows are added, one with \
                the key of a bundled row takes its place; only: no bundled table is read.
                """))
    var dataMode: DataMode = .replace

    /// The facts of the tables that are meant.
    ///
    /// - Throws: what is wrong with the folder or a table.
    func facts(isQuiet: Bool = false) throws -> (facts: FactSet, tables: [Table]) {
        do {
            return try checkedFacts(isQuiet: isQuiet)
        } catch let error as TableProblems {
            let hint = data.flatMap { self.hint(on: error.problems, folder: $0, option: "--data-mode") }
            throw CommandFailure(.data, [hint].compactMap(\.self) + error.problems.map(\.description))
        }
    }

    /// What to do where bundled tables refer to rows that the tables in their place do not have.
    func hint(on problems: [Problem], folder: String, option: String) -> String? {
        guard dataMode == .replace, let own = try? FileReader.names(in: folder) else { return nil }
        let bundled = Set(problems.map(\.file)).subtracting(own).sorted()
        guard !bundled.isEmpty else { return nil }
        return
            "\(folder): bundled tables do not fit those in the folder; keep the bundled rows with \(option) add, "
            + "or replace \(bundled.joined(separator: ", ")) too"
    }

    /// The facts, or the problems as they are.
    func checkedFacts(isQuiet: Bool) throws -> (facts: FactSet, tables: [Table]) {
        let progress = ProgressBar("checking tables", on: .current(isQuiet: isQuiet))
        defer { progress.finish() }
        let tables = try self.tables(progress)
        return (try FactSet(tables: tables), tables)
    }

    private func tables(_ progress: ProgressBar) throws -> [Table] {
        guard let data else { return try FactSet.tables(BundledTables.files()) }
        if data.isEmpty { throw CommandFailure(.usage, "--data: the name is empty; name a folder") }
        let own = try FileReader.tables(in: data)
        if own.isEmpty {
            throw CommandFailure(
                .noInput, "\(data): holds no .csv file; name the folder that holds the tables")
        }
        let total = own.reduce(0) { $0 + $1.bytes.count }
        let checked = try FactSet.tables(own, isPartial: dataMode != .only) {
            progress.update($0, of: total)
        }
        if dataMode == .only { return checked }
        return try FactSet.tables(BundledTables.files()).map { table in
            guard let mine = checked.first(where: { $0.schema == table.schema }) else { return table }
            return dataMode == .add ? table.overlaid(by: mine) : mine
        }
    }

    /// Name and version of the dataset, for what is printed.
    var stamp: DatasetStamp {
        DatasetStamp(
            name: data.map { "\($0) (\(dataMode.rawValue))" } ?? "bundled",
            version: Hashwatt.configuration.version)
    }
}

/// How a user's tables go with the bundled ones.
enum DataMode: String, ExpressibleByArgument, CaseIterable {
    case replace
    case add
    case only
}

/// A day on the command line, `YYYY-MM-DD`.
struct DayArgument: Sendable {
    let date: CivilDate

    /// Reads a day.
    ///
    /// - Throws: what to write instead.
    init(_ argument: String) throws {
        guard let date = CivilDate(argument) else {
            throw ValidationError("write a day that exists as YYYY-MM-DD")
        }
        self.date = date
    }
}
