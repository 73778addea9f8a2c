// SPDX-License-Identifier: Apache-2.0

/// The values for which a wording holds.
///
/// A number stands for everything that rounds to it at its last written place: 17.54 for 17.535 to 17.545, 18 for 17.5
/// to 18.5. An integer of three or more digits that ends in a zero is read as rounded to tens, as such figures nearly
/// always are: 580 for 575 to 585. Qualifiers move the ends:
///
/// | wording | literally | close to it |
/// |---|---|---|
/// | exact | the rounding | the rounding |
/// | approximately | 5 % or the rounding, on both sides | the same |
/// | nearly | 5 % or the rounding below, up to the number | the same |
/// | over, at least | the number and above | up to 10 % or the rounding above |
/// | up to | the number and below | down to 10 % or the rounding below |
/// | range | from the rounding of the low to that of the high number | the same |
///
/// Falls are negative and read by their size: "nearly 9 %" of a fall is −9 to −8.55.
public struct Wording: Hashable, Sendable {
    /// Least value for which the wording is literally true.
    public let literalLow: Double
    /// Greatest value for which the wording is literally true.
    public let literalHigh: Double
    /// Least value to which the wording is close: what a writer who knew it would have said.
    public let closeLow: Double
    /// Greatest value to which the wording is close.
    public let closeHigh: Double

    /// The wording of a claim, or nil for a claim without a number.
    public init?(_ claim: Claim) {
        guard let written = claim.written, claim.value != nil else { return nil }
        self.init(written, claim.qualifier, high: claim.valueHigh)
    }

    /// The wording of a number as written.
    ///
    /// - Parameters:
    ///   - written: The number; negative for a fall.
    ///   - qualifier: How it is bounded.
    ///   - high: The upper number of a range, in the canonical unit.
    public init(_ written: WrittenNumber, _ qualifier: Qualifier, high: Double? = nil) {
        let value = abs(written.value)
        let half = Self.halfPlace(written)
        let (literal, close) = Self.bounds(value, half, qualifier, high)
        if written.digits < 0 {
            (literalLow, literalHigh) = (-literal.1, -literal.0)
            (closeLow, closeHigh) = (-close.1, -close.0)
        } else {
            (literalLow, literalHigh) = literal
            (closeLow, closeHigh) = close
        }
    }

    /// Half of the last written place, in the canonical unit.
    private static func halfPlace(_ written: WrittenNumber) -> Double {
        let unit = DecimalNumber(1, exponent: written.exponent).value
        let isTens =
            written.decimals == 0 && abs(written.digits) >= 100
            && written.digits.truncatingRemainder(dividingBy: 10) == 0
        return (isTens ? 5 : 0.5) * unit
    }

    private static func bounds(
        _ value: Double, _ half: Double, _ qualifier: Qualifier, _ high: Double?
    ) -> (literal: (Double, Double), close: (Double, Double)) {
        let wide = max(half, 0.05 * value)
        let far = max(half, 0.1 * value)
        switch qualifier {
        case .exact: return ((value - half, value + half), (value - half, value + half))
        case .approximately: return ((value - wide, value + wide), (value - wide, value + wide))
        case .nearly: return ((value - wide, value), (value - wide, value))
        case .over, .atLeast: return ((value, .infinity), (value, value + far))
        case .upTo: return ((-.infinity, value), (value - far, value))
        case .range:
            let top = max(value, high ?? value)
            return ((value - half, top + half), (value - half, top + half))
        }
    }

    /// Whether the wording is literally true of `value`; a hair of rounding (10⁻⁹) is forgiven.
    public func holds(for value: Double) -> Bool {
        let slack = 1e-9 * max(1, abs(value))
        return value >= literalLow - slack && value <= literalHigh + slack
    }

    /// Whether a writer who knew `value` would have chosen the wording.
    public func isClose(to value: Double) -> Bool {
        let slack = 1e-9 * max(1, abs(value))
        return value >= closeLow - slack && value <= closeHigh + slack
    }
}
