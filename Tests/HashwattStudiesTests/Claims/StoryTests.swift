// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattDataset
import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

struct StoryTests {
    private func stories(_ text: String, _ language: TextLanguage = .english) throws -> [Story] {
        let day = try #require(CivilDate("2025-11-25"))
        var options = ReadOptions(language: language, published: day)
        options.keepsText = true
        let facts = try BundledFacts.load()
        let report = try ClaimReader(lexicon: Lexicon(facts: facts).before(.standard)).read(
            Array(text.utf8), options: options)
        return StoryAssembler.stories(report, published: day)
    }

    @Test func putsAContractTogether() throws {
        let story = try #require(
            try stories(
                "IREN said on Monday that Anthropic will rent 75 MW of critical IT load at its campus in Childress, Texas, under a four-year contract worth $2.4 billion."
            ).first)
        #expect(story.kind == .lease)
        #expect(story.announcer.ticker == "IREN" && story.counterparty?.name == "Anthropic")
        #expect(story.amount.value == 2.4e9 && story.power?.value == 75 && story.term?.value == 4)
        #expect(story.place == "Childress, Texas")
        #expect(story.day == CivilDate("2025-11-24"))
    }

    /// Megawatts join the story that is nearest, so that two in one text do not mix.
    @Test func keepsStoriesApart() throws {
        let found = try stories(
            """
            Amazon will invest $6 billion in Richmond, Virginia, and build 420 MW there.

            Google will invest $9 billion in Fort Wayne, Indiana, and build 730 MW there. Google's $9 billion are a record.

            Meta sold bonds worth $7.5 billion.
            """)
        #expect(found.map(\.announcer.ticker) == ["AMZN", "GOOGL", "META"])
        #expect(found.map(\.kind) == [.investment, .investment, .bond])
        #expect(found.map { $0.power?.value } == [420, 730, nil])
        #expect(found.map(\.place) == ["Richmond, Virginia", "Fort Wayne, Indiana", nil])
    }

    @Test func readsGermanStories() throws {
        let story = try #require(
            try stories(
                "Google investiert 5,5 Milliarden Dollar in ein Rechenzentrum in Dietzenbach.", .german
            ).first)
        #expect(story.kind == .investment && story.place == "Dietzenbach" && story.amount.value == 5.5e9)
    }

    /// The rows of every kind go through the rules of the tables together with the bundled ones.
    @Test func rowsKeepTheRulesOfTheTables() throws {
        let facts = try BundledFacts.load()
        let found = try stories(
            """
            Cipher Mining let 120 MW of gross capacity to Oracle for ten years, a contract worth $2.2 billion.

            Amazon will invest $6 billion. Meta sold bonds worth $7.5 billion.
            """)
        var maker = StoryRows(facts, title: "A text")
        let rows = found.flatMap { maker.rows($0) }
        #expect(rows.map(\.table) == ["deals", "events", "capex", "events", "bond_issues", "events"])
        let deal = try #require(rows.first)
        let cells = Dictionary(uniqueKeysWithValues: deal.cells.map { ($0.column, $0.text) })
        #expect(cells["gross_mw"] == "120" && cells["term_years"] == "10" && cells["tenant_ticker"] == "ORCL")
        #expect(cells["verification"] == "unverified" && cells["contract_value_usd"] == "2200000000")
        let files = Set(rows.map(\.table)).sorted().map { name in
            let columns = TableSchema.dataset.first { $0.name == name }?.columns.map(\.name) ?? []
            let lines = rows.filter { $0.table == name }.map { row in
                columns.map { column in
                    "\"" + (row.cells.first { $0.column == column }?.text ?? "") + "\""
                }.joined(separator: ",")
            }
            let text = ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
            return TableFile(name: name + ".csv", bytes: Array(text.utf8))
        }
        let own = try FactSet.tables(files, isPartial: true)
        let all = try FactSet(
            tables: FactSet.tables(BundledTables.files()).map { table in
                own.first { $0.schema == table.schema }.map(table.overlaid) ?? table
            })
        #expect(all.deals.count == facts.deals.count + 1 && all.events.count == facts.events.count + 3)
        // A name that the facts have is numbered.
        var again = StoryRows(all, title: "A text")
        #expect(again.rows(found[0]).first?.id == "CIFR-ORCL-2025-11-25-2")
    }

    @Test func studiesTheDayOfAnAnnouncement() throws {
        let facts = try BundledFacts.load()
        let story = try #require(try stories("IREN won a contract worth $2.4 billion on Monday.").first)
        let study = try #require(StoryStudy(story, facts))
        #expect(study.session == CivilDate("2025-11-24") && study.sessions == 250)
        // log(48.49 / 42.26) less α + β · log of QQQ's move: between the raw move and that less twice the market's.
        #expect(study.abnormal > 0.05 && study.abnormal < 0.1376)
    }
}
