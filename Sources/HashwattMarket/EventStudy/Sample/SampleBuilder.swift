// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// Estimates events of a group, one after the other, into an `EventSample`.
struct SampleBuilder: Sendable {
    let problem: EventStudyProblem
    let shape: SampleShape
    var sample: EventSample
    var residuals: ResidualSums
    private(set) var issues: [EventStudyIssue] = []
    /// Residuals of the event at hand.
    var scratch: [Double]
    /// The row of the event at hand.
    var row: MarketModelKernel.Row
    /// Expected returns of the event window, as growth is compounded over it.
    var expected: [Double]

    init(_ problem: EventStudyProblem, _ shape: SampleShape, capacity: Int) {
        self.problem = problem
        self.shape = shape
        sample = EventSample(problem, shape, capacity: capacity)
        residuals = ResidualSums(days: shape.estimationDays, rounding: shape.dialect.rounding)
        scratch = [Double](repeating: 0, count: shape.estimationDays)
        row = MarketModelKernel.Row(columns: shape.columns)
        expected = [Double](repeating: 0, count: shape.days)
    }

    /// Estimates events of the group; those that cannot be are issues.
    mutating func estimate(_ places: ArraySlice<EventPlace>) {
        var start = places.startIndex
        while start < places.endIndex {
            var end = start + 1
            while end < places.endIndex, places[end].pair == places[start].pair { end += 1 }
            estimate(places[start..<end], on: problem.pairs[places[start].pair])
            start = end
        }
    }

    /// Estimates consecutive events of one pair.
    private mutating func estimate(_ places: ArraySlice<EventPlace>, on pair: AlignedReturns) {
        let isPlain = problem.options.model == .marketModel && pair.spans.isEmpty
        let market = isPlain ? pair.regressors[0] : []
        for place in places {
            if isPlain, fast(place, firm: pair.firm.span, market: market.span) {
                sample.append(place)
            } else if let rule = general(place, pair) {
                note(place, rule)
            } else {
                sample.append(place)
            }
        }
    }

    /// Appends what goes with an event's residuals.
    mutating func keep(_ place: EventPlace, scale: Double, count: Int) {
        sample.counts.append(count)
        sample.complete.append(count == shape.estimationDays)
        sample.scales.append(scale)
        let asked = problem.requests[place.index].estimationLength
        if count < asked { note(place, .shortEstimation(had: count, asked: asked)) }
    }

    mutating func note(_ place: EventPlace, _ rule: EventStudyIssue.Rule) {
        let request = problem.requests[place.index]
        let session = problem.pairs[place.pair].dates[place.day]
        issues.append(EventStudyIssue(event: request.id, firm: request.firm, date: session, rule: rule))
    }
}
