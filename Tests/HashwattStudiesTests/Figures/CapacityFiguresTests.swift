// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

/// Megawatts and values of companies by hand, from the table of contracts.
struct CapacityFiguresTests {
    private func capacity(_ day: String = "2025-11-24") throws -> CapacityFigures {
        CapacityFigures(try Known.facts(day))
    }

    /// WULF 60 + 200 + 160 + 168 = 588, of which it owns 60 + 200 + 160 + 0.51 · 168 = 505.68; APLD 250 + 150 + 200;
    /// CIFR 168 + 39, its 300 MW with Amazon being gross; GLXY 526; IREN 200 of cloud.
    @Test(
        arguments: [
            ("WULF", 588.0, 505.68), ("APLD", 600, 600), ("CIFR", 207, 207), ("GLXY", 526, 526),
            ("IREN", 200, 200), ("CORZ", 200, 200), ("WYFI", 5, 5),
        ] as [(String, Double, Double)])
    func contractsAddUp(ticker: String, whole: Double, own: Double) throws {
        #expect(isClose(try capacity().contractedCriticalIT(of: ticker), whole, .megawattsCriticalIT))
        #expect(
            isClose(
                try capacity().contractedCriticalIT(of: ticker, ownShare: true), own, .megawattsCriticalIT))
    }

    /// Core Scientific's 200 MW were reported as 500, then 590 MW in total: the totals contain the first and enter
    /// no sum; the widest stands beside it.
    @Test func totalsOfASourceEnterNoSum() throws {
        let deals = try capacity().contractedDeals(of: "CORZ")
        #expect(deals.map(\.id) == ["CORZ-CRWV-2024-06"])
        #expect(isClose(try capacity().statedCriticalIT(of: "CORZ"), 590, .megawattsCriticalIT))
        #expect(
            isClose(try capacity("2024-12-31").statedCriticalIT(of: "CORZ"), 500, .megawattsCriticalIT))
        #expect(isClose(try capacity().statedCriticalIT(of: "WULF"), 594, .megawattsCriticalIT))
        #expect(try capacity().statedCriticalIT(of: "GLXY") == nil)
    }

    /// Cipher: 300 MW gross alone, and 244 + 300 + 56 = 600 MW gross with the gross megawatts of its other leases.
    @Test func grossMegawattsStayApart() throws {
        #expect(isClose(try capacity().grossOnly(of: "CIFR"), 300, .megawattsGross))
        #expect(isClose(try capacity().contractedGross(of: "CIFR"), 600, .megawattsGross))
        #expect(try capacity().grossOnly(of: "WULF") == nil)
        #expect(try capacity().contractedGross(of: "APLD") == nil)
    }

    /// Of one site the latest row counts: IREN's secured power is 2 910 MW in November 2025 and 4 500 in February
    /// 2026, never 7 410; Hut 8's development is 1 530, then 1 560.
    @Test(
        arguments: [
            ("IREN", CapacityState.secured, "2025-11-24", 2_910.0), ("IREN", .secured, "2026-03-01", 4_500),
            ("HUT", .pipeline, "2025-11-24", 1_530), ("HUT", .pipeline, "2026-03-01", 1_560),
            ("APLD", .energised, "2025-12-31", 286),
        ] as [(String, CapacityState, String, Double)])
    func laterRowsReplaceEarlierOnes(
        ticker: String, state: CapacityState, day: String, megawatts: Double
    ) throws {
        let groups = try capacity(day).groups().filter { $0.ticker == ticker && $0.definition == .undefined }
        #expect(groups.count == 1)
        #expect(isClose(groups.first?.byState[state], megawatts, .megawattsUndefined))
    }

    /// First 50 MW of Polaris Forge 1, by the end of November 100: the later row replaces the earlier.
    @Test func hallsThatRunAreCountedOnce() throws {
        #expect(try capacity().energisedAI(of: "APLD").map(\.value) == [50])
        #expect(try capacity("2025-11-30").energisedAI(of: "APLD").map(\.value) == [100])
    }

    /// RIOT's approved power is dated January 2026 and MARA's energised 2026.
    @Test func whatIsDatedLaterIsNotThere() throws {
        let groups = try capacity().groups()
        #expect(!groups.contains { $0.ticker == "RIOT" })
        #expect(groups.filter { $0.ticker == "MARA" }.allSatisfy { $0.byState[.energised] == nil })
    }
}

/// Enterprise values of 2025-11-24 by hand, million USD.
struct ValueFiguresTests {
    private func value() throws -> ValueFigures {
        ValueFigures(try Known.facts(), on: try Known.day("2025-11-24"))
    }

    /// CIFR 398 · 16.71 = 6 650.58, less 1 207 of cash; WULF 420 · 12.63 = 5 304.6 and 1 500 of debt; IREN
    /// 272 · 48.49 = 13 189.28, less 1 800; CLSK 328.6 · 11.48 = 3 772.328 and 644 of long-term and 176 of current
    /// debt; CORZ 363.3 · 15.75 = 5 721.975, less 453.4.
    @Test(
        arguments: [
            ("CIFR", 5_443.58, "debt"), ("WULF", 6_804.6, "cash"), ("IREN", 11_389.28, "debt"),
            ("CLSK", 4_592.328, "cash"), ("CORZ", 5_268.575, "debt"),
        ] as [(String, Double, String)])
    func valueIsCapAndDebtLessCash(ticker: String, millions: Double, missing: String) throws {
        #expect(isClose(try value().enterpriseValue(of: ticker), millions * 1e6, .usd))
        #expect(try value().missing(of: ticker) == missing)
        #expect(try value().enterpriseValue(of: ticker)?.verification == .unverified)
    }

    /// Without debt and cash there is none; nor for a treasury company.
    @Test func nothingIsGuessed() throws {
        for ticker in ["MARA", "HUT", "APLD", "BMNR", "GLXY"] {
            #expect(try value().enterpriseValue(of: ticker) == nil, "\(ticker)")
        }
    }

    /// TeraWulf's balance is of 2025-09-30; 3.2 bn of secured notes and 1.025 bn of convertibles followed in October.
    /// IREN's cash is of 2025-10-31, so that its convertible of October may be in it.
    @Test func whatWasRaisedSinceTheBalanceIsNamed() throws {
        #expect(try value().raisedSince("WULF").map(\.value).sorted() == [1.025e9, 3.2e9])
        #expect(try value().raisedSince("IREN").isEmpty)
        #expect(try value().raisedSince("CLSK").isEmpty)
    }

    /// WULF 6 804.6 / 505.68 = 13.456 m a MW of its share; CIFR 5 443.58 / 600 gross = 9.073; CORZ 5 268.575 / 590,
    /// the total that a source states, = 8.930; IREN 11 389.28 / 200 = 56.946.
    @Test(
        arguments: [
            ("WULF", 6_804.6, 505.68, FigureUnit.megawattsCriticalIT),
            ("CIFR", 5_443.58, 600, .megawattsGross),
            ("CORZ", 5_268.575, 590, .megawattsCriticalIT), ("IREN", 11_389.28, 200, .megawattsCriticalIT),
        ] as [(String, Double, Double, FigureUnit)])
    func perMegawattDividesByAllThatIsContracted(
        ticker: String, millions: Double, megawatts: Double, unit: FigureUnit
    ) throws {
        #expect(isClose(try value().contracted(of: ticker), megawatts, unit))
        #expect(
            isClose(
                try value().enterpriseValuePerMegawatt(of: ticker), millions * 1e6 / megawatts,
                .usdPerMegawatt)
        )
    }
}
