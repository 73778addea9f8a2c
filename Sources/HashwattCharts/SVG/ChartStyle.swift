// SPDX-License-Identifier: Apache-2.0

/// A colour as red, green, blue, 0...255.
public struct ChartColour: Hashable, Sendable {
    /// Red, 0...255.
    public let red: Int
    /// Green, 0...255.
    public let green: Int
    /// Blue, 0...255.
    public let blue: Int

    init(_ hex: Int) {
        red = hex >> 16 & 0xFF
        green = hex >> 8 & 0xFF
        blue = hex & 0xFF
    }

    /// `#0072b2`.
    public var hex: String {
        "#"
            + [red, green, blue].map { part in
                let text = String(part, radix: 16)
                return text.count == 1 ? "0" + text : text
            }.joined()
    }
}

/// The colours of one scheme, light or dark.
///
/// Hues after M. Okabe and K. Ito, *Color Universal Design* (2008), each made darker or lighter until it has a
/// contrast of 3 : 1 against the paper and 4.5 : 1 against the text that may stand on it (WCAG 2.2, 1.4.3 and
/// 1.4.11); the tests compute both.
public struct ChartScheme: Hashable, Sendable {
    /// Background.
    public let paper: ChartColour
    /// Text.
    public let ink: ChartColour
    /// Secondary text.
    public let muted: ChartColour
    /// Grid lines.
    public let grid: ChartColour
    /// Text on a solid series colour.
    public let onSeries: ChartColour
    /// Series: blue, vermilion, green, purple, amber, slate, olive.
    public let series: [ChartColour]

    /// On white.
    public static let light = ChartScheme(
        paper: ChartColour(0xFFFFFF), ink: ChartColour(0x1B1F24), muted: ChartColour(0x59626C),
        grid: ChartColour(0xDDE1E5), onSeries: ChartColour(0xFFFFFF),
        series: [0x0072B2, 0xBF5200, 0x007F5C, 0xAD5287, 0x946300, 0x4A5662, 0x6F6600].map { ChartColour($0) }
    )

    /// On near-black.
    public static let dark = ChartScheme(
        paper: ChartColour(0x14171B), ink: ChartColour(0xE9ECEF), muted: ChartColour(0xA3ADB7),
        grid: ChartColour(0x343B43), onSeries: ChartColour(0x0E1114),
        series: [0x56B4E9, 0xF0843F, 0x17A87D, 0xDD92BE, 0xE6A82B, 0xB4BFCA, 0xE3D94B].map { ChartColour($0) }
    )

    var variables: String {
        var text =
            "--hw-paper:\(paper.hex);--hw-ink:\(ink.hex);--hw-muted:\(muted.hex);--hw-grid:\(grid.hex);"
        text += "--hw-on:\(onSeries.hex)"
        for (index, colour) in series.enumerated() { text += ";--hw-\(index + 1):\(colour.hex)" }
        return text
    }
}

/// The style sheet that every chart shares.
public enum ChartStyle {
    /// Custom properties of the light scheme, of the dark one under `prefers-color-scheme`, and of the light one
    /// again for print, set on `selector`.
    public static func variables(on selector: String) -> String {
        """
        \(selector){\(ChartScheme.light.variables)}
        @media (prefers-color-scheme:dark){\(selector){\(ChartScheme.dark.variables)}}
        @media print{\(selector){\(ChartScheme.light.variables)}}

        """
    }

    /// Rules for the parts of a chart; they use the custom properties.
    public static let rules: String = {
        var text = """
            .hw-chart{display:block;width:100%;height:auto;overflow:visible}
            .hw-chart text{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",system-ui,sans-serif;\
            font-size:13px;fill:var(--hw-ink);font-variant-numeric:tabular-nums}
            .hw-chart .hw-t{font-size:12px;fill:var(--hw-muted)}
            .hw-chart .hw-v{font-weight:600}
            .hw-chart .hw-n{font-size:12px;font-weight:600}
            .hw-chart .hw-thin{stroke-width:1.3}
            .hw-chart .hw-b{font-weight:650}
            .hw-chart .hw-h{font-size:16px;font-weight:700}
            .hw-chart .hw-on{fill:var(--hw-on);font-weight:600;font-size:12px}
            .hw-chart .hw-halo{paint-order:stroke;stroke:var(--hw-paper);stroke-width:4px;stroke-linejoin:round}
            .hw-grid{stroke:var(--hw-grid);stroke-width:1}
            .hw-zero{stroke:var(--hw-ink);stroke-width:1.2}
            .hw-link{stroke:var(--hw-muted);stroke-width:1;stroke-dasharray:2 2}
            .hw-mark{stroke:var(--hw-ink);stroke-width:1.2;stroke-dasharray:4 3}
            .hw-band{fill:var(--hw-muted);fill-opacity:.16}
            .hw-ink{fill:var(--hw-ink)}
            .hw-d2{stroke-dasharray:7 3}.hw-d3{stroke-dasharray:2 3.5}.hw-d4{stroke-dasharray:9 3 2 3}
            .hw-paper{fill:var(--hw-paper)}

            """
        for index in 1...ChartScheme.light.series.count {
            text += """
                .hw-f\(index){fill:var(--hw-\(index))}.hw-s\(index){stroke:var(--hw-\(index));fill:none;\
                stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}\
                .hw-a\(index){fill:var(--hw-\(index));fill-opacity:.18}\
                .hw-o\(index){stroke:var(--hw-\(index));stroke-width:1.4}\
                .hw-chart text.hw-x\(index){fill:var(--hw-\(index));font-weight:650}

                """
        }
        return text
    }()
}
