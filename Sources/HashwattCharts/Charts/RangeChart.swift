// SPDX-License-Identifier: Apache-2.0

/// Points, with ranges where there are any, in groups that are not to be averaged together: rents by lease type.
///
/// A point is drawn full where the source gives it and hollow where it was derived.
public struct RangeChart: Hashable, Sendable, ChartDrawing {
    /// A row.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// The point.
        public let value: Double
        /// The value as printed.
        public let text: String
        /// The range, if there is one.
        public let range: ClosedRange<Double>?
        /// Whether the source states the value.
        public let isDisclosed: Bool

        /// A row.
        public init(
            label: String, value: Double, text: String, range: ClosedRange<Double>? = nil, isDisclosed: Bool
        ) {
            self.label = label
            self.value = value
            self.text = text
            self.range = range
            self.isDisclosed = isDisclosed
        }
    }

    /// Rows that may be compared with each other.
    public struct Group: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its rows, from the top.
        public let rows: [Row]

        /// Rows that may be compared.
        public init(name: String, rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    /// Its words.
    public let frame: ChartFrame
    /// The value axis.
    public let axis: ChartAxis
    /// The groups, from the top.
    public let groups: [Group]
    /// What a full point means.
    public let disclosedText: String
    /// What a hollow point means.
    public let derivedText: String

    /// A range chart.
    public init(
        frame: ChartFrame, axis: ChartAxis, groups: [Group], disclosed: String = "disclosed",
        derived: String = "derived"
    ) {
        self.frame = frame
        self.axis = axis
        self.groups = groups
        disclosedText = disclosed
        derivedText = derived
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let rows = groups.flatMap(\.rows)
        let labels = canvas.rowLabels(rows.map(\.label), barHeight: 15)
        let values = rows.flatMap { [$0.value] + ($0.range.map { [$0.lowerBound, $0.upperBound] } ?? []) }
        let widest = rows.map { TextMetrics.width($0.text, size: 13, isBold: true) + 14 }.max() ?? 0
        let ticks = Ticks(
            covering: min(0, values.min() ?? 0), values.max() ?? 0,
            count: SVGCanvas.tickCount(canvas.width - labels.room - widest - 8))
        let scale = LinearScale(
            low: ticks.low, high: ticks.high, start: labels.room + 8, end: canvas.width - widest)
        let keyBottom = drawKey(rows, y: top, on: &canvas)
        let axisY = canvas.axisTitle(axis.title, y: keyBottom) + 13
        let height = groups.reduce(0) { $0 + 26 + Double($1.rows.count) * labels.rowHeight }
        canvas.topAxis(ticks, axis, scale, y: axisY, bottom: axisY + 6 + height)
        canvas.line(scale.start, axisY + 5, scale.start, axisY + 6 + height, "hw-zero")
        var y = axisY + 6
        for (index, group) in groups.enumerated() {
            canvas.text(group.name, 0, y + 19, "hw-b hw-halo")
            y += 26
            for row in group.rows {
                draw(row, colour: index % 7 + 1, labels, scale, y: y, on: &canvas)
                y += labels.rowHeight
            }
        }
        return y + 6
    }

    private func draw(
        _ row: Row, colour: Int, _ labels: SVGCanvas.RowLabels, _ scale: LinearScale, y: Double,
        on canvas: inout SVGCanvas
    ) {
        let middle = y + labels.barTop + labels.barHeight / 2
        canvas.rowName(row.label, labels, y: y)
        var right = scale(row.value) + 6
        if let range = row.range {
            let from = scale(range.lowerBound)
            let to = scale(range.upperBound)
            canvas.rect(from, middle - 4, to - from, 8, "hw-a\(colour)")
            canvas.line(from, middle - 5, from, middle + 5, "hw-s\(colour)")
            canvas.line(to, middle - 5, to, middle + 5, "hw-s\(colour)")
            right = max(right, to)
        } else {
            canvas.line(scale.start, middle, scale(row.value), middle, "hw-link")
        }
        drawPoint(scale(row.value), middle, colour, isFull: row.isDisclosed, on: &canvas)
        canvas.text(row.text, right + 5, middle + 4.5, "hw-v hw-halo")
    }

    private func drawPoint(
        _ x: Double, _ y: Double, _ colour: Int, isFull: Bool, on canvas: inout SVGCanvas
    ) {
        canvas.circle(x, y, 5.5, isFull ? "hw-f\(colour)" : "hw-paper")
        if !isFull { canvas.circle(x, y, 4.6, "hw-s\(colour)") }
    }

    private func drawKey(_ rows: [Row], y: Double, on canvas: inout SVGCanvas) -> Double {
        var x = 6.0
        let entries = [(disclosedText, true), (derivedText, false)].filter { entry in
            rows.contains { $0.isDisclosed == entry.1 }
        }
        for (text, isFull) in entries {
            let need = TextMetrics.width(text, size: 12) + 30
            drawPoint(x, y + 9, 6, isFull: isFull, on: &canvas)
            canvas.text(text, x + 12, y + 13, "hw-t")
            x += need
        }
        return y + 20
    }
}
