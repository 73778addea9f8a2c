// SPDX-License-Identifier: Apache-2.0

/// How much room a chart has.
///
/// A page carries a chart in both layouts and shows one, so that text has the same size on a phone as on a
/// desk, which one picture scaled to both could not have.
public enum ChartLayout: String, CaseIterable, Hashable, Sendable {
    /// For columns of about 700 px.
    case wide
    /// For phones.
    case narrow

    /// Width of the drawing in its own units, one about a CSS pixel.
    public var width: Double {
        switch self {
        case .wide: 720
        case .narrow: 360
        }
    }
}

/// How an area is filled; never by colour alone where two areas must be told apart.
public enum ChartFill: Hashable, Sendable {
    /// Plain colour.
    case solid
    /// Diagonal lines on paper.
    case hatched
    /// Dots on paper.
    case dotted
    /// Paper with an outline.
    case outlined
}

enum TextAnchor: String {
    case start
    case middle
    case end
}

/// The parts of a drawing, written as SVG.
///
/// Coordinates are printed with one decimal; a coordinate that is not finite traps, so that no `nan` can reach
/// a page. Colours are classes of `ChartStyle`.
struct SVGCanvas {
    private(set) var body = MarkupBuffer()
    let layout: ChartLayout
    let id: String
    private var patterns: [Pattern] = []

    private struct Pattern: Hashable {
        let colour: Int
        let fill: ChartFill
    }

    init(layout: ChartLayout, id: String) {
        self.layout = layout
        self.id = id
    }

    var width: Double { layout.width }
    var isNarrow: Bool { layout == .narrow }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) {
        body.raw("<line")
        numbers([("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)])
        body.raw(" class=\"\(kind)\"/>")
    }

    mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ kind: String) {
        body.raw("<rect")
        numbers([("x", x), ("y", y), ("width", max(0, width)), ("height", max(0, height))])
        body.raw(" class=\"\(kind)\"/>")
    }

    /// A rectangle in a series colour (1...7).
    mutating func area(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, colour: Int, fill: ChartFill
    ) {
        guard fill != .solid else { return rect(x, y, width, height, "hw-f\(colour)") }
        body.raw("<rect")
        let inset = width > 1.4 ? 0.7 : 0
        numbers([
            ("x", x + inset), ("y", y + 0.7), ("width", max(0, width - 2 * inset)),
            ("height", max(0, height - 1.4)),
        ])
        if fill == .outlined {
            body.raw(" class=\"hw-paper hw-o\(colour)\"/>")
        } else {
            body.raw(" fill=\"url(#\(pattern(colour, fill)))\" class=\"hw-o\(colour)\"/>")
        }
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ kind: String) {
        body.raw("<circle")
        numbers([("cx", x), ("cy", y), ("r", radius)])
        body.raw(" class=\"\(kind)\"/>")
    }

    /// A path made by `SVGPath`.
    mutating func path(_ path: SVGPath, _ kind: String) {
        body.raw("<path d=\"\(path.text)\" class=\"\(kind)\"/>")
    }

    /// A closed path in a series colour (1...7).
    mutating func filledPath(_ path: SVGPath, colour: Int, fill: ChartFill) {
        if path.isEmpty { return }
        body.raw("<path d=\"\(path.text)\"")
        switch fill {
        case .solid: body.raw(" class=\"hw-f\(colour)\"/>")
        case .outlined: body.raw(" class=\"hw-paper hw-o\(colour)\"/>")
        case .hatched, .dotted: body.raw(" fill=\"url(#\(pattern(colour, fill)))\" class=\"hw-o\(colour)\"/>")
        }
    }

    mutating func text(
        _ text: String, _ x: Double, _ y: Double, _ kind: String = "", anchor: TextAnchor = .start
    ) {
        body.raw("<text")
        numbers([("x", x), ("y", y)])
        if anchor != .start { body.raw(" text-anchor=\"\(anchor.rawValue)\"") }
        if !kind.isEmpty { body.raw(" class=\"\(kind)\"") }
        body.raw(">")
        body.text(text)
        body.raw("</text>")
    }

    /// Text on a plate of paper, for patterned areas.
    mutating func plated(_ text: String, _ x: Double, _ y: Double) {
        let width = TextMetrics.width(text, size: 12, isBold: true)
        rect(x - width / 2 - 3, y - 11, width + 6, 14.5, "hw-paper")
        self.text(text, x, y, "hw-n", anchor: .middle)
    }

    private mutating func numbers(_ pairs: [(String, Double)]) {
        for (name, value) in pairs { body.raw(" \(name)=\"\(Self.coordinate(value))\"") }
    }

    private mutating func pattern(_ colour: Int, _ fill: ChartFill) -> String {
        let wanted = Pattern(colour: colour, fill: fill)
        if !patterns.contains(wanted) { patterns.append(wanted) }
        return Self.name(of: wanted, id)
    }

    private static func name(of pattern: Pattern, _ id: String) -> String {
        "\(id)-\(pattern.fill == .hatched ? "h" : "d")\(pattern.colour)"
    }

    /// The patterns that were used.
    var definitions: String {
        if patterns.isEmpty { return "" }
        return "<defs>"
            + patterns.map { pattern in
                let head =
                    "<pattern id=\"\(Self.name(of: pattern, id))\" width=\"6\" height=\"6\" "
                    + "patternUnits=\"userSpaceOnUse\""
                let ground = "<rect width=\"6\" height=\"6\" class=\"hw-paper\"/>"
                switch pattern.fill {
                case .hatched:
                    return head + " patternTransform=\"rotate(45)\">\(ground)"
                        + "<rect width=\"2\" height=\"6\" class=\"hw-f\(pattern.colour)\"/></pattern>"
                default:
                    return head + ">\(ground)"
                        + "<circle cx=\"3\" cy=\"3\" r=\"1.15\" class=\"hw-f\(pattern.colour)\"/></pattern>"
                }
            }.joined() + "</defs>"
    }

    /// One decimal, without a trailing zero.
    static func coordinate(_ value: Double) -> String {
        precondition(value.isFinite, "a coordinate is not finite: \(value)")
        let text = DecimalText.fixed(value, places: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// A path of straight lines; level and upright ones take one coordinate, repeated points none.
struct SVGPath {
    private(set) var text = ""
    private var lastX = ""
    private var lastY = ""

    var isEmpty: Bool { text.isEmpty }

    mutating func move(_ x: Double, _ y: Double) { add("M", x, y) }
    mutating func line(_ x: Double, _ y: Double) { add("L", x, y) }
    mutating func close() { text += "Z" }

    private mutating func add(_ command: String, _ x: Double, _ y: Double) {
        let (newX, newY) = (SVGCanvas.coordinate(x), SVGCanvas.coordinate(y))
        if command == "M" || (newX != lastX && newY != lastY) {
            text += command + newX + " " + newY
        } else if newX != lastX {
            text += "H" + newX
        } else if newY != lastY {
            text += "V" + newY
        }
        (lastX, lastY) = (newX, newY)
    }
}
