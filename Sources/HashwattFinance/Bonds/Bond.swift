// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Why a bond cannot be made or priced.
public enum BondError: Error, Hashable, Sendable {
    /// The days do not make a schedule.
    case schedule(ScheduleError)
    /// A number lies outside its range or is not finite: a coupon beyond ±1,000, a yield at which nothing is left.
    case outOfRange(name: String, value: Double)
    /// Nothing is left to be paid on this day.
    case settlesAfterEnd(settlement: CivilDate, maturity: CivilDate)
    /// Interest does not yet run on this day.
    case settlesBeforeIssue(settlement: CivilDate, issue: CivilDate)
    /// The price is not positive with accrued interest.
    case price(Double)
    /// No rate that a number holds gives this price.
    case noYield(price: Double)
    /// A call lies outside the life of the bond or is not in order.
    case call(CivilDate)
}

extension BondError: CustomStringConvertible {
    /// What, where, what to do.
    public var description: String {
        switch self {
        case .schedule(let error): error.description
        case .outOfRange(let name, let value): "\(name) cannot be \(value); write a share of 1, as 0.05 or 5%"
        case .settlesAfterEnd(let settlement, let maturity):
            "nothing is due after \(maturity); settle before it, not on \(settlement)"
        case .settlesBeforeIssue(let settlement, let issue):
            "interest runs from \(issue); settle then or later, not on \(settlement)"
        case .price(let price):
            "a price of \(price) with accrued interest is not positive, so it has no yield"
        case .noYield(let price):
            "no yield gives a price of \(price) with accrued interest; prices are per 100 of face amount"
        case .call(let date): "the call on \(date) is not after the issue and before maturity"
        }
    }
}

/// A day on which the issuer may repay, and at what price per 100.
public struct CallDate: Hashable, Sendable {
    /// The day.
    public let date: CivilDate
    /// The price per 100, without accrued interest.
    public let price: Double

    /// A call; at par unless said otherwise.
    public init(_ date: CivilDate, price: Double = 100) {
        self.date = date
        self.price = price
    }
}

/// A bond with fixed coupons, or none. All amounts are per 100 of face amount.
public struct Bond: Hashable, Sendable {
    /// Coupon periods.
    public let schedule: CouponSchedule
    /// First day of interest.
    public let issue: CivilDate
    /// Day of repayment.
    public let maturity: CivilDate
    /// Coupon a year: 0.0465 is 4.65 %.
    public let coupon: Double
    /// How days of a period become a fraction of a year.
    public let dayCount: DayCount
    /// What is repaid per 100.
    public let redemption: Double
    /// Days on which the issuer may repay, in order.
    public let calls: [CallDate]

    /// A bond.
    ///
    /// - Parameters:
    ///   - frequency: coupons a year; of a zero-coupon bond the number of compoundings of its yield.
    ///   - firstCoupon: end of the first period; nil for a regular or short one.
    /// - Throws: `BondError` where days or numbers make no bond.
    public init(
        issue: CivilDate, maturity: CivilDate, coupon: Double, frequency: Int = 2,
        dayCount: DayCount = .thirty360, firstCoupon: CivilDate? = nil, endOfMonth: Bool = false,
        redemption: Double = 100, calls: [CallDate] = [], calendar: BusinessCalendar = .everyDay,
        rule: BusinessDayRule = .unadjusted
    ) throws(BondError) {
        do throws(ScheduleError) {
            schedule = try CouponSchedule(
                from: issue, to: maturity, frequency: frequency, firstCoupon: firstCoupon,
                endOfMonth: endOfMonth, calendar: calendar, rule: rule)
        } catch { throw .schedule(error) }
        if !(coupon.magnitude <= 1_000) { throw .outOfRange(name: "the coupon", value: coupon) }
        if !(redemption > 0 && redemption.isFinite) {
            throw .outOfRange(name: "the redemption", value: redemption)
        }
        for (index, call) in calls.enumerated() {
            let isInOrder = index == 0 || calls[index - 1].date < call.date
            guard isInOrder, call.date > issue, call.date < maturity else { throw .call(call.date) }
            if !(call.price > 0 && call.price.isFinite) {
                throw .outOfRange(name: "the price of the call on \(call.date)", value: call.price)
            }
        }
        self.issue = issue
        self.maturity = maturity
        self.coupon = coupon
        self.dayCount = dayCount
        self.redemption = redemption
        self.calls = calls
    }

    /// Coupons a year.
    public var frequency: Int { schedule.frequency }

    /// Fraction of a year within a period by the bond's day count.
    func fraction(_ period: CouponSchedule.Period, from start: CivilDate, to end: CivilDate) -> Double {
        dayCount.fraction(from: start, to: end, in: period.reference, maturity: maturity)
    }

    /// The coupon of a period per 100.
    func amount(of period: CouponSchedule.Period) -> Double {
        100 * coupon * fraction(period, from: period.start, to: period.end)
    }

    /// What is paid after a day, per 100: coupons and the redemption, the latter last.
    public func flows(after settlement: CivilDate) -> [DatedFlow] {
        let coupons = schedule.periods.filter { $0.end > settlement }.map {
            DatedFlow($0.payment, amount(of: $0))
        }
        guard let last = schedule.periods.last, last.end > settlement else { return coupons }
        return coupons + [DatedFlow(last.payment, redemption)]
    }

    /// Interest that has run since the last coupon, per 100; 0 on the day of a coupon.
    public func accruedInterest(on settlement: CivilDate) -> Double {
        guard let period = schedule.periods.first(where: { $0.end > settlement }), settlement > period.start
        else { return 0 }
        return 100 * coupon * fraction(period, from: period.start, to: settlement)
    }

    /// The same bond repaid on a call.
    ///
    /// A call between two coupons pays the interest that has run; the yield counts the broken period by the
    /// day count.
    func called(_ call: CallDate) -> RepaymentPlan {
        RepaymentPlan(self, until: call.date, redemption: call.price)
    }
}
