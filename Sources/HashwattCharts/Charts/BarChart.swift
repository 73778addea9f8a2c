// SPDX-License-Identifier: Apache-2.0

/// Horizontal bars from zero, in the order given, each with its value as text.
public struct BarChart: Hashable, Sendable, ChartDrawing {
    /// How a bar stands among the others.
    public enum Tone: Hashable, Sendable {
        /// One of many.
        case normal
        /// Named in bold: what the text is about.
        case strong
        /// Outside the comparison, hatched: another kind of company, an unverified value.
        case apart
    }

    /// A bar.
    public struct Bar: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// Its length, signed; finite.
        public let value: Double
        /// The value as printed.
        public let text: String
        /// How it stands among the others.
        public let tone: Tone

        /// A bar.
        public init(label: String, value: Double, text: String, tone: Tone = .normal) {
            self.label = label
            self.value = value
            self.text = text
            self.tone = tone
        }
    }

    /// A range across all bars, for a comparison: the sector between two definitions.
    public struct Band: Hashable, Sendable {
        /// What it is, with its values.
        public let label: String
        /// Lower end.
        public let low: Double
        /// Upper end.
        public let high: Double

        /// A range.
        public init(label: String, low: Double, high: Double) {
            self.label = label
            self.low = low
            self.high = high
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// The value axis.
    public let axis: ChartAxis
    /// The bars, from the top.
    public let bars: [Bar]
    /// A range to compare with.
    public let band: Band?

    /// A bar chart.
    public init(frame: ChartFrame, axis: ChartAxis, bars: [Bar], band: Band? = nil) {
        self.frame = frame
        self.axis = axis
        self.bars = bars
        self.band = band
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let labels = canvas.rowLabels(bars.map(\.label), isBold: bars.contains { $0.tone == .strong })
        let values = bars.map(\.value) + [0] + (band.map { [$0.low, $0.high] } ?? [])
        let (low, high) = LineChart.span(values)
        let scale = LinearScale(
            low: low, high: high, start: labels.room + room(\.isNegative),
            end: canvas.width - max(room { !$0.isNegative }, 14))
        let ticks = Ticks(covering: low, high, count: SVGCanvas.tickCount(scale.end - scale.start))
        let axisY = canvas.axisTitle(axis.title, y: top) + 13
        let first = axisY + 8
        let bottom = first + Double(bars.count) * labels.rowHeight + 2
        canvas.topAxis(ticks, axis, scale, y: axisY, bottom: bottom)
        if let band {
            canvas.rect(scale(band.low), first, scale(band.high) - scale(band.low), bottom - first, "hw-band")
        }
        canvas.line(scale(0), axisY + 5, scale(0), bottom, "hw-zero")
        for (index, bar) in bars.enumerated() {
            draw(bar, labels, scale, y: first + Double(index) * labels.rowHeight, on: &canvas)
        }
        return canvas.key(entries, y: bottom + 4)
    }

    private var entries: [SVGCanvas.KeyEntry] {
        band.map { [SVGCanvas.KeyEntry(text: $0.label, colour: 6, fill: .solid, isBand: true)] } ?? []
    }

    private func draw(
        _ bar: Bar, _ labels: SVGCanvas.RowLabels, _ scale: LinearScale, y: Double, on canvas: inout SVGCanvas
    ) {
        let from = min(scale(0), scale(bar.value))
        let length = abs(scale(bar.value) - scale(0))
        let barY = y + labels.barTop
        canvas.rowName(bar.label, labels, y: y, bar.tone == .strong ? "hw-b" : "")
        canvas.area(
            from, barY, length, labels.barHeight, colour: bar.isNegative ? 2 : 1,
            fill: bar.tone == .apart ? .hatched : .solid)
        let x = bar.isNegative ? from - 5 : from + length + 5
        canvas.text(
            bar.text, x, barY + labels.barHeight / 2 + 4.5, "hw-v hw-halo",
            anchor: bar.isNegative ? .end : .start)
    }

    private func room(_ isMeant: (Bar) -> Bool) -> Double {
        let widths = bars.filter(isMeant).map { TextMetrics.width($0.text, size: 13, isBold: true) + 8 }
        return widths.max() ?? 0
    }
}

extension BarChart.Bar {
    var isNegative: Bool { value < 0 }
}
