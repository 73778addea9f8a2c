// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import Testing

struct SummaryTests {
    private func prepared() throws -> PreparedBrief {
        try SampleBrief.prepared()
    }

    @Test func keepsLeadsAndKeyFiguresAndTheFirstTable() throws {
        let whole = try prepared()
        let summary = whole.summary
        #expect(summary.brief.sections.map(\.lead) == whole.brief.sections.map(\.lead))
        func tables(_ brief: Brief) -> [Block] {
            brief.sections.flatMap(\.blocks).filter { if case .table = $0 { true } else { false } }
        }
        func cards(_ brief: Brief) -> [Block] {
            brief.sections.flatMap(\.blocks).filter { if case .cards = $0 { true } else { false } }
        }
        #expect(tables(summary.brief) == Array(tables(whole.brief).prefix(1)))
        #expect(cards(summary.brief) == cards(whole.brief))
        #expect(summary.index.figures.count == whole.index.figures.count)
    }

    @Test func countsWhatItLeavesOut() throws {
        let whole = try prepared()
        let blocks = whole.brief.sections.flatMap(\.blocks)
        let wanted = blocks.count { block in
            switch block {
            case .table, .callout, .list: true
            default: false
            }
        }
        #expect(wanted > 1)
        #expect(whole.leftOutOfSummary == wanted - 1)
        #expect(whole.summary.leftOutOfSummary == 0)
    }
}
