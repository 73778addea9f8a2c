// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Level payments at the ends of equal periods. Signs are those of spreadsheets: what is received is
/// positive, what is paid negative, so that a loan `present` > 0 has payments < 0.
///
/// Near a rate of 0 the factors come from log1p and expm1, which keep the digits that (1 + r)ⁿ − 1 loses.
public enum Annuity {
    /// ((1 + r)ⁿ − 1) / r, the value of payments of 1 after the last one.
    ///
    /// - Parameters:
    ///   - rate: a period, above −1.
    ///   - periods: number of payments, 0 or more, may be broken.
    public static func accumulation(rate: Double, periods: Double) -> Double {
        precondition(rate > -1 && rate.isFinite, "a rate is above -1 and finite, was \(rate)")
        if rate == 0 { return periods }
        return Elementary.expMinusOne(periods * Elementary.log(onePlus: rate)) / rate
    }

    /// (1 − (1 + r)⁻ⁿ) / r, what payments of 1 are worth before the first one.
    public static func factor(rate: Double, periods: Double) -> Double {
        precondition(rate > -1 && rate.isFinite, "a rate is above -1 and finite, was \(rate)")
        if rate == 0 { return periods }
        return -Elementary.expMinusOne(-periods * Elementary.log(onePlus: rate)) / rate
    }

    /// The level payment that repays `present` (and leaves `future`) over `periods` payments (PMT).
    ///
    /// - Precondition: there is a payment.
    public static func payment(rate: Double, periods: Int, present: Double, future: Double = 0) -> Double {
        precondition(periods > 0, "a loan has a payment, had \(periods)")
        let growth = Elementary.exp(Double(periods) * Elementary.log(onePlus: rate))
        return -(present * growth + future) / accumulation(rate: rate, periods: Double(periods))
    }

    /// What stands after `periods` payments (FV).
    public static func futureValue(rate: Double, periods: Int, payment: Double, present: Double) -> Double {
        let growth = Elementary.exp(Double(periods) * Elementary.log(onePlus: rate))
        return -(present * growth + payment * accumulation(rate: rate, periods: Double(periods)))
    }

    /// Interest in the payment with number `period`, from 1 (IPMT).
    public static func interest(rate: Double, period: Int, periods: Int, present: Double) -> Double {
        precondition((1...max(1, periods)).contains(period), "period \(period) is not in 1...\(periods)")
        let level = payment(rate: rate, periods: periods, present: present)
        return futureValue(rate: rate, periods: period - 1, payment: level, present: present) * rate
    }

    /// Principal in the payment with number `period`, from 1 (PPMT).
    public static func principal(rate: Double, period: Int, periods: Int, present: Double) -> Double {
        payment(rate: rate, periods: periods, present: present)
            - interest(rate: rate, period: period, periods: periods, present: present)
    }

    /// Interest in the payments of a range (CUMIPMT).
    public static func interest(rate: Double, periods: Int, present: Double, in range: ClosedRange<Int>)
        -> Double
    {
        Sums.compensated(range.map { interest(rate: rate, period: $0, periods: periods, present: present) })
    }

    /// Number of payments that repay `present`, may be broken (NPER); nil where the payment never does.
    public static func periods(rate: Double, payment: Double, present: Double) -> Double? {
        guard payment != 0 else { return present == 0 ? 0 : nil }
        if rate == 0 { return present / payment <= 0 ? -present / payment : nil }
        // present · g + payment · (g − 1) / r = 0 with the growth g = (1 + r)ⁿ
        let growth = payment / (payment + present * rate)
        guard growth > 0, growth.isFinite else { return nil }
        let count = Elementary.log(growth) / Elementary.log(onePlus: rate)
        return count >= 0 ? count : nil
    }
}
