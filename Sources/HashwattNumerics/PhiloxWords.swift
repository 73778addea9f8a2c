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
        let key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        let (third, fourth) = (UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32))
        var block = first / 4
        var skipped = Int(first % 4)
        var done = 0
        while done < words.count {
            var state = Four(block: block, third: third, fourth: fourth)
            state.mix(key)
            if skipped == 0, done &+ 16 <= words.count {
                for lane in 0..<4 {
                    let place = done &+ 4 &* lane
                    words[place] = state.a[lane]
                    words[place &+ 1] = state.b[lane]
                    words[place &+ 2] = state.c[lane]
                    words[place &+ 3] = state.d[lane]
                }
                done &+= 16
            } else {
                for index in skipped..<16 where done < words.count {
                    let lane = index / 4
                    words[done] = [state.a[lane], state.b[lane], state.c[lane], state.d[lane]][index % 4]
                    done += 1
                }
                skipped = 0
            }
            block &+= 4
        }
    }

    /// Four blocks side by side.
    private struct Four {
        var a: SIMD4<UInt32>
        var b: SIMD4<UInt32>
        var c: SIMD4<UInt32>
        var d: SIMD4<UInt32>

        init(block: UInt64, third: UInt32, fourth: UInt32) {
            let blocks = SIMD4<UInt64>(block, block &+ 1, block &+ 2, block &+ 3)
            a = SIMD4(truncatingIfNeeded: blocks)
            b = SIMD4(truncatingIfNeeded: blocks &>> 32)
            c = SIMD4(repeating: third)
            d = SIMD4(repeating: fourth)
        }

        /// The ten rounds of `Philox.block`.
        @inline(__always)
        mutating func mix(_ key: SIMD2<UInt32>) {
            var (left, right) = (key[0], key[1])
            for _ in 0..<10 {
                let first = SIMD4<UInt64>(truncatingIfNeeded: a) &* SIMD4(repeating: 0xD251_1F53)
                let second = SIMD4<UInt64>(truncatingIfNeeded: c) &* SIMD4(repeating: 0xCD9E_8D57)
                a = SIMD4<UInt32>(truncatingIfNeeded: second &>> 32) ^ b ^ SIMD4(repeating: left)
                b = SIMD4<UInt32>(truncatingIfNeeded: second)
                c = SIMD4<UInt32>(truncatingIfNeeded: first &>> 32) ^ d ^ SIMD4(repeating: right)
                d = SIMD4<UInt32>(truncatingIfNeeded: first)
                left &+= 0x9E37_79B9
                right &+= 0xBB67_AE85
            }
        }
    }
}
