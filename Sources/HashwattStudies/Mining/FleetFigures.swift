// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattMining
import HashwattUnits

/// The figures of a fleet, each with its formula.
struct FleetFigures {
    private let scenario: FleetScenario
    private let spot: SpotHashprice
    private let price: Figure
    private let pue: Figure
    private let running: Figure

    init(_ scenario: FleetScenario, _ spot: SpotHashprice) {
        self.scenario = scenario
        self.spot = spot
        func assumed(_ name: String, _ label: String, _ value: Double, _ unit: FigureUnit) -> Figure {
            .assumed(name, label, value, unit, asOf: scenario.day)
        }
        price = assumed(
            "power-price", "price of power at the meter", scenario.powerPrice, .usdPerMegawattHour)
        pue = assumed("pue", "power at the meter over power at the plugs", scenario.pue, .one)
        let heat = scenario.celsius.flatMap { scenario.ambient?.running(at: $0).fraction } ?? 1
        let running = assumed("uptime", "part of the time that machines run", scenario.uptime, .ratio)
        let inHeat = assumed("ambient", "part of the machines that the heat leaves running", heat, .ratio)
        self.running =
            heat == 1
            ? running
            : .derived(
                FigureID("fleet", "running"), "part of the machines that run on average", .ratio,
                by: .input(0) * .input(1), from: [running, inHeat])
    }

    private func id(_ name: String, _ index: Int) -> FigureID { FigureID("fleet", name, String(index + 1)) }

    func row(_ group: FleetScenario.Group, _ index: Int) throws(FleetError) -> FleetStudy.Row {
        let model = group.model
        guard let machine = Machine(model) else { throw .noHashRate(model: model.model) }
        let setting = try setting(of: group, machine, index)
        func read(_ name: String, _ label: String, _ value: Double, _ unit: FigureUnit) -> Figure {
            .read(
                FigureID("machine", model.model, name), "\(label) of \(model.model)", value, unit,
                asOf: model.released, from: model.source)
        }
        let count = Figure.assumed(
            "count-\(index + 1)", "machines, \(model.model)", Double(group.count), .count, asOf: scenario.day)
        let terahashes = read(
            "hash-rate", "hash rate", machine.hashRate.terahashesPerSecond, .terahashesPerSecond)
        let watts = read("power", "power", machine.power.watts, .watts)
        let hashRate = Figure.derived(
            id("hash-rate", index), "mean hash rate, \(model.model)", .exahashesPerSecond,
            by: .product([.input(0), .input(1), .input(2), .input(3)]) / .constant(1e6, "TH per EH"),
            from: [count, terahashes, setting, running])
        let relative = relativePower(setting, index)
        let power = Figure.derived(
            id("power", index), "mean power at the meter, \(model.model)", .megawattsGross,
            by: .product([.input(0), .input(1), .input(2), .input(3), .input(4)])
                / .constant(1e6, "W per MW"),
            from: [count, watts, relative, running, pue])
        let efficiency: Figure? =
            hashRate.value > 0 ? self.efficiency(id("efficiency", index), model.model, power, hashRate) : nil
        return FleetStudy.Row(
            group: group, setting: setting, hashRate: hashRate, power: power, efficiency: efficiency,
            breakeven: efficiency.map {
                spot.breakeven(of: "group-\(index + 1)", efficiency: $0, on: scenario.day)
            },
            margin: margin(id("margin", index), "margin of a day, \(model.model)", hashRate, power))
    }

    /// The setting that a group runs at: as given, as on the data sheet, or the best for the price.
    private func setting(
        of group: FleetScenario.Group, _ machine: Machine, _ index: Int
    ) throws(FleetError) -> Figure {
        let curve = scenario.curve
        let name = "setting-\(index + 1)"
        guard scenario.optimises else {
            let value = group.setting ?? 1
            guard value == 1 || curve.range.contains(value) else {
                throw .setting(model: group.model.model, value, range: curve.range)
            }
            return .assumed(name, "hash rate relative to the data sheet", value, .one, asOf: scenario.day)
        }
        let atMeter = machine.efficiency.joulesPerTerahash * scenario.pue
        let value = spot.dollars.value * 1_000 / (24 * atMeter)
        let best = curve.best(
            value: .dollarsPerMegawattHour(value), price: .dollarsPerMegawattHour(scenario.powerPrice))
        return .estimated(
            FigureID("fleet", name), "hash rate relative to the data sheet that earns most", best ?? 0, .one,
            asOf: .day(scenario.day),
            by: EstimationMethod(
                name: "best setting on the tuning curve", guide: "mining.md",
                command: "hashwatt mine fleet --tune"),
            from: [spot.dollars, price, pue])
    }

    /// Power relative to the data sheet: 1 at its setting, else on the curve c + (1 − c)·h·v(h)².
    private func relativePower(_ setting: Figure, _ index: Int) -> Figure {
        let curve = scenario.curve
        let fixed = Figure.assumed(
            "fixed-part", "part of power that does not depend on the hash rate", curve.fixedPart, .one,
            asOf: scenario.day)
        let slope = Figure.assumed(
            "voltage-slope", "change of voltage per change of frequency", curve.voltageSlope, .one,
            asOf: scenario.day)
        if setting.value == 0 {
            return .derived(
                id("relative-power", index), "power relative to the data sheet, standing still", .one,
                by: .input(0), from: [setting])
        }
        let one = Formula.constant(1, "one")
        let voltage: Formula = one + .input(2) * (.input(0) - one)
        return .derived(
            id("relative-power", index), "power relative to the data sheet", .one,
            by: .input(1) + .product([one - .input(1), .input(0), .power(voltage, 2)]),
            from: [setting, fixed, slope])
    }

    private func efficiency(
        _ id: FigureID, _ name: String, _ power: Figure, _ hashRate: Figure
    ) -> Figure {
        .derived(
            id, "energy per hash at the meter, \(name)", .joulesPerTerahash, by: .input(0) / .input(1),
            from: [power, hashRate], note: "MW over EH/s is J/TH")
    }

    private func margin(_ id: FigureID, _ label: String, _ hashRate: Figure, _ power: Figure) -> Figure {
        .derived(
            id, label, .usd, asOf: .day(scenario.day),
            by: .product([.input(0), .constant(1_000, "PH per EH"), .input(1)])
                - .product([.input(2), .constant(24, "hours a day"), .input(3)]),
            from: [hashRate, spot.dollars, power, price])
    }

    func totals(_ rows: [FleetStudy.Row]) -> [Figure] {
        func total(_ name: String, _ label: String, _ unit: FigureUnit, _ parts: [Figure]) -> Figure {
            .derived(FigureID("fleet", name), label, unit, by: .sumOfInputs(parts.count), from: parts)
        }
        let hashRate = total("hash-rate", "mean hash rate", .exahashesPerSecond, rows.map(\.hashRate))
        let power = total("power", "mean power at the meter", .megawattsGross, rows.map(\.power))
        let standing = [spot.bitcoin, spot.dollars, price, hashRate, power]
        guard hashRate.value > 0 else { return standing }
        let efficiency = efficiency(FigureID("fleet", "efficiency"), "the fleet", power, hashRate)
        return standing + [efficiency] + money(hashRate, power, efficiency)
    }

    private func money(_ hashRate: Figure, _ power: Figure, _ efficiency: Figure) -> [Figure] {
        let petahashes = Formula.constant(1_000, "PH per EH")
        func figure(
            _ name: String, _ label: String, _ unit: FigureUnit, _ formula: Formula, _ inputs: [Figure]
        ) -> Figure {
            .derived(
                FigureID("fleet", name), label, unit, asOf: .day(scenario.day), by: formula, from: inputs)
        }
        let hashCost = figure(
            "hash-cost", "power cost of a petahash per second and day", .usdPerPetahashDay,
            .product([.input(0), .constant(24, "hours a day"), .input(1)]) / .constant(1_000, "W per kW"),
            [price, efficiency])
        return [
            figure(
                "bitcoin", "bitcoin of a day, expected", .btc, .product([.input(0), petahashes, .input(1)]),
                [hashRate, spot.bitcoin]),
            figure(
                "revenue", "revenue of a day", .usd, .product([.input(0), petahashes, .input(1)]),
                [hashRate, spot.dollars]),
            figure(
                "power-cost", "power cost of a day", .usd,
                .product([.input(0), .constant(24, "hours a day"), .input(1)]), [power, price]),
            margin(FigureID("fleet", "margin"), "margin of a day", hashRate, power), hashCost,
            figure(
                "cost-of-bitcoin", "power cost of a bitcoin", .usdPerBitcoin, .input(0) / .input(1),
                [hashCost, spot.bitcoin]),
            figure(
                "breakeven", "power price at which the fleet just pays", .usdPerMegawattHour,
                .product([.input(0), .constant(1_000, "W per kW")])
                    / .product([.constant(24, "hours a day"), .input(1)]), [spot.dollars, efficiency]),
        ]
    }
}
