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
    /// Where a retarget falls into the day, each difficulty counts for its seconds of the day.
    public var hashprice: SpotHashprice? {
        guard let network = facts.networkDays.first(where: { $0.date == day }), let last = epochs.last,
            let close = MarketFigures(facts).close("BTC-USD", on: day)
        else { return nil }
        return SpotHashprice(
            on: day,
            from: SpotHashprice.Ingredients(
                blocks: figure("blocks", "blocks of the day", Double(network.blocks), .count, network.source),
                fees: figure("fees", "fees of the day", Double(network.fees.count), .satoshi, network.source),
                subsidy: SpotHashprice.subsidy(on: day, height: last.epoch.firstHeight),
                epochs: epochs.map { epoch, seconds in
                    SpotHashprice.Epoch(
                        target: CompactTarget(bits: epoch.bits), source: epoch.source,
                        share: figure(
                            "share-of-epoch-\(epoch.number)", "share of the day in epoch \(epoch.number)",
                            Double(seconds) / Network.secondsPerDay, .ratio, epoch.source))
                }, close: close))
    }

    private func figure(
        _ name: String, _ label: String, _ value: Double, _ unit: FigureUnit, _ source: Source
    ) -> Figure {
        .read(FigureID("mining", name, day.description), label, value, unit, asOf: .day(day), from: source)
    }

    /// The epochs in force on the day with their seconds of it; none where header times are not known.
    private var epochs: [(epoch: DifficultyEpoch, seconds: Int64)] {
        let start = Instant(startOfUTCDay: day).unixSeconds
        let end = Instant(startOfUTCDay: day + 1).unixSeconds
        let known = facts.difficultyEpochs.compactMap { epoch in
            epoch.firstBlockTime.map { (epoch: epoch, start: $0.unixSeconds) }
        }
        let ends = known.dropFirst().map(\.start) + [Int64.max]
        return zip(known, ends).compactMap { entry, next in
            let seconds = min(end, next) - max(start, entry.start)
            return seconds > 0 ? (entry.epoch, seconds) : nil
        }
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
