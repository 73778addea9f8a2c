// SPDX-License-Identifier: Apache-2.0

extension SentenceReader {
    /// German "Cent" is of the currency the text spoke of last, and so is an amount that names none ("und 28 Milliarden
    /// im Jahr danach").
    func settleCurrency(
        _ quantity: inout Quantity, _ last: LinkedQuantity?, _ context: inout DocumentContext
    ) {
        if quantity.bare, quantity.scaled, quantity.scale >= 6, context.currency >= 0 {
            quantity.unit = UnitReference(kind: .money, base: context.currency)
            quantity.bare = false
        }
        if let percent = last?.unit, percent.kind == .percent, percent.percent > 0,
            text.words.name(of: quantity.unit) == "other:points"
        {
            quantity.unit = percent  // "0.85 percentage points, from 1.15 points"
        }
        guard
            quantity.unit.kind == .money || quantity.unit.kind == .perUnit || quantity.unit.kind == .perShare
        else { return }
        if quantity.unit.exponent == -2, text.language == .german {
            if context.currency >= 0 { quantity.unit.base = context.currency }
        } else {
            context.currency = quantity.unit.base
        }
    }

    /// A percentage that no word decides and that is no move of an actor is about the amount before it in the paragraph.
    private func percentage(
        _ choice: MetricLinker.Choice, _ quantity: Quantity, _ context: DocumentContext
    ) -> MetricLinker.Choice {
        guard choice.metric == .other, choice.reason == .undecided, quantity.unit.kind == .percent,
            let metric = context.amount ?? (context.sums == .debtOrBond ? .debtOrBond : nil), mentions.isEmpty
        else { return choice }
        return .init(metric: metric, score: choice.score, reason: .continues(metric.rawValue))
    }

    /// "raised", "offering": in a text about bonds they speak of bonds.
    func isRaise(_ reason: LinkReason) -> Bool {
        guard case .word(let word) = reason else { return false }
        return [
            "raise", "raises", "raised", "offering", "proceeds", "funding", "financing", "finanzierung",
            "kapital",
            "eingesammelt", "platzierung", "emissionserlös", "erlös",
        ].contains(word.lowercased())
    }

    /// An amount of money that no word decides is about what the last one of the paragraph was about: sums after sums,
    /// prices of shares after prices.
    func carriedOn(
        _ choice: MetricLinker.Choice, _ quantity: Quantity, _ context: DocumentContext
    ) -> MetricLinker.Choice {
        guard choice.metric == .other, choice.reason == .undecided, quantity.unit.kind == .money,
            let metric = quantity.scaled ? context.sums : context.prices
        else { return percentage(choice, quantity, context) }
        return .init(metric: metric, score: choice.score, reason: .continues(metric.rawValue))
    }
}

extension SentenceReader {
    /// Whether the sentence speaks of price targets, though it may give none.
    var speaksOfTargets: Bool {
        range.contains { index in
            text.tokens[index].kinds & SenseKind.target != 0
                && text.match(.cue, at: index).map { Metric.at($0.sense.first) == .priceTarget } == true
        }
    }
}

extension DocumentContext {
    /// Keeps what an amount of money was about.
    mutating func note(_ choice: MetricLinker.Choice, _ quantity: Quantity) {
        if [.energy, .power, .bitcoin, .hashRate].contains(quantity.unit.kind) { amount = choice.metric }
        guard quantity.unit.kind == .money || quantity.unit.kind == .perShare, choice.reason != .undecided
        else { return }
        if quantity.scaled {
            sums = choice.metric
        } else if choice.metric == .price || choice.metric == .priceTarget {
            prices = choice.metric
        }
    }
}

extension SentenceReader {
    /// What the sentence before said last, where this one starts with "This" or "Das".
    func carried(_ context: DocumentContext, before quantity: Quantity) -> LinkedQuantity? {
        guard quantity.core - range.lowerBound <= 6, let last = context.last,
            quantity.unit.kind == .percent || quantity.unit == last.unit
        else { return nil }
        let first = text.bytes(range.lowerBound..<range.lowerBound + 1)
        return ["This", "That", "Das", "Dies", "It"].contains { first.elementsEqual($0.utf8) } ? last : nil
    }

    /// Whether a quantity continues the one before: a change of it, or its earlier value.
    func continues(
        _ quantity: Quantity, _ last: LinkedQuantity, _ own: MetricLinker.Choice, _ before: Quantity?
    ) -> Bool {
        if last.metric == .equityStakeOrShares, last.unit.kind == .count, quantity.unit.kind == .money,
            isWorth(quantity.first)
        {
            return true
        }
        if quantity.unit == last.unit, before == nil { return own.score < 1.3 }
        if quantity.unit == last.unit, let before {
            let word = quantity.first - 1
            if quantity.core - before.end <= 12, own.score < 4,
                text.match(.from, at: word) != nil || isComparison(word)
            {
                return true
            }
            return own.score < 1.3
        }
        if last.unit.kind == .bitcoin, quantity.unit.kind == .money {
            return isWorth(quantity.first)
                || before.map { quantity.first - $0.end == 1 && text.isSign(0x28, at: $0.end) } == true
        }
        if last.unit.kind == .perUnit, quantity.unit.kind == .money, last.unit.base == quantity.unit.base {
            return text.match(.from, at: quantity.first - 1) != nil || isComparison(quantity.first - 1)
        }
        if last.unit.kind == .percent, quantity.unit.kind == .money, !quantity.scaled {
            return last.metric.isMove && isLevelOf(quantity.first - 1)
        }
        guard quantity.unit.kind == .percent, last.unit.kind != .percent else { return false }
        return own.score < 2.0
    }

    /// "fell 2.3 % to $86,400".
    private func isLevelOf(_ index: Int) -> Bool {
        guard index >= range.lowerBound else { return false }
        if text.match(.to, at: index) != nil || text.match(.onto, at: index) != nil { return true }
        return ["at", "bei"].contains { text.bytes(index..<index + 1).elementsEqual($0.utf8) }
    }

    /// "13,011 Bitcoin, worth roughly $1.6 billion".
    private func isWorth(_ index: Int) -> Bool {
        (max(range.lowerBound, index - 2)..<index).contains { position in
            ["worth", "valued", "wert", "equivalent"].contains {
                text.bytes(position..<position + 1).elementsEqual($0.utf8)
            }
        }
    }

    /// "compared with", "versus", "against", "gegenüber".
    private func isComparison(_ index: Int) -> Bool {
        ["versus", "vs", "against", "with", "gegenüber", "nach", "than"].contains {
            index >= range.lowerBound && text.bytes(index..<index + 1).elementsEqual($0.utf8)
        }
    }
}
