// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// What runs along the horizontal axis.
public enum ChartHorizontal: Hashable, Sendable {
    /// Numbers, with a title that names the unit.
    case numbers(ChartAxis)
    /// Days; x values are days since 1970-01-01, fractions are times of day.
    case days
}

/// A rectangle with two scales.
struct Plot {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    let x: LinearScale
    let y: LinearScale

    /// Points as a path, thinned to the lowest and highest of each half pixel where there are many.
    func line(_ xs: [Double], _ ys: [Double]) -> SVGPath {
        var path = SVGPath()
        for index in Self.thinned(xs, ys, columns: Int((right - left) * 2)) {
            let (px, py) = (x(xs[index]), y(ys[index]))
            if path.isEmpty { path.move(px, py) } else { path.line(px, py) }
        }
        return path
    }

    /// The area between two lines over the same x.
    func area(_ xs: [Double], low: [Double], high: [Double]) -> SVGPath {
        var path = line(xs, high)
        if path.isEmpty { return path }
        for index in Self.thinned(xs, low, columns: Int((right - left) * 2)).reversed() {
            path.line(x(xs[index]), y(low[index]))
        }
        path.close()
        return path
    }

    /// Indices to draw: all, or of each column first, lowest, highest and last.
    static func thinned(_ xs: [Double], _ ys: [Double], columns: Int) -> [Int] {
        precondition(xs.count == ys.count, "a line has \(xs.count) x and \(ys.count) y")
        guard xs.count > columns * 4, let first = xs.first, let last = xs.last, last > first else {
            return Array(xs.indices)
        }
        var kept: [Int] = []
        var start = 0
        while start < xs.count {
            let column = Int((xs[start] - first) / (last - first) * Double(columns))
            var (end, low, high) = (start, start, start)
            while end < xs.count, Int((xs[end] - first) / (last - first) * Double(columns)) == column {
                if ys[end] < ys[low] { low = end }
                if ys[end] > ys[high] { high = end }
                end += 1
            }
            kept.append(contentsOf: Set([start, low, high, end - 1]).sorted())
            start = end
        }
        return kept
    }
}

extension SVGCanvas {
    /// Grid lines and texts of the horizontal axis under a plot; returns the y below them.
    mutating func bottomAxis(_ horizontal: ChartHorizontal, _ plot: Plot, gridTop: Double) -> Double {
        switch horizontal {
        case .days: dayMarks(plot, gridTop)
        case .numbers(let axis): numberMarks(axis, plot, gridTop)
        }
        var y = plot.bottom + 20
        if case .numbers(let axis) = horizontal, !axis.title.isEmpty {
            y += 14
            text(axis.title, (plot.left + plot.right) / 2, y, "hw-t", anchor: .middle)
        }
        return y + 6
    }

    private mutating func dayMarks(_ plot: Plot, _ gridTop: Double) {
        let ticks = DateTicks(
            from: CivilDate(daysSinceEpoch: Int(plot.x.low.rounded(.up))),
            to: CivilDate(daysSinceEpoch: Int(plot.x.high.rounded(.down))), count: isNarrow ? 5 : 9)
        for mark in ticks.marks {
            let x = plot.x(Double(mark.day.daysSinceEpoch))
            line(x, gridTop, x, plot.bottom + 4, "hw-grid")
            bottomText(mark.text, x, plot)
        }
    }

    private mutating func numberMarks(_ axis: ChartAxis, _ plot: Plot, _ gridTop: Double) {
        let ticks = Ticks(covering: plot.x.low, plot.x.high, count: isNarrow ? 5 : 9)
        for value in ticks.values where value >= plot.x.low && value <= plot.x.high {
            line(plot.x(value), gridTop, plot.x(value), plot.bottom + 4, "hw-grid")
            bottomText(axis.text(value, of: ticks), plot.x(value), plot)
        }
    }

    private mutating func bottomText(_ text: String, _ x: Double, _ plot: Plot) {
        let half = TextMetrics.width(text, size: Self.tickSize) / 2
        self.text(text, min(max(x, half), width - half), plot.bottom + 18, "hw-t", anchor: .middle)
    }

    /// Vertical places for labels that would like to stand at `wanted`, at least `step` apart inside the plot.
    static func spread(_ wanted: [Double], step: Double, top: Double, bottom: Double) -> [Double] {
        let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
        var placed = wanted
        var free = top
        for index in order {
            placed[index] = max(wanted[index], free)
            free = placed[index] + step
        }
        var limit = bottom
        for index in order.reversed() {
            placed[index] = min(placed[index], limit)
            limit = placed[index] - step
        }
        return placed
    }
}
