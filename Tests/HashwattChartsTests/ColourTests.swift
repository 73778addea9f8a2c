// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct ColourTests {
    static let schemes = [ChartScheme.light, ChartScheme.dark]

    /// WCAG 2.2, relative luminance.
    static func luminance(_ colour: ChartColour) -> Double {
        let parts = linear(colour)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    static func linear(_ colour: ChartColour) -> [Double] {
        [colour.red, colour.green, colour.blue].map { part in
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    static func contrast(_ one: ChartColour, _ other: ChartColour) -> Double {
        let pair = [luminance(one), luminance(other)].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }

    /// The definition's own end points: white against itself 1 : 1; of black 21 : 1, so ink lies below.
    @Test func contrastFollowsTheStandard() {
        let white = ChartScheme.light.paper
        #expect(white.hex == "#ffffff" && Self.luminance(white) == 1)
        #expect(Self.contrast(white, white) == 1)
        #expect((7..<21).contains(Self.contrast(white, ChartScheme.light.ink)))
    }

    @Test(arguments: schemes)
    func seriesAreSeenOnPaperAndTextIsReadOnThem(scheme: ChartScheme) {
        for (index, colour) in scheme.series.enumerated() {
            #expect(Self.contrast(colour, scheme.paper) >= 3, "series \(index + 1) \(colour.hex)")
            #expect(
                Self.contrast(colour, scheme.onSeries) >= 4.5, "text on series \(index + 1) \(colour.hex)")
        }
        #expect(Self.contrast(scheme.ink, scheme.paper) >= 7)
        #expect(Self.contrast(scheme.muted, scheme.paper) >= 4.5)
    }

    /// The first four series differ in CIELAB by at least 11 under each of three dichromacies, and by 20 for
    /// most people; later ones are told apart by pattern and label.
    ///
    /// Simulation: G. Machado, M. Oliveira, L. Fernandes, IEEE TVCG 15 (2009), severity 1.0.
    @Test(arguments: schemes)
    func firstSeriesDifferForColourBlindReaders(scheme: ChartScheme) {
        let first = scheme.series.prefix(4)
        for (name, matrix) in Self.dichromacies {
            for (i, one) in first.enumerated() {
                for (j, other) in first.enumerated() where j > i {
                    let distance = Self.distance(Self.seen(one, matrix), Self.seen(other, matrix))
                    let least = name == "none" ? 20.0 : 11
                    #expect(distance >= least, "\(name): series \(i + 1) and \(j + 1) are \(distance) apart")
                }
            }
        }
    }

    static let dichromacies: [(String, [[Double]])] = [
        ("none", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        (
            "protanopia",
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        ),
        (
            "deuteranopia",
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        ),
        (
            "tritanopia",
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ]
        ),
    ]

    static func seen(_ colour: ChartColour, _ matrix: [[Double]]) -> [Double] {
        let parts = linear(colour)
        return matrix.map { row in min(1, max(0, row[0] * parts[0] + row[1] * parts[1] + row[2] * parts[2])) }
    }

    /// CIE 1976 colour difference of two linear sRGB colours.
    static func distance(_ one: [Double], _ other: [Double]) -> Double {
        let (a, b) = (lab(one), lab(other))
        return zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    static func lab(_ rgb: [Double]) -> [Double] {
        let x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505
        let y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
        let z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089
        let f = [x, y, z].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }
}
