// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `hashwatt value` as its users meet it.
struct ValueTests {
    private static let day = "2025-11-24"

    @Test func valuesEveryCompany() throws {
        let run = try Program.run("value", "--all", "--as-of", Self.day, "--format", "csv")
        #expect(run.code == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("company,price,value_a_share,premium") == true, "\(run.output)")
        for ticker in ["CIFR", "CORZ", "IREN", "RIOT", "WULF"] {
            let row = try #require(lines.first { $0.hasPrefix(ticker + ",") })
            #expect(row.split(separator: ",", omittingEmptySubsequences: false)[2] != "", "\(row)")
        }
        // HIVE has no share count in the tables: no value a share, no premium, no multiple.
        let blank = try #require(lines.first { $0.hasPrefix("HIVE,") })
        #expect(blank.split(separator: ",", omittingEmptySubsequences: false)[2] == "", "\(blank)")
    }

    /// The answer of the reverse mode, given back as an assumption, makes value and price equal to 1e-9.
    @Test func reverseModeIsConsistentThroughTheCommandLine() throws {
        let first = try Program.run(
            "value", "IREN", "--as-of", Self.day, "--reverse", "rent", "--format", "json")
        let rent = try #require(Self.figure("implied/IREN/2025-11-24/rent", in: first.output))
        let second = try Program.run(
            "value", "IREN", "--as-of", Self.day, "--assume", "rent=\(rent)", "--format", "json")
        let price = try #require(Self.figure("close/IREN/2025-11-24", in: second.output))
        let value = try #require(
            Self.figure("value/IREN/2025-11-24/nav-per-share-rent-\(rent)", in: second.output))
        #expect((value / price - 1).magnitude < 1e-9, "\(rent): \(value) against \(price)")
    }

    private static func figure(_ id: String, in text: String) -> Double? {
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let figures = object?["figures"] as? [String: [String: Any]]
        return figures?[id]?["value"] as? Double
    }

    @Test func everyFigureIsExplained() throws {
        let run = try Program.run(
            "value", "CIFR", "--as-of", Self.day, "--explain", "value/CIFR/2025-11-24/nav-per-share")
        #expect(run.code == 0)
        for needed in ["deals.csv", "CIFR-FLUID-2025-09", "company_figures.csv", "Assumption of Hashwatt"] {
            #expect(run.output.contains(needed), "\(needed) is not in \(run.output)")
        }
    }

    /// The whole report of a company as it was when it was last looked at.
    ///
    /// `HASHWATT_UPDATE_GOLDEN=1 swift test --filter ValueTests` writes the files anew; read the difference before
    /// committing it.
    @Test(arguments: ["table", "json"])
    func reportIsAsBefore(format: String) throws {
        let run = try Program.run(
            "value", "CIFR", "--as-of", Self.day, "--format", format, environment: ["COLUMNS": "120"])
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/value-CIFR.\(format == "table" ? "txt" : "json")")
        if ProcessInfo.processInfo.environment["HASHWATT_UPDATE_GOLDEN"] == "1" {
            try Data(run.output.utf8).write(to: url)
        }
        #expect(run.output == (try String(contentsOf: url, encoding: .utf8)))
    }

    @Test func pathsOfLeasesAreAChoice() throws {
        let level = try Program.run(
            "value", "CIFR", "--as-of", Self.day, "--lease-path", "level", "--format", "markdown")
        #expect(level.code == 0 && level.output.contains("The sum has the level path"), "\(level.errors)")
        let wrong = try Program.run("value", "CIFR", "--lease-path", "flat")
        #expect(wrong.code == 64 && wrong.errors.contains("--lease-path"), "\(wrong.errors)")
    }

    @Test func threadsChangeNoBit() throws {
        func json(_ threads: String) throws -> String {
            let run = try Program.run(
                "value", "CIFR", "--as-of", Self.day, "--paths", "9000", "--threads", threads, "--format",
                "json")
            #expect(run.code == 0, "\(run.errors)")
            return run.output
        }
        let one = try json("1")
        #expect(one.contains("CIFR 5 % quantile"))
        #expect(try json("2") == one)
        #expect(try json("3") == one)
    }

    /// A file that was cut off anywhere goes on to the same bits; one of another simulation is refused.
    @Test func goesOnFromACheckpoint() throws {
        try Scratch.with { scratch in
            let file = scratch.path + "/paths"
            func run(_ seed: String) throws -> Program.Run {
                try Program.run(
                    "value", "CIFR", "--as-of", Self.day, "--paths", "9000", "--seed", seed, "--checkpoint",
                    file, "--format", "json")
            }
            let whole = try run("4")
            #expect(whole.code == 0, "\(whole.errors)")
            let bytes = try Data(contentsOf: URL(filePath: file))
            #expect(bytes.count > 72_000)
            for kept in [bytes.count - 5, 40_003, 60, 0] {
                try bytes.prefix(kept).write(to: URL(filePath: file))
                let again = try run("4")
                #expect(again.code == 0 && again.output == whole.output, "\(kept): \(again.errors)")
                #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
            }
            let other = try run("5")
            #expect(other.code == 65 && other.output.isEmpty)
            #expect(other.errors.contains("holds something else than this simulation"), "\(other.errors)")
        }
    }

    /// Ctrl-C after the first values are saved: exit code 75, and the same command goes on to the same bits.
    @Test(.timeLimit(.minutes(2))) func isInterruptedAndGoesOn() throws {
        try Scratch.with { scratch in
            let file = scratch.path + "/paths"
            let arguments = [
                "value", "CIFR", "--as-of", Self.day, "--paths", "9000", "--seed", "8", "--threads", "1",
                "--format",
                "json",
            ]
            let process = Process()
            process.executableURL = URL(filePath: Program.path)
            process.arguments = arguments + ["--checkpoint", file]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            let errors = Pipe()
            process.standardError = errors
            try process.run()
            func saved() -> Int { (try? Data(contentsOf: URL(filePath: file)).count) ?? 0 }
            while process.isRunning, saved() < 8 * 4_096 { usleep(20_000) }
            kill(process.processIdentifier, SIGINT)
            let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 75, "\(said)")
            #expect(said.contains("of 9000 paths; the same command goes on"), "\(said)")
            #expect(saved() < 8 * 9_000)
            let rest = try Program.run(program: Program.path, arguments + ["--checkpoint", file])
            let whole = try Program.run(program: Program.path, arguments)
            #expect(rest.code == 0 && rest.output == whole.output && saved() >= 8 * 9_000)
        }
    }

    @Test(arguments: [
        (["value"], "name a company, or give --all"),
        (["value", "IREN", "--all"], "name a company, or give --all"),
        (["value", "NOPE", "--as-of", day], "no miner or landlord NOPE in the tables; there are ABTC"),
        (["value", "IREN", "--paths", "0"], "--paths 0: give 1 to 16777216"),
        (["value", "IREN", "--threads", "0"], "--threads 0: give 1 to 256"),
        (["value", "IREN", "--checkpoint", "x"], "--checkpoint needs --paths"),
        (["value", "--all", "--paths", "100"], "leave --all away"),
        (["value", "IREN", "--assume", "rent"], "write NAME=VALUE with one of the names discount-rate"),
        (["value", "IREN", "--assume", "rent=-1"], "rent is a number from 0.0 to 10000.0"),
        (["value", "IREN", "--assume", "build-years=2.5"], "build-years is a whole number from 0.0 to 20.0"),
        (["value", "IREN", "--assume", "lease-delay=-1"], "lease-delay is a whole number from 0.0 to 20.0"),
        (["value", "IREN", "--assume", "rent=nan"], "rent is a number from 0.0 to 10000.0"),
        (["value", "IREN", "--reverse", "price"], "'price' is invalid for '--reverse"),
    ])
    func refusesWhatMakesNoSense(arguments: [String], message: String) throws {
        let run = try Program.run(program: Program.path, arguments)
        #expect(run.code == 64 && run.output.isEmpty)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errorLines.count == 1)
    }

    @Test func namesWhatCannotBeSimulated() throws {
        let run = try Program.run("value", "HIVE", "--as-of", Self.day, "--paths", "100")
        #expect(run.code == 65 && run.errors.contains("HIVE: no value a share"), "\(run.errors)")
    }

    /// Rent below cost for ever: nobody builds, and the report says so.
    @Test func namesHallsThatNeverEarnTheirCost() throws {
        let run = try Program.run("value", "IREN", "--as-of", Self.day, "--assume", "rent=20")
        #expect(run.code == 0 && run.output.contains("a hall never earns its cost"), "\(run.output)")
    }

    @Test func writesDocuments() throws {
        try Scratch.with { scratch in
            let run = try Program.run(
                "value", "IREN", "--as-of", Self.day, "--out", scratch.path + "/out", "--quiet")
            #expect(run.code == 0)
            #expect(run.output.split(separator: "\n").count == 3)
            let html = try String(
                contentsOf: URL(filePath: scratch.path + "/out/value-IREN-2025-11-24.html"), encoding: .utf8)
            #expect(html.contains("<svg") && html.contains("Not found, and in no part"))
        }
    }
}
