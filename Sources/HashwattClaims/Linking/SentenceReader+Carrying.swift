// SPDX-License-Identifier: Apache-2.0

extension SentenceReader {
    /// German "Cent" is of the currency the text spoke of last, and so is an amount that names none ("und 28 Milliarden
    /// im Jahr danach").
    func settleCurrency(
        _ quantity: inout Quantity, _ last: LinkedQuantity?, _ context: inout DocumentContext
    ) {
        if quantity.bare, quantity.scaled, quantity.scale >= 6, context.currencyIsFresh {
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
            context.currencyIsFresh = true
        }
    }

    /// A percentage that no word decides and that is no move of an actor is about the amount before it in the paragraph.
    private func percentage(
        _ choice: MetricLinker.Choice, _ quantity: Quantity, _ context: DocumentContext
    ) -> MetricLinker.Choice {
        guard choice.metric == .other, choice.reason == .undecided, quantity.unit.kind == .percent,
            let metric = context.amount, mentions.isEmpty
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
            text.may(.cue, at: index)
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
