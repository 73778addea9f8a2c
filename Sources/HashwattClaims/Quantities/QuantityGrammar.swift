// SPDX-License-Identifier: Apache-2.0

/// Finds quantities in the tokens of a block, from left to right in one pass.
struct QuantityGrammar {
    let text: TokenText
    /// Tokens that names and dates occupy; a number there is no quantity.
    var taken: [Bool]
    /// The unit that the head of a table column gives to bare numbers, where a cell is read.
    var head: HeadUnit?
    private(set) var found: [Quantity] = []
    /// End of the qualifier that ended last, its start and its meaning.
    private var qualifier: (start: Int, end: Int, meaning: Qualifier)?

    init(text: TokenText, taken: [Bool]) {
        self.text = text
        self.taken = taken
    }

    /// All quantities of the block; ranges and lists are joined.
    mutating func read() -> [Quantity] {
        var index = 0
        while index < text.tokens.count {
            if text.may(.qualifier, at: index) { noteQualifier(at: index) }
            if !taken[index], mayStart(index), let quantity = quantity(at: index) {
                found.append(quantity)
                index = max(quantity.resume, index + 1)
            } else {
                index += 1
            }
        }
        if let head { lend(head) }
        return QuantityJoiner(text: text, quantities: found).joined()
    }

    /// Kinds of phrases that a quantity can start with.
    private static var openers: UInt64 {
        SenseKind.number.bit | SenseKind.hundred.bit | SenseKind.fraction.bit | SenseKind.article.bit
            | SenseKind.currency.bit | SenseKind.sign.bit | SenseKind.percentOf.bit
    }

    /// Whether a quantity may start with the token: most tokens are ruled out here.
    @inline(__always) private func mayStart(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return switch token.kind {
        case .number: true
        case .symbol:
            switch token.symbol {
            case 0, 0x2B, 0x2D: true  // fractions, signs
            case 0x2E: text.isGlued(index + 1)  // ".25"
            default: token.kinds & Self.openers != 0
            }
        case .word: token.kinds & Self.openers != 0 || (token.word < 0 && text.language == .german)
        }
    }

    /// Gives bare numbers the unit of their column.
    private mutating func lend(_ head: HeadUnit) {
        for index in found.indices where found[index].bare || found[index].unit.kind == .money {
            head.complete(&found[index])
        }
    }

    private mutating func noteQualifier(at index: Int) {
        guard let match = text.match(.qualifier, at: index), match.end > (qualifier?.end ?? 0) else { return }
        let hasStop = text.isSign(0x2E, at: match.end) && text.isGlued(match.end)  // "ca. 300"
        let end = hasStop ? match.end + 1 : match.end
        if let before = qualifier, before.end == index, !isOfAmount(before.start) {
            qualifier = (before.start, end, before.meaning)  // "as much as about"
        } else {
            qualifier = (index, end, Qualifier.at(match.sense.first))
        }
    }

    /// The quantity whose number or currency starts at `index`.
    private func quantity(at index: Int) -> Quantity? {
        let token = text.tokens[index]
        if token.kind == .word, token.word < 0, text.language == .english { return nil }
        var start = index
        var sign = 1.0
        if let minus = self.sign(at: index) {
            sign = minus.value
            start = minus.end
        }
        if let share = percentOf(at: index) { return share }
        let currency = leadingCurrency(at: start)
        var numberAt = currency?.end ?? start
        if currency != nil, let minus = self.sign(at: numberAt) {
            sign = minus.value
            numberAt = minus.end
        }
        if isTaken(numberAt) || isInsideName(numberAt, money: currency != nil) { return nil }
        if text.isSign(0x2E, at: numberAt), text.isGlued(numberAt + 1) { numberAt += 1 }
        guard let number = text.number(at: numberAt, money: currency != nil) else { return nil }
        var quantity = Quantity(
            first: min(index, number.first), end: number.end, core: min(index, number.first),
            number: number.number, unit: .count)
        quantity.number.mantissa *= sign
        quantity.signed = start != index || sign < 0
        quantity.digits = number.digits
        quantity.scaled = number.scaled
        quantity.scale = number.scale
        quantity.formed = number.formed
        quantity.decimals = number.decimals
        guard complete(&quantity, number, currency) else { return nil }
        if text.isSign(0x2B, at: number.end), quantity.end > number.end { quantity.qualifier = .over }
        attach(qualifier, to: &quantity)
        attachTrailing(&quantity)
        if quantity.resume == 0 { quantity.resume = quantity.end }
        return quantity
    }

    /// "percent of 10": the unit before a bare number.
    private func percentOf(at index: Int) -> Quantity? {
        guard let words = text.match(.percentOf, at: index), let number = text.number(at: words.end),
            number.end >= text.tokens.count || text.tokens[number.end].kind == .symbol
        else { return nil }
        var quantity = Quantity(
            first: index, end: number.end, core: index, number: number.number,
            unit: UnitReference(kind: .percent))
        quantity.resume = number.end
        return quantity
    }

    private func isTaken(_ index: Int) -> Bool { index < taken.count && taken[index] }

    /// A sign that belongs to a number: glued to it, and not to what stands before it.
    private func sign(at index: Int) -> (value: Double, end: Int)? {
        if text.isSign(0x2D, at: index) || text.isSign(0x2B, at: index) {
            let sign = text.tokens[index].symbol == 0x2D ? -1.0 : 1.0
            guard text.isGlued(index + 1), index == 0 || text.tokens[index].spaced || opens(index - 1) else {
                return nil
            }
            return (sign, index + 1)
        }
        guard let word = text.match(.sign, at: index), word.end < text.tokens.count,
            text.language == .english || !text.tokens[index].capital || index == 0  // "das Minus" is a noun
        else { return nil }
        guard text.tokens[word.end].kind == .number || text.wordValue(at: word.end) != nil else { return nil }
        return (-1, word.end)
    }

    private func opens(_ index: Int) -> Bool {
        let symbol = text.tokens[index].symbol
        return symbol == 0x28 || symbol == 0x5B || symbol == 0x22 || symbol == 0x7C
    }

    /// A currency sign or code directly before a number.
    private func leadingCurrency(at index: Int) -> PhraseMatch? {
        guard let match = text.match(.currency, at: index), match.sense.second == 1,
            match.end < text.tokens.count
        else { return nil }
        let next = text.tokens[match.end]
        guard next.kind == .number || text.isSign(0x2D, at: match.end) || text.isSign(0x2E, at: match.end)
        else {
            return nil
        }
        if text.tokens[index].kind == .word, next.spaced, isFollowedByUnit(match.end) { return nil }
        return match
    }

    /// "… euro 5 percent": the number has a unit of its own.
    private func isFollowedByUnit(_ index: Int) -> Bool {
        guard let number = text.number(at: index) else { return false }
        return text.match(.percent, at: number.end) != nil || text.match(.unit, at: number.end) != nil
    }

    /// "A15", "8-K", "S&P 500", "Phase 2", "4:30", "1st": digits that name something.
    private func isInsideName(_ index: Int, money: Bool) -> Bool {
        guard index < text.tokens.count, text.tokens[index].kind == .number, !money else { return false }
        let tokens = text.tokens
        if index > 0, text.isGlued(index) {
            let before = tokens[index - 1]
            if before.kind == .word { return text.match(.currency, at: index - 1) == nil }
            if before.symbol == 0x2D, index > 1, text.isGlued(index - 1),
                tokens[index - 2].kind == .word || isPartOfWord(index - 2)
            {
                return true
            }
            if [0x3A, 0x40, 0x5F, 0x3D, 0x23, 0x5C].contains(before.symbol) { return true }
            if before.symbol == 0x2F, index > 1, text.isGlued(index - 1), tokens[index - 2].kind != .symbol {
                return true
            }
        }
        if text.isSign(0x3A, at: index + 1), text.isGlued(index + 1), text.isGlued(index + 2),
            index + 2 < tokens.count, tokens[index + 2].kind == .number
        {
            return true
        }
        return isFiling(index) || isOrdinal(index) || isLabelled(index)
    }

    /// Digits glued to letters before them: "scp2".
    private func isPartOfWord(_ index: Int) -> Bool {
        text.tokens[index].kind == .number && text.isGlued(index) && text.tokens[index - 1].kind == .word
    }

    /// "10-K", "8-K", "F-1".
    private func isFiling(_ index: Int) -> Bool {
        guard text.isSign(0x2D, at: index + 1), text.isGlued(index + 1), text.isGlued(index + 2),
            index + 2 < text.tokens.count
        else { return false }
        let next = text.tokens[index + 2]
        return next.kind == .word && next.end - next.start == 1 && next.capital
    }

    private func isOrdinal(_ index: Int) -> Bool {
        guard text.isGlued(index + 1), index + 1 < text.tokens.count else { return false }
        let next = text.bytes(index + 1..<index + 2)
        return ["st", "nd", "rd", "th"].contains { next.elementsEqual($0.utf8) }
    }

    private func isLabelled(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, text.isSign(0x2E, at: before) || text.isSign(0x2D, at: before) { before -= 1 }
        guard before >= 0, text.may(.label, at: before), text.match(.label, at: before)?.end == before + 1
        else {
            return false
        }
        guard let number = text.number(at: index), !number.formed, !number.scaled else { return false }
        return text.match(.unit, at: number.end) == nil && text.match(.percent, at: number.end) == nil
    }
}
