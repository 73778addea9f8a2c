// SPDX-License-Identifier: Apache-2.0

/// Sums over the events of a column for Patell's test and the tests on the firms' own variances.
struct PatellSums: Sendable {
    /// Σ s² of the firms with a return.
    private(set) var squares: [Double]
    /// Σ of the standardised returns of days, and of the windows' over their own standard deviation.
    private var totals: [Double]
    /// Σ of the variances (M − 2)/(M − 4).
    private var variances: [Double]
    /// Σ AR/s and Σ 1/s.
    private var weighted: [Double]
    private var weights: [Double]
    private var counts: [Double]
    private let days: Int

    /// The sums over no event.
    init(_ shape: SampleShape) {
        squares = [Double](repeating: 0, count: shape.columns)
        totals = squares
        variances = squares
        weighted = squares
        weights = squares
        counts = squares
        days = shape.days
    }

    /// Source: J. Patell, *Corporate Forecasts of Earnings per Share and Stock Price Behavior*, Journal of Accounting
    /// Research 14 (1976), 246–276: a standardised return has the variance (M − 2)/(M − 4), of t.
    ///
    /// - Parameter table: events × columns, the standardised returns.
    /// - Complexity: O(events · columns).
    init(_ sample: EventSample, table: [Double]) {
        let shape = sample.shape
        self.init(shape)
        for event in 0..<sample.events {
            let cells = event * shape.columns..<(event + 1) * shape.columns
            let degrees = Double(sample.counts[event] - shape.parameters)
            let variance = degrees > 2 ? degrees / (degrees - 2) : .nan
            let row = table.span.extracting(cells)
            let scale = sample.scales[event]
            Self.add(scale * scale, where: row, to: &squares)
            Self.add(1 / scale, where: row, to: &weights)
            Self.add(variance, where: row, to: &variances)
            Self.add(1, where: row, to: &counts)
            Self.add(sample.abnormal.span.extracting(cells), times: 1 / scale, to: &weighted)
            Self.add(row.extracting(first: days), times: 1, to: &totals)
            for index in shape.windows.indices where !row[days + index].isNaN {
                var total = 0.0
                var returns = 0.0
                for column in shape.columns(of: index) where !row[column].isNaN {
                    total += row[column]
                    returns += 1
                }
                totals[days + index] += total / (returns * variance).squareRoot()
            }
        }
    }

    /// Adds a value to the columns of a row that have a return.
    private static func add(_ value: Double, where row: Span<Double>, to sums: inout [Double]) {
        var sums = sums.mutableSpan
        for column in row.indices {
            let cell = unsafe row[unchecked: column]
            unsafe sums[unchecked: column] += cell == cell ? value : 0
        }
    }

    /// Adds the cells of a row that are there, times a weight.
    private static func add(_ row: Span<Double>, times weight: Double, to sums: inout [Double]) {
        var sums = sums.mutableSpan
        for column in row.indices {
            let cell = unsafe row[unchecked: column] * weight
            unsafe sums[unchecked: column] += cell == cell ? cell : 0
        }
    }

    /// Adds the sums over other events.
    mutating func add(_ other: PatellSums) {
        squares.add(other.squares)
        totals.add(other.totals)
        variances.add(other.variances)
        weighted.add(other.weighted)
        weights.add(other.weights)
        counts.add(other.counts)
    }

    /// Patell's z of a column.
    func z(_ column: Int) -> Double {
        totals[column] / (column < days ? variances[column] : counts[column]).squareRoot()
    }

    /// Σ AR/s over Σ 1/s.
    func precisionWeighted(_ column: Int) -> Double { weighted[column] / weights[column] }
}
