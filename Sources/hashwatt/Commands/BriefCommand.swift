// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattFiles
import HashwattUnits

/// `hashwatt brief`: the main job.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract:
            "Write the brief of a day: HTML, Markdown and JSON, every number with source and derivation.",
        discussion: """
            Examples:
              hashwatt brief --date 2025-11-24 --out brief
              hashwatt brief --date 2025-11-24 --explain move/CIFR/2025-11-24
              hashwatt brief --date 2025-11-24 --out brief --data my-tables --data-mode add

            Nothing that happened after the day is in it. Without --out the summary is printed and no file is written.
            """)

    @Option(name: .long, help: ArgumentHelp("The day.", valueName: "YYYY-MM-DD"))
    var date: DayArgument

    @Option(
        name: .long, help: ArgumentHelp("The folder for the files; made where absent.", valueName: "folder"))
    var out: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Print the derivation of a figure instead of writing.", valueName: "figure-id"))
    var explain: String?

    @Flag(name: [.long, .short], help: "Print the paths of the files only.")
    var quiet = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        guard NYSECalendar.supported.contains(date.date) else {
            throw ValidationError(
                "\(date.date): the calendar reaches from \(NYSECalendar.supported.lowerBound) to \(NYSECalendar.supported.upperBound)"
            )
        }
    }

    func run() throws {
        let console = Console.current(isQuiet: quiet)
        let facts = try data.facts().facts
        let brief = DailyBrief(facts, on: date.date).compose(
            dataset: data.stamp, generator: Hashwatt.configuration.version)
        let prepared = try PreparedBrief(brief)
        if let explain {
            let figure = try prepared.index.figure(FigureID(parsing: explain))
            return console.write(Explanation.text(of: figure, width: console.width))
        }
        if !quiet {
            console.write(
                BriefTerminal.text(
                    prepared, options: .init(width: min(console.width, 110), hasColour: console.usesColour)))
        }
        guard let out else { return }
        let name = "brief-\(date.date)"
        let paths = try FolderWriter.write(
            [
                OutputFile(name: "\(name).md", bytes: Array(BriefMarkdown.text(prepared).utf8)),
                OutputFile(name: "\(name).json", bytes: Array(BriefJSON.text(prepared).utf8)),
                OutputFile(name: "\(name).html", bytes: Array(BriefHTML.text(prepared).utf8)),
            ], to: out)
        console.write(paths.map { $0 + "\n" }.joined())
    }
}
