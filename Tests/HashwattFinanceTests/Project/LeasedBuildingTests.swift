// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattTesting
import HashwattUnits
import Testing

struct LeasedBuildingTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private func terms(
        months: Int = 12, interest: Double = 0.08, cover: Double = 1.3, loanToCost: Double = 0.8,
        writtenOff: Double = 0, tax: TaxRules? = nil
    ) throws -> LeasedBuilding.Terms {
        LeasedBuilding.Terms(
            start: try day("2025-11-20"), months: months, interest: interest, cover: cover,
            loanToCost: loanToCost, writtenOff: writtenOff, tax: tax)
    }

    /// Level NOI of 10 a month for two years on a cost of 120: at twelve months of 10 and then eight quarters of 30 every
    /// flow is plain, and the loan of a cover of 1.5 is the annuity of 20 a quarter at 2 %.
    @Test func plainCaseByHand() throws {
        let building = LeasedBuilding(
            incomes: Array(repeating: 10, count: 24), capital: 120,
            terms: try terms(cover: 1.5, loanToCost: 1))
        let own = building.unlevered()
        #expect(own.pretax.count == 12 + 8 && own.debt == 0 && own.equity == 120)
        #expect(own.pretax[0] == DatedFlow(try day("2025-11-20"), -10))
        #expect(own.pretax[12] == DatedFlow(try day("2027-02-20"), 30))
        #expect(own.pretax[19] == DatedFlow(try day("2028-11-20"), 30) && own.aftertax == own.pretax)
        // The NOI carries (1 − 1.02⁻⁸) / 0.02 · 20 = 146.51, more than all the cost with its interest.
        let all = try building.levered(.sculpted)
        #expect(all.equity.magnitude < 1e-9 && (all.debt - 120 - all.capitalisedInterest).magnitude < 1e-9)
        let half = try LeasedBuilding(
            incomes: building.incomes, capital: 120, terms: terms(cover: 1.5, loanToCost: 0.5)
        ).levered(.level)
        #expect((half.debt - half.equity).magnitude < 1e-9)
        // 5 drawn a month and interest of 1/150 a month on what is drawn, half of it drawn again: by a loop.
        var (drawn, financing, due) = (0.0, 0.0, 0.0)
        for _ in 0..<12 {
            drawn += 0.5 * (10 + due)
            due = drawn * 0.08 / 12
            financing += due
        }
        #expect((half.capitalisedInterest - financing).magnitude < 1e-9)
        let payment = half.debt / ((1 - 1 / 1.171_659_381_002_9) / 0.02)  // 1.02⁸
        #expect((try #require(half.minimumCover) - 30 / payment).magnitude < 1e-9)
    }

    /// Laws over seeds: the loan is repaid, covered and within its share; sources equal uses; the rate of return of the
    /// owner lies above that of the building where that lies above the interest, and below where it lies below.
    @Test(arguments: [UInt64](1...100))
    func keepsTheLaws(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let growth = Double.random(in: 0...0.04, using: &generator)
        let months = Int.random(in: 60...300, using: &generator)
        var income = 1.0
        let incomes = (0..<months).map { month -> Double in
            if month > 0, month.isMultiple(of: 12) { income *= 1 + growth }
            return income
        }
        let capital = Double.random(in: 30...0.8 * Double(months), using: &generator)
        let interest = Double.random(in: 0.03...0.12, using: &generator)
        let cover = Double.random(in: 1.1...2, using: &generator)
        let most = Double.random(in: 0.2...0.85, using: &generator)
        let building = LeasedBuilding(
            incomes: incomes, capital: capital,
            terms: try terms(
                months: Int.random(in: 1...24, using: &generator), interest: interest, cover: cover,
                loanToCost: most))
        let own = building.unlevered()
        for repayment in [LeasedBuilding.Repayment.sculpted, .level] {
            let lent = try building.levered(repayment)
            #expect(try #require(lent.minimumCover) >= cover * (1 - 1e-9), "seed \(seed)")
            let total = lent.debt + lent.equity
            #expect(lent.debt <= most * total * (1 + 1e-9), "seed \(seed)")
            #expect((total - capital - lent.capitalisedInterest).magnitude < 1e-9 * total, "seed \(seed)")
            let (levered, plain) = (
                try #require(RateOfReturn.dated(lent.pretax).single),
                try #require(RateOfReturn.dated(own.pretax).single)
            )
            // What the loan costs by the same days: its interest is paid by the quarter.
            let cost = (1 + interest / 4) * (1 + interest / 4) * (1 + interest / 4) * (1 + interest / 4) - 1
            if plain > cost + 0.002 { #expect(levered > plain, "seed \(seed) \(plain) \(levered)") }
            if plain < interest - 0.002 { #expect(levered < plain, "seed \(seed) \(plain) \(levered)") }
        }
    }

    /// Tax: where all cost is deducted in time, taxes add up to the rate of what is left; early deductions and no tax at
    /// all order the rates of return.
    @Test func taxTakesItsShare() throws {
        func building(_ writtenOff: Double, _ tax: TaxRules?) throws -> LeasedBuilding {
            LeasedBuilding(
                incomes: Array(repeating: 1, count: 180), capital: 90,
                terms: try terms(writtenOff: writtenOff, tax: tax))
        }
        let rules = TaxRules(rate: 0.21, losses: .carriedForward(share: 1), interestShare: nil)
        var rates: [Double] = []
        for (writtenOff, tax) in [(0, rules), (0.5, rules), (1, rules), (1, nil)] as [(Double, TaxRules?)] {
            let outcome = try building(writtenOff, tax).levered(.sculpted)
            rates.append(try #require(RateOfReturn.dated(outcome.aftertax).single))
            let taken =
                outcome.pretax.map(\.amount).reduce(0, +) - outcome.aftertax.map(\.amount).reduce(0, +)
            let profit = outcome.pretax.map(\.amount).reduce(0, +)
            // With all written off no deduction is left for the last year, in which a loss would be lost.
            if tax != nil, writtenOff == 1 { #expect((taken - 0.21 * profit).magnitude < 1e-9) }
            #expect(taken <= 0 || tax != nil && taken >= 0.21 * profit - 1e-9)
        }
        #expect(rates == rates.sorted() && Set(rates).count == 4, "\(rates)")
    }

    @Test func namesNOIThatCarriesNoDebt() async throws {
        let building = LeasedBuilding(
            incomes: Array(repeating: -1, count: 24), capital: 10, terms: try terms())
        #expect(throws: DebtError.noCashFlow(period: nil)) { try building.levered(.sculpted) }
        #expect(throws: DebtError.noCashFlow(period: 1)) { try building.levered(.level) }
        await #expect(processExitsWith: .failure) {
            _ = LeasedBuilding.Terms(
                start: CivilDate(daysSinceEpoch: 0), months: 0, interest: 0, cover: 1, loanToCost: 0,
                writtenOff: 0)
        }
    }
}
