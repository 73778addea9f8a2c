// SPDX-License-Identifier: Apache-2.0

/// Understands German compounds by their last part: "Jahresumsatz" as "Umsatz", "Gaskraftwerke" as "Kraftwerke".
enum CompoundWords {
    /// Shortest first part and shortest last part, in bytes.
    private static let shortestPart = 4
    /// Kinds of words that a compound inherits from its last part.
    private static var inherited: UInt64 {
        SenseKind.cue.bit | SenseKind.term.bit | SenseKind.noun.bit | SenseKind.matter.bit | SenseKind.target
    }

    /// Gives capitalised words that are in no table the meaning of their longest known ending.
    ///
    /// Complexity: O(length of the word)² per unknown noun, whose length is bounded.
    static func resolve(_ text: inout TokenText) {
        for index in text.tokens.indices {
            let token = text.tokens[index]
            guard token.kind == .word, token.word < 0, token.capital, token.end - token.start >= 6,
                token.end - token.start <= 48,
                let ending = meaning(text, Int(token.start), Int(token.end))
            else { continue }
            text.tokens[index].word = ending
            text.tokens[index].kinds = text.words.starters[Int(ending)] & inherited
        }
    }

    private static func meaning(_ text: TokenText, _ start: Int, _ end: Int) -> Int32? {
        if let found = head(text, start, end) ?? ending(text, start, end) { return found }
        for inflection in ["es", "s", "en", "n", "e"] where end - start >= inflection.utf8.count + 4 {
            let stem = end - inflection.utf8.count
            guard text.text[stem..<end].elementsEqual(inflection.utf8) else { continue }
            if let found = whole(text, start, stem) ?? ending(text, start, stem) { return found }
        }
        return nil
    }

    /// "Umsatzes" as "Umsatz".
    private static func whole(_ text: TokenText, _ start: Int, _ end: Int) -> Int32? {
        let word = text.words.word(text.text, start, end, hash: Vocabulary.hash(text.text[start..<end]))
        return word >= 0 && text.words.starters[Int(word)] & inherited != 0 ? word : nil
    }

    /// "Anleiheplatzierung", "Investitionsprogramm": debt and investment, whatever is done with them.
    private static func head(_ text: TokenText, _ start: Int, _ end: Int) -> Int32? {
        for stem in ["anleihe", "anleihen", "schulden", "kredit", "investition", "investitionen"]
        where stem.utf8.count < end - start && stem.utf8.first == text.text[start] | 0x20 {
            let head = text.text[start..<start + stem.utf8.count]
            var folded: [UInt8] = []
            for byte in head { folded.append(Vocabulary.fold(byte, after: folded.last ?? 0)) }
            guard folded.elementsEqual(stem.utf8) else { continue }
            let word = text.words.word(folded, 0, folded.count, hash: Vocabulary.hash(folded))
            if word >= 0 { return word }
        }
        return nil
    }

    private static func ending(_ text: TokenText, _ start: Int, _ end: Int) -> Int32? {
        guard end - start >= 2 * shortestPart else { return nil }
        for from in (start + shortestPart)...(end - shortestPart) where text.text[from] & 0xC0 != 0x80 {
            let hash = Vocabulary.hash(text.text[from..<end])
            let word = text.words.word(text.text, from, end, hash: hash)
            if word >= 0, text.words.starters[Int(word)] & inherited != 0 { return word }
        }
        return nil
    }
}
