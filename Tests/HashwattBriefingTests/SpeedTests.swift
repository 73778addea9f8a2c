// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattFacts
import HashwattUnits
import Testing

struct SpeedTests {
    /// 500 figures in a table, 250 of them derived.
    static let large: Brief = {
        let figures = (0..<250).flatMap { index -> [Figure] in
            let read = Figure.read(
                FigureID("read", "\(index)"), "figure \(index)", Double(index) * 1.37e6, .usd,
                asOf: .day(SampleBrief.day),
                from: Source(
                    title: "Page \(index % 40)", url: "https://example.org/\(index % 40)",
                    verification: .secondary,
                    row: RowReference(table: "rows", line: index + 2, key: "row-\(index)")))
            let derived = Figure.derived(
                FigureID("derived", "\(index)"), "twice figure \(index)", .usd,
                by: .input(0) * .constant(2, "both halves"),
                from: [read])
            return [read, derived]
        }
        let rows = stride(from: 0, to: 500, by: 2).map { index in
            BriefTable.Row([.text("row \(index)"), .figure(figures[index]), .figure(figures[index + 1])])
        }
        let table = BriefTable(
            title: "All", columns: [.text("Row"), .figures("One"), .figures("Two")], rows: rows)
        return Brief(
            title: "A large brief", asOf: SampleBrief.day, dataset: .init(name: "n", version: "1"),
            generator: "g",
            sections: [.init(id: "all", heading: "All", blocks: [.table(table)])])
    }()

    /// Generous, because tests run unoptimised and beside each other; the guide has the release figure.
    @Test func rendersFiveHundredFiguresWithoutDelay() throws {
        let clock = ContinuousClock()
        let brief = Self.large
        var best = Duration.seconds(60)
        var size = 0
        for _ in 0..<5 {
            let took = try clock.measure {
                let prepared = try PreparedBrief(brief)
                size = BriefHTML.text(prepared).utf8.count
            }
            best = min(best, took)
        }
        print("500 figures, \(size) bytes of HTML: \(best)")
        #expect(size > 200_000)
        #expect(best < .seconds(2))
    }
}
