// SPDX-License-Identifier: Apache-2.0

/// Why bytes cannot be read as a text.
public enum TextError: Error, Hashable, Sendable {
    /// There are no bytes, or only white space and markup.
    case empty
    /// A byte is no UTF-8.
    case notUTF8(offset: Int, byte: UInt8)
    /// The bytes are a file of another kind.
    case binary(kind: String, offset: Int)
    /// There are more bytes than the options allow.
    case tooLarge(bytes: Int, limit: Int)
    /// Markup is nested deeper than any page a person wrote.
    case tooDeep(limit: Int, offset: Int)
}

extension TextError: CustomStringConvertible {
    /// What, where, and what to do next.
    public var description: String {
        switch self {
        case .empty: "the text is empty; give an article with at least one sentence"
        case .notUTF8(let offset, let byte):
            "byte \(offset) (0x\(String(byte, radix: 16))) is no utf-8; convert the file first, e.g. with iconv -t utf-8"
        case .binary(let kind, let offset):
            "this is \(kind) and no text (byte \(offset)); convert it first, e.g. a pdf with pdftotext"
        case .tooLarge(let bytes, let limit):
            "the text has \(bytes) bytes, more than the limit of \(limit); split it or raise the limit"
        case .tooDeep(let limit, let offset):
            "markup is nested deeper than \(limit) elements at byte \(offset); save the page as text"
        }
    }
}
