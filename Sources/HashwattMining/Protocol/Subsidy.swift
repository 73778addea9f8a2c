// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// New bitcoin per block: 50 BTC, halved every 210,000 blocks and truncated to satoshi.
///
/// Source: Bitcoin Core, `validation.cpp`, `GetBlockSubsidy`; BIP 0042.
public enum Subsidy {
    /// Satoshi of the first subsidy.
    static let first: Int64 = 5_000_000_000

    /// Satoshi that the block at `height` may create; nothing from the 33rd halving on, by truncation.
    ///
    /// - Precondition: `height` is not negative.
    public static func satoshi(atHeight height: Int, on network: Network = .main) -> Int64 {
        precondition(height >= 0, "no block has the height \(height)")
        let halvings = height / network.halvingInterval
        return halvings >= 64 ? 0 : first >> Int64(halvings)
    }

    /// The subsidy of the block at `height`, in bitcoin.
    ///
    /// - Precondition: `height` is not negative.
    public static func bitcoin(atHeight height: Int, on network: Network = .main) -> Money<BTC> {
        Money(Double(satoshi(atHeight: height, on: network)) / Double(Satoshi.perBitcoin))
    }

    /// Satoshi created by the blocks 0..<`height` where each takes all it may.
    ///
    /// - Precondition: `height` is not negative.
    /// - Complexity: O(number of halvings).
    public static func issued(beforeHeight height: Int, on network: Network = .main) -> Int64 {
        precondition(height >= 0, "no block has the height \(height)")
        var total: Int64 = 0
        var start = 0
        while start < height, satoshi(atHeight: start, on: network) > 0 {
            let end = min(height, start + network.halvingInterval)
            total += Int64(end - start) * satoshi(atHeight: start, on: network)
            start = end
        }
        return total
    }
}

/// Block subsidy in satoshi at a height; see `Subsidy`.
public func subsidy(atHeight height: Int) -> Int64 { Subsidy.satoshi(atHeight: height) }
