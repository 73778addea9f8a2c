// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMining
public import HashwattUnits

/// Where the network stood on a day, as far as the tables tell: the epoch that was running, the hash rate that the
/// last whole epoch shows, the fees of recent days.
///
/// The state is that of the running epoch's first block, the last block whose height and time are both in the
/// tables; it is at most two weeks old.
public struct NetworkOutlook: Sendable {
    private let facts: FactSet
    /// The day.
    public let day: CivilDate
    /// The epoch that ran at the end of the day.
    public let epoch: DifficultyEpoch
    /// Header time of its first block.
    public let start: Instant
    /// Difficulty of the epoch.
    public let difficulty: Figure
    /// Hash rate of the network, from the last whole epoch: 2,015 intervals, so its standard error is 2.2 %.
    public let hashRate: Figure

    /// The outlook on a day; nil where the tables have no epoch of that day with its times.
    ///
    /// - Parameter facts: of any day; what happened after `day` is left out.
    public init?(_ facts: FactSet, on day: CivilDate) {
        let facts = facts.asOf(day)
        let begun = facts.difficultyEpochs.filter { $0.firstBlockTime != nil }
        guard let epoch = begun.last, let start = epoch.firstBlockTime,
            Instant(startOfUTCDay: day + 1) - start < .days(28),
            let whole = begun.dropLast().last, let first = whole.firstBlockTime,
            let last = whole.lastBlockTime
        else { return nil }
        self.facts = facts
        self.day = day
        self.epoch = epoch
        self.start = start
        difficulty = SpotHashprice.difficulty(of: epoch, on: day)
        hashRate = Self.hashRate(of: whole, seconds: last - first, on: day)
    }

    /// `hashes per block · 2015 / time from first to last header`.
    private static func hashRate(of epoch: DifficultyEpoch, seconds: Seconds, on day: CivilDate) -> Figure {
        let name = String(epoch.number)
        let difficulty = SpotHashprice.difficulty(of: epoch, on: day)
        let hours = Figure.read(
            FigureID("mining", "epoch-hours", name), "time from first to last header of epoch \(name)",
            Double(seconds.count) / 3_600, .hours, asOf: .day(day), from: epoch.source)
        let hashes: Formula = .product([
            .input(0), .constant(0x1p48 / 65_535, "hashes per block and unit of difficulty"),
            .constant(2_015, "intervals"),
        ])
        let time: Formula = .product([
            .input(1), .constant(3_600, "seconds an hour"), .constant(1e18, "hashes per exahash"),
        ])
        return .derived(
            FigureID("mining", "network-hash-rate", day.description), "hash rate of the network",
            .exahashesPerSecond, asOf: .day(day), by: hashes / time, from: [difficulty, hours],
            note: "mean of epoch \(name), the last whole one; standard error 2.2 % from chance alone")
    }

    /// Mean fees of a block over the 30 days to the day, or over the last month whose mean is known; nil where
    /// neither is in the tables.
    public var feesPerBlock: Figure? {
        let days = facts.networkDays.filter { (day - 29...day).contains($0.date) }
        if days.count >= 25 { return fees(of: days) }
        guard let month = facts.networkMonths.last, day - month.month.latest <= 62 else { return nil }
        return .read(
            FigureID("mining", "fees-per-block", day.description), "mean fees of a block in \(month.month)",
            month.feesPerBlock.amount, .btc, asOf: month.month, from: month.source)
    }

    private func fees(of days: [NetworkDay]) -> Figure {
        let last = days[days.count - 1]
        func read(_ name: String, _ label: String, _ value: Double, _ unit: FigureUnit) -> Figure {
            .read(
                FigureID("mining", name, day.description), "\(label) of \(days.count) days", value, unit,
                asOf: .day(last.date), from: last.source)
        }
        let fees = days.reduce(0.0) { $0 + Double($1.fees.count) }
        let blocks = days.reduce(0) { $0 + $1.blocks }
        return .derived(
            FigureID("mining", "fees-per-block", day.description), "mean fees of a block", .btc,
            asOf: .day(last.date),
            by: .input(0) / .product([.input(1), .constant(1e8, "satoshi per bitcoin")]),
            from: [
                read("fees-30-days", "fees", fees, .satoshi),
                read("blocks-30-days", "blocks", Double(blocks), .count),
            ],
            note: "the \(days.count) days to \(last.date) in the table network_daily")
    }

    /// The state from which a forecast starts, at a price of bitcoin.
    public func state(price: BitcoinPrice) -> NetworkState {
        NetworkState(
            height: epoch.firstHeight, time: start, target: CompactTarget(bits: epoch.bits),
            epochStart: start, hashRate: .exahashesPerSecond(hashRate.value), price: price)
    }

    /// The next halvings, at the pace given.
    ///
    /// - Parameter secondsPerBlock: positive and finite.
    public func halvings(_ count: Int, secondsPerBlock: Double) -> [Halving] {
        Halving.next(count, after: epoch.firstHeight, at: start, secondsPerBlock: secondsPerBlock)
    }
}
