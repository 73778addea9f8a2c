// SPDX-License-Identifier: Apache-2.0

/// A counter-based generator: the n-th block of random bits is a function of key and n.
///
/// Nothing is carried from one number to the next, so that draw 1,000,000 of stream 7 can be had without the draws
/// before it, and parts of a simulation may run in any order, or twice, with the same result.
///
/// Source: J. Salmon, M. Moraes, R. Dror, D. Shaw, *Parallel Random Numbers: As Easy as 1, 2, 3*, SC '11,
/// doi:10.1145/2063384.2063405: Philox4x32 with ten rounds.
public struct Philox: RandomNumberGenerator, Hashable, Sendable {
    /// The two words of the key.
    @usableFromInline let key: SIMD2<UInt32>
    /// The block that is drawn next, and the stream in the upper half.
    @usableFromInline var counter: SIMD4<UInt32>
    /// The second half of the last block, until it is used.
    @usableFromInline var spare: UInt64?

    /// A generator at the start of one stream of a seed.
    ///
    /// - Parameters:
    ///   - seed: Any number; it is the key.
    ///   - stream: Streams of one seed are independent of each other.
    @inlinable public init(seed: UInt64, stream: UInt64 = 0) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        counter = SIMD4(0, 0, UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32))
    }

    /// The next 64 bits.
    @inlinable public mutating func next() -> UInt64 {
        if let held = spare {
            spare = nil
            return held
        }
        let block = Self.block(counter: counter, key: key)
        counter[0] &+= 1
        if counter[0] == 0 { counter[1] &+= 1 }
        spare = UInt64(block[3]) << 32 | UInt64(block[2])
        return UInt64(block[1]) << 32 | UInt64(block[0])
    }

    /// The block of a counter under a key, by ten rounds.
    @inlinable public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        // Scalars: the rounds multiply single words, and moving those in and out of a vector takes longer.
        var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
        var (left, right) = (key[0], key[1])
        for _ in 0..<10 {
            let first = UInt64(a) &* 0xD251_1F53
            let second = UInt64(c) &* 0xCD9E_8D57
            a = UInt32(truncatingIfNeeded: second >> 32) ^ b ^ left
            b = UInt32(truncatingIfNeeded: second)
            c = UInt32(truncatingIfNeeded: first >> 32) ^ d ^ right
            d = UInt32(truncatingIfNeeded: first)
            left &+= 0x9E37_79B9
            right &+= 0xBB67_AE85
        }
        return SIMD4(a, b, c, d)
    }

    /// A number in 0 ..< `bound`, from the upper half of a 32 × 32 bit product.
    ///
    /// The chance of a number is off by at most `bound` / 2³², which no bootstrap of this package can see; the gain
    /// is that every draw takes one word, so that the n-th draw is known without the ones before.
    @inlinable public static func index(_ word: UInt32, below bound: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt64(word) &* UInt64(bound)) >> 32)
    }
}
