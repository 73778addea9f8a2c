// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import Testing

/// Building, sweeping, refinancing, converting.
struct LoanLifeTests {
    /// All debt, 100 a month for 3 months at 12 %: 100 · 1.01³ + 100 · 1.01² + 100 · 1.01 = 306.0401.
    @Test func interestIsCapitalised() {
        let plan = ConstructionPlan(costs: [100, 100, 100], debtShare: 1, rate: 0.12)
        let outcome = plan.outcome()
        #expect((outcome.debt - 306.0401).magnitude < 1e-9 && (outcome.financing - 6.0401).magnitude < 1e-9)
    }

    @Test(arguments: [UInt64](1...100))
    func draws(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let costs = (0..<Int.random(in: 1...36, using: &generator)).map { _ in
            Double.random(in: 0...50, using: &generator)
        }
        let share = Double.random(in: 0...1, using: &generator)
        var totals: [Double] = []
        for order in [ConstructionPlan.Order.proportional, .equityFirst] {
            let outcome = ConstructionPlan(
                costs: costs, debtShare: share, rate: 0.09, commitmentFee: 0.01, order: order
            ).outcome()
            let sum = costs.reduce(0, +) + outcome.financing
            #expect((outcome.total - sum).magnitude <= 1e-9 * (1 + sum), "seed \(seed)")
            #expect((outcome.debt - share * sum).magnitude <= 1e-9 * (1 + sum), "seed \(seed) \(order)")
            totals.append(sum)
        }
        // The owner's money first is cheaper for the project: interest starts later than the fee on what is
        // not drawn.
        #expect(totals[1] <= totals[0] + 1e-9, "seed \(seed)")
    }

    /// By hand with all cash: 830, 646.40, 448.11, 233.96, 2.68 are owed, the sixth payment is the last.
    @Test func aSweepShortensTheLoan() throws {
        let loan = DebtSchedule.level(amount: 1_000, rate: 0.08, periods: 10)
        let cash = Array(repeating: 250.0, count: 10)
        #expect(loan.swept(cash: cash, share: 0) == loan)
        let half = loan.swept(cash: cash, share: 0.5)
        let all = loan.swept(cash: cash, share: 1)
        #expect((half.balances.last ?? 1).magnitude < 1e-9 && (all.balances.last ?? 1).magnitude < 1e-9)
        let ends = try [loan, half, all].map { try #require($0.repaidAfter) }
        #expect(ends == [10, 7, 6])
        #expect(all.interest.reduce(0, +) < half.interest.reduce(0, +))
        #expect(all.service.prefix(5).allSatisfy { $0 == 250 })
    }

    @Test func refinancingPaysOutWhatTheNewLoanBringsMore() throws {
        let cash = Array(repeating: 150.0, count: 20)
        let old = try DebtSizing.sculpted(cash: Array(cash.prefix(10)), rate: 0.09, cover: 1.5)
        let new = try Refinancing(old, cash: cash, after: 4, rate: 0.06, cover: 1.3, periods: 16, fee: 0.01)
        #expect(new.loan.periods == 16 && new.repaid == old.balances[4])
        #expect(new.proceeds == new.loan.amount * 0.99 - old.balances[4] && new.proceeds > 0)
        #expect(throws: DebtError.noPeriod) {
            try Refinancing(old, cash: Array(cash.prefix(4)), after: 4, rate: 0.06, cover: 1.3, periods: 5)
        }
    }

    /// 1,000 of value, 100 shares, notes of 200 at 5: unconverted (1000 − 200) / 100 = 8 > 5, so converted
    /// 1000 / 140.
    @Test func notesConvertWhereTheyAreWorthMore() {
        let note = DilutiveClaim.convertible(face: 200, conversionPrice: 5)
        let worth = Dilution.worthPerShare(equity: 1_000, shares: 100, claims: [note])
        #expect((worth - 1_000 / 140).magnitude < 1e-12)
        #expect(Dilution.dilutedShares(worth: worth, shares: 100, claims: [note]) == 140)
        let high = DilutiveClaim.convertible(face: 200, conversionPrice: 9)
        #expect(Dilution.worthPerShare(equity: 1_000, shares: 100, claims: [high]) == 8)
        // A capped call to 9 gives the company the gain back: 8 again, and 100 shares net of it … 800 = p ·
        // 100.
        let capped = DilutiveClaim.convertible(face: 200, conversionPrice: 5, cap: 9)
        #expect((Dilution.worthPerShare(equity: 1_000, shares: 100, claims: [capped]) - 8).magnitude < 1e-12)
        let warrant = DilutiveClaim.warrant(shares: 50, strike: 4)
        #expect(
            (Dilution.worthPerShare(equity: 1_000, shares: 100, claims: [warrant]) - 1_200 / 150).magnitude
                < 1e-12)
    }

    /// The equation holds for every set of claims, and more claims never raise the worth.
    @Test(arguments: [UInt64](1...200))
    func dilutionBalances(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let shares = Double.random(in: 10...500, using: &generator)
        let equity = Double.random(in: 0...20_000, using: &generator)
        let claims = (0..<Int.random(in: 0...6, using: &generator)).map { _ -> DilutiveClaim in
            let strike = Double.random(in: 1...60, using: &generator)
            if Bool.random(using: &generator) {
                return .warrant(shares: .random(in: 1...50, using: &generator), strike: strike)
            }
            return .convertible(
                face: .random(in: 10...2_000, using: &generator), conversionPrice: strike,
                cap: Bool.random(using: &generator) ? strike * 1.6 : nil)
        }
        let worth = Dilution.worthPerShare(equity: equity, shares: shares, claims: claims)
        var sum = worth * shares
        for claim in claims {
            let gain = max(0, worth - claim.strike)
            if claim.isDebt { sum += claim.shares * claim.strike }
            sum += claim.shares * (gain - (claim.cap.map { min(gain, $0 - claim.strike) } ?? 0))
        }
        #expect((sum - equity).magnitude <= 1e-9 * (1 + equity), "seed \(seed): \(sum) for \(equity)")
        let fewer = Dilution.worthPerShare(equity: equity, shares: shares, claims: Array(claims.dropLast()))
        #expect(worth <= fewer + 1e-9, "seed \(seed)")
    }
}
