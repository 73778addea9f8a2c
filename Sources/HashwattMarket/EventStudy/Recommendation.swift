// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Which tests of a group to read, and why, in plain language.
public struct Recommendation: Hashable, Sendable {
    /// What decides.
    public enum Situation: Hashable, Sendable {
        /// One firm: there is nothing to average.
        case oneFirm
        /// All firms share one event day.
        case oneDay(meanCorrelation: Double)
        /// Events overlap in calendar time without being on one day.
        case overlapping(share: Double)
        /// Events lie apart from each other.
        case apart
    }

    /// What decides.
    public let situation: Situation
    /// The tests to read, the first one first.
    public let tests: [EventTest]
    /// The reason, in sentences for a reader who does not know the tests' names.
    public let text: String

    init(events: Int, hasGaps: Bool, overlap: EventOverlap, meanCorrelation: Double?) {
        let situation = Self.situation(events, overlap, meanCorrelation)
        self.situation = situation
        var text: String
        switch situation {
        case .oneFirm:
            tests = [.timeSeries]
            text = """
                One firm: read the t of its abnormal return against its own past. Averages and tests across firms \
                do not exist.
                """
        case .oneDay(let correlation):
            tests = [.adjustedStandardised, .generalisedRankT]
            text = """
                All firms share one event day, so their returns move together (mean correlation of the residuals \
                \(Self.rounded(correlation))) and tests that take firms as independent find effects that are not \
                there. Read the standardised test of Boehmer, Musumeci and Poulsen as adjusted by Kolari and \
                Pynnönen, and their generalised rank test, which also stands outliers.
                """
        case .overlapping(let share):
            tests = [.adjustedStandardised, .generalisedRankT, .calendarTime]
            text = """
                \(Int((share * 100).rounded())) % of the events share their window with another one, so firms are not \
                independent. Read the adjusted standardised test, the generalised rank test, and for the window \
                the calendar-time portfolio.
                """
        case .apart:
            tests = [.standardised, hasGaps ? .corradoZivneyRank : .generalisedRankT]
            text = """
                The event windows lie apart in time, so firms may be taken as independent. Read the standardised \
                test of Boehmer, Musumeci and Poulsen, which stands a rise of variance by the event, with a rank test \
                beside it against outliers.
                """
        }
        if events > 1, events < 10 {
            text += " With \(events) firms every test has little power; name the firms one by one."
        }
        self.text = text
    }

    private static func situation(
        _ events: Int, _ overlap: EventOverlap, _ correlation: Double?
    ) -> Situation {
        if events < 2 { return .oneFirm }
        if overlap.isOneDay { return .oneDay(meanCorrelation: correlation ?? 0) }
        return overlap.share > 0.25 ? .overlapping(share: overlap.share) : .apart
    }

    private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }
}
