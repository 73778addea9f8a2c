// SPDX-License-Identifier: Apache-2.0

/// SHA-256 for checking regenerated series. Source: FIPS 180-4, sections 4.2.2, 5.1.1 and 6.2.
enum SHA256 {
    /// First 32 bits of the fractional parts of the cube roots of the first 64 primes, found in integers.
    private static let constants: [UInt32] = primes(64).map { fraction(of: $0, isCube: true) }
    private static let start: [UInt32] = primes(8).map { fraction(of: $0, isCube: false) }

    private static func primes(_ count: Int) -> [UInt64] {
        var primes: [UInt64] = []
        var candidate: UInt64 = 2
        while primes.count < count {
            if primes.allSatisfy({ !candidate.isMultiple(of: $0) }) { primes.append(candidate) }
            candidate += 1
        }
        return primes
    }

    /// Largest r with r² ≤ n · 2⁶⁴, or r³ ≤ n · 2⁹⁶, without the whole part: 32 bits after the point.
    private static func fraction(of number: UInt64, isCube: Bool) -> UInt32 {
        var (low, high) = (UInt64(0), UInt64(1) << 37)
        while high - low > 1 {
            let middle = (low + high) / 2
            if power(middle, isCube) <= scaled(number, isCube) { low = middle } else { high = middle }
        }
        return UInt32(truncatingIfNeeded: low)
    }

    private static func power(_ root: UInt64, _ isCube: Bool) -> UInt128 {
        let square = UInt128(root) * UInt128(root)
        return isCube ? square * UInt128(root) : square
    }

    private static func scaled(_ number: UInt64, _ isCube: Bool) -> UInt128 {
        UInt128(number) << (isCube ? 96 : 64)
    }

    /// Digest of the bytes as lower-case hexadecimal digits.
    static func hex(_ bytes: [UInt8]) -> String {
        var message = bytes + [0x80]
        while message.count % 64 != 56 { message.append(0) }
        let bits = UInt64(bytes.count) * 8
        for shift in stride(from: 56, through: 0, by: -8) {
            message.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        var state = start
        for block in stride(from: 0, to: message.count, by: 64) {
            compress(&state, message[block..<block + 64])
        }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private static func compress(_ state: inout [UInt32], _ block: ArraySlice<UInt8>) {
        func turn(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }
        var words: [UInt32] = []
        for place in stride(from: block.startIndex, to: block.endIndex, by: 4) {
            words.append(block[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) })
        }
        for t in 16..<64 {
            let (early, late) = (words[t - 15], words[t - 2])
            let small = turn(early, 7) ^ turn(early, 18) ^ early >> 3
            let large = turn(late, 17) ^ turn(late, 19) ^ late >> 10
            words.append(words[t - 16] &+ small &+ words[t - 7] &+ large)
        }
        var v = state
        for t in 0..<64 {
            let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
            let first =
                v[7] &+ (turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)) &+ choice &+ constants[t]
                &+ words[t]
            let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
            let second = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) &+ majority
            v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
        }
        for index in 0..<8 { state[index] = state[index] &+ v[index] }
    }
}
