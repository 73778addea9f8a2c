// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// The estimated events of one group in flat arrays, one row an event: everything the tests need.
///
/// Columns 0 ..< days are the days of the event window; columns days ..< columns are the windows for which a
/// cumulative return is asked. A missing return is NaN.
struct EventSample: Sendable {
    /// Event window, relative to day 0.
    let window: ClosedRange<Int>
    /// Windows of the cumulative columns, relative to day 0.
    let windows: [ClosedRange<Int>]
    let dialect: Dialect
    let returns: ReturnKind
    /// Coefficients that the model's residuals pay for.
    let parameters: Int
    /// Length of the longest estimation window; residuals are aligned at its end.
    let estimationDays: Int
    /// Coefficients per event.
    let width: Int
    /// The events of the group, those among them that were left out too.
    private let all: [EventFrame]
    /// Place of each row's event in `all`.
    private(set) var rows: [Int] = []
    /// Returns from which residuals of the market model are computed again, which is quicker than fetching them.
    let pairs: [AlignedReturns]
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
    init(group: EventGroup, problem: EventStudyProblem, capacity: Int) {
        let options = problem.options
        window = group.window
        windows = options.windows.isEmpty ? [group.window] : options.windows
        dialect = options.dialect
        returns = options.returns
        parameters = options.model.parameters
        estimationDays = group.estimationDays
        pairs = problem.pairs
        all = group.frames
        switch options.model {
        case .marketAdjusted: width = 0
        case .garch: width = 5
        case .meanAdjusted: width = 1
        default: width = options.model.parameters
        }
        abnormal.reserveCapacity(capacity * columns)
        factors.reserveCapacity(capacity * columns)
    }

    /// Adds the events of another part of the same group.
    mutating func append(_ other: EventSample) {
        let offset = stored.count
        stored += other.stored
        storedAt += other.storedAt.map { $0.map { $0 + offset } }
        rows += other.rows
        counts += other.counts
        complete += other.complete
        scales += other.scales
        coefficients += other.coefficients
        abnormal += other.abnormal
        factors += other.factors
        buyAndHold += other.buyAndHold
        hasGaps = hasGaps || other.hasGaps
    }

    /// Appends the next row: an event by its place in the group.
    mutating func append(row place: Int) { rows.append(place) }

    /// Appends an event's residuals, or leaves them to be computed again from α, β and the returns.
    mutating func store(_ residuals: ArraySlice<Double>?) {
        guard let residuals else { return storedAt.append(nil) }
        storedAt.append(stored.count)
        for _ in residuals.count..<estimationDays { stored.append(.nan) }
        stored += residuals
    }

    /// Writes the residuals of an event into the front of a row, aligned at the end of the estimation window: NaN
    /// where there is none.
    func residuals(_ event: Int, into row: inout [Double]) {
        if let start = storedAt[event] {
            for day in 0..<estimationDays { row[day] = stored[start + day] }
            return
        }
        let frame = all[rows[event]]
        let pair = pairs[frame.pair]
        let gap = estimationDays - frame.estimation.count
        for day in 0..<gap { row[day] = .nan }
        MarketModelKernel.residuals(
            of: frame.estimation, y: pair.firm, x: pair.regressors[0],
            alpha: coefficients[event * width], beta: coefficients[event * width + 1], into: &row, at: gap)
    }

    /// Number of events.
    var events: Int { rows.count }
    /// The events, in the order of their rows.
    var frames: LazyMapCollection<[Int], EventFrame> { rows.lazy.map { [all] in all[$0] } }
    /// Days of the event window.
    var days: Int { window.count }
    /// Days and cumulative windows.
    var columns: Int { window.count + windows.count }

    /// The standardised abnormal return of a cell, or NaN.
    @inline(__always)
    func standardised(_ event: Int, _ column: Int) -> Double {
        let cell = event * columns + column
        let spread = scales[event] * factors[cell].squareRoot()
        if column < days { return abnormal[cell] / dialect.rounding(spread) }
        return abnormal[cell] / spread
    }

    /// The columns of a cumulative window.
    func columns(of index: Int) -> Range<Int> {
        let asked = windows[index]
        return (asked.lowerBound - window.lowerBound)..<(asked.upperBound - window.lowerBound + 1)
    }
}
