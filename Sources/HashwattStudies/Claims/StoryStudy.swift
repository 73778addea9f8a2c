// SPDX-License-Identifier: Apache-2.0

public import HashwattClaims
public import HashwattFacts
import HashwattMarket
public import HashwattUnits

/// The event study of a story: the announcer's abnormal return on the day and over it and the next session.
///
/// The market model of `Guides/event-study.md` on log returns against QQQ, estimated over at most 250 sessions that end
/// eleven before the event; with fewer than sixty there is no study.
public struct StoryStudy: Hashable, Sendable {
    /// Whose stock.
    public let ticker: String
    /// The session that counts as day 0.
    public let session: CivilDate
    /// Abnormal return of day 0, as a fraction.
    public let abnormal: Double
    /// Its t.
    public let statistic: Double
    /// Cumulative abnormal return of days 0 and 1, as a fraction; nil where the closes end before.
    public let twoDays: Double?
    /// Sessions of the estimation.
    public let sessions: Int

    /// The study of a story; nil where the announcer has no closes around the day.
    public init?(_ story: Story, _ facts: FactSet) {
        guard let ticker = story.announcer.ticker, let firm = facts.closes[ticker], ticker != "QQQ",
            let market = facts.closes["QQQ"]
        else { return nil }
        let study = [0...1, 0...0].lazy.compactMap { Self.solve(story, firm, market, window: $0) }.first
        guard let study, let day = study.days.first(where: { $0.window.lowerBound == 0 }) else { return nil }
        self.ticker = ticker
        session = study.frame.session
        abnormal = day.value
        statistic = day.test.value
        twoDays = study.days.count > 1 ? study.days.map(\.value).reduce(0, +) : nil
        sessions = study.estimationReturns
    }

    private static func solve(
        _ story: Story, _ firm: HashwattFacts.CloseSeries, _ market: HashwattFacts.CloseSeries,
        window: ClosedRange<Int>
    ) -> EventResult? {
        let before = firm.index(onOrBefore: story.day) ?? 0
        let length = min(250, before - 12)
        guard length >= 60 else { return nil }
        let request = EventStudyRequest(
            firms: [MarketSeries(name: firm.ticker, dates: firm.dates, values: firm.closes)],
            benchmarks: [MarketSeries(name: market.ticker, dates: market.dates, values: market.closes)],
            events: [
                EventRequest(
                    id: "story", firm: firm.ticker, benchmark: market.ticker, date: story.day, window: window,
                    estimationLength: length)
            ])
        return EventStudyProblem(request).solve().event(at: 0)
    }
}
