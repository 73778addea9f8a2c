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
}
