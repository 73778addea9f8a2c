// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import HashwattBriefing
import HashwattStudies
import HashwattUnits

extension FactsCommand {
    /// Options of every subcommand that prints rows.
    struct Output: ParsableArguments {
        @Option(
            name: .long,
            help:
                "The form of the output; json and csv have every column, the others those that hold something."
        )
        var format: DataTable.Format = .table

        @Option(
            name: .long,
            help: ArgumentHelp("Hide what happened after this day.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var asOf: DayArgument?

        @OptionGroup var data: DataOptions

        /// The tables, and the questions to them.
        func query() throws -> FactsQuery {
            let (facts, tables) = try data.facts()
            guard let asOf else { return FactsQuery(tables) }
            return FactsQuery(tables, asOf: asOf.date, in: facts)
        }

        /// The rows of one table.
        func write(_ listing: FactsListing) {
            let console = Console.current()
            switch format {
            case .table: console.write(layout(listing, console).list())
            case .json: console.write(listing.dataTable.text(.json))
            case .csv: console.write(listing.plainTable.text(.csv))
            case .markdown: console.write(listing.withoutBlankColumns.dataTable.text(.markdown))
            }
        }

        /// Rows of several tables: blocks under headings, an object by table, or one long table of cells.
        func write(_ listings: [FactsListing], of subject: String) {
            let console = Console.current()
            switch format {
            case .table: console.write(headed(listings, subject) { layout($0, console).blocks() })
            case .json:
                let members = listings.map { JSONValue.Member($0.table, $0.dataTable.json) }
                console.write(JSONValue.object(members).text() + "\n")
            case .csv: console.write(Self.cells(of: listings).text(.csv))
            case .markdown:
                console.write(
                    headed(listings, subject) { $0.withoutBlankColumns.dataTable.text(.markdown) })
            }
        }

        private func layout(_ listing: FactsListing, _ console: Console) -> RowLayout {
            RowLayout(listing, width: console.width, hasColour: console.usesColour)
        }

        private func headed(
            _ listings: [FactsListing], _ subject: String, _ body: (FactsListing) -> String
        ) -> String {
            if listings.isEmpty {
                return "\(subject): no rows" + (asOf.map { " as of \($0.date)" } ?? "") + "\n"
            }
            return listings.map { listing in
                let count = "\(listing.rows.count) \(listing.rows.count == 1 ? "row" : "rows")"
                let name = "\(listing.table) · \(count)"
                let rule = String(repeating: "═", count: name.count)
                return (format == .markdown ? "## \(name)\n\n" : "\(name)\n\(rule)\n") + body(listing)
            }.joined(separator: "\n")
        }

        /// One row a cell, because the tables have different columns.
        private static func cells(of listings: [FactsListing]) -> DataTable {
            let rows = listings.flatMap { listing in
                let key = listing.key.compactMap { listing.columns.firstIndex(of: $0) }
                return listing.rows.flatMap { row in
                    zip(listing.columns, row).filter { !$1.isEmpty }.map { column, cell in
                        [listing.table, key.map { row[$0] }.joined(separator: "/"), column, cell]
                    }
                }
            }
            return DataTable(
                columns: ["table", "key", "column", "value"].map { .init($0) },
                rows: rows.map { $0.map(DataTable.Cell.text) })
        }
    }
}

extension DataTable.Format: ExpressibleByArgument {}

extension FactsListing {
    /// The listing for printing; cells of number columns are numbers.
    fileprivate var dataTable: DataTable {
        table { cell, isNumeric in
            if isNumeric, let value = Double(cell) { return .number(value, shown: cell) }
            return .text(cell)
        }
    }

    /// The listing with every cell as it stands in the table, so that its CSV is a table again.
    fileprivate var plainTable: DataTable { table { cell, _ in .text(cell) } }

    private func table(_ cell: (String, Bool) -> DataTable.Cell) -> DataTable {
        DataTable(
            columns: zip(columns, isNumeric).map { DataTable.Column($0, isNumeric: $1) },
            rows: rows.map { row in zip(row, isNumeric).map { $0.isEmpty ? .blank : cell($0, $1) } })
    }

    fileprivate var withoutBlankColumns: FactsListing {
        let kept = columns.indices.filter { column in
            rows.isEmpty || rows.contains { !$0[column].isEmpty }
        }
        return FactsListing(
            table: table, columns: kept.map { columns[$0] }, key: key, isNumeric: kept.map { isNumeric[$0] },
            rows: rows.map { row in kept.map { row[$0] } })
    }
}
