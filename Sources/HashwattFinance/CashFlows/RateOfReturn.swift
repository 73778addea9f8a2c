// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// The internal rates of return of a series of flows: all of them.
///
/// A rate of return is a root of the present value. Flows that change their sign once have one; flows that
/// change it more often may have none or several, and then none of them alone says whether the project is
/// good: the net present value at the cost of capital does. So the answer is a list, not a number.
///
/// Source of the rule: E. Laguerre (1883), Œuvres I, 3–47; for flows, C. J. Norstrøm, *A Sufficient Condition
/// for a Unique Nonnegative Internal Rate of Return*, JFQA 7 (1972), 1835–1839, doi:10.2307/2329806.
public struct RateOfReturn: Hashable, Sendable {
    /// One rate at which the present value is zero.
    public struct Root: Hashable, Sendable {
        /// The rate a year (dated flows) or a period: 0.18 is 18 %. Infinite where it exceeds all numbers;
        /// `continuous` then still holds it.
        public let rate: Double
        /// ln(1 + rate): the same rate, continuously compounded.
        public let continuous: Double
        /// Whether the present value is known to change its sign here. If not, rounding hides whether it
        /// touches zero, crosses it twice or stays away; the flows are then indifferent to within rounding.
        public let isCertain: Bool

        init(_ root: ExponentialSum.Root) {
            switch root {
            case .crossing(let rate): (continuous, isCertain) = (rate, true)
            case .undecided(let rate): (continuous, isCertain) = (rate, false)
            }
            rate = Elementary.expMinusOne(continuous)
        }
    }

    /// How many rates there are.
    public enum Outcome: Hashable, Sendable {
        /// Exactly one.
        case one(Root)
        /// Several, in rising order.
        case several([Root])
        /// None: the present value has the same sign at every rate.
        case none(Absence)
    }

    /// Why there is no rate.
    public enum Absence: Hashable, Sendable {
        /// No flow, or none but zeros.
        case noFlows
        /// All flows come in.
        case onlyInflows
        /// All flows go out.
        case onlyOutflows
        /// All flows fall on one day, so no rate has an effect.
        case oneDate
        /// The flows change their sign, but the present value does not.
        case noSignChangeOfValue
    }

    /// All rates.
    public let outcome: Outcome
    /// Changes of sign along the flows: an upper bound of the number of rates, counted with multiplicity.
    public let signChanges: Int

    /// The rate, if there is exactly one and it is certain.
    public var single: Double? {
        guard case .one(let root) = outcome, root.isCertain else { return nil }
        return root.rate
    }

    /// All rates in rising order; empty where there is none.
    public var roots: [Root] {
        switch outcome {
        case .one(let root): [root]
        case .several(let roots): roots
        case .none: []
        }
    }

    init(_ sum: ExponentialSum, flowsOnOneDate: Bool) {
        signChanges = sum.signChanges
        let roots = sum.roots().map(Root.init)
        if roots.count > 1 {
            outcome = .several(roots)
        } else if let root = roots.first {
            outcome = .one(root)
        } else if sum.times.count <= 1, flowsOnOneDate {
            outcome = .none(.oneDate)
        } else if let first = sum.amounts.first {
            let absence: Absence = first > 0 ? .onlyInflows : .onlyOutflows
            outcome = .none(signChanges > 0 ? .noSignChangeOfValue : absence)
        } else {
            outcome = .none(.noFlows)
        }
    }
}

extension RateOfReturn.Absence: CustomStringConvertible {
    /// What is so, and what to look at instead.
    public var description: String {
        switch self {
        case .noFlows: "there is no flow other than 0"
        case .onlyInflows: "all flows come in, so no rate makes them worth nothing; add what was paid"
        case .onlyOutflows: "all flows go out, so no rate makes them worth nothing; add what is received"
        case .oneDate: "all flows fall on one day, so no rate changes what they are worth"
        case .noSignChangeOfValue:
            "the flows change sign, but their present value has one sign at every rate; judge by that"
        }
    }
}

extension RateOfReturn {
    /// Rates a period of flows at the ends of equal periods, the first one now (IRR).
    ///
    /// - Parameter amounts: in whole units of one currency, inflows positive, all finite.
    /// - Complexity: O(n) a step of the search, see `roots`.
    public static func periodic(_ amounts: [Double]) -> RateOfReturn {
        precondition(amounts.allSatisfy(\.isFinite), "a flow is not finite")
        let sum = ExponentialSum(times: amounts.indices.map(Double.init), amounts: amounts)
        return RateOfReturn(sum, flowsOnOneDate: amounts.count == 1)
    }

    /// Rates a year of dated flows (XIRR), in any order.
    ///
    /// - Parameter dayCount: how days become years; Actual/365 (Fixed) is what spreadsheets take.
    public static func dated(_ flows: [DatedFlow], dayCount: DayCount = .actual365Fixed) -> RateOfReturn {
        precondition(flows.allSatisfy(\.amount.isFinite), "a flow is not finite")
        let first = flows.map(\.date).min()
        let times = flows.map { flow in first.map { dayCount.fraction(from: $0, to: flow.date) } ?? 0 }
        let isOneDate = !flows.isEmpty && flows.allSatisfy { $0.date == first }
        return RateOfReturn(
            ExponentialSum(times: times, amounts: flows.map(\.amount)), flowsOnOneDate: isOneDate)
    }
}
