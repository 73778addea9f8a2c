// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// The abnormal returns of one event and their tests.
public struct EventResult: Sendable {
    /// An abnormal return of a day or of a window, and its t.
    public struct Tested: Hashable, Sendable {
        /// The window, relative to day 0; a day is a window of one.
        public let window: ClosedRange<Int>
        /// AR or CAR, as a fraction; NaN where a return is missing.
        public let value: Double
        /// √variance with the error of the estimated coefficients, unless the dialect leaves it out.
        public let standardError: Double
        /// value / standardError against Student's t.
        public let test: Statistic
        /// value over the residual standard deviation times √days, without the error of the coefficients.
        public let simpleT: Double
    }

    /// The event's windows and days.
    public let frame: EventFrame
    /// α, β and the other coefficients, in the order of the model; empty for the market-adjusted one.
    public let coefficients: [Double]
    /// Standard deviation of the residuals.
    public let residualDeviation: Double
    /// Returns in the estimation window.
    public let estimationReturns: Int
    /// One a day of the event window.
    public let days: [Tested]
    /// One a window asked for.
    public let windows: [Tested]
    /// Buy-and-hold abnormal return per window, as a fraction.
    public let buyAndHold: [Double]

    init(_ sample: EventSample, _ row: Int) {
        let shape = sample.shape
        frame = sample.frame(row)
        coefficients = Array(sample.coefficients[row * shape.width..<(row + 1) * shape.width])
        residualDeviation = sample.scales[row]
        estimationReturns = sample.counts[row]
        let count = shape.windows.count
        buyAndHold = Array(sample.buyAndHold[row * count..<(row + 1) * count])
        let first = shape.window.lowerBound
        days = (0..<shape.days).map { Self.tested(sample, row, $0, (first + $0)...(first + $0)) }
        windows = shape.windows.indices.map {
            Self.tested(sample, row, shape.days + $0, shape.windows[$0])
        }
    }

    private static func tested(_ sample: EventSample, _ row: Int, _ column: Int, _ window: ClosedRange<Int>)
        -> Tested
    {
        let shape = sample.shape
        let cell = row * shape.columns + column
        let value = sample.abnormal[cell]
        let scale = sample.scales[row]
        let degrees = Double(max(1, sample.counts[row] - shape.parameters))
        let length = Double(window.count)
        let simple = scale * length.squareRoot()
        var error = scale * sample.factors[cell].squareRoot()
        if !shape.dialect.forecastErrorInCAR { error = shape.dialect.rounding(scale) * length.squareRoot() }
        let t = value / error
        return Tested(
            window: window, value: value, standardError: error,
            test: Statistic(t, .studentT(degrees: degrees)), simpleT: value / simple)
    }
}
