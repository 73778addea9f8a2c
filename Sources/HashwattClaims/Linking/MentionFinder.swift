// SPDX-License-Identifier: Apache-2.0

/// Finds names of actors among the tokens of a block.
struct MentionFinder {
    let text: TokenText
    let lexicon: Lexicon
    /// First token behind the heads that are lent to a cell or item: no name reaches across.
    var boundary = 0

    /// All mentions, in order, and the names learned on the way.
    ///
    /// Complexity: O(tokens).
    func mentions(_ context: inout DocumentContext) -> [Mention] {
        var found: [Mention] = []
        var index = 0
        while index < text.tokens.count {
            let token = text.tokens[index]
            guard token.kind == .word, token.capital || text.may(.entity, at: index),
                let mention = mention(at: index, &context)
            else {
                index += 1
                continue
            }
            if !repeats(mention, found) { found.append(mention) }
            index = mention.end
        }
        return found
    }

    private func mention(at index: Int, _ context: inout DocumentContext) -> Mention? {
        if let match = text.match(.entity, at: index), text.tokens[index].capital || isLowerName(index, match)
        {
            return make(index, match.end, Int(match.sense.first), context)
        }
        guard text.language == .english || context.names.count > 0 || mayBeSuffix(index) else { return nil }
        return learned(at: index, &context)
    }

    /// "xAI": names that start with a small letter but hold a capital.
    private func isLowerName(_ index: Int, _ match: PhraseMatch) -> Bool {
        text.bytes(index..<match.end).contains { $0 &- 0x41 < 26 }
    }

    private func make(_ first: Int, _ end: Int, _ actor: Int, _ context: DocumentContext) -> Mention {
        let own =
            actor < lexicon.actors.count
            ? lexicon.actors[actor] : context.learned[actor - lexicon.actors.count]
        var mention = Mention(
            first: first, end: end, actor: actor, role: own.role, surface: text.string(first..<end))
        mention.possessive = end < text.tokens.count && isPossessive(end)
        return mention
    }

    private func isPossessive(_ index: Int) -> Bool { text.isGlued(index) && text.isSign(0x27, at: index) }

    /// "Cipher Mining (Nasdaq: CIFR)": the ticker in brackets names the same actor again.
    private func repeats(_ mention: Mention, _ found: [Mention]) -> Bool {
        guard let before = found.last(where: { $0.role != .exchange }), before.actor == mention.actor,
            mention.first - before.end <= 9
        else { return false }
        return (before.end..<mention.first).contains { text.isSign(0x28, at: $0) }
    }

    // MARK: names the lexicon lacks

    private func mayBeSuffix(_ index: Int) -> Bool {
        for offset in 1...3 where text.may(.suffix, at: index + offset) { return true }
        return false
    }

    private func learned(at index: Int, _ context: inout DocumentContext) -> Mention? {
        guard isNameWord(index) else { return nil }
        let key = Vocabulary.hash(text.bytes(index..<index + 1))
        let end = nameEnd(index)
        for inner in index..<end where text.match(.entity, at: inner) != nil { return nil }
        if let known = context.names[key] { return make(index, end, known, context) }
        guard let kind = evidence(index, end) else { return nil }
        let actor = lexicon.actors.count + context.learned.count
        context.learned.append(Actor(name: text.string(index..<end), ticker: kind.ticker))
        context.names[key] = actor
        return make(index, end, actor, context)
    }

    /// A capitalised word that no table takes for something else.
    private func isNameWord(_ index: Int) -> Bool {
        guard index < text.tokens.count else { return false }
        let token = text.tokens[index]
        guard token.kind == .word, token.capital, token.end - token.start > 2 else { return false }
        if token.word < 0 { return true }
        return token.kinds & ~Self.nameable == 0
    }

    private static var nameable: UInt64 {
        SenseKind.suffix.bit | SenseKind.entity.bit | SenseKind.term.bit | SenseKind.noun.bit
    }

    private func nameEnd(_ index: Int) -> Int {
        var end = index + 1
        while end < text.tokens.count, end - index < 5, end != boundary {
            if isNameWord(end), text.tokens[end].spaced || text.isSign(0x2D, at: end - 1) {
                end += 1
            } else if text.may(.suffix, at: end), text.tokens[end].capital {
                end += 1
            } else if text.isSign(0x26, at: end), isNameWord(end + 1) {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    /// A ticker in brackets, a corporate suffix, or a verb of doing behind the name.
    private func evidence(_ index: Int, _ end: Int) -> (ticker: String?, ())? {
        if let ticker = ticker(at: end) { return (ticker, ()) }
        if end - index > 1, text.match(.suffix, at: end - 1) != nil { return (nil, ()) }
        if isPossessive(end), text.match(.cue, at: end + 1) != nil { return (nil, ()) }
        guard text.language == .english, end < text.tokens.count, text.tokens[index].word < 0,
            text.match(.verb, at: end) != nil, !isSaying(end), index == 0 || !text.may(.place, at: index - 1)
        else { return nil }
        return (nil, ())
    }

    /// People say; companies sign, build and buy.
    private func isSaying(_ index: Int) -> Bool {
        [
            "said", "says", "told", "added", "is", "was", "has", "had", "have", "will", "would", "could",
            "expects", "are", "did",
        ]
        .contains { text.bytes(index..<index + 1).elementsEqual($0.utf8) }
    }

    /// "(NASDAQ: ABCD)", "(ABCD)".
    private func ticker(at index: Int) -> String? {
        guard text.isSign(0x28, at: index) else { return nil }
        var next = index + 1
        while next < min(index + 6, text.tokens.count), !text.isSign(0x29, at: next) { next += 1 }
        guard text.isSign(0x29, at: next), next > index + 1 else { return nil }
        let last = text.bytes(next - 1..<next)
        guard (2...5).contains(last.count), last.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
        guard next == index + 2 || text.isSign(0x3A, at: next - 2) else { return nil }
        return String(decoding: last, as: UTF8.self)
    }
}
