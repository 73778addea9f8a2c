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
    /// The events, in the order of their rows.
    var frames: [EventFrame] = []
    /// events × estimationDays: residuals, NaN where there is none.
    var residuals: [Double] = []
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

    init(group: EventGroup, options: EventStudyOptions) {
        window = group.window
        windows = options.windows.isEmpty ? [group.window] : options.windows
        dialect = options.dialect
        returns = options.returns
        parameters = options.model.parameters
        estimationDays = group.frames.reduce(0) { max($0, $1.estimation.count) }
        switch options.model {
        case .marketAdjusted: width = 0
        case .garch: width = 5
        case .meanAdjusted: width = 1
        default: width = options.model.parameters
        }
        let events = group.frames.count
        residuals.reserveCapacity(events * estimationDays)
        abnormal.reserveCapacity(events * columns)
        factors.reserveCapacity(events * columns)
    }

    /// Number of events.
    var events: Int { frames.count }
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
