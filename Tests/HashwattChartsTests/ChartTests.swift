// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattTesting
import Testing

struct ChartTests {
    static let cases = SampleCharts.all.flatMap { sample in ChartLayout.allCases.map { (sample.name, $0) } }

    static func chart(_ name: String) throws -> Chart {
        try #require(SampleCharts.all.first { $0.name == name }?.chart)
    }

    @Test(arguments: cases)
    func hasAnAccessibleNameAndDescription(name: String, layout: ChartLayout) throws {
        let chart = try Self.chart(name)
        let svg = chart.svg(id: "x", layout: layout)
        #expect(svg.hasPrefix("<svg "))
        #expect(svg.contains("role=\"img\" aria-labelledby=\"x-t x-d\""))
        #expect(svg.contains("<title id=\"x-t\">\(escapedMarkup(chart.frame.title))</title>"))
        #expect(svg.contains("<desc id=\"x-d\">\(escapedMarkup(chart.frame.subtitle))"))
        #expect(svg.hasSuffix("</svg>"))
    }

    @Test(arguments: cases)
    func isTheSameEveryTimeAndWellFormed(name: String, layout: ChartLayout) throws {
        let chart = try Self.chart(name)
        let svg = chart.svg(id: "x", layout: layout, isStandalone: true)
        #expect(svg == chart.svg(id: "x", layout: layout, isStandalone: true))
        #expect(Markup.problem(in: svg) == nil)
        for attribute in ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"] {
            let values = Markup.values(attribute, in: Substring(svg)).filter { !$0.hasSuffix("%") }
            #expect(values.allSatisfy { Double($0)?.isFinite == true }, "\(attribute): \(values)")
        }
        for path in Markup.values("d", in: Substring(svg)) {
            #expect(path.allSatisfy { $0.isNumber || "MLHVZ .-".contains($0) }, "\(path)")
        }
    }

    @Test(arguments: cases)
    func staysInsideItsWidth(name: String, layout: ChartLayout) throws {
        let svg = try Self.chart(name).svg(id: "x", layout: layout)
        for attribute in ["x", "x1", "x2", "cx"] {
            for value in Markup.numbers(attribute, in: svg) {
                #expect(value >= -0.5 && value <= layout.width + 0.5, "\(attribute)=\(value)")
            }
        }
    }

    @Test func hostileTextStaysText() {
        let hostile = "</text><script>alert(\"1\")</script>&\u{0}\u{202E}'"
        let chart = Chart.bars(
            BarChart(
                frame: ChartFrame(title: hostile, subtitle: hostile, summary: hostile),
                axis: ChartAxis(title: hostile, suffix: hostile),
                bars: [
                    .init(label: hostile, value: 1, text: hostile),
                    .init(label: String(repeating: "w", count: 500), value: -1, text: ""),
                ],
                band: .init(label: hostile, low: 0, high: 1)))
        let svg = chart.svg(id: "x")
        #expect(!svg.contains("<script") && !svg.contains("\u{202E}") && !svg.contains("\u{0}"))
        #expect(Markup.problem(in: svg) == nil)
    }

    @Test func barsOfAnySizeAreDrawn() {
        var generator = SplitMix64(seed: 37)
        for _ in 0..<200 {
            let size: Double = [1e-7, 1, 1e12].randomElement(using: &generator) ?? 1
            let bars = (0..<Int.random(in: 0...9, using: &generator)).map { index in
                BarChart.Bar(
                    label: "b\(index)", value: Double.random(in: -size...size, using: &generator), text: "t")
            }
            let chart = BarChart(
                frame: ChartFrame(title: "t", subtitle: "s", summary: "u"), axis: ChartAxis(title: "a"),
                bars: bars)
            let svg = Chart.bars(chart).svg(id: "x", layout: .narrow)
            #expect(Markup.problem(in: svg) == nil, "seed 37: \(bars)")
        }
    }

    @Test func allZeroAndSingleValuesAreDrawn() {
        let frame = ChartFrame(title: "t", subtitle: "s", summary: "u")
        let axis = ChartAxis(title: "a")
        let charts: [Chart] = [
            .bars(BarChart(frame: frame, axis: axis, bars: [.init(label: "a", value: 0, text: "0")])),
            .columns(ColumnChart(frame: frame, axis: axis, columns: [])),
            .stacked(StackedChart(frame: frame, axis: axis, series: [], rows: [])),
            .ranges(RangeChart(frame: frame, axis: axis, groups: [])),
            .lines(
                LineChart(
                    frame: frame, axis: axis, horizontal: .days, series: [.init(name: "a", x: [3], y: [0])])),
            .waterfall(WaterfallChart(frame: frame, axis: axis, steps: [])),
            .duration(DurationChart(frame: frame, axis: axis, values: [7])),
        ]
        for chart in charts { #expect(Markup.problem(in: chart.svg(id: "x")) == nil, "\(chart)") }
    }

    @Test func rejectsWhatCannotBeDrawn() async {
        await #expect(processExitsWith: .failure) {
            let frame = ChartFrame(title: "t", subtitle: "s", summary: "u")
            let bar = BarChart.Bar(label: "a", value: .nan, text: "")
            _ = Chart.bars(BarChart(frame: frame, axis: ChartAxis(title: ""), bars: [bar])).svg(id: "x")
        }
        await #expect(processExitsWith: .failure) { _ = SampleCharts.bars.svg(id: "a b") }
        await #expect(processExitsWith: .failure) { _ = StackedChart.Part(series: 0, value: -1, text: "") }
        await #expect(processExitsWith: .failure) { _ = LineChart.Series(name: "a", x: [1], y: []) }
    }
}
