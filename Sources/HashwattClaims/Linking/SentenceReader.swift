// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// A claim before its offsets are mapped back.
struct ClaimDraft {
    var kind: Claim.Kind = .quantity
    var first: Int
    var end: Int
    var value: Double?
    var high: Double?
    var unit = ""
    var qualifier: Qualifier = .exact
    var written: WrittenNumber?
    var entity: Referent?
    var metric: Metric = .other
    var period: ClaimPeriod?
    var status: ContractStatus?
    var entityReason: LinkReason = .undecided
    var metricReason: LinkReason = .undecided
}

/// Links the numbers of one sentence.
struct SentenceReader {
    let text: TokenText
    let range: Range<Int>
    var mentions: [Mention]
    let quantities: [Quantity]
    let periods: [PeriodMatch]
    let published: CivilDate?
    let actors: Lexicon
    private(set) var claims: [ClaimDraft] = []

    init(
        text: TokenText, range: Range<Int>, mentions: [Mention], quantities: [Quantity],
        periods: [PeriodMatch],
        published: CivilDate?, actors: Lexicon
    ) {
        self.text = text
        self.range = range
        self.quantities = quantities
        self.periods = periods
        self.published = published
        self.actors = actors
        self.mentions = mentions
        self.mentions.removeAll { $0.role == .coin && Self.isUnitOrAdjective($0, text, quantities) }
    }

    /// "445 Bitcoin" and "Bitcoin miners" name no actor.
    private static func isUnitOrAdjective(_ mention: Mention, _ text: TokenText, _ quantities: [Quantity])
        -> Bool
    {
        if quantities.contains(where: { $0.core <= mention.first && mention.first < $0.end }) { return true }
        if text.match(.modified, at: text.afterHyphen(mention.end)) != nil, !mention.possessive {
            return true
        }
        return text.isSign(0x2D, at: mention.end) && text.isGlued(mention.end)
    }

    /// Links every quantity, finds multiples and states, and carries the subject on.
    mutating func read(_ context: inout DocumentContext, isHeading: Bool) {
        SubjectMarker(text: text).mark(&mentions, sentence: range)
        if !quantities.isEmpty || mayHoldStatus {
            let cues = SentenceCues(text, range, mentions)
            link(cues, &context)
            addMultiples(cues, context)
            addStatus(cues, context)
            claims.sort { $0.first == $1.first ? $0.end > $1.end : $0.first < $1.first }
        }
        carry(&context, isHeading: isHeading)
    }

    /// Kinds of words that make claims without a number.
    private static var stateKinds: UInt64 { SenseKind.status.bit | SenseKind.multiple.bit }

    private var mayHoldStatus: Bool {
        for index in range where text.tokens[index].kinds & Self.stateKinds != 0 { return true }
        return false
    }

    private mutating func link(_ cues: SentenceCues, _ context: inout DocumentContext) {
        let metrics = MetricLinker(text: text, cues: cues, quantities: quantities)
        let entities = EntityLinker(
            text: text, cues: cues, mentions: mentions, quantities: quantities, sentence: range,
            context: context)
        var previous: LinkedQuantity?
        for (index, quantity) in quantities.enumerated() {
            guard isClaim(quantity, cues) else { continue }
            var quantity = quantity
            settleCurrency(&quantity, previous ?? context.last, &context)
            let before = index > 0 ? quantities[index - 1] : nil
            if quantity.bare, let before, let unit = inherited(quantity, before) { quantity.unit = unit }
            var choice = metrics.choice(quantity)
            var entity: EntityLinker.Choice?
            if let last = previous ?? carried(context, before: quantity),
                continues(quantity, last, choice, before)
            {
                choice = .init(
                    metric: continued(last.metric, quantity), score: choice.score,
                    reason: .continues(last.metric.rawValue))
                if let before, previous != nil, !isNamed(min(before.end, quantity.core)..<quantity.core) {
                    entity = last.entity.map { ($0, .continues($0.surface)) }
                } else if previous == nil, mentions.isEmpty {
                    entity = last.entity.map { ($0, .continues($0.surface)) }
                }
            }
            choice = carriedOn(choice, quantity, context)
            choice.metric = refined(choice, quantity, cues, context)
            if choice.metric == .financingOther, isRaise(choice.reason),
                context.last?.metric == .debtOrBond || context.sums == .debtOrBond
                    || cues.cues.contains(where: { $0.metric == .debtOrBond && $0.fits.contains(.money) })
            {
                choice.metric = .debtOrBond
            }
            var owner =
                entities.respectively(quantity, choice.metric) ?? entity
                ?? entities.choice(quantity, choice.metric)
            if choice.metric == .sectorMove, isOfOne(owner) { choice.metric = moveMetric(quantity) }
            if choice.metric == .sectorMove, case .earlierSubject = owner.reason { owner = (nil, .undecided) }
            add(quantity, choice, owner, metrics, cues)
            context.note(choice, quantity)
            previous = LinkedQuantity(metric: choice.metric, unit: quantity.unit, entity: owner.entity)
        }
        if let previous { context.last = previous }
    }

    /// "miners fell, Riot by 4 %", "the Dax … The index": a move of one, though the sentence speaks of many.
    private func isOfOne(_ owner: EntityLinker.Choice) -> Bool {
        switch owner.reason {
        case .adjacent: owner.entity?.role != .index
        case .reference: owner.entity?.role == .index
        default: false
        }
    }

    /// A percentage behind a price is its move, a price behind a move its level.
    private func continued(_ metric: Metric, _ quantity: Quantity) -> Metric {
        if metric == .price, quantity.unit.kind == .percent { return .moveDay }
        return metric.isMove && quantity.unit.kind == .money ? .price : metric
    }

    /// Whether an actor is named in `tokens` other than behind a preposition.
    private func isNamed(_ tokens: Range<Int>) -> Bool {
        mentions.contains {
            tokens.contains($0.first) && (!$0.governed || $0.subject || opensListItem($0))
                && $0.role != .exchange
        }
    }

    /// ", von MARA um 11 %": a preposition before the name, and a comma before that.
    private func opensListItem(_ mention: Mention) -> Bool {
        text.isListItem(mention.first)
            && quantities.contains {
                $0.unit.kind == .percent && $0.core >= mention.end && $0.core - mention.end <= 3
            }
    }

    /// "13,011 Bitcoin, including 3,300 classified as restricted".
    private func inherited(_ quantity: Quantity, _ before: Quantity) -> UnitReference? {
        guard before.unit.kind == .bitcoin || before.unit.kind == .count, quantity.core - before.end <= 8,
            quantity.number.value < before.number.value
        else { return nil }
        return before.unit
    }

    private mutating func add(
        _ quantity: Quantity, _ choice: MetricLinker.Choice, _ owner: EntityLinker.Choice,
        _ metrics: MetricLinker,
        _ cues: SentenceCues
    ) {
        var draft = ClaimDraft(first: quantity.first, end: quantity.end)
        var number = quantity.number
        if quantity.unit.kind == .percent, isChange(choice.metric) {
            number.mantissa *= metrics.sign(quantity)
        }
        let canonical = number.scaled(by: quantity.unit.exponent)
        draft.kind = quantity.multiple ? .multiple : .quantity
        draft.value = canonical.value
        draft.high = quantity.highValue
        draft.written = WrittenNumber(
            digits: canonical.mantissa, exponent: canonical.exponent, decimals: quantity.decimals)
        draft.unit = quantity.multiple ? "multiple" : unitName(quantity, choice.metric, owner.entity)
        draft.qualifier = quantity.qualifier
        draft.metric = choice.metric
        draft.metricReason = choice.reason
        draft.entity = owner.entity
        draft.entityReason = owner.reason
        draft.period = PeriodLinker(
            text: text, periods: periods, published: published, quantities: quantities
        ).period(of: quantity)
        claims.append(draft)
    }

    /// Whether percentages of a metric are changes, so that a word of falling makes them negative.
    private func isChange(_ metric: Metric) -> Bool {
        metric != .equityStakeOrShares && metric != .rentOrMargin
    }

    /// The unit, dollars per share where the price is one of a share.
    private func unitName(_ quantity: Quantity, _ metric: Metric, _ entity: Referent?) -> String {
        var unit = quantity.unit
        if unit.kind == .money, !quantity.scaled,
            metric == .priceTarget || (metric == .price && !isCoinPrice(quantity, entity))
        {
            unit.kind = .perShare
        }
        return text.words.name(of: unit)
    }

    private func isCoinPrice(_ quantity: Quantity, _ entity: Referent?) -> Bool {
        if entity?.role == .coin || quantity.value >= 10_000 { return true }
        if text.match(.per, at: quantity.end) != nil,
            let unit = text.match(.unit, at: quantity.end + 1),
            text.words.kind(ofBase: unit.sense.first) == .bitcoin
        {
            return true  // "$8,227 per Bitcoin"
        }
        return entity?.role == .index
    }

    /// Adds a finished claim.
    mutating func append(_ draft: ClaimDraft) { claims.append(draft) }

    // MARK: carrying on

    private func carry(_ context: inout DocumentContext, isHeading: Bool) {
        if speaksOfTargets { context.prices = .priceTarget }
        context.listed = EntityLinker.listed(mentions, text)
        for mention in mentions {
            switch mention.role {
            case .broker: context.broker = Referent(mention)
            case .coin: context.coin = Referent(mention)
            case .index: context.index = Referent(mention)
            case .company:
                context.weigh(mention, by: isHeading ? 3 : mention.subject && !mention.relative ? 2 : 1)
            default: break
            }
        }
        if opensWithReference(nil) { context.weighReference() }
        guard let subject = mentions.last(where: { $0.subject && !$0.relative }), !opensWithReference(subject)
        else {
            return
        }
        if let company = mentions.last(where: { $0.subject && !$0.relative && $0.role == .company }) {
            let list = EntityLinker(
                text: text, cues: SentenceCues(), mentions: mentions, quantities: quantities, sentence: range,
                context: context)
            context.company = Referent(list.firstOfList(with: company) ?? company)
            context.companyIsFresh = true
        }
    }

    /// "The company …": who is meant stays the same, whoever is named later in the sentence.
    private func opensWithReference(_ subject: Mention?) -> Bool {
        for index in range.lowerBound..<min(range.lowerBound + 3, subject?.first ?? range.upperBound)
        where text.match(.anaphor, at: index) != nil { return true }
        return false
    }
}
