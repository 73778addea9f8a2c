// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
public import HashwattUnits

/// The lease announcements of listed landlords as an event study of many events.
///
/// GPU cloud is no lease, and totals of leases are no announcements. An announcement counts where it is dated to a day,
/// where at least 120 returns lie before it, and where the session after it has passed.
public struct LeaseEventStudy: Sendable {
    /// The announcements that were estimated, by day.
    public let events: [Announcement]
    /// Those that were not, and why, with the length of their estimation where it was too short.
    public let apart: [Apart]
    /// The windows with their means and tests.
    public let windows: [Window]
    /// Mean cumulative abnormal return over the event window.
    public let path: [EventPathPoint]
    /// Which tests to read, and why.
    public let recommendation: Recommendation?
    /// The same windows without announcements whose day is not confirmed; empty where all are.
    public let confirmed: [Window]
    /// The day as of which the study is made.
    public let day: CivilDate

    /// An announcement and its abnormal returns.
    public struct Announcement: Sendable {
        /// The lease.
        public let deal: Deal
        /// The session that was taken for day 0.
        public let session: CivilDate
        /// Returns in the estimation window.
        public let returns: Int
        /// Abnormal returns, one a window of `LeaseEventStudy.windows`, with t and p-value.
        public let values: [(value: Figure, t: Figure, pValue: Figure)]
    }

    /// An announcement that was left out.
    public struct Apart: Sendable {
        /// The lease.
        public let deal: Deal
        /// Why.
        public let why: String
    }

    /// A window over all announcements.
    public struct Window: Sendable {
        /// The sessions.
        public let window: ClosedRange<Int>
        /// How many announcements.
        public let events: Int
        /// How many with a gain.
        public let positive: Int
        /// Mean abnormal return.
        public let mean: Figure
        /// The tests that the study recommends.
        public let tests: [EventTestFigures]
    }

    /// Sessions round the announcement.
    public static let eventWindow = -5...5
    /// The windows that are tested: the day, with the session after, three days.
    public static let tested: [ClosedRange<Int>] = [0...0, 0...1, -1...1]
    /// Returns that an estimation needs.
    public static let minimum = 120

    /// The study as of a day.
    public init(_ facts: FactSet, on day: CivilDate) {
        let data = SectorData(facts, on: day)
        self.day = day
        let leases = data.facts.deals.filter { deal in
            deal.status == .signed && !deal.isCumulative
                && ![.graphicsCloud, .noLease].contains(deal.leaseClass)
        }.sorted { ($0.announced.latest, $0.id) < ($1.announced.latest, $1.id) }
        let solved = LeaseSolver(data).solve(leases)
        events = solved.events
        apart = solved.apart
        windows = solved.windows
        path = solved.path
        recommendation = solved.recommendation
        let sure = leases.filter { $0.dateCertainty == .day }
        let isMixed = solved.events.contains { $0.deal.dateCertainty != .day }
        confirmed = isMixed ? LeaseSolver(data, prefix: "lease-study-confirmed").solve(sure).windows : []
    }
}

/// Solves the study of some leases.
private struct LeaseSolver {
    let data: SectorData
    let figures: EventStudyFigures
    let market: MarketFigures

    struct Solved {
        var events: [LeaseEventStudy.Announcement] = []
        var apart: [LeaseEventStudy.Apart] = []
        var windows: [LeaseEventStudy.Window] = []
        var path: [EventPathPoint] = []
        var recommendation: Recommendation?
    }

    init(_ data: SectorData, prefix: String = "lease-study") {
        self.data = data
        market = MarketFigures(data.facts)
        figures = EventStudyFigures(
            prefix: prefix, day: data.day,
            method: EstimationMethod(
                name: "event study", guide: "event-study.md",
                command: "hashwatt sector leases --date \(data.day)"))
    }

    func solve(_ leases: [Deal]) -> Solved {
        var solved = Solved()
        guard let benchmark = data.series(SectorData.market) else { return solved }
        // The window is cut where the last announcements have not had five sessions yet.
        let usable = leases.filter { reason(against: $0, benchmark) == nil }
        solved.apart = leases.compactMap { deal in
            reason(against: deal, benchmark).map { LeaseEventStudy.Apart(deal: deal, why: $0) }
        }
        let window = eventWindow(usable, benchmark)
        let windows = LeaseEventStudy.tested.filter { window.contains($0.upperBound) }
        let steps = window.map { window.lowerBound...$0 }
        var options = EventStudyOptions()
        options.returns = .simple
        options.minimumEstimation = LeaseEventStudy.minimum
        options.windows = windows + steps
        options.bootstrap = BootstrapOptions(replications: 0)
        let request = EventStudyRequest(
            firms: Set(usable.map { $0.ticker }).sorted().compactMap(data.series), benchmarks: [benchmark],
            events: usable.map { deal in
                EventRequest(
                    id: deal.id, firm: deal.ticker, benchmark: SectorData.market,
                    date: deal.announced.latest, group: "leases", window: window)
            }, options: options)
        let solution = EventStudyProblem(request).solve()
        for (index, deal) in usable.enumerated() {
            if let event = solution.event(at: index), let found = announcement(deal, event, windows.count) {
                solved.events.append(found)
            } else {
                let issue = solution.issues.first { $0.event == deal.id && $0.excludes }
                solved.apart.append(.init(deal: deal, why: issue?.rule.description ?? "no return"))
            }
        }
        guard let group = solution.groups.first else { return solved }
        let inputs = solved.events.compactMap { $0.values.first?.value }
        solved.recommendation = group.recommendation
        solved.windows = group.windows.prefix(windows.count).compactMap {
            self.window($0, group.recommendation, inputs)
        }
        solved.path = group.windows.dropFirst(windows.count).compactMap { figures.point($0, from: inputs) }
        return solved
    }

    /// Why a lease cannot be an event, before anything is estimated.
    private func reason(against deal: Deal, _ benchmark: MarketSeries) -> String? {
        guard case .day(let day) = deal.announced else { return "only the month or year is known" }
        guard let series = data.series(deal.ticker), let first = series.dates.first else {
            return "no closes of \(deal.ticker)"
        }
        guard let session = NYSECalendar.session(onOrAfter: day), session >= first else {
            return "closes of \(deal.ticker) begin on \(first)"
        }
        let after = NYSECalendar.session(session, offsetBy: 1) ?? session
        guard let last = benchmark.dates.last, after <= last else {
            return "the session after it is later than \(data.day)"
        }
        let before = series.dates.filter { $0 < session }.count - 1 + EstimationWindow().end + 1
        guard before >= LeaseEventStudy.minimum else {
            return "\(max(0, before)) estimation sessions, \(LeaseEventStudy.minimum) are needed"
        }
        return nil
    }

    /// Five sessions to either side, fewer after where the latest announcement has not had them.
    private func eventWindow(_ deals: [Deal], _ benchmark: MarketSeries) -> ClosedRange<Int> {
        let whole = LeaseEventStudy.eventWindow
        guard let last = benchmark.dates.last else { return whole }
        let after = deals.compactMap { deal -> Int? in
            guard let session = NYSECalendar.session(onOrAfter: deal.announced.latest), session <= last else {
                return nil
            }
            return NYSECalendar.distance(from: session, to: last)
        }
        return whole.lowerBound...min(whole.upperBound, max(0, after.min() ?? whole.upperBound))
    }

    private func announcement(_ deal: Deal, _ event: EventResult, _ count: Int)
        -> LeaseEventStudy.Announcement?
    {
        let session = event.frame.session
        guard let move = market.move(deal.ticker, on: session),
            let other = market.move(SectorData.market, on: session)
        else { return nil }
        let values = event.windows.prefix(count).compactMap { found -> (Figure, Figure, Figure)? in
            let part = "\(deal.id)-\(found.window.lowerBound)-\(found.window.upperBound)"
            let words = "\(deal.ticker)–\(deal.tenant), sessions \(found.window.text)"
            guard
                let value = figures.estimate(
                    part, "\(words), abnormal return", found.value, .ratio, from: [move, other],
                    note: "market model over \(event.estimationReturns) returns"),
                let t = figures.estimate("\(part)-t", "\(words), t", found.test.value, .one, from: [value]),
                let pValue = figures.estimate(
                    "\(part)-p", "\(words), p-value", found.test.pValue, .one, from: [t])
            else { return nil }
            return (value, t, pValue)
        }
        guard values.count == count else { return nil }
        return .init(deal: deal, session: session, returns: event.estimationReturns, values: values)
    }

    private func window(
        _ found: TestedReturn, _ recommendation: Recommendation, _ inputs: [Figure]
    ) -> LeaseEventStudy.Window? {
        let part = "mean\(found.window.lowerBound)-\(found.window.upperBound)"
        guard
            let mean = figures.estimate(
                part, "mean abnormal return, sessions \(found.window.text)", found.mean, .ratio, from: inputs)
        else { return nil }
        return .init(
            window: found.window, events: found.firms, positive: found.positive, mean: mean,
            tests: recommendation.tests.map {
                figures.test(
                    $0, of: found, "sessions\(found.window.lowerBound)-\(found.window.upperBound)",
                    from: inputs)
            })
    }
}

extension ClosedRange<Int> {
    /// A window for a reader: `−1 to +1`, or `0`.
    public var text: String {
        func signed(_ value: Int) -> String {
            value < 0 ? "\u{2212}\(value.magnitude)" : value > 0 ? "+\(value)" : "0"
        }
        return count == 1 ? signed(lowerBound) : "\(signed(lowerBound)) to \(signed(upperBound))"
    }
}
