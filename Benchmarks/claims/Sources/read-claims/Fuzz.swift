// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattClaims

/// Reads changed texts until the time is up; a crash ends the program, and the seed printed last repeats it.
enum Fuzz {
    static func run(_ reader: ClaimReader, _ texts: [[UInt8]], seconds: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        var seed: UInt64 = 1
        var (read, refused, claims) = (0, 0, 0)
        while clock.now - start < .seconds(seconds) {
            var random = Random(state: seed)
            let bytes = change(texts[Int(random.next() % UInt64(texts.count))], texts, &random)
            if seed % 1_000 == 1 {
                print("seed \(seed)")
            }
            let options = ReadOptions(
                language: random.next() % 2 == 0 ? .german : .english,
                format: [nil, .plain, .html, .markdown][Int(random.next() % 4)])
            if let report = try? reader.read(bytes, options: options) {
                read += 1
                claims += report.claims.count
                precondition(report.claims.allSatisfy { $0.span.endByte <= bytes.count }, "seed \(seed)")
            } else {
                refused += 1
            }
            seed += 1
        }
        print("\(seed - 1) texts: \(read) read, \(refused) refused, \(claims) claims, no crash")
    }

    /// Cuts, doubles, swaps and overwrites pieces; three in four changes keep the text valid.
    private static func change(_ text: [UInt8], _ all: [[UInt8]], _ random: inout Random) -> [UInt8] {
        var bytes = text
        for _ in 0..<(1 + random.next() % 40) {
            guard bytes.count > 8 else { break }
            let from = Int(random.next() % UInt64(bytes.count))
            let to = min(bytes.count, from + Int(random.next() % 60))
            switch random.next() % 6 {
            case 0: bytes.removeSubrange(from..<to)
            case 1: bytes.insert(contentsOf: bytes[from..<to], at: Int(random.next() % UInt64(bytes.count)))
            case 2:
                let other = all[Int(random.next() % UInt64(all.count))]
                let start = Int(random.next() % UInt64(max(1, other.count)))
                bytes.insert(contentsOf: other[start..<min(other.count, start + 40)], at: from)
            case 3: bytes[from] = Array("0123456789.,$%-/()<>&|\n ".utf8)[Int(random.next() % 24)]
            case 4:
                bytes.insert(contentsOf: Array("<div><td>&#x".utf8.prefix(Int(random.next() % 12))), at: from)
            default:
                bytes[from] = UInt8(truncatingIfNeeded: random.next() % (random.next() % 50 == 0 ? 256 : 128))
            }
        }
        return bytes.count > 40_000
            ? Array(bytes.prefix(40_000)) : String(decoding: bytes, as: UTF8.self).utf8.map { $0 }
    }

    /// SplitMix64, so that a seed repeats a text.
    private struct Random {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }
}
