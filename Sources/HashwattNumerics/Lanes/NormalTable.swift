// SPDX-License-Identifier: Apache-2.0

import RealModule

/// The inverse of the normal distribution for 32-bit words, from a table of cubics.
///
/// Every word stands for the middle of its cell, `(word + ½) · 2⁻³²`, so the variate is a strictly increasing
/// function of the word, words that are complements of each other have opposite variates, and the largest is
/// 6.34. The lower half of the cells is cut into octaves, each octave into 64 segments of equal width; exponent and
/// first six fraction bits of a cell's number are its segment, and a cubic through four Chebyshev points of the
/// segment gives the variate.
///
/// Error: below 5·10⁻¹⁰ absolute over all words, measured at every segment's worst points against
/// `Distribution.normal` (NormalTableTests).
///
/// Source: D.-U. Lee, R. Cheung, J. Villasenor, W. Luk, *Inversion-Based Hardware Gaussian Random Number
/// Generator: A Case Study of Function Evaluation Via Hierarchical Segmentation*, FPT 2006, section 3: octaves
/// towards the tail, equal segments within. The coefficients are computed here.
public struct NormalTable: Sendable {
    /// A cubic a segment for the size of the variate, in cells from the segment's start, lowest power first.
    @usableFromInline let cubics: [SIMD4<Double>]

    /// Bits of the fraction that choose a segment within its octave.
    private static let fractionBits = 6
    private static let octaves = 32
    /// Exponent and fraction of the smallest distance from an end, half a cell, shifted to a segment number.
    @usableFromInline static let firstSegment = (1_023 - 1) << 6
    @usableFromInline static let shift: UInt64 = 46

    /// The table.
    ///
    /// - Complexity: 8,192 evaluations of the distribution function, a few milliseconds.
    public init() {
        var cubics: [SIMD4<Double>] = []
        cubics.reserveCapacity(Self.octaves << Self.fractionBits)
        var guess = -6.7
        for octave in 0..<Self.octaves {
            let start = Double(sign: .plus, exponent: octave - 1, significand: 1)
            let width = start / Double(1 << Self.fractionBits)
            for segment in 0..<(1 << Self.fractionBits) {
                cubics.append(Self.cubic(from: start + Double(segment) * width, width: width, &guess))
            }
        }
        self.cubics = cubics
    }

    /// The polynomial through the quantiles at the four Chebyshev points of a segment.
    private static func cubic(from start: Double, width: Double, _ guess: inout Double) -> SIMD4<Double> {
        var points = SIMD4<Double>()
        var divided = SIMD4<Double>()
        for index in 0..<4 {
            points[index] = width * (0.5 - 0.5 * Double.cos(Double.pi * (Double(index) + 0.5) / 4))
            guess = quantile((start + points[index]) * 0x1p-32, near: guess)
            divided[index] = -guess
        }
        for level in 1..<4 {
            for index in stride(from: 3, through: level, by: -1) {
                divided[index] =
                    (divided[index] - divided[index - 1]) / (points[index] - points[index - level])
            }
        }
        var result = SIMD4<Double>(divided[3], 0, 0, 0)
        for index in stride(from: 2, through: 0, by: -1) {
            let shifted = SIMD4(0, result[0], result[1], result[2])
            result = shifted - result * points[index]
            result[0] += divided[index]
        }
        return result
    }

    /// Newton's search for the lower quantile, from a near guess.
    private static func quantile(_ probability: Double, near guess: Double) -> Double {
        var value = guess
        for _ in 0..<20 {
            let density = Double.exp(-value * value / 2) / (2 * Double.pi).squareRoot()
            let step = (Distribution.normal.lower(value) - probability) / density
            value -= step
            if step.magnitude < 1e-15 * value.magnitude { break }
        }
        return value
    }

    /// The variates of eight words, which stand in the lower halves of the lanes.
    @inlinable public func variates(_ words: SIMD8<UInt64>) -> SIMD8<Double> {
        // 2⁵² with the word in its lowest bits, less 2⁵² + 2³¹, is the word's distance from the middle of the words,
        // without a conversion.
        let offsets =
            unsafeBitCast(words | 0x4330_0000_0000_0000, to: SIMD8<Double>.self) - 0x1.000008p52 + 0.5
        let bits = unsafeBitCast(offsets, to: SIMD8<UInt64>.self)
        let signs = bits & (1 << 63)
        // The distance from the nearer end, in cells: ½ to 2³¹ − ½.
        let cells = 0x1p31 - unsafeBitCast(bits ^ signs, to: SIMD8<Double>.self)
        let cellBits = unsafeBitCast(cells, to: SIMD8<UInt64>.self)
        let segments = cellBits &>> Self.shift
        let distances = cells - unsafeBitCast(cellBits & ~((1 << Self.shift) - 1), to: SIMD8<Double>.self)
        var result = SIMD8<Double>()
        for lane in 0..<8 {
            let cubic = cubics[Int(truncatingIfNeeded: segments[lane]) &- Self.firstSegment]
            let distance = distances[lane]
            let square = distance * distance
            result[lane] =
                (cubic[3] * distance + cubic[2]) * square + (cubic[1] * distance + cubic[0])
        }
        return unsafeBitCast(unsafeBitCast(result, to: SIMD8<UInt64>.self) ^ signs, to: SIMD8<Double>.self)
    }

    /// The variate of one word.
    public func variate(_ word: UInt32) -> Double { variates(SIMD8(repeating: UInt64(word)))[0] }
}
