// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A loan with what is paid on it, period by period. Amounts are in whole units of one currency, positive;
/// payments fall at the ends of the periods.
public struct DebtSchedule: Hashable, Sendable {
    /// What is lent at the start.
    public let amount: Double
    /// Interest a period: 0.08 is 8 %.
    public let rate: Double
    /// Interest paid in each period.
    public let interest: [Double]
    /// Principal repaid in each period; negative where unpaid interest is added to the loan.
    public let principal: [Double]

    /// The schedule that these payments make of a loan: of each, what exceeds the interest repays.
    ///
    /// - Complexity: O(n).
    public init(amount: Double, rate: Double, payments: [Double]) {
        precondition(amount >= 0 && amount.isFinite, "a loan is not negative, was \(amount)")
        precondition(rate > -1 && rate.isFinite, "a rate is above -1 and finite, was \(rate)")
        self.amount = amount
        self.rate = rate
        var balance = amount
        var (interest, principal): ([Double], [Double]) = ([], [])
        for payment in payments {
            interest.append(balance * rate)
            principal.append(payment - balance * rate)
            balance -= payment - balance * rate
        }
        self.interest = interest
        self.principal = principal
    }

    /// Equal payments that repay the loan (an annuity).
    ///
    /// - Precondition: there is a payment.
    public static func level(amount: Double, rate: Double, periods: Int) -> DebtSchedule {
        let payment = -Annuity.payment(rate: rate, periods: periods, present: amount)
        return DebtSchedule(
            amount: amount, rate: rate, payments: Array(repeating: payment, count: periods))
    }

    /// Equal repayments with falling interest.
    ///
    /// - Precondition: there is a payment.
    public static func straightLine(amount: Double, rate: Double, periods: Int) -> DebtSchedule {
        precondition(periods > 0, "a loan has a payment, had \(periods)")
        let part = amount / Double(periods)
        let payments = (0..<periods).map { part + (amount - part * Double($0)) * rate }
        return DebtSchedule(amount: amount, rate: rate, payments: payments)
    }

    /// Interest only, the whole repaid at the end.
    ///
    /// - Precondition: there is a payment.
    public static func bullet(amount: Double, rate: Double, periods: Int) -> DebtSchedule {
        precondition(periods > 0, "a loan has a payment, had \(periods)")
        var payments = Array(repeating: amount * rate, count: periods)
        payments[periods - 1] += amount
        return DebtSchedule(amount: amount, rate: rate, payments: payments)
    }

    /// Number of periods.
    public var periods: Int { principal.count }

    /// Interest and principal of each period.
    public var service: [Double] { zip(interest, principal).map { $0 + $1 } }

    /// What is owed at the start and after each period: one more than there are periods.
    public var balances: [Double] {
        principal.reduce(into: [amount]) { $0.append(($0.last ?? 0) - $1) }
    }

    /// Average life: repayments weighted by their period; nil without a loan.
    public var averageLife: Double? {
        guard amount > 0 else { return nil }
        let weighted = principal.enumerated().map { Double($0.offset + 1) * $0.element }
        return Sums.compensated(weighted) / Sums.compensated(principal)
    }
}
