// SPDX-License-Identifier: Apache-2.0

/// Text made safe for GitHub-flavoured Markdown.
enum Markdown {
    /// Characters that mean something are escaped, `&` and `<` as entities, line breaks become spaces.
    static func text(_ text: String) -> String {
        var safe = ""
        for character in TextWidth.harmless(text) {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": safe += "\\" + String(character)
            case _ where character.isNewline: safe += " "
            default: safe.append(character)
            }
        }
        return safe
    }

    /// Text for a table cell.
    static func cell(_ text: String) -> String { Self.text(text) }

    /// An address for a link: only http and https, and nothing that would end the link early.
    static func address(_ url: String) -> String? {
        guard let safe = WebAddress.checked(url) else { return nil }
        var text = ""
        for character in safe {
            switch character {
            case "(": text += "%28"
            case ")": text += "%29"
            case " ": text += "%20"
            case "<": text += "%3C"
            case ">": text += "%3E"
            case "|": text += "%7C"
            default: text.append(character)
            }
        }
        return text
    }
}

/// Addresses that may become links.
enum WebAddress {
    /// The address if it starts with `http://` or `https://` and has no control characters or line breaks.
    static func checked(_ url: String) -> String? {
        let lower = url.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://"),
            url.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\"" })
        else { return nil }
        return url
    }
}
