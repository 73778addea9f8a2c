// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `hashwatt mine` as a process: what it prints, and what it says of impossible questions.
struct MineTests {
    private func json(_ arguments: [String]) throws -> Any {
        let run = try Program.run(program: Program.path, arguments + ["--format", "json"])
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    }

    @Test func hashpriceOfADayIsAListOfFigures() throws {
        let rows = try #require(try json(["mine", "hashprice", "--date", "2025-11-24"]) as? [[String: Any]])
        let first = try #require(rows.first)
        #expect(first["figure"] as? String == "mining/hashprice-usd/2025-11-24")
        #expect(((first["value"] as? Double ?? 0) * 100).rounded() == 3_665)
        #expect(rows.allSatisfy { !($0["from"] as? String ?? "").isEmpty })
    }

    @Test func explainPrintsTheTreeDownToItsSources() throws {
        let run = try Program.run(
            "mine", "fleet", "--group", "Antminer S21:1000", "--price", "50", "--date", "2025-11-24",
            "--explain",
            "fleet/margin")
        #expect(run.code == 0 && run.output.contains("close/BTC-USD/2025-11-24"))
        #expect(run.output.contains("assumption") && run.output.contains("unverified"))
    }

    @Test func forecastHasPeriodsAndASummary() throws {
        let answer = try #require(
            try json(["mine", "forecast", "--hash-rate", "36.6", "--date", "2025-11-24"])
                as? [String: [[String: Any]]])
        #expect(answer.keys.sorted() == ["periods", "summary"])
        #expect(try #require(answer["periods"]).count == 3)
    }

    @Test func chartsAreWrittenWholeOrNotAtAll() throws {
        try Scratch.with { scratch in
            let folder = scratch.path + "/charts"
            let run = try Program.run("mine", "validate", "--out", folder)
            #expect(run.code == 0)
            let files = try scratch.contents.filter { $0.hasSuffix(".svg") }
            #expect(files.count == 3)
            for file in files { #expect(try scratch.text(file).hasSuffix("</svg>")) }
            let bad = try Program.run(
                "mine", "forecast", "--hash-rate", "9999", "--date", "2025-11-24", "--out",
                scratch.path + "/none")
            #expect(bad.code == 64)
            #expect(try !scratch.contents.contains("none"))
        }
    }

    @Test(arguments: [
        (["hashprice", "--date", "2020-01-01"], "2020-01-01: blocks, fees"),
        (["breakeven", "--date", "2025-11-24", "--machine", "abacus"], "--machine abacus: no such machine"),
        (["breakeven", "--date", "2025-11-24", "--price=-3"], "--price -3.0: must be more than zero"),
        (["breakeven", "--date", "2025-11-24", "--pue", "0.5"], "--pue 0.5: must lie between"),
        (["fleet", "--group", "Antminer S2:5", "--price", "50"], "did you mean Antminer S21"),
        (["fleet", "--group", "Antminer S21", "--price", "50"], "write MODEL:COUNT"),
        (["fleet", "--group", "Antminer S21:-5", "--price", "50"], "-5 is no count"),
        (
            ["fleet", "--group", "Antminer S21:5:9", "--price", "50"],
            "a setting of 9.0 is not on the tuning curve"
        ),
        (["fleet", "--group", "Antminer S21:5", "--price", "nan"], "--price nan"),
        (
            ["fleet", "--group", "Antminer S21:5", "--price", "5", "--celsius", "30"],
            "--celsius and --ambient go together"
        ),
        (["halving", "--date", "2019-01-01"], "no difficulty epoch"),
        (["halving", "--date", "2025-11-24", "--count", "0"], "--count 0.0: must lie between"),
        (
            ["forecast", "--hash-rate", "0", "--date", "2025-11-24"],
            "--hash-rate 0.0: must be more than zero"
        ),
        (["forecast", "--hash-rate", "1", "--date", "2026-02-10"], "no close of BTC-USD"),
        (
            ["forecast", "--hash-rate", "1", "--date", "2025-11-24", "--scheme", "pplns"],
            "--pool is the hash rate"
        ),
    ])
    func impossibleQuestionsAreNamed(arguments: [String], message: String) throws {
        let run = try Program.run(program: Program.path, ["mine"] + arguments)
        #expect(run.code == 64 && run.output.isEmpty)
        #expect(run.errors.contains(message) && run.errorLines.count == 1, "\(run.errors)")
    }
}
