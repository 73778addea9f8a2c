// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// A price per 100, with and without accrued interest, and what moves it.
public struct BondQuote: Hashable, Sendable {
    /// The day on which it is paid.
    public let settlement: CivilDate
    /// Yield a year, compounded as often as coupons are paid.
    public let yield: Double
    /// Interest that has run, per 100.
    public let accruedInterest: Double
    /// What the buyer pays, with accrued interest, per 100.
    public let dirtyPrice: Double
    /// Macaulay's duration: mean time of the payments by their present values, in years.
    public let macaulayDuration: Double
    /// Relative fall of the dirty price per unit of yield, in years.
    public let modifiedDuration: Double
    /// Second derivative of the dirty price by the yield, over the price, in years squared.
    public let convexity: Double

    /// The price without accrued interest, as quoted, per 100.
    public var cleanPrice: Double { dirtyPrice - accruedInterest }

    /// Fall of the price per 100 for a rise of the yield by a basis point, to first order.
    public var valueOfBasisPoint: Double { modifiedDuration * dirtyPrice * 1e-4 }
}

/// The lowest yield that the issuer can leave the holder, and what brings it about.
public struct WorstYield: Hashable, Sendable {
    /// The yield.
    public let yield: Double
    /// The call; nil where maturity is the worst.
    public let call: CallDate?
}

/// Prices from yields and yields from prices.
///
///     dirty price = Σ amountₖ · (1 + y / f)^(−timeₖ)
///
/// with times in periods of 1 / f year from `settlement`, counted as `YieldConvention` says.
///
/// Source: F. J. Fabozzi, *Bond Markets, Analysis, and Strategies*, 9th ed., chapters 3 and 4; ICMA Rule 803;
/// MSRB Rule G-33 for the simple interest of the last period.
extension Bond {
    /// The quote at a yield.
    ///
    /// - Parameters:
    ///   - yield: a year, above −frequency: 0.0525 is 5.25 %.
    ///   - settlement: from the issue to the day before maturity. On the day of a coupon its buyer does not
    ///     get it.
    /// - Complexity: O(number of coupons).
    public func quote(
        yield: Double, settlement: CivilDate, convention: YieldConvention = .street
    ) throws(BondError) -> BondQuote {
        try check(settlement)
        guard yield > -Double(frequency), yield.isFinite else {
            throw .outOfRange(name: "the yield", value: yield)
        }
        return try quote(RepaymentPlan(self).flows(from: settlement, convention), yield, settlement)
    }

    /// The quote at a clean price.
    public func quote(
        cleanPrice: Double, settlement: CivilDate, convention: YieldConvention = .street
    ) throws(BondError) -> BondQuote {
        try check(settlement)
        let flows = RepaymentPlan(self).flows(from: settlement, convention)
        let yield = try yield(of: flows, cleanPrice, settlement)
        return try quote(flows, yield, settlement)
    }

    /// The yield to a call, at a clean price.
    public func yield(
        to call: CallDate, cleanPrice: Double, settlement: CivilDate, convention: YieldConvention = .street
    ) throws(BondError) -> Double {
        try check(settlement)
        guard call.date > settlement, call.date < maturity else { throw .call(call.date) }
        return try yield(of: called(call).flows(from: settlement, convention), cleanPrice, settlement)
    }

    /// The lowest of the yields to maturity and to every later call.
    ///
    /// - Complexity: O(calls · coupons).
    public func worstYield(
        cleanPrice: Double, settlement: CivilDate, convention: YieldConvention = .street
    ) throws(BondError) -> WorstYield {
        let toMaturity = try quote(cleanPrice: cleanPrice, settlement: settlement, convention: convention)
        var worst = WorstYield(yield: toMaturity.yield, call: nil)
        for call in calls where call.date > settlement {
            let yield = try yield(
                to: call, cleanPrice: cleanPrice, settlement: settlement, convention: convention)
            if yield < worst.yield { worst = WorstYield(yield: yield, call: call) }
        }
        return worst
    }

    func check(_ settlement: CivilDate) throws(BondError) {
        guard settlement < maturity else {
            throw .settlesAfterEnd(settlement: settlement, maturity: maturity)
        }
        guard settlement >= issue else { throw .settlesBeforeIssue(settlement: settlement, issue: issue) }
    }

    private func yield(
        of flows: RepaymentPlan.Flows, _ cleanPrice: Double, _ settlement: CivilDate
    ) throws(BondError) -> Double {
        let dirty = cleanPrice + accruedInterest(on: settlement)
        guard dirty > 0, dirty.isFinite else { throw .price(dirty) }
        let yield = flows.yield(price: dirty, frequency: frequency)
        let found = flows.value(yield: yield, frequency: frequency).value
        guard (found - dirty).magnitude <= 1e-9 * dirty else { throw .noYield(price: dirty) }
        return yield
    }

    private func quote(
        _ flows: RepaymentPlan.Flows, _ yield: Double, _ settlement: CivilDate
    ) throws(BondError) -> BondQuote {
        let (value, slope, curvature) = flows.value(yield: yield, frequency: frequency)
        guard value.magnitude > 0, (curvature / value).isFinite else {
            throw .outOfRange(name: "the yield", value: yield)
        }
        return BondQuote(
            settlement: settlement, yield: yield, accruedInterest: accruedInterest(on: settlement),
            dirtyPrice: value,
            macaulayDuration: flows.timeWeightedValue(yield: yield, frequency: frequency) / value,
            modifiedDuration: -slope / value, convexity: curvature / value)
    }
}
