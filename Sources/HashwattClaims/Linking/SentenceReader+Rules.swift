// SPDX-License-Identifier: Apache-2.0

extension SentenceReader {
    // MARK: what is a claim

    /// Durations are claims where they are terms of a contract, and windows of time elsewhere.
    func isClaim(_ quantity: Quantity, _ cues: SentenceCues) -> Bool {
        guard quantity.unit.kind == .duration else { return true }
        if follows(.after, quantity.end, within: 1) { return false }
        if quantity.hyphenated || isHyphenatedUnit(quantity) {
            return hasTerm(quantity.end..<quantity.end + 7)
        }
        let before = quantity.first - 1
        if before >= range.lowerBound, isPastOrNext(before) { return false }
        return hasTerm(quantity.end..<quantity.end + 4) || hasTermBefore(quantity.first)
    }

    private func isHyphenatedUnit(_ quantity: Quantity) -> Bool {
        (quantity.core..<quantity.end).contains { text.isSign(0x2D, at: $0) }
    }

    private func follows(_ kind: SenseKind, _ index: Int, within count: Int) -> Bool {
        for offset in 0..<count where text.match(kind, at: index + offset) != nil { return true }
        return false
    }

    /// A noun of contracts in `tokens`, without a boundary before it.
    private func hasTerm(_ tokens: Range<Int>) -> Bool {
        for index in tokens.clamped(to: range) {
            if text.isSign(0x2C, at: index), index >= tokens.lowerBound + 1 { return false }
            if text.match(.term, at: index) != nil || isCompoundTerm(index) { return true }
        }
        return false
    }

    /// The same before the number, back to a boundary.
    private func hasTermBefore(_ first: Int) -> Bool {
        for index in (max(range.lowerBound, first - 9)..<max(range.lowerBound, first)).reversed() {
            if text.isSign(0x2C, at: index) { return false }
            if text.match(.term, at: index) != nil || isCompoundTerm(index) { return true }
        }
        return false
    }

    /// German compounds end in the noun: "Hostingvertrag", "Wandelanleihe".
    private func isCompoundTerm(_ index: Int) -> Bool {
        guard text.language == .german, text.tokens[index].capital else { return false }
        let word = text.bytes(index..<index + 1)
        return ["vertrag", "vertrags", "verträge", "vereinbarung", "anleihe", "laufzeit", "option", "lizenz"]
            .contains { Array(word.suffix($0.utf8.count)) == Array($0.utf8) }
    }

    private func isPastOrNext(_ index: Int) -> Bool {
        guard text.match(.window, at: index) != nil else { return false }
        return !["in", "for", "the", "initial", "these", "those", "nach", "den", "seit"].contains {
            text.bytes(index..<index + 1).elementsEqual($0.utf8)
        }
    }

    // MARK: metric

    /// Splits moves by their period, and prices of shares from sums of money.
    func refined(
        _ choice: MetricLinker.Choice, _ quantity: Quantity, _ cues: SentenceCues, _ context: DocumentContext
    ) -> Metric {
        let metric = choice.metric
        switch metric {
        case .moveDay: return moveMetric(quantity)
        case .other
        where quantity.unit.kind == .percent && !choice.isContinued
            && choice.score < (choice.reason == .undecided ? 2 : 1):
            let isOfIndex = choice.reason == .undecided && mentions.contains { $0.role == .index }
            return isOfIndex || isActorMove(quantity, cues, context) ? moveMetric(quantity) : metric
        case .other where choice.reason == .undecided && isCoinPrice(quantity, cues): return .price
        case .other, .equityStakeOrShares, .investment, .capex:
            return isSharePrice(quantity, cues) ? .price : metric
        default: return metric
        }
    }

    /// A day's move unless a longer period stands nearest to it.
    func moveMetric(_ quantity: Quantity) -> Metric {
        guard
            let period = PeriodLinker(text: text, periods: periods, published: nil, quantities: quantities)
                .nearest(to: quantity)
        else {
            return .moveDay
        }
        switch period.name.description {
        case "ytd": return .moveYTD
        case "week", "month", "quarter", "window", "year": return .movePeriod
        default: return .moveDay
        }
    }

    /// "Riot gained 5 %": an actor moves by a price-like verb, and nothing else is named.
    private func isActorMove(_ quantity: Quantity, _ cues: SentenceCues, _ context: DocumentContext) -> Bool {
        let near = cues.directions.contains {
            $0.priceLike && abs($0.first - quantity.core) <= 6
        }
        if near {
            return !mentions.isEmpty || cues.anaphors.contains { $0.role != "broker" }
                || context.last.map { $0.metric.isMove } == true
        }
        return quantity.signed || isListed(quantity)
    }

    /// A percentage directly behind a name, as in a list.
    private func isListed(_ quantity: Quantity) -> Bool {
        mentions.contains { $0.end <= quantity.first && quantity.first - $0.end <= 1 }
    }

    /// "Bitcoin lost 11 % and cost 86,900 dollars": an amount without a scale in a clause whose subject is a coin.
    private func isCoinPrice(_ quantity: Quantity, _ cues: SentenceCues) -> Bool {
        guard quantity.unit.kind == .money, !quantity.scaled, quantity.unit.exponent == 0 else {
            return false
        }
        return mentions.last { $0.subject && $0.end <= quantity.core }?.role == .coin
    }

    /// A small unscaled amount in a sentence about shares: "to $11.66".
    private func isSharePrice(_ quantity: Quantity, _ cues: SentenceCues) -> Bool {
        guard quantity.unit.kind == .money, !quantity.scaled, quantity.value < 2_000,
            quantity.unit.exponent == 0,
            quantity.high == nil
        else { return false }
        return cues.cues.contains {
            $0.metric == .moveDay || $0.metric == .price && $0.fits.contains(.perShare)
        }
    }

    // MARK: multiples and states

    /// "doubled", "verdreifacht".
    mutating func addMultiples(_ cues: SentenceCues, _ context: DocumentContext) {
        for index in range {
            guard let match = text.match(.multiple, at: index), match.sense.first > 0,
                !text.isSign(0x2D, at: match.end)
            else { continue }
            if quantities.contains(where: { $0.core <= index && index < $0.end }) { continue }
            var stand = Quantity(
                first: index, end: match.end, core: index, number: DecimalNumber(Double(match.sense.first)),
                unit: UnitReference(kind: .all))
            stand.multiple = true
            let choice = MetricLinker(text: text, cues: cues, quantities: []).choice(stand)
            let owner = linker(cues, context).choice(stand, choice.metric)
            var draft = ClaimDraft(kind: .multiple, first: index, end: match.end)
            draft.value = Double(match.sense.first)
            draft.written = WrittenNumber(digits: Double(match.sense.first))
            draft.unit = "multiple"
            draft.metric = choice.metric
            draft.metricReason = choice.reason
            draft.entity = owner.entity
            draft.entityReason = owner.reason
            append(draft)
        }
    }

    /// "is seeking approval", "signed a lease": the state with what it is about, at most eight words apart.
    mutating func addStatus(_ cues: SentenceCues, _ context: DocumentContext) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard let match = text.match(.status, at: index),
                let status = ContractStatus(rawValue: text.words.names[Int(match.sense.first)]),
                let matter = matter(index, match.end)
            else {
                index += 1
                continue
            }
            var stand = Quantity(
                first: index, end: match.end, core: index, number: DecimalNumber(0), unit: .count)
            stand.bare = true
            let owner = linker(cues, context).choice(stand, .other)
            var draft = ClaimDraft(kind: .status, first: index, end: max(match.end, matter))
            draft.status = status
            draft.entity = owner.entity
            draft.entityReason = owner.reason
            draft.metricReason = .word(text.string(index..<match.end))
            append(draft)
            index = draft.end
        }
    }

    private func linker(_ cues: SentenceCues, _ context: DocumentContext) -> EntityLinker {
        EntityLinker(
            text: text, cues: cues, mentions: mentions, quantities: [], sentence: range, context: context)
    }

    /// The position behind a word for what is approved or signed near a state, or nil.
    private func matter(_ first: Int, _ end: Int) -> Int? {
        for index in end..<max(end, min(end + 8, range.upperBound)) {
            if let match = text.match(.matter, at: index) { return match.end }
        }
        for index in max(range.lowerBound, first - 6)..<end where text.match(.matter, at: index) != nil {
            return end
        }
        return nil
    }
}
