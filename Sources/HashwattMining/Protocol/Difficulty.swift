// SPDX-License-Identifier: Apache-2.0

/// Difficulty of a block from its compact bits.
///
/// The bits hold an exponent `e` (top byte) and a mantissa `m` (lower three bytes); the target is
/// `m · 256^(e−3)`, and difficulty is measured against the target `0xffff · 256^(0x1d−3)`:
///
///     difficulty = 0xffff · 256^(0x1d − e) / m
///
/// Powers of 256 are exact in binary, so the result is one correctly rounded division, the same double that
/// Bitcoin Core's `GetDifficulty` gives.
///
/// - Parameter bits: compact target; sign bit clear, mantissa not zero.
/// - Returns: dimensionless, positive.
/// - Complexity: O(1).
///
/// Source: Bitcoin Core, `rpc/blockchain.cpp`, `GetDifficulty`; Bitcoin Wiki, *Difficulty*.
public func difficulty(compactBits bits: UInt32) -> Double {
    let mantissa = bits & 0x00ff_ffff
    precondition(
        mantissa != 0 && bits & 0x0080_0000 == 0, "no valid compact target: 0x\(String(bits, radix: 16))")
    let shift = 0x1d - Int(bits >> 24)
    let quotient = 65_535 / Double(mantissa)
    return quotient * Double(sign: .plus, exponent: 8 * shift, significand: 1)
}

/// Block subsidy in satoshi at a height: 50 BTC, halved every 210,000 blocks and truncated, nothing after the
/// 64th halving.
///
/// Source: Bitcoin Core, `validation.cpp`, `GetBlockSubsidy`.
public func subsidy(atHeight height: Int) -> Int64 {
    precondition(height >= 0, "no block has the height \(height)")
    let halvings = height / 210_000
    return halvings >= 64 ? 0 : 5_000_000_000 >> Int64(halvings)
}
