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
            return metric != .moveDay && metric != .price && metric != .hashRate && metric != .capacity
        case .coin, .index: return Self.moves.contains(metric)
        case .agency: return true
        }
    }

    static let moves: Set<Metric> = [.moveDay, .movePeriod, .moveYTD, .price, .sectorMove, .marketCap]

    /// The analyst who set a price target: the nearest before it, else behind it, else the last one.
    private func broker(_ quantity: Quantity) -> Choice? {
        if let listed = respectively(quantity, .priceTarget) { return listed }
        let brokers = mentions.filter { $0.role == .broker }
        if let near = brokers.last(where: { $0.end <= quantity.first }) ?? brokers.first {
            return (Referent(near), .subject(near.surface))
        }
        return context.broker.map { ($0, .earlierSubject($0.surface)) }
    }

    /// "A and B … 82 and 78 dollars, respectively": as many names as numbers, in the same order.
    private func respectively(_ quantity: Quantity, _ metric: Metric) -> Choice? {
        guard let position = quantities.firstIndex(where: { $0.core == quantity.core }) else { return nil }
        var first = position
        while first > 0, quantities[first - 1].sharesUnit, quantities[first - 1].end == quantities[first].end
        { first -= 1 }
        var last = position
        while last + 1 < quantities.count, quantities[last].sharesUnit,
            quantities[last].end == quantities[last + 1].end
        {
            last += 1
        }
        guard last > first, !quantities[first].changesTo else { return nil }
        let before = mentions.filter {
            $0.end <= quantities[first].first && $0.role != .exchange && $0.role != .coin
        }
        guard before.count >= last - first + 1 else { return nil }
        let own = before.suffix(last - first + 1)
        let mention = own[own.startIndex + position - first]
        return (Referent(mention), .respectively(mention.surface))
    }

    /// "191 % for the S&P 500".
    private func saidOf(_ quantity: Quantity) -> Choice? {
        guard quantity.unit.kind == .percent,
            let mention = mentions.first(where: { $0.first >= quantity.end }),
            mention.first - quantity.end <= 2,
            mention.first > quantity.end, isFor(quantity.end)
        else { return nil }
        return (Referent(mention), .saidOf(mention.surface))
    }

    private func isFor(_ index: Int) -> Bool {
        ["for", "bei", "für"].contains { text.bytes(index..<index + 1).elementsEqual($0.utf8) }
    }

    /// "Riot 100 %, TeraWulf 160 %", "Riot (+4 %)", "Riot's 50 EH/s".
    private func adjacent(_ quantity: Quantity, _ metric: Metric) -> Choice? {
        guard let mention = mentions.last(where: { $0.end <= quantity.first }), fits(mention.role, metric),
            quantity.first - mention.end <= 4, !mention.governed || isListed(mention)
        else { return nil }
        for index in mention.end..<quantity.first
        where text.isSign(0x2C, at: index) || text.isSign(0x2E, at: index) {
            return nil
        }
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
        if let own { return (Referent(own), .subject(own.surface)) }
        let first = mentions.first { $0.end <= quantity.core && fits($0.role, metric) && $0.role != .coin }
        if let first, metric != .moveDay || first.role == .company {
            return (Referent(first), .subject(first.surface))
        }
        return nil
    }

    /// "the coin", "the company": who they mean was said before.
    private func reference(_ quantity: Quantity, _ metric: Metric, after: Int, _ own: Mention?) -> Choice? {
        guard let back = cues.anaphors.last(where: { $0.first >= after && $0.end <= quantity.core }) else {
            return nil
        }
        switch back.role {
        case "coin":
            guard Self.moves.contains(metric), let coin = coin else { return nil }
            return (coin, .reference(coin.surface))
        case "broker":
            return nil
        default:
            guard own == nil, let company = context.referred else { return nil }
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
            mention.first - quantity.end <= 8,
            mention.first > 0, fits(mention.role, metric),
            ["between", "of", "by", "zwischen", "von"].contains(where: {
                text.bytes(mention.first - 1..<mention.first).elementsEqual($0.utf8)
            })
        else { return nil }
        return (Referent(mention), .saidOf(mention.surface))
    }

    /// "Data centers used 183 TWh", "household power prices rose 6 %": nobody's energy, prices or hashprice, unless the
    /// sentence names or refers to somebody.
    private func isOfTheWorld(_ quantity: Quantity, _ metric: Metric) -> Bool {
        guard mentions.isEmpty, cues.anaphors.allSatisfy({ $0.role != "company" }) else { return false }
        if metric == .energy || text.words.name(of: quantity.unit).hasSuffix("PH_day") { return true }
        return metric == .powerCost && quantity.unit.kind == .percent
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
        if let party = party(quantity, metric) { return party }
        if isOfTheWorld(quantity, metric) { return (nil, .undecided) }
        if opensWithDeal, let topic = context.topic { return (topic, .topic(topic.surface)) }
        if let company = context.unnamed { return (company, .earlierSubject(company.surface)) }
        if let any = mentions.first(where: { fits($0.role, metric) }) {
            return (Referent(any), .subject(any.surface))
        }
        return (nil, .undecided)
    }
}
