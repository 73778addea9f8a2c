// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// `hashwatt facts`: the tables as they stand.
struct FactsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts", abstract: "Look into the tables, or check a folder of your own.",
        discussion: """
            Examples:
              hashwatt facts tables
              hashwatt facts list deals --where tenant=Fluidstack
              hashwatt facts show IREN --as-of 2025-11-25
              hashwatt facts check my-tables
            """,
        subcommands: [Check.self, List.self, Show.self, Sources.self, Tables.self])

    /// `hashwatt facts check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Check a folder of tables and list every problem: file, line, column, value, rule, what to do.",
            discussion: """
                Examples:
                  hashwatt facts check my-tables
                  hashwatt facts check my-tables --mode only --format csv

                Without a folder the bundled tables are checked. Exit code 0: no problem; 1: problems.
                """)

        @Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
        var folder: String?

        @Option(
            name: .long,
            help: "Whether they replace bundled tables of the same name, add to them, or stand alone (only).")
        var mode: DataMode = .replace

        @Option(name: .long, help: "The form of the output.")
        var format: DataTable.Format = .table

        @Flag(name: [.long, .short], help: "Print nothing; the exit code says whether there are problems.")
        var quiet = false

        func validate() throws {
            if mode == .only, folder == nil { throw ValidationError("--mode only needs a folder") }
        }

        func run() throws {
            var data = DataOptions()
            data.data = folder
            data.dataMode = mode
            let problems = try Self.problems(data, isQuiet: quiet)
            if !quiet { write(problems) }
            if problems.isEmpty { return }
            let hint = folder.flatMap { data.hint(on: problems, folder: $0, option: "--mode") }
            let count = "\(problems.count) \(problems.count == 1 ? "problem" : "problems")"
            let place = folder ?? "the bundled tables"
            throw quiet
                ? CommandFailure(.found)
                : CommandFailure(
                    .found, hint ?? "\(count) in \(place); mend what is listed and check again")
        }

        private func write(_ problems: [Problem]) {
            let console = Console.current()
            if format != .table {
                console.write(Self.table(problems).text(format, width: console.width))
            } else if problems.isEmpty {
                console.write("\(folder ?? "bundled tables"): no problem\n")
            } else {
                console.write(problems.map { $0.description.onOneHarmlessLine + "\n" }.joined())
            }
        }

        private static func problems(_ data: DataOptions, isQuiet: Bool) throws -> [Problem] {
            do {
                _ = try data.checkedFacts(isQuiet: isQuiet)
                return []
            } catch let error as TableProblems {
                return error.problems
            }
        }

        private static func table(_ problems: [Problem]) -> DataTable {
            DataTable(
                columns: [
                    .init("file"), .init("line", isNumeric: true), .init("column"), .init("value"),
                    .init("rule"),
                    .init("remedy"),
                ],
                rows: problems.map { problem in
                    [
                        .text(problem.file),
                        problem.line.map { .number(Double($0), shown: String($0)) } ?? .blank,
                        problem.column.map(DataTable.Cell.text) ?? .blank,
                        problem.value.map(DataTable.Cell.text) ?? .blank, .text(problem.rule.rawValue),
                        .text(problem.remedy),
                    ]
                })
        }
    }

    /// `hashwatt facts list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the rows of a table.",
            discussion: """
                Examples:
                  hashwatt facts list deals --where tenant=Fluidstack
                  hashwatt facts list capacity --where 'mw>=500' --format csv
                  hashwatt facts list deals --where status=signed --where 'term_years>=15'
                """)

        @Argument(help: ArgumentHelp("The table; `hashwatt facts tables` names them.", valueName: "table"))
        var table: String

        @Option(
            name: .customLong("where"),
            help: ArgumentHelp(
                "COLUMN=VALUE, or one of != >= <= > < ~ (contains); several must all hold.",
                valueName: "condition"))
        var conditions: [String] = []

        @OptionGroup var output: Output

        func run() throws { output.write(try output.query().list(table, where: conditions)) }
    }

    /// `hashwatt facts show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what every table says of a company.",
            discussion: """
                Examples:
                  hashwatt facts show IREN --as-of 2025-11-25
                  hashwatt facts show "Cipher Mining" --format json

                json is an object with an array of rows a table; csv has a line a cell.
                """)

        @Argument(help: ArgumentHelp("Ticker, name, former name or alias.", valueName: "company"))
        var company: String

        @OptionGroup var output: Output

        func run() throws { output.write(try output.query().show(company), of: company) }
    }

    /// `hashwatt facts sources`.
    struct Sources: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List where each table comes from, and its licence.",
            discussion: """
                Examples:
                  hashwatt facts sources
                  hashwatt facts sources --format markdown
                """)

        @OptionGroup var output: Output

        func run() throws { output.write(try output.query().list("sources")) }
    }

    /// `hashwatt facts tables`.
    struct Tables: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tables, or the columns of one with their units and rules.",
            discussion: """
                Examples:
                  hashwatt facts tables
                  hashwatt facts tables deals --format markdown
                """)

        @Argument(help: ArgumentHelp("A table.", valueName: "table"))
        var table: String?

        @Option(name: .long, help: "The form of the output.")
        var format: DataTable.Format = .table

        func run() throws {
            let console = Console.current()
            guard let table else { return console.write(Self.overview.text(format, width: console.width)) }
            guard let schema = TableSchema.dataset.first(where: { $0.name == table }) else {
                throw FactsQueryError.unknownTable(table, known: TableSchema.dataset.map(\.name))
            }
            console.write(Self.columns(of: schema).text(format, width: console.width))
        }

        private static var overview: DataTable {
            DataTable(
                columns: [.init("table"), .init("key"), .init("row")],
                rows: TableSchema.dataset.map {
                    [.text($0.name), .text($0.key.joined(separator: " ")), .text($0.summary)]
                })
        }

        private static func columns(of schema: TableSchema) -> DataTable {
            DataTable(
                columns: [.init("column"), .init("holds"), .init("required"), .init("meaning")],
                rows: schema.columns.map {
                    [
                        .text($0.name), .text($0.kind.description), .text($0.isRequired ? "yes" : "no"),
                        .text($0.summary),
                    ]
                })
        }
    }
}
