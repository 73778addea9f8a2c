// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import HashwattBriefing
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// `hashwatt facts`: the tables as they stand.
struct FactsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts", abstract: "Look into the tables, or check a folder of your own.",
        subcommands: [Check.self, List.self, Show.self, Sources.self, Tables.self])

    /// Options of every subcommand that prints rows.
    struct Output: ParsableArguments {
        @Option(name: .long, help: "table, json, csv or markdown.")
        var format: DataTable.Format = .table

        @Option(
            name: .long,
            help: ArgumentHelp("Hide what happened after this day.", valueName: "YYYY-MM-DD"))
        var asOf: DayArgument?

        @OptionGroup var data: DataOptions

        /// The tables, and the questions to them.
        func query() throws -> FactsQuery {
            let (facts, tables) = try data.facts()
            guard let asOf else { return FactsQuery(tables) }
            return FactsQuery(tables, asOf: asOf.date, in: facts)
        }

        func write(_ listings: [FactsListing]) {
            let console = Console.current()
            if format == .json, listings.count != 1 {
                let members = listings.map { JSONValue.Member($0.table, $0.dataTable.json) }
                return console.write(JSONValue.object(members).text() + "\n")
            }
            for (index, listing) in listings.enumerated() {
                if listings.count > 1, format != .csv {
                    console.write(
                        (index == 0 ? "" : "\n") + (format == .markdown ? "## " : "") + listing.table + "\n")
                    if format == .markdown { console.write("\n") }
                }
                console.write(listing.dataTable.text(format, width: console.width))
            }
        }
    }

    /// `hashwatt facts check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Check a folder of tables and list every problem: file, line, column, value, rule, what to do.",
            discussion:
                "Without a folder the bundled tables are checked. Example: hashwatt facts check my-tables")

        @Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
        var folder: String?

        @Option(
            name: .long,
            help: "Whether they replace bundled tables of the same name, add to them, or stand alone (only).")
        var mode: DataMode = .replace

        @Option(name: .long, help: "table, json, csv or markdown.")
        var format: DataTable.Format = .table

        func run() throws {
            var data = DataOptions()
            data.data = folder
            data.dataMode = mode
            let problems = try Self.problems(data)
            let console = Console.current()
            guard !problems.isEmpty else {
                console.write("\(folder ?? "bundled tables"): no problem\n")
                return
            }
            if format == .table {
                console.write(problems.map { $0.description + "\n" }.joined())
            } else {
                console.write(Self.table(problems).text(format, width: console.width))
            }
            throw CommandFailure(
                .found, "\(problems.count) problems in \(folder ?? "the bundled tables"); mend them")
        }

        private static func problems(_ data: DataOptions) throws -> [Problem] {
            do {
                _ = try data.facts()
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
                  hashwatt facts list capacity --where ticker=IREN --where state=energised --format csv
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

        func run() throws { output.write([try output.query().list(table, where: conditions)]) }
    }

    /// `hashwatt facts show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what every table says of a company.",
            discussion: "Example: hashwatt facts show IREN --as-of 2025-11-25")

        @Argument(help: ArgumentHelp("Ticker, name, former name or alias.", valueName: "company"))
        var company: String

        @OptionGroup var output: Output

        func run() throws { output.write(try output.query().show(company)) }
    }

    /// `hashwatt facts sources`.
    struct Sources: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List where each table comes from, and its licence.")

        @OptionGroup var output: Output

        func run() throws { output.write([try output.query().list("sources")]) }
    }

    /// `hashwatt facts tables`.
    struct Tables: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tables, or the columns of one with their units and rules.")

        @Argument(help: ArgumentHelp("A table.", valueName: "table"))
        var table: String?

        @Option(name: .long, help: "table, json, csv or markdown.")
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

extension DataTable.Format: ExpressibleByArgument {}

extension FactsListing {
    /// The listing for printing; cells of number columns are numbers.
    fileprivate var dataTable: DataTable {
        DataTable(
            columns: zip(columns, isNumeric).map { DataTable.Column($0, isNumeric: $1) },
            rows: rows.map { row in
                zip(row, isNumeric).map { cell, isNumeric in
                    if cell.isEmpty { return .blank }
                    if isNumeric, let value = Double(cell) { return .number(value, shown: cell) }
                    return .text(cell)
                }
            })
    }
}
