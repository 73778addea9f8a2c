// SPDX-License-Identifier: Apache-2.0

extension CompactTarget {
    /// Difficulty: how many times harder than the target `0xffff · 2²⁰⁸` this one is.
    ///
    ///     difficulty = 0xffff · 256^(29 − e) / m
    ///
    /// Powers of 256 are exact in binary, so the result is one correctly rounded division and the same double
    /// that Bitcoin Core's `GetDifficulty` gives; like Core it reads the sign bit as part of the mantissa.
    ///
    /// - Precondition: the lower three bytes are not all zero.
    /// - Complexity: O(1).
    ///
    /// Source: Bitcoin Core, `rpc/blockchain.cpp`, `GetDifficulty`.
    public var difficulty: Double {
        let divisor = bits & 0x00ff_ffff
        precondition(divisor != 0, "\(self) has no difficulty: its mantissa is zero")
        let exponent = 8 * (29 - Int(bits >> 24))
        return 65_535 / Double(divisor) * Double(sign: .plus, exponent: exponent, significand: 1)
    }

    /// Expected number of hashes until one is at most the target `T`: `2²⁵⁶ / (T + 1)`.
    ///
    /// - Precondition: the target is valid: neither negative nor overflowing nor zero.
    public var expectedHashes: Double {
        precondition(!isNegative && !overflows && target != .zero, "\(self) is not a target")
        return 0x1p256 / target.adding(UInt256(1)).doubleValue
    }

    /// Work of one block as the chain with the most work counts it: `2²⁵⁶ / (T + 1)` rounded towards zero.
    ///
    /// Zero where the target is invalid. `2²⁵⁶` does not fit, so it is `~T / (T + 1) + 1`.
    ///
    /// Source: Bitcoin Core, `chain.cpp`, `GetBlockProof`.
    public var work: UInt256 {
        guard !isNegative, !overflows, target != .zero else { return .zero }
        return target.complement.divided(by: target.adding(UInt256(1))).adding(UInt256(1))
    }
}

/// Which number of hashes per block a figure is made with.
///
/// Difficulty is defined against the target `0xffff · 2²⁰⁸`, so a block takes `difficulty · 2⁴⁸ / 0xffff` hashes.
/// Nearly every published hashprice and hash rate uses `difficulty · 2³²`, which is `1.5 · 10⁻⁵` lower (hashprice
/// that much higher). Hashwatt quotes hashprice by the convention, so that it compares with what is published,
/// and counts blocks exactly.
public enum HashesPerBlock: Sendable, CaseIterable {
    /// `difficulty · 2³²`, as hashprice is quoted.
    case conventional
    /// `difficulty · 2⁴⁸ / 0xffff`, as blocks are found.
    case exact

    /// Expected hashes for a block.
    ///
    /// - Parameter difficulty: dimensionless, positive.
    @inlinable public func callAsFunction(_ difficulty: Double) -> Double {
        precondition(difficulty > 0, "difficulty is positive, was \(difficulty)")
        switch self {
        case .conventional: return difficulty * 0x1p32
        case .exact: return difficulty * 0x1p48 / 65_535
        }
    }
}

/// Difficulty of a block from its compact bits, as `CompactTarget.difficulty`, for bits known to be a target.
///
/// - Precondition: the sign bit is clear and the mantissa is not zero.
public func difficulty(compactBits bits: UInt32) -> Double {
    let target = CompactTarget(bits: bits)
    precondition(target.mantissa != 0 && bits & 0x0080_0000 == 0, "no valid compact target: \(target)")
    return target.difficulty
}
