// SPDX-License-Identifier: Apache-2.0

/// Vertical bars from zero in a given order, for categories that follow one another: months, horizons.
public struct ColumnChart: Hashable, Sendable, ChartDrawing {
    /// Its words.
    public let frame: ChartFrame
    /// The value axis.
    public let axis: ChartAxis
    /// The columns from the left; `tone` as in a bar chart.
    public let columns: [BarChart.Bar]

    /// A column chart.
    public init(frame: ChartFrame, axis: ChartAxis, columns: [BarChart.Bar]) {
        self.frame = frame
        self.axis = axis
        self.columns = columns
    }

    func draw(on canvas: inout SVGCanvas, top: Double) -> Double {
        let values = columns.map(\.value) + [0]
        let ticks = Ticks(covering: values.min() ?? 0, values.max() ?? 0, count: 5)
        let left = canvas.leftRoom(ticks, axis)
        let plotTop = canvas.axisTitle(axis.title, y: top) + 14
        let bottom = plotTop + (canvas.isNarrow ? 190 : 250)
        let scale = LinearScale(low: ticks.low, high: ticks.high, start: bottom, end: plotTop)
        canvas.leftAxis(ticks, axis, scale, from: left, to: canvas.width)
        let step = (canvas.width - left) / Double(max(1, columns.count))
        for (index, column) in columns.enumerated() {
            draw(column, x: left + Double(index) * step, step: step, scale, on: &canvas)
        }
        canvas.line(left, scale(0), canvas.width, scale(0), "hw-zero")
        drawNames(left: left, step: step, y: bottom + 17, on: &canvas)
        return bottom + 24
    }

    private func draw(
        _ column: BarChart.Bar, x: Double, step: Double, _ scale: LinearScale, on canvas: inout SVGCanvas
    ) {
        let wide = min(step * 0.68, 64)
        let y = min(scale(0), scale(column.value))
        let height = abs(scale(column.value) - scale(0))
        canvas.area(
            x + (step - wide) / 2, y, wide, height, colour: column.isNegative ? 2 : 1,
            fill: column.tone == .apart ? .hatched : .solid)
        guard TextMetrics.width(column.text, size: 12, isBold: true) <= step - 2 else { return }
        let textY = column.isNegative ? y + height + 14 : y - 5
        canvas.text(column.text, x + step / 2, textY, "hw-n hw-halo", anchor: .middle)
    }

    /// Names every column, or every second, third … one where they would touch.
    private func drawNames(left: Double, step: Double, y: Double, on canvas: inout SVGCanvas) {
        let widest = columns.map { TextMetrics.width($0.label, size: 12) }.max() ?? 0
        let stride = max(1, Int(((widest + 8) / step).rounded(.up)))
        for index in Swift.stride(from: 0, to: columns.count, by: stride) {
            let column = columns[index]
            let half = TextMetrics.width(column.label, size: 12) / 2
            let middle = min(left + (Double(index) + 0.5) * step, canvas.width - half)
            canvas.text(
                column.label, middle, y, "hw-t" + (column.tone == .strong ? " hw-b" : ""), anchor: .middle)
        }
    }
}
