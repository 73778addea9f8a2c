// SPDX-License-Identifier: Apache-2.0

/// Columns that a text takes on a terminal.
public enum TextWidth {
    /// The sum over its characters: two for wide East Asian characters and emoji, none for combining marks and
    /// controls, else one.
    ///
    /// Ranges after Unicode Standard Annex 11, *East Asian Width*.
    public static func of(_ text: String) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    static func of(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(first.value) ? 2 : 1
        }
    }

    private static func isWide(_ code: UInt32) -> Bool {
        switch code {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text cut to `width` columns, the last being an ellipsis where something was cut.
    public static func cut(_ text: String, to width: Int) -> String {
        if of(text) <= width { return text }
        var kept = ""
        var used = 0
        for character in text {
            let need = of(character)
            if used + need > width - 1 { break }
            kept.append(character)
            used += need
        }
        return width > 0 ? kept + "…" : ""
    }

    /// The text in lines of at most `width` columns, broken at spaces; a longer word keeps a line of its own.
    public static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var last = ""
        for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            if last.isEmpty {
                last = String(word)
            } else if of(last) + 1 + of(String(word)) <= width {
                last += " " + word
            } else {
                lines.append(last)
                last = String(word)
            }
        }
        return last.isEmpty ? lines : lines + [last]
    }

    /// Characters that would steer a terminal, made visible.
    public static func harmless(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSteering) else { return text }
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { isSteering($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
