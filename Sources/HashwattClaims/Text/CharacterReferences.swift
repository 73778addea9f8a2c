// SPDX-License-Identifier: Apache-2.0

/// Decodes character references of HTML: `&amp;`, `&#8364;`, `&#x20AC;`.
enum CharacterReferences {
    /// Longest name looked at, in bytes.
    private static let longest = 12

    /// The scalar that the reference at `index` (an ampersand) stands for, and the offset behind it; nil for none.
    static func decode(_ bytes: [UInt8], _ index: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        guard index + 2 < bytes.count else { return nil }
        if bytes[index + 1] == 0x23 { return numeric(bytes, index + 2) }
        var end = index + 1
        while end < bytes.count, end - index <= longest, isLetter(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == 0x3B else { return nil }
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        guard let value = named[name] ?? named[name.lowercased()], let scalar = Unicode.Scalar(value) else {
            return nil
        }
        return (scalar, end + 1)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte &- 0x30 < 10
    }

    private static func numeric(_ bytes: [UInt8], _ start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        let isHex = bytes[start] | 0x20 == 0x78
        var index = isHex ? start + 1 : start
        var value: UInt32 = 0
        let first = index
        while index < bytes.count, let digit = digit(bytes[index], isHex), index - first < 8 {
            value = value * (isHex ? 16 : 10) + digit
            index += 1
        }
        guard index > first, let scalar = Unicode.Scalar(value), value >= 0x20 else { return nil }
        return (scalar, index < bytes.count && bytes[index] == 0x3B ? index + 1 : index)
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        if byte &- 0x30 < 10 { return UInt32(byte - 0x30) }
        guard isHex, byte | 0x20 >= 0x61, byte | 0x20 <= 0x66 else { return nil }
        return UInt32((byte | 0x20) - 0x57)
    }

    /// References that occur in news pages.
    ///
    /// Source: HTML Living Standard, *Named character references*.
    private static let named: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ensp": 0x2002,
        "emsp": 0x2003, "thinsp": 0x2009, "shy": 0xAD, "cent": 0xA2, "pound": 0xA3, "yen": 0xA5,
        "euro": 0x20AC,
        "copy": 0xA9, "reg": 0xAE, "trade": 0x2122, "deg": 0xB0, "plusmn": 0xB1, "sup2": 0xB2, "sup3": 0xB3,
        "micro": 0xB5, "middot": 0xB7, "frac14": 0xBC, "frac12": 0xBD, "frac34": 0xBE, "times": 0xD7,
        "divide": 0xF7, "ndash": 0x2013, "mdash": 0x2014, "minus": 0x2212, "lsquo": 0x2018, "rsquo": 0x2019,
        "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "laquo": 0xAB, "raquo": 0xBB,
        "lsaquo": 0x2039, "rsaquo": 0x203A, "hellip": 0x2026, "bull": 0x2022, "dagger": 0x2020,
        "permil": 0x2030,
        "le": 0x2264, "ge": 0x2265, "asymp": 0x2248, "sim": 0x223C, "ne": 0x2260, "dollar": 0x24,
        "percnt": 0x25, "num": 0x23, "comma": 0x2C, "period": 0x2E, "colon": 0x3A, "lpar": 0x28, "rpar": 0x29,
        "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "szlig": 0xDF,
        "eacute": 0xE9, "egrave": 0xE8, "aacute": 0xE1, "agrave": 0xE0, "acirc": 0xE2, "ccedil": 0xE7,
        "ecirc": 0xEA, "iacute": 0xED, "ntilde": 0xF1, "oacute": 0xF3, "ocirc": 0xF4, "uacute": 0xFA,
        "Eacute": 0xC9, "aring": 0xE5, "aelig": 0xE6, "oslash": 0xF8,
    ]
}
