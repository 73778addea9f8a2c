// SPDX-License-Identifier: Apache-2.0

/// Decides what a number is about from the words around it.
struct MetricLinker {
    let text: TokenText
    let cues: SentenceCues
    let quantities: [Quantity]

    /// A metric with the strength of its evidence and the reason.
    struct Choice {
        var metric: Metric
        var score: Double
        var reason: LinkReason
        /// Whether it is only taken on from the number before.
        var isContinued: Bool { if case .continues = reason { true } else { false } }
    }

    /// The best metric of a quantity from its noun, its unit and the words of its sentence.
    ///
    /// Each word counts its weight, less the further away it stands: divided by 1 + 0.15 · tokens, by 1.6 for each
    /// other quantity and by 1.35 for each clause boundary between; words behind the number count a little more where
    /// they follow at once, less where they do not.
    func choice(_ quantity: Quantity) -> Choice {
        var best = usual(quantity)
        let change = quantity.unit.kind == .percent ? changeOf(quantity) : nil
        for cue in cues.cues where !cue.fits.isDisjoint(with: quantity.unit.kind) {
            let score = score(cue, quantity, change)
            if score > best.score {
                best = Choice(
                    metric: cue.metric, score: score, reason: .word(text.string(cue.first..<cue.end)))
            }
        }
        return best
    }

    private func score(_ cue: Cue, _ quantity: Quantity, _ change: Int?) -> Double {
        if quantity.scaled, cue.metric == .price || cue.metric == .priceTarget { return 0 }
        if quantity.unit.kind == .count, isCounted(cue, quantity) { return 0 }
        if quantity.unit.kind == .money, !quantity.scaled, quantity.value < 2_000,
            cue.metric.isSum
        {
            return 0  // "Roth raised its to $60"
        }
        if quantity.unit.kind != .bitcoin, cue.metric == .btcSold || cue.metric == .btcHeld, !speaksOfCoins {
            return 0
        }
        let before = cue.end <= quantity.core
        let inside = cue.first >= quantity.core && cue.end <= quantity.end
        let gap =
            inside
            ? 0..<0
            : before
                ? min(cue.end, quantity.first)..<quantity.first : quantity.end..<max(cue.first, quantity.end)
        var score = cue.weight / (1 + 0.15 * Double(max(0, gap.count)))
        if before, cue.metric == .investment, isFor(quantity.first - 1) { score *= 1.6 }  // "bought … for"
        for other in quantities where other.core >= gap.lowerBound && other.core < gap.upperBound {
            score /= 1.6
        }
        for boundary in cues.boundaries where gap.contains(boundary) {
            score /= text.isSign(0x3B, at: boundary) ? 2 : 1.35
        }
        if !before, !inside { score *= gap.count <= 3 ? 1.15 : 0.75 }
        if let end = change {
            if before { score *= 0.5 } else if cue.first - end <= 6 { score *= 2 }
        }
        return score
    }

    private func isFor(_ index: Int) -> Bool {
        index >= 0 && ["for", "für"].contains { text.bytes(index..<index + 1).elementsEqual($0.utf8) }
    }

    /// "a 508 % increase in hash rate": the position behind "in", where what moved must follow.
    private func changeOf(_ quantity: Quantity) -> Int? {
        for index in quantity.end..<min(quantity.end + 2, text.tokens.count) where isChange(index) {
            let next = index + 1
            return ["in", "of", "bei", "beim", "der", "des"].contains(where: {
                text.bytes(next..<min(next + 1, text.tokens.count)).elementsEqual($0.utf8)
            }) ? next + 1 : nil
        }
        return nil
    }

    private func isChange(_ index: Int) -> Bool {
        text.match(.up, at: index) != nil || text.match(.down, at: index) != nil
    }

    /// Whether the word is what another number counts.
    private func isCounted(_ cue: Cue, _ quantity: Quantity) -> Bool {
        quantities.contains { $0.core != quantity.core && $0.core <= cue.first && cue.end <= $0.end }
    }

    /// Whether the sentence counts coins; without them "sold" and "held" say nothing of Bitcoin.
    private var speaksOfCoins: Bool {
        quantities.contains { $0.unit.kind == .bitcoin } || cues.coins
    }

    /// What a noun or unit is about where no word says otherwise.
    private func usual(_ quantity: Quantity) -> Choice {
        if let metric = quantity.nounMetric {
            return Choice(
                metric: metric, score: metric == .other ? 1.2 : 4.5,
                reason: .noun(text.string(quantity.end - 1..<quantity.end)))
        }
        let unit = text.words.name(of: quantity.unit)
        if unit == "other:points" { return Choice(metric: .price, score: 2, reason: .unit(unit)) }
        let (metric, score): (Metric, Double) =
            switch quantity.unit.kind {
            case .power: (.capacity, 2.5)
            case .energy: (.energy, 2.5)
            case .hashRate: (.hashRate, 8)
            case .efficiency: (.efficiency, 8)
            case .bitcoin: (.btcHeld, 1)
            case .perShare: (.price, 2.5)
            case .perUnit: perUnit(unit)
            case .duration: (.term, 2.5)
            case .count: (.other, quantity.bare ? 0.8 : 2)
            default: (.other, 0.6)
            }
        return Choice(metric: metric, score: score, reason: metric == .other ? .undecided : .unit(unit))
    }

    private func perUnit(_ unit: String) -> (Metric, Double) {
        if unit.hasSuffix("MWh") || unit.hasSuffix("_MW_day") { return (.powerCost, 3) }
        if unit.hasSuffix("kWh") { return (.powerCost, 6) }
        let things = unit.utf8.split(separator: 0x5F).dropFirst().dropLast()
        if things.contains(where: { $0.elementsEqual("kW".utf8) || $0.elementsEqual("MW".utf8) }) {
            return (.rentOrMargin, 3)
        }
        if unit.hasSuffix("_MW") || unit.hasSuffix("_kW") || unit.hasSuffix("_GW") { return (.capex, 4) }
        return (.other, 1)
    }

    // MARK: direction

    /// −1 where the words around a quantity say that it is a fall, else 1.
    func sign(_ quantity: Quantity) -> Double {
        if quantity.signed || quantity.number.mantissa < 0 { return 1 }
        return own(quantity) ?? coordinated(quantity) ?? 1
    }

    /// What the words around the quantity itself say.
    private func own(_ quantity: Quantity) -> Double? {
        if cues.positives.contains(where: { $0 >= quantity.end && $0 - quantity.end <= 2 }) { return 1 }
        return following(quantity) ?? preceding(quantity) ?? verbAtEnd(quantity)
    }

    /// "fell 10 %, MARA 11 % and Riot 4 %", "down 11 % from the quarter before and 54 % from the year": the direction
    /// of the percentage before it, where nothing but a comma or joining word, with a name, opens this one.
    private func coordinated(_ quantity: Quantity) -> Double? {
        guard quantity.unit.kind == .percent,
            let before = quantities.last(where: { $0.core < quantity.core && $0.unit == quantity.unit }),
            before.end <= quantity.first, quantity.core - before.end <= 12, !isShare(quantity.end)
        else { return nil }
        let gap = before.end..<quantity.first
        guard !gap.contains(where: isChange), opensItem(gap) else { return nil }
        return before.signed ? nil : own(before) ?? coordinated(before)
    }

    /// "54 % of revenue" is no change.
    private func isShare(_ index: Int) -> Bool {
        ["of", "der", "des"].contains {
            index < text.tokens.count && text.bytes(index..<index + 1).elementsEqual($0.utf8)
        }
    }

    /// Whether the last comma or joining word of `gap` is followed by names and prepositions only.
    private func opensItem(_ gap: Range<Int>) -> Bool {
        for index in gap.reversed() {
            if text.isSign(0x2C, at: index) || text.match(.list, at: index) != nil { return true }
            let isName = text.tokens[index].kind == .word && text.tokens[index].capital
            let isSmall = text.match(.preposition, at: index) != nil || text.tokens[index].kind == .symbol
            guard isName || isSmall else { return false }
        }
        return false
    }

    /// "17.54% decline", "8% higher", "10 Prozent ab".
    private func following(_ quantity: Quantity) -> Double? {
        cues.directions.first { $0.first >= quantity.end && $0.first - quantity.end <= 1 }
            .flatMap { isFree($0.first, after: quantity) ? $0.sign : nil }
    }

    private func isFree(_ index: Int, after quantity: Quantity) -> Bool {
        !(quantity.end..<index).contains { text.isSign(0x2C, at: $0) || text.isSign(0x28, at: $0) }
    }

    /// The nearest word of movement before the number in its clause.
    private func preceding(_ quantity: Quantity) -> Double? {
        guard let word = cues.directions.last(where: { $0.end <= quantity.first }),
            quantity.first - word.end <= 8
        else {
            return nil
        }
        let gap = word.end..<quantity.first
        if quantities.contains(where: { $0.core >= gap.lowerBound && $0.core < gap.upperBound }) {
            return nil
        }
        if cues.boundaries.contains(where: { gap.contains($0) && text.tokens[$0].kind == .symbol }) {
            return nil
        }
        if isLevel(quantity.first - 1) { return 1 }
        return word.sign
    }

    /// "fell to 12 %": the number is a level and no change.
    func isLevel(_ index: Int) -> Bool {
        guard index >= 0 else { return false }
        return text.match(.to, at: index) != nil || text.match(.onto, at: index) != nil
    }

    /// German puts the verb behind: "um 10 Prozent gefallen".
    private func verbAtEnd(_ quantity: Quantity) -> Double? {
        guard text.language == .german,
            let word = cues.directions.first(where: { $0.first >= quantity.end }),
            word.first - quantity.end <= 5,
            !cues.boundaries.contains(where: { $0 >= quantity.end && $0 < word.first })
        else { return nil }
        return isLevel(quantity.first - 1) ? 1 : word.sign
    }
}
