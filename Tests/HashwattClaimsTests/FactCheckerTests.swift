// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattClaims
import HashwattFacts
import HashwattUnits
import Testing

/// Sentences about the day of 24 November 2025, checked against the tables of the project.
struct FactCheckerTests {
    private static let facts: FactSet? = {
        let folder =
            "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
            + "/Sources/CHashwattTables/tables"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.filter { $0.hasSuffix(".csv") }.compactMap { name in
            (try? Data(contentsOf: URL(filePath: "\(folder)/\(name)"))).map {
                TableFile(name: name, bytes: [UInt8]($0))
            }
        }
        return try? FactSet(files: files)
    }()

    private static func check(_ text: String, asOf day: String = "2025-11-24") throws -> [CheckedClaim] {
        let facts = try #require(facts, "the project's tables are not readable")
        let asOf = try #require(CivilDate(day))
        let reader = ClaimReader(lexicon: Lexicon(facts: facts).before(.standard))
        let options = ReadOptions(language: .english, published: asOf)
        let report = try reader.read(Array(text.utf8), options: options)
        return FactChecker(facts: facts, asOf: asOf).check(report)
    }

    /// Moves over the year on the close of 24 November 2025; source: the table of closes.
    @Test func figuresOfAnOlderDayAreStale() throws {
        let found = try Self.check(
            "For the year, Riot is up 100 %, TeraWulf 160 %, Cipher 360 % and IREN 580 %.")
        #expect(found.map(\.claim.ticker) == ["RIOT", "WULF", "CIFR", "IREN"])
        #expect(found.map(\.verdict.name) == ["stale", "stale", "stale", "stale"])
        let now = found.compactMap(\.verdict.checkedValue)
        for (value, expected) in zip(now, [35.9, 123.1, 260.1, 393.8]) {
            #expect(abs(value - expected) < 0.05)
        }
    }

    @Test func movesOfTheDayAreReproduced() throws {
        let found = try Self.check(
            "Cipher Mining shares jumped over 18% on Monday and Riot stock gained almost 20%.")
        #expect(found.first?.verdict.name == "reproduced", "\(found.map(\.verdict))")
    }

    @Test func sourcesThatDisagreeOnAnApprovalConflict() throws {
        let found = try Self.check("Microsoft is seeking approval to trade power.", asOf: "2025-11-25")
        #expect(found.map(\.verdict) == [.conflicting])
        #expect(found.first?.evidence.count == 2)
    }

    @Test func totalsOfBondsAreTheSumOfTheirTranches() throws {
        let found = try Self.check("Meta sold $30 billion of bonds, and Amazon sold $15 billion of bonds.")
        #expect(found.map(\.verdict.name) == ["reproduced", "reproduced"], "\(found.map(\.verdict))")
        #expect(found.allSatisfy { $0.evidence.count > 2 })
    }

    @Test func contractsAreFoundAmongTheDeals() throws {
        let found = try Self.check(
            "Cipher signed a 15-year lease with Amazon Web Services worth $5.5 billion for 300 MW.")
        let numbers = found.filter { $0.claim.kind == .quantity }
        #expect(
            numbers.map(\.verdict.name) == ["reproduced", "reproduced", "reproduced"],
            "\(numbers.map(\.verdict))")
    }

    /// Riot's report for October 2025: 437 bitcoin, deployed 36.6 EH/s.
    @Test func monthlyFiguresAreCheckedOnTheReportOfTheMonth() throws {
        let found = try Self.check("Riot mined 437 bitcoin in October.", asOf: "2025-11-25")
        #expect(found.map(\.verdict) == [.reproduced(value: 437)])
        let wrong = try Self.check("Riot mined 500 bitcoin in October.", asOf: "2025-11-25")
        #expect(wrong.map(\.verdict) == [.contradicted(value: 437)])
    }

    @Test func nothingLaterThanTheDayIsKnown() throws {
        let found = try Self.check("Cipher signed a lease worth $5.5 billion.", asOf: "2025-10-01")
        #expect(found.last?.verdict == .articleOnly)
    }

    @Test func whatNoRecordGivesIsArticleOnly() throws {
        let found = try Self.check("Riot bought a site for $123 million.")
        #expect(found.map(\.verdict) == [.articleOnly])
    }
}
