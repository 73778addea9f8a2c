// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension BenchmarkCalendar {
    /// Only the days with a close of both, and returns between neighbours of that calendar.
    func join(_ firm: MarketSeries) -> AlignedReturns {
        var days: [Int] = []
        var closes: [Double] = []
        var row = 0
        for (index, day) in sessions.enumerated() {
            while row < firm.dates.count, firm.dates[row] < day { row += 1 }
            guard row < firm.dates.count, firm.dates[row] == day else { continue }
            days.append(index)
            closes.append(firm.values[row])
        }
        var aligned = AlignedReturns(
            dates: [], firm: [], regressors: returns.map { _ in [] }, spans: [])
        for index in 1..<max(days.count, 1) {
            aligned.dates.append(sessions[days[index]])
            aligned.firm.append(kind.from(closes[index - 1], to: closes[index]))
            aligned.regressors[0].append(
                kind.from(benchmark.values[days[index - 1]], to: benchmark.values[days[index]]))
            for column in 1..<max(returns.count, 1) {
                aligned.regressors[column].append(total(column, after: days[index - 1], upTo: days[index]))
            }
        }
        return aligned
    }

    /// Fills the first return after each gap with the return over the gap, and the regressors likewise.
    func bridge(_ aligned: inout AlignedReturns, _ firm: MarketSeries) {
        var lastSession = -1
        var lastClose = Double.nan
        var row = 0
        var spans = [Int](repeating: 1, count: aligned.dates.count)
        for (index, day) in sessions.enumerated() {
            while row < firm.dates.count, firm.dates[row] < day { row += 1 }
            guard row < firm.dates.count, firm.dates[row] == day else { continue }
            let close = firm.values[row]
            let span = index - lastSession
            if lastSession >= 0, span > 1, index >= first {
                let slot = index - first
                aligned.firm[slot] = kind.from(lastClose, to: close)
                spans[slot] = span
                for column in aligned.regressors.indices {
                    aligned.regressors[column][slot] = total(column, after: lastSession, upTo: index)
                }
            }
            lastSession = index
            lastClose = close
        }
        aligned.spans = spans.allSatisfy { $0 == 1 } ? [] : spans
    }

    /// A regressor's return over the sessions after one up to another.
    private func total(_ column: Int, after start: Int, upTo end: Int) -> Double {
        var sum = 0.0
        var growth = 1.0
        for session in (start + 1)...end {
            sum += returns[column][session]
            growth *= 1 + returns[column][session]
        }
        return kind == .log ? sum : growth - 1
    }
}
