// SPDX-License-Identifier: Apache-2.0

/// HTML, SVG or XML text under construction: bytes to which markup goes as it is and text goes escaped.
///
/// `raw` is for the program's own markup only; everything that comes from data passes `text`. The two have
/// different names so that a review can see each.
public struct MarkupBuffer: Sendable {
    /// What was written, UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// An empty buffer with room for `capacity` bytes.
    public init(capacity: Int = 4_096) { bytes.reserveCapacity(capacity) }

    /// What was written, as a string.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends the program's own markup.
    public mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    /// Appends what another buffer holds.
    public mutating func raw(_ other: MarkupBuffer) { bytes.append(contentsOf: other.bytes) }

    /// Appends text that may hold anything.
    ///
    /// `& < > " '` become entities, so that the text fits between tags and inside quoted attributes. Characters
    /// that XML forbids, and the embedding and override controls of bidirectional text (U+202A–202E,
    /// U+2066–2069), which could show a figure in another order than it is written, become U+FFFD.
    ///
    /// - Complexity: O(length).
    public mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { source in
            var index = 0
            while index < source.count {
                if let entity = Self.entity(source[index]) {
                    bytes.append(contentsOf: entity.utf8)
                    index += 1
                } else if let length = Self.forbiddenLength(source, at: index) {
                    bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    index += length
                } else {
                    bytes.append(source[index])
                    index += 1
                }
            }
        }
    }

    /// Appends ` name="value"`, the value escaped.
    public mutating func attribute(_ name: String, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }

    private static func entity(_ byte: UInt8) -> String? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        default: nil
        }
    }

    /// The length in bytes of a character that must not be written, if one starts here.
    private static func forbiddenLength(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let byte = source[index]
        if byte < 0x20 { return [0x09, 0x0A, 0x0D].contains(byte) ? nil : 1 }
        if byte == 0x7F { return 1 }
        if byte == 0xC2, index + 1 < source.count, source[index + 1] < 0xA0 { return 2 }
        guard byte == 0xE2 || byte == 0xEF, index + 2 < source.count else { return nil }
        switch (byte, source[index + 1], source[index + 2]) {
        case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBF, 0xBE...0xBF): return 3
        default: return nil
        }
    }
}

/// Escaped text, for the few places that need a string rather than a buffer.
public func escapedMarkup(_ text: String) -> String {
    var buffer = MarkupBuffer(capacity: text.utf8.count + 16)
    buffer.text(text)
    return buffer.string
}
