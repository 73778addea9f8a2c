// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Where the randomness of a path comes from.
public enum Sampling: String, CaseIterable, Hashable, Sendable {
    /// Independent paths.
    case plain
    /// Every second path mirrors the one before it.
    case antithetic
    /// A digitally shifted Sobol sequence on a Brownian bridge.
    case sobol
}

/// Normal variates of eight paths at a time, each path a function of seed and number alone.
///
/// Paths come in blocks of eight, and block b belongs to replicate b mod 16. For a Sobol sequence each replicate has
/// its own shift, so that the replicates are independent and equally distributed; their spread is the error of
/// what they have in common.
struct PathSampler: Sendable {
    /// Independent parts of a simulation.
    static let replicates = 16
    /// Factors of a quarter.
    private static let factors = FactorModel.Factor.allCases.count
    /// Words of the counter's second place: draws, and shifts of the sequence.
    private static let shiftDomain: UInt64 = 1

    let sampling: Sampling
    let quarters: Int
    private let key: SIMD2<UInt32>
    private let table = NormalTable()
    private let sequence: SobolSequence?
    private let bridge: BrownianBridge
    /// Shifts of the sequence, a row a replicate.
    private let shifts: [[UInt64]]

    /// Variates of a path: delay, overrun, then five a quarter.
    var dimensions: Int { 2 + Self.factors * quarters }

    init(_ sampling: Sampling, quarters: Int, seed: UInt64) {
        self.sampling = sampling
        self.quarters = quarters
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        let dimensions = 2 + Self.factors * quarters
        let isSobol = sampling == .sobol
        sequence = isSobol ? SobolSequence(dimensions: dimensions) : nil
        bridge = BrownianBridge(steps: quarters)
        let key = key
        shifts =
            !isSobol
            ? []
            : (0..<Self.replicates).map { replicate in
                (0..<dimensions).map { dimension in
                    let counter = SIMD4(
                        UInt32(dimension / 4), UInt32(Self.shiftDomain), UInt32(replicate), 0)
                    return UInt64(Philox.block(counter: counter, key: key)[dimension % 4])
                }
            }
    }

    /// Room for the variates of a block.
    struct Scratch {
        var variates: [SIMD8<Double>]
        var walk: [SIMD8<Double>]
    }

    func scratch() -> Scratch {
        Scratch(
            variates: [SIMD8<Double>](repeating: .zero, count: dimensions + 3),
            walk: [SIMD8<Double>](repeating: .zero, count: quarters + 1))
    }

    /// Fills the variates of the paths from 8 · `block`.
    func fill(_ scratch: inout Scratch, block: Int) {
        switch sampling {
        case .plain: fillPlain(&scratch.variates, firstPath: UInt64(block) * 8)
        case .antithetic: fillAntithetic(&scratch.variates, firstPair: UInt64(block) * 4)
        case .sobol: fillSobol(&scratch, block)
        }
    }

    private func fillPlain(_ variates: inout [SIMD8<Double>], firstPath: UInt64) {
        let low = Self.paths(from: firstPath)
        let high = Self.paths(from: firstPath + 4)
        for draw in 0..<(dimensions + 3) / 4 {
            let first = Philox.blocks(Self.counters(draw, low), key: key)
            let second = Philox.blocks(Self.counters(draw, high), key: key)
            variates[4 * draw] = table.variates(SIMD8(lowHalf: first.0, highHalf: second.0))
            variates[4 * draw + 1] = table.variates(SIMD8(lowHalf: first.1, highHalf: second.1))
            variates[4 * draw + 2] = table.variates(SIMD8(lowHalf: first.2, highHalf: second.2))
            variates[4 * draw + 3] = table.variates(SIMD8(lowHalf: first.3, highHalf: second.3))
        }
    }

    /// Pairs of paths stand beside each other: 0 and 1, 2 and 3.
    private func fillAntithetic(_ variates: inout [SIMD8<Double>], firstPair: UInt64) {
        let pairs = Self.paths(from: firstPair)
        // The complement of a word has the opposite variate.
        let mirror = SIMD8<UInt64>(
            0, 0xFFFF_FFFF, 0, 0xFFFF_FFFF, 0, 0xFFFF_FFFF, 0, 0xFFFF_FFFF)
        func twice(_ words: SIMD4<UInt64>) -> SIMD8<UInt64> {
            var both = SIMD8<UInt64>()
            both.evenHalf = words
            both.oddHalf = words
            return both ^ mirror
        }
        for draw in 0..<(dimensions + 3) / 4 {
            let words = Philox.blocks(Self.counters(draw, pairs), key: key)
            variates[4 * draw] = table.variates(twice(words.0))
            variates[4 * draw + 1] = table.variates(twice(words.1))
            variates[4 * draw + 2] = table.variates(twice(words.2))
            variates[4 * draw + 3] = table.variates(twice(words.3))
        }
    }

    private func fillSobol(_ scratch: inout Scratch, _ block: Int) {
        guard let sequence else { return }
        let shifts = shifts[block % Self.replicates]
        let part = UInt32(truncatingIfNeeded: block / Self.replicates)
        for dimension in 0..<dimensions {
            scratch.variates[dimension] = table.variates(
                sequence.words(dimension: dimension, block: part) ^ shifts[dimension])
        }
        for factor in 0..<Self.factors {
            bridge.apply(
                to: &scratch.variates, first: 2 + factor, stride: Self.factors, walk: &scratch.walk)
        }
    }

    private static func paths(from first: UInt64) -> SIMD4<UInt64> {
        SIMD4(repeating: first) &+ SIMD4(0, 1, 2, 3)
    }

    private static func counters(
        _ draw: Int, _ paths: SIMD4<UInt64>
    ) -> (SIMD4<UInt64>, SIMD4<UInt64>, SIMD4<UInt64>, SIMD4<UInt64>) {
        (SIMD4(repeating: UInt64(draw)), .zero, paths & 0xFFFF_FFFF, paths &>> 32)
    }
}
