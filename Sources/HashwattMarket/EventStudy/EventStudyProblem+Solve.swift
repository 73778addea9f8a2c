// SPDX-License-Identifier: Apache-2.0

public import HashwattNumerics

extension EventStudyProblem {
    /// Events that are estimated in one piece.
    private static let piece = 256

    /// Estimates every event and tests every day and window of every group.
    ///
    /// - Parameter runner: computes pieces of the work, on threads where it has them; the result has the same bits.
    /// - Complexity: O(events · (estimation + window)), and O(window · events) for the signed ranks; one pass a step.
    public func solve(on runner: any PieceRunner = OneByOne()) -> EventStudySolution {
        var results: [EventGroupResult] = []
        var samples: [EventSample] = []
        var found = issues
        for group in groups {
            let built = estimate(group, on: runner)
            found += built.issues
            guard built.sample.events > 0 else { continue }
            let suite = TestSuite(built.sample, built.residuals, problem: self, runner: runner)
            results.append(Self.result(suite, group: group))
            samples.append(built.sample)
        }
        return EventStudySolution(asked: asked, groups: results, issues: found, samples: samples)
    }

    private func estimate(_ group: EventGroup, on runner: any PieceRunner) -> SampleBuilder {
        let parts = runner.map(group.frames.count, by: Self.piece) { rows in
            var builder = SampleBuilder(self, group: group, capacity: rows.count)
            builder.estimate(rows, of: group.frames)
            return builder
        }
        guard parts.count > 1 else { return parts[0] }
        var all = SampleBuilder(self, group: group, capacity: group.frames.count)
        for part in parts { all.append(part) }
        return all
    }

    private static func result(_ suite: TestSuite, group: EventGroup) -> EventGroupResult {
        let sample = suite.sample
        return EventGroupResult(
            name: group.name, window: group.window, events: sample.events,
            days: (0..<sample.days).map(suite.day), windows: sample.windows.indices.map(suite.window),
            meanCorrelation: suite.meanCorrelation, positiveShare: suite.positiveShare,
            portfolioDeviation: suite.portfolioDeviation,
            recommendation: Recommendation(sample, meanCorrelation: suite.meanCorrelation))
    }
}
