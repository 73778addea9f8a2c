// SPDX-License-Identifier: Apache-2.0

extension TokenText {
    /// The value of a single number word, compounds included; nil for other words.
    func wordValue(at index: Int) -> Double? {
        guard index < tokens.count, tokens[index].kind == .word else { return nil }
        if let found = match(.number, at: index) { return Double(found.sense.first) }
        guard language == .german, tokens[index].word < 0 else { return nil }
        return CompoundNumber.read(text, Int(tokens[index].start)..<Int(tokens[index].end))
    }

    /// The number in words that starts at `index`: "two hundred and five", "a million", "half a billion".
    func inWords(at index: Int) -> NumberMatch? {
        guard index < tokens.count, tokens[index].kind == .word else { return nil }
        let token = tokens[index]
        if token.word >= 0 {
            guard token.kinds & Self.numberStarters != 0 else { return nil }
        } else if language != .german {
            return nil
        }
        if let half = leadingFraction(at: index) { return half }
        if let article = match(.article, at: index), let found = afterArticle(index, article.end) {
            return found
        }
        var state = WordNumber()
        var next = index
        while let step = wordStep(at: next, state) {
            guard state.add(step) else { break }
            next = step.end
        }
        guard state.any else { return nil }
        var match = NumberMatch(first: index, end: next, number: DecimalNumber(state.value), digits: false)
        match.scaled = state.scale > 0
        match.scale = state.scale
        addPoint(&match)
        addWordFraction(&match)
        if !match.scaled { addScale(&match, money: false) }
        return match
    }

    private static var numberStarters: UInt64 {
        SenseKind.number.bit | SenseKind.hundred.bit | SenseKind.fraction.bit | SenseKind.article.bit
    }

    /// One more word of a number in words.
    struct WordStep {
        var value: Double
        var scale: Int
        var hundred: Bool
        var joined: Bool
        var end: Int
    }

    private func wordStep(at index: Int, _ state: WordNumber) -> WordStep? {
        var start = state.any ? (hyphenOnly(index) ?? index) : index
        var joined = false
        if state.any, let join = match(.join, at: index) {
            guard state.mayJoin else { return nil }
            start = join.end
            joined = true
        }
        guard start < tokens.count, tokens[start].kind == .word else { return nil }
        if let found = match(.hundred, at: start) {
            if joined { return nil }
            return WordStep(value: 100, scale: 0, hundred: true, joined: joined, end: found.end)
        }
        if state.any, let found = match(.scale, at: start) {
            if joined { return nil }
            return WordStep(
                value: 0, scale: Int(found.sense.first), hundred: false, joined: joined,
                end: afterFullStop(found.end))
        }
        guard let value = wordValue(at: start) else { return nil }
        if joined, value.rounded() != value { return nil }
        return WordStep(value: value, scale: 0, hundred: false, joined: joined, end: start + 1)
    }

    /// The position behind a hyphen between number words, spaced or not.
    private func hyphenOnly(_ index: Int) -> Int? { isSign(0x2D, at: index) ? index + 1 : nil }

    // MARK: fractions in words

    /// "half a million", "three quarters", "a quarter million", "two-thirds".
    private func leadingFraction(at index: Int) -> NumberMatch? {
        var next = index
        var top = 1.0
        if let value = wordValue(at: index), value < 100 {
            top = value
            next = index + 1
            next = isSign(0x2D, at: next) ? next + 1 : next
        } else if let article = match(.article, at: index) {
            next = article.end
        }
        guard let below = match(.fraction, at: next), below.sense.second == 0 else { return nil }
        if next == index, below.sense.first != 2, match(.scale, at: below.end) == nil { return nil }
        var found = NumberMatch(
            first: index, end: below.end, number: DecimalNumber(top / denominator(below.sense)),
            digits: false,
            fraction: true)
        guard !isOrdinalUse(index, below) else { return nil }
        var scale = below.end
        if let article = match(.article, at: scale) { scale = article.end }
        if self.match(.scale, at: scale) != nil || self.match(.times, at: scale) != nil {
            found.end = scale
            addScale(&found, money: false)
        }
        return found
    }

    private func denominator(_ sense: Sense) -> Double {
        sense.first > 0 ? Double(sense.first) : DecimalNumber(1, exponent: -Int(sense.first)).value
    }

    /// "first quarter", "a third party", "the fourth": denominators that are no fractions.
    private func isOrdinalUse(_ index: Int, _ below: PhraseMatch) -> Bool {
        if below.sense.first == 2 { return false }
        let top = match(.article, at: index) == nil ? wordValue(at: index) : nil
        return top == nil && match(.scale, at: below.end) == nil && !isPlural(below.end - 1)
            && below.sense.first <= 10 && language == .english && !isOf(below.end)
    }

    private func isPlural(_ index: Int) -> Bool { text[Int(tokens[index].end) - 1] | 0x20 == 0x73 }

    private func isOf(_ index: Int) -> Bool {
        index < tokens.count && bytes(index..<index + 1).elementsEqual("of".utf8)
    }

    /// "a million", "an estimated" is none; "ein halbes Dutzend", "a dozen", "a hundred".
    private func afterArticle(_ index: Int, _ next: Int) -> NumberMatch? {
        var found = NumberMatch(first: index, end: next, number: DecimalNumber(1), digits: false)
        if let hundred = match(.hundred, at: next) {
            found.number = DecimalNumber(100)
            found.end = hundred.end
            found.scaled = true
        }
        addScale(&found, money: false)
        guard found.scaled else { return nil }
        if found.scale >= 3, let rest = inWords(at: found.end), rest.number.value < found.number.value,
            !rest.fraction,
            match(.article, at: found.end) == nil
        {
            found.number = DecimalNumber(found.number.value + rest.number.value)
            found.end = rest.end
        }
        return found
    }

    /// "two point five", "zwei Komma drei".
    private func addPoint(_ match: inout NumberMatch) {
        guard let point = self.match(.point, at: match.end), let first = wordValue(at: point.end) else {
            return
        }
        var digits = 0.0
        var places = 0
        var next = point.end
        var value: Double? = first
        while let digit = value, places < 15 {
            let width = digit >= 10 ? 2 : 1
            digits = digits * (width == 2 ? 100 : 10) + digit
            places += width
            next += 1
            if width == 2, let unit = hyphenatedUnit(next) {
                digits += unit
                next += 2
            }
            value = wordValue(at: next)
        }
        match.number = DecimalNumber(
            match.number.value * DecimalNumber(1, exponent: places).value + digits, exponent: -places)
        match.end = next
    }

    private func hyphenatedUnit(_ index: Int) -> Double? {
        guard isSign(0x2D, at: index), let unit = wordValue(at: index + 1), unit < 10 else { return nil }
        return unit
    }

    /// "and a half", "and three quarters".
    private func addWordFraction(_ match: inout NumberMatch) {
        guard let join = self.match(.join, at: match.end),
            let fraction = leadingFraction(at: join.end), fraction.number.value < 1
        else { return }
        match.number = DecimalNumber(match.number.value + fraction.number.value)
        match.end = fraction.end
        match.fraction = true
    }
}

/// A number in words while it is read.
struct WordNumber {
    private var total = 0.0
    private var current = 0.0
    private var lastScale = Int.max
    private var lastWasUnit = false
    private var lastWasBig = false
    /// Whether a word was read.
    private(set) var any = false
    /// The largest scale read.
    private(set) var scale = 0

    /// The value read so far.
    var value: Double { total + current }

    /// Whether "and" may follow: behind a hundred or a scale.
    var mayJoin: Bool { lastWasBig }

    /// Takes a word, or says that it does not continue the number.
    mutating func add(_ step: TokenText.WordStep) -> Bool {
        if step.scale > 0 { return addScale(step.scale) }
        if step.hundred {
            guard current < 100, !any || lastWasUnit || current == 0 else { return false }
            current = max(current, 1) * 100
            lastWasBig = true
        } else {
            guard fits(step.value) else { return false }
            current += step.value
            lastWasBig = false
        }
        lastWasUnit = !step.hundred
        any = true
        return true
    }

    /// A unit may follow tens, anything below a hundred may follow hundreds, a compound may follow a scale.
    private func fits(_ value: Double) -> Bool {
        guard any else { return true }
        if current == 0 { return value > 0 }
        if current.truncatingRemainder(dividingBy: 100) == 0 { return value > 0 && value < 100 }
        let tens = current.truncatingRemainder(dividingBy: 100)
        return tens >= 20 && tens.truncatingRemainder(dividingBy: 10) == 0 && value >= 1 && value < 10
            && value.rounded() == value
    }

    private mutating func addScale(_ power: Int) -> Bool {
        guard power < lastScale, any else { return false }
        total += max(current, 1) * DecimalNumber(1, exponent: power).value
        current = 0
        scale = max(scale, power)
        lastScale = power
        lastWasBig = true
        lastWasUnit = false
        return true
    }
}
