// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Finds the series that events name and puts each pair of firm and benchmark on one calendar.
struct PairAlignment: Sendable {
    /// The names of a firm's series and of a benchmark's.
    struct Names: Hashable, Sendable {
        let firm: String
        let benchmark: String
    }

    private let options: EventStudyOptions
    private let missing: MissingCloses
    private let firms: [String: MarketSeries]
    private let factors: [String: MarketSeries]
    private let benchmarks: [String: Benchmark]

    private struct Benchmark {
        let report: FirmReport
        let calendar: BenchmarkCalendar
    }

    /// - Complexity: O(series), and O(closes) for each benchmark that is named.
    init(_ request: EventStudyRequest, of names: [Names]) {
        let options = request.options
        let factors = Self.byName(request.factors)
        let columns = options.model.columns.compactMap { factors[$0] }
        let named = Set(names.lazy.map(\.benchmark))
        self.options = options
        self.factors = factors
        missing = options.dialect.joinsCalendars ? .joinCalendars : options.missing
        firms = Self.byName(request.firms)
        benchmarks = Self.byName(request.benchmarks.filter { named.contains($0.name) }).mapValues {
            Benchmark(
                report: FirmReport($0, dialect: options.dialect),
                calendar: BenchmarkCalendar(benchmark: $0, factors: columns, kind: options.returns))
        }
    }

    private static func byName(_ series: [MarketSeries]) -> [String: MarketSeries] {
        Dictionary(series.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Consecutive events of one pair.
    struct Run: Sendable {
        let events: Range<Int>
        /// Number of the pair.
        let pair: Int
    }

    /// The pairs of names in events, and pieces of consecutive events cut where the pair changes.
    ///
    /// - Complexity: O(events), in pieces of the runner.
    static func runs(
        _ events: [EventRequest], by size: Int, on runner: any PieceRunner
    ) -> (names: [Names], runs: [[Run]]) {
        var names: [Names] = []
        var numberOf: [Names: Int] = [:]
        let runs = runner.map(events.count, by: size) { cut(events, $0) }.map { ranges in
            ranges.map { range in
                let first = events[range.lowerBound]
                let own = Names(firm: first.firm, benchmark: first.benchmark)
                let number = numberOf[own] ?? names.count
                if number == names.count {
                    numberOf[own] = number
                    names.append(own)
                }
                return Run(events: range, pair: number)
            }
        }
        return (names, runs)
    }

    private static func cut(_ events: [EventRequest], _ range: Range<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.dropFirst()
        where events[index].firm != events[start].firm || events[index].benchmark != events[start].benchmark {
            ranges.append(start..<index)
            start = index
        }
        return ranges + [start..<range.upperBound]
    }

    /// A firm on the calendar of a benchmark, or what is not known of them.
    ///
    /// - Complexity: O(closes).
    func pair(_ names: Names) -> RequestChecker.Pair {
        guard let firm = firms[names.firm] else { return RequestChecker.Pair(broken: .unknownFirm) }
        guard let benchmark = benchmarks[names.benchmark] else {
            return RequestChecker.Pair(broken: .unknownBenchmark(names.benchmark))
        }
        for name in options.model.columns where factors[name] == nil {
            return RequestChecker.Pair(broken: .unknownFactor(name))
        }
        return RequestChecker.Pair(
            returns: benchmark.calendar.meet(firm, missing),
            firm: FirmReport(firm, dialect: options.dialect), benchmark: benchmark.report)
    }
}
