// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattMining
import HashwattStudies
import HashwattUnits

extension MineCommand {
    /// `hashwatt mine fleet`.
    struct FleetSheet: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fleet",
            abstract: "What a fleet hashes, draws, earns and pays on a day, group by group and in all.",
            discussion: """
                Examples:
                  hashwatt mine fleet --group 'Antminer S21 XP:5000' --price 55
                  hashwatt mine fleet --group 'Antminer S19 XP:8000' --price 70 --tune
                  hashwatt mine fleet --group 'Antminer S21:1000:0.8' --price 55 --pue 1.04

                A group is MODEL:COUNT or MODEL:COUNT:SETTING, the setting being its hash rate relative to the data \
                sheet on the tuning curve of the guide to mining; --tune finds the best setting for the price, or none.
                """)

        @Option(
            name: .long,
            help: ArgumentHelp("Machines of one model; repeatable.", valueName: "model:count[:setting]"),
            transform: GroupArgument.init)
        var group: [GroupArgument]

        @Option(name: .long, help: ArgumentHelp("Power at the meter, USD/MWh.", valueName: "usd-per-mwh"))
        var price: Double

        @Option(
            name: .long, help: ArgumentHelp("The UTC day whose hashprice counts.", valueName: "YYYY-MM-DD"),
            transform: DayArgument.init)
        var date: DayArgument?

        @Option(
            name: .long, help: ArgumentHelp("Power at the meter over power at the plugs.", valueName: "ratio")
        )
        var pue: Double = 1

        @Option(name: .long, help: ArgumentHelp("Part of the time that machines run.", valueName: "0...1"))
        var uptime: Double = 1

        @Option(
            name: .long,
            help: ArgumentHelp("Temperature at the inlets, degrees Celsius.", valueName: "celsius"))
        var celsius: Double?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "Temperatures up to which machines run in full and from which they are off.",
                valueName: "full,off"),
            transform: AmbientArgument.init)
        var ambient: AmbientArgument?

        @Flag(name: .long, help: "Run each group at its best setting for the price, or not at all.")
        var tune = false

        @OptionGroup var output: FigureOutput

        func validate() throws {
            if group.isEmpty {
                throw ValidationError("--group: none given; write --group 'Antminer S21:1000'")
            }
            try Bounded.check(price, "--price", -10_000...10_000)
            try Bounded.check(pue, "--pue", 1...3)
            try Bounded.check(uptime, "--uptime", 0...1)
            try Bounded.check(celsius, "--celsius", -60...80)
            if (celsius == nil) != (ambient == nil) {
                throw ValidationError("--celsius and --ambient go together; give both or none")
            }
            if tune, group.contains(where: { $0.setting != nil }) {
                throw ValidationError("--tune finds the settings; leave them out of --group")
            }
        }

        func run() throws {
            let facts = try output.facts()
            guard
                let day = date?.date
                    ?? facts.networkDays.last(where: { day in
                        MarketFigures(facts).close("BTC-USD", on: day.date) != nil
                    })?.date
            else { throw ValidationError("--date: the tables have no day with a hashprice; give tables") }
            let study = try FleetStudy(
                facts,
                FleetScenario(
                    groups: try group.map { try $0.group(in: facts) }, day: day, powerPrice: price, pue: pue,
                    uptime: uptime, celsius: celsius, ambient: ambient?.limit, optimises: tune))
            let rows = study.rows.flatMap {
                [$0.setting, $0.hashRate, $0.power, $0.margin]
                    + [$0.efficiency, $0.breakeven].compactMap(\.self)
            }
            try output.write(
                [
                    NamedTable("groups", Self.table(study)),
                    NamedTable("fleet", figures: study.totals),
                ],
                figures: study.totals + rows)
        }

        private static func table(_ study: FleetStudy) -> DataTable {
            DataTable(
                columns: [
                    .init("machine"), .init("count", isNumeric: true), .init("setting", isNumeric: true),
                    .init("eh_per_s", title: "EH/s", isNumeric: true),
                    .init("mw", title: "MW", isNumeric: true),
                    .init("j_per_th", title: "J/TH", isNumeric: true),
                    .init("breakeven_usd_per_mwh", title: "breakeven $/MWh", isNumeric: true),
                    .init("margin_usd_per_day", title: "$ a day", isNumeric: true),
                ],
                rows: study.rows.map { row in
                    [
                        .text(row.group.model.model),
                        .number(Double(row.group.count), shown: String(row.group.count)), row.setting.cell(),
                        row.hashRate.cell(FigureFormat(.places(3), unit: .hidden)),
                        row.power.cell(FigureFormat(.places(3), unit: .hidden)),
                        row.efficiency?.cell(FigureFormat(.places(2), unit: .hidden)) ?? .blank,
                        row.breakeven?.cell(FigureFormat(.places(2), unit: .hidden)) ?? .blank,
                        row.margin.cell(FigureFormat(.places(0))),
                    ]
                })
        }
    }
}

/// `MODEL:COUNT` or `MODEL:COUNT:SETTING`.
struct GroupArgument: Sendable {
    let model: String
    let count: Int
    let setting: Double?

    init(_ argument: String) throws {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), !parts[0].isEmpty else {
            throw ValidationError("write MODEL:COUNT or MODEL:COUNT:SETTING, like 'Antminer S21:1000:0.9'")
        }
        guard let count = Double(parts[1]), (1...1e8).contains(count), count == count.rounded() else {
            throw ValidationError("\(parts[1]) is no count; write a whole number from 1 to 100,000,000")
        }
        model = parts[0]
        self.count = Int(count)
        if parts.count == 3 {
            guard let setting = Double(parts[2]), setting > 0, setting.isFinite else {
                throw ValidationError(
                    "\(parts[2]) is no setting; write a hash rate relative to the data sheet, like 0.9")
            }
            self.setting = setting
        } else {
            setting = nil
        }
    }

    /// The group with its row of the table.
    func group(in facts: FactSet) throws -> FleetScenario.Group {
        let wanted = model.lowercased()
        if let found = facts.asicModels.first(where: { $0.model.lowercased() == wanted }) {
            return FleetScenario.Group(found, count: count, setting: setting)
        }
        let near = facts.asicModels.map(\.model).filter { $0.lowercased().contains(wanted) }
        throw ValidationError(
            "--group \(model): no such machine; "
                + (near.isEmpty
                    ? "`hashwatt facts list asic_models` lists them"
                    : "did you mean \(near.joined(separator: ", "))?"))
    }
}

/// `FULL,OFF` in degrees Celsius.
struct AmbientArgument: Sendable {
    let limit: AmbientLimit

    init(_ argument: String) throws {
        let parts = argument.split(separator: ",").compactMap { Double($0) }
        guard parts.count == 2, parts.allSatisfy(\.isFinite), parts[0] < parts[1] else {
            throw ValidationError("write two temperatures, the lower first, like 35,45")
        }
        limit = AmbientLimit(fullUpTo: parts[0], offFrom: parts[1])
    }
}
