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
                .init("quote"), .init("entity"), .init("metric"), .init("verdict"),
                .init("last_true", title: "last true"),
                .init("checked_value", title: "checked", isNumeric: true),
                .init("as_of", title: "as of"), .init("evidence"),
            ],
            rows: claims.map { checked in
                [
                    .text(checked.claim.quote), Self.cell(checked.claim.ticker ?? checked.claim.entity),
                    .text(checked.claim.metric.rawValue), .text(checked.verdict.name),
                    Self.cell(checked.verdict.lastTrue?.description),
                    checked.verdict.checkedValue.map {
                        .number($0, shown: Self.shown($0, checked.claim.unit))
                    } ?? .blank,
                    .text(checked.asOf.description), Self.cell(Self.evidence(checked)),
                ]
            })
    }

    /// The lines of evidence in words; the sources too where they conflict, and that there is only one.
    private static func evidence(_ checked: CheckedClaim) -> String {
        if case .notCheckable(let reason) = checked.verdict { return reason }
        if case .definitionDependent(let low, let high) = checked.verdict {
            let band = "\(shown(low, checked.claim.unit)) to \(shown(high, checked.claim.unit))"
            return "\(band) over \(checked.evidence.count) definitions"
        }
        if case .stale(let history) = checked.verdict { return stale(history, checked.claim.unit) }
        let isConflict = checked.verdict == .conflicting
        let lines = checked.evidence.map { line in
            line.text + (isConflict ? " (\(line.source))" : "")
        }
        return lines.joined(separator: "; ") + (checked.restsOnOneSource ? "; one source" : "")
    }

    /// When a level held last and between which closes it was passed.
    private static func stale(_ history: LevelHistory, _ unit: String) -> String {
        func day(_ day: LevelHistory.Day) -> String { "\(day.day) (\(shown(day.value, unit)))" }
        let passed = history.lastPassed.map { "passed between \(day($0.before)) and \(day($0.after))" }
        return [passed, history.lastHeld.map { "held on \(day($0))" }].compactMap(\.self).joined(
            separator: "; ")
    }

    /// The verdict with what the facts give, in a sentence.
    static func note(_ checked: CheckedClaim) -> String {
        let value = checked.verdict.checkedValue.map { ": \(shown($0, checked.claim.unit))" } ?? ""
        let source = checked.restsOnOneSource ? ", one source" : ""
        return "\(checked.verdict.description)\(value)\(source), as of \(checked.asOf)"
    }

    private static func cell(_ text: String?) -> DataTable.Cell {
        guard let text, !text.isEmpty else { return .blank }
        return .text(text)
    }

    private static func shown(_ value: Double, _ unit: String) -> String {
        if unit == "percent" { return "\(rounded(value)) %" }
        let name = unit.replacing("other:", with: "").replacing("_", with: " ")
        for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]
        where abs(value) >= scale {
            return "\(rounded(value / scale)) \(word) \(name)"
        }
        return "\(rounded(value)) \(name)"
    }

    /// At most two decimals, none where there are none.
    private static func rounded(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }

    /// An array with an object a claim; `start` and `end` count UTF-8 bytes, `startCharacter` and `endCharacter` code
    /// points.
    public var json: JSONValue { .array(claims.map(Self.object)) }

    private static func object(_ checked: CheckedClaim) -> JSONValue {
        let claim = checked.claim
        return .members([
            "quote": .string(claim.quote), "start": .number(Double(claim.span.startByte)),
            "end": .number(Double(claim.span.endByte)),
            "startCharacter": .number(Double(claim.span.startCharacter)),
            "endCharacter": .number(Double(claim.span.endCharacter)),
            "value": claim.value.map(JSONValue.number) ?? .null,
            "valueHigh": claim.valueHigh.map(JSONValue.number) ?? .null,
            "unit": claim.unit.isEmpty ? .null : .string(claim.unit),
            "qualifier": .string(claim.qualifier.rawValue), "entity": string(claim.entity),
            "ticker": string(claim.ticker), "metric": .string(claim.metric.rawValue),
            "kind": .string(claim.kind.rawValue),
            "period": string(claim.period?.text), "periodKind": string(claim.period?.kind.rawValue),
            "periodDate": string(claim.period?.date?.description), "status": string(claim.status?.rawValue),
            "entityReason": .string(claim.entityReason.description),
            "metricReason": .string(claim.metricReason.description),
            "verdict": .string(checked.verdict.name),
            "verdictDetail": .string(checked.verdict.description),
            "checkedValue": checked.verdict.checkedValue.map(JSONValue.number) ?? .null,
            "asOf": .string(checked.asOf.description),
            "lastTrue": string(checked.verdict.lastTrue?.description),
            "oneSource": .bool(checked.restsOnOneSource),
            "evidence": .array(checked.evidence.map(evidence)),
        ])
    }

    private static func evidence(_ evidence: Evidence) -> JSONValue {
        .members([
            "text": .string(evidence.text), "value": evidence.value.map(JSONValue.number) ?? .null,
            "day": string(evidence.day?.description), "source": .string(evidence.source),
            "url": string(evidence.reference?.url), "verification": string(evidence.reference?.verification),
            "row": string(evidence.reference.map { "\($0.table).csv:\($0.line) \($0.key)" }),
        ])
    }

    private static func string(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
