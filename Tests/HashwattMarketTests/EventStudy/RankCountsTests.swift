// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import Testing

@testable import HashwattMarket

struct RankCountsTests {
    /// Places that bytes hold, the most that they hold, and places that need two of them.
    @Test(arguments: [1, 100, 250, 254, 255, 700])
    func countsAreThoseOfComparing(days: Int) {
        var generator = SplitMix64(seed: UInt64(days))
        let columns = 3
        var counts = RankCounts(days: days, columns: columns)
        counts.residuals = days
        var expected = [Double](repeating: 0, count: columns * days)
        for _ in 0..<75 {
            // Some days have no residual, and some columns no return.
            var places = (0..<days).map { Int16($0) }.shuffled(using: &generator)
            if Bool.random(using: &generator) { places[Int.random(in: 0..<days, using: &generator)] = -1 }
            for column in 0..<columns {
                let threshold = Int16.random(in: 0...Int16(days), using: &generator)
                let isThere = Int.random(in: 0..<4, using: &generator) > 0
                counts.set(column, threshold: isThere ? threshold : .max)
                for day in 0..<days where isThere && places[day] >= threshold {
                    expected[column * days + day] += 1
                }
            }
            var blocks = [SIMD16<Int16>](repeating: SIMD16(repeating: -1), count: counts.blocks)
            for day in 0..<days { blocks[day / 16][day % 16] = places[day] }
            counts.add(blocks)
        }
        var found = [Double](repeating: 0, count: columns * days)
        counts.flush(into: &found)
        let weight = 1 / Double(days + 2)
        #expect(found == expected.map { $0 * weight }, "seed \(days)")
    }
}
