// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Bars and points on a calendar: delivery of halls, maturities, conversions.
public struct ScheduleChart: Hashable, Sendable, ChartDrawing {
    /// A stretch of time.
    public struct Span: Hashable, Sendable {
        /// First day.
        public let from: CivilDate
        /// Last day, not before the first.
        public let to: CivilDate
        /// Written in or after the bar; empty where nothing.
        public let text: String
        /// Kind, an index into the kinds.
        public let kind: Int

        /// A stretch of time.
        public init(from: CivilDate, to: CivilDate, text: String = "", kind: Int = 0) {
            precondition(from <= to, "a bar of a schedule ends before it starts: \(from), \(to)")
            self.from = from
            self.to = to
            self.text = text
            self.kind = kind
        }
    }

    /// A row.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// Its bars.
        public let spans: [Span]
        /// Days that matter, drawn as diamonds.
        public let milestones: [CivilDate]

        /// A row.
        public init(label: String, spans: [Span], milestones: [CivilDate] = []) {
            self.label = label
            self.spans = spans
            self.milestones = milestones
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// Kinds of bars.
    public let kinds: [StackedChart.Series]
    /// The rows, from the top; at least one bar.
    public let rows: [Row]
    /// A day to mark, with its text.
    public let today: CivilDate?

    /// A schedule.
    public init(frame: ChartFrame, kinds: [StackedChart.Series], rows: [Row], today: CivilDate? = nil) {
        precondition(rows.contains { !$0.spans.isEmpty }, "a schedule needs a bar: \(frame.title)")
        self.frame = frame
        self.kinds = kinds
        self.rows = rows
        self.today = today
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let labels = canvas.rowLabels(rows.map(\.label), barHeight: 18)
        let keyBottom = canvas.key(
            kinds.enumerated().map { .init(text: $1.name, colour: $0 + 1, fill: $1.fill) }, y: top - 2)
        let axisY = keyBottom + 18
        let first = axisY + 8
        let bottom = first + Double(rows.count) * labels.rowHeight + 2
        let scale = scale(start: labels.room, end: canvas.width - 12)
        drawMarks(scale, y: axisY, bottom: bottom, on: &canvas)
        let end = drawToday(scale, top: axisY + 5, bottom: bottom, on: &canvas)
        for (index, row) in rows.enumerated() {
            draw(row, labels, scale, y: first + Double(index) * labels.rowHeight, on: &canvas)
        }
        return end
    }

    private func drawToday(
        _ scale: LinearScale, top: Double, bottom: Double, on canvas: inout SVGCanvas
    ) -> Double {
        guard let today else { return bottom + 4 }
        let x = scale(Double(today.daysSinceEpoch))
        canvas.line(x, top, x, bottom + 4, "hw-mark")
        let isLeft = x > canvas.width / 2
        canvas.text("as of \(today)", x, bottom + 17, "hw-t", anchor: isLeft ? .end : .start)
        return bottom + 24
    }

    private func scale(start: Double, end: Double) -> LinearScale {
        let days =
            rows.flatMap { $0.spans.flatMap { [$0.from, $0.to] } + $0.milestones }
            + (today.map { [$0] } ?? [])
        let (low, high) = LineChart.span(days.map { Double($0.daysSinceEpoch) })
        let margin = (high - low) * 0.02
        return LinearScale(low: low - margin, high: high + margin, start: start, end: end)
    }

    private func drawMarks(_ scale: LinearScale, y: Double, bottom: Double, on canvas: inout SVGCanvas) {
        let ticks = DateTicks(
            from: CivilDate(daysSinceEpoch: Int(scale.low.rounded(.up))),
            to: CivilDate(daysSinceEpoch: Int(scale.high.rounded(.down))), count: canvas.isNarrow ? 5 : 9)
        for mark in ticks.marks {
            let x = scale(Double(mark.day.daysSinceEpoch))
            let half = TextMetrics.width(mark.text, size: 12) / 2
            canvas.line(x, y + 5, x, bottom, "hw-grid")
            canvas.text(mark.text, min(x, canvas.width - half), y, "hw-t", anchor: .middle)
        }
    }

    private func draw(
        _ row: Row, _ labels: SVGCanvas.RowLabels, _ scale: LinearScale, y: Double, on canvas: inout SVGCanvas
    ) {
        canvas.rowName(row.label, labels, y: y)
        let barY = y + labels.barTop
        let middle = barY + labels.barHeight / 2
        for span in row.spans {
            let from = scale(Double(span.from.daysSinceEpoch))
            let length = max(2, scale(Double(span.to.daysSinceEpoch)) - from)
            let fill = kinds.indices.contains(span.kind) ? kinds[span.kind].fill : .solid
            canvas.area(from, barY, length, labels.barHeight, colour: span.kind + 1, fill: fill)
            drawText(span.text, from, length, middle + 4, isOnSolid: fill == .solid, on: &canvas)
        }
        for day in row.milestones {
            let x = scale(Double(day.daysSinceEpoch))
            var diamond = SVGPath()
            diamond.move(x, middle - 7)
            diamond.line(x + 7, middle)
            diamond.line(x, middle + 7)
            diamond.line(x - 7, middle)
            diamond.close()
            canvas.path(diamond, "hw-ink hw-halo")
        }
    }

    private func drawText(
        _ text: String, _ x: Double, _ length: Double, _ y: Double, isOnSolid: Bool,
        on canvas: inout SVGCanvas
    ) {
        let need = TextMetrics.width(text, size: 12, isBold: true)
        if text.isEmpty { return }
        if need + 10 <= length {
            if isOnSolid {
                canvas.text(text, x + length / 2, y, "hw-on", anchor: .middle)
            } else {
                canvas.plated(text, x + length / 2, y)
            }
        } else if x + length + 5 + need <= canvas.width {
            canvas.text(text, x + length + 5, y, "hw-t hw-halo")
        } else if x - 5 - need >= 0 {
            canvas.text(text, x - 5, y, "hw-t hw-halo", anchor: .end)
        }
    }
}
