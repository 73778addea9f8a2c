// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
public import HashwattUnits

/// Why points do not make a curve.
public enum CurveError: Error, Hashable, Sendable {
    /// No point is given.
    case empty
    /// A maturity is not after the one before it, or not after the first day.
    case order(CivilDate)
    /// A yield or discount factor lies outside its range.
    case outOfRange(CivilDate, value: Double)
    /// No discount factor at this maturity makes the bond worth par.
    case noDiscountFactor(CivilDate)
}

extension CurveError: CustomStringConvertible {
    /// What, where, what to do.
    public var description: String {
        switch self {
        case .empty: "a curve needs a point; give a maturity and its yield"
        case .order(let date): "\(date) is not after the point before it; give maturities in rising order"
        case .outOfRange(let date, let value): "the value \(value) at \(date) makes no discount factor"
        case .noDiscountFactor(let date):
            "no discount factor at \(date) makes its bond worth par; the yields before it are too far from it"
        }
    }
}

/// Discount factors by day: between the points forward rates are flat, so the logarithm of the factor is
/// straight in time (Actual/365 Fixed); beyond the last point its forward rate goes on.
public struct DiscountCurve: Hashable, Sendable {
    /// The day on which a payment is worth itself.
    public let start: CivilDate
    private var times: [Double] = [0]
    private var logs: [Double] = [0]

    /// A curve through discount factors.
    ///
    /// - Parameter points: in rising order of their days, factors above 0.
    public init(start: CivilDate, points: [(date: CivilDate, factor: Double)]) throws(CurveError) {
        if points.isEmpty { throw .empty }
        self.start = start
        for (date, factor) in points {
            if !(factor > 0 && factor.isFinite) { throw .outOfRange(date, value: factor) }
            try add(date, Elementary.log(factor))
        }
    }

    /// The curve on which bonds with these coupons are worth par (bootstrapping).
    ///
    /// - Parameters:
    ///   - parYields: maturities in rising order with the coupon at which a bond is worth 100.
    ///   - frequency: coupons a year.
    ///   - dayCount: of the coupons.
    /// - Complexity: O(points · coupons · steps of a root search).
    public init(
        start: CivilDate, parYields: [(maturity: CivilDate, yield: Double)], frequency: Int = 2,
        dayCount: DayCount = .thirty360
    ) throws(CurveError) {
        if parYields.isEmpty { throw .empty }
        self.start = start
        for (maturity, yield) in parYields {
            guard maturity > start, logs.count == 1 || time(maturity) > (times.last ?? 0) else {
                throw .order(maturity)
            }
            let bond: Bond
            do throws(BondError) {
                bond = try Bond(
                    issue: start, maturity: maturity, coupon: yield, frequency: frequency, dayCount: dayCount)
            } catch { throw .outOfRange(maturity, value: yield) }
            try addPoint(of: bond)
        }
    }

    private func time(_ date: CivilDate) -> Double { Double(date - start) / 365 }

    private mutating func add(_ date: CivilDate, _ log: Double) throws(CurveError) {
        guard time(date) > (times.last ?? 0) else { throw .order(date) }
        times.append(time(date))
        logs.append(log)
    }

    /// Adds the point at a bond's maturity that makes it worth par, by halving and regula falsi (Illinois) on
    /// the forward rate of the new stretch, in which the value falls.
    private mutating func addPoint(of bond: Bond) throws(CurveError) {
        let flows = bond.flows(after: start)
        let (known, length) = (logs.last ?? 0, time(bond.maturity) - (times.last ?? 0))
        try add(bond.maturity, known)
        let place = logs.count - 1
        func excess(_ forward: Double) -> Double {
            logs[place] = known - forward * length
            return Sums.compensated(flows.map { $0.amount * discountFactor(on: $0.date) }) - 100
        }
        var (low, high) = (-1.0, 1.0)
        var (atLow, atHigh) = (excess(low), excess(high))
        for _ in 0..<20 where atHigh > 0 { (high, atHigh) = (high * 2, excess(high * 2)) }
        for _ in 0..<20 where atLow < 0 { (low, atLow) = (low * 2, excess(low * 2)) }
        guard atLow >= 0, atHigh <= 0, atLow.isFinite, atHigh.isFinite else {
            throw .noDiscountFactor(bond.maturity)
        }
        for _ in 0..<200 where high - low > 1e-16 {
            let middle = (low * atHigh - high * atLow) / (atHigh - atLow)
            let rate = middle > low && middle < high ? middle : low + (high - low) / 2
            let value = excess(rate)
            if value == 0 || rate == low || rate == high { return }
            if value > 0 {
                (low, atLow, atHigh) = (rate, value, atHigh / 2)
            } else {
                (high, atHigh, atLow) = (rate, value, atLow / 2)
            }
            if value.magnitude < 1e-13 { return }
        }
    }

    /// What a payment of 1 on a day is worth on the first one.
    ///
    /// - Complexity: O(log points).
    public func discountFactor(on date: CivilDate) -> Double { Elementary.exp(logFactor(time(date))) }

    private func logFactor(_ time: Double) -> Double {
        var (low, high) = (0, times.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle } else { high = middle }
        }
        let slope = (logs[high] - logs[low]) / (times[high] - times[low])
        return logs[low] + slope * (time - times[low])
    }

    /// The rate at which 1 grows to the payment on a day, continuously compounded, a year of 365 days; of the
    /// first day that of the first stretch.
    public func zeroRate(to date: CivilDate) -> Double {
        date == start ? -logFactor(1 / 365.0) * 365 : -logFactor(time(date)) / time(date)
    }

    /// The simple rate between two days that the curve implies, by the day count.
    ///
    /// - Precondition: `end` is later.
    public func forwardRate(from begin: CivilDate, to end: CivilDate, dayCount: DayCount) -> Double {
        precondition(end > begin, "from \(begin) to \(end) no interest runs")
        return (discountFactor(on: begin) / discountFactor(on: end) - 1)
            / dayCount.fraction(from: begin, to: end)
    }
}
