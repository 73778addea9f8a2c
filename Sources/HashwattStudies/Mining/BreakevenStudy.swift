// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattMining
public import HashwattUnits

/// Machines against a power price on a UTC day: breakeven, what is left of a MWh, and the network hash rate at which
/// a machine would just pay its power.
public struct BreakevenStudy: Sendable {
    /// A machine.
    public struct Row: Sendable {
        /// The model of the table.
        public let model: ASICModel
        /// Energy per hash at the meter, J/TH.
        public let efficiency: Figure
        /// Power price at the meter at which it just pays, USD/MWh.
        public let breakeven: Figure
        /// Breakeven less the price; nil without a price.
        public let margin: Figure?
        /// Network hash rate at which it would just pay its power, EH/s; nil without a price.
        public let stopsAt: Figure?
    }

    /// The machines, the most efficient first.
    public let rows: [Row]
    /// Everything shown.
    public var figures: [Figure] {
        rows.flatMap { [$0.breakeven, $0.efficiency] + [$0.margin, $0.stopsAt].compactMap(\.self) }
    }

    /// Solves it.
    ///
    /// - Parameters:
    ///   - price: power at the meter, USD/MWh, positive.
    ///   - pue: power at the meter over power at the plugs.
    /// - Throws: where there is no hashprice of the day.
    public init(
        _ facts: FactSet, on day: CivilDate, models: [ASICModel], price: Double?, pue: Double
    ) throws(FleetError) {
        guard let spot = MiningFigures(facts, on: day).hashprice else { throw .noHashprice(day) }
        let overhead = Figure.assumed(
            "pue", "power at the meter over power at the plugs", pue, .one, asOf: day)
        let power = price.map {
            Figure.assumed("power-price", "price of power at the meter", $0, .usdPerMegawattHour, asOf: day)
        }
        rows = models.sorted { $0.efficiency < $1.efficiency }.map { model in
            let atPlug = Figure.read(
                FigureID("machine", model.model, "efficiency"), "efficiency of \(model.model)",
                model.efficiency.joulesPerTerahash, .joulesPerTerahash, asOf: model.released,
                from: model.source)
            let efficiency =
                pue == 1
                ? atPlug
                : Figure.derived(
                    FigureID("machine", model.model, "efficiency-at-meter"),
                    "energy per hash at the meter, \(model.model)", .joulesPerTerahash,
                    by: .input(0) * .input(1), from: [atPlug, overhead])
            let breakeven = spot.breakeven(of: model.model, efficiency: efficiency, on: day)
            return Row(
                model: model, efficiency: efficiency, breakeven: breakeven,
                margin: power.map { Self.margin(model, breakeven, $0, day) },
                stopsAt: power.map { Self.stop(model, spot, efficiency, $0, day) })
        }
    }

    private static func margin(
        _ model: ASICModel, _ breakeven: Figure, _ price: Figure, _ day: CivilDate
    ) -> Figure {
        .derived(
            FigureID("mining", "margin", model.model, day.description), "left of a MWh, \(model.model)",
            .usdPerMegawattHour, asOf: .day(day), by: .input(0) - .input(1), from: [breakeven, price])
    }

    /// The network pays the same a day whoever mines, so hashprice is that over its hash rate; the machine stops where
    /// hashprice is its power cost. Hash rate by difficulty: hashes per block over 600 s.
    private static func stop(
        _ model: ASICModel, _ spot: SpotHashprice, _ efficiency: Figure, _ price: Figure, _ day: CivilDate
    ) -> Figure {
        let network: Formula =
            .product([.input(0), .constant(0x1p32, "2^32")])
            / .product([.constant(600, "seconds a block"), .constant(1e18, "hashes per exahash")])
        let cost: Formula =
            .product([.input(2), .constant(24, "hours a day"), .input(3)])
            / .constant(1_000, "W per kW")
        return .derived(
            FigureID("mining", "stops-at", model.model, day.description),
            "network hash rate at which \(model.model) just pays", .exahashesPerSecond, asOf: .day(day),
            by: .product([network, .input(1) / cost]),
            from: [spot.difficulty, spot.dollars, price, efficiency],
            note: "price of bitcoin, fees and subsidy as on the day; difficulty follows hash rate")
    }
}
