// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattMarket
import HashwattStudies
import HashwattUnits

extension SectorCommand {
    /// `hashwatt sector day`.
    struct Day: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The event study of a day: was the sector's move abnormal against the market?",
            discussion: """
                Examples:
                  hashwatt sector day --date 2025-11-24
                  hashwatt sector day --date 2025-11-24 --format json
                """)

        @Option(
            name: .long, help: ArgumentHelp("The day.", valueName: "YYYY-MM-DD"), transform: DayArgument.init)
        var date: DayArgument

        @OptionGroup var output: SectorOutput

        func validate() throws { _ = try date.checked("--date") }

        func run() throws {
            guard let study = DayEventStudy(try output.data.facts().facts, on: date.date) else {
                throw CommandFailure(
                    .data,
                    "\(date.date): no name has closes of the day and 120 returns before it; choose a later session"
                )
            }
            try output.write(SectorReport(study), name: "day-\(date.date)")
        }
    }

    /// `hashwatt sector leases`.
    struct Leases: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The lease announcements of listed landlords as an event study of many events.",
            discussion: """
                Examples:
                  hashwatt sector leases --date 2025-12-31
                  hashwatt sector leases --date 2025-11-24 --format markdown
                """)

        @Option(
            name: .long,
            help: ArgumentHelp("The day as of which; later leases are not in it.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var date: DayArgument

        @OptionGroup var output: SectorOutput

        func validate() throws { _ = try date.checked("--date") }

        func run() throws {
            let study = LeaseEventStudy(try output.data.facts().facts, on: date.date)
            try output.write(SectorReport(study), name: "leases-\(date.date)")
        }
    }

    /// `hashwatt sector attribution`.
    struct Attribution: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A day's moves split into Bitcoin, market, AI basket and the rest.",
            discussion: """
                Examples:
                  hashwatt sector attribution --date 2025-11-24
                  hashwatt sector attribution --date 2025-11-24 --name CIFR
                  hashwatt sector attribution --date 2025-11-24 --sessions 120 --format csv

                With --name its waterfall is drawn by --out, else that of the mean.
                """)

        @Option(
            name: .long, help: ArgumentHelp("The day.", valueName: "YYYY-MM-DD"), transform: DayArgument.init)
        var date: DayArgument

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Tickers; miners and landlords where none is given; may be repeated.", valueName: "ticker"))
        var name: [String] = []

        @Option(name: .long, help: "Sessions of the estimation at the most.")
        var sessions = 250

        @OptionGroup var output: SectorOutput

        func validate() throws {
            _ = try date.checked("--date")
            guard (30...2_000).contains(sessions) else {
                throw ValidationError("--sessions \(sessions): take 30 to 2000")
            }
        }

        func run() throws {
            let facts = try output.data.facts().facts
            let window = EstimationWindow(length: sessions, minimum: min(sessions, 120))
            let names = name.isEmpty ? nil : name
            try Tickers.check(name, in: facts)
            guard let study = AttributionStudy(facts, on: date.date, names: names, window: window) else {
                throw CommandFailure(
                    .data, "\(date.date): no session with closes of \(SectorData.market); choose a session")
            }
            guard !study.names.isEmpty else {
                throw CommandFailure(.data, study.missing.map(\.description))
            }
            let only = name.count == 1 ? name.first : nil
            try output.write(SectorReport(study, waterfallOf: only), name: "attribution-\(date.date)")
        }
    }

    /// `hashwatt sector cross-section`.
    struct CrossSection: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "cross-section",
            abstract:
                "Whether a day's abnormal returns went with AI contracts, pipeline, leverage, Bitcoin beta.",
            discussion: """
                Examples:
                  hashwatt sector cross-section --date 2025-11-03
                  hashwatt sector cross-section --date 2025-11-03 --seed 7 --format json

                p-values count orders of the names: all of them where that can be done.
                """)

        @Option(
            name: .long, help: ArgumentHelp("The day.", valueName: "YYYY-MM-DD"), transform: DayArgument.init)
        var date: DayArgument

        @Option(name: .long, help: "Random orders where there are too many for all.")
        var orders = 99_999

        @Option(name: .long, help: "The seed of the random orders.")
        var seed: UInt64 = 1

        @OptionGroup var output: SectorOutput

        func validate() throws {
            _ = try date.checked("--date")
            guard (100...10_000_000).contains(orders) else {
                throw ValidationError("--orders \(orders): take 100 to 10000000")
            }
        }

        func run() throws {
            let facts = try output.data.facts().facts
            let progress = ProgressBar("going through orders", on: .current())
            let study = CrossSectionStudy(facts, on: date.date, draws: orders, seed: seed) {
                progress.update($0, of: $1)
            }
            progress.finish()
            guard let study else {
                throw CommandFailure(
                    .data,
                    "\(date.date): no name has closes of the day and 120 returns before it; choose a later session"
                )
            }
            try output.write(SectorReport(study), name: "cross-section-\(date.date)")
        }
    }
}
