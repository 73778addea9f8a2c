// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Broken tables end in a clear error, another exit code than 0 and no file.
struct BrokenTablesTests {
    private func bundled(_ name: String) -> String {
        let path = "\(Program.bundledTables)/\(name)"
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? "id\n"
    }

    @Test(arguments: Breakage.all)
    func briefNamesWhatIsWrongAndLeavesNothing(breakage: Breakage) throws {
        try Scratch.with { scratch in
            try scratch.file("tables/\(breakage.file)", breakage.content(bundled(breakage.file)))
            let run = try Program.run(
                "brief", "--date", "2025-11-24", "--out", "\(scratch.path)/deep/out", "--data",
                "\(scratch.path)/tables")
            #expect(run.code == 65)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains(breakage.says), "says: \(run.errors)")
            #expect(run.errorLines.allSatisfy { $0.hasPrefix("hashwatt: ") })
            #expect(run.errorLines.first?.hasPrefix("hashwatt: error: \(breakage.file)") == true)
            #expect(try scratch.contents == ["tables", "tables/\(breakage.file)"])
        }
    }

    @Test(arguments: Breakage.all)
    func checkListsWhatIsWrong(breakage: Breakage) throws {
        try Scratch.with { scratch in
            try scratch.file("tables/\(breakage.file)", breakage.content(bundled(breakage.file)))
            let run = try Program.run("facts", "check", "\(scratch.path)/tables")
            #expect(run.code == 1)
            #expect(run.output.contains(breakage.says), "says: \(run.output)")
            #expect(run.errorLines.count == 1)
            #expect(run.errors.hasPrefix("hashwatt: error: ") && run.errors.contains("check again"))
            #expect(try scratch.contents.count == 2)
        }
    }

    @Test func listsEveryProblemOfEveryFile() throws {
        try Scratch.with { scratch in
            let closes = bundled("closes.csv")
                .replacing("2024-10-01,RIOT,7.08", with: "1.10.24,RIOT,x", maxReplacements: 1)
            try scratch.file("closes.csv", Array(closes.utf8))
            try scratch.file("dealz.csv", [])
            try scratch.file("notes.txt", Array("not read".utf8))
            let run = try Program.run("facts", "check", scratch.path, "--format", "csv")
            let lines = run.output.split(separator: "\n")
            #expect(lines.first == "file,line,column,value,rule,remedy")
            #expect(lines.count == 4, "\(run.output)")
            for start in [
                "closes.csv,2,date,1.10.24,bad-date,", "closes.csv,2,close,x,bad-number,", "dealz.csv,,,,",
            ] {
                #expect(lines.contains { $0.hasPrefix(start) }, "\(start) is not in \(run.output)")
            }
            #expect(run.errors.contains("3 problems in \(scratch.path)"))
        }
    }

    /// 200 MB without a line break: the error comes before memory is filled.
    @Test func refusesALineOf200MegabytesWithinBounds() throws {
        try Scratch.with { scratch in
            let path = try scratch.file("tables/closes.csv", [])
            // A hole in the file: it takes no place on the disk.
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            try handle.truncate(atOffset: 200_000_000)
            try handle.close()
            for arguments in [
                ["brief", "--date", "2025-11-24", "--out", "\(scratch.path)/out", "--data"],
                ["facts", "check"],
            ] {
                let run = try Self.measured([Program.path] + arguments + ["\(scratch.path)/tables"])
                #expect(run.code == (arguments[0] == "brief" ? 65 : 1))
                #expect(
                    (run.output + run.errors).contains("closes.csv:1: line-too-long; the record is longer"))
                let last = try #require(run.errorLines.last.flatMap { Int($0) })
                #expect(last < 600_000, "\(last) KiB of memory")
            }
            #expect(try scratch.contents == ["tables", "tables/closes.csv"])
        }
    }

    /// Runs a program and writes the most memory it had, in KiB, as the last line of standard error.
    private static func measured(_ command: [String]) throws -> Program.Run {
        let script = """
            import resource, subprocess, sys
            code = subprocess.run(sys.argv[1:]).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
            sys.exit(code)
            """
        return try Program.run(program: "/usr/bin/env", ["python3", "-c", script] + command)
    }

    @Test func acceptsOtherLineEndingsAndAMark() throws {
        try Scratch.with { scratch in
            let table = bundled("deals.csv").replacing("\n", with: "\r\n")
            try scratch.file("deals.csv", [0xEF, 0xBB, 0xBF] + Array(table.utf8))
            let run = try Program.run("facts", "check", scratch.path)
            #expect(run.code == 0, "\(run.errors) \(run.output)")
        }
    }

    @Test func lettersThatSteerATerminalDoNotReachIt() throws {
        try Scratch.with { scratch in
            let table = bundled("closes.csv")
                .replacing(
                    ",RIOT,7.08", with: ",\"\u{1B}[2J\nhashwatt: error: forged\",7.08", maxReplacements: 1)
            try scratch.file("closes.csv", Array(table.utf8))
            for arguments in [
                ["facts", "check", scratch.path], ["facts", "list", "deals", "--data", scratch.path],
            ] {
                let run = try Program.run(program: Program.path, arguments)
                #expect(run.code != 0)
                #expect(!(run.output + run.errors).contains("\u{1B}"))
                #expect(!run.errorLines.contains { $0.hasPrefix("hashwatt: error: forged") })
            }
        }
    }
}
