// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

struct RanksTests {
    /// `scipy.stats.rankdata` 1.17.1.
    @Test func equalValuesShareTheMeanOfTheirPlaces() {
        let ranks = Ranks.averages([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])
        #expect(ranks == [4.5, 1.5, 6, 1.5, 8, 11, 3, 10, 8, 4.5, 8])
        #expect(Ranks.averages([]).isEmpty)
    }

    @Test func ranksAlwaysSumToTheSame() {
        var generator = SplitMix64(seed: 3)
        for count in 1..<200 {
            let values = (0..<count).map { _ in Double(Int.random(in: 0..<20, using: &generator)) }
            let total = Ranks.averages(values).reduce(0, +)
            #expect(total == Double(count * (count + 1)) / 2, "seed 3, count \(count)")
        }
    }

    @Test func keysAreSortedAsTheStandardLibrarySortsThem() {
        var generator = SplitMix64(seed: 5)
        var scratch: [UInt64] = []
        for round in 0..<60 {
            let mask = round.isMultiple(of: 2) ? UInt64.max : 0xFFFF_0000_0000
            var keys = (0..<round * 7).map { _ in generator.next() & mask }
            let expected = keys.sorted()
            Ranks.sort(&keys, scratch: &scratch)
            #expect(keys == expected, "seed 5, round \(round)")
        }
    }
}
