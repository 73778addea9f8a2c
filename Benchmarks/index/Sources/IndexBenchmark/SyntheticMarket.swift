// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattUnits

/// Prices that multiply by 1 ± 3.5 % at random every weekday from 2004-01-02, the same on every run.
struct SyntheticMarket {
    let names: Int
    let days: [CivilDate]
    let tickers: [String]
    let shareCounts: [ShareCount]

    init(names: Int, days count: Int) {
        self.names = names
        var days: [CivilDate] = []
        var day = CivilDate(daysSinceEpoch: 12_419)
        while days.count < count {
            if day.weekday <= 5 { days.append(day) }
            day = day + 1
        }
        self.days = days
        tickers = (0..<names).map { "S\($0)" }
        // From 0.5 to 5,000 million shares, evenly in the logarithm of base 10.
        shareCounts = tickers.enumerated().map { index, ticker in
            var shares = 5e5
            for _ in 0..<(index % 40) { shares *= 1.26 }
            return ShareCount(ticker: ticker, from: days[0], shares: shares, floatFactor: nil)
        }
    }

    func closes() -> [Double] {
        var state: UInt64 = 7
        var cells = [Double](repeating: 100, count: names * days.count)
        for index in names..<cells.count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let uniform = Double(state >> 11) * 0x1p-53
            cells[index] = cells[index - names] * (1 + 0.07 * (uniform - 0.497))
        }
        return cells
    }
}
