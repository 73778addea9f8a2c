// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattClaims
import HashwattFacts
import HashwattFiles
import HashwattStudies
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
              hashwatt brief --date 2025-11-24 --out brief --with value
              hashwatt brief --date 2025-11-24 --article article.html --out brief

            Nothing that happened after the day is in it. Without --out no file is written. What is printed is a \
            summary: leads, key figures and the first table; --full prints every table.
            """)

    @Option(
        name: .long, help: ArgumentHelp("The day.", valueName: "YYYY-MM-DD"), transform: DayArgument.init)
    var date: DayArgument

    @Option(
        name: .long, help: ArgumentHelp("The folder for the files; made where absent.", valueName: "folder"))
    var out: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Print the derivation of a figure instead of writing.", valueName: "figure-id"))
    var explain: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Optional sections, separated by commas: \(BriefExtra.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "sections"), transform: BriefExtras.init)
    var with: BriefExtras?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Add a checked article: its text with each number marked by its verdict. It counts as published on its own "
                + "day, else on that of the brief.", valueName: "file"))
    var article: String?

    @Flag(name: .long, help: "Print every table, remark and list, not the summary.")
    var full = false

    @Flag(name: [.long, .short], help: "Print the paths of the files only.")
    var quiet = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        let days = NYSECalendar.supported
        guard days.contains(date.date) else {
            throw ValidationError(
                "--date \(date.date): the calendar reaches from \(days.lowerBound) to \(days.upperBound)")
        }
        if out?.isEmpty == true { throw ValidationError("--out: the name is empty; name a folder") }
        if explain?.isEmpty == true {
            throw ValidationError("--explain: the name is empty; the brief's list of figures has all of them")
        }
        if let explain, explain.utf8.count > 200 {
            throw ValidationError(
                "--explain: no figure has a name of \(explain.utf8.count) bytes; at most 200")
        }
        if explain != nil, out != nil {
            throw ValidationError("--explain writes no file; leave --out away")
        }
    }

    func run() throws {
        let console = Console.current(isQuiet: quiet)
        let facts = try data.facts(isQuiet: quiet).facts
        let extras =
            try (with?.extras.map { try $0.section(facts, on: date.date) } ?? []) + checkedArticle(facts)
        let brief = DailyBrief(facts, on: date.date, rules: try RulesArgument.shipped()).compose(
            dataset: data.stamp, generator: Hashwatt.configuration.version, adding: extras)
        let prepared = try PreparedBrief(brief)
        if let explain {
            let figure = try prepared.index.figure(FigureID(parsing: explain))
            return console.write(Explanation.text(of: figure, width: console.width))
        }
        // The files come first: who closes the pipe after a few lines of the summary still gets them.
        let paths = try out.map { try write(prepared, to: $0) } ?? []
        if !quiet { console.write(text(prepared, console)) }
        console.write(paths.map { $0 + "\n" }.joined())
    }

    /// The section of `--article`.
    private func checkedArticle(_ facts: FactSet) throws -> [BriefSection] {
        guard let article else { return [] }
        let text = try ArticleText(article, facts: facts, language: nil, published: nil)
        let check = ArticleCheck(facts, published: text.report.published ?? date.date, knownBy: date.date)
        return [ArticleSection(text.report, check.check(text.report), facts).section]
    }

    /// What is printed: the summary and where the rest is, or all.
    private func text(_ prepared: PreparedBrief, _ console: Console) -> String {
        let options = BriefTerminal.Options(
            width: min(console.width, 110), hasColour: console.usesColour, rowLimit: full ? .max : 8)
        if full { return BriefTerminal.text(prepared, options: options) }
        let rest =
            "\(prepared.leftOutOfSummary) more tables, remarks and lists: "
            + (out == nil ? "--full prints them, --out writes them" : "in the files, or --full")
        return BriefTerminal.text(prepared.summary, options: options) + rest + "\n"
    }

    private func write(_ prepared: PreparedBrief, to folder: String) throws -> [String] {
        let name = "brief-\(date.date)"
        return try FolderWriter.write(
            [
                OutputFile(name: "\(name).md", bytes: Array(BriefMarkdown.text(prepared).utf8)),
                OutputFile(name: "\(name).json", bytes: Array(BriefJSON.text(prepared).utf8)),
                OutputFile(name: "\(name).html", bytes: Array(BriefHTML.text(prepared).utf8)),
            ], to: folder)
    }
}
