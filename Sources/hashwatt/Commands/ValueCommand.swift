// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import HashwattBriefing
import HashwattFacts
public import HashwattFinance
import HashwattFiles
public import HashwattStudies
import HashwattThreads
import HashwattUnits

/// `hashwatt value`: what a company is worth, and what its price assumes.
struct ValueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "value",
        abstract: "Value a company by the uses of its megawatts, and say what its price assumes.",
        discussion: """
            Examples:
              hashwatt value IREN --as-of 2025-11-24
              hashwatt value IREN --reverse rent --assume conversion-share=0.5
              hashwatt value CIFR --as-of 2025-11-24 --paths 16384 --sampling sobol
              hashwatt value CIFR --as-of 2025-11-24 --explain value/CIFR/2025-11-24/nav
              hashwatt value --all --as-of 2025-11-24 --format csv
              hashwatt value IREN --out value --paths 4000000 --checkpoint iren.paths

            A part whose facts are missing is in no sum and is listed. Assumptions are listed with their ranges.
            """)

    @Argument(help: ArgumentHelp("The company.", valueName: "ticker"))
    var ticker: String?

    @Flag(name: .long, help: "All companies beside each other.")
    var all = false

    @Option(
        name: .long,
        help: ArgumentHelp("The day; the last with closes where not given.", valueName: "YYYY-MM-DD"),
        transform: DayArgument.init)
    var asOf: DayArgument?

    @Option(name: .long, help: "Ask one question of the price only: rent, share or usd-per-mw.")
    var reverse: ReverseValue.Question?

    @Option(
        name: .long,
        help: ArgumentHelp("Change an assumption; may be repeated.", valueName: "name=value"),
        transform: AssumptionArgument.init)
    var assume: [AssumptionArgument] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How NOI runs over a lease: rising by its escalator about the mean, or level.", valueName: "path")
    )
    var leasePath: ValueAssumptions.LeasePath = .rising

    @Option(name: .long, help: "Simulate the value on this many paths.")
    var paths: Int?

    @Option(name: .long, help: "Seed of the simulation; the same seed gives the same bits.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "plain, antithetic or sobol.")
    var sampling: Sampling = .plain

    @Option(name: .long, help: "Threads of the simulation, which change no bit; all cores where not given.")
    var threads: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Save paths here, so that an interrupted simulation goes on.", valueName: "file"))
    var checkpoint: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Print the derivation of a figure instead.", valueName: "figure-id"))
    var explain: String?

    @Option(
        name: .long, help: ArgumentHelp("The folder for HTML, Markdown and JSON.", valueName: "folder"))
    var out: String?

    @Option(name: .long, help: "The form of the output; csv has the main table only.")
    var format: DataTable.Format = .table

    @Flag(name: [.long, .short], help: "Print the paths of the files only.")
    var quiet = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        if all == (ticker != nil) { throw ValidationError("name a company, or give --all") }
        if let paths, !(1...PathSimulation.maximumPaths).contains(paths) {
            throw ValidationError("--paths \(paths): give 1 to \(PathSimulation.maximumPaths)")
        }
        if let threads, !(1...256).contains(threads) {
            throw ValidationError("--threads \(threads): give 1 to 256")
        }
        if paths == nil, checkpoint != nil { throw ValidationError("--checkpoint needs --paths") }
        if all, paths != nil || reverse != nil {
            throw ValidationError("--paths and --reverse are of one company; leave --all away")
        }
        if out?.isEmpty == true { throw ValidationError("--out: the name is empty; name a folder") }
        if explain != nil, out != nil { throw ValidationError("--explain writes no file; leave --out away") }
    }

    func run() throws {
        let console = Console.current(isQuiet: quiet)
        let facts = try data.facts(isQuiet: quiet).facts
        let book = ValueBook(facts, on: try day(in: facts))
        let changes = Dictionary(assume.map { ($0.assumption, $0.value) }) { $1 }
        let assumptions = (changes.isEmpty ? book.assumptions : book.assumptions.changing(changes))
            .with(leasePath)
        let (brief, table) = try report(book, assumptions, console)
        let prepared = try PreparedBrief(brief)
        if let explain {
            let figure = try prepared.index.figure(FigureID(parsing: explain))
            return console.write(Explanation.text(of: figure, width: console.width))
        }
        let written = try out.map { try write(prepared, to: $0) } ?? []
        if !quiet { console.write(text(prepared, table, console)) }
        console.write(written.map { $0 + "\n" }.joined())
    }

    private func day(in facts: FactSet) throws -> CivilDate {
        if let asOf { return asOf.date }
        let closes = ticker.flatMap { facts.closes[$0] } ?? facts.closes["BTC-USD"]
        guard let last = closes?.dates.last else {
            throw CommandFailure(.usage, "no closes tell the day; add --as-of YYYY-MM-DD")
        }
        return last
    }

    private func report(
        _ book: ValueBook, _ assumptions: ValueAssumptions, _ console: Console
    ) throws -> (Brief, BriefTable) {
        let version = Hashwatt.configuration.version
        guard let ticker else {
            let comparison = ValueComparison(book, assumptions)
            return (comparison.compose(dataset: data.stamp, generator: version), comparison.table)
        }
        guard book.tickers.contains(ticker), let company = book.company(ticker) else {
            throw CommandFailure(
                .usage,
                "no miner or landlord \(ticker) in the tables; there are \(book.tickers.joined(separator: ", "))"
            )
        }
        let parts = SumOfParts(company, assumptions)
        let questions = reverse.map { [$0] } ?? ReverseValue.Question.allCases
        let report = ValueReport(
            parts, in: book, reverses: questions.map { ReverseValue($0, of: company, assumptions) },
            simulation: try simulation(parts, book, console))
        return (report.compose(dataset: data.stamp, generator: version), report.partsTable)
    }

    private func simulation(
        _ parts: SumOfParts, _ book: ValueBook, _ console: Console
    ) throws -> ValueSimulation? {
        guard let paths else { return nil }
        guard parts.valuePerShare != nil else {
            throw CommandFailure(
                .data,
                "\(parts.company.ticker): no value a share on \(book.day), so there is nothing to simulate; leave --paths away"
            )
        }
        let model: ValuePaths
        do throws(PathModelError) { model = try ValuePaths(parts, in: book) } catch {
            throw CommandFailure(.data, "\(parts.company.ticker): \(error)")
        }
        let run = SimulationRun(
            simulation: PathSimulation(model.model, sampling: sampling, seed: seed, paths: paths),
            threads: threads ?? Threads.all.count, checkpoint: checkpoint)
        return ValueSimulation(
            model, presentValues: try run.values(on: console),
            settings: .init(sampling: sampling, seed: seed))
    }

    private func text(_ prepared: PreparedBrief, _ table: BriefTable, _ console: Console) -> String {
        switch format {
        case .table:
            BriefTerminal.text(
                prepared,
                options: .init(
                    width: console.width, hasColour: console.usesColour, rowLimit: .max,
                    command: "hashwatt value"))
        case .json: BriefJSON.text(prepared)
        case .csv: table.dataTable().text(.csv)
        case .markdown: BriefMarkdown.text(prepared)
        }
    }

    private func write(_ prepared: PreparedBrief, to folder: String) throws -> [String] {
        let name = "value-\(ticker ?? "all")-\(prepared.brief.asOf)"
        return try FolderWriter.write(
            [
                OutputFile(name: "\(name).md", bytes: Array(BriefMarkdown.text(prepared).utf8)),
                OutputFile(name: "\(name).json", bytes: Array(BriefJSON.text(prepared).utf8)),
                OutputFile(name: "\(name).html", bytes: Array(BriefHTML.text(prepared).utf8)),
            ], to: folder)
    }
}

/// A changed assumption on the command line, `rent=150`.
struct AssumptionArgument: Sendable {
    let assumption: ValueAssumption
    let value: Double

    /// Reads a name and a number.
    ///
    /// - Throws: which names there are, or which values make sense.
    init(_ argument: String) throws {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let assumption = ValueAssumption(rawValue: String(parts[0])) else {
            let names = ValueAssumption.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("write NAME=VALUE with one of the names \(names)")
        }
        let permitted = assumption.permitted
        guard let value = Double(parts[1]), permitted.contains(value),
            !assumption.isWhole || value == value.rounded()
        else {
            throw ValidationError(
                "\(assumption.rawValue) is \(assumption.isWhole ? "a whole number" : "a number") from "
                    + "\(permitted.lowerBound) to \(permitted.upperBound)")
        }
        self.assumption = assumption
        self.value = value
    }
}

extension ReverseValue.Question: ExpressibleByArgument {}
extension Sampling: ExpressibleByArgument {}
extension ValueAssumptions.LeasePath: ExpressibleByArgument {}
