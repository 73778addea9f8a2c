// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import HashwattBriefing
public import HashwattClaims
import HashwattFacts
import HashwattFiles
import HashwattStudies
import HashwattUnits

/// `hashwatt claims`: every number of a text with its verdict.
struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "Read a text, type every number in it, and give each a verdict with its evidence.",
        discussion: """
            Examples:
              hashwatt claims --example
              hashwatt claims article.txt --published 2025-11-25
              hashwatt claims release.pdf --add my-tables
              hashwatt claims - --lang de --format json < artikel.html

            The text is plain, Markdown, HTML or PDF (by way of pdftotext), in English or German.

            --add puts the claims of each story together (announcer, amount, megawatts, place, date, counterparty) and
            shows the rows it would add to a folder of your tables; with --yes it adds them and studies the event.

            Verdicts: reproduced, stale, definition-dependent, contradicted, conflicting, article only, not checkable.
            """)

    @Argument(help: ArgumentHelp("The text; - for standard input.", valueName: "file"))
    var file: String?

    @Flag(name: .long, help: "Check the bundled example article, the German one with --lang de.")
    var example = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The day of publication, where the text does not say it.", valueName: "YYYY-MM-DD"),
        transform: DayArgument.init)
    var published: DayArgument?

    @Option(name: .long, help: "en or de; detected where not given.")
    var lang: TextLanguage?

    @Option(name: .long, help: "The form of the output.")
    var format: DataTable.Format = .table

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Show the text's stories as rows for a folder of your tables.", valueName: "folder"))
    var add: String?

    @Flag(name: .long, help: "Write the rows of --add.")
    var yes = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        if example == (file != nil) {
            throw ValidationError(example ? "--example takes no file" : "name a text, - or --example")
        }
        if add?.isEmpty == true { throw ValidationError("--add: the name is empty; name a folder") }
        if yes, add == nil { throw ValidationError("--yes belongs to --add") }
    }

    func run() throws {
        let facts = try data.facts().facts
        let text = try text(facts)
        guard let day = published?.date ?? text.report.published else {
            throw CommandFailure(
                .usage,
                "\(text.name): the text does not say when it was published; add --published YYYY-MM-DD")
        }
        let checked = ArticleCheck(facts, published: day).check(text.report)
        let console = Console.current()
        if let add {
            return try StoryAddition(folder: add, facts: facts, text: text, checked: checked, day: day)
                .run(isConfirmed: yes, format, console)
        }
        let output = ClaimsOutput(checked)
        console.write(
            format == .json ? output.json.text() + "\n" : output.table.text(format, width: console.width))
    }

    private func text(_ facts: FactSet) throws -> ArticleText {
        guard let file else { return try ArticleText(exampleIn: lang ?? .english, facts: facts) }
        return try ArticleText(file, facts: facts, language: lang, published: published?.date)
    }
}

extension TextLanguage: ExpressibleByArgument {}
