// SPDX-License-Identifier: Apache-2.0

import HashwattUnits
import Testing

@testable import HashwattMarket

struct FirmReportTests {
    /// A split falls on an ordinary day, on which these stocks move by a tenth; ordinary days are no split.
    @Test(arguments: [0.1, 0.109, 0.091, 0.55, 1.5, 18] as [Double])
    func jumpsLikeSplitsAreNamed(move: Double) {
        #expect(Self.jumps(move) == [CivilDate(daysSinceEpoch: 20_002)])
    }

    @Test(arguments: [0.75, 1, 1.4] as [Double])
    func ordinaryMovesAreNot(move: Double) {
        #expect(Self.jumps(move).isEmpty)
    }

    private static func jumps(_ move: Double) -> [CivilDate] {
        let dates = (0..<4).map { CivilDate(daysSinceEpoch: 20_000 + $0) }
        let series = MarketSeries(name: "A", dates: dates, values: [20, 20, 20 * move, 20 * move])
        return FirmReport(series, dialect: .published).jumps.map(\.date)
    }
}
