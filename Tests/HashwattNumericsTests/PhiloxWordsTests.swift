// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import Testing

struct PhiloxWordsTests {
    /// Many at once and from any place on, the words are those of the generator, which the known answers check.
    @Test(arguments: [0, 1, 3, 4, 5, 17, 1_000] as [UInt64])
    func wordsAreThoseOfTheGenerator(first: UInt64) {
        var generator = Philox(seed: 0x0123_4567_89AB_CDEF, stream: 7)
        let words = (0..<600).flatMap { _ -> [UInt32] in
            let next = generator.next()
            return [UInt32(truncatingIfNeeded: next), UInt32(truncatingIfNeeded: next >> 32)]
        }
        let stream = PhiloxWords(seed: 0x0123_4567_89AB_CDEF, stream: 7)
        for count in [0, 1, 2, 7, 15, 16, 17, 61, 150] {
            var found = [UInt32](repeating: 0, count: count)
            stream.fill(&found, from: first)
            #expect(found[...] == words[Int(first)..<Int(first) + count], "\(count) words from \(first)")
        }
    }

    /// The counter's second word counts on where the first one ends.
    @Test func wordsGoOnBeyondThirtyTwoBits() {
        let block = UInt64(1) << 32
        var found = [UInt32](repeating: 0, count: 8)
        PhiloxWords(seed: 5).fill(&found, from: 4 * (block - 1))
        let key = SIMD2<UInt32>(5, 0)
        let blocks = [
            Philox.block(counter: SIMD4(.max, 0, 0, 0), key: key),
            Philox.block(counter: SIMD4(0, 1, 0, 0), key: key),
        ]
        #expect(found == blocks.flatMap { block in (0..<4).map { block[$0] } })
    }
}

struct PieceRunnerTests {
    @Test(arguments: [0, 1, 255, 256, 257, 1_000])
    func rangesCoverEverythingOnce(count: Int) {
        let ranges = OneByOne().map(count, by: 256) { $0 }
        #expect(ranges.flatMap(Array.init) == Array(0..<count))
        #expect(ranges.allSatisfy { !$0.isEmpty && $0.count <= 256 })
    }

    @Test func rejectsPiecesOfNothing() async {
        await #expect(processExitsWith: .failure) { _ = OneByOne().map(3, by: 0) { $0 } }
    }
}
