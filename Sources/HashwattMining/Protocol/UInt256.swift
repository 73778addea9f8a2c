// SPDX-License-Identifier: Apache-2.0

/// A 256-bit unsigned integer with the operations that the consensus rules need, and their wrapping.
///
/// Goals in order: the same bits as Bitcoin Core's `arith_uint256`; then plainness. Retargets happen once in two
/// weeks, so speed is no goal. Multiplication and shifts drop what does not fit, as Core's do; a trap here would
/// be a different consensus.
///
/// Source: Bitcoin Core, `arith_uint256.h`/`.cpp` (behaviour only).
public struct UInt256: Hashable, Sendable, BitwiseCopyable {
    /// Bits 0 to 63, 64 to 127, 128 to 191, 192 to 255.
    let limbs: (UInt64, UInt64, UInt64, UInt64)

    init(_ limb0: UInt64, _ limb1: UInt64, _ limb2: UInt64, _ limb3: UInt64) {
        limbs = (limb0, limb1, limb2, limb3)
    }

    /// The number `value`.
    public init(_ value: UInt64) { self.init(value, 0, 0, 0) }

    /// Reads 1 to 64 hexadecimal digits, most significant first; nil for any other text.
    public init?(hex text: some StringProtocol) {
        guard (1...64).contains(text.utf8.count) else { return nil }
        var value = UInt256.zero
        for character in text {
            guard let digit = character.hexDigitValue, character.isASCII else { return nil }
            value = value.shiftedLeft(by: 4).adding(UInt256(UInt64(digit)))
        }
        self = value
    }

    /// Nothing.
    public static let zero = UInt256(0)

    /// The largest number, 2²⁵⁶ − 1.
    public static let max = UInt256(.max, .max, .max, .max)

    /// Whether the limbs are equal.
    public static func == (left: Self, right: Self) -> Bool { left.limbs == right.limbs }

    /// Hashes the limbs.
    public func hash(into hasher: inout Hasher) {
        for index in 0..<4 { hasher.combine(self[index]) }
    }

    /// The 64-bit limb at `index`, 0 being the least significant; zero outside 0...3.
    subscript(index: Int) -> UInt64 {
        switch index {
        case 0: limbs.0
        case 1: limbs.1
        case 2: limbs.2
        case 3: limbs.3
        default: 0
        }
    }

    /// Position of the highest set bit plus one; 0 for zero.
    public var bitWidth: Int {
        for index in (0..<4).reversed() where self[index] != 0 {
            return 64 * index + 64 - self[index].leadingZeroBitCount
        }
        return 0
    }

    /// The lowest 64 bits.
    public var low64: UInt64 { limbs.0 }

    /// The number as a double, limb by limb as Core's `getdouble` sums it: each addition rounds to nearest.
    public var doubleValue: Double {
        var sum = 0.0
        var weight = 1.0
        for index in 0..<4 {
            sum += weight * Double(self[index] & 0xffff_ffff)
            weight *= 0x1p32
            sum += weight * Double(self[index] >> 32)
            weight *= 0x1p32
        }
        return sum
    }
}

extension UInt256: Comparable {
    /// The smaller number is less.
    public static func < (left: Self, right: Self) -> Bool {
        for index in (0..<4).reversed() where left[index] != right[index] {
            return left[index] < right[index]
        }
        return false
    }
}

extension UInt256: CustomStringConvertible {
    /// Hexadecimal without leading zeros: `ffff0000`.
    public var description: String {
        var text = ""
        for index in (0..<4).reversed() {
            let digits = String(self[index], radix: 16)
            text += text.isEmpty ? (self[index] == 0 ? "" : digits) : UInt256.padded(digits)
        }
        return text.isEmpty ? "0" : text
    }

    /// Hexadecimal with all 64 digits, as block hashes and targets are written.
    public var paddedHex: String {
        (0..<4).reversed().map { UInt256.padded(String(self[$0], radix: 16)) }.joined()
    }

    private static func padded(_ digits: String) -> String {
        String(repeating: "0", count: 16 - digits.count) + digits
    }
}
