// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Turns events into frames, and what is wrong with them into issues; aligns each pair of series once.
struct RequestChecker {
    private let options: EventStudyOptions
    private let firms: [String: MarketSeries]
    private let benchmarks: [String: MarketSeries]
    private let factors: [String: MarketSeries]
    private let missing: MissingCloses
    private var calendars: [String: BenchmarkCalendar] = [:]
    private var pairOf: [PairKey: Int] = [:]
    private var recent: Context?
    private var reports: [String: FirmReport] = [:]
    private(set) var pairs: [AlignedReturns] = []
    private(set) var issues: [EventStudyIssue] = []

    private struct PairKey: Hashable {
        let firm: String
        let benchmark: String
    }

    init(_ request: EventStudyRequest) {
        options = request.options
        firms = Self.byName(request.firms)
        benchmarks = Self.byName(request.benchmarks)
        factors = Self.byName(request.factors)
        missing = options.dialect.joinsCalendars ? .joinCalendars : options.missing
    }

    private static func byName(_ series: [MarketSeries]) -> [String: MarketSeries] {
        Dictionary(series.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The frame of an event, or nil after noting why there is none.
    mutating func frame(_ event: EventRequest, index: Int) -> EventFrame? {
        do {
            return try checkedFrame(event, index: index)
        } catch {
            issues.append(
                EventStudyIssue(event: event.id, firm: event.firm, date: error.date, rule: error.rule))
            return nil
        }
    }

    private struct Reason: Error {
        let date: CivilDate
        let rule: EventStudyIssue.Rule
    }

    private mutating func checkedFrame(_ event: EventRequest, index: Int) throws(Reason) -> EventFrame {
        func reason(_ rule: EventStudyIssue.Rule, on date: CivilDate? = nil) -> Reason {
            Reason(date: date ?? event.date, rule: rule)
        }
        let found: Context
        // Events often come firm by firm.
        if let recent, recent.firm == event.firm, recent.benchmark == event.benchmark {
            found = recent
        } else {
            found = try context(event)
            recent = found
        }
        if event.estimationEnd >= event.window.lowerBound {
            throw reason(
                .windowsOverlap(estimationEnd: event.estimationEnd, windowStart: event.window.lowerBound))
        }
        let frame = try place(event, index, found.pair, reason)
        let dates = pairs[found.pair].dates
        let first = dates[max(frame.estimation.lowerBound - 1, 0)]
        let last = dates[frame.window.upperBound - 1]
        if let bad = found.firmReport.unusable(from: first, to: last)
            ?? found.benchmarkReport.unusable(from: first, to: last)
        {
            throw reason(bad.rule, on: bad.date)
        }
        note(event, frame, found.firmReport)
        return frame
    }

    /// What is known of the firm and the benchmark of an event.
    private struct Context {
        let firm: String
        let benchmark: String
        let firmReport: FirmReport
        let benchmarkReport: FirmReport
        let pair: Int
    }

    private mutating func context(_ event: EventRequest) throws(Reason) -> Context {
        func reason(_ rule: EventStudyIssue.Rule) -> Reason { Reason(date: event.date, rule: rule) }
        guard let firm = firms[event.firm] else { throw reason(.unknownFirm) }
        guard let benchmark = benchmarks[event.benchmark] else {
            throw reason(.unknownBenchmark(event.benchmark))
        }
        for name in options.model.columns where factors[name] == nil { throw reason(.unknownFactor(name)) }
        return Context(
            firm: event.firm, benchmark: event.benchmark, firmReport: report(firm),
            benchmarkReport: report(benchmark), pair: pair(firm, benchmark))
    }

    private func place(
        _ event: EventRequest, _ index: Int, _ pair: Int,
        _ reason: (EventStudyIssue.Rule, CivilDate?) -> Reason
    ) throws(Reason) -> EventFrame {
        let dates = pairs[pair].dates
        guard let first = dates.first, let last = dates.last else {
            throw reason(.estimationTooShort(had: 0, needed: options.minimumEstimation), nil)
        }
        guard event.date <= last, event.date >= first else {
            throw reason(.dayOutsideData(first: first, last: last), nil)
        }
        let day = pairs[pair].position(notBefore: event.date)
        let window = (day + event.window.lowerBound)..<(day + event.window.upperBound + 1)
        guard window.lowerBound >= 0, window.upperBound <= dates.count else {
            throw reason(.windowOutsideData(window: event.window, first: first, last: last), nil)
        }
        let end = day + event.estimationEnd + 1
        let start = max(0, end - event.estimationLength)
        guard end - start >= min(options.minimumEstimation, event.estimationLength), end > start else {
            throw reason(
                .estimationTooShort(had: max(0, end - start), needed: options.minimumEstimation), nil)
        }
        return EventFrame(
            request: event, index: index, pair: pair, day: day, estimation: start..<end, window: window,
            session: dates[day], firstEstimation: dates[start], lastEstimation: dates[end - 1])
    }

    /// Notes that leave the event in.
    private mutating func note(_ event: EventRequest, _ frame: EventFrame, _ report: FirmReport) {
        func add(_ rule: EventStudyIssue.Rule, _ date: CivilDate) {
            issues.append(EventStudyIssue(event: event.id, firm: event.firm, date: date, rule: rule))
        }
        if frame.session != event.date { add(.movedToSession(from: event.date), frame.session) }
        if let (date, rows) = report.repeated { add(.repeatedDay(rows: rows), date) }
        let lastDay = pairs[frame.pair].dates[frame.window.upperBound - 1]
        for jump in report.jumps where jump.date >= frame.firstEstimation && jump.date <= lastDay {
            add(.suspectedSplit(ratio: jump.ratio), jump.date)
        }
    }

    private mutating func report(_ series: MarketSeries) -> FirmReport {
        if let known = reports[series.name] { return known }
        let report = FirmReport(series, dialect: options.dialect)
        reports[series.name] = report
        return report
    }

    private mutating func pair(_ firm: MarketSeries, _ benchmark: MarketSeries) -> Int {
        let key = PairKey(firm: firm.name, benchmark: benchmark.name)
        if let known = pairOf[key] { return known }
        let calendar: BenchmarkCalendar
        if let known = calendars[benchmark.name] {
            calendar = known
        } else {
            let columns = options.model.columns.compactMap { factors[$0] }
            calendar = BenchmarkCalendar(benchmark: benchmark, factors: columns, kind: options.returns)
            calendars[benchmark.name] = calendar
        }
        pairs.append(calendar.meet(firm, missing))
        pairOf[key] = pairs.count - 1
        return pairs.count - 1
    }
}
