// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// Spot hashprice of a UTC day as figures, down to the blocks, fees, bits and close that it is made of.
///
/// A petahash per second makes `86400 · 10¹⁵` hashes a day; a block takes `difficulty · 2³²` of them (the
/// common form; exactly it is `2⁴⁸ / 65535` in place of `2³²`, 0.0015 % more) and pays subsidy and fees:
///
///     BTC/PH/s/day = (subsidy + fees / blocks) · 86400 · 10¹⁵ / (difficulty · 2³²)
///
/// Source: Luxor, *Hashprice* method page. Luxor smooths fees over 144 blocks; here they are the day's.
public struct SpotHashprice: Sendable {
    /// Hashprice in BTC/PH/s/day.
    public let bitcoin: Figure
    /// Hashprice in USD/PH/s/day.
    public let dollars: Figure
    /// Difficulty of the epoch.
    public let difficulty: Figure

    /// What a day's hashprice is made of; each as a figure with its source.
    public struct Ingredients: Sendable {
        /// Blocks of the day.
        public let blocks: Figure
        /// Fees of the day, in satoshi.
        public let fees: Figure
        /// Subsidy of a block, in satoshi.
        public let subsidy: Figure
        /// Compact bits as a number, and the difficulty they give.
        public let bits: UInt32
        /// Where the bits were read.
        public let bitsSource: Source
        /// Bitcoin's close of the UTC day, USD.
        public let close: Figure

        /// The ingredients of a day.
        public init(
            blocks: Figure, fees: Figure, subsidy: Figure, bits: UInt32, bitsSource: Source, close: Figure
        ) {
            self.blocks = blocks
            self.fees = fees
            self.subsidy = subsidy
            self.bits = bits
            self.bitsSource = bitsSource
            self.close = close
        }
    }

    /// The hashprice of `day`.
    ///
    /// - Precondition: the day has a block.
    public init(on day: CivilDate, from parts: Ingredients) {
        let date = day.description
        difficulty = .read(
            FigureID("mining", "difficulty", date), "network difficulty",
            HashwattMining.difficulty(compactBits: parts.bits), .one, asOf: .day(day), from: parts.bitsSource)
        let satoshiPerBlock = Formula.input(0) + .input(1) / .input(2)
        let hashes: Formula = .product([
            .constant(86_400, "seconds a day"), .constant(1e15, "hashes per petahash"),
        ])
        let perBlock: Formula = .product([.input(3), .constant(0x1p32, "2^32")])
        bitcoin = .derived(
            FigureID("mining", "hashprice-btc", date), "hashprice in bitcoin", .btcPerPetahashDay,
            asOf: .day(day),
            by: .product([satoshiPerBlock, hashes])
                / .product([perBlock, .constant(1e8, "satoshi per bitcoin")]),
            from: [parts.subsidy, parts.fees, parts.blocks, difficulty],
            note: "fees are the mean of the day's blocks")
        dollars = .derived(
            FigureID("mining", "hashprice-usd", date), "hashprice", .usdPerPetahashDay, asOf: .day(day),
            by: .input(0) * .input(1), from: [bitcoin, parts.close],
            note: "bitcoin's close of the UTC day, which ends at 19:00 New York time in winter")
    }

    /// Power price at which a machine's mining value equals its power cost, USD/MWh:
    /// hashprice · 1000 / (24 · efficiency).
    public func breakeven(of machine: String, efficiency: Figure, on day: CivilDate) -> Figure {
        .derived(
            FigureID("mining", "breakeven", machine, day.description), "breakeven power price, \(machine)",
            .usdPerMegawattHour, asOf: .day(day),
            by: .product([.input(0), .constant(1_000, "W per kW")])
                / .product([.constant(24, "hours a day"), .input(1)]),
            from: [dollars, efficiency])
    }
}
