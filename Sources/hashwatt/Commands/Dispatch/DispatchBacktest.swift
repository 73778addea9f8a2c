// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattDispatch
import HashwattFiles
import HashwattStudies

extension DispatchCommand {
    /// `hashwatt dispatch backtest`.
    struct Backtest: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run rules of decision over prices that came, and measure each against foresight.",
            discussion: """
                Examples:
                  hashwatt dispatch backtest --example A
                  hashwatt dispatch backtest --example ercot-2023-08 --policies rolling --format csv
                  hashwatt dispatch backtest site.yaml --prices prices.csv --out backtest

                A policy sees only what it may know when it decides. Captured is its share of what decisions could \
                earn: (net - fixed) / (bound - fixed). Without --policies all are run that the prices allow.

                Files with --out: backtest.json, backtest.csv.
                """)

        @OptionGroup var input: DispatchInput

        @Option(
            name: .long,
            help: ArgumentHelp(
                "perfect, breakeven, day-ahead, rolling; separated by commas.", valueName: "policies"),
            transform: PolicyNames.init)
        var policies: PolicyNames?

        @OptionGroup var options: RuleOptions

        @OptionGroup var solving: SolverOptions

        @Option(
            name: .long,
            help: ArgumentHelp("The folder for the files; made where absent.", valueName: "folder"))
        var out: String?

        @Option(name: .long, help: "The form of what is printed.")
        var format: DataTable.Format = .table

        @Flag(name: [.long, .short], help: "Print the paths of the files only.")
        var quiet = false

        func validate() throws {
            if out?.isEmpty == true { throw ValidationError("--out: the name is empty; name a folder") }
        }

        func run() throws {
            let console = Console.current(isQuiet: quiet)
            let fallback = try solving.solver()
            let sites = try input.open()
            let progress = ProgressBar("backtesting", on: console)
            var outcomes: [DispatchOutcome] = []
            let asked = sites.file.sites.map { policies?.names ?? Self.possible(on: $0) }
            let total = asked.reduce(0) { $0 + $1.count }
            for (index, names) in asked.enumerated() {
                for name in names {
                    progress.update(outcomes.count, of: total)
                    outcomes.append(try sites.run(options.policy(name), site: index, fallback: fallback))
                }
            }
            progress.finish()
            let report = BacktestReport(outcomes)
            let files = [
                OutputFile(name: "backtest.json", bytes: Array((report.json.text() + "\n").utf8)),
                OutputFile(name: "backtest.csv", bytes: Array(report.table.text(.csv).utf8)),
            ]
            let paths = try out.map { try FolderWriter.write(files, to: $0) } ?? []
            if !quiet {
                console.write(
                    format == .json
                        ? report.json.text() + "\n" : report.table.text(format, width: console.width))
            }
            if format == .table || quiet { console.write(paths.map { $0 + "\n" }.joined()) }
        }

        /// The policies that a site's prices allow.
        private static func possible(on site: DispatchScenario) -> [PolicyName] {
            PolicyName.allCases.filter { $0 != .dayAhead || site.dayAheadColumn != nil }
        }
    }
}

/// Names of policies on the command line, `breakeven,rolling`.
struct PolicyNames: Sendable {
    let names: [PolicyName]

    /// Reads names separated by commas; each counts once, in the order of the list of policies.
    ///
    /// - Throws: which names there are.
    init(_ argument: String) throws {
        var asked = Set<PolicyName>()
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let name = PolicyName(rawValue: String(part)) else {
                let known = PolicyName.allValueStrings.joined(separator: ", ")
                throw ValidationError("there is no policy “\(part)”; there are \(known)")
            }
            asked.insert(name)
        }
        names = PolicyName.allCases.filter(asked.contains)
    }
}
