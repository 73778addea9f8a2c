// SPDX-License-Identifier: Apache-2.0

/// Sobol's low-discrepancy sequence as 32-bit words.
///
/// Point n is the exclusive or of the direction numbers of the bits of n (the order of the points within a power
/// of two is that of n, not of its Gray code), so any point can be had without the ones before it.
///
/// Source: P. Bratley, B. Fox, *Algorithm 659: Implementing Sobol's Quasirandom Sequence Generator*, ACM TOMS 14
/// (1988), 88–100, equations 2 and 4; direction numbers of Joe and Kuo (`SobolDirections`).
public struct SobolSequence: Sendable {
    /// Most dimensions that have direction numbers here.
    public static let maximumDimensions = 410

    /// Number of dimensions.
    public let dimensions: Int
    /// The direction numbers, 32 a dimension, the most significant bit first.
    @usableFromInline let directions: [UInt32]
    /// The points 0 to 7 of each dimension.
    @usableFromInline let firstEight: [SIMD8<UInt64>]

    /// The sequence in some dimensions.
    ///
    /// - Precondition: `dimensions` is in 1 ... `maximumDimensions`.
    public init(dimensions: Int) {
        precondition(
            (1...Self.maximumDimensions).contains(dimensions),
            "a Sobol sequence has 1 to \(Self.maximumDimensions) dimensions here, not \(dimensions)")
        self.dimensions = dimensions
        let rows = SobolDirections.text.split(separator: ";").prefix(dimensions - 1).map { row in
            row.split { $0 == " " || $0.isNewline }.compactMap { UInt32($0) }
        }
        directions = (0..<32).map { UInt32(1) << (31 - $0) } + rows.flatMap(Self.directions)
        let all = directions
        firstEight = (0..<dimensions).map { dimension in
            var words = SIMD8<UInt64>()
            for index in 0..<8 {
                words[index] = UInt64(Self.word(all, dimension: dimension, index: UInt32(index)))
            }
            return words
        }
    }

    /// The direction numbers of a row `s a m₁ … mₛ`.
    private static func directions(_ row: [UInt32]) -> [UInt32] {
        let degree = Int(row[0])
        var values = (0..<degree).map { row[2 + $0] << (31 - UInt32($0)) }
        for index in degree..<32 {
            var value = values[index - degree] ^ (values[index - degree] >> UInt32(degree))
            for step in 1..<max(degree, 1) where (row[1] >> UInt32(degree - 1 - step)) & 1 == 1 {
                value ^= values[index - step]
            }
            values.append(value)
        }
        return values
    }

    @inlinable static func word(_ directions: [UInt32], dimension: Int, index: UInt32) -> UInt32 {
        var result: UInt32 = 0
        var rest = index
        var place = dimension * 32
        while rest != 0 {
            if rest & 1 == 1 { result ^= directions[place] }
            rest >>= 1
            place += 1
        }
        return result
    }

    /// Coordinate of a point, as a word: the point is `word / 2³²`.
    ///
    /// - Complexity: O(bits of the index).
    @inlinable public func word(dimension: Int, index: UInt32) -> UInt32 {
        Self.word(directions, dimension: dimension, index: index)
    }

    /// Coordinates of the eight points from 8 · `block`.
    @inlinable public func words(dimension: Int, block: UInt32) -> SIMD8<UInt64> {
        firstEight[dimension] ^ UInt64(word(dimension: dimension, index: block << 3))
    }
}
