// SPDX-License-Identifier: Apache-2.0

import HashwattConversion
import Testing

struct ImpossibleInputTests {
    private func problem(
        lead: Int = 2, requires: [[Int]] = [[], []], rent: Double = 140, cost: Double = 30,
        openingDebt: Double = 0, contracted: Double = 0, quarters: Int = 8
    ) throws -> ConversionProblem {
        let idle = Array(repeating: IdleUse.nothing, count: quarters)
        return try ConversionProblem(
            first: CalendarQuarter(index: 2_026 * 4), quarters: quarters, discountRate: 0.1,
            owners: [
                ConversionOwner(
                    name: "IREN",
                    finance: OwnerFinance(
                        cashUSD: 1e9, contractedUSD: Array(repeating: contracted, count: quarters),
                        otherUSD: Array(repeating: 0, count: quarters),
                        debt: DebtTerms(openingUSD: openingDebt, annualRate: 0.08, dscr: 1.3)))
            ],
            sites: [ConversionSite(name: "Childress", owner: 0, region: "ERCOT")],
            groups: [
                BlockGroup(
                    name: "hall 1", site: 0, criticalMW: 50, idle: idle,
                    shell: BuildStage(quarters: lead, costUSD: 1e8),
                    fitOut: BuildStage(quarters: 1, costUSD: 1e8))
            ],
            offers: requires.enumerated().map { index, required in
                RentOffer(
                    name: "offer \(index + 1)", tenant: "tenant", maximumMW: 50, due: 6,
                    rentUSDPerKWMonth: rent,
                    costUSDPerKWMonth: cost, termQuarters: 40, requires: required)
            },
            resources: [])
    }

    private func issues(_ body: () throws -> ConversionProblem) -> [String] {
        do {
            _ = try body()
            return []
        } catch let error as ConversionIssues {
            return error.issues.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func goodProblemHasNoIssue() { #expect(issues { try problem() }.isEmpty) }

    @Test func negativeLeadTimeIsNamed() {
        #expect(
            issues { try problem(lead: -2) } == [
                "hall 1: the shell takes -2 quarters; a lead time is a whole number of quarters, 1 or more"
            ])
    }

    @Test func circularOffersAreNamed() {
        #expect(
            issues { try problem(requires: [[1], [0]]) } == [
                "offers require each other in a circle: offer 1 → offer 2 → offer 1; take one `requires` out"
            ])
        #expect(issues { try problem(requires: [[0], []]) }.first?.contains("offer 1 → offer 1") == true)
        #expect(issues { try problem(requires: [[1], []]) }.isEmpty)
    }

    @Test func rentBelowOperatingCostForEverIsNamed() {
        let found = issues { try problem(rent: 20, cost: 30) }
        #expect(found.count == 2)
        #expect(
            found.first?.hasPrefix(
                "offer 1: the rent of 20 USD/kW-month never exceeds the operating cost of 30")
                == true)
    }

    @Test func debtWithoutCashFlowIsNamed() {
        #expect(
            issues { try problem(openingDebt: 5e8) } == [
                "IREN: debt of 500 million USD at the start, but contracted cash flow serves 0 million USD; state the "
                    + "cash flow that serves it, or move the debt out of the plan"
            ])
        #expect(issues { try problem(openingDebt: 5e8, contracted: 2e8) }.isEmpty)
    }

    @Test func seriesOfAnotherLengthAndUnknownReferencesAreNamed() throws {
        let good = try problem()
        let found = issues {
            try ConversionProblem(
                first: good.first, quarters: 9, discountRate: 2, owners: good.owners, sites: good.sites,
                groups: good.groups,
                offers: good.offers + [good.offers[0]], resources: good.resources)
        }
        #expect(found.contains { $0.contains("the discount rate is 2") })
        #expect(found.contains { $0.contains("offer offer 1 stands twice") })
        #expect(found.contains { $0.contains("idle use has 8 values for 9 quarters") })
    }
}
