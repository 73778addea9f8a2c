// SPDX-License-Identifier: Apache-2.0

extension Philox {
    /// The blocks of eight counters under one key, lane by lane the same as `block(counter:key:)`.
    ///
    /// The words stand in the lower halves of 64-bit lanes, where a product of two needs no widening.
    ///
    /// - Parameters:
    ///   - counters: the four words of each counter, each below 2³².
    @inlinable public static func blocks(
        _ counters: (SIMD4<UInt64>, SIMD4<UInt64>, SIMD4<UInt64>, SIMD4<UInt64>), key: SIMD2<UInt32>
    ) -> (SIMD4<UInt64>, SIMD4<UInt64>, SIMD4<UInt64>, SIMD4<UInt64>) {
        var (first, second, third, fourth) = counters
        let mask: UInt64 = 0xFFFF_FFFF
        var key = key
        for round in 0..<10 {
            if round > 0 { key = key &+ SIMD2(0x9E37_79B9, 0xBB67_AE85) }
            let left = (first & mask) &* 0xD251_1F53
            let right = (third & mask) &* 0xCD9E_8D57
            first = (right &>> 32) ^ second ^ UInt64(key[0])
            third = (left &>> 32) ^ fourth ^ UInt64(key[1])
            second = right & mask
            fourth = left & mask
        }
        return (first, second, third, fourth)
    }
}
