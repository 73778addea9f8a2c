// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattDataset
import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

@testable import HashwattBriefing

/// The bundled examples as a section of the brief of 24 November 2025.
struct ArticleSectionTests {
    private func prepared(_ language: TextLanguage) throws -> (PreparedBrief, [CheckedClaim], String) {
        let facts = try BundledFacts.load()
        let day = try #require(CivilDate("2025-11-24"))
        let bytes = BundledTexts.example(language.rawValue).bytes
        var options = ReadOptions(language: language)
        options.keepsText = true
        let report = try ClaimReader(lexicon: Lexicon(facts: facts).before(.standard)).read(
            bytes, options: options)
        let published = try #require(report.published)
        let claims = ArticleCheck(facts, published: published, knownBy: day).check(report)
        let brief = DailyBrief(facts, on: day).compose(
            dataset: DatasetStamp(name: "bundled", version: "test"), generator: "test",
            adding: [ArticleSection(report, claims, facts).section])
        return (try PreparedBrief(brief), claims, String(decoding: bytes, as: UTF8.self))
    }

    /// Every number of the text is marked once in each form, with its verdict.
    @Test(arguments: [TextLanguage.english, .german])
    func marksEveryNumberInEveryForm(language: TextLanguage) throws {
        let (prepared, claims, _) = try prepared(language)
        let html = BriefHTML.text(prepared)
        let markdown = BriefMarkdown.text(prepared)
        let json = BriefJSON.text(prepared)
        #expect(claims.count >= 19)
        for (index, checked) in claims.enumerated() {
            let mark = "<sup>\(index + 1) \(checked.verdict.name)</sup></mark>"
            #expect(html.ranges(of: mark).count == 1, "\(mark)")
            #expect(markdown.contains("** (\(index + 1): \(checked.verdict.name))"), "\(checked.claim.quote)")
        }
        #expect(json.ranges(of: "\"claim\": ").count == claims.count)
    }

    /// Level of the year, its value on the close of 24 November and the closes between which it was passed, all by hand
    /// from the closes: RIOT 13.88 / 10.21, WULF 12.63 / 5.66, CIFR 16.71 / 4.64, IREN 48.49 / 9.82, less one.
    @Test(arguments: [TextLanguage.english, .german])
    func givesEveryVerdictThatTheDayHas(language: TextLanguage) throws {
        let (_, claims, _) = try prepared(language)
        let stale = claims.filter { $0.verdict.name == "stale" }
        #expect(stale.map { $0.claim.ticker } == ["RIOT", "WULF", "CIFR", "IREN"])
        #expect(
            stale.map { $0.verdict.lastTrue?.description }
                == ["2025-11-04", "2025-11-06", "2025-11-07", "2025-11-07"])
        let values = stale.map { (($0.verdict.checkedValue ?? 0) * 10).rounded() / 10 }
        #expect(values == [35.9, 123.1, 260.1, 393.8] || values == [36, 123.1, 260.1, 393.8])
        let names = Set(claims.map(\.verdict.name))
        #expect(names.isSuperset(of: ["reproduced", "stale", "definition-dependent", "conflicting"]))
        #expect(!names.contains("contradicted"))
    }

    /// The figures of the evidence have the values of the evidence, and the brief explains each.
    @Test func carriesFiguresThatAgreeWithTheEvidence() throws {
        let facts = try BundledFacts.load()
        let (prepared, claims, _) = try prepared(.english)
        var count = 0
        for (index, checked) in claims.enumerated() {
            let figures = ClaimFigures(facts).evidence(of: checked, number: index + 1)
            for (line, figure) in zip(checked.evidence, figures) {
                guard let value = line.value else { continue }
                let found = try #require(figure, "\(checked.claim.quote): \(line.text)")
                let factor = found.unit == .ratio ? 100 : 1.0
                #expect(abs(found.value * factor - value) <= 1e-9 * abs(value), "\(line.text)")
                #expect(prepared.index[found.id] == found)
                count += 1
            }
        }
        #expect(count >= 60)
    }

    @Test func knowsNothingAfterTheDayOfTheBrief() throws {
        let (_, claims, _) = try prepared(.english)
        #expect(claims.allSatisfy { $0.asOf.description <= "2025-11-24" })
    }
}
