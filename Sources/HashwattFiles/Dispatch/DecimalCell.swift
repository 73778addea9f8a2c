// SPDX-License-Identifier: Apache-2.0

/// Reads a decimal number from the bytes of a cell.
enum DecimalCell {
    /// The double nearest to a decimal text; nil for anything else, `nan` and `inf` among it.
    ///
    /// A text of at most 15 digits and 22 places is a quotient of two numbers that doubles hold exactly, so that
    /// one division rounds it right; the others go through the standard library.
    ///
    /// Source: W. Clinger, *How to Read Floating Point Numbers Accurately*, PLDI 1990, doi:10.1145/93542.93557.
    static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
        var index = bytes.startIndex
        let end = bytes.endIndex
        var isNegative = false
        if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
            isNegative = bytes[index] == 0x2D
            index += 1
        }
        var (mantissa, digits, places, hasPoint) = (UInt64(0), 0, 0, false)
        while index < end {
            let byte = bytes[index]
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
                if hasPoint { places += 1 }
                if digits > 15 { return slow(bytes) }
                mantissa = mantissa * 10 + UInt64(byte - 0x30)
            } else if byte == 0x2E, !hasPoint {
                hasPoint = true
            } else {
                return slow(bytes)
            }
            index += 1
        }
        if digits == 0 { return nil }
        let value = Double(mantissa) / powers[places]
        return isNegative ? -value : value
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    private static func slow(_ bytes: ArraySlice<UInt8>) -> Double? {
        bytes.count > 400 ? nil : DocumentReader.decimal(String(decoding: bytes, as: UTF8.self))
    }
}
