// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
public import HashwattFacts

/// How a figure is printed: digits, scale, sign and unit. The value itself is never rounded.
public struct FigureFormat: Hashable, Sendable {
    /// How many digits.
    public enum Precision: Hashable, Sendable {
        /// This many after the point.
        case places(Int)
        /// At most this many after the point, without trailing zeros.
        case atMost(Int)
        /// This many significant digits, but never fewer than the whole part has.
        case significant(Int)
        /// Two significant digits, and below a ten-thousandth only that it is below: a p-value.
        case probability
    }

    /// The power of ten that is said in words.
    public enum Scale: Hashable, Sendable {
        /// None.
        case one
        /// Whichever of none, m, bn, tn leaves one to three digits before the point.
        case automatic
        /// m, 10⁶.
        case million
        /// bn, 10⁹.
        case billion
        /// tn, 10¹².
        case trillion
    }

    /// How much of the unit is written.
    public enum UnitText: Hashable, Sendable {
        /// All of it: `200 MW critical IT`.
        case full
        /// Without the definition: `200 MW`; for a column whose title has it.
        case short
        /// None, and no currency sign: a column's title has it. Percent and the words of an automatic scale stay.
        case hidden
    }

    /// How many digits.
    public var precision: Precision
    /// The power of ten that is said in words.
    public var scale: Scale
    /// Whether a positive value gets a plus sign.
    public var isSigned: Bool
    /// How much of the unit is written.
    public var unit: UnitText

    /// A format.
    public init(_ precision: Precision, scale: Scale = .one, isSigned: Bool = false, unit: UnitText = .full) {
        self.precision = precision
        self.scale = scale
        self.isSigned = isSigned
        self.unit = unit
    }

    /// A change: sign and two decimals, `+18.09 %`.
    public static let change = FigureFormat(.places(2), isSigned: true)

    /// The same with another amount of unit.
    public func with(unit: UnitText) -> FigureFormat {
        var copy = self
        copy.unit = unit
        return copy
    }

    /// The ordinary format of a unit.
    public static func standard(for unit: FigureUnit) -> FigureFormat {
        switch unit {
        case .one, .ratio, .ratioPoints, .usdPerShare, .usdPerMegawattHour, .usdPerPetahashDay:
            .init(.places(2))
        case .count, .usdPerBitcoin, .satoshi, .watts: .init(.atMost(0))
        case .usd, .eur, .gbp, .chf, .usdPerMegawattYear, .usdPerMegawatt, .usdPerGigawatt, .shares:
            .init(.significant(3), scale: .automatic)
        case .btc: .init(.atMost(4))
        case .btcPerPetahashDay: .init(.places(6))
        case .megawattsCriticalIT, .megawattsGross, .megawattsUtility, .megawattsUndefined, .megawattHours,
            .usdPerKilowattMonth, .exahashesPerSecond, .terahashesPerSecond, .joulesPerTerahash, .years,
            .days,
            .hours:
            .init(.atMost(1))
        case .centsPerKilowattHour: .init(.atMost(2))
        }
    }

    /// The value as text: `$15.0 bn`, `+18.09 %`, `−4.2 MW`.
    ///
    /// Sign first, then the currency, the digits, the scale and the unit. A value that rounds to zero has no sign.
    ///
    /// - Precondition: `value` is finite.
    public func text(_ value: Double, _ unit: FigureUnit, style: NumberStyle = .typographic) -> String {
        let parts = UnitParts(unit, self.unit)
        let (digits, exponent) = digits(value.magnitude, shift: parts.shift, style)
        let isZero = digits.utf8.allSatisfy { $0 == 0x30 || $0 == 0x2E }
        var text = isZero ? "" : value < 0 ? (style == .typographic ? "\u{2212}" : "-") : isSigned ? "+" : ""
        text += parts.prefix + digits
        switch exponent {
        case 6: text += " m"
        case 9: text += " bn"
        case 12: text += " tn"
        default: break
        }
        return text + parts.suffix
    }

    private func digits(_ value: Double, shift: Int, _ style: NumberStyle) -> (String, Int) {
        switch scale {
        case .one: return (scaled(value, shift, style), 0)
        case .million: return (scaled(value, shift - 6, style), 6)
        case .billion: return (scaled(value, shift - 9, style), 9)
        case .trillion: return (scaled(value, shift - 12, style), 12)
        case .automatic:
            var exponent = value >= 1e12 ? 12 : value >= 1e9 ? 9 : value >= 1e6 ? 6 : 0
            // 999.96 m has three digits but prints as 1000: one step up.
            let isRound = Self.wholeDigits(scaled(value, -exponent, .data)) > 3
            if exponent == 0 ? scaled(value, 0, .data) == "1000000" : isRound && exponent < 12 {
                exponent = exponent == 0 ? 6 : exponent + 3
            }
            return (scaled(value, -exponent, style), exponent)
        }
    }

    private func scaled(_ value: Double, _ shift: Int, _ style: NumberStyle) -> String {
        switch precision {
        case .places(let places): DecimalText.fixed(value, places: places, shift: shift, style: style)
        case .atMost(let places):
            Self.trimmed(DecimalText.fixed(value, places: places, shift: shift, style: style))
        case .significant(let count):
            DecimalText.fixed(value, places: Self.places(value, shift, count), shift: shift, style: style)
        case .probability:
            value < 1e-4
                ? "<0.0001"
                : DecimalText.fixed(value, places: Self.places(value, shift, 2), shift: shift, style: style)
        }
    }

    /// Decimals that leave `count` significant digits after rounding.
    private static func places(_ value: Double, _ shift: Int, _ count: Int) -> Int {
        if value == 0 { return max(0, count - 1) }
        var places = 0
        while places < 12 {
            let digits = DecimalText.fixed(value, places: places, shift: shift).utf8
                .drop { $0 == 0x30 || $0 == 0x2E }.filter { $0 != 0x2E }
            if digits.count >= count { break }
            places += 1
        }
        return places
    }

    private static func wholeDigits(_ text: String) -> Int { text.utf8.prefix { $0 != 0x2E }.count }

    private static func trimmed(_ text: String) -> String {
        // A number too large for digits is written with an exponent, whose zeros count.
        guard text.utf8.contains(0x2E), !text.utf8.contains(UInt8(ascii: "e")) else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}

extension Figure {
    /// The value as text, in the ordinary format of its unit unless another is given.
    public func text(_ format: FigureFormat? = nil, style: NumberStyle = .typographic) -> String {
        (format ?? .standard(for: unit)).text(value, unit, style: style)
    }
}
