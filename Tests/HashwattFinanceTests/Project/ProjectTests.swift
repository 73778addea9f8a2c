// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import Testing

struct ProjectTests {
    private static func project(_ generator: inout SplitMix64, _ debt: DebtPlan) -> Project {
        let years = 20
        let revenue = (0..<years).map { _ in Double.random(in: 100...160, using: &generator) }
        return Project(
            revenue: revenue, operatingCost: revenue.map { $0 * 0.15 },
            cost: ProjectCost(installed: 700, constructionFinancing: 30, debtClosing: 2, debtFee: 0.02),
            debt: debt,
            reserves: Reserves(debtServiceMonths: 6, operatingMonths: 3, interestRate: 0.02),
            tax: TaxRules(), depreciable: [DepreciableCost(300, .macrs5), DepreciableCost(400, .building39)])
    }

    /// No money is lost: what goes in and comes out over the whole life is the same in every view.
    @Test(arguments: [UInt64](1...60))
    func keepsAllMoney(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let plans: [DebtPlan] = [
            .none, .sculpted(cover: 1.3, years: 15, rate: 0.07, maximumShare: nil),
            .sculpted(cover: 1.3, years: 15, rate: 0.07, maximumShare: 0.4),
            .level(cover: 1.25, years: 12, rate: 0.08), .share(0.6, years: 10, rate: 0.06, feeBasis: .debt),
        ]
        for plan in plans {
            let solution = try Self.project(&generator, plan).solve()
            let pretax = solution.pretaxFlows.reduce(0, +)
            let cash = solution.operatingCash.reduce(0, +) + solution.reserveInterest.reduce(0, +)
            let interest = solution.debt?.interest.reduce(0, +) ?? 0
            let financing = 30 + (plan == .none ? 0 : 2) + 0.02 * (solution.debt?.amount ?? 0)
            #expect((pretax - (cash - interest - 700 - financing)).magnitude < 1e-8, "seed \(seed) \(plan)")
            #expect(
                (solution.debtServiceReserve.last ?? 1) == 0 && (solution.operatingReserve.last ?? 1) == 0)
            #expect(solution.tax.allSatisfy { $0 >= 0 })
        }
    }

    /// A share that binds holds exactly on the cost with the debt's own fee and reserve.
    @Test(arguments: [UInt64](1...40))
    func sharesOfCostHold(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let share = Double.random(in: 0.05...0.5, using: &generator)
        for plan in [
            DebtPlan.sculpted(cover: 1.2, years: 15, rate: 0.07, maximumShare: share),
            .share(share, years: 15, rate: 0.07, feeBasis: .debt),
        ] {
            let solution = try Self.project(&generator, plan).solve()
            let amount = try #require(solution.debt).amount
            #expect((amount / solution.totalCost / share - 1).magnitude < 1e-12, "seed \(seed) \(plan)")
        }
    }

    @Test func leverageRaisesTheReturnWhereTheLoanIsCheaper() throws {
        var generator = SplitMix64(seed: 5)
        let plan = DebtPlan.sculpted(cover: 1.4, years: 15, rate: 0.03, maximumShare: 0.6)
        let solution = try Self.project(&generator, plan).solve()
        let levered = try #require(RateOfReturn.periodic(solution.aftertaxFlows).single)
        let unlevered = try #require(RateOfReturn.periodic(solution.unleveredFlows).single)
        #expect(levered > unlevered)
    }

    @Test func namesWhatCannotBe() {
        let cost = ProjectCost(installed: 100)
        func solve(_ cash: [Double], _ plan: DebtPlan) throws(ProjectError) {
            _ = try Project(revenue: cash, operatingCost: cash.map { _ in 1 }, cost: cost, debt: plan).solve()
        }
        #expect(throws: ProjectError.debt(.noCashFlow(period: nil))) {
            try solve([1, 0.5], .sculpted(cover: 1.3, years: 2, rate: 0.08, maximumShare: nil))
        }
        #expect(throws: ProjectError.debt(.noCashFlow(period: 2))) {
            try solve([5, 0.5], .level(cover: 1.3, years: 2, rate: 0.08))
        }
        #expect(throws: ProjectError.loanOutlivesProject(loan: 3, project: 2)) {
            try solve([5, 5], .level(cover: 1.3, years: 3, rate: 0.08))
        }
        #expect(throws: ProjectError.debt(.noPeriod)) {
            try solve([5, 5], .level(cover: 1.3, years: 0, rate: 0.08))
        }
        #expect(throws: ProjectError.years(revenue: 0, cost: 0)) { try solve([], .none) }
        #expect(throws: ProjectError.debt(.costGrowsWithDebt(share: 1))) {
            _ = try Project(
                revenue: [5, 5], operatingCost: [1, 1], cost: ProjectCost(installed: 100, debtFee: 0.5),
                debt: .share(1, years: 1, rate: 0.1, feeBasis: .debt),
                reserves: Reserves(debtServiceMonths: 12)
            ).solve()
        }
    }
}
