// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattTesting
import HashwattUnits
import Testing

struct AsOfTests {
    private func facts() throws -> FactSet { try Edits.facts.get() }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    /// Counted by hand in the list of contracts: what had been announced by the day after the jump.
    @Test func leasesKnownOnTheDayAfterTheJump() throws {
        let visible = try facts().asOf(day("2025-11-25")).deals
        #expect(visible.count == 22)
        #expect(visible.count { $0.isCumulative } == 3)
        #expect(visible.count { $0.status == .noTenant } == 2)
        #expect(visible.count { $0.leaseClass == .graphicsCloud && !$0.isCumulative } == 4)
        let leases = visible.filter { deal in
            !deal.isCumulative && deal.leaseClass != .graphicsCloud && deal.leaseClass != .noLease
        }
        #expect(leases.count == 13)
        #expect(visible["HUT-FLUID-2025-12"] == nil)
    }

    /// Over random days: what is visible has happened, and a later day never shows less.
    @Test func nothingLaterLeaksAndVisibilityOnlyGrows() throws {
        let facts = try facts()
        var generator = SplitMix64(seed: 11)
        let first = try day("2020-01-01")
        for _ in 0..<12 {
            let early = first + Int.random(in: 0..<2_600, using: &generator)
            let late = early + Int.random(in: 0..<400, using: &generator)
            let (before, after) = (facts.asOf(early), facts.asOf(late))
            for (table, (shown, known)) in Self.rows(before) {
                #expect(known.allSatisfy { $0.latest <= early }, "\(table) as of \(early), seed 11")
                let later = Self.rows(after)[table]?.rows ?? []
                #expect(shown.isSubset(of: later), "\(table) as of \(early) and \(late), seed 11")
            }
            #expect(before.closes.values.allSatisfy { $0.dates.allSatisfy { $0 <= early } })
            #expect(before.networkDays.allSatisfy { $0.date <= early })
            #expect(before.networkMonths.allSatisfy { $0.month.latest <= early })
            let end = Instant(startOfUTCDay: early + 1)
            #expect(
                before.difficultyEpochs.allSatisfy { ($0.firstBlockTime ?? end) < end || $0.number < 330 })
            #expect(before.difficultyEpochs.allSatisfy { $0.lastBlockTime.map { $0 < end } ?? true })
            #expect(before.difficultyEpochs.count <= after.difficultyEpochs.count)
            #expect(before.bondTranches.allSatisfy { before.bondIssues[$0.issue] != nil })
        }
    }

    @Test func asOfTwiceIsTheEarlierDay() throws {
        let (early, late) = (try day("2025-09-30"), try day("2025-11-25"))
        let facts = try facts()
        #expect(facts.asOf(late).asOf(early).deals.map(\.id) == facts.asOf(early).deals.map(\.id))
        #expect(facts.asOf(early).asOf(late).deals.map(\.id) == facts.asOf(early).deals.map(\.id))
        #expect(facts.asOf(early).asOf(late).asOf == early)
    }

    /// A record of which the month is known is withheld from the first day of the month until the day before
    /// its
    /// last one, visible on the last.
    @Test func monthsAreWithheldUntilTheyEnd() throws {
        let facts = try facts()
        let id = "CIFR-SECURED-2025-11"
        for (date, isWithheld, isVisible) in [
            ("2025-10-31", false, false), ("2025-11-01", true, false), ("2025-11-29", true, false),
            ("2025-11-30", false, true),
        ] {
            let date = try day(date)
            let rows = facts.withheld(asOf: date).map(\.row.key)
            #expect(rows.contains(id) == isWithheld, "\(date)")
            #expect((facts.asOf(date).financings[id] != nil) == isVisible, "\(date)")
        }
    }

    @Test func laterNamesAndEndsAreInvisible() throws {
        let facts = try facts()
        let (before, after) = (try day("2025-11-25"), try day("2026-06-30"))
        #expect(facts.name(of: "BITF", on: before) == "Bitfarms")
        #expect(facts.name(of: "BITF", on: after) == "Keel Infrastructure")
        #expect(facts.listedTicker(of: "BITF", on: try day("2026-04-05")) == "BITF")
        #expect(facts.listedTicker(of: "BITF", on: try day("2026-04-06")) == "KEEL")
        #expect(facts.name(of: "CIFR", on: before) == "Cipher Mining")
        #expect(facts.name(of: "CIFR", on: after) == "Cipher Digital")
        #expect(facts.listedTicker(of: "CIFR", on: after) == "CIFR")
        let then = facts.asOf(before)
        #expect(!then.spellings(of: "BITF").contains("Keel Infrastructure"))
        #expect(then.companyNames.allSatisfy { $0.validTo == nil })
        #expect(facts.spellings(of: "MARA").contains("Marathon Digital"))
        #expect(facts.spellings(of: "IREN").contains("Iris Energy"))
    }

    /// No note of a row tells of a day after the row's own.
    @Test func notesTellNothingLater() throws {
        let plans = ["plan", "target", "expected", "late", "start", "from", "bn for"]
        for (table, records) in Self.notes(try facts()) {
            for (note, known, key) in records {
                let days = note.split(separator: " ").compactMap { word in
                    CivilDate(word.trimmingPrefix("(").prefix(10))
                }
                let later = days.filter { $0 > known.latest }
                let isPlan = plans.contains { note.contains($0) }
                #expect(later.isEmpty || isPlan, "\(table) \(key): \(note)")
            }
        }
    }

    private static func notes(
        _ facts: FactSet
    ) -> [String: [(note: String, known: PartialDate, key: String)]] {
        func all<Record: FactRecord>(_ table: FactTable<Record>) -> [(String, PartialDate, String)] {
            table.compactMap { row in row.known.map { (row.source.note, $0, row.row.key) } }
        }
        return [
            "deals": all(facts.deals), "capacity": all(facts.capacity), "capex": all(facts.capex),
            "bond_issues": all(facts.bondIssues), "company_figures": all(facts.companyFigures),
            "power_trading": all(facts.powerTrading), "gas_plants": all(facts.gasPlants),
            "events": all(facts.events), "production_reports": all(facts.productionReports),
        ]
    }

    private static func rows(_ facts: FactSet) -> [String: (rows: Set<RowReference>, known: [PartialDate])] {
        var found: [String: (rows: Set<RowReference>, known: [PartialDate])] = [:]
        func add<Record: FactRecord>(_ table: FactTable<Record>) {
            found[Record.schema.name] = (Set(table.map(\.row)), table.compactMap(\.known))
        }
        add(facts.companyNames)
        add(facts.ownership)
        add(facts.capacity)
        add(facts.companyFigures)
        add(facts.shareCounts)
        add(facts.deals)
        add(facts.bondIssues)
        add(facts.capex)
        add(facts.financings)
        add(facts.powerTrading)
        add(facts.gasPlants)
        add(facts.utilityContracts)
        add(facts.interconnection)
        add(facts.rentBenchmarks)
        add(facts.sectorFigures)
        add(facts.hashpriceReferences)
        add(facts.asicModels)
        add(facts.productionReports)
        add(facts.powerCreditComparisons)
        add(facts.events)
        return found
    }
}
