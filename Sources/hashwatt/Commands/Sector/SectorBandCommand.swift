// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import HashwattBriefing
import HashwattCharts
import HashwattMarket
import HashwattStudies
import HashwattThreads
import HashwattUnits

extension SectorCommand {
    /// `hashwatt sector band`.
    struct Band: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The sector's gain of a day under every index rule, beside a quoted number.",
            discussion: """
                Examples:
                  hashwatt sector band --date 2025-11-24 --quoted 13.84
                  hashwatt sector band --date 2025-11-24 --format csv
                  hashwatt sector band --date 2025-11-24 --rules my-tables/own.yaml

                The range beside each gain is what leaving one name out gives: how stable the answer is.
                """)

        @Option(
            name: .long, help: ArgumentHelp("The day.", valueName: "YYYY-MM-DD"), transform: DayArgument.init)
        var date: DayArgument

        @Option(
            name: .long,
            help: ArgumentHelp(
                "The quoted gain in percent; that of the tables where not given.", valueName: "percent"))
        var quoted: Double?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Rules of your own beside the shipped ones; may be repeated.", valueName: "yaml"))
        var rules: [String] = []

        @OptionGroup var output: SectorOutput

        func validate() throws {
            _ = try date.checked("--date")
            if let quoted, !quoted.isFinite || abs(quoted) > 1_000 {
                throw ValidationError("--quoted \(quoted): write percent, 13.84 for 13.84 %")
            }
        }

        func run() throws {
            let all = try RulesArgument.shipped() + rules.map(RulesArgument.file)
            let names = Set(all.map(\.name))
            if names.count < all.count {
                throw CommandFailure(
                    .usage, "two sets of rules have one name; give each file a `name` of its own")
            }
            let facts = try output.data.facts().facts
            let study = try SectorBandStudy(
                facts, on: date.date, rules: all, quoted: quoted.map { $0 / 100 })
            guard !study.rows.isEmpty else {
                throw CommandFailure(
                    .data, "\(date.date): no index rule has a gain; choose a session with closes before it")
            }
            try output.write(SectorReport(study), name: "band-\(date.date)")
        }
    }

    /// `hashwatt sector index`.
    struct Index: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The history of an index: level, divisor, members, turnover, audit.",
            discussion: """
                Examples:
                  hashwatt sector index miners-capped --from 2025-11-01 --to 2025-11-24
                  hashwatt sector index miners-equal --show audit --format csv
                  hashwatt sector index my-tables/own.yaml --show members

                Without --from and --to: from the base day to the last close.
                """)

        @Argument(
            help: ArgumentHelp(
                "Shipped rules by name, or a YAML file; Guides/index.md has every key.", valueName: "rules"))
        var rules: String

        @Option(
            name: .long, help: ArgumentHelp("The first day shown.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var from: DayArgument?

        @Option(
            name: .long, help: ArgumentHelp("The last day; nothing later is used.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var to: DayArgument?

        @Option(name: .long, help: "Which table.")
        var show: IndexTables.Part = .levels

        @OptionGroup var output: SectorOutput

        func validate() throws {
            if let from, let to, from.date > to.date {
                throw ValidationError("--from \(from.date) is after --to \(to.date); exchange them")
            }
        }

        func run() throws {
            let rules = try RulesArgument.rules(rules)
            let facts = try output.data.facts().facts
            let last = to?.date ?? NYSECalendar.supported.upperBound
            let data = SectorData(facts, on: last)
            let closes = try data.closeTable().selecting(rules.universe, through: last)
            let history = try IndexHistory.compute(
                rules, closes: closes, shareCounts: data.shareCounts, on: Threads.all)
            let first = from?.date ?? rules.baseDay
            let tables = IndexTables(history, in: min(first, last)...last)
            guard !tables.isEmpty else {
                throw CommandFailure(
                    .data,
                    "\(rules.name): no session from \(first) to \(last); the index begins on \(rules.baseDay)"
                )
            }
            let table = tables.table(show)
            let name = "index-\(rules.name)"
            let picture = tables.chart.map {
                (name: "\(name).svg", text: $0.svg(id: "index", isStandalone: true) + "\n")
            }
            let paths = try output.write(
                [picture, (name: "\(name)-\(show.rawValue).csv", text: table.text(.csv))].compactMap(\.self))
            let console = Console.current()
            console.write(table.text(output.format, width: console.width))
            for issue in history.issues {
                console.note("hashwatt: note: \(issue.description.onOneHarmlessLine)")
            }
            for path in paths { console.note(path) }
        }
    }
}

extension IndexTables.Part: ExpressibleByArgument {}
