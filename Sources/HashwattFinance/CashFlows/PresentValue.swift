// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
public import HashwattUnits

/// An amount on a day, in whole units of one currency; inflows are positive.
public struct DatedFlow: Hashable, Sendable, BitwiseCopyable {
    /// The day.
    public let date: CivilDate
    /// The amount.
    public let amount: Double

    /// An amount on a day.
    public init(_ date: CivilDate, _ amount: Double) {
        self.date = date
        self.amount = amount
    }
}

/// What flows are worth at a rate.
public enum PresentValue {
    /// When the first of the periodic flows falls.
    public enum Start: Hashable, Sendable {
        /// Now, undiscounted: the convention of textbooks and of numpy-financial.
        case now
        /// At the end of the first period: what spreadsheets' NPV does.
        case endOfFirstPeriod
    }

    /// Net present value of flows at the ends of equal periods.
    ///
    /// - Parameters:
    ///   - amounts: in whole units of one currency, inflows positive.
    ///   - rate: a period, above −1; 0.18 is 18 %.
    ///   - start: when the first flow falls.
    /// - Complexity: O(n), by Horner's scheme from the last flow, so that errors of early terms are not
    ///   multiplied.
    public static func periodic(_ amounts: [Double], rate: Double, start: Start = .now) -> Double {
        precondition(rate > -1 && rate.isFinite, "a rate is above -1 and finite, was \(rate)")
        var value = 0.0
        for amount in amounts.reversed() { value = value / (1 + rate) + amount }
        return start == .now ? value : value / (1 + rate)
    }

    /// Net present value of dated flows (XNPV) on the first of their days, or on `date`.
    ///
    /// - Parameters:
    ///   - rate: a year, above −1.
    ///   - date: the day on which the value holds; the earliest flow's where nil.
    ///   - dayCount: how days become years.
    /// - Complexity: O(n).
    public static func dated(
        _ flows: [DatedFlow], rate: Double, on date: CivilDate? = nil, dayCount: DayCount = .actual365Fixed
    ) -> Double {
        precondition(rate > -1 && rate.isFinite, "a rate is above -1 and finite, was \(rate)")
        guard let origin = date ?? flows.map(\.date).min() else { return 0 }
        let continuous = Elementary.log(onePlus: rate)
        return Sums.compensated(
            flows.map { flow in
                flow.amount * Elementary.exp(-continuous * dayCount.fraction(from: origin, to: flow.date))
            })
    }
}
