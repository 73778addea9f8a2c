// SPDX-License-Identifier: Apache-2.0

/// A tag or a run of text of an HTML page.
enum HTMLToken {
    /// Bytes between tags.
    case text(Range<Int>)
    /// A start tag: its name and the bytes of its attributes.
    case open(HTMLTag, attributes: Range<Int>, selfClosing: Bool)
    /// An end tag.
    case close(HTMLTag)
}

/// The elements that the reader tells apart.
enum HTMLTag: String, Hashable {
    case html, head, body, title, meta, script, style, noscript, template, svg, iframe, object, math
    case nav, footer, aside, form, button, select, dialog, menu, figure, figcaption, header
    case article, main, section, div, p, blockquote, pre, address, details, summary
    case h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, table, thead, tbody, tfoot, tr, td, th, caption
    case br, hr, img, input, link, base, col, embed, source, track, wbr, area, param, time
    case textarea, other

    /// Elements without content.
    var isVoid: Bool {
        switch self {
        case .meta, .br, .hr, .img, .input, .link, .base, .col, .embed, .source, .track, .wbr, .area, .param:
            true
        default: false
        }
    }

    /// Elements whose content is no markup.
    var isRaw: Bool {
        switch self {
        case .script, .style, .textarea, .title, .noscript, .iframe, .template: true
        default: false
        }
    }

    /// Elements that are never part of an article.
    var isBoilerplate: Bool {
        switch self {
        case .script, .style, .noscript, .template, .svg, .iframe, .object, .math, .nav, .footer, .aside,
            .form,
            .button, .select, .dialog, .menu, .textarea, .head:
            true
        default: false
        }
    }

    /// Elements that end the block of text before them.
    var isBlock: Bool {
        switch self {
        case .article, .main, .section, .div, .p, .blockquote, .pre, .address, .details, .summary, .h1, .h2,
            .h3,
            .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .table, .thead, .tbody, .tfoot, .tr, .td, .th,
            .caption,
            .figure, .figcaption, .header, .body, .br, .hr:
            true
        default: false
        }
    }

    /// Elements that a sibling of the same kind closes.
    var isImplied: Bool {
        switch self {
        case .p, .li, .tr, .td, .th, .dt, .dd: true
        default: false
        }
    }
}

/// Cuts HTML into tags and text, in one pass and without building a tree.
struct HTMLTokenizer {
    let bytes: [UInt8]
    private var index = 0
    /// The raw element whose end is looked for.
    private var raw: HTMLTag?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Offset of the next token.
    var offset: Int { index }

    /// The next token, nil at the end.
    ///
    /// Complexity: O(bytes of the token).
    mutating func next() -> HTMLToken? {
        guard index < bytes.count else { return nil }
        if let raw { return rawText(raw) }
        if bytes[index] == 0x3C, let token = tag() { return token }
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != 0x3C { index += 1 }
        return .text(start..<index)
    }

    /// Text up to the end tag of a raw element; to the end where there is none.
    private mutating func rawText(_ tag: HTMLTag) -> HTMLToken {
        raw = nil
        let start = index
        let name = Array(tag.rawValue.utf8)
        while index < bytes.count {
            if bytes[index] == 0x3C, index + 1 < bytes.count, bytes[index + 1] == 0x2F,
                matches(name, at: index + 2)
            {
                break
            }
            index += 1
        }
        return .text(start..<index)
    }

    private func matches(_ name: [UInt8], at start: Int) -> Bool {
        guard start + name.count <= bytes.count else { return false }
        for offset in name.indices where bytes[start + offset] | 0x20 != name[offset] { return false }
        return true
    }

    /// A tag, a comment or a declaration; nil where "<" is text.
    private mutating func tag() -> HTMLToken? {
        guard index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case 0x21:
            skipDeclaration()
            return .text(index..<index)
        case 0x3F:
            skip(past: 0x3E)
            return .text(index..<index)
        case 0x2F:
            let tag = name(at: index + 2).tag
            skip(past: 0x3E)
            return .close(tag)
        default:
            let (tag, end) = name(at: index + 1)
            guard end > index + 1 else { return nil }
            index = end
            let attributes = attributes()
            let isSelfClosing = attributes.last.map { bytes[$0] == 0x2F } ?? false
            if tag.isRaw, !isSelfClosing { raw = tag }
            return .open(tag, attributes: attributes, selfClosing: isSelfClosing)
        }
    }

    private mutating func skipDeclaration() {
        guard index + 3 < bytes.count, bytes[index + 2] == 0x2D, bytes[index + 3] == 0x2D else {
            return skip(past: 0x3E)
        }
        index += 4
        while index < bytes.count {
            if bytes[index] == 0x3E, bytes[index - 1] == 0x2D, bytes[index - 2] == 0x2D { break }
            index += 1
        }
        index = min(index + 1, bytes.count)
    }

    private mutating func skip(past byte: UInt8) {
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index = min(index + 1, bytes.count)
    }

    private func name(at start: Int) -> (tag: HTMLTag, end: Int) {
        var end = start
        while end < bytes.count, end - start < 32, isNameByte(bytes[end], first: end == start) { end += 1 }
        let name = String(
            decoding: bytes[start..<end].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        return (HTMLTag(rawValue: name) ?? .other, end)
    }

    private func isNameByte(_ byte: UInt8, first: Bool) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
            || (!first && (byte &- 0x30 < 10 || byte == 0x2D || byte == 0x3A))
    }

    /// The bytes up to the ">" outside quotes, which is skipped.
    private mutating func attributes() -> Range<Int> {
        let start = index
        var quote: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                if index > start, bytes[index - 1] == 0x3D || bytes[index - 1] == 0x20 { quote = byte }
            } else if byte == 0x3E {
                break
            }
            index += 1
        }
        let end = index
        index = min(index + 1, bytes.count)
        return start..<end
    }
}

/// Reads attributes of a tag.
struct HTMLAttributes {
    let bytes: [UInt8]
    let range: Range<Int>

    /// The value of an attribute, in the bytes as written; nil where it is absent.
    func value(of name: String) -> String? {
        let wanted = Array(name.utf8)
        var index = range.lowerBound
        while index + wanted.count < range.upperBound {
            let isStart = index == range.lowerBound || bytes[index - 1] <= 0x20 || bytes[index - 1] == 0x22
            if isStart, bytes[index + wanted.count] == 0x3D, equals(wanted, at: index) {
                return read(at: index + wanted.count + 1)
            }
            index += 1
        }
        return nil
    }

    private func equals(_ wanted: [UInt8], at start: Int) -> Bool {
        for offset in wanted.indices where bytes[start + offset] | 0x20 != wanted[offset] | 0x20 {
            return false
        }
        return true
    }

    private func read(at start: Int) -> String {
        guard start < range.upperBound else { return "" }
        let quote = bytes[start]
        let isQuoted = quote == 0x22 || quote == 0x27
        var end = isQuoted ? start + 1 : start
        let first = end
        while end < range.upperBound, isQuoted ? bytes[end] != quote : bytes[end] > 0x20 { end += 1 }
        return String(decoding: bytes[first..<end], as: UTF8.self)
    }
}
