// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattTesting
import HashwattUnits
import Testing

struct WordingTests {
    @Test(arguments: [
        (580.0, 0, 0, Qualifier.exact, 575.0, 585.0), (18, 0, 0, .exact, 17.5, 18.5),
        (1754, -2, 2, .exact, 17.535, 17.545),
        (14, 8, 1, .exact, 1.35e9, 1.45e9), (-9, 0, 0, .exact, -9.5, -8.5), (20, 0, 0, .nearly, 19, 20),
        (-9, 0, 0, .nearly, -9, -8.5), (30, 0, 0, .approximately, 28.5, 31.5),
    ])
    func impliesAnInterval(
        digits: Double, exponent: Int, decimals: Int, qualifier: Qualifier, low: Double, high: Double
    ) {
        let wording = Wording(
            WrittenNumber(digits: digits, exponent: exponent, decimals: decimals), qualifier)
        #expect(abs(wording.closeLow - low) <= 1e-12 * abs(low), "\(wording.closeLow)")
        #expect(abs(wording.closeHigh - high) <= 1e-12 * abs(high), "\(wording.closeHigh)")
    }

    /// Nearly 20 % holds for 19.62 %, over 18 % for 18.09 %.
    @Test func judgesQualifiersAsTheyRead() {
        let nearly = Wording(WrittenNumber(digits: 20), .nearly)
        #expect(nearly.holds(for: 19.62))
        #expect(!nearly.holds(for: 20.1))
        #expect(!nearly.holds(for: 17))
        let over = Wording(WrittenNumber(digits: 18), .over)
        #expect(over.holds(for: 18.09))
        #expect(!over.holds(for: 17.9))
        #expect(over.holds(for: 40))
        #expect(!over.isClose(to: 40))
        let upTo = Wording(WrittenNumber(digits: 10), .upTo)
        #expect(upTo.holds(for: 4))
        #expect(!upTo.holds(for: 10.5))
    }

    @Test func rejectsNegativeDecimals() async {
        await #expect(processExitsWith: .failure) { _ = WrittenNumber(digits: 1, decimals: -1) }
    }
}

struct ClaimCheckTests {
    private static func claim(_ sentence: String, published: String = "2025-11-25") throws -> Claim {
        let options = ReadOptions(language: .english, published: CivilDate(published))
        return try #require(try Reading.reader.read(Array(sentence.utf8), options: options).claims.first)
    }

    /// The closes of a ticker from the table of closes.
    private static func series(_ ticker: String) throws -> CloseHistory {
        var days: [CivilDate] = []
        var closes: [Double] = []
        for line in try SharedData.text("facts/closes.csv").split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",")
            guard cells[1] == ticker else { continue }
            days.append(try #require(CivilDate(cells[0])))
            closes.append(try #require(Double(cells[2])))
        }
        return CloseHistory(days: days, closes: closes)
    }

    /// Moves over 2025 on the close of 24 November, and the closes between which the figures of the press were passed.
    /// Source: the table of closes; the moves were computed from it apart from this code.
    @Test(
        .enabled(if: SharedData.has("facts/closes.csv"), "needs the table of closes beside the checkout"),
        arguments: [
            ("Riot", "RIOT", 100, 35.9, 3), ("TeraWulf", "WULF", 160, 123.1, 5),
            ("Cipher", "CIFR", 360, 260.1, 6),
            ("IREN", "IREN", 580, 393.8, 6),
        ])
    func findsTheDayOnWhichAStaleFigureLastHeld(
        name: String, ticker: String, level: Int, now: Double, november: Int
    ) throws {
        let claim = try Self.claim("\(name) stock is up \(level)% this year.")
        #expect(claim.metric == .moveYTD)
        #expect(claim.ticker == ticker)
        let asOf = try #require(CivilDate("2025-11-24"))
        let checked = ClaimCheck.close(claim, try Self.series(ticker), asOf: asOf, source: "closes")
        guard case .stale(let history) = checked.verdict else {
            Issue.record("\(checked.verdict)")
            return
        }
        #expect(abs(history.now.value - now) < 0.05)
        #expect(history.lastPassed?.before.day == CivilDate(year: 2025, month: 11, day: november))
        #expect(history.lastPassed?.after.day == CivilDate(year: 2025, month: 11, day: november + 1))
        #expect(checked.evidence.first?.day == asOf)
        #expect(!checked.restsOnOneSource)  // closes are no record
    }

    private static let closes = CloseHistory(
        days: [
            CivilDate(daysSinceEpoch: 20_088), CivilDate(daysSinceEpoch: 20_089),
            CivilDate(daysSinceEpoch: 20_090),
            CivilDate(daysSinceEpoch: 20_093),
        ], closes: [10, 11, 12, 9])  // 2024-12-31, 2025-01-01, 2025-01-02, 2025-01-05

    @Test func movesOfADayAreReproducedOrContradicted() throws {
        let asOf = CivilDate(daysSinceEpoch: 20_093)
        let right = ClaimCheck.close(
            try Self.claim("Riot shares fell 25%."), Self.closes, asOf: asOf, source: "s")
        #expect(right.verdict == .reproduced(value: -25))
        let wrong = ClaimCheck.close(
            try Self.claim("Riot shares fell 9%."), Self.closes, asOf: asOf, source: "s")
        #expect(wrong.verdict == .contradicted(value: -25))
    }

    @Test func pricesAreCheckedOnTheLastCloseKnown() throws {
        let claim = try Self.claim("Riot shares closed at $12.00.")
        let on = ClaimCheck.close(claim, Self.closes, asOf: CivilDate(daysSinceEpoch: 20_092), source: "s")
        #expect(on.verdict == .reproduced(value: 12))
        let later = ClaimCheck.close(claim, Self.closes, asOf: CivilDate(daysSinceEpoch: 20_093), source: "s")
        #expect(later.verdict.name == "stale")
        let before = ClaimCheck.close(claim, Self.closes, asOf: CivilDate(daysSinceEpoch: 1), source: "s")
        #expect(before.verdict == .articleOnly)
    }

    @Test func knownValuesDecideByDefinitionAndSource() throws {
        let claim = try Self.claim("Mining stocks gained 9%.")
        let day = CivilDate(daysSinceEpoch: 20_093)
        func verdict(_ values: [(Double, String, String)]) -> String {
            let known = values.map { KnownValue(value: $0.0, definition: $0.1, source: $0.2) }
            return ClaimCheck.known(claim, known, asOf: day).verdict.name
        }
        #expect(verdict([(9.2, "equal", "a"), (8.9, "cap", "a")]) == "reproduced")
        #expect(verdict([(7, "equal", "a"), (11, "cap", "a")]) == "definition-dependent")
        #expect(verdict([(9, "equal", "a"), (12, "cap", "a")]) == "definition-dependent")
        #expect(verdict([(9, "", "a"), (12, "", "b")]) == "conflicting")
        #expect(verdict([(12, "", "a"), (13, "", "b")]) == "contradicted")
        #expect(verdict([]) == "article only")
        let late = [KnownValue(value: 9, day: day + 1, source: "a")]
        #expect(ClaimCheck.known(claim, late, asOf: day).verdict == .articleOnly)
    }

    @Test func totalsAreTheSumOfTheirParts() throws {
        let claim = try Self.claim("Meta sold $30 billion of bonds.")
        let parts = [KnownValue(value: 18e9, source: "a"), KnownValue(value: 12e9, source: "a")]
        let day = CivilDate(daysSinceEpoch: 20_400)
        let checked = ClaimCheck.total(claim, of: parts, asOf: day)
        #expect(checked.verdict == .reproduced(value: 30e9))
        #expect(checked.evidence.count == 3)
    }

    @Test func statesConflictWhereSourcesDo() throws {
        let claim = try Self.claim("Microsoft is seeking approval to trade power.")
        let day = CivilDate(daysSinceEpoch: 20_400)
        let both = [KnownStatus(.granted, source: "a"), KnownStatus(.sought, source: "b")]
        #expect(ClaimCheck.status(claim, both, asOf: day).verdict == .conflicting)
        #expect(ClaimCheck.status(claim, [both[0]], asOf: day).verdict == .contradicted(value: nil))
        #expect(ClaimCheck.status(claim, [both[1]], asOf: day).verdict == .reproduced(value: nil))
    }

    @Test func rejectsSeriesOutOfOrder() async {
        await #expect(processExitsWith: .failure) {
            let day = CivilDate(daysSinceEpoch: 1)
            _ = CloseHistory(days: [day, day], closes: [1, 1])
        }
        await #expect(processExitsWith: .failure) {
            _ = CloseHistory(days: [CivilDate(daysSinceEpoch: 1)], closes: [0])
        }
    }
}
