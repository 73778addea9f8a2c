// SPDX-License-Identifier: Apache-2.0

/// The words of one stream of `Philox`, many at once and from any place on.
///
/// Word 2n is the lower half of the n-th number that `Philox.next()` gives, and word 2n + 1 the upper half.
public struct PhiloxWords: Sendable {
    private let seed: UInt64
    private let stream: UInt64

    /// The words of one stream of a seed.
    public init(seed: UInt64, stream: UInt64 = 0) {
        self.seed = seed
        self.stream = stream
    }

    /// Overwrites all of an array with the words from an index on.
    ///
    /// - Complexity: O(count), four blocks at a time.
    public func fill(_ words: inout [UInt32], from first: UInt64) {
        let count = words.count
        var block = first / 4
        var done = 0
        let skipped = Int(first % 4)
        if skipped > 0, count > 0 {
            let start = four(from: block)
            block &+= 1
            done = min(4 - skipped, count)
            for index in 0..<done { words[index] = start[skipped + index] }
        }
        words.withUnsafeMutableBytes { bytes in
            while done &+ 16 <= count {
                unsafe bytes.storeBytes(
                    of: four(from: block), toByteOffset: done &* 4, as: SIMD16<UInt32>.self)
                done &+= 16
                block &+= 4
            }
        }
        guard done < count else { return }
        let end = four(from: block)
        for index in done..<count { words[index] = end[index - done] }
    }

    /// The words of four blocks.
    @inline(__always)
    private func four(from block: UInt64) -> SIMD16<UInt32> {
        let blocks = SIMD4(block, block &+ 1, block &+ 2, block &+ 3)
        let mask: UInt64 = 0xFFFF_FFFF
        let (a, b, c, d) = Philox.blocks(
            (blocks & mask, blocks &>> 32, SIMD4(repeating: stream & mask), SIMD4(repeating: stream >> 32)),
            key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
        var words = SIMD16<UInt32>()
        for lane in 0..<4 {
            words[4 &* lane] = UInt32(truncatingIfNeeded: a[lane])
            words[4 &* lane &+ 1] = UInt32(truncatingIfNeeded: b[lane])
            words[4 &* lane &+ 2] = UInt32(truncatingIfNeeded: c[lane])
            words[4 &* lane &+ 3] = UInt32(truncatingIfNeeded: d[lane])
        }
        return words
    }
}
