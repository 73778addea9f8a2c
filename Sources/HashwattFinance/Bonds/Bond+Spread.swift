// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
public import HashwattUnits

/// Bonds against a curve.
extension Bond {
    /// The clean price on the first day of a curve, all its rates raised by `spread`.
    ///
    /// - Parameter spread: continuously compounded, a year of 365 days: 0.0115 is 115 basis points.
    public func cleanPrice(on curve: DiscountCurve, spread: Double = 0) throws(BondError) -> Double {
        try check(curve.start)
        return value(of: flows(after: curve.start), curve, spread) - accruedInterest(on: curve.start)
    }

    /// The constant spread over a curve at which the bond is worth a clean price (Z-spread).
    ///
    /// Continuously compounded; a yield spread in the bond's own compounding is a little larger. Ignores what
    /// a call is worth.
    public func spread(over curve: DiscountCurve, cleanPrice: Double) throws(BondError) -> Double {
        try check(curve.start)
        let dirty = cleanPrice + accruedInterest(on: curve.start)
        guard dirty > 0, dirty.isFinite else { throw .price(dirty) }
        return Self.spread(of: flows(after: curve.start), curve, worth: dirty)
    }

    static func spread(of flows: [DatedFlow], _ curve: DiscountCurve, worth price: Double) -> Double {
        let times = flows.map { Double($0.date - curve.start) / 365 }
        let worth = flows.map { $0.amount * curve.discountFactor(on: $0.date) }
        var spread = 0.0
        // The logarithm of the value is convex in the spread and nearly straight: Newton's steps on it
        // converge from anywhere.
        for _ in 0..<100 {
            let terms = zip(times, worth).map { $1 * Elementary.exp(-spread * $0) }
            let value = Sums.compensated(terms)
            let slope = Sums.compensated(zip(times, terms).map { $0 * $1 })
            let step = Elementary.log(value / price) * value / slope
            spread += step
            if step.magnitude <= 1e-15 * (1 + spread.magnitude) { break }
        }
        return spread
    }

    private func value(of flows: [DatedFlow], _ curve: DiscountCurve, _ spread: Double) -> Double {
        Sums.compensated(
            flows.map { flow in
                let time = Double(flow.date - curve.start) / 365
                return flow.amount * curve.discountFactor(on: flow.date) * Elementary.exp(-spread * time)
            })
    }
}

/// A note whose coupons are a reference rate plus a margin. Amounts are per 100.
public struct FloatingNote: Hashable, Sendable {
    /// Coupon periods.
    public let schedule: CouponSchedule
    /// What is added to the reference rate: 0.0052 is 52 basis points.
    public let margin: Double
    /// How days of a period become a fraction of a year.
    public let dayCount: DayCount

    /// A note that pays from its issue to its maturity.
    public init(
        issue: CivilDate, maturity: CivilDate, margin: Double, frequency: Int = 4,
        dayCount: DayCount = .actual360
    ) throws(BondError) {
        do throws(ScheduleError) {
            schedule = try CouponSchedule(from: issue, to: maturity, frequency: frequency)
        } catch { throw .schedule(error) }
        if !margin.isFinite { throw .outOfRange(name: "the margin", value: margin) }
        self.margin = margin
        self.dayCount = dayCount
    }

    /// What is paid after the first day of a curve, at the rates that the curve implies.
    ///
    /// - Parameter fixing: the rate of the running period, set at its start; needed where that lies before
    ///   the curve.
    public func flows(on curve: DiscountCurve, fixing: Double? = nil) throws(BondError) -> [DatedFlow] {
        let left = schedule.periods.filter { $0.end > curve.start }
        guard let last = left.last else {
            throw .settlesAfterEnd(
                settlement: curve.start, maturity: schedule.periods.last?.end ?? curve.start)
        }
        var flows: [DatedFlow] = []
        for period in left {
            let rate: Double
            if period.start >= curve.start {
                rate = curve.forwardRate(from: period.start, to: period.end, dayCount: dayCount)
            } else if let fixing {
                rate = fixing
            } else {
                throw .outOfRange(name: "the rate fixed on \(period.start)", value: .nan)
            }
            let fraction = dayCount.fraction(from: period.start, to: period.end)
            flows.append(DatedFlow(period.payment, 100 * (rate + margin) * fraction))
        }
        return flows + [DatedFlow(last.payment, 100)]
    }

    /// The price with accrued interest on a curve whose rates are raised by `spread` (the discount margin,
    /// continuously compounded).
    public func dirtyPrice(
        on curve: DiscountCurve, spread: Double = 0, fixing: Double? = nil
    ) throws(BondError) -> Double {
        Sums.compensated(
            try flows(on: curve, fixing: fixing).map { flow in
                let time = Double(flow.date - curve.start) / 365
                return flow.amount * curve.discountFactor(on: flow.date) * Elementary.exp(-spread * time)
            })
    }

    /// The spread at which the note is worth a price with accrued interest.
    public func discountMargin(
        on curve: DiscountCurve, dirtyPrice: Double, fixing: Double? = nil
    ) throws(BondError) -> Double {
        guard dirtyPrice > 0, dirtyPrice.isFinite else { throw .price(dirtyPrice) }
        return Bond.spread(of: try flows(on: curve, fixing: fixing), curve, worth: dirtyPrice)
    }
}
