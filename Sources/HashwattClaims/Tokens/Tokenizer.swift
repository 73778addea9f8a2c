// SPDX-License-Identifier: Apache-2.0

/// Cuts bytes into tokens in one pass.
///
/// Words are runs of letters (ASCII and anything above that is no punctuation), apostrophes between letters
/// included, but a possessive "'s" is a token of its own; numbers are runs of digits with single separators between
/// digits; everything else is a sign. Hyphens always separate.
enum Tokenizer {
    /// Longest word that is looked up in the tables, in bytes; longer runs are cut to bound the work.
    static let longestWord = 256

    /// Appends the tokens of `text[range]`.
    static func scan(
        _ text: [UInt8], _ range: Range<Int>, vocabulary: Vocabulary, into tokens: inout [Token]
    ) {
        var index = range.lowerBound
        var spaced = true
        while index < range.upperBound {
            let byte = text[index]
            if byte == 0x20 || byte &- 9 < 5 {
                index += 1
                spaced = true
                continue
            }
            var token = Token(
                start: Int32(index), end: 0, word: -1, kind: .symbol, spaced: spaced, capital: false,
                symbol: 0)
            let start = index
            if byte &- 0x30 < 10 {
                index = number(text, index, range.upperBound)
                token.kind = .number
            } else {
                index = other(text, index, range.upperBound, &token)
                if index < 0 {  // a space above ASCII
                    index = -index
                    spaced = true
                    continue
                }
            }
            if token.kind == .word, index - start <= 5, isAddress(text, start, index, range.upperBound) {
                while index < range.upperBound, text[index] > 0x20 { index += 1 }
                token.end = Int32(index)
                tokens.append(token)
                continue
            }
            token.end = Int32(index)
            token.word = lookUp(text, start, index, vocabulary, token)
            if token.word >= 0 { token.kinds = vocabulary.starters[Int(token.word)] }
            tokens.append(token)
            spaced = false
        }
    }

    /// "http://", "https://": an address is one token up to the next space.
    @inline(__always) private static func isAddress(_ text: [UInt8], _ start: Int, _ end: Int, _ limit: Int)
        -> Bool
    {
        end + 2 < limit && text[end] == 0x3A && text[end + 1] == 0x2F && text[end + 2] == 0x2F
            && end - start >= 3
    }

    @inline(__always) private static func lookUp(
        _ text: [UInt8], _ start: Int, _ end: Int, _ vocabulary: Vocabulary, _ token: Token
    ) -> Int32 {
        if token.symbol == 0x2D { return vocabulary.hyphen }
        if token.kind == .number, end - start > 4 { return -1 }
        var hash = Vocabulary.seed
        var previous: UInt8 = 0
        for index in start..<end {
            hash = Vocabulary.step(hash, Vocabulary.fold(text[index], after: previous))
            previous = text[index]
        }
        return vocabulary.word(text, start, end, hash: Vocabulary.finish(hash))
    }

    /// End of a run of digits with separators between digits.
    private static func number(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit {
            let byte = text[index]
            if byte &- 0x30 < 10 {
                index += 1
                continue
            }
            let width = separatorWidth(text, index, limit)
            guard width > 0, index + width < limit, text[index + width] &- 0x30 < 10 else { break }
            index += width
        }
        return index
    }

    /// Bytes of a separator between digits: full stop, comma, apostrophe, narrow or fixed space; 0 for none.
    private static func separatorWidth(_ text: [UInt8], _ index: Int, _ limit: Int) -> Int {
        switch text[index] {
        case 0x2E, 0x2C, 0x27: 1
        case 0xC2 where index + 1 < limit && text[index + 1] == 0xA0: 2
        case 0xE2 where index + 2 < limit && text[index + 1] == 0x80:
            [0x89, 0xAF, 0x99].contains(text[index + 2]) ? 3 : 0
        default: 0
        }
    }

    /// End of a word or sign; the negative end of a space above ASCII.
    private static func other(_ text: [UInt8], _ start: Int, _ limit: Int, _ token: inout Token) -> Int {
        let byte = text[start]
        if byte < 0x80 {
            guard byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A else {
                token.symbol = byte
                if byte == 0x27, let end = possessive(text, start, start + 1, limit) { return end }
                return start + 1
            }
            token.capital = byte < 0x61
            token.kind = .word
            return word(text, start, limit)
        }
        let (scalar, width) = UTF8Decoder.scalar(text, start, limit)
        switch CharacterClass(scalar) {
        case .space: return -(start + width)
        case .letter:
            token.kind = .word
            token.capital = scalar >= 0xC0 && scalar <= 0xDE
            return word(text, start, limit)
        case .dash: token.symbol = 0x2D
        case .apostrophe:
            token.symbol = 0x27
            if let end = possessive(text, start, start + width, limit) { return end }
        case .quote: token.symbol = 0x22
        case .sign: break
        }
        return start + width
    }

    /// End of "'s" behind a word; its word is `'s` however the apostrophe is written.
    private static func possessive(_ text: [UInt8], _ start: Int, _ after: Int, _ limit: Int) -> Int? {
        guard after < limit, text[after] | 0x20 == 0x73, start > 0, isLetterOrDigit(text[start - 1]) else {
            return nil
        }
        guard after + 1 == limit || !isLetterOrDigit(text[after + 1]) else { return nil }
        return after + 1
    }

    @inline(__always) private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte &- 0x30 < 10 || byte >= 0x80
    }

    /// End of a run of letters.
    private static func word(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int {
        var index = start
        let limit = min(limit, start + longestWord)
        while index < limit {
            let byte = text[index]
            if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
                index += 1
            } else if byte < 0x80 {
                guard byte == 0x27, index + 1 < limit, text[index + 1] | 0x20 >= 0x61,
                    text[index + 1] | 0x20 <= 0x7A, possessive(text, index, index + 1, limit) == nil
                else { break }
                index += 1
            } else {
                let (scalar, width) = UTF8Decoder.scalar(text, index, limit)
                guard case .letter = CharacterClass(scalar) else { break }
                index += width
            }
        }
        return max(index, start + 1)
    }
}
