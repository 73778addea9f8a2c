// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattCharts
import HashwattConversion
import HashwattDataset
import HashwattFiles
import HashwattHiGHS
import HashwattNumerics
import HashwattStudies
import HashwattThreads

/// `hashwatt convert`: which megawatt becomes AI space when, for whom, with whose money.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Plan which megawatts become AI space when, for whom and with whose money.",
        discussion: """
            Examples:
              hashwatt convert portfolio.yaml --out plan
              hashwatt convert --example announced-demand --goal power
              hashwatt convert --example announced-demand --prices
              hashwatt convert --example announced-demand --show > portfolio.yaml

            The plan is proved: bound and gap say how much better any other could be. Every number that nobody \
            publishes is an assumption with its range in the portfolio; --inputs lists them. --goal power matches \
            announced demand with uncommitted capacity: who could deliver, and what is missing.

            It needs the solver HiGHS: Scripts/setup-highs of the repository installs it.
            """)

    enum Goal: String, CaseIterable, ExpressibleByArgument {
        case value
        case earliest
        case power
    }

    @Argument(help: ArgumentHelp("The portfolio, YAML; - for standard input.", valueName: "portfolio.yaml"))
    var file: String?

    @Option(
        name: .long, help: ArgumentHelp("A portfolio that is shipped with the program.", valueName: "name"))
    var example: String?

    @Flag(name: .long, help: "Print the portfolio instead of planning it: a start for your own.")
    var show = false

    @Option(name: .long, help: "Best value, earliest target or most power delivered; that of the portfolio.")
    var goal: Goal?

    @Option(
        name: .long,
        help: ArgumentHelp("For --goal earliest: critical IT load in service.", valueName: "MW"))
    var targetMW: Double?

    @Option(name: .long, help: "Gap at which a plan counts as optimal.")
    var gap = 1e-6

    @Option(name: .long, help: ArgumentHelp("Longest time of a solve.", valueName: "seconds"))
    var timeLimit = 60.0

    @Flag(name: .long, help: "Add what one more unit of each limit is worth: many solves.")
    var prices = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Plan on what was known on this day, at most the portfolio's own.", valueName: "YYYY-MM-DD"),
        transform: DayArgument.init)
    var asOf: DayArgument?

    @Flag(name: .long, help: "Print every number the plan rests on, with range or source.")
    var inputs = false

    @Option(name: .long, help: "The form of the output.")
    var format: DataTable.Format = .table

    @Option(
        name: .long,
        help: ArgumentHelp("Write plan.json, tables and charts into this folder.", valueName: "folder"))
    var out: String?

    @Flag(name: .shortAndLong, help: "Print no progress and no summary.")
    var quiet = false

    @OptionGroup var data: DataOptions

    func validate() throws {
        if (file == nil) == (example == nil) {
            throw ValidationError("name a portfolio, or one of --example \(Self.names)")
        }
        if let example, BundledPortfolios.text(example) == nil {
            throw ValidationError("there is no example \(example); there are \(Self.names)")
        }
        if out?.isEmpty == true { throw ValidationError("--out: the name is empty; name a folder") }
        if !(gap >= 0 && gap < 1) { throw ValidationError("--gap is \(gap); write one from 0 to below 1") }
        if !(timeLimit > 0) { throw ValidationError("--time-limit is \(timeLimit); write seconds above 0") }
        if goal == .earliest, targetMW == nil { throw ValidationError("--goal earliest needs --target-mw") }
        if let targetMW, !(targetMW > 0 && targetMW.isFinite) {
            throw ValidationError("--target-mw is \(targetMW); write megawatts above 0")
        }
        if targetMW != nil, goal != .earliest {
            throw ValidationError("--target-mw belongs to --goal earliest")
        }
    }

    private static var names: String { BundledPortfolios.names.joined(separator: ", ") }

    func run() throws {
        let console = Console.current(isQuiet: quiet)
        let (text, name) = try portfolio()
        if show { return console.write(text) }
        let study = try study(text, name)
        let report: ConversionReport
        do {
            report = try solve(study.study, study.title, console)
        } catch let error as HiGHSError {
            throw CommandFailure(.unavailable, error.description)
        } catch let error as ConversionFailure {
            throw CommandFailure(.data, "\(name): \(error.description)")
        } catch let error as LinearSolverError {
            throw CommandFailure(
                .data, "\(name): the solver gave up (\(error)); check numbers far larger than the others")
        }
        let paths = try out.map { try FolderWriter.write(files(report), to: $0) } ?? []
        write(report, on: console)
        if !quiet { console.write(paths.map { $0 + "\n" }.joined()) }
    }

    private func portfolio() throws -> (text: String, name: String) {
        if let example, let text = BundledPortfolios.text(example) { return (text, example) }
        let file = file ?? "-"
        let bytes = file == "-" ? try FileReader.standardInput() : try FileReader.bytes(file)
        return (String(decoding: bytes, as: UTF8.self), file)
    }

    private func study(_ text: String, _ name: String) throws -> (study: ConversionStudy, title: String) {
        do {
            var scenario = try ConversionScenarioFile.parse(text, file: name)
            switch goal {
            case .value: scenario.goal = .netPresentValue
            case .earliest: scenario.goal = .earliest(megawatts: targetMW ?? 0)
            case .power: scenario.goal = .mostPower
            case nil: break
            }
            let facts = try data.facts(isQuiet: quiet).facts
            var leftOut: [String] = []
            if let asOf { (scenario, leftOut) = scenario.known(on: asOf.date, facts) }
            return (try ConversionStudy(scenario, facts, leftOut: leftOut), scenario.title)
        } catch let failure as DocumentFailure {
            throw CommandFailure(.data, failure.problems.map(\.description))
        } catch let error as ConversionStudyError {
            throw CommandFailure(.data, "\(name): \(error.description)")
        } catch let error as ConversionIssues {
            throw CommandFailure(.data, error.issues.map { "\(name): \($0.description)" })
        }
    }

    private func solve(
        _ study: ConversionStudy, _ title: String, _ console: Console
    ) throws -> ConversionReport {
        let progress = SolveProgress(console, limit: timeLimit)
        defer { progress.finish() }
        let planner = ConversionPlanner(
            solver: try HiGHS.solver(), relativeGap: gap, timeLimit: timeLimit, threads: 2,
            runner: Threads(count: 2),
            progress: { progress.update($0) })
        let solution = try planner.solve(study.problem)
        let worth = prices ? try planner.shadowPrices(of: solution, study.problem) : []
        return ConversionReport(title: title, study: study, solution: solution, prices: worth)
    }

    private func files(_ report: ConversionReport) -> [OutputFile] {
        var files = [
            OutputFile(name: "plan.json", bytes: Array((report.json.text() + "\n").utf8)),
            OutputFile(name: "plan.csv", bytes: Array(report.planTable.text(.csv).utf8)),
            OutputFile(name: "demand.csv", bytes: Array(report.demandTable.text(.csv).utf8)),
            OutputFile(name: "inputs.csv", bytes: Array(report.inputTable.text(.csv).utf8)),
        ]
        for (name, chart) in [("schedule", report.scheduleChart), ("cash", report.cashChart)] {
            guard let chart else { continue }
            let svg = chart.svg(id: name, isStandalone: true)
            files.append(OutputFile(name: "\(name).svg", bytes: Array(svg.utf8)))
        }
        return files
    }

    private func write(_ report: ConversionReport, on console: Console) {
        if format == .json { return console.write(report.json.text() + "\n") }
        if format == .csv {
            return console.write((inputs ? report.inputTable : report.planTable).text(.csv))
        }
        var tables = [
            ("Plan", report.planTable), ("Demand", report.demandTable), ("Companies", report.companyTable),
        ]
        if prices { tables.append(("What limits are worth", report.priceTable)) }
        if inputs { tables.append(("Inputs", report.inputTable)) }
        if !quiet { console.write(report.summary.map { $0 + "\n" }.joined()) }
        for (name, table) in tables where !table.rows.isEmpty {
            console.write((format == .markdown ? "\n## \(name)\n\n" : "\n\(name)\n"))
            console.write(
                table.text(format, width: console.width, elsewhere: "--out or --format json has all"))
        }
    }
}
