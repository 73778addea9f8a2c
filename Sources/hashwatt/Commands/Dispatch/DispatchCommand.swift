// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattCharts
import HashwattDispatch
import HashwattFiles
import HashwattStudies

/// `hashwatt dispatch`: what a site should do in every interval, and what rules of thumb leave on the table.
struct DispatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispatch",
        abstract: "Plan what every megawatt of a site does in every interval, with the proof.",
        discussion: """
            Examples:
              hashwatt dispatch --example A
              hashwatt dispatch site.yaml --prices prices.csv --out plan
              hashwatt dispatch backtest --example A

            Without a subcommand a plan is made. `hashwatt dispatch plan --help` lists its options.
            """,
        subcommands: [Plan.self, Backtest.self], defaultSubcommand: Plan.self)

    /// `hashwatt dispatch plan`.
    struct Plan: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plan a site or a portfolio on prices that are known.",
            discussion: """
                Examples:
                  hashwatt dispatch --example A --format json
                  hashwatt dispatch --example ercot-2023-08
                  hashwatt dispatch site.yaml --prices prices.csv --out plan
                  hashwatt dispatch site.yaml --prices prices.csv --policy breakeven
                  hashwatt dispatch --write-example my-example --example D

                The plan is the best there is, and proves it: no plan earns more than the bound. With --policy the \
                site decides without knowing the prices to come.

                On/off decisions beside storage, budgets or peaks may leave a gap. The solver HiGHS closes it where it \
                is installed (Scripts/setup-highs, or HASHWATT_HIGHS set to its folder): see Guides/dispatch.md.

                Files with --out: dispatch.json, intervals.csv (one a site), dispatch.html, week.svg, duration.svg.
                """)

        @OptionGroup var input: DispatchInput

        @Option(
            name: .long,
            help:
                "How it decides: perfect foresight, breakeven threshold, day-ahead commitment or rolling horizon."
        )
        var policy: PolicyName = .perfect

        @OptionGroup var rules: RuleOptions

        @OptionGroup var solving: SolverOptions

        @Option(
            name: .long,
            help: ArgumentHelp("The folder for the files; made where absent.", valueName: "folder"))
        var out: String?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Write site and price files of the example to a folder, instead of planning.",
                valueName: "folder"))
        var writeExample: String?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "First day of the week that is drawn; the one in which most is sold.", valueName: "YYYY-MM-DD"
            ),
            transform: DayArgument.init)
        var week: DayArgument?

        @Option(name: .long, help: "The form of what is printed; json is the summary object.")
        var format: DataTable.Format = .table

        @Flag(name: [.long, .short], help: "Print the paths of the files only.")
        var quiet = false

        func validate() throws {
            if out?.isEmpty == true { throw ValidationError("--out: the name is empty; name a folder") }
            if writeExample?.isEmpty == true {
                throw ValidationError("--write-example: the name is empty; name a folder")
            }
            if writeExample != nil, input.example == nil {
                throw ValidationError("--write-example needs --example; say which")
            }
            if writeExample != nil, out != nil {
                throw ValidationError("--write-example makes no plan; leave --out away")
            }
        }

        func run() throws {
            let console = Console.current(isQuiet: quiet)
            if let writeExample, let example = input.example {
                let paths = try FolderWriter.write(example.files(), to: writeExample)
                return console.write(paths.map { $0 + "\n" }.joined())
            }
            let policy = rules.policy(policy)
            let fallback = try solving.solver()
            let sites = try input.open()
            let progress = ProgressBar("planning", on: console)
            let outcomes = try sites.file.sites.indices.map { index in
                let outcome = try sites.run(policy, site: index, fallback: fallback)
                progress.update(index + 1, of: sites.file.sites.count)
                return outcome
            }
            progress.finish()
            let reconciliation = try sites.reconciliation(outcomes[0])
            let report = DispatchReport(
                portfolio: sites.file.portfolio, outcomes: outcomes, reconciliation: reconciliation)
            let paths = try out.map { try FolderWriter.write(files(report, sites), to: $0) } ?? []
            if !quiet { console.write(text(report, console)) }
            if format == .table || quiet { console.write(paths.map { $0 + "\n" }.joined()) }
        }

        private func text(_ report: DispatchReport, _ console: Console) -> String {
            let table = report.portfolio == nil ? report.streamTable : report.siteTable
            switch format {
            case .json: return report.json.text() + "\n"
            case .csv, .markdown: return table.text(format, width: console.width)
            case .table:
                let reported = report.reconciliation.map {
                    "\n" + ReconciliationBlocks($0).text(width: console.width)
                }
                return report.headline + "\n" + table.text(format, width: console.width) + (reported ?? "")
            }
        }

        private func files(_ report: DispatchReport, _ sites: DispatchSites) throws -> [OutputFile] {
            let single = report.outcomes.count == 1
            var files = [OutputFile(name: "dispatch.json", bytes: Array((report.json.text() + "\n").utf8))]
            for outcome in report.outcomes {
                let name = single ? "intervals" : "intervals-\(Self.fileName(outcome.problem.site.name))"
                files.append(OutputFile(name: name + ".csv", bytes: DispatchIntervals(outcome).csv))
            }
            let page = DispatchPage(report, week: week?.date) { sites.figures($0, of: report.outcomes[$0]) }
            let html = try page.html(generator: Hashwatt.configuration.version)
            files.append(OutputFile(name: "dispatch.html", bytes: Array(html.utf8)))
            for (name, chart) in page.pictures {
                let svg = chart.svg(id: name, isStandalone: true)
                files.append(OutputFile(name: name + ".svg", bytes: Array(svg.utf8)))
            }
            return files
        }

        /// A name of a site as part of a file name.
        private static func fileName(_ name: String) -> String {
            String(name.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "-" })
        }
    }
}
