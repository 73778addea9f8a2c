// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// What is done about a session on which a firm has no close.
public enum MissingCloses: String, CaseIterable, Hashable, Sendable {
    /// The session and the first one after the gap have no return, and the benchmark's calendar holds.
    case leaveOut = "leave-out"
    /// The first return after a gap spans it and is compared with the benchmark's return over the same sessions,
    /// weighted by one over the root of their number.
    ///
    /// Source: E. Maynes, J. Rumsey, *Conducting Event Studies with Thinly Traded Stocks*, Journal of Banking &
    /// Finance 17 (1993), 145–157, the trade-to-trade method.
    case tradeToTrade = "trade-to-trade"
    /// Sessions without both closes are taken out of the calendar; a return spans what was taken out, unweighted.
    case joinCalendars = "join-calendars"
}

/// A firm's returns beside its benchmark's and the factors', on one calendar.
///
/// Day t holds the return from session t to session t + 1 of the closes, so that its date is `dates[t]`, the day on
/// which the return was earned. A missing return is NaN.
struct AlignedReturns: Sendable {
    /// The days of the returns, ascending.
    var dates: [CivilDate]
    /// The firm's return per day.
    var firm: [Double]
    /// One column a regressor of the model; the benchmark is the first.
    var regressors: [[Double]]
    /// Sessions that the firm's return spans; empty where it is always 1.
    var spans: [Int]

    /// The first position whose day is not before `date`.
    func position(notBefore date: CivilDate) -> Int {
        var low = 0
        var high = dates.count
        while low < high {
            let middle = (low + high) / 2
            if dates[middle] < date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A benchmark and factors on the calendar of the benchmark, ready to be met by firms.
struct BenchmarkCalendar: Sendable {
    /// The sessions: every day with a close of the benchmark, or with a return of it.
    let sessions: [CivilDate]
    /// Returns per day, one column a regressor; the day before the first session has none.
    let returns: [[Double]]
    /// Index of the first session that has a return: 1 for closes, 0 for returns.
    let first: Int
    /// The days and returns from `first` on, which all firms share.
    private let days: [CivilDate]
    private let shared: [[Double]]
    /// The benchmark's own values and what they are.
    let benchmark: MarketSeries
    let kind: ReturnKind

    init(benchmark: MarketSeries, factors: [MarketSeries], kind: ReturnKind) {
        self.benchmark = benchmark
        self.kind = kind
        sessions = benchmark.dates
        first = benchmark.content == .closes ? 1 : 0
        returns = ([benchmark] + factors).map { Self.onto(benchmark.dates, $0, kind) }
        let first = first
        days = first == 0 ? sessions : Array(sessions.dropFirst(first))
        shared = first == 0 ? returns : returns.map { Array($0.dropFirst(first)) }
    }

    /// Values of a series on each session as returns; NaN where it has none. Index 0 of closes has none.
    static func onto(_ sessions: [CivilDate], _ series: MarketSeries, _ kind: ReturnKind) -> [Double] {
        if series.content == .returns, series.dates == sessions { return series.values }
        var result = [Double](repeating: .nan, count: sessions.count)
        var row = 0
        var before = Double.nan
        let isClose = series.content == .closes
        for (index, day) in sessions.enumerated() {
            while row < series.dates.count, series.dates[row] < day { row += 1 }
            guard row < series.dates.count, series.dates[row] == day else {
                before = .nan
                continue
            }
            let value = series.values[row]
            result[index] = isClose ? kind.from(before, to: value) : value
            before = value
        }
        return result
    }

    /// A firm on the benchmark's calendar.
    func meet(_ firm: MarketSeries, _ rule: MissingCloses) -> AlignedReturns {
        if rule == .joinCalendars, firm.content == .closes, benchmark.content == .closes { return join(firm) }
        let plain = Self.onto(sessions, firm, kind)
        var aligned = AlignedReturns(
            dates: days, firm: first == 0 ? plain : Array(plain[first...]), regressors: shared, spans: [])
        if rule == .tradeToTrade, firm.content == .closes { bridge(&aligned, firm) }
        return aligned
    }
}
