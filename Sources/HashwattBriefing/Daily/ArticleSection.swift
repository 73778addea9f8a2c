// SPDX-License-Identifier: Apache-2.0

public import HashwattClaims
public import HashwattFacts
import HashwattStudies
import HashwattUnits

/// The checked article of a brief: its text with each number marked by its verdict, and a row a number.
public struct ArticleSection: Sendable {
    private let report: ClaimReport
    private let claims: [CheckedClaim]
    private let figures: ClaimFigures

    /// The section of an article.
    ///
    /// - Parameters:
    ///   - report: what the article says, read with `ReadOptions.keepsText`.
    ///   - claims: its claims with their verdicts, in its order.
    ///   - facts: what they were checked against.
    public init(_ report: ClaimReport, _ claims: [CheckedClaim], _ facts: FactSet) {
        precondition(
            report.claims.count == claims.count, "\(report.claims.count) claims, \(claims.count) checked")
        self.report = report
        self.claims = claims
        figures = ClaimFigures(facts)
    }

    /// The section.
    public var section: BriefSection {
        var blocks: [Block] = [.heading(report.title ?? "The text")]
        var index = 0
        while index < report.passages.count {
            let kind = report.passages[index].kind
            var end = index + 1
            while end < report.passages.count, report.passages[end].kind == kind { end += 1 }
            let run = report.passages[index..<end]
            index = end
            switch kind {
            case .item: blocks.append(.list(run.map { marked($0) }))
            case .row: blocks.append(rows(run))
            case .heading:
                blocks += run.filter { $0.text != report.title }.map {
                    $0.places.isEmpty ? .heading($0.text) : .paragraph(marked($0))
                }
            case .paragraph: blocks += run.map { .paragraph(marked($0)) }
            }
        }
        if !claims.isEmpty { blocks.append(.table(table)) }
        return BriefSection(
            id: "article", heading: "An article, checked", lead: [.text(summary)], blocks: blocks)
    }

    /// A table of the article, its first row as the head; rows without cells, of an HTML page, as a list.
    private func rows(_ rows: ArraySlice<ClaimReport.Passage>) -> Block {
        guard let head = rows.first, !head.cells.isEmpty else { return .list(rows.map { marked($0) }) }
        let bytes = Array(head.text.utf8)
        let columns = head.cells.map { cell in
            BriefTable.Column.text(Self.trimmed(String(decoding: bytes[cell], as: UTF8.self)))
        }
        return .table(
            BriefTable(
                title: "From the article", columns: columns,
                rows: rows.dropFirst().map { row in
                    BriefTable.Row(
                        columns.indices.map { column in
                            column < row.cells.count ? .inlines(marked(row, in: row.cells[column])) : .blank
                        })
                }))
    }

    private static func trimmed(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        return words.joined(separator: " ")
    }

    /// `14 numbers: 5 reproduced, 4 stale, …`, in the order of the vocabulary.
    private var summary: String {
        guard !claims.isEmpty else { return "The article gives no number." }
        let names = [
            "reproduced", "stale", "definition-dependent", "conflicting", "contradicted", "article only",
            "not checkable",
        ]
        let counts = names.compactMap { name in
            let count = claims.count { $0.verdict.name == name }
            return count > 0 ? "\(count) \(name)" : nil
        }
        let dated = report.published.map { ", published \($0)" } ?? ""
        return
            "\(claims.count) numbers and states\(dated): \(counts.joined(separator: ", ")). The text is its "
            + "publisher’s; the marks are ours."
    }

    private func marked(_ passage: ClaimReport.Passage, in part: Range<Int>? = nil) -> [Inline] {
        let bytes = Array(passage.text.utf8)
        let part = part ?? 0..<bytes.count
        var inlines: [Inline] = []
        var position = part.lowerBound
        for place in passage.places
        where place.range.lowerBound >= position && place.range.upperBound <= part.upperBound {
            inlines.append(.text(String(decoding: bytes[position..<place.range.lowerBound], as: UTF8.self)))
            let checked = claims[place.claim]
            inlines.append(
                .claim(
                    String(decoding: bytes[place.range], as: UTF8.self),
                    ClaimMark(
                        number: place.claim + 1, verdict: checked.verdict.name,
                        note: ClaimsOutput.note(checked))))
            position = place.range.upperBound
        }
        inlines.append(.text(String(decoding: bytes[position..<part.upperBound], as: UTF8.self)))
        return inlines.filter { $0 != .text("") }
    }

    private var table: BriefTable {
        BriefTable(
            title: "Numbers of the article",
            columns: [
                .figures("No."), .text("Words"), .text("Who"), .text("What"), .text("Verdict"),
                .text("What the facts give"),
            ],
            rows: claims.enumerated().map { index, checked in
                BriefTable.Row([
                    .text("\(index + 1)"), .text(checked.claim.quote),
                    checked.claim.entity.map { .text($0) } ?? .blank,
                    .text(checked.claim.metric.rawValue.replacing("_", with: " ")),
                    .text(checked.verdict.description + (checked.restsOnOneSource ? ", one source" : "")),
                    evidence(checked, index + 1),
                ])
            },
            note: [
                .text(
                    "Closes are those of the session before the day of publication, or of the day where only they fit. Article only: no record gives the number, which does not make it wrong."
                )
            ])
    }

    private func evidence(_ checked: CheckedClaim, _ number: Int) -> BriefTable.Cell {
        guard !checked.evidence.isEmpty else { return .blank }
        var inlines: [Inline] = []
        for (line, figure) in zip(checked.evidence, figures.evidence(of: checked, number: number)) {
            if !inlines.isEmpty { inlines.append(.text("; ")) }
            inlines.append(.text(line.text + (line.day.map { " (\($0))" } ?? "")))
            if let figure {
                inlines += [.text(" "), .figure(figure)]
            } else if let url = line.reference?.url {
                inlines += [.text(": "), .link(line.source, url: url)]
            }
        }
        return .inlines(inlines)
    }
}
