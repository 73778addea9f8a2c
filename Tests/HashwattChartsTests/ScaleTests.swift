// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

@testable import HashwattCharts

struct ScaleTests {
    @Test func ticksEncloseTheDataAndAreEquallySpaced() {
        var generator = SplitMix64(seed: 17)
        for _ in 0..<3_000 {
            let size: Double = [1e-6, 1e-2, 1, 1e3, 1e9].randomElement(using: &generator) ?? 1
            let ends = [
                Double.random(in: -size...size, using: &generator),
                Double.random(in: -size...size, using: &generator),
            ].sorted()
            let count = Int.random(in: 1...9, using: &generator)
            let ticks = Ticks(covering: ends[0], ends[1], count: count)
            #expect(ticks.low <= ends[0] && ticks.high >= ends[1], "seed 17: \(ends), \(ticks.values)")
            #expect(
                (2...(count + 2)).contains(ticks.values.count), "seed 17: \(ends), \(count), \(ticks.values)")
            let step = ticks.values[1] - ticks.values[0]
            for (left, right) in zip(ticks.values, ticks.values.dropFirst()) {
                #expect(abs(right - left - step) <= 1e-9 * step, "seed 17: \(ticks.values)")
            }
        }
    }

    @Test(arguments: [
        (0.0, 20.0, 4, ["0", "5", "10", "15", "20"]), (0, 0.3, 3, ["0.0", "0.1", "0.2", "0.3"]),
        (-2, 9, 6, ["-2", "0", "2", "4", "6", "8", "10"]), (0, 10, 4, ["0.0", "2.5", "5.0", "7.5", "10.0"]),
    ])
    func ticksAreRoundNumbers(low: Double, high: Double, count: Int, texts: [String]) {
        let ticks = Ticks(covering: low, high, count: count)
        #expect(ticks.values.map { DecimalText.fixed($0, places: ticks.places()) } == texts)
    }

    @Test func ticksWidenAnEmptyRange() {
        #expect(Ticks(covering: 0, 0).values.count >= 2)
        #expect(Ticks(covering: 5, 5).low < 5)
    }

    @Test func rejectsAnAxisWithoutFiniteEnds() async {
        await #expect(processExitsWith: .failure) { _ = Ticks(covering: 0, .nan) }
        await #expect(processExitsWith: .failure) { _ = Ticks(covering: 2, 1) }
    }

    @Test func datesAreMarkedInOrderAndInside() throws {
        var generator = SplitMix64(seed: 23)
        for _ in 0..<500 {
            let first = CivilDate(daysSinceEpoch: Int.random(in: 10_000...25_000, using: &generator))
            let last = first + Int.random(in: 3...8_000, using: &generator)
            let marks = DateTicks(from: first, to: last, count: 8).marks.map(\.day)
            #expect(marks == marks.sorted() && Set(marks).count == marks.count, "seed 23: \(first) \(last)")
            #expect(marks.allSatisfy { $0 >= first && $0 <= last }, "seed 23: \(first) \(last)")
            #expect(marks.count <= 8, "seed 23: \(first) \(last) \(marks.count)")
        }
    }

    @Test func thinningKeepsEndsAndExtremes() {
        var generator = SplitMix64(seed: 29)
        let xs = (0..<35_040).map(Double.init)
        let ys = xs.map { _ in Double.random(in: -50...5_000, using: &generator) }
        let kept = Plot.thinned(xs, ys, columns: 1_400)
        #expect(kept.count <= 4 * 1_401 && kept == kept.sorted())
        #expect(kept.first == 0 && kept.last == 35_039)
        #expect(kept.map { ys[$0] }.max() == ys.max() && kept.map { ys[$0] }.min() == ys.min())
    }

    @Test func spreadLabelsStayApartAndInside() {
        var generator = SplitMix64(seed: 31)
        for _ in 0..<500 {
            let wanted = (0..<7).map { _ in Double.random(in: 0...300, using: &generator) }
            let placed = SVGCanvas.spread(wanted, step: 16, top: 0, bottom: 300).sorted()
            #expect(placed.allSatisfy { $0 >= -1e-9 && $0 <= 300 + 1e-9 }, "seed 31: \(placed)")
            #expect(zip(placed, placed.dropFirst()).allSatisfy { $1 - $0 >= 16 - 1e-9 }, "seed 31: \(placed)")
        }
    }

    @Test func waterfallStepsAddUp() {
        guard case .waterfall(let chart) = SampleCharts.waterfall else { return }
        let spans = chart.spans
        #expect(zip(spans, spans.dropFirst()).dropLast().allSatisfy { $0.to == $1.from })
        #expect(abs(spans[4].to - spans[5].to) < 1e-9)
    }
}
