// SPDX-License-Identifier: Apache-2.0

/// How parts add up to a total, drawn downwards: the move of a share into market, Bitcoin, AI and the rest.
public struct WaterfallChart: Hashable, Sendable, ChartDrawing {
    /// A step.
    public struct Step: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// What it adds; of a total, the value reached.
        public let value: Double
        /// The value as printed.
        public let text: String
        /// Whether the bar starts from zero.
        public let isTotal: Bool

        /// A step.
        public init(label: String, value: Double, text: String, isTotal: Bool = false) {
            self.label = label
            self.value = value
            self.text = text
            self.isTotal = isTotal
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// The value axis.
    public let axis: ChartAxis
    /// The steps, from the top.
    public let steps: [Step]

    /// A waterfall.
    public init(frame: ChartFrame, axis: ChartAxis, steps: [Step]) {
        self.frame = frame
        self.axis = axis
        self.steps = steps
    }

    /// Where each step starts and ends.
    var spans: [(from: Double, to: Double)] {
        var level = 0.0
        return steps.map { step in
            let from = step.isTotal ? 0 : level
            level = step.isTotal ? step.value : level + step.value
            return (from, level)
        }
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let spans = spans
        let labels = canvas.rowLabels(steps.map(\.label), isBold: true, barHeight: 19)
        let ends: [Double] = spans.map(\.from) + spans.map(\.to) + [0]
        let room = steps.map { TextMetrics.width($0.text, size: 13, isBold: true) + 8 }.max() ?? 0
        let left = labels.room + ((ends.min() ?? 0) < 0 ? room : 0)
        let (low, high) = LineChart.span(ends)
        let scale = LinearScale(low: low, high: high, start: left, end: canvas.width - room)
        let ticks = Ticks(covering: low, high, count: SVGCanvas.tickCount(scale.end - scale.start))
        let axisY = canvas.axisTitle(axis.title, y: top) + 13
        let first = axisY + 8
        let bottom = first + Double(steps.count) * labels.rowHeight + 2
        canvas.topAxis(ticks, axis, scale, y: axisY, bottom: bottom)
        canvas.line(scale(0), axisY + 5, scale(0), bottom, "hw-zero")
        for (index, step) in steps.enumerated() {
            let y = first + Double(index) * labels.rowHeight
            if index + 1 < steps.count {
                let x = scale(spans[index].to)
                canvas.line(
                    x, y + labels.barTop, x, y + labels.rowHeight + labels.barTop + labels.barHeight,
                    "hw-link")
            }
            draw(step, spans[index], labels, scale, y: y, on: &canvas)
        }
        return bottom + 4
    }

    private func draw(
        _ step: Step, _ span: (from: Double, to: Double), _ labels: SVGCanvas.RowLabels, _ scale: LinearScale,
        y: Double, on canvas: inout SVGCanvas
    ) {
        let isFall = span.to < span.from
        let from = scale(min(span.from, span.to))
        let to = scale(max(span.from, span.to))
        canvas.rowName(step.label, labels, y: y, step.isTotal ? "hw-b" : "")
        canvas.area(
            from, y + labels.barTop, to - from, labels.barHeight, colour: step.isTotal ? 6 : isFall ? 2 : 1,
            fill: isFall && !step.isTotal ? .hatched : .solid)
        let baseline = y + labels.barTop + labels.barHeight / 2 + 4.5
        canvas.text(
            step.text, isFall ? from - 5 : to + 5, baseline, "hw-v hw-halo", anchor: isFall ? .end : .start)
    }
}
