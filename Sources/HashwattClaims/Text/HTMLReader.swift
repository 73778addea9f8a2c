// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Reads the article of an HTML page: its words with the way back to the page, its title, author, date and category.
///
/// Navigation, scripts, forms, asides and footers are dropped; where the page has an `article` or `main` element with
/// enough words, only what stands in it is kept.
///
/// Complexity: O(bytes); nesting is bounded, so that a page built to exhaust a reader is refused.
struct HTMLReader {
    private let bytes: [UInt8]
    private let limit: Int
    private var tokenizer: HTMLTokenizer
    private var stack: [HTMLTag] = []
    private var dropped = 0
    private var articles = 0
    private var document = TextDocument()
    private var inArticle: [Bool] = []
    private var start = 0
    private var pendingSpace = false
    private var item = false
    private var heading = false
    private var rowCells: [Range<Int>]?
    private var rowStart = 0
    private var tableHeader: Int?
    private var listHeader: Int?
    private var takesTitle = false

    private init(_ bytes: [UInt8], _ limit: Int) {
        self.bytes = bytes
        self.limit = limit
        tokenizer = HTMLTokenizer(bytes)
    }

    /// The document of a page.
    static func read(_ bytes: [UInt8], deepest limit: Int) throws(TextError) -> TextDocument {
        var reader = HTMLReader(bytes, limit)
        while let token = reader.tokenizer.next() {
            switch token {
            case .text(let range): reader.text(range)
            case .open(let tag, let attributes, let closed): try reader.open(tag, attributes, closed)
            case .close(let tag): reader.close(tag)
            }
        }
        reader.endBlock()
        return reader.finished()
    }

    // MARK: tags

    private mutating func open(_ tag: HTMLTag, _ attributes: Range<Int>, _ closed: Bool) throws(TextError) {
        if tag == .meta || tag == .time { note(tag, HTMLAttributes(bytes: bytes, range: attributes)) }
        if tag.isImplied { closeSibling(of: tag) }
        if tag.isBlock { begin(tag) }
        if tag == .title { takesTitle = document.title == nil && dropped <= 1 }
        guard !tag.isVoid, !closed else { return }
        guard stack.count < limit else { throw .tooDeep(limit: limit, offset: tokenizer.offset) }
        stack.append(tag)
        if tag.isBoilerplate { dropped += 1 }
        if tag == .article || tag == .main { articles += 1 }
    }

    /// A cell ends the cell before it, a row the row, an item the item, up to the table or list that holds them.
    private mutating func closeSibling(of tag: HTMLTag) {
        for element in stack.reversed() {
            switch element {
            case .table, .ul, .ol, .dl, .article, .main, .div, .section: return
            case .tr where tag == .tr, .li where tag == .li, .p where tag == .p: return close(element)
            case .td where tag == .td || tag == .th, .th where tag == .td || tag == .th: return close(element)
            case .dt where tag == .dt || tag == .dd, .dd where tag == .dt || tag == .dd: return close(element)
            default: break
            }
        }
    }

    private mutating func close(_ tag: HTMLTag) {
        guard let position = stack.lastIndex(of: tag) else { return }
        for element in stack[position...].reversed() {
            if element.isBlock { end(element) }
            if element.isBoilerplate { dropped -= 1 }
            if element == .article || element == .main { articles -= 1 }
        }
        stack.removeSubrange(position...)
        takesTitle = false
    }

    private mutating func begin(_ tag: HTMLTag) {
        switch tag {
        case .td, .th:
            start = document.text.count
        case .tr:
            endBlock()
            rowCells = []
            rowStart = document.text.count
        case .table:
            endBlock()
            tableHeader = nil
        case .ul, .ol:
            endBlock()
            listHeader = document.blocks.indices.last
        default:
            if rowCells == nil { endBlock() } else { space() }
            item = tag == .li
            heading = [.h1, .h2, .h3, .h4, .h5, .h6].contains(tag)
        }
    }

    private mutating func end(_ tag: HTMLTag) {
        switch tag {
        case .td, .th:
            if document.text.count > start || rowCells != nil { endCell() }
        case .tr: endRow()
        default:
            if rowCells == nil { endBlock() }
            item = false
            heading = false
        }
    }

    // MARK: text

    private mutating func text(_ range: Range<Int>) {
        if takesTitle {
            document.title = decoded(range)
            return
        }
        guard dropped == 0 else { return }
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte <= 0x20 {
                pendingSpace = true
                index += 1
            } else if byte == 0x26, let reference = CharacterReferences.decode(bytes, index) {
                append(Array(String(Character(reference.scalar)).utf8), from: index, verbatim: false)
                index = reference.end
            } else {
                append([byte], from: index, verbatim: true)
                index += 1
            }
        }
    }

    private mutating func append(_ some: [UInt8], from origin: Int, verbatim: Bool) {
        if pendingSpace, document.text.count > start {
            document.offsets.add(start: document.text.count, origin: origin - 1)
            document.text.append(0x20)
        }
        pendingSpace = false
        document.offsets.add(start: document.text.count, origin: origin, verbatim: verbatim)
        document.text += some
    }

    private mutating func space() { pendingSpace = true }

    /// A short text with its references decoded and its spaces joined.
    private func decoded(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound, result.count < 1_000 {
            if bytes[index] == 0x26, let reference = CharacterReferences.decode(bytes, index) {
                result += Array(String(Character(reference.scalar)).utf8)
                index = reference.end
                continue
            }
            if bytes[index] > 0x20 || (result.last ?? 0x20) > 0x20 { result.append(max(0x20, bytes[index])) }
            index += 1
        }
        while result.last == 0x20 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: blocks

    private mutating func endBlock() {
        pendingSpace = false
        let range = start..<document.text.count
        if !range.isEmpty {
            let kind: Block.Kind = heading ? .heading : item ? .item : .paragraph
            document.blocks.append(Block(kind: kind, range: range, header: item ? listHeader : nil))
            inArticle.append(articles > 0)
            separate()
        }
        start = document.text.count
    }

    /// A line end between blocks, so that no word runs into the next.
    private mutating func separate() {
        document.offsets.add(start: document.text.count, origin: tokenizer.offset, verbatim: false)
        document.text.append(0x0A)
    }

    private mutating func endCell() {
        rowCells?.append(start..<document.text.count)
        separate()
        pendingSpace = false
        start = document.text.count
    }

    private mutating func endRow() {
        guard let cells = rowCells else { return }
        rowCells = nil
        if cells.contains(where: { !$0.isEmpty }) {
            document.blocks.append(
                Block(kind: .row, range: rowStart..<document.text.count, header: tableHeader, cells: cells))
            inArticle.append(articles > 0)
            if tableHeader == nil { tableHeader = document.blocks.count - 1 }
        }
        start = document.text.count
    }

    // MARK: the page

    private mutating func note(_ tag: HTMLTag, _ attributes: HTMLAttributes) {
        if tag == .time {
            if document.published == nil, let day = attributes.value(of: "datetime") {
                document.published = CivilDate(day.prefix(10))
            }
            return
        }
        guard let name = attributes.value(of: "property") ?? attributes.value(of: "name"),
            let content = attributes.value(of: "content")
        else { return }
        switch name.lowercased() {
        case "og:title": document.title = document.title ?? content
        case "author", "article:author": document.author = document.author ?? content
        case "article:section", "category": document.category = document.category ?? content
        case "article:published_time", "date", "pubdate", "publish-date", "dc.date", "datepublished":
            document.published = document.published ?? CivilDate(content.prefix(10))
        default: break
        }
    }

    /// Keeps the blocks of the article where it has enough of the page's words.
    private func finished() -> TextDocument {
        var result = document
        var size = 0
        for (block, isOwn) in zip(document.blocks, inArticle) where isOwn { size += block.range.count }
        guard size >= 200 else { return result }
        var place: [Int: Int] = [:]
        result.blocks = []
        for (index, block) in document.blocks.enumerated() where inArticle[index] {
            var block = block
            block.header = block.header.flatMap { place[$0] }
            place[index] = result.blocks.count
            result.blocks.append(block)
        }
        return result
    }
}
