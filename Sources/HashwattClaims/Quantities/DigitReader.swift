// SPDX-License-Identifier: Apache-2.0

/// Reads runs of digits with separators.
///
/// The language says which of comma and full stop groups digits and which starts decimals; a run that does not fit
/// that reading (`1,000.50` in German) is read the other way, and one that fits neither (`192.168.1.2`) is no number.
enum DigitReader {
    /// What a run of digits says.
    struct Result {
        var number: DecimalNumber
        /// Whether digits are grouped by a separator.
        var grouped: Bool
        /// Whether there are decimals.
        var decimals: Bool
        /// Digits before the decimals.
        var integerDigits: Int
    }

    /// The number that `text[range]` writes, or nil.
    static func read(_ text: [UInt8], _ range: Range<Int>, language: TextLanguage) -> Result? {
        let comma = language == .german
        return read(text, range, decimal: comma ? 0x2C : 0x2E)
            ?? read(text, range, decimal: comma ? 0x2E : 0x2C)
    }

    private static func read(_ text: [UInt8], _ range: Range<Int>, decimal: UInt8) -> Result? {
        var state = State()
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = text[index]
            index += 1
            if byte &- 0x30 < 10 {
                state.add(byte &- 0x30)
            } else if byte == decimal {
                guard state.startDecimals() else { return nil }
            } else {
                while index < range.upperBound, text[index] >= 0x80 { index += 1 }
                guard state.group(by: byte) else { return nil }
            }
        }
        return state.finish()
    }

    /// Digits read so far, and the groups they form.
    private struct State {
        var mantissa: UInt64 = 0
        var dropped = 0
        var decimals = -1
        var group = 0
        var groups = 0
        var separator: UInt8 = 0
        var integerDigits = 0
        var pairs = false

        mutating func add(_ digit: UInt8) {
            group += 1
            if mantissa < 100_000_000_000_000_000 {
                mantissa = mantissa * 10 + UInt64(digit)
                if decimals >= 0 { decimals += 1 }
            } else if decimals < 0 {
                dropped += 1
            }
            if decimals < 0 { integerDigits += 1 }
        }

        /// Ends a group of digits; later groups have three (or, as in India, two) digits, the first at most three.
        mutating func group(by byte: UInt8) -> Bool {
            guard decimals < 0, separator == 0 || separator == byte else { return false }
            guard groups == 0 ? (1...3).contains(group) : group == 3 || group == 2 else { return false }
            if groups > 0, group == 2 { pairs = true }
            separator = byte
            groups += 1
            group = 0
            return true
        }

        mutating func startDecimals() -> Bool {
            guard decimals < 0, groups == 0 || group == 3 else { return false }
            decimals = 0
            return true
        }

        func finish() -> Result? {
            if groups > 0, decimals < 0, group != 3 { return nil }
            if pairs, separator != 0x2C { return nil }
            let number = DecimalNumber(Double(mantissa), exponent: dropped - max(0, decimals))
            return Result(
                number: number, grouped: groups > 0, decimals: decimals > 0, integerDigits: integerDigits)
        }
    }
}
