// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// What changes a loan after it is made: early repayment from spare cash, and a new loan in its place.
extension DebtSchedule {
    /// The loan when a share of the cash that is left after debt service repays it early.
    ///
    /// Payments stay as scheduled until the loan is repaid; what is swept shortens it. Where cash does not
    /// pay the service the service is paid all the same (by the owner or a reserve), and nothing is swept.
    ///
    /// - Parameters:
    ///   - cash: available for debt service in each period of the loan.
    ///   - share: of what is left, 0...1.
    /// - Complexity: O(n).
    public func swept(cash: [Double], share: Double) -> DebtSchedule {
        precondition(cash.count >= periods, "\(cash.count) periods of cash for \(periods) of the loan")
        precondition((0...1).contains(share), "the share \(share) is not in 0...1")
        var balance = amount
        let payments = zip(service, cash).map { scheduled, cash -> Double in
            let owed = balance * (1 + rate)
            let planned = min(scheduled, owed)
            let payment = min(owed, planned + share * max(0, cash - planned))
            balance = owed - payment
            return payment
        }
        return DebtSchedule(amount: amount, rate: rate, payments: payments)
    }

    /// Number of periods after which nothing is owed; nil where something is left at the end.
    public var repaidAfter: Int? {
        balances.firstIndex { $0 <= 1e-9 * max(amount, 1e-300) }
    }
}

/// A loan replaced by a larger or cheaper one.
public struct Refinancing: Hashable, Sendable {
    /// Periods of the first loan that are paid.
    public let period: Int
    /// What is repaid of it.
    public let repaid: Double
    /// The new loan.
    public let loan: DebtSchedule
    /// Fees, of the new loan's amount.
    public let fee: Double

    /// What the owner gets: new loan less fees less the balance of the old one; negative where he must add.
    public var proceeds: Double { loan.amount - fee - repaid }

    /// A new sculpted loan on the cash after a period, in place of the balance.
    ///
    /// - Parameters:
    ///   - cash: of each period of the project from the first one of the old loan.
    ///   - period: number of periods of the old loan that are paid, 0 to its length.
    ///   - fee: of the new loan's amount: 0.01 is 1 %.
    /// - Throws: `DebtError` where the rest of the cash carries no loan.
    public init(
        _ old: DebtSchedule, cash: [Double], after period: Int, rate: Double, cover: Double, periods: Int,
        fee: Double = 0
    ) throws(DebtError) {
        precondition((0...old.periods).contains(period), "period \(period) is not in 0...\(old.periods)")
        let rest = Array(cash.dropFirst(period).prefix(periods))
        loan = try DebtSizing.sculpted(cash: rest, rate: rate, cover: cover)
        self.period = period
        self.fee = fee * loan.amount
        repaid = old.balances[period]
    }
}
