// SPDX-License-Identifier: Apache-2.0

import HashwattConversion
import Testing

@testable import struct HashwattConversion.PlanSearch

struct PlanSearchTests {
    /// Plans of the search alone hold to every rule but those of money, which the solver settles, and add value.
    @Test func plansHoldToTheRules() throws {
        var built = 0
        for seed in UInt64(1)...6 {
            let problem = try ReferencePortfolio.problem(blocks: 6, quarters: 20, offers: 5, seed: seed)
            let plan = PlanSearch(problem).plan(runs: 1)
            #expect(plan == PlanSearch(problem).plan(runs: 1), "seed \(seed)")
            var free = problem
            for owner in free.owners.indices { free.owners[owner].finance = nil }
            let bare = ConversionPlan(
                conversions: plan.conversions, sales: plan.sales, funding: free.owners.map { _ in nil })
            #expect(PlanCheck(bare, free).violations.map(\.description) == [], "seed \(seed)")
            let gain = ConversionLedger(bare, free).gain
            #expect(plan.conversions.isEmpty ? gain >= 0 : gain > 0, "seed \(seed)")
            built += plan.conversions.count
        }
        #expect(built > 3)
    }
}
