// SPDX-License-Identifier: Apache-2.0

public import HashwattClaims
import HashwattUnits

/// Checked claims for printing.
public struct ClaimsOutput: Sendable {
    private let claims: [CheckedClaim]

    /// These claims, in the order of the text.
    public init(_ claims: [CheckedClaim]) { self.claims = claims }

    /// A row a claim: what is said of whom, the verdict, and what the facts give.
    public var table: DataTable {
        DataTable(
            columns: [
                .init("quote"), .init("entity"), .init("metric"), .init("period"), .init("verdict"),
                .init("checked_value", title: "checked", isNumeric: true), .init("evidence"),
            ],
            rows: claims.map { checked in
                [
                    .text(checked.claim.quote), Self.cell(checked.claim.ticker ?? checked.claim.entity),
                    .text(checked.claim.metric.rawValue), Self.cell(checked.claim.period?.text),
                    .text(checked.verdict.description),
                    checked.verdict.checkedValue.map {
                        .number($0, shown: Self.shown($0, checked.claim.unit))
                    } ?? .blank,
                    Self.cell(checked.evidence.map(\.text).joined(separator: "; ")),
                ]
            })
    }

    private static func cell(_ text: String?) -> DataTable.Cell {
        guard let text, !text.isEmpty else { return .blank }
        return .text(text)
    }

    private static func shown(_ value: Double, _ unit: String) -> String {
        let rounded = (value * 100).rounded() / 100
        return unit == "percent" ? "\(rounded) %" : "\(rounded) \(unit)"
    }

    /// An array with an object a claim; `start` and `end` count UTF-8 bytes, `start_character` and
    /// `end_character` code points.
    public var json: JSONValue { .array(claims.map(Self.object)) }

    private static func object(_ checked: CheckedClaim) -> JSONValue {
        let claim = checked.claim
        return .members([
            "quote": .string(claim.quote), "start": .number(Double(claim.span.startByte)),
            "end": .number(Double(claim.span.endByte)),
            "start_character": .number(Double(claim.span.startCharacter)),
            "end_character": .number(Double(claim.span.endCharacter)),
            "value": claim.value.map(JSONValue.number) ?? .null,
            "valueHigh": claim.valueHigh.map(JSONValue.number) ?? .null,
            "unit": claim.unit.isEmpty ? .null : .string(claim.unit),
            "qualifier": .string(claim.qualifier.rawValue), "entity": string(claim.entity),
            "ticker": string(claim.ticker), "metric": .string(claim.metric.rawValue),
            "period": string(claim.period?.text), "status": string(claim.status?.rawValue),
            "entityReason": .string(claim.entityReason.description),
            "metricReason": .string(claim.metricReason.description),
            "verdict": .string(checked.verdict.name),
            "verdictDetail": .string(checked.verdict.description),
            "checkedValue": checked.verdict.checkedValue.map(JSONValue.number) ?? .null,
            "asOf": .string(checked.asOf.description),
            "evidence": .array(checked.evidence.map(evidence)),
        ])
    }

    private static func evidence(_ evidence: Evidence) -> JSONValue {
        .members([
            "text": .string(evidence.text), "value": evidence.value.map(JSONValue.number) ?? .null,
            "day": string(evidence.day?.description), "source": .string(evidence.source),
        ])
    }

    private static func string(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
