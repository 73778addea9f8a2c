// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattFacts
import Testing

struct BriefTests {
    @Test func figuresAndSourcesAreGatheredOnce() throws {
        let index = try SampleBrief.prepared().index
        #expect(Set(index.figures.map(\.id)).count == index.figures.count)
        #expect(Set(index.sources).count == index.sources.count)
        #expect(index.figures[0].id == SampleBrief.change("CIFR").id)
        for figure in index.figures {
            for input in figure.inputs { #expect(index[input.id]?.value == input.value) }
            #expect(index.sourceNumbers(of: figure).allSatisfy { (1...index.sources.count).contains($0) })
        }
    }

    private static func brief(_ sections: [BriefSection]) -> Brief {
        Brief(
            title: "t", asOf: SampleBrief.day, dataset: .init(name: "n", version: "1"), generator: "g",
            sections: sections)
    }

    @Test func twoValuesOfOneFigureAreAnError() {
        let one = SampleBrief.close("CIFR", 16.71, SampleBrief.day, line: 1)
        let other = SampleBrief.close("CIFR", 16.72, SampleBrief.day, line: 1)
        let brief = Self.brief([
            .init(id: "a", heading: "A", blocks: [.paragraph([.figure(one), .figure(other)])])
        ])
        #expect {
            _ = try PreparedBrief(brief)
        } throws: { error in
            guard case .conflictingFigures(let id, _, _)? = error as? BriefError else { return false }
            return id == one.id && "\(error)".contains("16.71") && "\(error)".contains("16.72")
        }
    }

    @Test(arguments: ["", "Two words", "f-x", "figures", "ä"])
    func unusableSectionIdsAreAnError(id: String) {
        #expect(throws: BriefError.unusableSection(id)) {
            try PreparedBrief(Self.brief([.init(id: id, heading: "A", blocks: [])]))
        }
    }

    @Test func repeatedSectionIdsAreAnError() {
        let section = BriefSection(id: "a", heading: "A", blocks: [])
        #expect(throws: BriefError.duplicateSection("a")) {
            try PreparedBrief(Self.brief([section, section]))
        }
    }

    @Test func tablesNeedTheirCells() async {
        await #expect(processExitsWith: .failure) {
            _ = BriefTable(title: "t", columns: [.text("a"), .text("b")], rows: [.init(["a"])])
        }
        await #expect(processExitsWith: .failure) { _ = BriefTable(title: "t", columns: [], rows: []) }
    }

    @Test func nearMissesAreSuggested() throws {
        let index = try SampleBrief.prepared().index
        let mistyped = FigureID(parsing: "move/CIRF/2025-11-24")
        let nearest = index.nearest(to: mistyped, count: 5)
        #expect(nearest.first == SampleBrief.change("CIFR").id && nearest.count <= 5)
        #expect(throws: BriefError.unknownFigure(mistyped, nearest: nearest)) { try index.figure(mistyped) }
        #expect(index.nearest(to: FigureID(parsing: "core42"), count: 3) == [SampleBrief.core42.id])
        #expect(try index.figure(SampleBrief.amazon.id).value == 15e9)
    }

    @Test func explanationGoesDownToRowsAndPages() {
        let text = Explanation.text(of: SampleBrief.equalWeighted, width: 90)
        for ticker in SampleBrief.miners {
            #expect(text.contains("closes.csv:") && text.contains("\(ticker) close of 2025-11-21"))
        }
        #expect(text.contains("https://example.org/closes/CIFR.csv"))
        #expect(text.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 90 }, "\(text)")
    }

    @Test func explanationNamesARepeatedInputOnce() {
        let close = SampleBrief.close("CIFR", 16.71, SampleBrief.day, line: 1)
        let twice = Figure.derived(
            FigureID("twice"), "twice", .usdPerShare, by: .sumOfInputs(2), from: [close, close])
        let text = Explanation.text(of: twice)
        #expect(text.ranges(of: "closes.csv:1").count == 1 && text.ranges(of: "as above").count == 1)
    }

    @Test func unverifiedFiguresAreMarkedInEveryForm() throws {
        let prepared = try SampleBrief.prepared()
        let shown = "$38.21/PH/s/day"
        #expect(
            BriefHTML.text(prepared).contains(
                "\(shown)</data></a> <span class=\"badge b-unverified\">unverified"))
        #expect(
            BriefMarkdown.text(prepared).contains("$38.21/PH/s/day (unverified)")
                || BriefMarkdown.text(prepared).contains("\\$38.21/PH/s/day (unverified)"))
        #expect(BriefTerminal.text(prepared).contains("\(shown) (unverified)"))
    }

    @Test func terminalKeepsToItsWidthAndColoursOnlyWhenAsked() throws {
        let prepared = try SampleBrief.prepared()
        let plain = BriefTerminal.text(prepared, options: .init(width: 80))
        #expect(plain.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 80 }, "\(plain)")
        #expect(!plain.contains("\u{1B}"))
        #expect(
            BriefTerminal.text(prepared, options: .init(width: 80, hasColour: true)).contains("\u{1B}[1m"))
    }
}
