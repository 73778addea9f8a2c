// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The tests of one day or of one window.
public struct TestedReturn: Hashable, Sendable {
    /// The window, relative to day 0; a day is a window of one.
    public let window: ClosedRange<Int>
    /// Firms with a return on the day, or on all days of the window.
    public let firms: Int
    /// Firms with a return above 0.
    public let positive: Int
    /// Mean of the (cumulative) abnormal returns: AAR or CAAR, as a fraction.
    public let mean: Double
    /// The mean weighted by the inverse standard deviations of the firms' residuals.
    public let precisionWeightedMean: Double
    /// Mean of the buy-and-hold abnormal returns, as a fraction; nil for a day.
    public let buyAndHold: Double?
    /// Every test, in the order of `EventTest.allCases`.
    public let outcomes: [TestOutcome]

    /// How a test ended.
    public subscript(test: EventTest) -> TestOutcome {
        guard let place = EventTest.allCases.firstIndex(of: test) else { return .notComputable(.noSpread) }
        return outcomes[place]
    }

    /// The value of a test, if it has one.
    public func value(_ test: EventTest) -> Double? { self[test].statistic?.value }
}

/// The results of one group of events with the same window.
public struct EventGroupResult: Sendable {
    /// Name of the group.
    public let name: String
    /// The event window, relative to day 0.
    public let window: ClosedRange<Int>
    /// Number of events estimated.
    public let events: Int
    /// AAR and its tests, one a day of the window.
    public let days: [TestedReturn]
    /// CAAR and its tests, one a window asked for.
    public let windows: [TestedReturn]
    /// Mean correlation of the firms' residuals in the estimation window; nil for one firm.
    public let meanCorrelation: Double?
    /// Share of positive residuals in the estimation window.
    public let positiveShare: Double
    /// Standard deviation over the estimation window of the firms' mean residual, one portfolio: the error of an AAR
    /// that allows for firms that move together (Brown, Warner 1980, appendix A.3).
    public let portfolioDeviation: Double
    /// Which tests to read, and why.
    public let recommendation: Recommendation
}

/// How one event ended.
public enum EventOutcome: Sendable {
    /// Estimated.
    case estimated(EventResult)
    /// Left out, and why.
    case excluded(EventStudyIssue)
}

/// What an event study found.
public struct EventStudySolution: Sendable {
    /// Results by group and window, in the order of the request.
    public let groups: [EventGroupResult]
    /// Everything found about single events, in the order of the request within each step.
    public let issues: [EventStudyIssue]
    /// Number of events asked for.
    public let asked: Int
    let samples: [EventSample]
    private let rows: [(sample: Int, row: Int)?]

    init(asked: Int, groups: [EventGroupResult], issues: [EventStudyIssue], samples: [EventSample]) {
        self.asked = asked
        self.groups = groups
        self.issues = issues
        self.samples = samples
        var rows = [(sample: Int, row: Int)?](repeating: nil, count: asked)
        for (index, sample) in samples.enumerated() {
            for (row, place) in sample.places.enumerated() { rows[place.index] = (index, row) }
        }
        self.rows = rows
    }

    /// How each event ended, in the order of the request.
    ///
    /// - Complexity: O(events · window), computed each time.
    public var events: [EventOutcome] {
        rows.indices.compactMap { index in
            if let row = rows[index] { return .estimated(EventResult(samples[row.sample], row.row)) }
            return nil
        } + issues.filter(\.excludes).map(EventOutcome.excluded)
    }

    /// The result of an event by its place in the request; nil if it was left out.
    public func event(at index: Int) -> EventResult? {
        guard rows.indices.contains(index), let row = rows[index] else { return nil }
        return EventResult(samples[row.sample], row.row)
    }
}
