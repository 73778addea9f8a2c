// SPDX-License-Identifier: Apache-2.0

extension QuantityGrammar {
    /// Adds the unit; false where the number is no quantity.
    func complete(_ quantity: inout Quantity, _ number: NumberMatch, _ currency: PhraseMatch?) -> Bool {
        if let currency {
            quantity.leadingCurrency = true
            quantity.unit = UnitReference(kind: .money, base: currency.sense.first)
            if let word = text.match(.currency, at: quantity.end), word.sense.first == currency.sense.first,
                !isNumber(word.end)
            {
                quantity.end = word.end
            }
            if text.words.names[Int(currency.sense.first)] == "BTC" {
                quantity.unit.kind = .bitcoin
                return true
            }
            text.addPer(&quantity)
            return true
        }
        let next = unitStart(number.end)
        if addCurrency(&quantity, next) || addPercent(&quantity, next) || addUnit(&quantity, next, number) {
            return true
        }
        if addTimes(&quantity, number) || addLateUnit(&quantity, number) { return true }
        return addNoun(&quantity, number) || isBareQuantity(&quantity, number)
    }

    private func isNumber(_ index: Int) -> Bool {
        index < text.tokens.count && text.tokens[index].kind == .number
    }

    /// The position behind a hyphen or an opening bracket between number and unit.
    private func unitStart(_ index: Int) -> Int {
        if text.isSign(0x2B, at: index), text.isGlued(index) { return index + 1 }  // "500+ MW"
        let start = text.afterHyphen(index)
        guard start == index, index + 2 < text.tokens.count,
            [0x28, 0x5B, 0x7B, 0x3C].contains(text.tokens[index].symbol),
            text.match(.unit, at: index + 1)?.end == index + 2,
            [0x29, 0x5D, 0x7D, 0x3E].contains(text.tokens[index + 2].symbol)
        else { return start }
        return index + 1
    }

    private func addCurrency(_ quantity: inout Quantity, _ next: Int) -> Bool {
        if let found = text.match(.currency, at: next) {
            quantity.unit = UnitReference(kind: .money, base: found.sense.first)
            quantity.end = found.end
            var number = NumberMatch(first: 0, end: found.end, number: quantity.number, digits: true)
            if found.sense.second == 1, !quantity.scaled, text.match(.scale, at: found.end) != nil {
                text.addScale(&number, money: true)  // "75 USD million"
                quantity.number = number.number
                quantity.end = number.end
                quantity.scaled = true
            }
            addCents(&quantity)
            text.addPer(&quantity)
            return true
        }
        guard let found = text.match(.cents, at: next) else { return false }
        quantity.unit = UnitReference(kind: .money, base: found.sense.first, exponent: -2)
        quantity.end = found.end
        text.addPer(&quantity)
        return true
    }

    /// "3 dollars and 50 cents", "15 Dollar 50" at the end of a sentence.
    private func addCents(_ quantity: inout Quantity) {
        guard !quantity.scaled, !quantity.formed else { return }
        let start = text.match(.join, at: quantity.end)?.end ?? quantity.end
        guard let low = text.number(at: start), low.number.value >= 1, low.number.value < 100, !low.formed,
            !low.fraction
        else { return }
        let cents = text.match(.cents, at: low.end)
        let closes = low.end >= text.tokens.count || text.isSign(0x2E, at: low.end)
        guard cents != nil || closes && low.number.value >= 10 else { return }
        let sign = quantity.number.value < 0 ? -1.0 : 1.0
        quantity.number = DecimalNumber(quantity.number.value * 100 + sign * low.number.value, exponent: -2)
        quantity.end = cents?.end ?? low.end
    }

    private func addPercent(_ quantity: inout Quantity, _ next: Int) -> Bool {
        guard let found = text.match(.percent, at: next) else { return false }
        quantity.unit = UnitReference(kind: .percent, percent: found.sense.first)
        quantity.end = found.end
        return true
    }

    private func addUnit(_ quantity: inout Quantity, _ next: Int, _ number: NumberMatch) -> Bool {
        guard var found = text.match(.unit, at: next) else { return false }
        if found.end > next + 1, isNumber(found.end - 1), !text.isGlued(found.end - 1),
            let shorter = text.match(.unit, at: next, upTo: next + 1)
        {
            found = shorter  // "12 m 2 dm" are no square metres
        }
        if isNumber(found.end), text.isGlued(found.end) { return false }
        if number.scaled, text.words.names[Int(found.sense.first)] == "other:pounds" {
            quantity.unit = UnitReference(kind: .money, base: text.words.sterling)  // "5,5 Milliarden Pfund"
            quantity.end = found.end
            return true
        }
        let kind = text.words.kind(ofBase: found.sense.first)
        if kind == .bitcoin, isAdjective(found.end) { return false }
        if kind == .other, !number.digits, !number.scaled,
            text.tokens[next].end - text.tokens[next].start <= 2
        {
            return false
        }
        quantity.unit = UnitReference(
            kind: kind == .money ? .money : kind, base: found.sense.first, exponent: Int(found.sense.second))
        quantity.end = found.end
        if next > number.end, text.isSign(0x2D, at: next - 1) { quantity.hyphenated = true }
        if next > number.end, [0x28, 0x5B, 0x7B, 0x3C].contains(text.tokens[next - 1].symbol) {
            quantity.end += 1
        }
        if text.words.names[Int(found.sense.first)] == "months3" {
            quantity.number = DecimalNumber(quantity.number.value * 3)
        }
        return true
    }

    /// "13,726 unrestricted BTC", "168 critical IT megawatts": a unit behind at most three words that describe it.
    private func addLateUnit(_ quantity: inout Quantity, _ number: NumberMatch) -> Bool {
        guard number.digits else { return false }
        for index in number.end + 1..<max(number.end + 1, min(number.end + 4, text.tokens.count)) {
            guard text.tokens[index - 1].kind == .word, continues(index - 1),
                text.match(.noun, at: index - 1) == nil, text.match(.per, at: index - 1) == nil,
                text.match(.qualifier, at: index - 1) == nil
            else { return false }
            guard let found = text.match(.unit, at: index) else { continue }
            let kind = text.words.kind(ofBase: found.sense.first)
            guard [.bitcoin, .power, .hashRate, .energy].contains(kind), !isAdjective(found.end),
                !text.isSign(0x2D, at: found.end)
            else { return false }
            quantity.unit = UnitReference(
                kind: kind, base: found.sense.first, exponent: Int(found.sense.second))
            quantity.end = found.end
            return true
        }
        return false
    }

    /// "two Bitcoin miners", "ten Bitcoin mining companies": the coin is no unit.
    private func isAdjective(_ index: Int) -> Bool {
        text.match(.modified, at: text.afterHyphen(index)) != nil
    }

    /// "3x", "3 times", "fourfold".
    private func addTimes(_ quantity: inout Quantity, _ number: NumberMatch) -> Bool {
        guard let times = text.match(.multiple, at: text.afterHyphen(number.end)), times.sense.first == 0
        else {
            return false
        }
        if times.end < text.tokens.count, text.tokens[times.end].kind == .number { return false }
        quantity.unit = UnitReference(kind: .other)
        quantity.multiple = true
        quantity.end = times.end
        return true
    }

    /// The noun that is counted, at most five words on.
    private func addNoun(_ quantity: inout Quantity, _ number: NumberMatch) -> Bool {
        guard number.number.value > 1 || number.number.value == 0 && number.digits || number.scaled else {
            return false
        }
        if isYear(number), text.match(.noun, at: number.end) == nil || text.may(.yearly, at: number.first - 1)
        {
            return false
        }
        if !number.digits, number.fraction, !number.scaled { return false }
        var index = text.afterHyphen(number.end)
        var limit = min(index + 6, text.tokens.count)
        var head: (end: Int, sense: Sense?)?
        while index < limit {
            if let term = termAdjective(index) {
                index = term
                limit = min(index + 6, text.tokens.count)
                continue
            }
            guard continues(index) else { break }
            if let noun = text.match(.noun, at: index) {
                head = (noun.end, noun.sense)
                index = noun.end
                continue
            }
            if head?.sense == nil, isLikelyNoun(index) { head = (index + 1, nil) }
            index += text.number(at: index).map { $0.end - index } ?? 1
        }
        guard let head else { return false }
        apply(head.end, head.sense, &quantity)
        quantity.resume = number.end
        return true
    }

    /// The position behind "10-year" in "two 10-year hosting agreements".
    private func termAdjective(_ index: Int) -> Int? {
        guard isNumber(index), text.isSign(0x2D, at: index + 1), text.isGlued(index + 1),
            text.isGlued(index + 2),
            let unit = text.match(.unit, at: index + 2),
            text.words.kind(ofBase: unit.sense.first) == .duration
        else { return nil }
        return unit.end
    }

    private func apply(_ end: Int, _ sense: Sense?, _ quantity: inout Quantity) {
        quantity.end = end
        guard let sense else { return }
        quantity.nounMetric = Metric.at(sense.first)
        switch text.words.names[Int(sense.second)] {
        case "jobs": quantity.unit = UnitReference(kind: .count, base: sense.second)
        case "BTC": quantity.unit = UnitReference(kind: .bitcoin, base: sense.second)
        default: break
        }
    }

    /// Whether a token may stand inside a noun phrase behind a number.
    private func continues(_ index: Int) -> Bool {
        let token = text.tokens[index]
        switch token.kind {
        case .symbol: return token.symbol == 0x2D && text.isGlued(index) && text.isGlued(index + 1)
        case .number: return false
        case .word:
            let isLetter = token.capital && token.end - token.start == 1  // "Class A shares"
            if !isLetter, text.may(.stop, at: index), text.match(.stop, at: index) != nil { return false }
            return text.match(.verb, at: index) == nil && !text.may(.weekday, at: index)
        }
    }

    /// A word that looks like a plural noun: in English by its ending, in German by its capital.
    private func isLikelyNoun(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.kind == .word, token.end - token.start >= 4, text.match(.unit, at: index) == nil else {
            return false
        }
        if text.may(.up, at: index) || text.may(.down, at: index) || text.may(.month, at: index) {
            return false
        }
        let bytes = text.bytes(index..<index + 1)
        if text.language == .german { return token.capital }
        guard bytes.last == 0x73, !token.capital else { return false }
        return bytes.dropLast().last.map { $0 != 0x73 && $0 != 0x75 && $0 != 0x69 } ?? false
    }

    /// Four digits without separators between 1900 and 2100.
    func isYear(_ number: NumberMatch) -> Bool {
        guard number.digits, !number.scaled, !number.formed, number.end == number.first + 1 else {
            return false
        }
        return number.number.exponent == 0 && (1_900...2_100).contains(number.number.value)
            && text.tokens[number.first].end - text.tokens[number.first].start == 4
    }

    /// Whether a number without unit or noun still says a quantity: it is large, qualified or scaled.
    private func isBareQuantity(_ quantity: inout Quantity, _ number: NumberMatch) -> Bool {
        quantity.bare = true
        if number.fraction, !number.scaled { return false }
        return number.digits || number.scaled
    }
}

extension TokenText {
    /// "per MWh", "a share", "/kW-month", "je Aktie", "apiece".
    func addPer(_ quantity: inout Quantity) {
        if let apiece = match(.trailing, at: quantity.end), Qualifier.at(apiece.sense.first) == .exact {
            quantity.unit.kind = .perShare
            return
        }
        let start = afterHyphen(quantity.end)
        guard let per = match(.per, at: start) else { return }
        guard let thing = match(.thing, at: afterHyphen(per.end)) else { return }
        if words.names[Int(thing.sense.first)] == "share" {
            quantity.unit.kind = .perShare
        } else {
            quantity.unit.kind = .perUnit
            quantity.unit.per = thing.sense.first
        }
        quantity.end = thing.end
    }
}
