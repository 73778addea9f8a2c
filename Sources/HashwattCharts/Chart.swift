// SPDX-License-Identifier: Apache-2.0

/// The words round a chart.
public struct ChartFrame: Hashable, Sendable {
    /// What it shows, as a headline.
    public let title: String
    /// What is measured, with its unit.
    public let subtitle: String
    /// What a reader would see, for those who cannot: the shape and the main figures in a sentence or two.
    public let summary: String

    /// The words round a chart.
    public init(title: String, subtitle: String, summary: String) {
        self.title = title
        self.subtitle = subtitle
        self.summary = summary
    }
}

/// How the numbers along an axis are written.
public struct ChartAxis: Hashable, Sendable {
    /// What is measured, with its unit; written at the axis.
    public let title: String
    /// Numbers are multiplied by 10^shift before printing: 2 for percent, −9 for billions.
    public let shift: Int
    /// Written after each number: ` %`.
    public let suffix: String
    /// Whether positive numbers get a plus sign.
    public let isSigned: Bool

    /// How the numbers along an axis are written.
    public init(title: String, shift: Int = 0, suffix: String = "", isSigned: Bool = false) {
        self.title = title
        self.shift = shift
        self.suffix = suffix
        self.isSigned = isSigned
    }

    func text(_ value: Double, of ticks: Ticks) -> String {
        DecimalText.fixed(
            value, places: ticks.places(shift: shift), shift: shift, style: .typographic, isSigned: isSigned)
            + suffix
    }
}

/// A chart as data; `svg` draws it.
///
/// The same data give the same bytes. Every kind has labelled axes with units, direct labels, a title and a
/// description for screen readers, and tells series apart by label, pattern or form besides colour.
public enum Chart: Hashable, Sendable {
    /// Horizontal bars, positive and negative.
    case bars(BarChart)
    /// Vertical bars, positive and negative.
    case columns(ColumnChart)
    /// Horizontal bars made of parts.
    case stacked(StackedChart)
    /// Points with ranges, in groups.
    case ranges(RangeChart)
    /// Lines with bands.
    case lines(LineChart)
    /// Steps from one total to another.
    case waterfall(WaterfallChart)
    /// Price, stacked load and battery over time.
    case dispatch(DispatchChart)
    /// Values in falling order against the share of time.
    case duration(DurationChart)
    /// Bars on a calendar.
    case schedule(ScheduleChart)

    /// Its words.
    public var frame: ChartFrame { drawing.frame }

    private var drawing: any ChartDrawing {
        switch self {
        case .bars(let chart): chart
        case .columns(let chart): chart
        case .stacked(let chart): chart
        case .ranges(let chart): chart
        case .lines(let chart): chart
        case .waterfall(let chart): chart
        case .dispatch(let chart): chart
        case .duration(let chart): chart
        case .schedule(let chart): chart
        }
    }

    /// The chart as an `svg` element.
    ///
    /// - Parameters:
    ///   - id: names the element and what it refers to inside; unique in the page; letters, digits, `-`.
    ///   - layout: how much room it has.
    ///   - isStandalone: whether the picture carries its own style sheet and headline, for a file of its own;
    ///     a page that has `ChartStyle` and a caption needs neither.
    /// - Complexity: O(marks).
    public func svg(id: String, layout: ChartLayout = .wide, isStandalone: Bool = false) -> String {
        precondition(
            !id.isEmpty && id.utf8.allSatisfy { Self.isPlain($0) },
            "an id of a chart has letters, digits, -: \(id)")
        var canvas = SVGCanvas(layout: layout, id: id)
        let top = isStandalone ? drawHeadline(on: &canvas) : 0
        let height = drawing.draw(on: &canvas, top: top).rounded(.up)
        var out = MarkupBuffer(capacity: canvas.body.bytes.count + 8_192)
        open(&out, id, "\(DecimalText.whole(Int(layout.width))) \(DecimalText.whole(Int(height)))", layout)
        if isStandalone {
            out.raw("<style>" + ChartStyle.variables(on: ".hw-chart") + ChartStyle.rules + "</style>")
            out.raw("<rect width=\"100%\" height=\"100%\" class=\"hw-paper\"/>")
        }
        out.raw(canvas.definitions)
        out.raw(canvas.body)
        out.raw("</svg>")
        return out.string
    }

    private func open(_ out: inout MarkupBuffer, _ id: String, _ size: String, _ layout: ChartLayout) {
        out.raw("<svg class=\"hw-chart hw-\(layout.rawValue)\" xmlns=\"http://www.w3.org/2000/svg\" ")
        out.raw("viewBox=\"0 0 \(size)\" role=\"img\" aria-labelledby=\"\(id)-t \(id)-d\">")
        out.raw("<title id=\"\(id)-t\">")
        out.text(frame.title)
        out.raw("</title><desc id=\"\(id)-d\">")
        out.text(frame.subtitle + ". " + frame.summary)
        out.raw("</desc>")
    }

    private func drawHeadline(on canvas: inout SVGCanvas) -> Double {
        var y = 4.0
        for line in TextMetrics.lines(frame.title, size: 17, into: canvas.width) {
            y += 18
            canvas.text(line, 0, y, "hw-h")
        }
        for line in TextMetrics.lines(frame.subtitle, size: 13, into: canvas.width) {
            y += 18
            canvas.text(line, 0, y)
        }
        return y + 12
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
        default: false
        }
    }
}

/// What a kind of chart does.
protocol ChartDrawing {
    var frame: ChartFrame { get }

    /// Draws from `top` downwards and returns where it ends.
    func draw(on canvas: inout SVGCanvas, top: Double) -> Double
}
