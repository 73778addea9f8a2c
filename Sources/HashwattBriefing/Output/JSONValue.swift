// SPDX-License-Identifier: Apache-2.0

import HashwattCharts

/// A JSON value, written the same way every time: members in the order given, numbers as the shortest text that
/// reads back as the same double.
public indirect enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case whole(Int)
    /// A number; finite.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members in order, each name once.
    case object([Member])

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// A name and its value.
        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// An object of the members that have a value.
    public static func members(_ pairs: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(pairs.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// The value as text, ending without a line break.
    ///
    /// - Parameter isIndented: whether each member and element has a line of its own; an array of plain values
    ///   and an object of at most two plain members always stays on one.
    /// - Complexity: O(size).
    public func text(isIndented: Bool = true) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(65_536)
        write(to: &bytes, indent: isIndented ? 0 : nil)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8], indent: Int?) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .whole(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let value): bytes.append(contentsOf: DecimalText.shortest(value).utf8)
        case .string(let text): Self.write(text, to: &bytes)
        case .array(let values):
            writeList(values, "[", "]", to: &bytes, indent) { value, bytes, inner in
                value.write(to: &bytes, indent: inner)
            }
        case .object(let members):
            writeList(members, "{", "}", to: &bytes, indent) { member, bytes, inner in
                Self.write(member.name, to: &bytes)
                bytes.append(contentsOf: (inner == nil && indent == nil ? ":" : ": ").utf8)
                member.value.write(to: &bytes, indent: inner)
            }
        }
    }

    private func writeList<Element>(
        _ elements: [Element], _ open: String, _ close: String, to bytes: inout [UInt8], _ indent: Int?,
        _ write: (Element, inout [UInt8], Int?) -> Void
    ) {
        let inner = isShort ? nil : indent.map { $0 + 1 }
        bytes.append(contentsOf: open.utf8)
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(contentsOf: (inner == nil && indent != nil ? ", " : ",").utf8) }
            Self.breakLine(&bytes, inner)
            write(element, &bytes, inner)
        }
        if !elements.isEmpty, inner != nil { Self.breakLine(&bytes, indent) }
        bytes.append(contentsOf: close.utf8)
    }

    private var isShort: Bool {
        switch self {
        case .array(let values): values.allSatisfy(\.isPlain)
        case .object(let members): members.count <= 2 && members.allSatisfy(\.value.isPlain)
        default: true
        }
    }

    private var isPlain: Bool {
        switch self {
        case .array(let values): values.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }

    private static func breakLine(_ bytes: inout [UInt8], _ indent: Int?) {
        guard let indent else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: indent * 2))
    }

    /// Text with what RFC 8259 demands escaped, and `<`, U+2028 and U+2029 besides, so that it may stand in a
    /// script element.
    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes.append(contentsOf: [0x5C, 0x22])
            case "\\": bytes.append(contentsOf: [0x5C, 0x5C])
            case "\n": bytes.append(contentsOf: [0x5C, 0x6E])
            case "\r": bytes.append(contentsOf: [0x5C, 0x72])
            case "\t": bytes.append(contentsOf: [0x5C, 0x74])
            case "\u{0}"..."\u{1F}", "<", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(0x22)
    }
}
