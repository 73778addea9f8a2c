// SPDX-License-Identifier: Apache-2.0

/// Decides who a number is about.
struct EntityLinker {
    let text: TokenText
    let cues: SentenceCues
    /// Mentions of the sentence.
    let mentions: [Mention]
    let quantities: [Quantity]
    let sentence: Range<Int>
    let context: DocumentContext

    typealias Choice = (entity: Referent?, reason: LinkReason)

    /// Who `quantity` is about, given what it is about.
    func choice(_ quantity: Quantity, _ metric: Metric) -> Choice {
        if metric == .priceTarget, let broker = broker(quantity) { return broker }
        if let listed = respectively(quantity, metric) { return listed }
        if let named = saidOf(quantity) { return named }
        if let near = adjacent(quantity, metric) { return near }
        if let subject = subject(of: quantity, metric) { return subject }
        return fallback(quantity, metric)
    }

    // MARK: within the sentence

    /// Whether an actor can be the owner of a number about `metric`.
    private func fits(_ role: Actor.Role, _ metric: Metric) -> Bool {
        switch role {
        case .company: return true
        case .exchange: return false
        case .broker:
            if metric == .capacity { return isForecast }
            return metric != .moveDay && metric != .price && metric != .hashRate
        case .coin, .index: return metric.isMove
        case .agency: return true
        }
    }

    /// "Jefferies estimates …": nobody but a bank or research house is named or meant.
    private var isForecast: Bool {
        mentions.allSatisfy { $0.role == .broker || $0.role == .agency }
            && cues.anaphors.allSatisfy { $0.role != "company" }
    }

    /// The analyst who set a price target: the nearest before it, else behind it, else the last one.
    func broker(_ quantity: Quantity) -> Choice? {
        if let listed = respectively(quantity, .priceTarget) { return listed }
        let brokers = mentions.filter { $0.role == .broker }
        if let near = brokers.last(where: { $0.end <= quantity.first }) ?? brokers.first {
            return (Referent(near), .subject(near.surface))
        }
        return context.broker.map { ($0, .earlierSubject($0.surface)) }
    }

    /// "191 % for the S&P 500".
    private func saidOf(_ quantity: Quantity) -> Choice? {
        guard quantity.unit.kind == .percent,
            let mention = mentions.first(where: { $0.first >= quantity.end }),
            mention.first - quantity.end <= 2,
            mention.first > quantity.end, isFor(quantity.end) || isOwned(quantity.end)
        else { return nil }
        return (Referent(mention), .saidOf(mention.surface))
    }

    /// "80 % owned by Hut 8".
    private func isOwned(_ index: Int) -> Bool {
        ["owned", "held", "controlled"].contains { isWord($0, index) } && isWord("by", index + 1)
    }

    private func isFor(_ index: Int) -> Bool { ["for", "bei", "für"].contains { isWord($0, index) } }

    private func isWord(_ word: String, _ index: Int) -> Bool {
        text.tokens.indices.contains(index) && text.bytes(index..<index + 1).elementsEqual(word.utf8)
    }

    /// "Riot 100 %, TeraWulf 160 %", "Riot (+4 %)", "Riot's 50 EH/s".
    private func adjacent(_ quantity: Quantity, _ metric: Metric) -> Choice? {
        guard let mention = mentions.last(where: { $0.end <= quantity.first }), fits(mention.role, metric),
            quantity.first - mention.end <= 4,
            !mention.governed || isListed(mention)
                || (quantity.unit.kind == .percent && text.isListItem(mention.first))
        else { return nil }
        for index in mention.end..<quantity.first
        where text.isSign(0x2C, at: index) || text.isSign(0x2E, at: index) {
            return nil
        }
        if let first = firstOfList(with: mention) { return (Referent(first), .subject(first.surface)) }
        return (Referent(mention), .adjacent(mention.surface))
    }

    /// "and" is no preposition that governs a name in a list.
    private func isListed(_ mention: Mention) -> Bool {
        mention.first > 0
            && (text.match(.list, at: mention.first - 1) != nil || text.isSign(0x2C, at: mention.first - 1))
    }

    /// The subject of the clause the number stands in.
    private func subject(of quantity: Quantity, _ metric: Metric) -> Choice? {
        let own = mentions.last { $0.subject && $0.end <= quantity.core && fits($0.role, metric) }
        if let back = reference(quantity, metric, after: own?.end ?? sentence.lowerBound, own) { return back }
        if let own {
            let first = firstOfList(with: own) ?? own
            return (Referent(first), .subject(first.surface))
        }
        let first = mentions.first { $0.end <= quantity.core && fits($0.role, metric) && $0.role != .coin }
        if let first, metric != .moveDay || first.role == .company {
            return (Referent(first), .subject(first.surface))
        }
        return nil
    }

    /// "the coin", "the company": who they mean was said before.
    private func reference(_ quantity: Quantity, _ metric: Metric, after: Int, _ own: Mention?) -> Choice? {
        guard
            let back = cues.anaphors.last(where: { back in
                back.first >= after && back.end <= quantity.core
                    && !mentions.contains { $0.first == back.end + 1 && !$0.governed }
            })
        else { return nil }
        switch back.role {
        case "coin":
            guard metric.isMove, let coin = coin else { return nil }
            return (coin, .reference(coin.surface))
        case "broker":
            return nil
        case "index":
            guard metric.isMove, let index = context.index else { return nil }
            return (index, .reference(index.surface))
        default:
            guard own == nil || own?.role == .broker, let company = context.referred else { return nil }
            if mentions.contains(where: { $0.end <= back.first && $0.role == .company && !$0.governed }) {
                return nil
            }
            return (company, .reference(company.surface))
        }
    }

    private var coin: Referent? { mentions.first { $0.role == .coin }.map(Referent.init) ?? context.coin }

    // MARK: beyond it

    /// "agreement between A and B": the first party named behind the number.
    private func party(_ quantity: Quantity, _ metric: Metric) -> Choice? {
        guard let mention = mentions.first(where: { $0.first >= quantity.end }),
            mention.first - quantity.end <= (isWord("by", mention.first - 1) ? 12 : 8),
            mention.first > 0, fits(mention.role, metric),
            !(quantity.end..<mention.first).contains(where: { text.isSign(0x2C, at: $0) }),
            ["between", "of", "by", "zwischen", "von"].contains(where: { isWord($0, mention.first - 1) })
        else { return nil }
        return (Referent(mention), .saidOf(mention.surface))
    }

    /// "Data centers used 183 TWh", "household power prices rose 6 %": nobody's energy, prices or hashprice, unless the
    /// sentence names or refers to somebody.
    private func isOfTheWorld(_ quantity: Quantity, _ metric: Metric) -> Bool {
        guard mentions.isEmpty, cues.anaphors.allSatisfy({ $0.role != "company" }) else { return false }
        if metric == .powerCost, sentence.contains(where: isOfMarket) { return true }
        if metric == .energy || text.words.name(of: quantity.unit).hasSuffix("PH_day") { return true }
        return metric == .powerCost && quantity.unit.kind == .percent
    }

    /// "…, according to the International Energy Agency": the only one a sentence names.
    private var statedSource: Mention? {
        guard mentions.count == 1, let only = mentions.first, only.role == .agency || only.role == .broker,
            cues.anaphors.allSatisfy({ $0.role != "company" })
        else { return nil }
        return (max(sentence.lowerBound, only.first - 3)..<only.first).contains { index in
            ["according", "laut", "nach"].contains { isWord($0, index) }
        } || isWord("zufolge", only.end) ? only : nil
    }

    /// Words of the market's price, which is nobody's cost.
    private func isOfMarket(_ index: Int) -> Bool {
        [
            "wholesale", "households", "day-ahead", "forward", "Spotmarkt", "Großhandel", "Haushalte",
            "Strombörse",
            "Terminmarkt", "Börse",
        ].contains { isWord($0, index) }
    }

    /// "The deal includes …": what is said of a contract belongs to the company the text is about.
    private var opensWithDeal: Bool {
        guard sentence.count > 2 else { return false }
        let first = text.bytes(sentence.lowerBound..<sentence.lowerBound + 1)
        guard ["The", "Der", "Die", "Das"].contains(where: { first.elementsEqual($0.utf8) }) else {
            return false
        }
        return text.match(.term, at: sentence.lowerBound + 1) != nil
    }

    private func fallback(_ quantity: Quantity, _ metric: Metric) -> Choice {
        if let later = mentions.first(where: {
            $0.first >= quantity.end && fits($0.role, metric) && $0.role != .coin
        }),
            later.subject || (context.company == nil && later.role == .company)
        {
            return (Referent(later), .subject(later.surface))
        }
        if metric.isMove, let index = mentions.first(where: { $0.role == .index }) {
            return (Referent(index), .subject(index.surface))
        }
        if let party = party(quantity, metric) { return party }
        if let source = statedSource { return (Referent(source), .saidOf(source.surface)) }
        if isOfTheWorld(quantity, metric) { return (nil, .undecided) }
        if opensWithDeal, let topic = context.topic { return (topic, .topic(topic.surface)) }
        if let company = context.unnamed { return (company, .earlierSubject(company.surface)) }
        if let any = mentions.first(where: { fits($0.role, metric) }) {
            return (Referent(any), .subject(any.surface))
        }
        return (nil, .undecided)
    }
}
