// SPDX-License-Identifier: Apache-2.0

/// A number among tokens, with its scale but without its unit.
struct NumberMatch {
    /// First token.
    var first: Int
    /// Position behind the last token.
    var end: Int
    /// The number as written, scale included.
    var number: DecimalNumber
    /// Written in digits, at least at the start.
    var digits: Bool
    /// Whether a scale ("million") belongs to it.
    var scaled = false
    /// The power of ten of that scale.
    var scale = 0
    /// Whether digits are grouped or there are decimals: never a year or a name.
    var formed = false
    /// Whether it is a fraction in words or signs.
    var fraction = false
    /// Written decimals.
    var decimals = 0
}

extension TokenText {
    /// The number that starts at `index`, or nil.
    ///
    /// - Parameters:
    ///   - index: A token.
    ///   - money: Whether a currency stands before it, so that a spaced letter is a scale ("$ 5 m").
    func number(at index: Int, money: Bool = false) -> NumberMatch? {
        guard index < tokens.count else { return nil }
        if tokens[index].kind == .number { return digits(at: index, money: money) }
        guard tokens[index].kind == .word else { return fractionSign(at: index) }
        return inWords(at: index)
    }

    // MARK: digits

    private func digits(at index: Int, money: Bool) -> NumberMatch? {
        let token = tokens[index]
        guard let read = DigitReader.read(text, Int(token.start)..<Int(token.end), language: language) else {
            return nil
        }
        var match = NumberMatch(first: index, end: index + 1, number: read.number, digits: true)
        match.formed = read.grouped || read.decimals
        match.decimals = max(0, -read.number.exponent)
        if !read.decimals { joinSpacedGroups(&match, read) }
        if isSign(0x2E, at: index - 1), isGlued(index), index < 2 || tokens[index - 1].spaced {
            leadingPoint(&match)
        }
        addFraction(&match)
        addHundred(&match)
        addScale(&match, money: money)
        return match
    }

    /// ".25" is 0.25.
    private func leadingPoint(_ match: inout NumberMatch) {
        guard !match.formed else { return }
        let width = Int(tokens[match.first].end - tokens[match.first].start)
        match.first -= 1
        match.number.exponent -= width
        match.formed = true
    }

    /// "1 234 567": a group of at most three digits, then groups of exactly three.
    private func joinSpacedGroups(_ match: inout NumberMatch, _ read: DigitReader.Result) {
        guard !read.grouped, read.integerDigits <= 3, read.number.mantissa >= 1 else { return }
        var next = match.end
        while next < tokens.count, tokens[next].kind == .number, tokens[next].spaced,
            tokens[next].start - tokens[next - 1].end <= 3
        {
            let token = tokens[next]
            guard let group = DigitReader.read(text, Int(token.start)..<Int(token.end), language: language),
                group.integerDigits == 3, !group.grouped
            else { return }
            let factor = DecimalNumber(1, exponent: 3 - group.number.exponent).value
            match.number = DecimalNumber(
                match.number.mantissa * factor + group.number.mantissa, exponent: group.number.exponent)
            match.formed = true
            next += 1
            match.end = next
            if group.decimals { return }
        }
    }

    /// "3/4", "10 1/2", "2 ½".
    private func addFraction(_ match: inout NumberMatch) {
        if let half = fractionSign(at: match.end) {
            match.number = DecimalNumber(match.number.value + half.number.value)
            match.end = half.end
            match.fraction = true
            return
        }
        guard !match.formed else { return }
        if let own = slash(at: match.first) {
            match.number = own.number
            match.end = own.end
            match.fraction = true
        } else if let own = slash(at: match.end), tokens[match.end].spaced, own.number.value < 1 {
            match.number = DecimalNumber(match.number.value + own.number.value)
            match.end = own.end
            match.fraction = true
        }
    }

    /// A fraction of two short integers with a stroke between them: "3/4", but no "24/7" and no date.
    private func slash(at index: Int) -> NumberMatch? {
        guard index + 2 < tokens.count, tokens[index].kind == .number, isSign(0x2F, at: index + 1),
            isGlued(index + 1), isGlued(index + 2), tokens[index + 2].kind == .number,
            !isSign(0x2F, at: index + 3),
            let top = plainInteger(index), let bottom = plainInteger(index + 2), bottom > top, top > 0,
            bottom <= 100
        else { return nil }
        return NumberMatch(
            first: index, end: index + 3, number: DecimalNumber(top / bottom), digits: true, fraction: true)
    }

    /// The value of a token of at most three digits.
    func plainInteger(_ index: Int) -> Double? {
        let token = tokens[index]
        guard token.kind == .number, token.end - token.start <= 3 else { return nil }
        var value = 0.0
        for byte in text[Int(token.start)..<Int(token.end)] {
            guard byte &- 0x30 < 10 else { return nil }
            value = value * 10 + Double(byte - 0x30)
        }
        return value
    }

    /// "½" and its like.
    private func fractionSign(at index: Int) -> NumberMatch? {
        guard index < tokens.count, tokens[index].kind == .symbol, tokens[index].symbol == 0 else {
            return nil
        }
        let (scalar, _) = UTF8Decoder.scalar(text, Int(tokens[index].start), text.count)
        guard let value = Self.vulgarFractions[scalar] else { return nil }
        var match = NumberMatch(
            first: index, end: index + 1, number: DecimalNumber(value), digits: true, fraction: true)
        addScale(&match, money: false)
        return match
    }

    /// Unicode's vulgar fractions.
    private static let vulgarFractions: [UInt32: Double] = [
        0xBC: 0.25, 0xBD: 0.5, 0xBE: 0.75, 0x2150: 1 / 7.0, 0x2151: 1 / 9.0, 0x2152: 0.1, 0x2153: 1 / 3.0,
        0x2154: 2 / 3.0, 0x2155: 0.2, 0x2156: 0.4, 0x2157: 0.6, 0x2158: 0.8, 0x2159: 1 / 6.0, 0x215A: 5 / 6.0,
        0x215B: 0.125, 0x215C: 0.375, 0x215D: 0.625, 0x215E: 0.875,
    ]

    // MARK: scales

    /// "3 hundred", "3 hundred and 21".
    private func addHundred(_ match: inout NumberMatch) {
        guard let hundred = match2(.hundred, match.end), match.number.value < 1_000 else { return }
        match.number = match.number.scaled(by: 2)
        match.end = hundred.end
        match.scaled = true
        var next = match.end
        if let join = self.match(.join, at: next) { next = join.end }
        guard next < tokens.count, !isSign(0x25, at: next + 1), self.match(.hundred, at: next + 1) == nil
        else {
            return
        }
        if tokens[next].kind == .number, let low = plainInteger(next), low > 0, low < 100 {
            match.number = DecimalNumber(match.number.value + low)
            match.end = next + 1
        } else if let low = wordValue(at: next), low > 0, low < 100 {
            match.number = DecimalNumber(match.number.value + low)
            match.end = next + 1
        }
    }

    private func match2(_ kind: SenseKind, _ index: Int) -> PhraseMatch? {
        match(kind, at: afterHyphen(index))
    }

    /// The position behind a hyphen that is glued on both sides, else `index`.
    func afterHyphen(_ index: Int) -> Int {
        isSign(0x2D, at: index) && isGlued(index) && isGlued(index + 1) ? index + 1 : index
    }

    /// Multiplies by the scales that follow: "million", "Mrd.", "k".
    func addScale(_ match: inout NumberMatch, money: Bool) {
        while let scale = scale(at: match.end, money: money, glued: match.digits) {
            if match.scaled, scale.power > match.scale, match.scale > 0 { match.scale = 0 }
            match.number = match.number.scaled(by: scale.power)
            if scale.dozens { match.number = DecimalNumber(match.number.value * 12) }
            match.end = scale.end
            match.scaled = true
            match.scale += scale.power
        }
    }

    /// The scale at `index`: its power of ten and the position behind it.
    private func scale(at index: Int, money: Bool, glued: Bool) -> (power: Int, end: Int, dozens: Bool)? {
        let start = afterHyphen(index)
        if let found = match(.scale, at: start) {
            return (Int(found.sense.first), afterFullStop(found.end), false)
        }
        if let found = match(.times, at: start) { return (0, found.end, true) }
        guard glued, let found = match(.letter, at: index), found.end == index + 1 else { return nil }
        let isSpaced = tokens[index].spaced
        guard !isSpaced || money || isKilo(index) else { return nil }
        if match(.unit, at: index).map({ $0.end > index + 1 }) == true { return nil }
        guard money || isFreeLetter(index) else { return nil }
        return (Int(found.sense.first), afterFullStop(found.end), false)
    }

    /// Without a currency "m" and "t" are metre and ton; "M", "B", "bn" and "k" are scales.
    private func isFreeLetter(_ index: Int) -> Bool {
        let byte = text[Int(tokens[index].start)]
        if tokens[index].end - tokens[index].start > 1 {
            return byte != 0x6D || text[Int(tokens[index].start) + 1] != 0x6D
        }
        return byte == 0x6B || byte == 0x4B || byte == 0x4D || byte == 0x42 || byte == 0x62
    }

    private func isKilo(_ index: Int) -> Bool {
        tokens[index].end - tokens[index].start == 1
            && (text[Int(tokens[index].start)] | 0x20 == 0x6B || text[Int(tokens[index].start)] == 0x4D)
    }

    /// The position behind the full stop of an abbreviation, where a unit or noun follows it.
    func afterFullStop(_ index: Int) -> Int {
        guard isSign(0x2E, at: index), isGlued(index), index + 1 < tokens.count, tokens[index + 1].word >= 0,
            tokens[index - 1].end - tokens[index - 1].start <= 4,
            match(.currency, at: index + 1) != nil || match(.unit, at: index + 1) != nil
                || match(.noun, at: index + 1) != nil
        else { return index }
        return index + 1
    }
}
