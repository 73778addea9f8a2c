// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

/// Permutation p-values against every order gone through by another program, and against each other.
struct PermutationTests {
    @Test func everyOrderAgreesWithNumpy() throws {
        for sample in try RegressionReference.load().permutations {
            let test = try FreedmanLane(design: sample.design, column: sample.column, y: sample.y)
            let found = test.test()
            #expect(found.scheme == .exact(orders: sample.orders))
            #expect((found.pValue * Double(sample.orders)).rounded() == Double(sample.beyond))
            if sample.design.count == 2 {
                let sums = PermutationSums(x: sample.design[1], y: sample.y)
                #expect((sums.pValue() * Double(sample.orders)).rounded() == Double(sample.beyond))
            }
        }
    }

    /// Two ways to the same number: halves that are counted together, and one order after the other.
    @Test func halvesAgreeWithSingleOrders() throws {
        var generator = SplitMix64(seed: 11)
        for round in 0..<30 {
            let count = 3 + round % 6
            // Few distinct values: ties must be counted by both.
            let x = (0..<count).map { _ in Double(Int.random(in: 0...4, using: &generator)) }
            let y = (0..<count).map { _ in Double(Int.random(in: 0...4, using: &generator)) * 0.1 }
            guard Set(x).count > 1, Set(y).count > 1 else { continue }
            let ones = [Double](repeating: 1, count: count)
            let single = try FreedmanLane(design: [ones, x], column: 1, y: y).test()
            let halves = PermutationSums(x: x, y: y).pValue()
            #expect((single.pValue - halves).magnitude < 1e-12, "seed 11, round \(round): \(x) \(y)")
        }
    }

    /// x and y in one order, n values apart: 2 of n! orders are as extreme, the same and the reverse.
    @Test(arguments: [4, 8, 10]) func perfectOrderIsOneOfAll(count: Int) {
        let values = (0..<count).map { Double($0 * $0 + $0) }
        let mirrored = (0..<count).map { Double($0) }
        let all = (1...count).reduce(1.0) { $0 * Double($1) }
        // y symmetric about its mean: the reverse order gives the opposite sum.
        let found = PermutationSums(x: mirrored, y: mirrored).pValue() * all
        #expect((found - 2).magnitude < 1e-6)
        #expect(PermutationSums(x: values, y: values).pValue() * all < 2.5)
    }

    @Test func randomOrdersComeNearAndRepeat() throws {
        let sample = try RegressionReference.load().permutations[2]
        let test = try FreedmanLane(design: sample.design, column: sample.column, y: sample.y)
        let exact = test.test().pValue
        let random = test.test(most: 0, draws: 20_000, seed: 3)
        guard case .random(let orders, let seed, let error) = random.scheme else {
            Issue.record("not random")
            return
        }
        #expect(orders == 20_000 && seed == 3)
        #expect((random.pValue - exact).magnitude < 4 * error + 1e-4)
        #expect(test.test(most: 0, draws: 20_000, seed: 3) == random)
        #expect(test.test(most: 0, draws: 20_000, seed: 4).pValue != random.pValue)
    }

    /// Without an effect a p-value below 0.2 comes in about a fifth of the samples.
    @Test func sizeIsAsStated() {
        var generator = SplitMix64(seed: 21)
        var below = 0
        let samples = 400
        for _ in 0..<samples {
            let x = (0..<6).map { _ in Double.random(in: 0...1, using: &generator) }
            let y = (0..<6).map { _ in Double.random(in: 0...1, using: &generator) }
            if PermutationSums(x: x, y: y).pValue() <= 0.2 { below += 1 }
        }
        // Four standard deviations of 400 draws at 0.2 are 32.
        #expect((below - samples / 5).magnitude <= 32, "seed 21: \(below)")
    }

    @Test func tooManyValuesTrap() async {
        await #expect(processExitsWith: .failure) {
            _ = PermutationSums(x: Array(repeating: 1, count: 16), y: Array(repeating: 1, count: 16))
        }
    }
}
