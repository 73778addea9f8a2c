// SPDX-License-Identifier: Apache-2.0

/// Cuts plain text and Markdown into blocks.
///
/// Blank lines end paragraphs; a line that starts a list, a table row or a heading is a block of its own; other lines
/// are joined. Marks of Markdown stay in the text: the tokenizer sees them as signs.
struct PlainReader {
    let bytes: [UInt8]
    private var blocks: [Block] = []
    private var open: Range<Int>?
    /// The block that introduces the items or rows that follow.
    private var header: Int?
    private var inTable = false
    private var fenced = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The document.
    ///
    /// Complexity: O(bytes).
    static func read(_ bytes: [UInt8]) -> TextDocument {
        var reader = PlainReader(bytes)
        var document = TextDocument()
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var start = FrontMatter.read(bytes, from: mark, into: &document)
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            reader.line(start..<end)
            start = end + 1
        }
        reader.close()
        document.text = bytes
        document.blocks = reader.blocks
        if document.title == nil, let first = reader.blocks.first, first.kind == .heading {
            document.title = reader.title(first.range)
        }
        return document
    }

    private func title(_ range: Range<Int>) -> String {
        var range = range
        while let first = range.first, bytes[first] == 0x23 || bytes[first] == 0x20 {
            range = first + 1..<range.upperBound
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private mutating func line(_ line: Range<Int>) {
        var first = line.lowerBound
        while first < line.upperBound, isBlank(bytes[first]) { first += 1 }
        var last = line.upperBound
        while last > first, isBlank(bytes[last - 1]) { last -= 1 }
        let range = first..<last
        if range.isEmpty {
            close()
            inTable = false
            return
        }
        if starts(range, "```") { fenced.toggle() }
        if isRow(range) {
            row(range)
        } else if bytes[first] == 0x23, !fenced {
            block(.heading, range)
            header = nil
        } else if isItem(range) {
            if open != nil { close() }
            item(range)
        } else {
            extend(range)
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private func starts(_ range: Range<Int>, _ text: String) -> Bool { bytes[range].starts(with: text.utf8) }

    private mutating func extend(_ range: Range<Int>) {
        inTable = false
        if let open, range.upperBound - open.lowerBound < 65_536 {
            self.open = open.lowerBound..<range.upperBound
        } else {
            close()
            open = range
        }
    }

    private mutating func close() {
        guard let range = open else { return }
        open = nil
        let isTitle = blocks.isEmpty && range.count < 160 && !endsSentence(range)
        blocks.append(Block(kind: isTitle ? .heading : .paragraph, range: range))
        header = blocks.count - 1
    }

    private func endsSentence(_ range: Range<Int>) -> Bool {
        [0x2E, 0x21, 0x3A, 0x22].contains(bytes[range.upperBound - 1])
    }

    private mutating func block(_ kind: Block.Kind, _ range: Range<Int>) {
        close()
        blocks.append(Block(kind: kind, range: range))
    }

    /// "- ", "* ", "• ", "1. ", "1) ".
    private func isItem(_ range: Range<Int>) -> Bool {
        let first = bytes[range.lowerBound]
        let second = range.count > 1 ? bytes[range.lowerBound + 1] : 0
        if first == 0x2D || first == 0x2A || first == 0x2B { return second == 0x20 }
        if starts(range, "•") || starts(range, "– ") || starts(range, "▪") { return true }
        guard first &- 0x30 < 10 else { return false }
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] &- 0x30 < 10 { index += 1 }
        return index - range.lowerBound <= 2 && index + 1 < range.upperBound
            && (bytes[index] == 0x2E || bytes[index] == 0x29) && bytes[index + 1] == 0x20
    }

    private mutating func item(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound, bytes[start] != 0x20 { start += 1 }
        blocks.append(
            Block(kind: .item, range: min(start + 1, range.upperBound)..<range.upperBound, header: header))
    }

    // MARK: tables

    /// A line with two strokes or tabs.
    private func isRow(_ range: Range<Int>) -> Bool {
        let separator: UInt8 = bytes[range.lowerBound] == 0x7C ? 0x7C : 0x09
        var count = 0
        for index in range where bytes[index] == separator { count += 1 }
        return count >= (separator == 0x7C ? 2 : 1)
    }

    private mutating func row(_ range: Range<Int>) {
        close()
        let separator: UInt8 = bytes[range.lowerBound] == 0x7C ? 0x7C : 0x09
        var cells: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            guard index == range.upperBound || bytes[index] == separator else { continue }
            if index > start || (start > range.lowerBound && index < range.upperBound) {
                cells.append(start..<index)
            }
            start = index + 1
        }
        if cells.allSatisfy({ cell in bytes[cell].allSatisfy { [0x2D, 0x3A, 0x20].contains($0) } }) {
            return
        }
        let head = inTable ? header : nil
        blocks.append(Block(kind: .row, range: range, header: head, cells: cells))
        if !inTable { header = blocks.count - 1 }
        inTable = true
    }
}
