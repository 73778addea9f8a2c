// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattCharts
import HashwattFacts
import HashwattFiles
import HashwattStudies

/// A table under a name, for commands that answer with more than one.
struct NamedTable {
    let name: String
    /// For programs.
    let table: DataTable
    /// For people.
    let listing: DataTable

    init(_ name: String, _ table: DataTable, listing: DataTable? = nil) {
        self.name = name
        self.table = table
        self.listing = listing ?? table
    }

    /// Figures of many kinds, one a row.
    init(_ name: String, figures: [Figure]) {
        self.name = name
        table = DataTable(figures: figures)
        listing = DataTable(listing: figures)
    }
}

/// Options of every command that answers with figures.
struct FigureOutput: ParsableArguments {
    @Option(name: .long, help: "The form of the output; csv has the first table, json all of them.")
    var format: DataTable.Format = .table

    @Option(
        name: .long,
        help: ArgumentHelp("Print the derivation of a figure instead.", valueName: "figure-id"))
    var explain: String?

    @OptionGroup var data: DataOptions

    /// The tables that are meant.
    func facts() throws -> FactSet { try data.facts().facts }

    /// Prints tables, or the derivation of one of the figures that stand behind them.
    func write(_ tables: [NamedTable], figures: [Figure]) throws {
        let console = Console.current()
        if let explain {
            let figure = try FigureIndex(figures).figure(FigureID(parsing: explain))
            return console.write(Explanation.text(of: figure, width: console.width))
        }
        console.write(text(tables, width: console.width))
    }

    private func text(_ tables: [NamedTable], width: Int) -> String {
        switch format {
        case .csv: return tables.first?.table.text(.csv) ?? ""
        case .json where tables.count == 1: return tables[0].table.text(.json)
        case .json:
            return JSONValue.object(tables.map { JSONValue.Member($0.name, $0.table.json) }).text() + "\n"
        case .table, .markdown:
            return tables.map { named in
                let heading = format == .markdown ? "## \(named.name)\n\n" : "\(named.name)\n"
                return (tables.count > 1 ? heading : "") + named.listing.text(format, width: width)
            }.joined(separator: "\n")
        }
    }
}

extension Chart {
    /// The chart as a file of its own.
    func file(_ name: String) -> OutputFile {
        OutputFile(name: "\(name).svg", bytes: Array(svg(id: name, isStandalone: true).utf8))
    }
}
