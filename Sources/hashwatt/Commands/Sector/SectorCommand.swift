// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattDataset
import HashwattFacts
import HashwattFiles
import HashwattMarket
import HashwattUnits

/// `hashwatt sector`: what moved, whether it was abnormal, and what moved it.
struct SectorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sector",
        abstract: "What moved: index rules, event studies, attribution, abnormal moves.",
        discussion: """
            Examples:
              hashwatt sector band --date 2025-11-24 --quoted 13.84
              hashwatt sector attribution --date 2025-11-24
              hashwatt sector scan --from 2025-09-01 --to 2025-11-24

            Nothing later than the day is used. What is missing is named and never guessed.
            """,
        subcommands: [
            Band.self, Index.self, Day.self, Leases.self, Attribution.self, CrossSection.self, Scan.self,
        ])
}

/// Options of every study of the sector.
struct SectorOutput: ParsableArguments {
    @Option(name: .long, help: "The form of the output; csv has the main table.")
    var format: DataTable.Format = .table

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A folder for the chart and the main table; made where absent.", valueName: "folder"))
    var out: String?

    @OptionGroup var data: DataOptions

    func validate() throws {
        if out?.isEmpty == true { throw ValidationError("--out: the name is empty; name a folder") }
    }

    /// Writes files where asked, then prints the report.
    func write(_ report: SectorReport, name: String) throws {
        let paths = try write(report.files(name: name))
        let console = Console.current()
        console.write(report.text(format, width: console.width))
        for line in report.leftOut(format) { console.note("hashwatt: note: \(line.onOneHarmlessLine)") }
        for path in paths { console.note(path) }
    }

    /// Writes files into the folder that was named; none where none was.
    func write(_ files: [(name: String, text: String)]) throws -> [String] {
        guard let out else { return [] }
        return try FolderWriter.write(
            files.map { OutputFile(name: $0.name, bytes: Array($0.text.utf8)) }, to: out)
    }
}

extension DayArgument {
    /// The day, where the calendar of the exchange reaches it.
    ///
    /// - Throws: how far it reaches.
    func checked(_ option: String) throws -> CivilDate {
        let days = NYSECalendar.supported
        guard days.contains(date) else {
            throw ValidationError(
                "\(option) \(date): the calendar reaches from \(days.lowerBound) to \(days.upperBound)")
        }
        return date
    }
}

/// Index rules on the command line: shipped ones by name, others as files.
enum RulesArgument {
    /// The shipped rules.
    static func shipped() throws -> [IndexRules] {
        try BundledRules.files().map { file in
            try IndexRulesFile.parse(String(decoding: file.bytes, as: UTF8.self), file: file.name)
        }
    }

    /// The rules of a file.
    static func file(_ path: String) throws -> IndexRules {
        try IndexRulesFile.parse(String(decoding: FileReader.bytes(path), as: UTF8.self), file: path)
    }

    /// Shipped rules of a name, else those of a file.
    static func rules(_ argument: String) throws -> IndexRules {
        let shipped = try shipped()
        if let found = shipped.first(where: { $0.name == argument }) { return found }
        guard argument.contains("/") || argument.contains(".") else {
            throw CommandFailure(
                .usage,
                "no shipped rules are called \"\(argument)\"; there are \(shipped.map(\.name).joined(separator: ", ")),"
                    + " or name a .yaml file")
        }
        return try file(argument)
    }
}
