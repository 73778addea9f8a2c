// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattFacts
import HashwattUnits
import Testing

/// Sums over rows, each against an amount that a source states for the whole.
struct SumsTests {
    private func facts(asOf date: String? = nil) throws -> FactSet {
        let facts = try Edits.facts.get()
        guard let date else { return facts }
        let day = try #require(CivilDate(date))
        return facts.asOf(day)
    }

    /// Amazon: final term sheet of 17 November 2025. Meta: 8-K of 3 November 2025. Alphabet, November 2025:
    /// Cleary
    /// Gottlieb, 6 November 2025; February 2026: Perivis, 13 February 2026.
    @Test(arguments: [
        ("AMZN-2025-11-USD", 15.0e9, 6), ("META-2025-10-USD", 30.0e9, 6), ("GOOGL-2025-11-USD", 17.5e9, 8),
        ("GOOGL-2025-11-EUR", 6.5e9, 6), ("GOOGL-2026-02-USD", 20.0e9, 7), ("GOOGL-2026-02-GBP", 5.5e9, 5),
    ])
    func tranchesComeToTheAmountOfTheOffering(issue: String, amount: Double, count: Int) throws {
        let tranches = try facts().summableTranches(of: issue)
        #expect(tranches.terms.count == count)
        #expect(tranches.total(.whole) { $0.amount } == amount)
    }

    /// BofA counts 121 bn for 2025 as a whole: the row contains issues and never enters a sum with them.
    @Test func totalsOverIssuesStayOut() throws {
        let issues = try facts().summableIssues(in: .usd)
        #expect(issues.leftOut.map(\.row.key) == ["HYPERSCALERS-2025"])
        #expect(issues.leftOut.map(\.reason) == [.containsOthers])
        #expect(!issues.records.contains { $0.isAggregate })
        // 15 + 30 + 17.5 + 20 + 18 + 25 + 27
        #expect(issues.total(.whole) { $0.amount.amount } == 152.5e9)
    }

    /// The company states 16.2 bn for four contracts, Abernathy in full; half of it belongs to the partner.
    @Test func sharesOfJointVenturesApplyWhereAsked() throws {
        let deals = try facts().summableDeals { $0.ticker == "WULF" && $0.contractValue != nil }
        let whole = try #require(deals.total(.whole) { $0.contractValue })
        let own = try #require(deals.total(.attributable) { $0.contractValue })
        #expect(whole == Dollars(16.2e9))
        #expect(abs(own.amount - (3.7e9 + 3.0e9 + 0.51 * 9.5e9)) < 1)
    }

    /// 200 MW is the one contract with its own row; the sums of 500 and 590 MW contain it.
    @Test func cumulativeDealsStayOut() throws {
        let deals = try facts().summableDeals { $0.ticker == "CORZ" }
        #expect(deals.total(.whole) { $0.criticalIT } == .megawatts(200))
        #expect(deals.leftOut.map(\.reason) == [.containsOthers, .containsOthers])
        let none = try facts().summableDeals { $0.ticker == "CLSK" || $0.ticker == "BTDR" }
        #expect(none.terms.isEmpty)
        #expect(none.leftOut.map(\.reason) == [.notInForce, .notInForce])
        #expect(none.total(.whole) { $0.criticalIT } == nil)
    }

    /// 2,910 MW in November 2025 contain Childress, Sweetwater and British Columbia; 4,500 MW replace them.
    @Test func groupsAreNotAddedToTheirSitesNorToEarlierDays() throws {
        func secured(_ facts: FactSet) -> Summable<CapacityRecord> {
            facts.summableCapacity(.undefined, .secured, .supply) { $0.ticker == "IREN" }
        }
        let then = secured(try facts(asOf: "2025-11-25"))
        #expect(then.total(.whole) { $0.power } == .megawatts(2_910))
        #expect(then.leftOut.map(\.reason) == Array(repeating: .partOfAnother, count: 4))
        let later = secured(try facts(asOf: "2026-02-28"))
        #expect(later.total(.whole) { $0.power } == .megawatts(4_500))
        #expect(
            later.leftOut.contains { left in
                if case .replaced(let row) = left.reason { row.key == "IREN-SECURED-2026-02" } else { false }
            })
    }

    /// Cipher's gross contracts: 244, then 544, then 600 MW within two months.
    @Test(arguments: [("2025-09-25", 244.0), ("2025-11-03", 544.0), ("2025-11-20", 600.0)])
    func latestRowOfASiteCounts(date: String, megawatts: Double) throws {
        let rows = try facts(asOf: date).summableCapacity(.gross, .contracted, .artificialIntelligence) {
            $0.ticker == "CIFR"
        }
        #expect(rows.total(.whole) { $0.power } == .megawatts(megawatts))
    }

    /// A company that another one consolidates drops out where both have a row, and only there.
    @Test func consolidatedCompaniesStayOut() throws {
        #expect(try facts().consolidatingOwners(among: ["BTBT", "WYFI", "HUT"]) == ["WYFI": "BTBT"])
        #expect(try facts().consolidatingOwners(among: ["WYFI", "HUT"]).isEmpty)
        var rows = Edits.rows("company_figures")
        for (ticker, value) in [("BTBT", "100"), ("WYFI", "30")] {
            var row = rows[1]
            for (column, cell) in [
                ("id", ticker + "-cash"), ("ticker", ticker), ("metric", "cash"), ("basis", ""),
                ("unit", "USD"),
                ("value", value), ("valid_date", "2025-09-30"),
            ] {
                let place = try #require(rows[0].firstIndex(of: column))
                row[place] = cell
            }
            rows.append(row)
        }
        let facts = try FactSet(files: Edits.dataset(replacing: Edits.file("company_figures", rows)))
        let cash = facts.summableFigures(.cash) { ["BTBT", "WYFI"].contains($0.ticker) }
        #expect(cash.total(.whole) { $0.value } == 100)
        #expect(cash.leftOut.map(\.reason) == [.consolidated(by: "BTBT")])
    }

    /// Entergy's three plants have 2,262 MW; the row that says so is not added to them.
    @Test func plantsAndProjectLoansAreCountedOnce() throws {
        let plants = try facts().summableGasPlants(.approved)
        #expect(plants.total(.whole) { $0.power } == .megawatts(2_262))
        #expect(plants.leftOut.map(\.row.key) == ["HYPERION-1-3"])
        let loans = try facts().summableFinancings(in: .usd) { $0.ticker == "ORCL" }
        #expect(loans.total(.whole) { $0.amount.amount } == 38e9)
        #expect(loans.terms.count == 2)
    }

    @Test func totalsOfCapexStayOut() throws {
        let guidance = try facts().summableCapex(.guidance)
        #expect(guidance.total(.whole) { $0.amount } == Dollars(125e9 + 91e9 + 70e9))
        #expect(try facts().summableCapex(.total).terms.isEmpty)
    }
}
