// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// What a series shows when it is read once: rows that no window may touch, and things worth knowing.
struct FirmReport: Sendable {
    struct Jump: Sendable {
        let date: CivilDate
        let ratio: Double
    }

    /// Days whose value cannot be used, and why, ascending.
    private(set) var unusable: [(date: CivilDate, rule: EventStudyIssue.Rule)] = []
    private(set) var repeated: (date: CivilDate, rows: Int)?
    private(set) var jumps: [Jump] = []

    /// The report of a series that is not there.
    init() {}

    init(_ series: MarketSeries, dialect: Dialect) {
        if let first = series.repeated.first { repeated = (first.date, series.repeated.count) }
        if !dialect.keepsFirstOfRepeated {
            for row in series.repeated where row.kept != row.other {
                unusable.append((row.date, .conflictingCloses(row.kept, row.other)))
            }
        }
        guard series.content == .closes else { return }
        var before = Double.nan
        for (row, close) in series.values.enumerated() {
            if !(close > 0 || dialect.acceptsAnyClose) || close.isInfinite {
                unusable.append((series.dates[row], .closeNotPositive(close)))
                before = .nan
                continue
            }
            let ratio = close / before
            if ratio > 1.45 || ratio < 0.69, Self.looksLikeSplit(ratio) {
                jumps.append(Jump(date: series.dates[row], ratio: ratio))
            }
            before = close
        }
        unusable.sort { $0.date < $1.date }
    }

    /// The first unusable day from one day to another.
    func unusable(from first: CivilDate, to last: CivilDate) -> (date: CivilDate, rule: EventStudyIssue.Rule)?
    {
        unusable.first { $0.date >= first && $0.date <= last }
    }

    /// Whether a jump is within 15 % of 3:2 or n:1, or of the reverse, for an n that companies use: these stocks move
    /// by a tenth on an ordinary day, and the day of a split is one.
    ///
    /// A move of −50 % on news looks the same; so the event stays, and the jump is named.
    private static func looksLikeSplit(_ ratio: Double) -> Bool {
        let size = ratio > 1 ? ratio : 1 / ratio
        let usual: [Double] = [1.5, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100]
        return usual.contains { (size / $0 - 1).magnitude < 0.15 }
    }
}
