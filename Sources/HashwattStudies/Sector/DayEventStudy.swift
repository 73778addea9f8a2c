// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
public import HashwattUnits

/// The sector's move of a day as an event study: one event day, every miner and landlord a firm.
///
/// The window ends with the day, as a brief knows nothing later. Returns are simple ones, so that the abnormal return
/// stands beside the move that is quoted.
public struct DayEventStudy: Sendable {
    /// The firms, the largest abnormal return first.
    public let firms: [Firm]
    /// Mean abnormal return of the day.
    public let mean: Figure
    /// The tests that the study recommends for it, the first to be read first.
    public let tests: [EventTestFigures]
    /// Mean cumulative abnormal return over the window.
    public let path: [EventPathPoint]
    /// Which tests to read, and why.
    public let recommendation: Recommendation
    /// Mean correlation of the firms' residuals before the day; nil for one firm.
    public let correlation: Figure?
    /// What was found about single firms.
    public let issues: [EventStudyIssue]
    /// The day.
    public let day: CivilDate

    /// A firm's abnormal return of the day.
    public struct Firm: Sendable {
        /// The ticker.
        public let ticker: String
        /// Its move.
        public let move: Figure
        /// Its move less what the market model expects.
        public let abnormal: Figure
        /// The t with forecast error.
        public let t: Figure
        /// The chance of such a return on an ordinary day.
        public let pValue: Figure
    }

    /// The event window: five sessions to the day.
    public static let window = -5...0

    /// The study of a day; nil where the day is no session, or no firm has 120 returns before.
    public init?(_ facts: FactSet, on day: CivilDate) {
        let data = SectorData(facts, on: day)
        guard NYSECalendar.supported.contains(day), NYSECalendar.isSession(day),
            let benchmark = data.series(SectorData.market)
        else { return nil }
        let names = data.names
        var options = EventStudyOptions()
        options.returns = .simple
        options.minimumEstimation = 120
        options.windows = Self.window.map { Self.window.lowerBound...$0 }
        options.bootstrap = BootstrapOptions(replications: 0)
        let request = EventStudyRequest(
            firms: names.compactMap(data.series), benchmarks: [benchmark],
            events: names.map {
                EventRequest(
                    id: $0, firm: $0, benchmark: SectorData.market, date: day, group: "sector",
                    window: Self.window)
            }, options: options)
        let solution = EventStudyProblem(request).solve()
        guard let group = solution.groups.first, let last = group.days.last else { return nil }
        let figures = EventStudyFigures(
            prefix: "day-study", day: day,
            method: EstimationMethod(
                name: "event study", guide: "event-study.md", command: "hashwatt sector day --date \(day)"))
        let market = MarketFigures(data.facts)
        firms = Self.firms(names, solution, figures, market, day)
        let abnormal = firms.map { $0.abnormal }
        guard let mean = figures.estimate("aar", "mean abnormal return", last.mean, .ratio, from: abnormal)
        else { return nil }
        self.mean = mean
        tests = group.recommendation.tests.map { figures.test($0, of: last, "day", from: abnormal) }
        path = Self.path(group, figures, abnormal)
        recommendation = group.recommendation
        correlation = group.meanCorrelation.flatMap {
            figures.estimate("correlation", "mean correlation of the residuals", $0, .one, from: abnormal)
        }
        // The series are quoted adjusted for splits: a large move is one.
        issues = solution.issues.filter { issue in
            if case .suspectedSplit = issue.rule { false } else { true }
        }
        self.day = day
    }

    private static func firms(
        _ names: [String], _ solution: EventStudySolution, _ figures: EventStudyFigures,
        _ market: MarketFigures, _ day: CivilDate
    ) -> [Firm] {
        names.enumerated().compactMap { index, ticker -> Firm? in
            guard let event = solution.event(at: index), let found = event.days.last,
                let move = market.move(ticker, on: day),
                let other = market.move(SectorData.market, on: day),
                let abnormal = figures.estimate(
                    "\(ticker)-ar", "\(ticker) abnormal return", found.value, .ratio, from: [move, other],
                    note: "market model over \(event.estimationReturns) returns"),
                let t = figures.estimate(
                    "\(ticker)-t", "\(ticker) abnormal return, t", found.test.value, .one, from: [abnormal]),
                let pValue = figures.estimate(
                    "\(ticker)-p", "\(ticker) abnormal return, p-value", found.test.pValue, .one, from: [t])
            else { return nil }
            return Firm(ticker: ticker, move: move, abnormal: abnormal, t: t, pValue: pValue)
        }.sorted { ($1.abnormal.value, $0.ticker) < ($0.abnormal.value, $1.ticker) }
    }

    private static func path(
        _ group: EventGroupResult, _ figures: EventStudyFigures, _ inputs: [Figure]
    ) -> [EventPathPoint] {
        group.windows.compactMap { window in
            figures.point(window, from: inputs)
        }
    }
}

extension EventStudyFigures {
    /// The end of a window as a point of the line of cumulative returns.
    func point(_ window: TestedReturn, from inputs: [Figure]) -> EventPathPoint? {
        let end = window.window.upperBound
        let part = "caar\(end < 0 ? "-before" : "")-\(end.magnitude)"
        guard
            let mean = estimate(
                part, "mean cumulative abnormal return to session \(end)", window.mean, .ratio, from: inputs)
        else { return nil }
        let half = Self.halfWidth(window)
        let band = half.map { half in
            [("low", window.mean - half), ("high", window.mean + half)].compactMap { name, value in
                estimate(
                    "\(part)-\(name)", "95 % band to session \(end), \(name) end", value, .ratio, from: [mean]
                )
            }
        }
        return EventPathPoint(session: end, mean: mean, band: band ?? [])
    }
}
