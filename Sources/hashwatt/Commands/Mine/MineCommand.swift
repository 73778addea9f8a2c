// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattMining
import HashwattStudies
import HashwattUnits

/// `hashwatt mine`: what hash rate and machines earn.
struct MineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mine", abstract: "What hash rate, a machine and a fleet earn, and until when.",
        discussion: """
            Examples:
              hashwatt mine hashprice --date 2025-11-24
              hashwatt mine breakeven --date 2025-11-24 --price 60
              hashwatt mine fleet --group 'Antminer S21 XP:5000' --price 55
              hashwatt mine halving --date 2025-11-24
              hashwatt mine forecast --hash-rate 36.6 --date 2025-11-24
              hashwatt mine validate
            """,
        subcommands: [
            Hashprice.self, Breakeven.self, FleetSheet.self, Halvings.self, Forecast.self, Validate.self,
        ])
}

/// A number on the command line within bounds that are said where it is wrong.
struct Bounded {
    /// - Throws: the option, the value and the bounds.
    static func check(_ value: Double?, _ option: String, _ range: ClosedRange<Double>) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError(
            "\(option) \(value): must lie between \(range.lowerBound) and \(range.upperBound)")
    }

    /// A number greater than zero.
    static func positive(_ value: Double?, _ option: String) throws {
        guard let value, !(value > 0 && value.isFinite) else { return }
        throw ValidationError("\(option) \(value): must be more than zero")
    }
}

extension MineCommand {
    /// `hashwatt mine hashprice`.
    struct Hashprice: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Hashprice of a UTC day, or of every day of a period, from blocks, fees and difficulty.",
            discussion: """
                Examples:
                  hashwatt mine hashprice --date 2025-11-24
                  hashwatt mine hashprice --date 2025-11-01 --to 2025-11-24 --format csv
                  hashwatt mine hashprice --date 2025-11-24 --explain mining/fees/2025-11-24
                """)

        @Option(
            name: .long, help: ArgumentHelp("The UTC day.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var date: DayArgument

        @Option(
            name: .long, help: ArgumentHelp("The last day of a period.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var to: DayArgument?

        @OptionGroup var output: FigureOutput

        func validate() throws {
            guard let to else { return }
            guard to.date >= date.date, to.date - date.date <= 3_660 else {
                throw ValidationError("--to \(to.date): must lie within ten years after --date \(date.date)")
            }
        }

        func run() throws {
            let facts = try output.facts()
            let days = (0...((to?.date ?? date.date) - date.date)).map { date.date + $0 }
            let spots = days.map { ($0, MiningFigures(facts, on: $0).hashprice) }
            if spots.allSatisfy({ $0.1 == nil }) { throw FleetError.noHashprice(date.date) }
            if to == nil, let spot = spots[0].1 {
                let figures =
                    [spot.dollars, spot.bitcoin] + spot.bitcoin.inputs + spot.dollars.inputs.dropFirst()
                return try output.write(
                    [NamedTable("hashprice", figures: figures)], figures: figures)
            }
            let table = DataTable(
                columns: [
                    .init("date"), .init("usd_per_ph_day", title: "$/PH/day", isNumeric: true),
                    .init("btc_per_ph_day", title: "BTC/PH/day", isNumeric: true),
                    .init("difficulty", isNumeric: true),
                ],
                rows: spots.map { day, spot in
                    [
                        .text(day.description),
                        spot?.dollars.cell(FigureFormat(.places(2), unit: .hidden)) ?? .blank,
                        spot?.bitcoin.cell(FigureFormat(.places(8), unit: .hidden)) ?? .blank,
                        spot?.difficulty.cell(FigureFormat(.places(2), scale: .trillion)) ?? .blank,
                    ]
                })
            let figures = spots.compactMap(\.1).flatMap { [$0.dollars, $0.bitcoin, $0.difficulty] }
            try output.write([NamedTable("hashprice", table)], figures: figures)
        }
    }

    /// `hashwatt mine breakeven`.
    struct Breakeven: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The power price at which each machine's mining value equals its power cost.",
            discussion: """
                Examples:
                  hashwatt mine breakeven --date 2025-11-24
                  hashwatt mine breakeven --date 2025-11-24 --price 60 --pue 1.05
                  hashwatt mine breakeven --date 2025-11-24 --machine S21 --format json

                With --price: what is left of a MWh, and the network hash rate at which the machine would just pay its \
                power, everything else as on the day.
                """)

        @Option(
            name: .long, help: ArgumentHelp("The UTC day.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var date: DayArgument

        @Option(
            name: .long,
            help: ArgumentHelp("Machines whose name contains this; repeatable.", valueName: "name"))
        var machine: [String] = []

        @Option(name: .long, help: ArgumentHelp("Power at the meter, USD/MWh.", valueName: "usd-per-mwh"))
        var price: Double?

        @Option(
            name: .long, help: ArgumentHelp("Power at the meter over power at the plugs.", valueName: "ratio")
        )
        var pue: Double = 1

        @OptionGroup var output: FigureOutput

        func validate() throws {
            try Bounded.positive(price, "--price")
            try Bounded.check(pue, "--pue", 1...3)
        }

        func run() throws {
            let facts = try output.facts().asOf(date.date)
            let models = try chosen(facts)
            let study = try BreakevenStudy(facts, on: date.date, models: models, price: price, pue: pue)
            let table = DataTable(
                columns: [
                    .init("machine"), .init("j_per_th", title: "J/TH", isNumeric: true), .init("cooling"),
                    .init("released"),
                    .init("breakeven_usd_per_mwh", title: "breakeven $/MWh", isNumeric: true),
                    .init("margin_usd_per_mwh", title: "left $/MWh", isNumeric: true),
                    .init("stops_at_eh_per_s", title: "stops at EH/s", isNumeric: true),
                    .init("verification"),
                ],
                rows: study.rows.map { row in
                    [
                        .text(row.model.model), row.efficiency.cell(Self.plain),
                        .text(row.model.cooling.rawValue),
                        .text(row.model.released.description), row.breakeven.cell(Self.money),
                        row.margin?.cell(Self.money) ?? .blank,
                        row.stopsAt?.cell(Self.plain) ?? .blank, .text(row.breakeven.verification.rawValue),
                    ]
                })
            try output.write(
                [NamedTable("machines", price == nil ? table.without(blankIn: study.rows.count) : table)],
                figures: study.figures)
        }

        private static let plain = FigureFormat(.atMost(1), unit: .hidden)
        private static let money = FigureFormat(.places(2), unit: .hidden)

        private func chosen(_ facts: FactSet) throws -> [ASICModel] {
            if machine.isEmpty { return Array(facts.asicModels) }
            return try facts.asicModels.filter { model in
                machine.contains { model.model.lowercased().contains($0.lowercased()) }
            }.nonEmpty(
                or: ValidationError(
                    "--machine \(machine.joined(separator: ", ")): no such machine by \(date.date); "
                        + "`hashwatt facts list asic_models` lists them"))
        }
    }
}

extension Array {
    /// The array, unless nothing is in it.
    fileprivate func nonEmpty(or error: @autoclosure () -> any Error) throws -> [Element] {
        if isEmpty { throw error() }
        return self
    }
}

extension DataTable {
    /// The table without the columns in which every cell is blank.
    fileprivate func without(blankIn count: Int) -> DataTable {
        let kept = columns.indices.filter { column in
            count == 0 || rows.contains { $0[column] != .blank }
        }
        return DataTable(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }
}
