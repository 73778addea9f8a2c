// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import Testing

struct TaxTests {
    /// Every table adds up to the cost; the first years are those of IRS Publication 946, table A-1.
    @Test func tablesAddUp() {
        for depreciationClass in DepreciationClass.allCases {
            for bonus in [0, 0.4, 1] {
                let sum = depreciationClass.fractions(bonus: bonus).reduce(0, +)
                #expect((sum - 1).magnitude < 1e-12, "\(depreciationClass) \(bonus): \(sum)")
            }
        }
        #expect(DepreciationClass.macrs5.fractions().count == 6)
        #expect(DepreciationClass.macrs7.fractions()[0] == 0.1429)
        #expect(DepreciationClass.macrs15.fractions().count == 16)
        // Table A-7a, month 7: 1.177 %.
        #expect((DepreciationClass.building39.fractions()[0] - 0.011_75).magnitude < 2.5e-5)
    }

    /// Declining balance by hand: 200 % / 5 years = 40 %; half of the first year 20, then 40 % of 80 = 32, of
    /// 48 = 19.2, then straight line: 28.8 / 2.5 = 11.52 is larger than 40 % of 28.8 = 11.52.
    @Test func fiveYearsFollowTheDecliningBalance() {
        #expect(
            DepreciableCost.deductions([DepreciableCost(1_000, .macrs5)], years: 8).map {
                ($0 * 100).rounded() / 100
            }
                == [200, 320, 192, 115.2, 115.2, 57.6, 0, 0])
        #expect(
            DepreciableCost.deductions([DepreciableCost(1_000, .macrs5, bonus: 1)], years: 3) == [
                1_000, 0, 0,
            ])
    }

    /// A loss of 100, then incomes of 50 and 200: 80 % of 50 = 40 is set off, then the other 60.
    @Test func lossesOffsetFourFifths() {
        let tax = IncomeTax(
            operatingIncome: [-100, 50, 200], interest: [0, 0, 0], otherIncome: [0, 0, 0],
            depreciation: [0, 0, 0], rules: TaxRules(rate: 0.2))
        #expect(tax.years.map(\.lossUsed) == [0, 40, 60] && tax.years.map(\.lossCarried) == [100, 60, 0])
        #expect(tax.years.map(\.tax) == [0, 2, 28])
    }

    /// Interest of 50 a year on income of 100: 30 is deducted, 20 waits; in the third year 60 of income 200
    /// pays 50 and 10 of it.
    @Test func interestIsLimited() {
        let tax = IncomeTax(
            operatingIncome: [100, 100, 200], interest: [50, 50, 50], otherIncome: [0, 0, 0],
            depreciation: [0, 0, 0], rules: TaxRules(rate: 0.2))
        #expect(tax.years.map(\.interestDeducted) == [30, 30, 60])
        #expect(tax.years.map(\.interestCarried) == [20, 40, 30])
    }

    @Test func lossesUsedAtOnceArePaidFor() {
        let tax = IncomeTax(
            operatingIncome: [-100, 50], interest: [0, 0], otherIncome: [0, 0], depreciation: [0, 0],
            rules: TaxRules(rate: 0.2, losses: .usedAtOnce, interestShare: nil))
        #expect(tax.years.map(\.tax) == [-20, 10])
    }

    @Test func trapsOnRulesThatCannotBe() async {
        await #expect(processExitsWith: .failure) { _ = TaxRules(rate: 1) }
        await #expect(processExitsWith: .failure) { _ = DepreciationClass.macrs5.fractions(bonus: 2) }
    }
}
