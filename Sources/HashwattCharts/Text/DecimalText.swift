// SPDX-License-Identifier: Apache-2.0

/// How a printed number is punctuated.
public enum NumberStyle: Hashable, Sendable {
    /// For pages: minus sign U+2212, groups of three digits split by a narrow no-break space (U+202F).
    case typographic
    /// For terminals: hyphen-minus, groups split by commas.
    case plain
    /// For files that programs read: hyphen-minus, no groups.
    case data
}

/// Decimal text of binary numbers, correctly rounded and without Foundation.
///
/// In order of priority: right, the same on every machine, fast. The double is taken for the exact number that
/// it is, `m · 2^e`, scaled by a power of ten in 128-bit integers, and rounded once, half to even, as IEEE 754
/// does and as Python's `decimal` does under `ROUND_HALF_EVEN`. Dividing a double by 1e9 first and printing the
/// quotient would round twice; the scale is therefore part of the conversion (`shift`).
public enum DecimalText {
    /// The largest number of decimals, and the largest shift.
    public static let limit = 22

    /// The value with a fixed number of decimals.
    ///
    /// A value that rounds to zero has no sign. A magnitude beyond 2¹²⁷ is printed as by `shortest`.
    ///
    /// - Parameters:
    ///   - value: finite.
    ///   - places: digits after the point, 0...22.
    ///   - shift: the value is multiplied by 10^shift before printing: 2 for percent, −9 for billions.
    ///   - isSigned: whether a positive value gets a plus sign.
    /// - Complexity: O(digits).
    public static func fixed(
        _ value: Double, places: Int, shift: Int = 0, style: NumberStyle = .data, isSigned: Bool = false
    ) -> String {
        precondition(value.isFinite, "cannot print a number that is not finite: \(value)")
        precondition((0...limit).contains(places), "decimals are outside 0...22: \(places)")
        precondition(abs(places + shift) <= limit, "decimals and shift are beyond ±22: \(places + shift)")
        guard let digits = scaled(value.magnitude, by: places + shift) else { return shortest(value) }
        var text: [UInt8] = []
        text.reserveCapacity(32)
        appendSign(value < 0, isSigned && value > 0, isZero: digits == 0, style, to: &text)
        appendDigits(digits, places: places, style, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The shortest text that reads back as the same double: `15`, `0.1`, `1e-07`.
    ///
    /// It is a JSON number. Whole values lose the `.0`.
    ///
    /// - Precondition: `value` is finite.
    public static func shortest(_ value: Double) -> String {
        precondition(value.isFinite, "cannot print a number that is not finite: \(value)")
        if value == 0 { return "0" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A whole number with its groups.
    public static func whole(_ value: Int, style: NumberStyle = .data) -> String {
        var text: [UInt8] = []
        appendSign(value < 0, false, isZero: value == 0, style, to: &text)
        appendDigits(UInt128(value.magnitude), places: 0, style, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// `value · 10^exponent`, rounded half to even; nil where 128 bits do not hold it.
    static func scaled(_ value: Double, by exponent: Int) -> UInt128? {
        if value == 0 { return 0 }
        let isSubnormal = value.exponentBitPattern == 0
        var significand = UInt128(value.significandBitPattern | (isSubnormal ? 0 : 1 << 52))
        var binary = Int(isSubnormal ? 1 : value.exponentBitPattern) - 1_075
        let zeros = significand.trailingZeroBitCount
        significand >>= zeros
        binary += zeros
        let ten = power(of: exponent.magnitude)
        let top = exponent >= 0 ? significand * ten : significand  // below 2^53 · 2^74
        let bottom = exponent >= 0 ? 1 : ten
        if binary >= 0 {
            guard top.leadingZeroBitCount > binary else { return nil }
            return divided(top << UInt128(binary), by: bottom)
        }
        // Where the divisor does not fit it is above twice the dividend, which rounds to zero.
        guard bottom.leadingZeroBitCount > -binary else { return 0 }
        return divided(top, by: bottom << UInt128(-binary))
    }

    private static func power(of exponent: UInt) -> UInt128 {
        var result: UInt128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }

    private static func divided(_ top: UInt128, by bottom: UInt128) -> UInt128 {
        let (quotient, rest) = top.quotientAndRemainder(dividingBy: bottom)
        let other = bottom - rest
        let isUp = rest > other || (rest == other && quotient & 1 == 1)
        return isUp ? quotient + 1 : quotient
    }

    private static func appendSign(
        _ isNegative: Bool, _ hasPlus: Bool, isZero: Bool, _ style: NumberStyle, to text: inout [UInt8]
    ) {
        if isZero { return }
        if isNegative {
            text.append(contentsOf: style == .typographic ? [0xE2, 0x88, 0x92] : [0x2D])
        } else if hasPlus {
            text.append(0x2B)
        }
    }

    private static func appendDigits(
        _ digits: UInt128, places: Int, _ style: NumberStyle, to text: inout [UInt8]
    ) {
        let all = Array(String(digits).utf8)
        let padded = [UInt8](repeating: 0x30, count: max(0, places + 1 - all.count)) + all
        let whole = padded.count - places
        for index in 0..<whole {
            if index > 0, (whole - index).isMultiple(of: 3) { text.append(contentsOf: separator(style)) }
            text.append(padded[index])
        }
        if places > 0 {
            text.append(0x2E)
            text.append(contentsOf: padded[whole...])
        }
    }

    private static func separator(_ style: NumberStyle) -> [UInt8] {
        switch style {
        case .typographic: [0xE2, 0x80, 0xAF]
        case .plain: [0x2C]
        case .data: []
        }
    }
}
