// SPDX-License-Identifier: Apache-2.0

/// Elementary functions of eight numbers at a time, by additions, multiplications and bit operations only.
///
/// No operation is fused, so that the bits are the same with and without FMA instructions, and on every machine.
public enum Lanes {
    /// e to the power of each number.
    ///
    /// The argument is reduced by multiples of ln 2 (in two parts, after W. Cody and W. Waite, *Software Manual for
    /// the Elementary Functions*, 1980, chapter 6), the rest by a polynomial of degree 11 on |r| ≤ ½ ln 2: Taylor's,
    /// whose remainder there is r¹²/12! < 6.3·10⁻¹⁵ relative.
    ///
    /// Arguments are numbers and are held within ±700, where the result is finite and normal.
    ///
    /// Error: below 10⁻¹⁴ relative (LanesTests).
    @inlinable @inline(__always) public static func exp(_ values: SIMD8<Double>) -> SIMD8<Double> {
        let held = values.replacing(with: 700, where: values .> 700)
            .replacing(with: -700, where: values .< -700)
        // Adding 1.5·2⁵² rounds to a whole number, which then stands in the lowest bits.
        let shifted = held * 1.442695040888963407359924681001892137 + 0x1.8p52
        let whole = shifted - 0x1.8p52
        let rest = (held - whole * 0x1.62e42feep-1) - whole * 0x1.a39ef35793c76p-33
        // Estrin's scheme: pairs, then pairs of pairs, so that the processor need not wait for one long chain.
        let square = rest * rest
        let fourth = square * square
        let low = pair(rest, 1.0 / 6, 0.5) * square + (rest + 1)
        let middle = pair(rest, 1.0 / 5_040, 1.0 / 720) * square + pair(rest, 1.0 / 120, 1.0 / 24)
        let high =
            pair(rest, 1.0 / 39_916_800, 1.0 / 3_628_800) * square + pair(rest, 1.0 / 362_880, 1.0 / 40_320)
        let sum = (high * fourth + middle) * fourth + low
        let exponent = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &<< 52
        return unsafeBitCast(unsafeBitCast(sum, to: SIMD8<UInt64>.self) &+ exponent, to: SIMD8<Double>.self)
    }

    /// rest · slope + constant.
    @inlinable @inline(__always) static func pair(
        _ rest: SIMD8<Double>, _ slope: Double, _ constant: Double
    ) -> SIMD8<Double> { rest * slope + constant }
}
