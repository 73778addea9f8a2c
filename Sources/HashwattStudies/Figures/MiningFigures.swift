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
    /// A day with a retarget has two epochs; they count by the seconds of the day that lie in them.
    public var hashprice: SpotHashprice? {
        guard let network = facts.networkDays.first(where: { $0.date == day }), network.blocks > 0,
            let close = MarketFigures(facts).close("BTC-USD", on: day)
        else { return nil }
        let epochs = epochs
        guard let first = epochs.first else { return nil }
        return SpotHashprice(
            on: day,
            from: SpotHashprice.Ingredients(
                blocks: figure("blocks", "blocks of the day", Double(network.blocks), .count, network.source),
                fees: figure("fees", "fees of the day", Double(network.fees.count), .satoshi, network.source),
                subsidy: SpotHashprice.subsidy(on: day, height: first.firstHeight),
                epochs: epochs.map(part), close: close))
    }

    private func figure(
        _ name: String, _ label: String, _ value: Double, _ unit: FigureUnit, _ source: Source
    ) -> Figure {
        .read(FigureID("mining", name, day.description), label, value, unit, asOf: .day(day), from: source)
    }

    /// The epochs that the day lies in; none where header times are not known.
    private var epochs: [DifficultyEpoch] {
        let (start, end) = (Instant(startOfUTCDay: day), Instant(startOfUTCDay: day + 1))
        guard let last = facts.difficultyEpochs.lastIndex(where: { ($0.firstBlockTime ?? end) <= start })
        else { return [] }
        return facts.difficultyEpochs[last...].filter { ($0.firstBlockTime ?? end) < end }
    }

    private func part(_ epoch: DifficultyEpoch) -> SpotHashprice.Epoch {
        let (start, end) = (Instant(startOfUTCDay: day), Instant(startOfUTCDay: day + 1))
        let next = facts.difficultyEpochs.first { $0.number == epoch.number + 1 }?.firstBlockTime ?? end
        let from = max(epoch.firstBlockTime ?? start, start)
        let hours = Double((min(next, end) - from).count) / 3_600
        return SpotHashprice.Epoch(
            target: CompactTarget(bits: epoch.bits), source: epoch.source,
            share: figure(
                "hours-\(epoch.number)", "hours in epoch \(epoch.number)", hours, .hours, epoch.source))
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
