// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics
public import HashwattUnits

/// A stretch of time in which difficulty, reward and hash rate do not change.
public struct ProductionPeriod: Hashable, Sendable {
    /// How long.
    public let time: Hours
    /// Average operating hash rate, downtime and curtailment taken off.
    public let hashRate: HashRate
    /// Difficulty.
    public let difficulty: Double
    /// Subsidy of a block.
    public let subsidy: Money<BTC>
    /// Mean fees of a block.
    public let fees: Money<BTC>

    /// A stretch of production.
    public init(
        time: Hours, hashRate: HashRate, difficulty: Double, subsidy: Money<BTC>, fees: Money<BTC>
    ) {
        self.time = time
        self.hashRate = hashRate
        self.difficulty = difficulty
        self.subsidy = subsidy
        self.fees = fees
    }
}

/// Bitcoin that a miner will be paid, and the band that luck leaves.
///
/// The band is the chance of finding blocks at *given* hash rate, difficulty and fees. It knows nothing of
/// downtime, of the next retarget or of the price; under FPPS it has no width.
///
/// Quantiles are exact Poisson quantiles of the number of blocks, times the reward. Where the reward changes within
/// the forecast (a halving), blocks of different value add up and the sum is no Poisson number: it is replaced by
/// the scaled Poisson number of the same mean and variance, which is exact where rewards are equal.
public struct ProductionForecast: Hashable, Sendable {
    /// Blocks that the miner's own hashes find on average.
    public let expectedBlocks: Double
    /// Mean of what is paid.
    public let expected: Money<BTC>
    /// Standard deviation of what is paid.
    public let standardDeviation: Money<BTC>
    /// Distribution of the number of blocks that decides the pay; nil where the operator bears the luck.
    public let luck: PoissonDistribution?
    /// Pay for each block of `luck`.
    public let payPerBlock: Money<BTC>

    /// The forecast over periods that follow each other.
    ///
    /// - Complexity: O(number of periods).
    public init(_ periods: [ProductionPeriod], contract: PayoutContract = PayoutContract(.fpps)) {
        var blocks = 0.0
        var mean = 0.0
        var variance = 0.0
        for period in periods {
            let own = ExpectedBlocks.count(period.hashRate, over: period.time, difficulty: period.difficulty)
            let reward = contract.reward(subsidy: period.subsidy, fees: period.fees).amount
            blocks += own
            mean += own * reward
            if let lucky = contract.luckyHashRate(of: period.hashRate), own > 0 {
                // n blocks of the lucky hash rate pay share · reward each, and n is Poisson of mean own / share.
                let share = period.hashRate / lucky
                variance += own * share * reward * reward
            }
        }
        expectedBlocks = blocks
        expected = Money(mean)
        standardDeviation = Money(variance.squareRoot())
        payPerBlock = Money(variance > 0 ? variance / mean : 0)
        luck = variance > 0 ? PoissonDistribution(mean: mean * mean / variance) : nil
    }

    /// The central band that holds at least `coverage` of the outcomes.
    ///
    /// - Precondition: `coverage` is in 0..<1.
    public func band(_ coverage: Double) -> (low: Money<BTC>, high: Money<BTC>) {
        guard let luck else { return (expected, expected) }
        let blocks = luck.interval(coverage)
        return (payPerBlock * Double(blocks.lowerBound), payPerBlock * Double(blocks.upperBound))
    }

    /// Chance that no more than `amount` is paid.
    ///
    /// - Precondition: `amount` is finite.
    public func probability(ofAtMost amount: Money<BTC>) -> Double {
        precondition(amount.amount.isFinite, "chance of \(amount)")
        guard let luck else { return amount >= expected ? 1 : 0 }
        let blocks = (amount / payPerBlock * (1 + 0x1p-50)).rounded(.down)  // a whole number of blocks counts
        return luck.cumulative(Int(max(-1, min(blocks, 1e15))))
    }
}
