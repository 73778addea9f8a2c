// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

struct RootsTests {
    @Test func saysHowManyThereAre() {
        #expect(Roots.of({ $0 - 0.3 }, in: 0...1) == .one(0.3))
        #expect(Roots.of({ ($0 - 0.25) * ($0 - 0.75) }, in: 0...1) == .several([0.25, 0.75]))
        #expect(Roots.of({ $0 * $0 + 1 }, in: -2...3, pieces: 500) == .none(nearest: 0))
        #expect(Roots.of({ max(0, $0 - 0.5) }, in: 0...1) == .interval(0...0.5))
        #expect(Roots.of({ $0 }, in: 0...1) == .one(0), "a root at an end")
        #expect(Roots.of({ 1 - $0 }, in: 0...1) == .one(1))
    }

    /// Bisection leaves two neighbouring numbers, so the root of a line is right to the last bits.
    @Test func findsRootsOfRandomLines() {
        var generator = SplitMix64(seed: 31)
        for _ in 0..<300 {
            let slope =
                Double.random(in: 0.1...100, using: &generator) * (Bool.random(using: &generator) ? 1 : -1)
            let root = Double.random(in: -1_000...1_000, using: &generator)
            guard case .one(let found) = Roots.of({ slope * ($0 - root) }, in: -1_000...1_000) else {
                Issue.record("seed 31: no single root of slope \(slope) at \(root)")
                continue
            }
            #expect((found - root).magnitude <= 1e-13 * max(1, root.magnitude), "seed 31, \(root)")
        }
    }
}
