// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// A block at which the subsidy is halved, and when it is expected.
public struct Halving: Hashable, Sendable {
    /// Its number; the one of November 2012 is 1, that of 2028 is 5.
    public let number: Int
    /// Height of the first block with the lower subsidy.
    public let height: Int
    /// Subsidy before.
    public let before: Money<BTC>
    /// Subsidy from this block on.
    public let after: Money<BTC>
    /// When the block is expected.
    public let date: Instant
    /// One standard error of `date` from the chance of block times alone, without a change of pace: `√blocks`
    /// intervals, at most; retargets pull it back.
    public let standardError: Seconds

    /// The next halvings after a known block.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - height: of a block.
    ///   - time: its header time.
    ///   - secondsPerBlock: pace of the blocks to come; 600 where nothing better is known. While hash rate grows
    ///     blocks come faster: 593 s on average from January 2021 to April 2026.
    /// - Precondition: the pace is positive and finite.
    public static func next(
        _ count: Int, after height: Int, at time: Instant, secondsPerBlock: Double = 600,
        on network: Network = .main
    ) -> [Halving] {
        precondition(secondsPerBlock > 0 && secondsPerBlock.isFinite, "pace of \(secondsPerBlock) s a block")
        let done = height / network.halvingInterval
        return (0..<max(0, count)).map { index in
            let number = done + 1 + index
            let first = number * network.halvingInterval
            let blocks = Double(first - height)
            return Halving(
                number: number, height: first,
                before: Subsidy.bitcoin(atHeight: first - 1, on: network),
                after: Subsidy.bitcoin(atHeight: first, on: network),
                date: time + Seconds(Int64((blocks * secondsPerBlock).rounded())),
                standardError: Seconds(Int64((blocks.squareRoot() * secondsPerBlock).rounded())))
        }
    }
}
