// SPDX-License-Identifier: Apache-2.0

extension SVGCanvas {
    static let textSize = 13.0
    static let tickSize = 12.0

    /// How many steps a horizontal axis of this length has room for.
    static func tickCount(_ length: Double) -> Int { max(3, Int(length / 52)) }

    /// The ticks that the scale has room for along the top, their grid lines down to `bottom`; the labels' baseline is at `y`.
    mutating func topAxis(
        _ ticks: Ticks, _ axis: ChartAxis, _ scale: LinearScale, y: Double, bottom: Double
    ) {
        var free = -Double.infinity
        for value in ticks.values where value >= scale.low && value <= scale.high {
            let x = scale(value)
            line(x, y + 5, x, bottom, "hw-grid")
            let text = axis.text(value, of: ticks)
            let half = TextMetrics.width(text, size: Self.tickSize) / 2
            let middle = min(max(x, half), width - half)
            if middle - half < free { continue }
            self.text(text, middle, y, "hw-t", anchor: .middle)
            free = middle + half + 6
        }
    }

    /// Ticks up the left side, their grid lines to the right end.
    mutating func leftAxis(
        _ ticks: Ticks, _ axis: ChartAxis, _ scale: LinearScale, from left: Double, to right: Double
    ) {
        for value in ticks.values {
            let y = scale(value)
            line(left, y, right, y, "hw-grid")
            text(axis.text(value, of: ticks), left - 6, y + 4, "hw-t", anchor: .end)
        }
    }

    /// Room that the labels of a left axis need.
    func leftRoom(_ ticks: Ticks, _ axis: ChartAxis) -> Double {
        (ticks.values.map { TextMetrics.width(axis.text($0, of: ticks), size: Self.tickSize) }.max() ?? 0) + 8
    }

    /// The axis title in one or more lines; returns the y below it.
    mutating func axisTitle(_ title: String, y: Double, from left: Double = 0) -> Double {
        if title.isEmpty { return y }
        var y = y
        for line in TextMetrics.lines(title, size: Self.tickSize, into: width - left) {
            y += 15
            text(line, left, y, "hw-t")
        }
        return y + 4
    }

    /// A key entry: a swatch and its words.
    struct KeyEntry {
        let text: String
        let colour: Int
        let fill: ChartFill
        var isBand = false
    }

    /// The key, in as many lines as it needs; returns the y below it.
    mutating func key(_ entries: [KeyEntry], y: Double) -> Double {
        if entries.isEmpty { return y }
        var x = 0.0
        var y = y + 15
        for entry in entries {
            let need = 20 + TextMetrics.width(entry.text, size: Self.tickSize)
            if x > 0, x + need > width {
                x = 0
                y += 19
            }
            swatch(entry, x, y)
            for (index, part) in TextMetrics.lines(entry.text, size: Self.tickSize, into: width - x - 18)
                .enumerated()
            {
                y += index > 0 ? 15 : 0
                text(part, x + 18, y, "hw-t")
            }
            x += need + 16
        }
        return y + 8
    }

    private mutating func swatch(_ entry: KeyEntry, _ x: Double, _ y: Double) {
        if entry.isBand {
            rect(x, y - 10, 12, 12, entry.fill == .solid ? "hw-band" : "hw-a\(entry.colour)")
        } else {
            area(x, y - 10, 12, 12, colour: entry.colour, fill: entry.fill)
        }
    }

    /// Where the names of rows go: beside the rows, or above them where they are long.
    struct RowLabels {
        let isAbove: Bool
        let room: Double
        let rowHeight: Double
        let barTop: Double
        let barHeight: Double
    }

    /// Places row names of up to 38 % of the width beside the rows.
    func rowLabels(_ names: [String], isBold: Bool = false, barHeight: Double = 17) -> RowLabels {
        let widest = names.map { TextMetrics.width($0, size: Self.textSize, isBold: isBold) }.max() ?? 0
        if widest <= width * 0.38 {
            return RowLabels(
                isAbove: false, room: widest + 10, rowHeight: barHeight + 9, barTop: 4, barHeight: barHeight)
        }
        return RowLabels(isAbove: true, room: 0, rowHeight: barHeight + 25, barTop: 19, barHeight: barHeight)
    }

    /// Writes the name of a row.
    mutating func rowName(_ name: String, _ labels: RowLabels, y: Double, _ kind: String = "") {
        if labels.isAbove {
            text(TextMetrics.fitted(name, size: Self.textSize, into: width), 0, y + 14, kind + " hw-halo")
        } else {
            text(name, labels.room - 10, y + labels.barTop + labels.barHeight / 2 + 4.5, kind, anchor: .end)
        }
    }
}
