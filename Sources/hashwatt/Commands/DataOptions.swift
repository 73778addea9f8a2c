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
    func facts() throws -> (facts: FactSet, tables: [Table]) {
        let tables = try self.tables()
        return (try FactSet(tables: tables), tables)
    }

    private func tables() throws -> [Table] {
        guard let data else { return try FactSet.tables(BundledTables.files()) }
        let own = try FileReader.tables(in: data)
        if own.isEmpty {
            throw CommandFailure(
                .noInput, "\(data): holds no .csv file; name the folder that holds the tables")
        }
        if dataMode == .only { return try FactSet.tables(own) }
        let checked = try FactSet.tables(own, isPartial: true)
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
struct DayArgument: ExpressibleByArgument, Sendable {
    let date: CivilDate

    init?(argument: String) {
        guard let date = CivilDate(argument) else { return nil }
        self.date = date
    }
}
