// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattUnits
import Testing

struct FrontMatterTests {
    private func report(_ text: String, _ language: TextLanguage? = nil) throws -> ClaimReport {
        try ClaimReader().read(Array(text.utf8), options: ReadOptions(language: language))
    }

    @Test func readsTitleAuthorDateAndCategory() throws {
        let report = try report(
            "---\ntitle: \"Power: a market\"\nauthor: A. Writer\ndate: 2025-11-25T08:00:00Z\ncategory: Grid\ntags:\n  - power\n---\n\nRiot rose 4%.\n"
        )
        #expect(report.title == "Power: a market")
        #expect(report.author == "A. Writer")
        #expect(report.published == CivilDate("2025-11-25"))
        #expect(report.category == "Grid")
        #expect(report.claims.map(\.quote) == ["4%"])
    }

    /// What only looks like front matter is text.
    @Test(arguments: ["---\nRiot rose 4%.\n---\n", "---\nRiot: rose 4%.\n", "--- Riot rose 4%.\n"])
    func leavesRulesAlone(text: String) throws {
        #expect(try report(text).claims.map(\.quote) == ["4%"])
    }

    @Test(arguments: [
        ("EASTON, Md., Oct. 28, 2025 (GLOBE NEWSWIRE) -- TeraWulf Inc. signed for 168 MW.", "2025-10-28"),
        ("Title\n\nNov. 24, 2025\n\nRiot rose 4%.", "2025-11-24"),
        ("Title\n\nPublished: 24 November 2025\n\nRiot rose 4%.", "2025-11-24"),
        ("Titel\n\nVeröffentlicht am 24. November 2025\n\nDie Aktie stieg um 4 Prozent.", "2025-11-24"),
        ("FRANKFURT, 24.11.2025 (dpa) - Die Aktie stieg um 4 Prozent.", "2025-11-24"),
    ])
    func readsDatelines(text: String, day: String) throws {
        #expect(try report(text).published == CivilDate(day))
    }

    /// A date in a sentence is not the day of publication.
    @Test(arguments: [
        "On October 28, 2025 Riot signed a lease for 168 MW.",
        "The notes mature on November 20, 2065 and pay 5%.",
    ])
    func takesNoDateFromSentences(text: String) throws {
        #expect(try report(text).published == nil)
    }
}
