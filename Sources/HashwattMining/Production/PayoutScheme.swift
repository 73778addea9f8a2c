// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// How a miner is paid for its hashes, and so who bears the luck.
///
/// | scheme | paid | luck |
/// |---|---|---|
/// | solo | subsidy and fees of the blocks it finds | its own: relative deviation `1/√(own blocks)` |
/// | PPLNS | its share of the blocks its pool finds | the pool's: `1/√(pool's blocks)` |
/// | PPS | the expected subsidy | the pool operator's; no fees |
/// | FPPS | the expected subsidy and fees | the pool operator's |
///
/// Source: M. Rosenfeld, *Analysis of Bitcoin Pooled Mining Reward Systems* (2011), arXiv:1112.4980. The window of
/// PPLNS shifts pay between neighbouring days and does not change its mean; it is left out.
public enum PayoutScheme: Hashable, Sendable {
    /// Mining alone.
    case solo
    /// Pay per last N shares, in a pool of this hash rate, the miner's own included.
    case pplns(pool: HashRate)
    /// Pay per share: the operator pays the expectation of the subsidy and keeps fees and luck.
    case pps
    /// Full pay per share: as PPS, with the expectation of fees.
    case fpps
}

/// A miner's contract with a pool.
public struct PayoutContract: Hashable, Sendable {
    /// How it is paid.
    public let scheme: PayoutScheme
    /// What the pool keeps, of what it pays for; 0..<1.
    public let fee: Ratio

    /// A contract.
    ///
    /// - Precondition: `fee` is in 0..<1; a PPLNS pool has hash rate.
    public init(_ scheme: PayoutScheme, fee: Ratio = .zero) {
        precondition((0..<1).contains(fee.fraction), "pool fee is in 0..<1, was \(fee)")
        if case .pplns(let pool) = scheme { precondition(pool > .zero, "a pool without hash rate: \(pool)") }
        self.scheme = scheme
        self.fee = fee
    }

    /// What a block's worth of the miner's hashes is credited with, after the pool's fee.
    ///
    /// - Parameters:
    ///   - subsidy: of a block.
    ///   - fees: mean of a block.
    public func reward(subsidy: Money<BTC>, fees: Money<BTC>) -> Money<BTC> {
        let paid = scheme == .pps ? subsidy : subsidy + fees
        return paid * (1 - fee.fraction)
    }

    /// The hash rate whose luck the miner bears; nil where the operator does.
    ///
    /// - Precondition: a PPLNS pool has at least the miner's hash rate.
    public func luckyHashRate(of miner: HashRate) -> HashRate? {
        switch scheme {
        case .solo: return miner
        case .pplns(let pool):
            precondition(pool >= miner, "pool of \(pool) is smaller than its miner of \(miner)")
            return pool
        case .pps, .fpps: return nil
        }
    }
}
