// SPDX-License-Identifier: Apache-2.0

extension EventStudyProblem {
    /// Estimates every event and tests every day and window of every group.
    ///
    /// - Complexity: O(events · (estimation + window)), and O(window · events) for the signed ranks; one pass a step.
    public func solve() -> EventStudySolution {
        var results: [EventGroupResult] = []
        var samples: [EventSample] = []
        var found = issues
        for group in groups {
            var builder = SampleBuilder(self, group: group)
            builder.estimate(group.frames)
            found += builder.issues
            guard builder.sample.events > 0 else { continue }
            results.append(Self.test(builder.sample, group: group, problem: self))
            samples.append(builder.sample)
        }
        return EventStudySolution(asked: asked, groups: results, issues: found, samples: samples)
    }

    private static func test(
        _ sample: EventSample, group: EventGroup, problem: EventStudyProblem
    ) -> EventGroupResult {
        let suite = TestSuite(sample, problem: problem)
        return EventGroupResult(
            name: group.name, window: group.window, events: sample.events,
            days: (0..<sample.days).map(suite.day), windows: sample.windows.indices.map(suite.window),
            meanCorrelation: suite.meanCorrelation, positiveShare: suite.positiveShare,
            portfolioDeviation: suite.portfolioDeviation,
            recommendation: Recommendation(sample, meanCorrelation: suite.meanCorrelation))
    }
}
