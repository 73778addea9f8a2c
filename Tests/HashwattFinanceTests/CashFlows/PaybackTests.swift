// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import Testing

struct PaybackTests {
    /// By hand: 100 = 40 + 40 + ⅔ · 30; at 10 % 100 = 36.36 + 33.06 + 22.54 + 8.04, the last one 0.588 of
    /// 13.66.
    @Test func countsBrokenPeriods() throws {
        let flows = [-100.0, 40, 40, 30, 20]
        #expect(try #require(Payback.periods(flows)) - (2 + 20.0 / 30) == 0)
        let discounted = try #require(Payback.periods(flows, rate: 0.1))
        let rest = 100 - 40 / 1.1 - 40 / 1.21 - 30 / 1.331
        #expect(abs(discounted - (3 + rest / (20 / 1.4641))) < 1e-12)
    }

    @Test func isNilWhereNothingComesBackForGood() {
        #expect(Payback.periods([-100, 60, 30]) == nil)
        #expect(Payback.periods([-100, 120, -50]) == nil)
        #expect(Payback.periods([-100, 120, -50, 60]) != nil)
        #expect(Payback.periods([100, 5]) == 0)
        #expect(Payback.periods([]) == nil)
    }

    @Test func hasNoModifiedReturnWithoutBothSigns() {
        #expect(Payback.modifiedReturn([1, 2], financeRate: 0.1, reinvestmentRate: 0.1) == nil)
        #expect(Payback.modifiedReturn([-1, -2], financeRate: 0.1, reinvestmentRate: 0.1) == nil)
    }

    /// Payments that do not even pay the interest never end.
    @Test func namesALoanThatIsNeverRepaid() {
        #expect(Annuity.periods(rate: 0.1, payment: -9, present: 100) == nil)
        #expect(Annuity.periods(rate: 0.1, payment: 9, present: 100) == nil)
        #expect(Annuity.periods(rate: 0, payment: 0, present: 100) == nil)
    }
}
