// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

/// Eight numbers at a time give what one at a time gives.
struct LanesTests {
    @Test func exponentialsAgreeWithTheLibrary() {
        var generator = SplitMix64(seed: 3)
        var worst = 0.0
        for _ in 0..<5_000 {
            let value = Double.random(in: -700...700, using: &generator)
            let found = Lanes.exp(SIMD8(repeating: value))[5]
            worst = max(worst, (found / Elementary.exp(value) - 1).magnitude)
        }
        #expect(worst < 1e-14, "seed 3: \(worst)")
        #expect(Lanes.exp(.zero) == SIMD8(repeating: 1))
        #expect(Lanes.exp(SIMD8(repeating: 1e9)) == Lanes.exp(SIMD8(repeating: 700)))
        #expect(Lanes.exp(SIMD8(repeating: -1e9)) == Lanes.exp(SIMD8(repeating: -700)))
    }

    @Test func philoxBlocksAreThoseOfSingleCounters() {
        var generator = SplitMix64(seed: 11)
        for _ in 0..<50 {
            let counters = (0..<4).map { _ in
                SIMD4<UInt32>((0..<4).map { _ in UInt32.random(in: 0...(.max), using: &generator) })
            }
            let key = SIMD2<UInt32>(
                UInt32.random(in: 0...(.max), using: &generator),
                UInt32.random(in: 0...(.max), using: &generator))
            func place(_ word: Int) -> SIMD4<UInt64> { SIMD4(counters.map { UInt64($0[word]) }) }
            let words = Philox.blocks((place(0), place(1), place(2), place(3)), key: key)
            for lane in 0..<4 {
                let single = Philox.block(counter: counters[lane], key: key)
                let found = [words.0[lane], words.1[lane], words.2[lane], words.3[lane]]
                #expect(found == (0..<4).map { UInt64(single[$0]) }, "seed 11")
            }
        }
    }
}

/// The table of normal variates.
struct NormalTableTests {
    private static let table = NormalTable()

    /// Against the distribution function, over the whole range and far into the tail: |Φ(z) − u| / φ(z) is the error
    /// of z.
    @Test func invertsTheDistribution() {
        var generator = SplitMix64(seed: 5)
        var worst = 0.0
        for round in 0..<6_000 {
            let all = UInt32.random(in: 0...(.max), using: &generator)
            let word = round % 2 == 0 ? all : all >> UInt32.random(in: 0..<32, using: &generator)
            let variate = Self.table.variate(word)
            let lower = (Double(word) + 0.5) * 0x1p-32
            let upper = (Double(~word) + 0.5) * 0x1p-32
            let missed =
                word < 1 << 31
                ? Distribution.normal.lower(variate) - lower : upper - Distribution.normal.upper(variate)
            let density = Elementary.exp(-variate * variate / 2) / 2.5066282746310002
            worst = max(worst, (missed / density).magnitude)
        }
        #expect(worst < 1e-10, "seed 5: \(worst)")
    }

    @Test func risesAndMirrors() {
        var generator = SplitMix64(seed: 6)
        var words = (0..<3_000).map { _ in UInt32.random(in: 0...(.max), using: &generator) }
        words += (0..<32).flatMap { [UInt32(1) << $0, (UInt32(1) << $0) - 1] } + [0, .max]
        words = Set(words).sorted()
        let variates = words.map(Self.table.variate)
        for (before, after) in zip(variates, variates.dropFirst()) { #expect(before < after, "seed 6") }
        for word in words { #expect(Self.table.variate(~word) == -Self.table.variate(word), "\(word)") }
        #expect((Self.table.variate(.max) - 6.337957).magnitude < 1e-6)
    }
}

/// Low-discrepancy points and the walk on them.
struct QuasiRandomTests {
    /// Words of scipy 1.17.1's `qmc.Sobol(410, scramble=False, bits=32)`, whose point i is ours of i's Gray code.
    @Test(arguments: [
        (1, 1, 2_147_483_648), (1, 7, 3_758_096_384), (1, 86, 1_778_384_896), (1, 2_048, 1_048_576),
        (2, 1, 2_147_483_648), (2, 7, 3_758_096_384), (2, 86, 1_107_296_256), (2, 2_048, 4_042_260_480),
        (3, 7, 536_870_912), (3, 86, 3_321_888_768), (3, 2_048, 1_435_500_544),
        (10, 7, 536_870_912), (10, 86, 2_986_344_448), (10, 2_048, 1_058_013_184),
        (57, 7, 1_610_612_736), (57, 86, 369_098_752), (57, 2_048, 3_004_170_240),
        (302, 7, 536_870_912), (302, 86, 1_979_711_488), (302, 2_048, 791_674_880),
        (410, 7, 1_610_612_736), (410, 86, 1_845_493_760), (410, 2_048, 2_551_185_408),
    ])
    func pointsAreThoseOfAnotherProgram(dimension: Int, index: Int, word: Int) {
        let sequence = SobolSequence(dimensions: SobolSequence.maximumDimensions)
        #expect(sequence.word(dimension: dimension - 1, index: UInt32(index)) == UInt32(word))
        let eight = sequence.words(dimension: dimension - 1, block: UInt32(index / 8))
        #expect(eight[index % 8] == UInt64(word))
    }

    /// Each of 2ᵏ intervals of each dimension holds exactly one of the first 2ᵏ points.
    @Test func everyDimensionIsStratified() {
        let sequence = SobolSequence(dimensions: SobolSequence.maximumDimensions)
        for dimension in stride(from: 0, to: SobolSequence.maximumDimensions, by: 7) {
            let cells = Set((0..<256).map { sequence.word(dimension: dimension, index: $0) >> 24 })
            #expect(cells.count == 256, "dimension \(dimension)")
        }
    }

    @Test func refusesDimensionsWithoutNumbers() async {
        await #expect(processExitsWith: .failure) { _ = SobolSequence(dimensions: 411) }
    }

    /// A bridge is a rotation: it keeps the length of every vector, so it keeps independent normals such.
    @Test(arguments: [1, 2, 3, 7, 60])
    func bridgesAreRotations(steps: Int) {
        var generator = SplitMix64(seed: UInt64(steps))
        let bridge = BrownianBridge(steps: steps)
        var walk = [SIMD8<Double>](repeating: .zero, count: steps + 1)
        var values = (0..<2 * steps).map { _ in SIMD8<Double>.random(in: -2...2, using: &generator) }
        let untouched = stride(from: 0, to: 2 * steps, by: 2).map { values[$0] }
        let before = Self.squares(values, steps)
        let end = values[1] * Double(steps).squareRoot()
        bridge.apply(to: &values, first: 1, stride: 2, walk: &walk)
        let after = Self.squares(values, steps)
        var sum = SIMD8<Double>.zero
        for step in 0..<steps { sum += values[2 * step + 1] }
        for lane in 0..<8 {
            #expect((after[lane] / before[lane] - 1).magnitude < 1e-13, "seed \(steps)")
            #expect((sum[lane] - end[lane]).magnitude < 1e-12, "the first normal decides the end")
        }
        #expect(stride(from: 0, to: 2 * steps, by: 2).map { values[$0] } == untouched)
    }

    private static func squares(_ values: [SIMD8<Double>], _ steps: Int) -> SIMD8<Double> {
        var sum = SIMD8<Double>.zero
        for step in 0..<steps { sum += values[2 * step + 1] * values[2 * step + 1] }
        return sum
    }

    @Test func rootsOfMatrices() throws {
        // 2·2; 6·2, 6·6 + 1; −8·2, −8·6 + 5, 64 + 25 + 9.
        let root = try #require(Cholesky.root([[4, 12, -16], [12, 37, -43], [-16, -43, 98]]))
        #expect(root == [[2, 0, 0], [6, 1, 0], [-8, 5, 3]])
        #expect(Cholesky.root([[1, 2], [2, 1]]) == nil, "not positive definite")
        #expect(Cholesky.root([[1, 0.5], [0.4, 1]]) == nil, "not symmetric")
        #expect(Cholesky.root([[1, 0], [0]]) == nil, "not square")
    }
}
