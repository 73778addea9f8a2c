// SPDX-License-Identifier: Apache-2.0

/// Horizontal bars made of parts: capacity by state.
///
/// A bar's total is not written, because parts of different states are not to be added; a note stands beside
/// the bar instead where the data give one.
public struct StackedChart: Hashable, Sendable, ChartDrawing {
    /// A kind of part.
    public struct Series: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// How it is filled, the second channel besides colour.
        public let fill: ChartFill

        /// A kind of part.
        public init(name: String, fill: ChartFill) {
            self.name = name
            self.fill = fill
        }
    }

    /// A part of a bar.
    public struct Part: Hashable, Sendable {
        /// Index into the series.
        public let series: Int
        /// Its length; finite, not negative.
        public let value: Double
        /// The value as printed, without its unit.
        public let text: String

        /// A part of a bar.
        public init(series: Int, value: Double, text: String) {
            precondition(value >= 0, "a part of a stacked bar is negative: \(value)")
            self.series = series
            self.value = value
            self.text = text
        }
    }

    /// A bar.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// Its parts from the left.
        public let parts: [Part]
        /// Written after the bar; empty where nothing.
        public let note: String

        /// A bar.
        public init(label: String, parts: [Part], note: String = "") {
            self.label = label
            self.parts = parts
            self.note = note
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// The value axis.
    public let axis: ChartAxis
    /// The kinds of parts, at most seven.
    public let series: [Series]
    /// The bars, from the top.
    public let rows: [Row]

    /// A stacked bar chart.
    public init(frame: ChartFrame, axis: ChartAxis, series: [Series], rows: [Row]) {
        precondition(series.count <= 7, "a stacked chart has at most seven series: \(series.count)")
        self.frame = frame
        self.axis = axis
        self.series = series
        self.rows = rows
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let labels = canvas.rowLabels(rows.map(\.label), barHeight: 20)
        let totals = rows.map { $0.parts.reduce(0) { $0 + $1.value } }
        let ticks = Ticks(
            covering: 0, totals.max() ?? 0, count: SVGCanvas.tickCount(canvas.width - labels.room - 16))
        let scale = LinearScale(
            low: 0, high: ticks.high, start: labels.room, end: canvas.width - 16)
        let keyBottom = canvas.key(
            series.enumerated().map {
                SVGCanvas.KeyEntry(text: $1.name, colour: $0 + 1, fill: $1.fill)
            }, y: top - 2)
        let axisY = canvas.axisTitle(axis.title, y: keyBottom + 2) + 13
        let first = axisY + 8
        let bottom = first + Double(rows.count) * labels.rowHeight + 2
        canvas.topAxis(ticks, axis, scale, y: axisY, bottom: bottom)
        canvas.line(scale(0), axisY + 5, scale(0), bottom, "hw-zero")
        for (index, row) in rows.enumerated() {
            draw(row, labels, scale, y: first + Double(index) * labels.rowHeight, on: &canvas)
        }
        return bottom + 4
    }

    private func draw(
        _ row: Row, _ labels: SVGCanvas.RowLabels, _ scale: LinearScale, y: Double, on canvas: inout SVGCanvas
    ) {
        canvas.rowName(row.label, labels, y: y)
        let barY = y + labels.barTop
        let baseline = barY + labels.barHeight / 2 + 4.5
        var sum = 0.0
        for part in row.parts {
            let x = scale(sum)
            sum += part.value
            let length = scale(sum) - x
            let fill = series[part.series].fill
            canvas.area(x, barY, max(0, length - 1), labels.barHeight, colour: part.series + 1, fill: fill)
            guard TextMetrics.width(part.text, size: 12, isBold: true) + 8 <= length else { continue }
            if fill == .solid {
                canvas.text(part.text, x + length / 2, baseline - 0.5, "hw-on", anchor: .middle)
            } else {
                canvas.plated(part.text, x + (length - 1) / 2, baseline - 0.5)
            }
        }
        drawNote(row, after: scale(sum), baseline, on: &canvas)
    }

    private func drawNote(_ row: Row, after x: Double, _ baseline: Double, on canvas: inout SVGCanvas) {
        if row.note.isEmpty { return }
        let room = canvas.width - x - 8
        guard room > 40 else { return }
        let text = TextMetrics.fitted(row.note, size: 12, into: room)
        canvas.text(text, x + 6, baseline - 0.5, "hw-t hw-halo")
    }
}
