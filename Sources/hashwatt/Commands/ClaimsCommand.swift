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
              hashwatt claims article.txt --published 2025-11-25
              hashwatt claims - --lang de --format json < artikel.html

            The text is plain, Markdown or HTML, in English or German.

            Verdicts: reproduced, stale, definition-dependent, contradicted, conflicting, article only, not checkable.
            """)

    @Argument(help: ArgumentHelp("The text; - for standard input.", valueName: "file"))
    var file: String

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

    @OptionGroup var data: DataOptions

    func run() throws {
        let bytes = file == "-" ? try FileReader.standardInput() : try FileReader.bytes(file)
        let facts = try data.facts().facts
        let reader = ClaimReader(lexicon: Lexicon(facts: facts).before(.standard))
        let report: ClaimReport
        do {
            report = try reader.read(bytes, options: ReadOptions(language: lang, published: published?.date))
        } catch {
            throw CommandFailure(.data, "\(file): \(error)")
        }
        guard let day = published?.date ?? report.published else {
            throw CommandFailure(
                .usage, "\(file): the text does not say when it was published; add --published YYYY-MM-DD")
        }
        let checked = ArticleCheck(facts, published: day).check(report)
        let console = Console.current()
        let output = ClaimsOutput(checked)
        console.write(
            format == .json ? output.json.text() + "\n" : output.table.text(format, width: console.width))
    }
}

extension TextLanguage: ExpressibleByArgument {}
