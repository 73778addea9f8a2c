// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

/// Spot hashprice of a UTC day as figures, down to the blocks, fees, bits and close that it is made of.
///
/// A petahash per second makes `86400 · 10¹⁵` hashes a day; a block takes `difficulty · 2³²` of them (the
/// convention; exactly it is `2⁴⁸ / 65535` in place of `2³²`, 0.0015 % more) and pays subsidy and fees:
///
///     BTC/PH/s/day = (subsidy + fees / blocks) · 86400 · 10¹⁵ / (difficulty · 2³²)
///
/// On the day of a retarget `difficulty` is the harmonic mean of the two epochs' by their shares of the day.
///
/// Source: Luxor, *Hashrate Index: hashprice methodology*. Luxor smooths fees over 144 blocks; here they are the
/// day's.
public struct SpotHashprice: Sendable {
    /// Hashprice in BTC/PH/s/day.
    public let bitcoin: Figure
    /// Hashprice in USD/PH/s/day.
    public let dollars: Figure
    /// Difficulty of the epoch, or the mean of two.
    public let difficulty: Figure

    /// The hashprice of `day`.
    ///
    /// - Precondition: the day has a block and an epoch; bits are targets.
    public init(on day: CivilDate, from parts: Ingredients) {
        let date = day.description
        difficulty = Self.difficulty(on: day, parts.epochs)
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
    ///
    /// - Parameter efficiency: joules per terahash.
    public func breakeven(of machine: String, efficiency: Figure, on day: CivilDate) -> Figure {
        .derived(
            FigureID("mining", "breakeven", machine, day.description), "breakeven power price, \(machine)",
            .usdPerMegawattHour, asOf: .day(day),
            by: .product([.input(0), .constant(1_000, "W per kW")])
                / .product([.constant(24, "hours a day"), .input(1)]),
            from: [dollars, efficiency],
            note: "the machine alone; cooling, losses and hosting come on top")
    }

    /// Efficiency of the machine that just pays its power at `price`, J/TH: hashprice · 1000 / (24 · price).
    ///
    /// - Parameter price: a figure in USD/MWh, positive.
    public func marginalEfficiency(at price: Figure, on day: CivilDate) -> Figure {
        precondition(price.value > 0, "at \(price.value) USD/MWh every machine pays")
        return .derived(
            FigureID("mining", "marginal-efficiency", day.description), "efficiency that just pays",
            .joulesPerTerahash, asOf: .day(day),
            by: .product([.input(0), .constant(1_000, "W per kW")])
                / .product([.constant(24, "hours a day"), .input(1)]),
            from: [dollars, price])
    }
}

extension SpotHashprice {
    /// Difficulty of one epoch, or the harmonic mean by the shares of several.
    private static func difficulty(on day: CivilDate, _ epochs: [Epoch]) -> Figure {
        precondition(!epochs.isEmpty, "the day \(day) lies in no epoch")
        let single = epochs.count == 1
        let figures = epochs.map { epoch in
            let id =
                single
                ? FigureID("mining", "difficulty", day.description)
                : FigureID("mining", "difficulty", day.description, "\(epoch.target)")
            return difficulty(of: epoch, id, on: day)
        }
        if single { return figures[0] }
        let shares = epochs.indices.map { Formula.input(2 * $0 + 1) }
        let weighted = epochs.indices.map { Formula.input(2 * $0 + 1) / .input(2 * $0) }
        return .derived(
            FigureID("mining", "difficulty", day.description), "network difficulty, mean of the day", .one,
            asOf: .day(day), by: .sum(shares) / .sum(weighted),
            from: zip(figures, epochs).flatMap { [$0, $1.share] },
            note: "a hash earns in proportion to 1/difficulty, so the mean is the harmonic one")
    }

    private static func difficulty(of epoch: Epoch, _ id: FigureID, on day: CivilDate) -> Figure {
        difficulty(of: epoch.target, id, from: epoch.source, on: day)
    }

    /// The difficulty of an epoch of the table, from its compact target.
    public static func difficulty(of epoch: DifficultyEpoch, on day: CivilDate) -> Figure {
        difficulty(
            of: CompactTarget(bits: epoch.bits), FigureID("mining", "epoch-difficulty", String(epoch.number)),
            from: epoch.source, on: day)
    }

    private static func difficulty(
        of bits: CompactTarget, _ id: FigureID, from source: Source, on day: CivilDate
    ) -> Figure {
        let mantissa = Figure.read(
            FigureID("mining", "mantissa", "\(bits)"), "mantissa of the compact target \(bits)",
            Double(bits.mantissa), .one, asOf: .day(day), from: source)
        precondition(bits.isValid(), "\(bits) is not a target of the network")
        return .derived(
            id, "network difficulty", .one, asOf: .day(day),
            by: .product([
                .constant(65_535, "mantissa of difficulty 1") / .input(0),
                .power(.constant(256, "base of the compact form"), 29 - bits.size),
            ]),
            from: [mantissa], note: "the first byte of \(bits) is the size, \(bits.size)")
    }
}
