// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// How times of payments are counted for a yield.
public enum YieldConvention: String, CaseIterable, Hashable, Sendable {
    /// Periods: the fraction of the current coupon period that is left, then whole periods, compounded
    /// throughout (ICMA, and the SIA formula with more than one period left).
    case street
    /// As `street`, but with simple interest in the last coupon period: what is quoted for US corporate
    /// bonds.
    case streetSimpleAtEnd = "us"
    /// Years by the bond's own day count, summed over the periods: QuantLib's sense.
    case dayCount = "day-count"
}

/// What a bond pays until maturity or a call, seen from a day: times and amounts.
struct RepaymentPlan {
    let bond: Bond
    let end: CivilDate
    let redemption: Double

    init(_ bond: Bond, until end: CivilDate, redemption: Double) {
        self.bond = bond
        self.end = end
        self.redemption = redemption
    }

    init(_ bond: Bond) { self.init(bond, until: bond.maturity, redemption: bond.redemption) }

    /// Times in periods of 1 / frequency year, and amounts per 100.
    struct Flows {
        var times: [Double] = []
        var amounts: [Double] = []
        /// Whether simple interest holds: one payment is left, within a period.
        var isSimple = false
    }

    /// The payments after a day.
    func flows(from settlement: CivilDate, _ convention: YieldConvention) -> Flows {
        var flows = Flows()
        let frequency = Double(bond.frequency)
        var time = 0.0
        for period in bond.schedule.periods where period.end > settlement && period.start < end {
            let low = max(settlement, period.start)
            let high = min(period.end, end)
            let isWhole = low == period.start && high == period.end && period.isRegular
            time += isWhole && convention != .dayCount ? 1 : length(period, low, high, convention) * frequency
            flows.times.append(time)
            flows.amounts.append(100 * bond.coupon * bond.fraction(period, from: period.start, to: high))
        }
        flows.times.append(time)
        flows.amounts.append(redemption)
        flows.isSimple = convention == .streetSimpleAtEnd && flows.times.count == 2 && time <= 1
        return flows
    }

    /// Years between two days of a period. By the street's count only 30/360 keeps its own days; all others
    /// count the actual days of the period, since a money-market year is not made of its periods.
    private func length(
        _ period: CouponSchedule.Period, _ low: CivilDate, _ high: CivilDate, _ convention: YieldConvention
    ) -> Double {
        if convention == .dayCount {
            // What is left is the period less what has run: of a 30/360 period that is not the count of what
            // is left.
            return bond.fraction(period, from: period.start, to: high)
                - bond.fraction(period, from: period.start, to: low)
        }
        switch bond.dayCount {
        case .thirty360, .thirty360US, .thirtyE360, .thirtyE360ISDA, .thirtyEPlus360:
            return bond.fraction(period, from: period.start, to: high)
                - bond.fraction(period, from: period.start, to: low)
        default:
            return DayCount.actualActualICMA.fraction(from: low, to: high, in: period.reference)
        }
    }
}

/// Present value of a plan and its derivatives by the yield.
extension RepaymentPlan.Flows {
    /// Value, first and second derivative by the yield.
    func value(yield: Double, frequency: Int) -> (value: Double, slope: Double, curvature: Double) {
        let count = Double(frequency)
        if isSimple {
            let total = amounts.reduce(0, +)
            let growth = 1 + times[0] * yield / count
            let step = times[0] / count
            return (
                total / growth, -total * step / (growth * growth),
                2 * total * step * step / (growth * growth * growth)
            )
        }
        let base = 1 + yield / count
        let logBase = Elementary.log(onePlus: yield / count)
        var (value, slope, curvature) = (0.0, 0.0, 0.0)
        for (time, amount) in zip(times, amounts) {
            let term = amount * Elementary.exp(-time * logBase)
            value += term
            slope -= term * time
            curvature += term * time * (time + 1)
        }
        return (value, slope / (count * base), curvature / (count * count * base * base))
    }

    /// Sum of time · present value in years, for Macaulay's duration.
    func timeWeightedValue(yield: Double, frequency: Int) -> Double {
        let logBase = Elementary.log(onePlus: yield / Double(frequency))
        return zip(times, amounts).reduce(0) {
            $0 + $1.0 / Double(frequency) * $1.1 * Elementary.exp(-$1.0 * logBase)
        }
    }

    /// The yield at which the plan is worth `price`, by Newton's steps inside a bracket.
    ///
    /// All amounts are positive but for negative coupons, so the value falls from infinity at −frequency to
    /// 0. The logarithm of the value is nearly straight in the logarithm of the growth, so Newton's step is
    /// taken there.
    func yield(price: Double, frequency: Int) -> Double {
        let count = Double(frequency)
        var (low, high) = (-count, Double.infinity)
        var yield = 0.05
        for _ in 0..<200 {
            let (value, slope, _) = self.value(yield: yield, frequency: frequency)
            if value == price { return yield }
            if value > price { low = yield } else { high = yield }
            let growth = 1 + yield / count
            let logStep = Elementary.log(price / value) * value / (slope * growth * count)
            let step =
                isSimple ? yield + (price - value) / slope : count * (growth * Elementary.exp(logStep) - 1)
            let middle = high.isFinite ? low + (high - low) / 2 : 2 * (yield + count) - count
            let next = step > low && step < high && step.isFinite ? step : middle
            if (next - yield).magnitude <= 1e-15 * (1 + yield.magnitude) { return next }
            yield = next
        }
        return yield
    }
}
