// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import Testing

struct RandomTests {
    /// The known-answer tests that come with Random123 (`kat_vectors`, philox4x32 with 10 rounds).
    @Test(arguments: [
        (
            [0, 0, 0, 0, 0, 0] as [UInt32],
            [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8] as [UInt32]
        ),
        (
            [UInt32](repeating: .max, count: 6),
            [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
        ),
        (
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344, 0xa409_3822, 0x299f_31d0],
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        ),
    ])
    func blocksMatchTheKnownAnswers(input: [UInt32], expected: [UInt32]) {
        let block = Philox.block(counter: SIMD4(input[0..<4]), key: SIMD2(input[4..<6]))
        #expect((0..<4).map { block[$0] } == expected)
    }

    @Test func aStreamRepeatsAndDiffersFromItsNeighbour() {
        var first = Philox(seed: 9, stream: 1)
        var again = Philox(seed: 9, stream: 1)
        var other = Philox(seed: 9, stream: 2)
        let draws = (0..<100).map { _ in first.next() }
        #expect(draws == (0..<100).map { _ in again.next() })
        #expect(Set(draws).isDisjoint(with: (0..<100).map { _ in other.next() }))
    }

    @Test func indicesFillTheirRangeEvenly() {
        var generator = Philox(seed: 4)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 {
            counts[Philox.index(UInt32(truncatingIfNeeded: generator.next()), below: 7)] += 1
        }
        let statistic = counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
        #expect(Distribution.chiSquared(degrees: 6).upper(statistic) > 1e-4, "seed 4: \(counts)")
    }
}
