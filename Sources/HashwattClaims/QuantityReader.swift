// SPDX-License-Identifier: Apache-2.0

/// A quantity as it is written, without what it is about.
public struct StatedQuantity: Hashable, Sendable {
    /// The words, qualifiers included.
    public let quote: String
    /// UTF-8 offset of the first byte.
    public let start: Int
    /// UTF-8 offset behind the last byte.
    public let end: Int
    /// The value in the unit as written: 4.2 for "4.2 cents".
    public let value: Double
    /// The upper value of a range, in the unit as written.
    public let valueHigh: Double?
    /// Canonical unit.
    public let unit: String
    /// Power of ten from the unit as written to the canonical one.
    public let exponent: Int
    /// How the text bounds the value.
    public let qualifier: Qualifier
}

/// Finds numbers and quantities in a sentence, without links: the part of reading that other programs for quantities
/// do, so that it can be compared with them.
public struct QuantityReader: Sendable {
    private let words: Vocabulary
    private let language: TextLanguage

    /// A reader of one language.
    public init(language: TextLanguage) {
        self.language = language
        words = WordTables.vocabulary(language, Lexicon([]))
    }

    /// The quantities of a sentence, in order.
    ///
    /// - Complexity: O(bytes).
    public func quantities(in sentence: String) -> [StatedQuantity] {
        let text = tokens(sentence)
        var grammar = QuantityGrammar(text: text, taken: [Bool](repeating: false, count: text.tokens.count))
        return grammar.read().map { state($0, text) }
    }

    /// The numbers of a sentence, whether they have a unit or not.
    ///
    /// - Complexity: O(bytes).
    public func numbers(in sentence: String) -> [StatedQuantity] {
        let text = tokens(sentence)
        var found: [StatedQuantity] = []
        var index = 0
        while index < text.tokens.count {
            guard let quantity = number(text, index) else {
                index += 1
                continue
            }
            found.append(state(quantity, text))
            index = max(quantity.end, index + 1)
        }
        return found
    }

    private func tokens(_ sentence: String) -> TokenText {
        var text = TokenText(text: Array(sentence.utf8), words: words, language: language)
        Tokenizer.scan(text.text, 0..<text.text.count, vocabulary: words, into: &text.tokens)
        return text
    }

    /// The number that starts at `index` with its sign, unless it is part of a word.
    private func number(_ text: TokenText, _ index: Int) -> Quantity? {
        var start = index
        var sign = 1.0
        if text.isSign(0x2D, at: index) || text.match(.sign, at: index) != nil {
            guard index == 0 || text.tokens[index].spaced else { return nil }
            sign = -1
            start += 1
        }
        if text.isSign(0x2E, at: start), text.isGlued(start + 1) { start += 1 }
        guard let number = text.number(at: start), !isPartOfWord(text, number) else { return nil }
        if !number.digits, number.number.value == 1, !number.scaled, text.language == .english,
            isPronoun(text, number)
        {
            return nil
        }
        var quantity = Quantity(
            first: min(index, number.first), end: number.end, core: start, number: number.number, unit: .count
        )
        quantity.number.mantissa *= sign
        return quantity
    }

    /// "A15", "180ml", "1m": digits glued to letters.
    private func isPartOfWord(_ text: TokenText, _ number: NumberMatch) -> Bool {
        if number.first > 0, text.isGlued(number.first), text.tokens[number.first - 1].kind == .word {
            return true
        }
        guard number.digits, text.isGlued(number.end), number.end < text.tokens.count else { return false }
        return text.tokens[number.end].kind == .word
    }

    /// "which one", "the one you mentioned", "this one".
    private func isPronoun(_ text: TokenText, _ number: NumberMatch) -> Bool {
        guard number.first > 0 else { return false }
        return ["the", "this", "that", "which", "each", "every", "no", "some", "any"].contains {
            text.string(number.first - 1..<number.first).lowercased() == $0
        }
    }

    private func state(_ quantity: Quantity, _ text: TokenText) -> StatedQuantity {
        StatedQuantity(
            quote: text.string(quantity.first..<quantity.end), start: Int(text.tokens[quantity.first].start),
            end: Int(text.tokens[quantity.end - 1].end), value: quantity.number.value,
            valueHigh: quantity.high?.value, unit: words.name(of: quantity.unit),
            exponent: quantity.unit.exponent,
            qualifier: quantity.qualifier)
    }
}
