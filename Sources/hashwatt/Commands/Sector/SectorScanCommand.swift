// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattMarket
import HashwattNumerics
public import HashwattStudies
import HashwattUnits

extension SectorCommand {
    /// `hashwatt sector scan`.
    struct Scan: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The days and names whose moves were abnormal, next to the events of the day.",
            discussion: """
                Examples:
                  hashwatt sector scan --from 2025-09-01 --to 2025-11-24
                  hashwatt sector scan --from 2025-11-01 --to 2025-11-24 --model market
                  hashwatt sector scan --from 2025-11-01 --to 2025-11-24 --rate 1 --dependent
                """)

        @Option(
            name: .long, help: ArgumentHelp("The first day.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var from: DayArgument

        @Option(
            name: .long, help: ArgumentHelp("The last day.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var to: DayArgument

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Tickers; miners and landlords where none is given; may be repeated.", valueName: "ticker"))
        var name: [String] = []

        @Option(name: .long, help: "What a move is compared with.")
        var model: SurgeStudy.Model = .factors

        @Option(
            name: .long,
            help: ArgumentHelp("The false discovery rate, percent of what is listed.", valueName: "percent"))
        var rate = 5.0

        @Flag(name: .long, help: "Benjamini–Yekutieli: holds however the names depend on each other.")
        var dependent = false

        @OptionGroup var output: SectorOutput

        func validate() throws {
            let period = (try from.checked("--from"), try to.checked("--to"))
            guard period.0 <= period.1 else {
                throw ValidationError("--from \(period.0) is after --to \(period.1); exchange them")
            }
            guard rate > 0, rate < 100 else {
                throw ValidationError("--rate \(rate): take a percentage above 0 and below 100")
            }
        }

        func run() throws {
            let facts = try output.data.facts().facts
            try Tickers.check(name, in: facts)
            let progress = ProgressBar("testing moves", on: .current())
            let study = SurgeStudy(
                facts, in: from.date...to.date, names: name.isEmpty ? nil : name, model: model,
                method: dependent ? .benjaminiYekutieli : .benjaminiHochberg, rate: rate / 100
            ) { progress.update($0, of: $1) }
            progress.finish()
            guard let study else {
                throw CommandFailure(
                    .data, "\(from.date) to \(to.date): no session with closes of \(SectorData.market)")
            }
            try output.write(SectorReport(study), name: "scan-\(from.date)-\(to.date)")
        }
    }
}

extension SurgeStudy.Model: ExpressibleByArgument {}

/// Tickers on the command line.
enum Tickers {
    /// Checks that each has closes.
    ///
    /// - Throws: the first that has none, with those that have.
    static func check(_ names: [String], in facts: FactSet) throws {
        guard let unknown = names.first(where: { facts.closes[$0] == nil }) else { return }
        throw CommandFailure(
            .usage,
            "no closes of \"\(unknown)\"; there are \(facts.closes.keys.sorted().joined(separator: ", "))")
    }
}
