// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFiles
public import HashwattMarket
import HashwattThreads

/// `hashwatt study`: event studies.
struct StudyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study",
        abstract: "Event study: abnormal returns around events, with tests and which of them to read.",
        discussion: """
            Examples:
              hashwatt study --type lease --window -5..5
              hashwatt study --firm IREN --firm CIFR --date 2025-11-24 --window -1..1
              hashwatt study --type lease --model factors --factor IBIT --show events
              hashwatt study --closes closes.csv --events events.csv --benchmark MKT
              hashwatt study --request r.csv --firms f.csv --markets m.csv --dialect arc

            Events are a type of the bundled ones, named firms on one day, a list of your own, or the three files of \
            EventStudyTools as they are. Closes are the bundled ones or your own table: a column date, one a name.

            An event that breaks a rule is left out and named; the others are computed.
            """)

    @OptionGroup(title: "Events and closes") var inputs: StudyInputs

    @OptionGroup(title: "Method") var method: StudyMethod

    @Option(name: .long, help: "Rows to print: averages, tests, events or issues.")
    var show: Rows = .averages

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A test among the averages; may be repeated. Without it: the recommended ones. --show tests lists all.",
            valueName: "test"))
    var test: [EventTest] = []

    @Option(name: .long, help: "The form of the output.")
    var format: DataTable.Format = .table

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A folder for all four tables as CSV and a chart of each group as SVG; made where absent.",
            valueName: "folder"))
    var out: String?

    @OptionGroup var data: DataOptions

    /// What a row stands for.
    enum Rows: String, ExpressibleByArgument, CaseIterable {
        case averages
        case tests
        case events
        case issues
    }

    func validate() throws {
        if out?.isEmpty == true { throw ValidationError("--out: the name is empty; name a folder") }
        try inputs.check()
        try method.check(window: inputs.window.range)
    }

    func run() throws {
        let console = Console.current()
        let request = try inputs.request(method: method, data: data)
        let threads = Threads.all
        let solution = EventStudyProblem(request, on: threads).solve(on: threads)
        let output = EventStudyOutput(solution)
        if solution.groups.isEmpty {
            throw CommandFailure(.data, solution.issues.filter(\.excludes).map(\.description))
        }
        let paths = try out.map { try write(solution, output, to: $0) } ?? []
        Self.note(solution.issues, console)
        if format == .table, show == .averages {
            console.write(
                output.summaries.flatMap { TextWidth.wrapped($0, to: min(console.width, 110)) + [""] }
                    .map { $0.onOneHarmlessLine + "\n" }.joined())
        }
        console.write(table(output).text(format, width: console.width))
        for path in paths { console.note(path) }
    }

    private func table(_ output: EventStudyOutput) -> DataTable {
        switch show {
        case .averages: output.averages(test)
        case .tests: output.tests
        case .events: output.events
        case .issues: output.issues
        }
    }

    private func write(_ solution: EventStudySolution, _ output: EventStudyOutput, to folder: String) throws
        -> [String]
    {
        let tables = [
            ("averages", output.averages(test)), ("tests", output.tests), ("events", output.events),
            ("issues", output.issues),
        ].map { OutputFile(name: "\($0).csv", bytes: Array($1.text(.csv).utf8)) }
        let charts = EventStudyOutput.charts(solution.groups).map {
            OutputFile(name: $0.name, bytes: Array($0.svg.utf8))
        }
        return try FolderWriter.write(tables + charts, to: folder)
    }

    /// At most this many remarks are printed; `--show issues` has all.
    private static let mostNotes = 20

    /// Says on standard error what was left out and what is worth knowing, what was left out first.
    private static func note(_ issues: [EventStudyIssue], _ console: Console) {
        let ordered = issues.filter(\.excludes) + issues.filter { !$0.excludes }
        for issue in ordered.prefix(mostNotes) {
            let kind = issue.excludes ? "left out" : "note"
            console.note("hashwatt: \(kind): \(issue.description.onOneHarmlessLine)")
        }
        if ordered.count > mostNotes {
            console.note("hashwatt: … and \(ordered.count - mostNotes) more; --show issues lists all")
        }
    }
}

extension EventTest: KebabArgument {
    /// The heading of the test's column.
    public var meaning: String { title }
}
