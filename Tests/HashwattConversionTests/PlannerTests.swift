// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattConversion
import HashwattHiGHS
import HashwattNumerics
import Testing

private let installed = HiGHS.isInstalled
private let hint: Comment = "no HiGHS library; run Scripts/setup-highs"

struct PlannerTests {
    static let isSlow = ProcessInfo.processInfo.environment["HASHWATT_SLOW"] == "1"

    private func small(seed: UInt64) throws -> ConversionProblem {
        var problem = try ReferencePortfolio.problem(blocks: 3, quarters: 10, offers: 3, seed: seed)
        for index in problem.owners.indices {
            guard let finance = problem.owners[index].finance, let debt = finance.debt else { continue }
            problem.owners[index].finance = OwnerFinance(
                cashUSD: finance.cashUSD, minimumCashUSD: finance.minimumCashUSD,
                contractedUSD: finance.contractedUSD, otherUSD: finance.contractedUSD.map { -0.5 * $0 },
                debt: DebtTerms(annualRate: debt.annualRate, dscr: debt.dscr, loanToCost: debt.loanToCost))
        }
        if seed % 2 == 0 { problem.groups[0].count = 2 }
        for index in problem.sites.indices {
            problem.sites[index].energised = min(3, problem.sites[index].energised)
        }
        return problem
    }

    @Test(.enabled(if: installed, hint)) func smallPortfoliosEqualBruteForce() throws {
        let planner = ConversionPlanner(solver: try HiGHS.solver(), relativeGap: 0, threads: 1)
        var built = 0
        var tried = 0
        for seed in 1...UInt64(Self.isSlow ? 400 : 5) {
            let problem = try small(seed: seed)
            let referee = BruteForce(problem)
            tried += referee.tried
            do {
                let found = try planner.solve(problem)
                #expect(found.outcome == .optimal, "seed \(seed)")
                #expect(
                    abs(found.ledger.gain - referee.best) <= 1e-6 * max(1e6, abs(referee.best)),
                    "seed \(seed)")
                #expect(
                    abs(found.boundUSD - referee.best) <= 1e-6 * max(1e6, abs(referee.best)), "seed \(seed)")
                built += found.plan.conversions.count
            } catch let failure as ConversionFailure {
                #expect(referee.best == -.infinity, "seed \(seed): \(failure)")
            }
        }
        #expect(built > 1)
        print("plans tried: \(tried), blocks built: \(built)")
    }

    /// Every plan of portfolios with fees and shares holds to the rules, and no limit that is loosened makes it worse.
    @Test(.enabled(if: installed, hint), arguments: [UInt64(11), 12, 13]) func looserLimitsAreNeverWorse(
        seed: UInt64
    ) throws {
        let planner = ConversionPlanner(solver: try HiGHS.solver(), relativeGap: 1e-9, threads: 1)
        let problem = try ReferencePortfolio.problem(blocks: 6, quarters: 14, offers: 4, seed: seed)
        let before = try planner.solve(problem)
        #expect(PlanCheck(before.plan, problem).violations.isEmpty)
        var more = problem
        for index in more.resources.indices {
            more.resources[index].available = more.resources[index].available.map { $0 + 1 }
        }
        var richer = problem
        for index in richer.owners.indices { richer.owners[index].finance?.cashUSD += 200e6 }
        for looser in [more, richer] {
            let after = try planner.solve(looser)
            #expect(after.ledger.gain >= before.ledger.gain - 1e-6 * abs(before.ledger.gain), "seed \(seed)")
        }
    }

    /// The first quarter of a target, against the most power in service by each quarter.
    @Test(.enabled(if: installed, hint)) func earliestTargetIsTheFirstThatCanBeMet() throws {
        let planner = ConversionPlanner(solver: try HiGHS.solver(), threads: 1)
        var problem = try ReferencePortfolio.problem(blocks: 6, quarters: 14, offers: 4, seed: 12)
        problem.goal = .mostPower
        let most = try planner.solve(problem)
        let power = most.plan.criticalMW(of: problem)
        #expect(power > 0)
        problem.goal = .earliest(megawatts: power)
        let earliest = try planner.solve(problem)
        let quarter = try #require(earliest.target?.quarter)
        #expect(earliest.target?.bound == quarter)
        let reached = earliest.plan.conversions.filter { $0.ready <= quarter }
            .reduce(0) { $0 + problem.groups[$1.group].criticalMW }
        #expect(reached >= power)
        problem.goal = .earliest(megawatts: power + 1)
        #expect(try planner.solve(problem).target?.quarter == nil)
    }

    /// A plan with one thing changed breaks the rule that forbids it.
    @Test(.enabled(if: installed, hint)) func checkFindsEveryBrokenRule() throws {
        let problem = try ReferencePortfolio.problem(blocks: 6, quarters: 14, offers: 4, seed: 12)
        let planner = ConversionPlanner(solver: try HiGHS.solver(), threads: 1)
        let plan = try planner.solve(problem).plan
        let work = try #require(plan.conversions.first)
        func broken(_ changed: ConversionPlan.Conversion) -> [String] {
            let plan = ConversionPlan(
                conversions: [changed] + plan.conversions.dropFirst(), sales: plan.sales,
                funding: plan.funding)
            return PlanCheck(plan, problem).violations.map(\.description)
        }
        typealias Conversion = ConversionPlan.Conversion
        let early = Conversion(
            group: work.group, offer: work.offer, shell: work.shell, fitOut: work.fitOut - 20,
            ready: work.ready - 20)
        #expect(broken(early).contains { $0.contains("dates") })
        let torn = Conversion(
            group: work.group, offer: work.offer, shell: work.shell, fitOut: work.fitOut,
            ready: work.ready + 1)
        #expect(broken(torn).contains { $0.contains("fit-out's end") })
        let bare = Conversion(
            group: work.group, offer: work.offer, shell: work.shell == nil ? 0 : nil, fitOut: work.fitOut,
            ready: work.ready)
        #expect(broken(bare).contains { $0.contains("shell") })
        let twice = ConversionPlan(
            conversions: plan.conversions + [work], sales: plan.sales, funding: plan.funding)
        #expect(PlanCheck(twice, problem).violations.contains { $0.description.contains("blocks converted") })
        let penniless = ConversionPlan(
            conversions: plan.conversions, sales: plan.sales,
            funding: plan.funding.map { funding in
                funding.map { .init(debtUSD: $0.debtUSD.map { $0 + 1e12 }, equityUSD: $0.equityUSD) }
            })
        #expect(PlanCheck(penniless, problem).violations.contains { $0.description.contains("carries") })
    }
}
