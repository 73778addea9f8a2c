// SPDX-License-Identifier: Apache-2.0

/// A number as written: an integer, a power of ten, and the place of its last written digit.
///
/// Scales and units that are powers of ten only move the exponent, so that "1.4 billion" is exactly 1,400,000,000
/// and "4.2 cents" the double nearest to 0.042.
struct DecimalNumber: Hashable, Sendable {
    /// Digits without the decimal sign, or any value of a number in words.
    var mantissa: Double
    /// Power of ten that multiplies the mantissa.
    var exponent: Int

    init(_ mantissa: Double, exponent: Int = 0) {
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// The value: exact where the mantissa is below 2⁵³ and the power within 10^±22.
    var value: Double {
        exponent >= 0 ? mantissa * Self.power(exponent) : mantissa / Self.power(-exponent)
    }

    /// The number times a power of ten.
    func scaled(by power: Int) -> Self { Self(mantissa, exponent: exponent + power) }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
        1e19, 1e20, 1e21, 1e22,
    ]

    private static func power(_ exponent: Int) -> Double {
        var exponent = exponent
        var result = 1.0
        while exponent > 22, result < 1e300 {
            result *= 1e22
            exponent -= 22
        }
        return result * powers[min(exponent, 22)]
    }
}
