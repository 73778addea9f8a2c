// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattDataset
import HashwattStudies
import HashwattUnits
import Testing

struct ArticleCheckTests {
    /// A text of ours with figures that were printed on 25 November 2025.
    static let text = """
        Shares of Bitcoin miners rallied on Monday. Cipher Mining gained over 18 percent, IREN climbed 14.7 percent and \
        BitMine rose nearly 20 percent. The mining stock sector was up 13.84 percent on the day.

        Since the start of the year Riot is up 100%, TeraWulf 160%, Cipher 360% and IREN 580%.

        Amazon sold bonds worth $15 billion. Microsoft is seeking approval to trade electricity.
        """

    private func checked() throws -> [CheckedClaim] {
        let day = try #require(CivilDate("2025-11-25"))
        let facts = try BundledFacts.load()
        let report = try ClaimReader(lexicon: Lexicon(facts: facts).before(.standard)).read(
            Array(Self.text.utf8), options: ReadOptions(language: .english, published: day))
        return ArticleCheck(facts, published: day).check(report)
    }

    @Test func movesOfTheSessionBeforeAreReproduced() throws {
        let moves = try checked().filter { $0.claim.metric == .moveDay }
        #expect(moves.map(\.claim.ticker) == ["CIFR", "IREN", "BMNR"])
        #expect(moves.map(\.verdict.name) == ["reproduced", "reproduced", "reproduced"])
        #expect(moves.map(\.asOf.description) == ["2025-11-24", "2025-11-24", "2025-11-24"])
    }

    /// Year to date on the close of 24 November, from the closes by hand: RIOT 13.88 / 10.21, WULF 12.63 / 5.66,
    /// CIFR 16.71 / 4.64, IREN 48.49 / 9.82, less one.
    @Test func levelsOfTheYearAreStaleWithTheDayTheyLastHeld() throws {
        let levels = try checked().filter { $0.claim.metric == .moveYTD }
        #expect(levels.map(\.verdict.name) == ["stale", "stale", "stale", "stale"])
        let values = levels.compactMap(\.verdict.checkedValue)
        for (value, expected) in zip(values, [35.95, 123.14, 260.13, 393.79]) {
            #expect(abs(value - expected) < 0.005)
        }
        let days = levels.map(\.verdict.description)
        #expect(days.map { $0.suffix(10) } == ["2025-11-04", "2025-11-06", "2025-11-07", "2025-11-07"])
    }

    @Test func theSectorDependsOnItsDefinitionAndTheApprovalConflicts() throws {
        let all = try checked()
        #expect(all.first { $0.claim.metric == .sectorMove }?.verdict.name == "definition-dependent")
        #expect(all.first { $0.claim.ticker == "MSFT" }?.verdict.name == "conflicting")
        #expect(all.first { $0.claim.ticker == "AMZN" }?.verdict == .reproduced(value: 15e9))
    }
}
