// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// What a text says about itself before it begins: the front matter of Markdown, the dateline of a release.
enum FrontMatter {
    /// Largest front matter, in bytes.
    private static let longest = 8_192

    /// Reads `---`, lines of `key: value`, `---` at the start, and gives the position behind it; `start` where there is none.
    static func read(_ bytes: [UInt8], from start: Int, into document: inout TextDocument) -> Int {
        let limit = min(bytes.count, start + longest)
        guard bytes[start..<limit].starts(with: "---".utf8) else { return start }
        var lines: [Range<Int>] = []
        var position = start
        while position < limit {
            let end = bytes[position..<limit].firstIndex(of: 0x0A) ?? limit
            let line = position..<(end > position && bytes[end - 1] == 0x0D ? end - 1 : end)
            position = end + 1
            if !lines.isEmpty, bytes[line].elementsEqual("---".utf8) {
                for line in lines.dropFirst() { note(bytes[line], &document) }
                return min(position, bytes.count)
            }
            guard lines.isEmpty ? line.count == 3 : isEntry(bytes[line]) else { return start }
            lines.append(line)
        }
        return start
    }

    /// A line of front matter: an entry, a nested one, a comment or nothing.
    private static func isEntry(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return true }
        return first == 0x20 || first == 0x2D || first == 0x23 || line.contains(0x3A)
    }

    private static func note(_ line: ArraySlice<UInt8>, _ document: inout TextDocument) {
        guard let colon = line.firstIndex(of: 0x3A) else { return }
        let key = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        var value = line[(colon + 1)...]
        while let first = value.first, [0x20, 0x22, 0x27].contains(first) { value = value.dropFirst() }
        while let last = value.last, [0x20, 0x22, 0x27].contains(last) { value = value.dropLast() }
        let text = String(decoding: value, as: UTF8.self)
        switch key {
        case "title", "titel": document.title = text
        case "author", "autor", "by": document.author = text
        case "date", "datum", "published", "publishdate", "pubdate":
            document.published = CivilDate(text.prefix(10))
        case "category", "section", "kategorie", "rubrik": document.category = text
        default: return
        }
    }

    /// The day of publication that one of the first lines gives: a line that is a date or says "published", or the
    /// dateline of a wire ("EASTON, Md., Oct. 28, 2025 (GLOBE NEWSWIRE)").
    static func dateline(_ document: TextDocument, _ words: Vocabulary, _ language: TextLanguage)
        -> CivilDate?
    {
        for block in document.blocks.prefix(6) {
            let head = block.range.lowerBound..<min(block.range.upperBound, block.range.lowerBound + 160)
            guard hasYear(document.text[head]) else { continue }
            var text = TokenText(text: document.text, words: words, language: language)
            Tokenizer.scan(document.text, head, vocabulary: words, into: &text.tokens)
            var index = 0
            while index < text.tokens.count {
                guard let period = text.period(at: index) else {
                    index += 1
                    continue
                }
                if case .day(let day)? = period.date,
                    isDateline(text, period, isShort: block.range.count < 80)
                {
                    return day
                }
                index = period.end
            }
        }
        return nil
    }

    /// Whether a year of this century stands in the bytes; without one there is no date.
    private static func hasYear(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 4 else { return false }
        for index in bytes.startIndex..<(bytes.endIndex - 3)
        where bytes[index] == 0x32 && bytes[index + 1] == 0x30 {
            if bytes[index + 2] &- 0x30 < 10, bytes[index + 3] &- 0x30 < 10 { return true }
        }
        return false
    }

    private static func isDateline(_ text: TokenText, _ period: PeriodMatch, isShort: Bool) -> Bool {
        if isShort, period.first == 0 || period.end == text.tokens.count && period.first <= 2 { return true }
        let before = max(0, period.first - 3)..<period.first
        let after = period.end..<min(period.end + 6, text.tokens.count)
        return isShort && before.contains(where: { says(text, $0, published) })
            || after.contains(where: { says(text, $0, wires) })
    }

    private static func says(_ text: TokenText, _ index: Int, _ list: [String]) -> Bool {
        let word = text.string(index..<index + 1).lowercased()
        return list.contains(word)
    }

    private static let published = [
        "published", "updated", "posted", "veröffentlicht", "stand", "date", "datum",
    ]
    private static let wires = ["newswire", "prnewswire", "wire", "dpa", "reuters", "afp", "accesswire"]
}
