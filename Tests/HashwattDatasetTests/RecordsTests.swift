// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattUnits
import Testing

/// Single values against the words of their sources.
struct RecordsTests {
    private func facts() throws -> FactSet { try Edits.facts.get() }

    @Test func everyTableHasItsRows() throws {
        let facts = try facts()
        #expect(facts.deals.count == 34)
        #expect(facts.bondTranches.count == 38)
        #expect(facts.closes.count == 28)
        #expect(facts.closes.values.reduce(0) { $0 + $1.closes.count } == 8_416)
        #expect(facts.difficultyEpochs.count == 474)
        #expect(facts.networkDays.count == 174)
        #expect(facts.networkMonths.count == 64)
        #expect(facts.asicModels.count == 42)
        #expect(facts.powerPrices.map(\.prices.count) == [2_976, 2_976])
        // 53 months, of which one has three reports and four have two.
        #expect(facts.productionReports.count == 59)
    }

    /// Nasdaq closes of 21 and 24 November 2025: the session of the jump.
    @Test(arguments: [("CIFR", 0.1809), ("BMNR", 0.1962), ("RIOT", 0.0921), ("IREN", 0.1474)])
    func movesOfTheJump(ticker: String, move: Double) throws {
        let series = try #require(try facts().closes[ticker])
        let friday = try #require(CivilDate("2025-11-21"))
        let monday = try #require(CivilDate("2025-11-24"))
        let before = try #require(series.close(on: friday))
        let after = try #require(series.close(on: monday))
        #expect(abs(after / before - 1 - move) < 0.000_05)
        let index = try #require(series.index(of: monday))
        let line = try #require(Edits.line(of: "2025-11-24/\(ticker)", in: "closes"))
        #expect(series.source(at: index).row?.line == line)
    }

    /// New Project Media, 23 December 2024: the only rent that a landlord disclosed.
    @Test func disclosedRent() throws {
        let facts = try facts()
        let deal = try #require(facts.deals["WULF-CORE42-2024-12"])
        #expect(deal.disclosedRent == .dollarsPerKilowattMonth(125))
        #expect(deal.escalator == .fraction(0.03))
        #expect(facts.deals.count { $0.disclosedRent != nil } == 1)
        let lease = try #require(facts.deals["IREN-MSFT-2025-11"])
        #expect(lease.leaseClass == .graphicsCloud)
        #expect(lease.prepayment == .fraction(0.2))
        #expect(lease.source.row?.key == "IREN-MSFT-2025-11")
        #expect(lease.source.verification == .primary)
    }

    /// Amazon, Rule 433 free writing prospectus of 17 November 2025 and 424B5.
    @Test func amazonTermSheet() throws {
        let facts = try facts()
        let issue = try #require(facts.bondIssues["AMZN-2025-11-USD"])
        #expect(issue.amount == CurrencyAmount(15e9, .usd))
        #expect(issue.priceToPublic == Dollars(14_960.94e6))
        #expect(issue.discounts == Dollars(34.75e6))
        #expect(issue.orders == Dollars(80e9) && issue.ordersBound == .upTo)
        let tranche = try #require(facts.bondTranches["AMZN-2025-11-USD-2033"])
        #expect(tranche.coupon == .fraction(0.0435))
        #expect(tranche.yield == .fraction(0.04375))
        #expect(tranche.maturity == PartialDate("2033-03-20"))
    }

    /// Two sources contradict each other; both are there and name each other.
    @Test func conflictOnMicrosoftIsShown() throws {
        let facts = try facts()
        let granted = try #require(facts.powerTrading["FERC-MSFT"])
        let seeking = try #require(facts.powerTrading["FERC-MSFT-2025"])
        #expect(granted.status == .granted && seeking.status == .reportedAsSeeking)
        #expect(facts.powerTrading.records(granted.conflictsWith).map(\.id) == [seeking.id])
        #expect(facts.powerTrading.records(seeking.conflictsWith).map(\.id) == [granted.id])
    }

    /// Riot's August 2023 was reported three times: 31.7, then 24.1 and 7.5, then 28.5 million dollars.
    @Test func restatementsAreVersions() throws {
        let rows = try facts().productionReports.filter {
            $0.ticker == "RIOT" && $0.month == PartialDate("2023-08")
        }
        #expect(rows.map(\.version) == [1, 2, 3])
        #expect(rows.map { $0.totalPowerCredits?.amount } == [31.7e6, nil, 28.5e6])
        #expect(rows.map { $0.powerCredits?.amount } == [24.2e6, 24.1e6, 23.3e6])
        #expect(rows.first?.powerCost == .centsPerKilowattHour(-15.8))
    }

    /// Satoshi's epoch 0 has bits 0x1d00ffff; block 665,280 opened epoch 330 at 2021-01-09 15:24:37 UTC.
    @Test func epochsCarryBitsAndTimes() throws {
        let epochs = try facts().difficultyEpochs
        #expect(epochs[0].bits == 0x1D00_FFFF)
        #expect(epochs[330].firstHeight == 665_280)
        #expect(epochs[330].firstBlockTime == Instant(unixSeconds: 1_610_205_877))
        #expect(epochs[330].source.verification == .primary)
    }

    @Test func everyRecordNamesItsRowAndSource() throws {
        let facts = try facts()
        #expect(facts.deals.allSatisfy { !$0.source.title.isEmpty && $0.source.row?.table == "deals" })
        #expect(facts.capacity.allSatisfy { !$0.source.title.isEmpty && $0.source.row?.table == "capacity" })
        #expect(facts.shareCounts.count { $0.source.verification == .unverified } == 13)
        #expect(facts.sources.map(\.table).contains("closes"))
    }
}
