// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Why blocks do not make a hashprice.
public enum BlockRewardError: Error, Hashable, Sendable {
    /// There is no block; a mean fee per block is not defined.
    case noBlocks
    /// A count of blocks is negative.
    case negativeBlocks(Int)
    /// A difficulty is not positive and finite.
    case difficulty(Double)
}

extension BlockRewardError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .noBlocks: "no block was found in this time; take a longer time, or another day"
        case .negativeBlocks(let blocks): "\(blocks) blocks; a count of blocks is zero or more"
        case .difficulty(let difficulty):
            "difficulty \(difficulty) is not positive and finite; read it from the epoch's compact bits"
        }
    }
}

/// What the blocks of some time, a UTC day as a rule, paid: the ingredients of a spot hashprice.
///
/// A day may lie in two epochs, or across a halving. Its parts then differ in difficulty or subsidy, and count by
/// their blocks. Fees belong to the whole, since published tables give them by day.
public struct BlockReward: Hashable, Sendable {
    /// Blocks of one difficulty and one subsidy.
    public struct Part: Hashable, Sendable {
        /// How many.
        public let blocks: Int
        /// Their difficulty.
        public let difficulty: Double
        /// Satoshi that each may create.
        public let subsidy: Satoshi

        /// Blocks of one difficulty and one subsidy.
        public init(blocks: Int, difficulty: Double, subsidy: Satoshi) {
            self.blocks = blocks
            self.difficulty = difficulty
            self.subsidy = subsidy
        }
    }

    /// The parts, each with its blocks.
    public let parts: [Part]
    /// Fees of all blocks together.
    public let fees: Satoshi

    /// Blocks with their fees, checked.
    ///
    /// - Throws: `BlockRewardError`.
    public init(parts: [Part], fees: Satoshi) throws(BlockRewardError) {
        for part in parts {
            guard part.blocks >= 0 else { throw .negativeBlocks(part.blocks) }
            guard part.difficulty > 0, part.difficulty.isFinite else { throw .difficulty(part.difficulty) }
        }
        guard parts.contains(where: { $0.blocks > 0 }) else { throw .noBlocks }
        self.parts = parts.filter { $0.blocks > 0 }
        self.fees = fees
    }

    /// All blocks.
    public var blocks: Int { parts.reduce(0) { $0 + $1.blocks } }

    /// Mean fees of a block.
    public var feesPerBlock: Money<BTC> { fees.bitcoin / Double(blocks) }

    /// Mean subsidy of a block.
    public var subsidyPerBlock: Money<BTC> {
        parts.reduce(.zero) { $0 + $1.subsidy.bitcoin * Double($1.blocks) } / Double(blocks)
    }

    /// Fees as a part of what blocks paid.
    public var feeShare: Ratio { .fraction(feesPerBlock / (feesPerBlock + subsidyPerBlock)) }

    /// The one difficulty that gives the same reward per hash: the harmonic mean by blocks.
    ///
    /// A hash earns in proportion to 1/difficulty, so it is the reciprocals that are averaged. With one epoch it
    /// is the epoch's difficulty.
    public var difficulty: Double {
        guard parts.count > 1 else { return parts[0].difficulty }
        return Double(blocks) / parts.reduce(0) { $0 + Double($1.blocks) / $1.difficulty }
    }

    /// What hash rate earned by the expected number of blocks.
    ///
    ///     BTC/PH/s/day = mean over blocks of (subsidy + mean fee) · 86400 · 10¹⁵ / hashes per block
    ///
    /// - Parameter hashes: which number of hashes a block is taken to need; published values use the
    ///   conventional one.
    public func hashprice(_ hashes: HashesPerBlock = .conventional) -> HashpriceBTC {
        let total = parts.reduce(HashpriceBTC.zero) { sum, part in
            let reward = part.subsidy.bitcoin + feesPerBlock
            let price = HashpriceBTC.spot(reward: reward, difficulty: part.difficulty, hashes)
            return sum + price * Double(part.blocks)
        }
        return total / Double(blocks)
    }
}

extension Quantity where Measure == HashpriceBTCDimension {
    /// What hash rate earns at a difficulty when a block pays `reward` (subsidy and fees).
    ///
    ///     BTC/PH/s/day = reward · 86400 · 10¹⁵ / hashes per block
    ///
    /// - Precondition: `difficulty` is positive.
    ///
    /// Source: Luxor, *Hashrate Index: hashprice methodology*.
    public static func spot(
        reward: Money<BTC>, difficulty: Double, _ hashes: HashesPerBlock = .conventional
    ) -> Self {
        .bitcoinPerPetahashDay(reward.amount * (Network.secondsPerDay * 1e15) / hashes(difficulty))
    }
}

extension Quantity where Measure == HashpriceDimension {
    /// What hash rate earned in a day, in dollars at one price of bitcoin.
    ///
    /// - Throws: `BlockRewardError` where there is no block or a number is not possible.
    public static func onDay(
        blocks: Int, fees: Satoshi, subsidy: Satoshi, difficulty: Double, price: BitcoinPrice
    ) throws(BlockRewardError) -> Self {
        let part = BlockReward.Part(blocks: blocks, difficulty: difficulty, subsidy: subsidy)
        return try BlockReward(parts: [part], fees: fees).hashprice() * price
    }
}
