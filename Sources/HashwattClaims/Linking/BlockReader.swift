// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Reads one block of a document: tokens, names, dates, quantities, links.
struct BlockReader {
    let document: TextDocument
    private var block = Block(kind: .paragraph, range: 0..<0)
    let lexicon: Lexicon
    var text: TokenText
    var published: CivilDate?
    /// Whether passages are kept.
    var keepsText = false
    private(set) var passages: [ClaimReport.Passage] = []
    private var places: [ClaimReport.Place] = []
    private var named: [Int] = []
    private var mentions: [Mention] = []
    private var periods: [PeriodMatch] = []
    private var quantities: [Quantity] = []

    init(document: TextDocument, words: Vocabulary, language: TextLanguage, lexicon: Lexicon) {
        self.document = document
        self.lexicon = lexicon
        text = TokenText(text: document.text, words: words, language: language)
    }

    /// Appends the claims of the block, and carries on what it says about who is meant.
    mutating func read(
        _ index: Int, _ context: inout DocumentContext, _ locator: inout Locator, _ claims: inout [Claim]
    ) {
        block = document.blocks[index]
        context.startBlock()
        if block.kind == .row, block.header != nil {
            for (column, cell) in block.cells.enumerated() where column > 0 {
                readPart(heads(of: column), cell, isCell: true, &context, &locator, &claims)
            }
        } else {
            readPart(introduction, block.range, &context, &locator, &claims)
        }
        if keepsText { keep(context) }
    }

    private mutating func keep(_ context: DocumentContext) {
        let actors = named.map { actor($0, context) }
        var start = block.range.lowerBound
        while block.kind == .heading, start < block.range.upperBound,
            [0x23, 0x20].contains(document.text[start])
        {
            start += 1  // the marks of a heading in Markdown
        }
        let skipped = start - block.range.lowerBound
        let places = places.filter { $0.range.lowerBound >= skipped }.map {
            ClaimReport.Place(
                range: $0.range.lowerBound - skipped..<$0.range.upperBound - skipped, claim: $0.claim)
        }
        passages.append(
            ClaimReport.Passage(
                kind: block.passage,
                text: String(decoding: document.text[start..<block.range.upperBound], as: UTF8.self),
                cells: block.cells.map { $0.lowerBound - start..<$0.upperBound - start },
                places: places.sorted { $0.range.lowerBound < $1.range.lowerBound }, actors: actors))
        (self.places, named) = ([], [])
    }

    private func actor(_ index: Int, _ context: DocumentContext) -> Actor {
        index < lexicon.actors.count ? lexicon.actors[index] : context.learned[index - lexicon.actors.count]
    }

    /// The block before a list, whose last sentence its items continue.
    private var introduction: [Range<Int>] {
        guard block.kind == .item, let header = block.header else { return [] }
        let range = document.blocks[header].range
        return [max(range.lowerBound, range.upperBound - 400)..<range.upperBound]
    }

    /// The first cell of the row and the head of the column.
    private func heads(of index: Int) -> [Range<Int>] {
        guard let header = block.header, index < document.blocks[header].cells.count else {
            return [block.cells[0]]
        }
        return [document.blocks[header].cells[index], block.cells[0]]
    }

    /// Reads `range` behind the tokens of `heads`, which lend their words to its first sentence.
    private mutating func readPart(
        _ heads: [Range<Int>], _ range: Range<Int>, isCell: Bool = false, _ context: inout DocumentContext,
        _ locator: inout Locator, _ claims: inout [Claim]
    ) {
        text.tokens.removeAll(keepingCapacity: true)
        periods.removeAll(keepingCapacity: true)
        text.tokens.reserveCapacity(range.count / 4)
        for head in heads { Tokenizer.scan(document.text, head, vocabulary: text.words, into: &text.tokens) }
        let own = text.tokens.count
        Tokenizer.scan(document.text, range, vocabulary: text.words, into: &text.tokens)
        if text.language == .german { CompoundWords.resolve(&text) }
        mentions = MentionFinder(text: text, lexicon: lexicon, boundary: own).mentions(&context)
        if keepsText {
            for mention in mentions where mention.first >= own && !named.contains(mention.actor) {
                named.append(mention.actor)
            }
        }
        var grammar = QuantityGrammar(text: text, taken: occupied())
        grammar.head = isCell ? HeadUnit(text, 0..<own) : nil
        quantities = grammar.read()
        if own > 0 { quantities.removeAll { $0.core < own } }
        readSentences(own, isCell, &context, &locator, &claims)
    }

    private mutating func readSentences(
        _ own: Int, _ isCell: Bool, _ context: inout DocumentContext, _ locator: inout Locator,
        _ claims: inout [Claim]
    ) {
        var start = 0
        var nextMention = 0
        var nextQuantity = 0
        var nextPeriod = 0
        for end in isCell ? [text.tokens.count] : SentenceSplitter.ends(text) where end > start {
            var reader = SentenceReader(
                text: text, range: start..<end,
                mentions: Self.take(mentions, &nextMention) { $0.first < end },
                quantities: Self.take(quantities, &nextQuantity) { $0.core < end },
                periods: Self.take(periods, &nextPeriod) { $0.first < end }, published: published,
                actors: lexicon)
            reader.read(&context, isHeading: block.kind == .heading)
            for claim in reader.claims where claim.first >= own {
                if keepsText { note(claim, claims.count) }
                claims.append(make(claim, &locator, context))
            }
            start = end
        }
    }

    /// Keeps the place of a claim.
    private mutating func note(_ claim: ClaimDraft, _ index: Int) {
        let first = Int(text.tokens[claim.first].start) - block.range.lowerBound
        let end = Int(text.tokens[claim.end - 1].end) - block.range.lowerBound
        guard first >= 0 else { return }
        places.append(.init(range: first..<end, claim: index))
    }

    private static func take<Element>(
        _ array: [Element], _ next: inout Int, while belongs: (Element) -> Bool
    ) -> [Element] {
        let first = next
        guard next < array.count, belongs(array[next]) else { return [] }
        while next < array.count, belongs(array[next]) { next += 1 }
        return Array(array[first..<next])
    }

    /// Marks the tokens of names and dates, and collects the dates.
    private mutating func occupied() -> [Bool] {
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for mention in mentions where mention.role != .coin {
            for index in mention.first..<mention.end { taken[index] = true }
        }
        var index = 0
        while index < text.tokens.count {
            if !taken[index], let period = text.period(at: index) {
                periods.append(period)
                if period.name.utf8CodeUnitCount != 3 || text.tokens[index].kind == .number {
                    for inner in period.first..<period.end { taken[inner] = true }
                }
                index = period.end
            } else {
                index += 1
            }
        }
        return taken
    }

    private func make(_ draft: ClaimDraft, _ locator: inout Locator, _ context: DocumentContext) -> Claim {
        let first = Int(text.tokens[draft.first].start)
        let last = Int(text.tokens[draft.end - 1].end)
        let actor = draft.entity.map { self.actor($0.actor, context) }
        return Claim(
            kind: draft.kind, quote: String(decoding: document.text[first..<last], as: UTF8.self),
            span: locator.span(first..<last), value: draft.value, valueHigh: draft.high, unit: draft.unit,
            qualifier: draft.qualifier, written: draft.written, entity: draft.entity?.surface,
            actor: actor?.name,
            ticker: actor?.ticker, metric: draft.metric, period: draft.period, status: draft.status,
            entityReason: draft.entityReason, metricReason: draft.metricReason)
    }
}
