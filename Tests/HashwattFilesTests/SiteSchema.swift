// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import HashwattFiles

/// The table of keys as JSON Schema and as the guide's table.
enum SiteSchema {
    /// The schema, draft 2020-12.
    static var text: String {
        let schema: [String: Any] = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Site or portfolio of hashwatt dispatch",
            "if": ["required": ["sites"]], "then": object(SiteFile.portfolioKeys),
            "else": object(SiteFile.siteKeys),
        ]
        let data = try? JSONSerialization.data(
            withJSONObject: schema, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self) + "\n"
    }

    private static func object(_ keys: [DocumentKey]) -> [String: Any] {
        [
            "type": "object", "additionalProperties": false,
            "properties": Dictionary(uniqueKeysWithValues: keys.map { ($0.name, property($0)) }),
            "required": keys.filter(\.isRequired).map(\.name),
        ]
    }

    private static func property(_ key: DocumentKey) -> [String: Any] {
        kind(key.kind).merging(["description": key.summary]) { $1 }
    }

    private static func kind(_ kind: DocumentKey.Kind) -> [String: Any] {
        switch kind {
        case .text: ["type": "string", "minLength": 1]
        case .number(let range): number(range)
        case .whole(let least): ["type": "integer", "minimum": least]
        case .flag: ["type": "boolean"]
        case .day: ["type": "string", "format": "date"]
        case .choice(let words): ["enum": words]
        case .texts: ["type": "array", "items": ["type": "string"]]
        case .instants: ["type": "array", "items": ["type": "string", "format": "date-time"]]
        case .series(let range): ["oneOf": [number(range), ["type": "string", "minLength": 1]]]
        case .section(let keys): object(keys)
        case .sections(let keys): ["type": "array", "items": object(keys)]
        case .other: [:]
        }
    }

    private static func number(_ range: NumberRange) -> [String: Any] {
        switch range {
        case .any: ["type": "number"]
        case .atLeastZero: ["type": "number", "minimum": 0]
        case .aboveZero: ["type": "number", "exclusiveMinimum": 0]
        case .share: ["type": "number", "minimum": 0, "maximum": 1]
        case .shareAboveZero: ["type": "number", "exclusiveMinimum": 0, "maximum": 1]
        }
    }

    /// The guide's table.
    static var table: String {
        "\n| key | holds | meaning; what holds without it |\n|---|---|---|\n"
            + rows(SiteFile.siteKeys, "") + "\nA portfolio has other keys at the top:\n\n"
            + "| key | holds | meaning |\n|---|---|---|\n"
            + SiteFile.portfolioKeys.map { row($0, "") }.joined() + "\n"
    }

    private static func rows(_ keys: [DocumentKey], _ path: String) -> String {
        keys.map { key in
            switch key.kind {
            case .section(let inner): row(key, path) + rows(inner, path + key.name + ".")
            case .sections(let inner): row(key, path) + rows(inner, path + key.name + "[].")
            default: row(key, path)
            }
        }.joined()
    }

    private static func row(_ key: DocumentKey, _ path: String) -> String {
        let holds =
            switch key.kind {
            case .text: "text"
            case .number(let range): "number, \(range.rawValue)"
            case .whole(let least): "whole number, at least \(least)"
            case .flag: "true or false"
            case .day: "day"
            case .choice: "word"
            case .texts: "list of texts"
            case .instants: "list of times"
            case .series(let range): "number, \(range.rawValue), or a column"
            case .section: "keys"
            case .sections: "list"
            case .other: "–"
            }
        return "| `\(path)\(key.name)` | \(holds)\(key.isRequired ? "; needed" : "") | \(key.summary) |\n"
    }
}
