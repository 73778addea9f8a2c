// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattFiles
import HashwattMarket
import HashwattTesting
import HashwattUnits
import Testing

/// The shipped rules over the closes of the day on which a sector gain of 13.84 % was quoted.
struct IndexRulesBandTests {
    private func shipped() throws -> [IndexRules] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/CHashwattTables/tables/rules")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().map { name in
            let text = try String(decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            return try IndexRulesFile.parse(text, file: name)
        }
    }

    private func closes() throws -> CloseTable {
        let rows = try SharedData.text("facts/closes.csv").split(whereSeparator: \.isNewline).dropFirst()
        return try CloseTable(
            rows: rows.map { line in
                let cells = line.split(separator: ",")
                return CloseRow(
                    day: try #require(CivilDate(cells[0])), ticker: String(cells[1]),
                    close: try #require(Double(cells[2])))
            })
    }

    private func counts() throws -> [ShareCount] {
        let day = try #require(CivilDate("2025-09-30"))
        let lines = try SharedData.text("facts/shares_fully_diluted_q3_2025.csv").split(
            whereSeparator: \.isNewline)
        return try lines.dropFirst().map { line in
            let cells = line.split(separator: ",")
            return ShareCount(
                ticker: String(cells[0]), from: day, shares: try #require(Double(cells[1])) * 1e6)
        }
    }

    @Test(.enabled(if: SharedData.has("facts/closes.csv"), "the closes are absent"))
    func everyShippedDefinitionHasItsGainOrItsReason() throws {
        let day = try #require(CivilDate("2025-11-24"))
        let band = try SectorBand.compute(
            on: day, rules: shipped(), closes: closes(), shareCounts: counts(),
            assumptions: [
                .init(ticker: "BMNR", shares: 109.5e6, label: "count of August 2025, unverified"),
                .init(ticker: "BMNR", shares: 454.86e6, label: "count of 2026-02-06, later than the day"),
            ])
        for entry in band.entries {
            switch entry.outcome {
            case .gain(let gain):
                #expect((0...0.25).contains(gain.value), "\(entry.rules.name)")
                #expect(gain.withoutMember.allSatisfy { $0.value != nil })
            case .sensitivity(let gains):
                #expect(["miners-cap-bmnr", "miners-capped-bmnr"].contains(entry.rules.name))
                #expect(gains.count == 2)
            case .lacksShareCounts(let tickers, _):
                #expect(entry.rules.name == "miners-broad-cap")
                #expect(tickers == ["HIVE", "BTBT", "CAN"])
            default: Issue.record("\(entry.rules.name): \(entry.outcome)")
            }
        }
        // No definition gives the quoted number; the nearest is within a quarter of a percentage point.
        let nearest = try #require(band.nearest(to: 0.1384).first)
        #expect(abs(nearest.distance) < 0.002_5)
        #expect(nearest.gain.value != 0.1384)
    }

    /// Fifteen months of the bundled closes under every shipped set of rules against
    /// `Benchmarks/peers/index/recompute.py shipped`, which reads the same files and knows no divisor.
    @Test func everyShippedDefinitionIsRecomputed() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        func rows(_ path: String) throws -> [[Substring]] {
            try String(decoding: Data(contentsOf: root.appending(path: path)), as: UTF8.self)
                .split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
        }
        let closes = try rows("Sources/CHashwattTables/tables/closes.csv").map { cells in
            CloseRow(
                day: try #require(CivilDate(cells[0])), ticker: String(cells[1]),
                close: try #require(Double(cells[2])))
        }
        // Of the diluted counts one a company, of BMNR the largest: a weight for the test, no fact of the period.
        var shares: [String: Double] = [:]
        for cells in try rows("Sources/CHashwattTables/tables/share_counts.csv")
        where cells[2] == "fully_diluted" || cells[0] == "BMNR" {
            let count = try #require(Double(cells[3]))
            shares[String(cells[0])] = max(shares[String(cells[0])] ?? 0, count)
        }
        let counts = shares.map {
            ShareCount(ticker: $0, from: CivilDate(daysSinceEpoch: 0), shares: $1)
        }
        let wanted = Dictionary(grouping: try rows("Tests/Fixtures/index/shipped_levels.csv")) {
            String($0[0])
        }
        let all = try shipped()
        #expect(Set(wanted.keys) == Set(all.map(\.name)).subtracting(["miners-broad-cap"]))
        for rules in all {
            guard let expected = wanted[rules.name] else { continue }
            let table = try CloseTable(rows: closes.filter { rules.universe.contains($0.ticker) })
            let found = try IndexHistory.compute(rules, closes: table, shareCounts: counts)
            #expect(found.days.map(\.description) == expected.map { String($0[1]) }, "\(rules.name)")
            for (level, row) in zip(found.levels, expected) {
                let other = try #require(Double(row[2]))
                #expect((level / other - 1).magnitude < 1e-10, "\(rules.name) \(row[1]): \(level) \(other)")
            }
        }
    }
}
