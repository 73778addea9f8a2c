// SPDX-License-Identifier: Apache-2.0

/// Refuses bytes that are no text, and chooses the reader for those that are.
enum TextCheck {
    /// Throws where `bytes` are empty, too many, of another kind or no UTF-8.
    static func check(_ bytes: [UInt8], _ options: ReadOptions) throws(TextError) {
        guard bytes.count <= options.largestText else {
            throw .tooLarge(bytes: bytes.count, limit: options.largestText)
        }
        for (kind, magic) in kinds where bytes.starts(with: magic) { throw .binary(kind: kind, offset: 0) }
        if let zero = bytes.prefix(1_048_576).firstIndex(of: 0) {
            throw .binary(kind: "a binary file", offset: zero)
        }
        if let wrong = UTF8Decoder.firstInvalid(bytes) { throw .notUTF8(offset: wrong, byte: bytes[wrong]) }
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    }

    private static let kinds: [(String, [UInt8])] = [
        ("a pdf", Array("%PDF-".utf8)), ("a zip or office file", [0x50, 0x4B, 0x03, 0x04]),
        ("a gzip file", [0x1F, 0x8B]), ("a png image", [0x89, 0x50, 0x4E, 0x47]),
        ("a jpeg image", [0xFF, 0xD8, 0xFF]), ("a utf-16 text", [0xFF, 0xFE]),
        ("a utf-16 text", [0xFE, 0xFF]),
        ("a program", [0x7F, 0x45, 0x4C, 0x46]),
    ]

    /// The document that `bytes` are.
    static func document(_ bytes: [UInt8], _ options: ReadOptions) throws(TextError) -> TextDocument {
        let format = options.format ?? detected(bytes)
        var document =
            format == .html
            ? try HTMLReader.read(bytes, deepest: options.deepestNesting) : PlainReader.read(bytes)
        document.format = format
        guard !document.blocks.isEmpty else { throw .empty }
        return document
    }

    /// HTML where a tag of a page stands among the first bytes, Markdown where lines start with its marks.
    static func detected(_ bytes: [UInt8]) -> TextFormat {
        let limit = min(bytes.count, 2_048)
        var isMarkdown = limit > 2 && bytes[0] == 0x23 && bytes[1] == 0x20
        for index in 0..<limit {
            let byte = bytes[index]
            if byte == 0x0A {
                guard index + 2 < bytes.count, bytes[index + 2] == 0x20 else { continue }
                let mark = bytes[index + 1]  // "# ", "| "
                if mark == 0x23 || mark == 0x7C { isMarkdown = true }
            } else if byte == 0x3C {
                if tags.contains(where: { isThere($0, bytes, index + 1) }) { return .html }
            } else if byte == 0x5D, index + 1 < limit, bytes[index + 1] == 0x28 {
                isMarkdown = true
            }
        }
        return isMarkdown ? .markdown : .plain
    }

    private static let tags = ["!doctype html", "html", "body", "head", "article", "div", "p>", "main"].map {
        Array($0.utf8)
    }

    /// Whether the lower-case word stands at `start`, in whatever case.
    private static func isThere(_ word: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool {
        guard start + word.count <= bytes.count else { return false }
        for offset in word.indices where Vocabulary.fold(bytes[start + offset], after: 0) != word[offset] {
            return false
        }
        return true
    }
}
