// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Reads texts: bytes in, claims out.
///
/// A reader holds the word tables of each language with the actors of a lexicon, built once. It is a value without
/// state, so that one reader serves many threads.
public struct ClaimReader: Sendable {
    let lexicon: Lexicon
    private let english: Vocabulary
    private let german: Vocabulary

    /// A reader that knows the actors of `lexicon`.
    public init(lexicon: Lexicon = .standard) {
        self.lexicon = lexicon
        english = WordTables.vocabulary(.english, lexicon)
        german = WordTables.vocabulary(.german, lexicon)
    }

    /// The claims of a text.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8: plain text, Markdown or HTML.
    ///   - options: What to take as given instead of detecting it.
    /// - Throws: `TextError` where the bytes are no text, or no text of the size and nesting allowed.
    /// - Complexity: O(bytes).
    public func read(_ bytes: [UInt8], options: ReadOptions = ReadOptions()) throws(TextError) -> ClaimReport
    {
        try TextCheck.check(bytes, options)
        let document = try TextCheck.document(bytes, options)
        let language = options.language ?? TextLanguage.detected(in: document.text[...])
        let published =
            options.published ?? document.published
            ?? FrontMatter.dateline(document, vocabulary(language), language)
        var claims: [Claim] = []
        var locator = Locator(bytes, document.offsets)
        var context = DocumentContext()
        var reader = BlockReader(
            document: document, words: vocabulary(language), language: language, lexicon: lexicon)
        reader.published = published
        reader.keepsText = options.keepsText
        for index in document.blocks.indices { reader.read(index, &context, &locator, &claims) }
        return ClaimReport(
            language: language, format: document.format, title: document.title, author: document.author,
            published: published, category: document.category, claims: claims, passages: reader.passages)
    }

    /// The vocabulary of a language.
    func vocabulary(_ language: TextLanguage) -> Vocabulary { language == .german ? german : english }
}

/// Turns offsets of a text into spans of the bytes it came from, in ascending order.
struct Locator {
    private let bytes: [UInt8]
    private let offsets: OffsetMap
    private var byte = 0
    private var character = 0

    init(_ bytes: [UInt8], _ offsets: OffsetMap) {
        self.bytes = bytes
        self.offsets = offsets
    }

    /// The span of `text[range]`.
    ///
    /// Complexity: amortised O(1) per byte passed while starts ascend; a step back recounts what it passes.
    mutating func span(_ range: Range<Int>) -> TextSpan {
        let start = offsets.original(range.lowerBound)
        let end = max(start, offsets.original(range.upperBound - 1) + 1)
        move(to: start)
        let first = character
        var last = first
        for index in start..<min(end, bytes.count) where bytes[index] & 0xC0 != 0x80 { last += 1 }
        return TextSpan(startByte: start, endByte: end, startCharacter: first, endCharacter: last)
    }

    private mutating func move(to target: Int) {
        let end = min(target, bytes.count)
        if byte < end {
            var starts = 0
            for index in byte..<end where bytes[index] & 0xC0 != 0x80 { starts += 1 }
            character += starts
            byte = end
        }
        while byte > target {
            byte -= 1
            if bytes[byte] & 0xC0 != 0x80 { character -= 1 }
        }
    }
}
