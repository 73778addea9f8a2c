// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The search for all roots.
extension ExponentialSum {
    /// What is known about the roots in a small interval.
    enum Root {
        /// Exactly one, at which the sign changes.
        case crossing(Double)
        /// The sum comes so near to zero that rounding hides whether it touches it, twice crosses it, or
        /// neither.
        case undecided(Double)

        fileprivate var opposite: Root {
            switch self {
            case .crossing(let rate): .crossing(-rate)
            case .undecided(let rate): .undecided(-rate)
            }
        }
    }

    /// All roots, in rising order.
    ///
    /// Intervals on which the enclosure keeps the sum from zero hold no root; where its derivative keeps its
    /// sign there is one at most, and the signs at the ends decide. All other intervals are halved. An
    /// interval that is narrower than the rounding of the rate is reported as undecided, so the search ends
    /// for every input.
    ///
    /// - Complexity: O(n) an interval; the number of intervals grows with the logarithm of the precision
    ///   about each multiple root, and with the distance of the flows.
    func roots() -> [Root] {
        let changes = signChanges
        guard changes > 0, let last = times.last else { return [] }
        let mirror = mirrored
        let seam = seam(mirror, reach: 1 / last)
        let (below, above) = (seam...max(seam, mirror.highestRoot), -seam...max(seam, highestRoot))
        if changes == 1 {
            let isAbove = (value(at: -seam).value > 0) != (amounts[0] > 0)
            return [isAbove ? .crossing(crossing(in: above)) : .crossing(-mirror.crossing(in: below))]
        }
        return joined(mirror.isolated(in: below).map(\.opposite).reversed() + isolated(in: above))
    }

    /// A rate v so that −v parts the search with the mirrored sum from the other: no root lies within
    /// rounding of it.
    private func seam(_ mirror: ExponentialSum, reach: Double) -> Double {
        let candidates = [0.7, 0.6, 0.8, 0.5, 0.9].map { $0 * reach }
        return candidates.first { value(at: -$0).sign != nil && mirror.value(at: $0).sign != nil } ?? reach
    }

    private func isolated(in range: ClosedRange<Double>) -> [Root] {
        var found: [Root] = []
        var open = [(low: range.lowerBound, high: range.upperBound)]
        while let (low, high) = open.popLast() {
            if keepsSign(from: low, to: high, order: 0) { continue }
            if keepsSign(from: low, to: high, order: 1) {
                if let root = monotone(low, high) { found.append(root) }
                continue
            }
            let middle = low + (high - low) / 2
            if high - low <= 1e-11 * (1 + middle.magnitude) {
                found.append(.undecided(middle))
                continue
            }
            open.append((middle, high))
            open.append((low, middle))
        }
        return found
    }

    /// The root of a stretch on which the sum rises or falls throughout, if it has one.
    ///
    /// A root within rounding of a common end is counted once, by the plain values there, unless the curve is
    /// so flat that rounding moves it by more than 10⁻⁹.
    private func monotone(_ low: Double, _ high: Double) -> Root? {
        let (left, right) = (value(at: low), value(at: high))
        for (end, value) in [(low, left), (high, right)] where value.sign == nil {
            if value.error > 1e-9 * (1 + end.magnitude) * slope(at: end).magnitude { return .undecided(end) }
        }
        if left.value == 0 { return nil }
        if right.value == 0 { return .crossing(high) }
        return (left.value < 0) == (right.value < 0) ? nil : .crossing(crossing(in: low...high))
    }

    /// The root in an interval that holds exactly one: Newton's step where it stays between the ends, else half.
    ///
    /// It ends where the value is within its rounding, with one step more: further ones would only follow the noise.
    ///
    /// - Complexity: O(n) a step; at most 200 steps, usually fewer than 10.
    func crossing(in range: ClosedRange<Double>) -> Double {
        var (low, high) = (range.lowerBound, range.upperBound)
        let rises = value(at: high).value > 0 || value(at: low).value < 0
        var rate = low <= 0 && high >= 0 ? 0 : low + (high - low) / 2
        var width = high - low
        for _ in 0..<200 {
            let here = value(at: rate)
            if (here.value > 0) == rises { high = rate } else { low = rate }
            let step = rate - here.value / slope(at: rate)
            let isInside = step > low && step < high
            if here.sign == nil { return isInside ? step : rate }
            let halves = (step - rate).magnitude <= width / 2
            let next = isInside && halves ? step : low + (high - low) / 2
            width = (next - rate).magnitude
            if next == rate { return rate }
            rate = next
        }
        return rate
    }

    /// Neighbouring undecided intervals are one.
    private func joined(_ roots: [Root]) -> [Root] {
        var result: [Root] = []
        var cluster: ClosedRange<Double>?
        for root in roots {
            guard case .undecided(let here) = root else {
                cluster = nil
                result.append(root)
                continue
            }
            if let span = cluster, (here - span.upperBound).magnitude <= 1e-6 * (1 + here.magnitude) {
                cluster = span.lowerBound...max(here, span.upperBound)
                result.removeLast()
            } else {
                cluster = here...here
            }
            result.append(.undecided(turning(cluster ?? here...here)))
        }
        return result
    }

    /// Where the sum comes nearest to zero about a stretch that rounding hides: a root of order m is one of the
    /// derivative of order m − 1, and a simple one, so that it is found to nearly all digits.
    private func turning(_ stretch: ClosedRange<Double>) -> Double {
        let reach = 1e-6 * (1 + stretch.upperBound.magnitude)
        for order in 1...3 {
            func isPositive(_ rate: Double) -> Bool {
                let (inflow, outflow) = parts(at: rate, order: order)
                return inflow > outflow
            }
            var (low, high) = (stretch.lowerBound - reach, stretch.upperBound + reach)
            let atLow = isPositive(low)
            guard atLow != isPositive(high) else { continue }
            for _ in 0..<60 {
                let middle = low + (high - low) / 2
                if isPositive(middle) == atLow { low = middle } else { high = middle }
            }
            return low
        }
        return stretch.lowerBound + (stretch.upperBound - stretch.lowerBound) / 2
    }
}
