// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// Turns events into places, and what is wrong with them into issues; aligns each pair of series once.
struct RequestChecker: Sendable {
    /// What is known of the firm and the benchmark of some events.
    struct Pair: Sendable {
        /// The returns; none where the series are not known.
        var returns = AlignedReturns(dates: [], firm: [], regressors: [], spans: [])
        var firm = FirmReport()
        var benchmark = FirmReport()
        /// The rule that every event of the pair breaks.
        var broken: EventStudyIssue.Rule?
    }

    /// What is found in some events.
    struct Part: Sendable {
        /// The events that can be estimated, by group in the order of the first of each.
        var groups: [EventGroup] = []
        var issues: [EventStudyIssue] = []
        private var last: Int?

        /// Appends an event to its group; most follow one of the same.
        mutating func append(_ place: EventPlace, _ event: EventRequest) {
            let known = last.flatMap { groups[$0].holds(event) ? $0 : nil }
            let position = known ?? groups.firstIndex { $0.holds(event) } ?? groups.count
            if position == groups.count { groups.append(EventGroup(name: event.group, window: event.window)) }
            groups[position].append(place)
            last = position
        }
    }

    private let events: [EventRequest]
    private let minimumEstimation: Int
    /// The pairs of firm and benchmark that events name.
    let pairs: [Pair]
    /// The pieces in which events are checked, as runs of one pair.
    let runs: [[PairAlignment.Run]]

    /// - Complexity: O(events) and O(closes) for each pair; the pairs are pieces of the runner.
    init(_ request: EventStudyRequest, by size: Int, on runner: any PieceRunner) {
        events = request.events
        minimumEstimation = request.options.minimumEstimation
        let (names, runs) = PairAlignment.runs(request.events, by: size, on: runner)
        let alignment = PairAlignment(request, of: names)
        pairs = runner.map(names.count, by: 16) { $0.map { alignment.pair(names[$0]) } }.flatMap(\.self)
        self.runs = runs
    }

    /// The places of the events of a piece, and what is wrong with the others.
    func check(_ piece: Int) -> Part {
        var part = Part()
        for run in runs[piece] { check(run, &part) }
        return part
    }

    /// Checks consecutive events of one pair.
    private func check(_ run: PairAlignment.Run, _ part: inout Part) {
        let pair = pairs[run.pair]
        for index in run.events {
            let event = events[index]
            do {
                let place = try place(event, index, run.pair, pair)
                note(event, place, pair, &part.issues)
                part.append(place, event)
            } catch {
                part.issues.append(
                    EventStudyIssue(event: event.id, firm: event.firm, date: error.date, rule: error.rule))
            }
        }
    }

    private struct Reason: Error {
        let date: CivilDate
        let rule: EventStudyIssue.Rule
    }

    private func place(
        _ event: EventRequest, _ index: Int, _ number: Int, _ pair: Pair
    ) throws(Reason) -> EventPlace {
        if let broken = pair.broken { throw Reason(date: event.date, rule: broken) }
        let start = event.window.lowerBound
        guard event.estimationEnd < start else {
            throw Reason(
                date: event.date,
                rule: .windowsOverlap(estimationEnd: event.estimationEnd, windowStart: start))
        }
        let place = try windows(event, index, number, pair.returns)
        let first = pair.returns.dates[max(place.estimation.lowerBound - 1, 0)]
        let last = pair.returns.dates[place.window.upperBound - 1]
        if let bad = pair.firm.unusable(from: first, to: last)
            ?? pair.benchmark.unusable(from: first, to: last)
        {
            throw Reason(date: bad.date, rule: bad.rule)
        }
        return place
    }

    private func windows(
        _ event: EventRequest, _ index: Int, _ number: Int, _ returns: AlignedReturns
    ) throws(Reason) -> EventPlace {
        func reason(_ rule: EventStudyIssue.Rule) -> Reason { Reason(date: event.date, rule: rule) }
        let dates = returns.dates
        guard let first = dates.first, let last = dates.last else {
            throw reason(.estimationTooShort(had: 0, needed: minimumEstimation))
        }
        guard event.date <= last, event.date >= first else {
            throw reason(.dayOutsideData(first: first, last: last))
        }
        let day = returns.position(notBefore: event.date)
        let window = (day + event.window.lowerBound)..<(day + event.window.upperBound + 1)
        guard window.lowerBound >= 0, window.upperBound <= dates.count else {
            throw reason(.windowOutsideData(window: event.window, first: first, last: last))
        }
        let end = day + event.estimationEnd + 1
        let start = max(0, end - event.estimationLength)
        guard end - start >= min(minimumEstimation, event.estimationLength), end > start else {
            throw reason(.estimationTooShort(had: max(0, end - start), needed: minimumEstimation))
        }
        return EventPlace(index: index, pair: number, day: day, estimation: start..<end, window: window)
    }

    /// Notes that leave the event in.
    private func note(
        _ event: EventRequest, _ place: EventPlace, _ pair: Pair, _ issues: inout [EventStudyIssue]
    ) {
        func add(_ rule: EventStudyIssue.Rule, _ date: CivilDate) {
            issues.append(EventStudyIssue(event: event.id, firm: event.firm, date: date, rule: rule))
        }
        let dates = pair.returns.dates
        if dates[place.day] != event.date { add(.movedToSession(from: event.date), dates[place.day]) }
        if let (date, rows) = pair.firm.repeated { add(.repeatedDay(rows: rows), date) }
        if pair.firm.jumps.isEmpty { return }
        let firstDay = dates[place.estimation.lowerBound]
        let lastDay = dates[place.window.upperBound - 1]
        for jump in pair.firm.jumps where jump.date >= firstDay && jump.date <= lastDay {
            add(.suspectedSplit(ratio: jump.ratio), jump.date)
        }
    }
}
