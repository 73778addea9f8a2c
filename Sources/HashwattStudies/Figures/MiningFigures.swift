// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMining
public import HashwattUnits

/// Mining economics of a UTC day: hashprice, and the power price at which each machine breaks even.
public struct MiningFigures: Sendable {
    private let facts: FactSet
    /// The day.
    public let day: CivilDate

    /// The mining figures of a day.
    public init(_ facts: FactSet, on day: CivilDate) {
        self.facts = facts
        self.day = day
    }

    /// Spot hashprice; nil where blocks, fees, bits or the close of the day are not known.
    ///
    /// Where a retarget falls into the day, the difficulty at its start is used.
    public var hashprice: SpotHashprice? {
        guard let network = facts.networkDays.first(where: { $0.date == day }),
            let epoch = epoch,
            let close = MarketFigures(facts).close("BTC-USD", on: day)
        else { return nil }
        let subsidy = HashwattMining.subsidy(atHeight: epoch.firstHeight)
        return SpotHashprice(
            on: day,
            from: SpotHashprice.Ingredients(
                blocks: figure("blocks", "blocks of the day", Double(network.blocks), .count, network.source),
                fees: figure("fees", "fees of the day", Double(network.fees.count), .satoshi, network.source),
                subsidy: figure("subsidy", "block subsidy", Double(subsidy), .satoshi, Self.protocolSource),
                bits: epoch.bits, bitsSource: epoch.source, close: close))
    }

    private static let protocolSource = Source(
        title: "Bitcoin protocol: 50 BTC halved every 210,000 blocks", verification: .primary)

    private func figure(
        _ name: String, _ label: String, _ value: Double, _ unit: FigureUnit, _ source: Source
    ) -> Figure {
        .read(FigureID("mining", name, day.description), label, value, unit, asOf: .day(day), from: source)
    }

    /// The epoch in force at the start of the day; nil where header times are not known.
    private var epoch: DifficultyEpoch? {
        let start = Instant(startOfUTCDay: day)
        return facts.difficultyEpochs.last { epoch in epoch.firstBlockTime.map { $0 <= start } ?? false }
    }

    /// Breakeven power price of each machine, from the most to the least efficient.
    public func breakevens(at hashprice: SpotHashprice) -> [(machine: ASICModel, breakeven: Figure)] {
        facts.asicModels.sorted { $0.efficiency < $1.efficiency }.map { machine in
            let efficiency = Figure.read(
                FigureID("machine", machine.model, "efficiency"), "efficiency of \(machine.model)",
                machine.efficiency.joulesPerTerahash, .joulesPerTerahash, asOf: machine.released,
                from: machine.source)
            return (machine, hashprice.breakeven(of: machine.model, efficiency: efficiency, on: day))
        }
    }
}
