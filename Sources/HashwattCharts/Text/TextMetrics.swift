// SPDX-License-Identifier: Apache-2.0

/// How wide a text will be, near enough to place it.
///
/// The page uses the reader's own sans-serif font, so the width can only be estimated: the advance widths of
/// Helvetica (Adobe Core 14 AFM, in thousandths of the size), with 6 % to spare for wider faces.
enum TextMetrics {
    private static let reserve = 1.06

    /// U+0020...U+007E.
    private static let widths: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]

    /// Width in the unit of `size`.
    static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        var total = 0
        for scalar in text.unicodeScalars { total += advance(scalar.value) }
        return Double(total) / 1_000 * size * reserve * (isBold ? 1.07 : 1)
    }

    private static func advance(_ code: UInt32) -> Int {
        switch code {
        case 0x20...0x7E: widths[Int(code) - 0x20]
        case 0x300...0x36F, 0x200B...0x200F: 0
        case 0x202F, 0x2009: 200
        case 0x2212: 584
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
            0x1F000...0x1FAFF, 0x20000...0x3FFFF:
            1_000
        default: 600
        }
    }

    /// The text, or as much of it as fits, with an ellipsis where it was cut.
    static func fitted(_ text: String, size: Double, isBold: Bool = false, into room: Double) -> String {
        if width(text, size: size, isBold: isBold) <= room { return text }
        var kept = ""
        for character in text {
            if width(kept + String(character) + "…", size: size, isBold: isBold) > room { break }
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// The text broken at spaces into lines that fit; a word that alone does not fit is cut.
    static func lines(_ text: String, size: Double, into room: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            let fittedWord = fitted(String(word), size: size, into: room)
            if let last = lines.last, width(last + " " + fittedWord, size: size) <= room {
                lines[lines.count - 1] = last + " " + fittedWord
            } else {
                lines.append(fittedWord)
            }
        }
        return lines
    }
}
