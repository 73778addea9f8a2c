// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Why no debt can be sized.
public enum DebtError: Error, Hashable, Sendable {
    /// There is no period in which the loan could be served.
    case noPeriod
    /// A number that must be finite is not, or lies outside its range.
    case outOfRange(name: String, value: Double)
    /// No period has cash, or, for level payments, this one (from 1) has none.
    case noCashFlow(period: Int?)
    /// A loan over a fraction of the cost at which its own fees and reserve exceed what it brings.
    case costGrowsWithDebt(share: Double)
}

extension DebtError: CustomStringConvertible {
    /// What, where, what to do.
    public var description: String {
        switch self {
        case .noPeriod: "the loan has no period; give it one year or more"
        case .outOfRange(let name, let value): "\(name) cannot be \(value); see its range"
        case .noCashFlow(let period?):
            "period \(period) has no cash, so level payments carry no debt; sculpt it or start later"
        case .noCashFlow(nil): "no period has cash for debt service, so there is nothing to lend on"
        case .costGrowsWithDebt(let share):
            "at \(share) of cost, fees and reserve of the loan cost more than it brings; lend a smaller share"
        }
    }
}

/// How much debt a stream of cash carries at a cover ratio.
///
/// The cover ratio (DSCR) is cash available for debt service over debt service. *Sculpted* debt pays cash /
/// DSCR in every period, so the ratio is the same throughout and the loan is the largest: its amount is the
/// present value of the payments at the loan's rate. *Level* debt pays the same in every period, so the
/// leanest period decides.
///
/// Source: E. R. Yescombe, *Principles of Project Finance*, 2nd ed. (2014), chapter 12 (cover ratios,
/// sculpting).
public enum DebtSizing {
    /// Debt that is served by the same share of cash in every period.
    ///
    /// - Parameters:
    ///   - cash: available for debt service at the end of each period of the loan; where it is negative the
    ///     payment is 0.
    ///   - rate: interest a period, above −1.
    ///   - cover: cash over debt service, above 0; 1.3 leaves 30 % more than is due.
    /// - Throws: `DebtError` where no period has cash.
    /// - Complexity: O(n).
    public static func sculpted(cash: [Double], rate: Double, cover: Double) throws(DebtError) -> DebtSchedule
    {
        try check(cash, rate, cover)
        guard cash.contains(where: { $0 > 0 }) else { throw .noCashFlow(period: nil) }
        let payments = cash.map { max(0, $0) / cover }
        let amount = PresentValue.periodic(payments, rate: rate, start: .endOfFirstPeriod)
        return DebtSchedule(amount: amount, rate: rate, payments: payments)
    }

    /// Debt that is served by equal payments.
    ///
    /// - Throws: `DebtError` where a period has no cash: a level payment is due in that, too.
    public static func level(cash: [Double], rate: Double, cover: Double) throws(DebtError) -> DebtSchedule {
        try check(cash, rate, cover)
        for (index, flow) in cash.enumerated() where flow <= 0 { throw .noCashFlow(period: index + 1) }
        let payment = (cash.min() ?? 0) / cover
        let amount = payment * Annuity.factor(rate: rate, periods: Double(cash.count))
        return .level(amount: amount, rate: rate, periods: cash.count)
    }

    /// Sculpted debt of at most `limit`: where the limit binds, every payment is scaled, so that the cover
    /// ratio rises and stays the same throughout.
    public static func sculpted(
        cash: [Double], rate: Double, cover: Double, limit: Double
    ) throws(DebtError) -> DebtSchedule {
        if !(limit >= 0) { throw .outOfRange(name: "the limit of the debt", value: limit) }
        let free = try sculpted(cash: cash, rate: rate, cover: cover)
        guard free.amount > limit else { return free }
        let scale = limit / free.amount
        return DebtSchedule(amount: limit, rate: rate, payments: free.service.map { $0 * scale })
    }

    static func check(_ cash: [Double], _ rate: Double, _ cover: Double) throws(DebtError) {
        if cash.isEmpty { throw .noPeriod }
        if let wrong = cash.first(where: { !$0.isFinite }) {
            throw .outOfRange(name: "cash for debt service", value: wrong)
        }
        if !(rate > -1 && rate.isFinite) { throw .outOfRange(name: "the rate", value: rate) }
        if !(cover > 0 && cover.isFinite) { throw .outOfRange(name: "the cover ratio", value: cover) }
    }
}
