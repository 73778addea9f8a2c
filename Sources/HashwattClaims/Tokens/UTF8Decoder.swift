// SPDX-License-Identifier: Apache-2.0

/// Decodes UTF-8 that was checked before.
enum UTF8Decoder {
    /// The scalar that starts at `index`, and its width in bytes; a cut sequence counts as one byte.
    static func scalar(_ text: [UInt8], _ index: Int, _ limit: Int) -> (value: UInt32, width: Int) {
        let first = UInt32(text[index])
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 {
            guard index + 1 < limit else { return (0x20, 1) }
            return ((first & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F), 2)
        }
        if first < 0xF0 {
            guard index + 2 < limit else { return (0x20, 1) }
            let low = UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
            return ((first & 0x0F) << 12 | low, 3)
        }
        guard index + 3 < limit else { return (0x20, 1) }
        let low = UInt32(text[index + 2] & 0x3F) << 6 | UInt32(text[index + 3] & 0x3F)
        return ((first & 0x07) << 18 | UInt32(text[index + 1] & 0x3F) << 12 | low, 4)
    }

    /// Bytes that are checked at once where they are ASCII.
    private static let block = 32

    /// Whether a whole block from `start` on is ASCII.
    @inline(__always) private static func isASCII(_ bytes: [UInt8], _ start: Int) -> Bool {
        guard start + block <= bytes.count else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            var all: UInt8 = 0
            for offset in 0..<block { all |= buffer[start + offset] }
            return all < 0x80
        }
    }

    /// Offset of the first byte that is no UTF-8, or nil.
    ///
    /// Source: The Unicode Standard 16.0, table 3-7, well-formed UTF-8 byte sequences.
    static func firstInvalid(_ bytes: [UInt8]) -> Int? {
        var index = 0
        let count = bytes.count
        while index < count {
            let first = bytes[index]
            if first < 0x80 {
                index += isASCII(bytes, index) ? block : 1
                continue
            }
            let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            guard first >= 0xC2, first <= 0xF4, index + width <= count else { return index }
            let second = bytes[index + 1]
            let low: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
            guard second >= low, second <= high else { return index }
            for offset in 2..<max(width, 2) where bytes[index + offset] & 0xC0 != 0x80 { return index }
            index += width
        }
        return nil
    }
}

/// What a scalar above ASCII is to the tokenizer.
enum CharacterClass {
    case letter
    case space
    case dash
    case quote
    case apostrophe
    case sign

    init(_ scalar: UInt32) {
        switch scalar {
        case 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x80...0x9F, 0xAD:
            self = .space
        case 0x2010...0x2015, 0x2212: self = .dash
        case 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A: self = .quote
        case 0x2018...0x201B: self = .apostrophe
        case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF: self = .letter
        case 0xA1...0xBF, 0xD7, 0xF7, 0x2000...0x2BFF, 0x3001...0x303F, 0xFE00...0xFE0F, 0x1F000...0x1FFFF:
            self = .sign
        default: self = .letter
        }
    }
}
