// SPDX-License-Identifier: Apache-2.0

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

    /// The pairs of names in events, and the number of each event's.
    static func names(_ events: [EventRequest]) -> (names: [Names], numbers: [Int32]) {
        var names: [Names] = []
        var numberOf: [Names: Int] = [:]
        var last: (number: Int, names: Names)?
        let numbers = events.map { event in
            // Events often come firm by firm.
            if let last, last.names.firm == event.firm, last.names.benchmark == event.benchmark {
                return Int32(truncatingIfNeeded: last.number)
            }
            let own = Names(firm: event.firm, benchmark: event.benchmark)
            let number = numberOf[own] ?? names.count
            if number == names.count {
                numberOf[own] = number
                names.append(own)
            }
            last = (number, own)
            return Int32(truncatingIfNeeded: number)
        }
        return (names, numbers)
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
