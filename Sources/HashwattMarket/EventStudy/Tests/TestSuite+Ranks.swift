// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension TestSuite {
    /// Rank and median-sign tests over estimation and event window together, and generalised ranks.
    func ranked(_ test: EventTest, _ column: Int, _ days: Range<Int>) -> TestOutcome {
        guard abnormal.counts[column] > 0 else { return .notComputable(.tooFewFirms(had: 0, needed: 1)) }
        switch test {
        case .generalisedRankT, .generalisedRankZ:
            let count = abnormal.counts[column]
            guard count > 1 else { return .notComputable(.tooFewFirms(had: Int(count), needed: 2)) }
            guard !generalised.t[column].isNaN else { return .notComputable(.noSpread) }
            if test == .generalisedRankZ { return .value(Statistic(generalised.z[column], .normal)) }
            return .value(Statistic(generalised.t[column], .studentT(degrees: generalised.degrees)))
        case .corradoRank: return overSlots(ranks.plain, days, root: false)
        case .corradoZivneyRank: return overSlots(ranks.uniform, days, root: true)
        default: return overSlots(ranks.signs, days, root: true)
        }
    }

    /// Sums per slot, over the number of firms or its root, in units of their own root mean square over all slots.
    ///
    /// Source: Corrado (1989), equations 3–4 (number of firms), Corrado, Zivney (1992), equations 2 and 6 (its root);
    /// for a window of L days the sum over days is divided by √L (Cowan 1992, equation 4).
    private func overSlots(_ sums: [Double], _ days: Range<Int>, root: Bool) -> TestOutcome {
        let all = Double(events)
        let extrapolates = shape.dialect.gaps == .extrapolated
        func scaled(_ slot: Int) -> Double {
            let present = ranks.present[slot]
            guard present > 0 else { return 0 }
            let total = extrapolates ? sums[slot] / present * all : sums[slot]
            return total / (root ? present.squareRoot() : present)
        }
        let slots = sums.indices.filter { ranks.present[$0] > 0 }
        let squares = slots.reduce(0.0) { $0 + scaled($1) * scaled($1) }
        let number = extrapolates ? ranks.meanCount : Double(slots.count)
        let spread = (squares / number).squareRoot()
        guard spread > 0 else { return .notComputable(.noSpread) }
        let total = days.reduce(0.0) { $0 + scaled(shape.estimationDays + $1) }
        return .value(Statistic(total / (spread * Double(days.count).squareRoot()), .normal))
    }

    /// Tests on the signs of the returns, and on their signed ranks.
    func signed(_ test: EventTest, _ column: Int) -> TestOutcome {
        let count = abnormal.counts[column]
        guard count > 0 else { return .notComputable(.tooFewFirms(had: 0, needed: 1)) }
        if test == .wilcoxon { return signedRanks[column] }
        let share = test == .sign ? 0.5 : positiveShare
        let spread = (count * share * (1 - share)).squareRoot()
        guard spread > 0 else { return .notComputable(.noSpread) }
        return .value(Statistic((abnormal.positives[column] - count * share) / spread, .normal))
    }
}
