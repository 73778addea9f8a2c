// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import Testing

@testable import HashwattMarket

struct SignedSortTests {
    /// What a table of returns can hold.
    enum Shape: CaseIterable {
        case even, heavyTails, ties, crowds, zerosAndGaps, extremes
    }

    @Test(arguments: Shape.allCases, 1...30 as ClosedRange<UInt64>)
    func keysAreSortedAsTheStandardLibrarySortsThem(shape: Shape, seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 1...900, using: &generator)
        let table = (0..<count * 3).map { _ in Self.value(shape, &generator) }
        let column = (0..<count).map { table[$0 * 3 + 1] }
        let expected = column.filter { $0 < 0 || $0 > 0 }
            .map { $0.magnitude.bitPattern << 1 | ($0 > 0 ? 1 : 0) }.sorted()
        var sorter = SignedSort(capacity: count)
        // The second time nothing of the first may be left.
        for _ in 0..<2 {
            sorter.clear()
            sorter.append(table.span, from: 1, every: 3)
            if sorter.count > 0 { sorter.sort() }
            #expect(Array(sorter.keys[..<sorter.count]) == expected, "seed \(seed)")
        }
    }

    private static func value(_ shape: Shape, _ generator: inout SplitMix64) -> Double {
        let even = Double.random(in: -1...1, using: &generator)
        switch shape {
        case .even: return even
        case .heavyTails: return even / Double.random(in: 1e-6...1, using: &generator)
        case .ties: return (even * 10).rounded()
        case .crowds: return even * 1e-9 + (Bool.random(using: &generator) ? 1 : 100)
        case .zerosAndGaps: return even > 0.5 ? 0 : even < -0.5 ? .nan : even
        case .extremes:
            return [.leastNonzeroMagnitude, -1e308, 1e308, .infinity, -.infinity, 1e-300].randomElement(
                using: &generator)
                ?? 0
        }
    }
}
