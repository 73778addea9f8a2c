// SPDX-License-Identifier: Apache-2.0

/// A phrase found in tokens.
struct PhraseMatch {
    /// Position behind its last token.
    var end: Int
    /// What it means.
    var sense: Sense
}

/// The tokens of a block of text with the vocabulary that reads them.
struct TokenText {
    /// The bytes the tokens point into.
    let text: [UInt8]
    /// The vocabulary.
    let words: Vocabulary
    /// The language of the rules that are no words: the decimal sign, compounds.
    let language: TextLanguage
    /// The tokens.
    var tokens: [Token] = []

    init(text: [UInt8], words: Vocabulary, language: TextLanguage) {
        self.text = text
        self.words = words
        self.language = language
    }

    /// Whether a phrase of the kind may start at `index`.
    @inline(__always) func may(_ kind: SenseKind, at index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].kinds & kind.bit != 0
    }

    /// The longest phrase of the kind that starts at `index` and ends at `limit` or before.
    ///
    /// Complexity: O(length of the longest phrase).
    @inline(__always) func match(_ kind: SenseKind, at index: Int, upTo limit: Int = Int.max) -> PhraseMatch?
    {
        may(kind, at: index) ? longest(kind, at: index, upTo: limit) : nil
    }

    /// The same where the first token may start such a phrase: most do not, and are ruled out without a call.
    private func longest(_ kind: SenseKind, at index: Int, upTo limit: Int) -> PhraseMatch? {
        var node = words.roots[Int(tokens[index].word)]
        var best: PhraseMatch?
        var next = index + 1
        while node >= 0 {
            let entry = words.nodes[Int(node)]
            for offset in entry.firstSense..<(entry.firstSense + entry.senseCount) {
                let sense = words.senses[Int(offset)]
                if sense.kind == kind, !sense.exact || isExact(sense, node, index, next) {
                    best = PhraseMatch(end: next, sense: sense)
                    break
                }
            }
            guard entry.hasChildren, let (child, after) = step(node, next), after <= limit else { break }
            node = child
            next = after
        }
        return best
    }

    /// The child of a node along the token at `next`, skipping one hyphen or the full stop of an initial.
    @inline(__always) private func step(_ node: Int32, _ next: Int) -> (Int32, Int)? {
        var next = next
        if next < tokens.count, !tokens[next].spaced, tokens[next].symbol == 0x2D || isInitial(next) {
            next += 1
        }
        guard next < tokens.count, tokens[next].word >= 0,
            let child = words.child(of: node, tokens[next].word)
        else { return nil }
        return (child, next + 1)
    }

    /// The full stop of an initial: "H.C. Wainwright".
    @inline(__always) private func isInitial(_ stop: Int) -> Bool {
        tokens[stop].symbol == 0x2E && tokens[stop - 1].end - tokens[stop - 1].start <= 2
    }

    /// Whether a phrase marked exact stands in the text as in the table.
    private func isExact(_ sense: Sense, _ node: Int32, _ first: Int, _ end: Int) -> Bool {
        let from = Int(tokens[first].start)
        let bytes = text[from..<Int(tokens[end - 1].end)]
        return words.spelling(sense).elementsEqual(bytes)
    }

    /// Whether the token is the ASCII sign.
    @inline(__always) func isSign(_ sign: UInt8, at index: Int) -> Bool {
        index >= 0 && index < tokens.count && tokens[index].symbol == sign
    }

    /// Whether the token follows the one before it without a space.
    @inline(__always) func isGlued(_ index: Int) -> Bool {
        index > 0 && index < tokens.count && !tokens[index].spaced
    }

    /// The bytes of tokens `range`, from the first byte of the first to the last byte of the last.
    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard !range.isEmpty else { return [] }
        return text[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)]
    }

    /// The text of tokens `range`.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }
}
