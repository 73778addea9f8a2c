// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
public import HashwattFacts

/// A chart of a brief: the picture, and the table of what it shows for those who do not see it.
///
/// The factories take figures and make both from them, so that picture and table cannot disagree.
public struct BriefChart: Hashable, Sendable {
    /// The picture.
    public let chart: Chart
    /// The same as a table.
    public let table: BriefTable
    /// Below it: what must be known to read it; empty where nothing.
    public let note: [Inline]

    /// A chart with the table of its figures.
    ///
    /// For dense series (a week of prices) the table holds the figures that sum it up.
    public init(_ chart: Chart, table: BriefTable, note: [Inline] = []) {
        self.chart = chart
        self.table = table
        self.note = note
    }
}

extension BriefChart {
    /// A named figure of a chart.
    public struct Item: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// The figure.
        public let figure: Figure
        /// How it stands among the others; an unverified figure is always apart.
        public let tone: BarChart.Tone

        /// A named figure.
        public init(_ label: String, _ figure: Figure, tone: BarChart.Tone = .normal) {
            self.label = label
            self.figure = figure
            self.tone = figure.verification == .unverified ? .apart : tone
        }

        func bar(_ format: FigureFormat?) -> BarChart.Bar {
            let mark = figure.verification == .unverified ? " unverified" : ""
            return BarChart.Bar(
                label: label, value: figure.value, text: figure.text(format) + mark, tone: tone)
        }
    }

    /// Horizontal bars of figures of one unit, with a range to compare with.
    ///
    /// - Parameter band: name, lower and upper figure of the range.
    public static func bars(
        _ frame: ChartFrame, axis: ChartAxis, format: FigureFormat? = nil, items: [Item],
        band: (label: String, low: Figure, high: Figure)? = nil, note: [Inline] = []
    ) -> BriefChart {
        let range = band.map { band in
            let ends = [band.low, band.high].sorted { $0.value < $1.value }
            let text = ends.map { $0.text(format) }.joined(separator: " to ")
            return BarChart.Band(label: "\(band.label): \(text)", low: ends[0].value, high: ends[1].value)
        }
        let chart = BarChart(frame: frame, axis: axis, bars: items.map { $0.bar(format) }, band: range)
        var rows = items.map { row($0, format) }
        if let band {
            rows.append(.init([.text(band.label + ", first end"), .figure(band.low, format)]))
            rows.append(.init([.text(band.label + ", second end"), .figure(band.high, format)]))
        }
        return BriefChart(.bars(chart), table: table(frame, rows), note: note)
    }

    /// Vertical bars of figures of one unit.
    public static func columns(
        _ frame: ChartFrame, axis: ChartAxis, format: FigureFormat? = nil, items: [Item], note: [Inline] = []
    ) -> BriefChart {
        let chart = ColumnChart(frame: frame, axis: axis, columns: items.map { $0.bar(format) })
        return BriefChart(.columns(chart), table: table(frame, items.map { row($0, format) }), note: note)
    }

    /// Figures that add up to `total`.
    public static func waterfall(
        _ frame: ChartFrame, axis: ChartAxis, format: FigureFormat? = nil, items: [Item], total: Item,
        note: [Inline] = []
    ) -> BriefChart {
        var steps = items.map { item in
            WaterfallChart.Step(label: item.label, value: item.figure.value, text: item.figure.text(format))
        }
        steps.append(
            .init(
                label: total.label, value: total.figure.value, text: total.figure.text(format), isTotal: true)
        )
        let chart = WaterfallChart(frame: frame, axis: axis, steps: steps)
        let rows = (items + [total]).map { row($0, format) }
        return BriefChart(.waterfall(chart), table: table(frame, rows), note: note)
    }

    private static func row(_ item: Item, _ format: FigureFormat?) -> BriefTable.Row {
        .init(
            [.text(item.label), .figure(item.figure, format)], tone: item.tone == .apart ? .apart : .normal)
    }

    private static func table(_ frame: ChartFrame, _ rows: [BriefTable.Row]) -> BriefTable {
        BriefTable(title: frame.title, columns: [.text("Name"), .figures(frame.subtitle)], rows: rows)
    }
}

extension BriefChart {
    /// A bar of a stacked chart: its figures by series, nil where the source gives none.
    public struct StackedItem: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// A figure for each series, or none.
        public let figures: [Figure?]
        /// Written after the bar; empty where nothing.
        public let note: String

        /// A bar.
        public init(_ label: String, _ figures: [Figure?], note: String = "") {
            self.label = label
            self.figures = figures
            self.note = note
        }
    }

    /// Horizontal bars made of figures; no total is shown, because states are not added.
    public static func stacked(
        _ frame: ChartFrame, axis: ChartAxis, format: FigureFormat, series: [StackedChart.Series],
        items: [StackedItem], note: [Inline] = []
    ) -> BriefChart {
        let format = format.with(unit: .hidden)
        let rows = items.map { item in
            StackedChart.Row(
                label: item.label,
                parts: item.figures.enumerated().compactMap { index, figure in
                    figure.map { .init(series: index, value: $0.value, text: $0.text(format)) }
                }, note: item.note)
        }
        let chart = StackedChart(frame: frame, axis: axis, series: series, rows: rows)
        let table = BriefTable(
            title: frame.title,
            columns: [.text("Name")] + series.map { .figures($0.name, unit: axis.title) } + [.text("Remark")],
            rows: items.map { item in
                let cells = item.figures.map { figure -> BriefTable.Cell in
                    figure.map { .figure($0, format) } ?? .blank
                }
                return .init([.text(item.label)] + cells + [item.note.isEmpty ? .blank : .text(item.note)])
            })
        return BriefChart(.stacked(chart), table: table, note: note)
    }

    /// A row of a range chart.
    public struct RangeItem: Hashable, Sendable {
        /// Its name.
        public let label: String
        /// The point.
        public let figure: Figure
        /// Lower and upper end, if there is a range.
        public let range: [Figure]
        /// Whether the source states the value.
        public let isDisclosed: Bool

        /// A row; `range` has no figure or two.
        public init(_ label: String, _ figure: Figure, range: [Figure] = [], isDisclosed: Bool) {
            precondition(
                range.isEmpty || range.count == 2, "a range has two ends, not \(range.count): \(label)")
            self.label = label
            self.figure = figure
            self.range = range.sorted { $0.value < $1.value }
            self.isDisclosed = isDisclosed
        }
    }

    /// Points with ranges in groups that are not averaged together.
    ///
    /// - Parameter marks: what a full and a hollow point are called.
    public static func ranges(
        _ frame: ChartFrame, axis: ChartAxis, format: FigureFormat,
        groups: [(name: String, items: [RangeItem])],
        marks: (full: String, hollow: String) = ("disclosed", "derived"), note: [Inline] = []
    ) -> BriefChart {
        let chart = RangeChart(
            frame: frame, axis: axis,
            groups: groups.map { group in
                RangeChart.Group(name: group.name, rows: group.items.map { rangeRow($0, format) })
            }, disclosed: marks.full, derived: marks.hollow)
        let rows = groups.flatMap { group in
            group.items.map { item in
                BriefTable.Row([
                    .text(item.label), .text(group.name), .figure(item.figure, format),
                    item.range.isEmpty ? .blank : .figure(item.range[0], format),
                    item.range.isEmpty ? .blank : .figure(item.range[1], format),
                    .text(item.isDisclosed ? marks.full : marks.hollow), .badge(item.figure.verification),
                ])
            }
        }
        let columns: [BriefTable.Column] = [
            .text("Name"), .text("Kind"), .figures(frame.subtitle), .figures("low"), .figures("high"),
            .text("Origin"), .text("Verification"),
        ]
        return BriefChart(
            .ranges(chart), table: BriefTable(title: frame.title, columns: columns, rows: rows), note: note)
    }

    private static func rangeRow(_ item: RangeItem, _ format: FigureFormat) -> RangeChart.Row {
        let mark = item.figure.verification == .unverified ? " unverified" : ""
        return .init(
            label: item.label, value: item.figure.value, text: item.figure.text(format) + mark,
            range: item.range.isEmpty ? nil : item.range[0].value...item.range[1].value,
            isDisclosed: item.isDisclosed)
    }
}
