// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

extension EventStudyProblem {
    /// Estimates every event and tests every day and window of every group.
    ///
    /// - Parameter runner: computes pieces of the work, on threads where it has them; the result has the same bits.
    /// - Complexity: O(events · (estimation + window)), and O(window · events) for the signed ranks; one pass a step.
    public func solve(on runner: any PieceRunner = OneByOne()) -> EventStudySolution {
        var results: [EventGroupResult] = []
        var samples: [EventSample] = []
        var found = issues
        for group in groups {
            let shape = SampleShape(group, options)
            let all = runner.map(group.places.count, by: Self.piece) {
                EventPart(self, shape, group.places[$0])
            }
            for part in all { found += part.issues }
            let parts = all.filter { $0.sample.events > 0 }
            guard !parts.isEmpty else { continue }
            let suite = TestSuite(shape, parts, problem: self, runner: runner)
            results.append(Self.result(suite, group, runner))
            samples += parts.map(\.sample)
        }
        return EventStudySolution(asked: asked, groups: results, issues: found, samples: samples)
    }

    private static func result(
        _ suite: TestSuite, _ group: EventGroup, _ runner: any PieceRunner
    ) -> EventGroupResult {
        let tested = runner.map(suite.shape.columns, suite.tested)
        return EventGroupResult(
            name: group.name, window: group.window, events: suite.events,
            days: Array(tested[..<suite.shape.days]), windows: Array(tested[suite.shape.days...]),
            meanCorrelation: suite.meanCorrelation, positiveShare: suite.positiveShare,
            portfolioDeviation: suite.portfolioDeviation, recommendation: suite.recommendation)
    }
}
