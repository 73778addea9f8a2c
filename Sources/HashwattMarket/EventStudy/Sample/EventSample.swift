// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// Consecutive estimated events of one group in flat arrays, one row an event: everything the tests need.
///
/// A missing return is NaN.
struct EventSample: Sendable {
    let shape: SampleShape
    /// The events as asked for, those of other groups too.
    private let requests: [EventRequest]
    /// Returns from which residuals of the market model are computed again, which is quicker than fetching them.
    let pairs: [AlignedReturns]
    /// The events, one a row.
    private(set) var places: [EventPlace] = []
    /// Residuals that cost more: estimationDays an event, NaN where there is none.
    private var stored: [Double] = []
    /// Place of an event's residuals in `stored`; nil where they are computed again.
    private var storedAt: [Int?] = []
    /// Number of residuals per event.
    var counts: [Int] = []
    /// Whether an estimation window has as many returns as the longest one.
    var complete: [Bool] = []
    /// Standard deviation of the residuals per event.
    var scales: [Double] = []
    /// events × width.
    var coefficients: [Double] = []
    /// events × columns: AR and CAR, rounded where the dialect rounds.
    var abnormal: [Double] = []
    /// events × columns: variance of AR or CAR over the residual variance, with the error of the forecast.
    var factors: [Double] = []
    /// events × windows: buy-and-hold abnormal returns.
    var buyAndHold: [Double] = []
    /// Whether a day of an event window has no return.
    var hasGaps = false

    /// An empty sample of a group of a problem, with room for some events.
    init(_ problem: EventStudyProblem, _ shape: SampleShape, capacity: Int) {
        self.shape = shape
        requests = problem.requests
        pairs = problem.pairs
        places.reserveCapacity(capacity)
        storedAt.reserveCapacity(capacity)
        counts.reserveCapacity(capacity)
        complete.reserveCapacity(capacity)
        scales.reserveCapacity(capacity)
        coefficients.reserveCapacity(capacity * shape.width)
        abnormal.reserveCapacity(capacity * shape.columns)
        factors.reserveCapacity(capacity * shape.columns)
        buyAndHold.reserveCapacity(capacity * shape.windows.count)
    }

    /// Appends the next row: an event by its place.
    mutating func append(_ place: EventPlace) { places.append(place) }

    /// Appends an event's residuals, or leaves them to be computed again from α, β and the returns.
    mutating func store(_ residuals: ArraySlice<Double>?) {
        guard let residuals else { return storedAt.append(nil) }
        storedAt.append(stored.count)
        for _ in residuals.count..<shape.estimationDays { stored.append(.nan) }
        stored += residuals
    }

    /// Writes the residuals of an event into the front of a row, aligned at the end of the estimation window: NaN
    /// where there is none.
    func residuals(_ event: Int, into row: inout [Double]) {
        let pair = pairs[places[event].pair]
        let market = pair.regressors.first ?? []
        residuals(event, of: pair.firm.span, on: market.span, into: &row)
    }

    /// The same, with the returns of the event's firm and benchmark at hand.
    func residuals(_ event: Int, of firm: Span<Double>, on market: Span<Double>, into row: inout [Double]) {
        let days = shape.estimationDays
        if let start = storedAt[event] {
            for day in 0..<days { row[day] = stored[start + day] }
            return
        }
        let window = places[event].estimation
        let gap = days - window.count
        for day in 0..<gap { row[day] = .nan }
        MarketModelKernel.residuals(
            y: firm.extracting(window), x: market.extracting(window),
            alpha: coefficients[event * shape.width], beta: coefficients[event * shape.width + 1], into: &row,
            at: gap)
    }

    /// Number of events.
    var events: Int { places.count }

    /// The sessions taken as day 0, one a row.
    var sessions: LazyMapSequence<[EventPlace], CivilDate> {
        places.lazy.map { [pairs] in pairs[$0.pair].dates[$0.day] }
    }

    /// An event's request and sessions.
    func frame(_ event: Int) -> EventFrame {
        let place = places[event]
        return EventFrame(place, request: requests[place.index], dates: pairs[place.pair].dates)
    }

    /// The standardised abnormal return of a cell, or NaN.
    @inline(__always)
    func standardised(_ event: Int, _ column: Int) -> Double {
        let cell = event * shape.columns + column
        let spread = scales[event] * factors[cell].squareRoot()
        if column < shape.days { return abnormal[cell] / shape.dialect.rounding(spread) }
        return abnormal[cell] / spread
    }
}
