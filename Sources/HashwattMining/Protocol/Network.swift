// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// The constants of a bitcoin network that mining depends on.
///
/// Source: Bitcoin Core, `kernel/chainparams.cpp` and `consensus/params.h`.
public struct Network: Hashable, Sendable {
    /// The highest target a block may have.
    public let limit: UInt256
    /// Time that the blocks between two retargets should take.
    public let timespan: Seconds
    /// Time between two blocks that the retarget aims at.
    public let spacing: Seconds
    /// Blocks between two halvings of the subsidy.
    public let halvingInterval: Int

    /// Blocks between two retargets.
    public var retargetInterval: Int { Int(timespan.count / spacing.count) }

    /// The main network.
    public static let main = Network(
        limit: UInt256(.max, .max, .max, 0xffff_ffff), timespan: .days(14), spacing: .minutes(10),
        halvingInterval: 210_000)

    /// Seconds of a day.
    public static let secondsPerDay = 86_400.0

    /// Blocks of a day at the pace the retarget aims at: 144.
    public var blocksPerDay: Double { Network.secondsPerDay / Double(spacing.count) }
}
