// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The studies of the sector as a process: forms, files, errors.
struct SectorTests {
    private static let own = """
        name: mine
        title: Two miners
        universe: [RIOT, CLSK]
        weighting:
          method: equal
        rebalance:
          every: session
        base:
          day: 2025-10-01
        """

    @Test func bandHasOwnRulesBesideTheShippedOnes() throws {
        try Scratch.with { scratch in
            let rules = try scratch.file("mine.yaml", Array(Self.own.utf8))
            let run = try Program.run(
                "sector", "band", "--date", "2025-11-24", "--quoted", "13.6", "--rules", rules, "--format",
                "csv")
            #expect(run.code == 0)
            let lines = run.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
            // (9.2141… + 17.9866…) ÷ 2: closes of 2025-11-21 and 2025-11-24.
            let mine = try #require(lines.first { $0[0] == "mine" })
            let gain = try #require(Double(mine[1]))
            #expect((gain - 0.136).magnitude < 0.0005)
            #expect(lines.count == 1 + 17)
            // The quoted number is nearest to the reader's own rules, or to one that comes nearer.
            let distances = lines.dropFirst().compactMap { Double($0[4]) }.map(\.magnitude)
            #expect(distances == distances.sorted())
        }
    }

    @Test func everyFormIsReadByOtherPrograms() throws {
        for command in [
            ["band", "--date", "2025-11-24"], ["day", "--date", "2025-11-24"],
            ["leases", "--date", "2025-12-31"], ["attribution", "--date", "2025-11-24", "--name", "CIFR"],
            ["scan", "--from", "2025-11-03", "--to", "2025-11-04"],
            ["index", "miners-equal", "--from", "2025-11-20", "--show", "members"],
        ] {
            let json = try Program.run(program: Program.path, ["sector"] + command + ["--format", "json"])
            #expect(json.code == 0, "\(command): \(json.errors)")
            let check = try Program.python("import json,sys; json.loads(sys.argv[1])", json.output)
            #expect(check.code == 0, "\(command): \(check.errors)")
            let csv = try Program.run(program: Program.path, ["sector"] + command + ["--format", "csv"])
            let script =
                "import csv,io,sys; r=list(csv.reader(io.StringIO(sys.argv[1]))); "
                + "assert len(r)>1 and len({len(x) for x in r})==1"
            #expect((try Program.python(script, csv.output)).code == 0, "\(command)")
            let table = try Program.run(
                program: Program.path, ["sector"] + command, environment: ["COLUMNS": "80"])
            for line in table.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test func chartAndTableAreWritten() throws {
        try Scratch.with { scratch in
            let run = try Program.run(
                "sector", "attribution", "--date", "2025-11-24", "--name", "CIFR", "--out",
                scratch.path + "/o")
            #expect(run.code == 0)
            #expect(run.errorLines.count == 2)
            let picture = try scratch.text("o/attribution-2025-11-24.svg")
            #expect(picture.hasPrefix("<svg") && picture.contains("What moved CIFR on 2025-11-24"))
            let table = try scratch.text("o/attribution-2025-11-24.csv")
            #expect(table.hasPrefix("name,move,bitcoin,market,ai_basket,drift,rest,t_of_rest,p\nCIFR,"))
        }
    }

    @Test(arguments: [
        (["band", "--date", "2025-11-23"], 65, "2025-11-23: no index rule has a gain; choose a session"),
        (["band", "--date", "2025-11-24", "--quoted", "9e9"], 64, "write percent, 13.84 for 13.84 %"),
        (["band", "--date", "1980-01-01"], 64, "the calendar reaches from 1990-01-01"),
        (["index", "miners"], 64, "no shipped rules are called \"miners\"; there are ai-landlords"),
        (["index", "absent.yaml"], 66, "absent.yaml"),
        (["index", "miners-broad-cap"], 65, "no share count on"),
        (["index", "miners-equal", "--from", "2030-01-01"], 65, "no session from 2030-01-01"),
        (["day", "--date", "2025-11-27"], 65, "choose a later session"),
        (
            ["attribution", "--date", "2025-11-24", "--name", "XYZ"], 64,
            "no closes of \"XYZ\"; there are AMZN"
        ),
        (
            ["attribution", "--date", "2025-01-15", "--name", "CIFR"], 65,
            "CIFR has 61 returns before 2025-01-15, 120 are needed"
        ),
        (
            ["scan", "--from", "2025-11-24", "--to", "2025-11-01"], 64,
            "--from 2025-11-24 is after --to 2025-11-01; exchange them"
        ),
        (["scan", "--from", "2025-11-22", "--to", "2025-11-23"], 65, "no session with closes of SPY"),
        (["scan", "--from", "2025-11-20", "--to", "2025-11-24", "--rate", "0"], 64, "above 0 and below 100"),
    ])
    func errorsSayWhatWhereAndWhatToDo(arguments: [String], code: Int, message: String) throws {
        let run = try Program.run(program: Program.path, ["sector"] + arguments)
        #expect(Int(run.code) == code, "\(arguments): \(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("hashwatt: error: ") && run.errors.contains(message), "\(run.errors)")
        #expect(run.errorLines.count == 1)
    }

    @Test func brokenRulesAreToldByLineAndKey() throws {
        try Scratch.with { scratch in
            let text = Self.own.replacing("method: equal", with: "methd: equal")
            let rules = try scratch.file("broken.yaml", Array(text.utf8))
            let run = try Program.run("sector", "band", "--date", "2025-11-24", "--rules", rules)
            #expect(run.code == 65 && run.output.isEmpty)
            #expect(run.errors.contains("broken.yaml:5") && run.errors.contains("methd"), "\(run.errors)")
            let twice = try scratch.file(
                "twice.yaml", Array(Self.own.replacing("mine", with: "neoclouds").utf8))
            let again = try Program.run("sector", "band", "--date", "2025-11-24", "--rules", twice)
            #expect(again.code == 64 && again.errors.contains("two sets of rules have one name"))
        }
    }

    /// A user's closes take the place of the bundled ones: a name without a close of the day is named, the others stay.
    @Test func missingCloseIsNamedAndTheOthersAreComputed() throws {
        try Scratch.with { scratch in
            let bundled = try String(contentsOfFile: Program.bundledTables + "/closes.csv", encoding: .utf8)
            let lines = bundled.split(separator: "\n").filter { !$0.hasPrefix("2025-11-24,CIFR,") }
            try scratch.file("t/closes.csv", Array((lines.joined(separator: "\n") + "\n").utf8))
            let series = try String(
                contentsOfFile: Program.bundledTables + "/close_series.csv", encoding: .utf8)
            let changed = series.replacing(/(?m)^(CIFR,.*?,2025-12-31),314,0,/) { "\($0.output.1),313,1," }
            try scratch.file("t/close_series.csv", Array(changed.utf8))
            let run = try Program.run(
                "sector", "attribution", "--date", "2025-11-24", "--data", scratch.path + "/t", "--format",
                "csv")
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.errors.contains("CIFR has no return on 2025-11-24"))
            #expect(run.output.contains("\nCLSK,") && !run.output.contains("\nCIFR,"))
        }
    }
}
