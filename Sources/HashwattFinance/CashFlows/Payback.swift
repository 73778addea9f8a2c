// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// When flows have paid themselves back, and the modified rate of return.
public enum Payback {
    /// Periods until the sum of the flows is no longer negative for good, the last one by parts; nil where it
    /// stays or falls back below zero at the end.
    ///
    /// - Parameters:
    ///   - amounts: at the ends of equal periods, the first one now.
    ///   - rate: discounts the flows first; 0 for the simple payback.
    /// - Complexity: O(n).
    public static func periods(_ amounts: [Double], rate: Double = 0) -> Double? {
        precondition(rate > -1 && rate.isFinite, "a rate is above -1 and finite, was \(rate)")
        var (total, factor) = (0.0, 1.0)
        var paid: Double?
        for (period, amount) in amounts.enumerated() {
            let flow = amount * factor
            if total < 0, total + flow >= 0 { paid = Double(period) - 1 + -total / flow }
            if total + flow < 0 { paid = nil }
            if period == 0, flow >= 0 { paid = 0 }
            total += flow
            factor /= 1 + rate
        }
        return paid
    }

    /// The modified internal rate of return: outflows discounted at the cost of finance, inflows carried
    /// forward at the rate of reinvestment (MIRR).
    ///
    ///     ((future value of inflows) / −(present value of outflows)) ^ (1 / (n − 1)) − 1
    ///
    /// Nil where there is no inflow or no outflow, or only one flow: then there is no such rate.
    public static func modifiedReturn(
        _ amounts: [Double], financeRate: Double, reinvestmentRate: Double
    ) -> Double? {
        let inflows = amounts.map { max($0, 0) }
        let outflows = amounts.map { min($0, 0) }
        let paid = -PresentValue.periodic(outflows, rate: financeRate)
        let received = PresentValue.periodic(inflows, rate: reinvestmentRate)
        guard paid > 0, received > 0, amounts.count > 1 else { return nil }
        let last = Double(amounts.count - 1)
        // The inflows' value at the end is their value now · (1 + reinvestment rate)ⁿ⁻¹.
        return Elementary.expMinusOne(
            Elementary.log(received / paid) / last + Elementary.log(onePlus: reinvestmentRate))
    }
}
