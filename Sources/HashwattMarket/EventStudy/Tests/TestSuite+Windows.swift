// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

extension TestSuite {
    /// Tests of buy-and-hold returns, and over calendar time.
    func ofWindow(_ test: EventTest, _ index: Int) -> TestOutcome {
        if test == .calendarTime { return calendar[index] }
        if test == .buyAndHoldBootstrap { return bootstrapped[index] }
        let count = Int(held.counts[index])
        let needed = test == .buyAndHold ? 2 : 3
        guard count >= needed else { return .notComputable(.tooFewFirms(had: count, needed: needed)) }
        guard held.deviation(index) > 0 else { return .notComputable(.noSpread) }
        let student = Distribution.studentT(degrees: Double(count - 1))
        if test == .buyAndHoldSkewness { return .value(Statistic(Self.skewed(held, index), student)) }
        let t = Double(count).squareRoot() * held.mean(index) / held.deviation(index)
        return .value(Statistic(t, student))
    }
}
