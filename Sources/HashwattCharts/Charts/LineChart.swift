// SPDX-License-Identifier: Apache-2.0

/// Lines with bands: a cumulative average abnormal return with its confidence interval.
public struct LineChart: Hashable, Sendable, ChartDrawing {
    /// A line.
    public struct Series: Hashable, Sendable {
        /// Its name, written at its end.
        public let name: String
        /// Where along the axis, ascending.
        public let x: [Double]
        /// The values, as many.
        public let y: [Double]
        /// Lower end of the band, as many, or none.
        public let low: [Double]
        /// Upper end of the band, as many, or none.
        public let high: [Double]

        /// A line.
        public init(name: String, x: [Double], y: [Double], low: [Double] = [], high: [Double] = []) {
            precondition(x.count == y.count, "line \(name) has \(x.count) x and \(y.count) y")
            precondition(
                low.count == high.count && (low.isEmpty || low.count == x.count),
                "the band of line \(name) has \(low.count) and \(high.count) ends for \(x.count) points")
            self.name = name
            self.x = x
            self.y = y
            self.low = low
            self.high = high
        }
    }

    /// A vertical line with a text: an event.
    public struct Marker: Hashable, Sendable {
        /// Where.
        public let x: Double
        /// What happened.
        public let text: String

        /// An event.
        public init(x: Double, text: String) {
            self.x = x
            self.text = text
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// The value axis.
    public let axis: ChartAxis
    /// The other axis.
    public let horizontal: ChartHorizontal
    /// The lines, at most seven, at least one with a point.
    public let series: [Series]
    /// Events.
    public let markers: [Marker]
    /// What the bands are, for the key; empty where there is none.
    public let bandText: String
    /// Whether zero must be in sight.
    public let hasZero: Bool

    /// A line chart.
    public init(
        frame: ChartFrame, axis: ChartAxis, horizontal: ChartHorizontal, series: [Series],
        markers: [Marker] = [], bandText: String = "", hasZero: Bool = true
    ) {
        precondition(series.contains { !$0.x.isEmpty }, "a line chart needs a point: \(frame.title)")
        precondition(series.count <= 7, "a line chart has at most seven series: \(series.count)")
        self.frame = frame
        self.axis = axis
        self.horizontal = horizontal
        self.series = series
        self.markers = markers
        self.bandText = bandText
        self.hasZero = hasZero
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        var values = series.flatMap { $0.y + $0.low + $0.high }
        if hasZero { values.append(0) }
        let ticks = Ticks(covering: values.min() ?? 0, values.max() ?? 0, count: 5)
        let keyBottom = canvas.key(entries(canvas), y: top - 2)
        let plot = plot(ticks, top: canvas.axisTitle(axis.title, y: keyBottom) + 8, on: canvas)
        canvas.leftAxis(ticks, axis, plot.y, from: plot.left, to: plot.right)
        let bottom = canvas.bottomAxis(horizontal, plot, gridTop: plot.bottom)
        for (index, line) in series.enumerated() where !line.low.isEmpty {
            canvas.path(plot.area(line.x, low: line.low, high: line.high), "hw-a\(index + 1)")
        }
        if hasZero { canvas.line(plot.left, plot.y(0), plot.right, plot.y(0), "hw-zero") }
        drawMarkers(plot, on: &canvas)
        for (index, line) in series.enumerated() where !line.x.isEmpty {
            canvas.path(plot.line(line.x, line.y), "hw-s\(index + 1) hw-d\(index + 1)")
        }
        if !canvas.isNarrow { drawNames(plot, on: &canvas) }
        return bottom
    }

    private func plot(_ ticks: Ticks, top: Double, on canvas: SVGCanvas) -> Plot {
        let left = canvas.leftRoom(ticks, axis)
        let names = series.map { TextMetrics.width($0.name, size: 13, isBold: true) + 10 }.max() ?? 0
        let right = canvas.width - (canvas.isNarrow ? 8 : min(names, 200))
        let bottom = top + (canvas.isNarrow ? 210 : 290)
        let (low, high) = Self.span(series.flatMap { $0.x })
        return Plot(
            left: left, right: right, top: top, bottom: bottom,
            x: LinearScale(low: low, high: high, start: left, end: right),
            y: LinearScale(low: ticks.low, high: ticks.high, start: bottom, end: top))
    }

    /// The ends of the values, never equal.
    static func span(_ values: [Double]) -> (Double, Double) {
        let low = values.min() ?? 0
        let high = values.max() ?? 0
        return low == high ? (low - 1, high + 1) : (low, high)
    }

    private func entries(_ canvas: SVGCanvas) -> [SVGCanvas.KeyEntry] {
        var entries: [SVGCanvas.KeyEntry] = []
        if canvas.isNarrow {
            entries = series.enumerated().map {
                SVGCanvas.KeyEntry(text: $1.name, colour: $0 + 1, fill: .solid)
            }
        }
        if !bandText.isEmpty {
            entries.append(SVGCanvas.KeyEntry(text: bandText, colour: 1, fill: .hatched, isBand: true))
        }
        return entries
    }

    private func drawMarkers(_ plot: Plot, on canvas: inout SVGCanvas) {
        for marker in markers where marker.x >= plot.x.low && marker.x <= plot.x.high {
            let x = plot.x(marker.x)
            canvas.line(x, plot.top, x, plot.bottom, "hw-mark")
            let isLeft = x > (plot.left + plot.right) / 2
            canvas.text(
                marker.text, x + (isLeft ? -5 : 5), plot.top + 11, "hw-t hw-halo",
                anchor: isLeft ? .end : .start)
        }
    }

    private func drawNames(_ plot: Plot, on canvas: inout SVGCanvas) {
        let wanted = series.map { plot.y($0.y.last ?? 0) + 4.5 }
        let places = SVGCanvas.spread(wanted, step: 16, top: plot.top + 8, bottom: plot.bottom)
        for (index, line) in series.enumerated() where !line.x.isEmpty {
            let name = TextMetrics.fitted(
                line.name, size: 13, isBold: true, into: canvas.width - plot.right - 8)
            canvas.text(name, plot.right + 8, places[index], "hw-x\(index + 1)")
        }
    }
}
