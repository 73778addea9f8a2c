// SPDX-License-Identifier: Apache-2.0

/// The target of a block as the header stores it: 32 bits, a floating-point number to the base 256.
///
/// The top byte is the size `e` in bytes, the low 23 bits the mantissa `m`, bit 23 a sign that no valid target
/// has; the target is `m · 256^(e−3)`. A block is found when its hash, read as a 256-bit number, is at most the
/// target.
///
/// | bits | target |
/// |---|---|
/// | `0x1d00ffff` | `0xffff · 2²⁰⁸`, the easiest that the network allows, difficulty 1 |
/// | `0x01fedcba` | negative: `−0x7e`; no block can meet it |
/// | `0xff123456` | overflow: more than 256 bits |
///
/// Source: Bitcoin Core, `arith_uint256.cpp`, `SetCompact` and `GetCompact` (behaviour only).
public struct CompactTarget: Hashable, Sendable, BitwiseCopyable {
    /// The 32 bits of the header field.
    public let bits: UInt32

    /// The header field as it is, valid or not.
    public init(bits: UInt32) { self.bits = bits }

    /// Reads `0x` and eight hexadecimal digits, as tables write the field; nil for any other text.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 10, text.hasPrefix("0x"), text.dropFirst(2).allSatisfy(\.isHexDigit),
            let bits = UInt32(text.dropFirst(2), radix: 16)
        else { return nil }
        self.init(bits: bits)
    }

    /// The nearest compact number that is not above `target`: all but the leading 15 to 23 bits are cut off.
    ///
    /// - Parameter isNegative: sets the sign bit, as Core's tests need; never so for a target.
    public init(target: UInt256, isNegative: Bool = false) {
        var size = (target.bitWidth + 7) / 8
        var mantissa =
            size <= 3
            ? target.low64 << UInt64(8 * (3 - size))
            : target.shiftedRight(by: 8 * (size - 3)).low64
        if mantissa & 0x0080_0000 != 0 {  // the mantissa's top bit would read as the sign
            mantissa >>= 8
            size += 1
        }
        let sign: UInt32 = isNegative && mantissa & 0x007f_ffff != 0 ? 0x0080_0000 : 0
        bits = UInt32(mantissa) | UInt32(size) << 24 | sign
    }

    /// The size in bytes.
    var size: Int { Int(bits >> 24) }

    /// The mantissa without the sign bit.
    var mantissa: UInt32 { bits & 0x007f_ffff }

    /// The magnitude of the target; meaningless where `overflows`.
    public var target: UInt256 {
        size <= 3
            ? UInt256(UInt64(mantissa >> UInt32(8 * (3 - size))))
            : UInt256(UInt64(mantissa)).shiftedLeft(by: 8 * (size - 3))
    }

    /// Whether the sign bit is set on a mantissa that is not zero.
    ///
    /// As in Core the mantissa counts after the small sizes have shifted it: `0x01803456` is zero, not negative.
    public var isNegative: Bool {
        let shifted = size <= 3 ? mantissa >> UInt32(8 * (3 - size)) : mantissa
        return shifted != 0 && bits & 0x0080_0000 != 0
    }

    /// Whether the number needs more than 256 bits.
    public var overflows: Bool {
        mantissa != 0
            && (size > 34 || (mantissa > 0xff && size > 33) || (mantissa > 0xffff && size > 32))
    }

    /// Whether a block can have it: positive, within 256 bits and not above the limit of `network`.
    public func isValid(on network: Network = .main) -> Bool {
        !isNegative && !overflows && target != .zero && target <= network.limit
    }
}

extension CompactTarget: CustomStringConvertible {
    /// `0x` and eight digits: `0x1d00ffff`.
    public var description: String {
        let digits = String(bits, radix: 16)
        return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
