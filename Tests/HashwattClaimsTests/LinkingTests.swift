// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattUnits
import Testing

/// Sentences written for these tests; who and what a number is about follows from reading them.
struct LinkingTests {
    @Test func fallsAreNegativeAndImprovementsAreNot() throws {
        let found = try Reading.quantities(
            "Riot produced 445 bitcoin, down 7% from August but 8% higher than a year ago. Efficiency shows a 12% improvement."
        )
        #expect(found.map(\.value) == [445, -7, 8, 12])
        #expect(found.map(\.metric) == [.btcProduced, .btcProduced, .btcProduced, .efficiency])
    }

    @Test func levelsBehindAFallArePositive() throws {
        let found = try Reading.quantities("CleanSpark shares fell 4% to $9.80 on Monday.")
        #expect(found.map(\.value) == [-4, 9.8])
        #expect(found.map(\.metric) == [.moveDay, .price])
        #expect(found.map(\.unit) == ["percent", "USD_per_share"])
    }

    @Test func germanVerbsAtTheEndTurnTheSign() throws {
        let found = try Reading.quantities(
            "Die Aktie von Bitfarms ist am Montag um 6,5 Prozent gefallen.", .german)
        #expect(found.map(\.value) == [-6.5])
        #expect(found.map(\.ticker) == ["BITF"])
    }

    @Test func listsInheritMetricAndPeriodOfTheirHead() throws {
        let found = try Reading.quantities(
            "Gains since the start of the year:\n- Riot: 100 %\n- TeraWulf: 160 %\n- IREN: 580 %\n")
        #expect(found.map(\.ticker) == ["RIOT", "WULF", "IREN"])
        #expect(found.map(\.metric) == [.moveYTD, .moveYTD, .moveYTD])
    }

    @Test func tablesInheritUnitsAndMetricsOfTheirHead() throws {
        let found = try Reading.quantities(
            """
            | Company | Hash rate (EH/s) | Debt ($ million) | Power (¢/kWh) |
            |---|---|---|---|
            | Riot | 36.5 | 600 | 4.2 |
            """)
        #expect(found.map(\.value) == [36.5, 6e8, 0.042])
        #expect(found.map(\.unit) == ["EH/s", "USD", "USD_per_kWh"])
        #expect(found.map(\.metric) == [.hashRate, .debtOrBond, .powerCost])
        #expect(found.map(\.ticker) == ["RIOT", "RIOT", "RIOT"])
    }

    @Test func namesAndNumbersInOneOrderBelongTogether() throws {
        let found = try Reading.quantities(
            "Auch Jefferies und Needham nannten Kursziele von 82 beziehungsweise 78 Dollar.", .german)
        #expect(found.map(\.entity) == ["Jefferies", "Needham"])
        #expect(found.map(\.metric) == [.priceTarget, .priceTarget])
    }

    @Test func theCompanyIsTheLastSubject() throws {
        let found = try Reading.quantities(
            "CleanSpark is building. Riot Platforms is selling. The company held 19,287 Bitcoin, including 3,300 restricted."
        )
        #expect(found.map(\.ticker) == ["RIOT", "RIOT"])
        #expect(found.map(\.unit) == ["BTC", "BTC"])
    }

    @Test func learnsNamesFromTickersAndSuffixes() throws {
        let found = try Reading.quantities(
            "Nordlicht Compute (NASDAQ: NLCX) signed for 40 MW. Later Nordlicht added 15 MW.")
        #expect(found.map(\.ticker) == ["NLCX", "NLCX"])
    }

    @Test func windowsAreNoTermsAndTermsAreNoWindows() throws {
        #expect(try Reading.quantities("It was the largest order in more than three years.").isEmpty)
        #expect(try Reading.quantities("The stock trades near a 52-week high.").isEmpty)
        let found = try Reading.quantities("It signed a 15-year lease with an option of five years.")
        #expect(found.map(\.value) == [15, 5])
        #expect(found.map(\.metric) == [.term, .term])
    }

    @Test func weekdaysAreResolvedByTheDayOfPublication() throws {
        let published = try #require(CivilDate("2025-11-25"))  // a Tuesday
        let options = ReadOptions(language: .english, published: published)
        let report = try Reading.reader.read(Array("On Friday Riot shares rose 5%.".utf8), options: options)
        #expect(report.claims.first?.period?.date == CivilDate("2025-11-21").map(PartialDate.day))
    }

    @Test func monthsWithoutAYearAreTheLastBeforePublication() throws {
        let options = ReadOptions(language: .english, published: CivilDate("2026-01-10"))
        let report = try Reading.reader.read(
            Array("Riot mined 437 bitcoin in October.".utf8), options: options)
        #expect(report.claims.first?.period?.date == .month(year: 2025, month: 10))
    }

    @Test func statesOfApprovalsAreClaimsWithoutANumber() throws {
        let found = try Reading.claims(
            "Microsoft is seeking approval to trade power. Meta was granted a license to trade.")
        #expect(found.map(\.kind) == [.status, .status])
        #expect(found.map(\.status) == [.sought, .granted])
        #expect(found.map(\.entity) == ["Microsoft", "Meta"])
        #expect(found.allSatisfy { $0.value == nil })
    }

    @Test func multiplesAreAKindOfTheirOwn() throws {
        let found = try Reading.claims("Iris Energy verdreifacht seine Kapazität.", .german)
        #expect(found.map(\.kind) == [.multiple])
        #expect(found.map(\.value) == [3])
        #expect(found.map(\.metric) == [.capacity])
    }

    @Test func everyLinkHasAReason() throws {
        let found = try Reading.quantities("Riot's hashrate reached 36.5 EH/s.")
        #expect(
            found.first?.entityReason == .adjacent("Riot") || found.first?.entityReason == .subject("Riot"))
        #expect(found.first?.metricReason.description.isEmpty == false)
    }
}
