// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattCharts
import HashwattTesting
import Testing

struct DecimalTextTests {
    /// `Fixtures/decimal.csv` holds what Python's `decimal` makes of the exact binary value.
    @Test func roundsLikePythonsDecimal() throws {
        let path =
            "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/decimal.csv"
        let lines = try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(
            separator: "\n")
        #expect(lines.count > 900)
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",")
            let value = Double(bitPattern: try #require(UInt64(cells[0], radix: 16)))
            let places = try #require(Int(cells[1]))
            let shift = try #require(Int(cells[2]))
            let found = DecimalText.fixed(value, places: places, shift: shift)
            #expect(found == cells[3], "\(value) with \(places) places, shift \(shift)")
        }
    }

    @Test(arguments: [
        (NumberStyle.typographic, "\u{2212}1\u{202F}234\u{202F}567.80"), (.plain, "-1,234,567.80"),
        (.data, "-1234567.80"),
    ])
    func punctuatesByStyle(style: NumberStyle, text: String) {
        #expect(DecimalText.fixed(-1_234_567.8, places: 2, style: style) == text)
    }

    @Test(arguments: [(123.0, "123"), (1_234, "1,234"), (999_999, "999,999"), (-100, "-100")])
    func groupsOnlyWholeThousands(value: Double, text: String) {
        #expect(DecimalText.fixed(value, places: 0, style: .plain) == text)
    }

    @Test func signsOnlyWhatIsNotZeroAfterRounding() {
        #expect(DecimalText.fixed(0.004, places: 2, isSigned: true) == "0.00")
        #expect(DecimalText.fixed(-0.004, places: 2, isSigned: true) == "0.00")
        #expect(DecimalText.fixed(0.006, places: 2, isSigned: true) == "+0.01")
    }

    @Test func shortestTextReadsBackAsTheSameDouble() {
        var generator = SplitMix64(seed: 91)
        for _ in 0..<2_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let text = DecimalText.shortest(value)
            #expect(Double(text) == value, "seed 91: \(value) as \(text)")
            #expect(!text.hasSuffix(".0"), "seed 91: \(text)")
        }
        #expect(DecimalText.shortest(-0.0) == "0")
    }

    @Test func rejectsWhatIsNotFinite() async {
        await #expect(processExitsWith: .failure) { _ = DecimalText.fixed(.nan, places: 2) }
        await #expect(processExitsWith: .failure) { _ = DecimalText.shortest(.infinity) }
        await #expect(processExitsWith: .failure) { _ = DecimalText.fixed(1, places: 23) }
    }
}
