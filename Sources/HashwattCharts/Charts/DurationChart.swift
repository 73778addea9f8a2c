// SPDX-License-Identifier: Apache-2.0

/// Values in falling order against the share of time in which they are reached or exceeded.
public struct DurationChart: Hashable, Sendable, ChartDrawing {
    /// A level to compare with: a machine's breakeven.
    public struct Level: Hashable, Sendable {
        /// The value.
        public let value: Double
        /// What it is, with its value.
        public let text: String

        /// A level to compare with.
        public init(value: Double, text: String) {
            self.value = value
            self.text = text
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// The value axis.
    public let axis: ChartAxis
    /// The values, in any order, at least one.
    public let values: [Double]
    /// Where the axis ends, for series with a few extreme values; what is cut off is said.
    public let ceiling: Double?
    /// Levels to compare with.
    public let levels: [Level]

    /// A duration curve.
    public init(
        frame: ChartFrame, axis: ChartAxis, values: [Double], ceiling: Double? = nil, levels: [Level] = []
    ) {
        precondition(!values.isEmpty, "a duration curve needs a value: \(frame.title)")
        self.frame = frame
        self.axis = axis
        self.values = values
        self.ceiling = ceiling
        self.levels = levels
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let falling = values.sorted(by: >)
        let limit = ceiling ?? .infinity
        let shown = falling.map { min($0, limit) }
        let all = shown + levels.map(\.value).filter { $0 <= limit } + [0]
        let ticks = Ticks(covering: all.min() ?? 0, all.max() ?? 0, count: 5)
        let left = canvas.leftRoom(ticks, axis)
        let plotTop = canvas.axisTitle(axis.title, y: top) + 8
        let plot = plot(ticks, left, top: plotTop, bottom: plotTop + (canvas.isNarrow ? 200 : 270), canvas)
        canvas.leftAxis(ticks, axis, plot.y, from: left, to: plot.right)
        let shares = (0...shown.count).flatMap {
            [Double($0) / Double(shown.count), Double($0) / Double(shown.count)]
        }
        let steps = Array(shares[1..<(shares.count - 1)])
        let heights = shown.flatMap { [$0, $0] }
        let zero = [Double](repeating: 0, count: heights.count)
        canvas.path(plot.area(steps, low: zero, high: heights), "hw-a1")
        canvas.path(plot.line(steps, heights), "hw-s1")
        canvas.line(left, plot.y(0), plot.right, plot.y(0), "hw-zero")
        drawLevels(plot, limit, on: &canvas)
        drawCut(falling, limit, plot, on: &canvas)
        let axis = ChartAxis(title: "Share of the time, %", shift: 2)
        return canvas.bottomAxis(.numbers(axis), plot, gridTop: plot.bottom)
    }

    private func plot(
        _ ticks: Ticks, _ left: Double, top: Double, bottom: Double, _ canvas: SVGCanvas
    ) -> Plot {
        let right = canvas.width - 10
        return Plot(
            left: left, right: right, top: top, bottom: bottom,
            x: LinearScale(low: 0, high: 1, start: left, end: right),
            y: LinearScale(low: ticks.low, high: ticks.high, start: bottom, end: top))
    }

    private func drawLevels(_ plot: Plot, _ limit: Double, on canvas: inout SVGCanvas) {
        let shown = levels.filter { $0.value <= limit }
        let lines = shown.map { plot.y($0.value) }
        let places = SVGCanvas.spread(
            lines.map { labelPlace($0, among: lines) }, step: 15, top: plot.top + 10, bottom: plot.bottom - 4)
        for (level, y) in zip(shown, places) {
            canvas.line(plot.left, plot.y(level.value), plot.right, plot.y(level.value), "hw-mark")
            let text = TextMetrics.fitted(level.text, size: 12, into: plot.right - plot.left)
            canvas.text(text, plot.right, y, "hw-t hw-halo", anchor: .end)
        }
    }

    /// A label stands above its line, or below it where another line would run through it and none is below.
    private func labelPlace(_ line: Double, among lines: [Double]) -> Double {
        let isClose = { (other: Double) in abs(other - line) < 17 }
        let isBelow =
            lines.contains { $0 < line && isClose($0) } && !lines.contains { $0 > line && isClose($0) }
        return isBelow ? line + 13 : line - 5
    }

    private func drawCut(_ falling: [Double], _ limit: Double, _ plot: Plot, on canvas: inout SVGCanvas) {
        let count = falling.prefix { $0 > limit }.count
        guard count > 0, let highest = falling.first else { return }
        let top = DecimalText.fixed(highest, places: 0, shift: axis.shift, style: .typographic)
        let text = "cut here; \(count) higher, up to \(top)\(axis.suffix)"
        let x = plot.x(Double(count) / Double(falling.count)) + 8
        canvas.text(text, x, plot.y(limit) + 12, "hw-t hw-halo")
    }
}
