// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// How many blocks hash rate finds.
///
/// Each hash is a trial with the same small chance, so the number found in a time is Poisson with the mean below;
/// its variance is its mean.
public enum ExpectedBlocks {
    /// Blocks that `hashRate` finds on average.
    ///
    ///     blocks = hash rate · time / hashes per block
    ///
    /// - Parameters:
    ///   - hashRate: zero or more.
    ///   - time: zero or more.
    ///   - difficulty: positive.
    ///   - hashes: exact, unless a conventional figure is to be matched.
    public static func count(
        _ hashRate: HashRate, over time: Hours, difficulty: Double, _ hashes: HashesPerBlock = .exact
    ) -> Double {
        precondition(hashRate >= .zero && time >= .zero, "\(hashRate) over \(time): neither may be negative")
        return hashRate.hashesPerSecond * time.value * 3_600 / hashes(difficulty)
    }

    /// The hash rate that finds so many blocks in a time: how a network's hash rate is estimated.
    ///
    /// The relative standard error is `1/√blocks`: 8.3 % for the 144 blocks of a day.
    ///
    /// - Precondition: `time` is positive.
    public static func hashRate(
        finding blocks: Double, in time: Hours, difficulty: Double, _ hashes: HashesPerBlock = .exact
    ) -> HashRate {
        precondition(time > .zero, "blocks of no time: \(time)")
        return .terahashesPerSecond(blocks * hashes(difficulty) / (time.value * 3_600) / 1e12)
    }

    /// The hash rate at which blocks come at the pace that the network aims at.
    public static func hashRate(atDifficulty difficulty: Double, on network: Network = .main) -> HashRate {
        hashRate(finding: network.blocksPerDay, in: .days(1), difficulty: difficulty)
    }
}
