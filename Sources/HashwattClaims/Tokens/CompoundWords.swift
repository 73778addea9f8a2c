// SPDX-License-Identifier: Apache-2.0

/// Understands German compounds by their last part: "Jahresumsatz" as "Umsatz", "Gaskraftwerke" as "Kraftwerke".
enum CompoundWords {
    /// Shortest first part and shortest last part, in bytes.
    private static let shortestPart = 4
    /// Kinds of words that a compound inherits from its last part.
    private static let inherited: UInt64 = [SenseKind.cue, .term, .noun, .matter].reduce(0) {
        $0 | 1 << UInt64($1.rawValue)
    }

    /// Gives capitalised words that are in no table the meaning of their longest known ending.
    ///
    /// Complexity: O(length of the word)² per unknown noun, whose length is bounded.
    static func resolve(_ text: inout TokenText) {
        for index in text.tokens.indices {
            let token = text.tokens[index]
            guard token.kind == .word, token.word < 0, token.capital, token.end - token.start >= 8,
                token.end - token.start <= 48, let ending = ending(text, Int(token.start), Int(token.end))
            else { continue }
            text.tokens[index].word = ending
            text.tokens[index].kinds = text.words.starters[Int(ending)] & inherited
        }
    }

    private static func ending(_ text: TokenText, _ start: Int, _ end: Int) -> Int32? {
        for from in (start + shortestPart)...(end - shortestPart) where text.text[from] & 0xC0 != 0x80 {
            let hash = Vocabulary.hash(text.text[from..<end])
            let word = text.words.word(text.text, from, end, hash: hash)
            if word >= 0, text.words.starters[Int(word)] & inherited != 0 { return word }
        }
        return nil
    }
}
