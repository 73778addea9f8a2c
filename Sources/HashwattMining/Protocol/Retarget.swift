// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The rule by which every 2,016th block gets a new target.
///
///     timespan  = time of the epoch's last header − time of its first header      (2,015 intervals)
///     clamped   = min(max(timespan, two weeks / 4), two weeks · 4)
///     target'   = min(target · clamped / two weeks, limit), cut off to its compact form
///
/// The epoch has 2,016 blocks but only 2,015 intervals lie between its first and its last header, so at a steady
/// pace blocks come every 600 · 2016/2015 s. Product and quotient are 256-bit integers rounded towards zero, and
/// the next retarget starts from the cut-off target: that is why a floating-point difficulty drifts from the
/// chain's.
///
/// Source: Bitcoin Core, `pow.cpp`, `CalculateNextWorkRequired` (behaviour only).
public enum Retarget {
    /// The target of the epoch that follows.
    ///
    /// - Parameters:
    ///   - target: of the epoch that ends; valid on `network`.
    ///   - first: header time of its first block.
    ///   - last: header time of its last block.
    /// - Precondition: `target` is valid.
    public static func next(
        after target: CompactTarget, first: Instant, last: Instant, on network: Network = .main
    ) -> CompactTarget {
        next(after: target, timespan: last - first, on: network)
    }

    /// The target of the epoch that follows one of this time from first to last header, not yet clamped.
    ///
    /// - Precondition: `target` is valid.
    public static func next(
        after target: CompactTarget, timespan: Seconds, on network: Network = .main
    ) -> CompactTarget {
        precondition(target.isValid(on: network), "\(target) is not a target of the network")
        let clamped = clamped(timespan, on: network)
        let product = target.target.multiplied(by: UInt32(clamped.count))
        let wanted = product.divided(by: UInt32(network.timespan.count))
        return CompactTarget(target: min(wanted, network.limit))
    }

    /// The timespan between a quarter and four times the one aimed at.
    public static func clamped(_ timespan: Seconds, on network: Network = .main) -> Seconds {
        let aim = network.timespan.count
        return Seconds(min(max(timespan.count, aim / 4), aim * 4))
    }

    /// Number of the epoch that holds the block at `height`, the first being 0.
    public static func epoch(ofHeight height: Int, on network: Network = .main) -> Int {
        precondition(height >= 0, "no block has the height \(height)")
        return height / network.retargetInterval
    }
}

/// What the next retarget will be, from a block within the epoch.
public struct RetargetForecast: Hashable, Sendable {
    /// Blocks of the epoch that are still to come.
    public let blocksLeft: Int
    /// Mean time between the epoch's blocks so far, in seconds.
    public let meanInterval: Double
    /// When the first block of the next epoch is expected, at the pace so far.
    public let date: Instant
    /// Target of the next epoch, at the pace so far.
    public let next: CompactTarget
    /// Relative change of difficulty, at the pace so far.
    public let change: Ratio
    /// One standard error of `change` before the blocks still to come: intervals are exponential, so the mean of
    /// `n` of them is off by `1/√n`, and their share of the epoch is what is estimated.
    public let standardError: Double

    /// The forecast at a block of the epoch.
    ///
    /// The timespan is what has passed plus the intervals to come at the pace so far. With no interval observed
    /// (the epoch's first block) the pace is the one that the network aims at.
    ///
    /// - Parameters:
    ///   - target: of the running epoch; valid on `network`.
    ///   - start: header time of the epoch's first block.
    ///   - height: of the latest block.
    ///   - time: its header time; not before `start`.
    public init(
        target: CompactTarget, start: Instant, height: Int, time: Instant, on network: Network = .main
    ) {
        precondition(time >= start, "the latest block (\(time)) is older than the epoch (\(start))")
        let interval = network.retargetInterval
        let intervals = height % interval
        blocksLeft = interval - 1 - intervals
        let passed = Double((time - start).count)
        let pace = intervals == 0 ? Double(network.spacing.count) : passed / Double(intervals)
        meanInterval = pace
        date = time + Seconds(Int64((pace * Double(blocksLeft + 1)).rounded()))
        let timespan = Seconds(Int64((passed + pace * Double(blocksLeft)).rounded()))
        next = Retarget.next(after: target, timespan: timespan, on: network)
        change = .change(from: target.difficulty, to: next.difficulty)
        standardError =
            Self.error(intervals: intervals, left: blocksLeft) * next.difficulty / target.difficulty
    }

    /// Relative error of the epoch's length: the intervals to come are `left` draws against a pace known from
    /// `intervals` draws, in proportion to the whole.
    private static func error(intervals: Int, left: Int) -> Double {
        let whole = Double(intervals + left)
        let ahead = Double(left)
        let variance = ahead + (intervals == 0 ? 0 : ahead * ahead / Double(intervals))
        return variance.squareRoot() / whole
    }
}
