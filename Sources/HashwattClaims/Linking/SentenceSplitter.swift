// SPDX-License-Identifier: Apache-2.0

/// Cuts the tokens of a block into sentences.
enum SentenceSplitter {
    /// Longest sentence, in tokens; longer ones are cut so that the work stays linear in the text.
    static let longest = 400

    /// Positions behind the last token of each sentence, ascending; the last is the number of tokens.
    static func ends(_ text: TokenText) -> [Int] {
        var ends: [Int] = []
        var start = 0
        for index in text.tokens.indices {
            let symbol = text.tokens[index].symbol
            let stops = symbol == 0x21 || symbol == 0x3F || (symbol == 0x2E && isFullStop(text, index))
            if stops || index - start >= longest {
                let end = closing(text, index + 1)
                if end > start { ends.append(end) }
                start = end
            }
        }
        if start < text.tokens.count { ends.append(text.tokens.count) }
        return ends
    }

    /// Takes a closing quote or bracket along.
    private static func closing(_ text: TokenText, _ index: Int) -> Int {
        guard index < text.tokens.count, text.isGlued(index) else { return index }
        let symbol = text.tokens[index].symbol
        return symbol == 0x22 || symbol == 0x29 || symbol == 0x27 ? index + 1 : index
    }

    private static func isFullStop(_ text: TokenText, _ index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return true }
        let next = text.tokens[index + 1]
        if !next.spaced { return next.symbol == 0x22 || next.symbol == 0x29 }
        guard index > 0 else { return false }
        let before = text.tokens[index - 1]
        if before.kind == .word, text.isGlued(index) {
            if text.may(.abbreviation, at: index - 1), text.match(.abbreviation, at: index - 1) != nil {
                return isSuffix(text, index - 1) && next.capital
            }
            if before.end - before.start == 1, before.capital { return false }
        }
        if before.kind == .number, text.language == .german,
            text.plainInteger(index - 1).map({ $0 <= 31 }) == true
        {
            return text.match(.month, at: index + 1) == nil && next.capital
                && text.tokens[index].spaced == false
                && !text.may(.fraction, at: index + 1)
        }
        return next.capital || next.kind != .word
    }

    private static func isSuffix(_ text: TokenText, _ index: Int) -> Bool {
        text.match(.suffix, at: index) != nil
    }
}
