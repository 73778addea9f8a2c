// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

extension SpotHashprice {
    /// An epoch that the day lies in, and how much of the day.
    public struct Epoch: Sendable {
        /// Its target.
        public let target: CompactTarget
        /// Where the bits were read.
        public let source: Source
        /// Blocks of the day in this epoch; where they are not known the seconds of the day in it. Any unit that
        /// all epochs of the day share.
        public let share: Figure

        /// An epoch of a day.
        public init(target: CompactTarget, source: Source, share: Figure) {
            self.target = target
            self.source = source
            self.share = share
        }
    }

    /// What a day's hashprice is made of; each as a figure with its source.
    public struct Ingredients: Sendable {
        /// Blocks of the day.
        public let blocks: Figure
        /// Fees of the day, in satoshi.
        public let fees: Figure
        /// Subsidy of a block, in satoshi.
        public let subsidy: Figure
        /// The epochs of the day, one as a rule.
        public let epochs: [Epoch]
        /// Bitcoin's close of the UTC day, USD.
        public let close: Figure

        /// The ingredients of a day within one epoch.
        public init(
            blocks: Figure, fees: Figure, subsidy: Figure, bits: UInt32, bitsSource: Source, close: Figure
        ) {
            let epoch = Epoch(target: CompactTarget(bits: bits), source: bitsSource, share: blocks)
            self.init(blocks: blocks, fees: fees, subsidy: subsidy, epochs: [epoch], close: close)
        }

        /// The ingredients of a day that may lie in several epochs.
        public init(blocks: Figure, fees: Figure, subsidy: Figure, epochs: [Epoch], close: Figure) {
            self.blocks = blocks
            self.fees = fees
            self.subsidy = subsidy
            self.epochs = epochs
            self.close = close
        }
    }

    /// The subsidy of the blocks of `day` as a figure, in satoshi, from the rule of the protocol.
    ///
    /// - Parameter height: of any block of the day; a day across a halving needs two.
    public static func subsidy(on day: CivilDate, height: Int) -> Figure {
        .read(
            FigureID("mining", "subsidy", day.description), "block subsidy",
            Double(Subsidy.satoshi(atHeight: height)), .satoshi, asOf: .day(day),
            from: Source(
                title: "Bitcoin Core, validation.cpp, GetBlockSubsidy",
                url: "https://github.com/bitcoin/bitcoin/blob/master/src/validation.cpp",
                verification: .primary, note: "50 BTC, halved every 210,000 blocks"))
    }
}
