// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension ClaimReport {
    /// The claims as a JSON array with one object a line; keys are in a fixed order.
    public var json: String {
        claims.isEmpty ? "[]\n" : "[\n" + claims.map { "  " + $0.json }.joined(separator: ",\n") + "\n]\n"
    }
}

extension Claim {
    /// The claim as a JSON object: offsets in UTF-8 (`start`, `end`) and in code points (`startCharacter`, …).
    public var json: String {
        let fields: [(String, String)] = [
            ("kind", JSONText.string(kind.rawValue)), ("quote", JSONText.string(quote)),
            ("start", "\(span.startByte)"), ("end", "\(span.endByte)"),
            ("startCharacter", "\(span.startCharacter)"), ("endCharacter", "\(span.endCharacter)"),
            ("value", JSONText.number(value)), ("valueHigh", JSONText.number(valueHigh)),
            ("unit", unit.isEmpty ? "null" : JSONText.string(unit)),
            ("qualifier", JSONText.string(qualifier.rawValue)), ("entity", JSONText.string(entity)),
            ("ticker", JSONText.string(ticker)), ("metric", JSONText.string(metric.rawValue)),
            ("period", JSONText.string(period?.text)), ("periodKind", JSONText.string(period?.kind.rawValue)),
            ("periodDate", JSONText.string(period?.date?.description)),
            ("status", JSONText.string(status?.rawValue)),
            ("entityReason", JSONText.string(entityReason.description)),
            ("metricReason", JSONText.string(metricReason.description)),
        ]
        return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }
}

/// Writes JSON values.
enum JSONText {
    /// A string in quotes, or `null`.
    static func string(_ text: String?) -> String {
        guard let text else { return "null" }
        var bytes: [UInt8] = [0x22]
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0..<0x20: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes + [0x22], as: UTF8.self)
    }

    /// A number, without a fraction where it is an integer below 2⁵³; `null` for nil.
    static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "null" }
        if value == value.rounded(), abs(value) < 9_007_199_254_740_992 { return "\(Int(value))" }
        return "\(value)"
    }
}
