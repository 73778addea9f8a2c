// SPDX-License-Identifier: Apache-2.0

/// Marks which mentions of a sentence are governed by a preposition and which are subjects.
struct SubjectMarker {
    let text: TokenText

    /// Marks the mentions of one sentence, in order.
    func mark(_ mentions: inout [Mention], sentence: Range<Int>) {
        var hasSubject = false
        for index in mentions.indices {
            let (governed, opens) =
                opensClause(mentions[..<index], mentions[index])
                ? (false, true)
                : surroundings(mentions[..<index], mentions[index].first, sentence.lowerBound)
            mentions[index].governed = governed || (hasSubject && isAdjective(mentions[index]))
            let isActor = mentions[index].role != .exchange
            let relative = isRelative(mentions[index].end)
            if isActor, relative || (!mentions[index].governed && (!hasSubject || opens)) {
                mentions[index].subject = mentions[index].role != .coin || opens || !hasSubject
                mentions[index].relative = relative && (governed || hasSubject)
                hasSubject = true
            }
        }
    }

    /// "… reactors for Switch, and Vistra sold …": behind a name that a preposition governs, a comma with "and" opens a
    /// clause where a verb follows.
    private func opensClause(_ earlier: ArraySlice<Mention>, _ mention: Mention) -> Bool {
        guard let before = earlier.last, before.governed, mention.first - before.end == 2,
            text.isSign(0x2C, at: before.end), text.match(.join, at: before.end + 1) != nil
        else { return false }
        return text.match(.verb, at: mention.end) != nil
    }

    /// Walks back over the words of the noun phrase before a name: a preposition governs it, a clause boundary, a
    /// comma or the start of the sentence opens a clause.
    private func surroundings(
        _ earlier: ArraySlice<Mention>, _ first: Int, _ start: Int
    ) -> (governed: Bool, opens: Bool) {
        var index = first - 1
        let limit = max(start, first - 6)
        while index >= limit {
            let token = text.tokens[index]
            if token.symbol == 0x2C || token.symbol == 0x3B || token.symbol == 0x3A || token.symbol == 0x22
                || token.symbol == 0x28
            {
                return (false, true)
            }
            if text.match(.join, at: index) != nil, let before = earlier.last, index - before.end <= 1 {
                return (before.governed, false)
            }
            if text.match(.clause, at: index) != nil,
                text.match(.preposition, at: index) == nil || isConjunction(index)
            {
                return (false, true)
            }
            if isOfShares(index, first) { return (false, index - 2 <= start) }
            if index == first - 1, text.bytes(index..<first).elementsEqual("bei".utf8) {
                return (false, false)
            }
            if text.match(.preposition, at: index) != nil || isPer(index, first) { return (true, false) }
            if token.kind == .number || index < (earlier.last?.end ?? 0) { return (false, false) }
            if text.match(.verb, at: index) != nil || isGermanVerb(index) { return (false, false) }
            index -= 1
        }
        return (false, index < start)
    }

    /// "Shares of Riot", "Der Kurs von Cipher": what is said of the shares is said of the company.
    private func isOfShares(_ index: Int, _ first: Int) -> Bool {
        guard index == first - 1, let cue = text.match(.cue, at: index - 1),
            Metric.at(cue.sense.first) == .moveDay
        else { return false }
        return ["of", "in", "von", "der"].contains { text.bytes(index..<first).elementsEqual($0.utf8) }
    }

    /// "cost per Bitcoin".
    private func isPer(_ index: Int, _ first: Int) -> Bool {
        index == first - 1
            && ["per", "pro", "je"].contains { text.bytes(index..<first).elementsEqual($0.utf8) }
    }

    /// In German a small word without the ending of an adjective, before a name, is nearly always the verb.
    private func isGermanVerb(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard text.language == .german, token.kind == .word, !token.capital, !text.may(.stop, at: index)
        else {
            return false
        }
        let word = text.bytes(index..<index + 1)
        return !["e", "en", "er", "es", "em"].contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// "Microsoft deal": a name before the noun it describes.
    private func isAdjective(_ mention: Mention) -> Bool {
        !mention.possessive && text.match(.term, at: mention.end) != nil
    }

    /// "and" and "as" open clauses as often as they govern names.
    private func isConjunction(_ index: Int) -> Bool {
        ["as", "wie", "while"].contains { text.bytes(index..<index + 1).elementsEqual($0.utf8) }
    }

    /// ", which has now committed to": the name before is the subject of what follows.
    private func isRelative(_ end: Int) -> Bool {
        var next = end
        if text.isSign(0x28, at: next) {
            while next < min(end + 8, text.tokens.count), !text.isSign(0x29, at: next) { next += 1 }
            next += 1
        }
        guard text.isSign(0x2C, at: next) else { return false }
        return text.match(.relative, at: next + 1) != nil
    }
}
