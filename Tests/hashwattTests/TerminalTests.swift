// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Colours, pipes, quiet and progress.
struct TerminalTests {
    /// Runs a program on a pseudo-terminal of 90 columns; standard output and error arrive together.
    private static func onTerminal(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> Program.Run {
        let script = """
            import fcntl, os, pty, struct, sys, termios
            child, terminal = pty.fork()
            if child == 0:
                fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 90, 0, 0))
                os.execv(sys.argv[1], sys.argv[1:])
            found = b""
            while True:
                try:
                    part = os.read(terminal, 65536)
                except OSError:
                    break
                if not part:
                    break
                found += part
            sys.stdout.buffer.write(found.replace(b"\\r\\n", b"\\n"))
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """
        return try Program.run(
            program: "/usr/bin/env", ["python3", "-c", script, Program.path] + arguments,
            environment: environment.merging(["TERM": "xterm"]) { own, _ in own })
    }

    private static let commands = [
        ["brief", "--date", "2025-11-24"], ["facts", "show", "IREN"], ["facts", "list", "deals"],
    ]

    @Test(arguments: commands)
    func usesColoursOnATerminalOnly(command: [String]) throws {
        let coloured = try Self.onTerminal(command)
        #expect(coloured.code == 0)
        if command[1] != "list" { #expect(coloured.output.contains("\u{1B}[")) }
        let piped = try Program.run(program: Program.path, command)
        #expect(piped.code == 0 && !piped.output.contains("\u{1B}"))
        for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb")] {
            let plain = try Self.onTerminal(command, environment: [name: value])
            #expect(plain.code == 0 && !plain.output.contains("\u{1B}"), "\(name)=\(value)")
        }
        let empty = try Self.onTerminal(command, environment: ["NO_COLOR": ""])
        #expect(empty.output == coloured.output, "an empty NO_COLOR means nothing")
    }

    @Test(arguments: commands)
    func keepsToTheWidthOfTheTerminal(command: [String]) throws {
        let run = try Self.onTerminal(command, environment: ["NO_COLOR": "1"])
        for line in run.output.split(separator: "\n") where !line.contains("://") {
            #expect(line.count <= 90, "\(line)")
        }
    }

    @Test func endsQuietlyWhenThePipeIsClosed() throws {
        for command in ["facts list closes", "brief --date 2025-11-24", "--help", "facts check"] {
            let run = try Program.run(
                program: "/bin/sh",
                ["-c", "{ \"$0\" \(command); echo \"code $?\" >&2; } | head -n 1", Program.path])
            #expect(run.errors == "code 0\n")
            #expect(run.output.split(separator: "\n").count == 1)
        }
    }

    @Test func writesTheFilesThoughThePipeIsClosed() throws {
        try Scratch.with { scratch in
            _ = try Program.run(
                program: "/bin/sh",
                ["-c", "\"$0\" brief --date 2025-11-24 --out \"$1\" | true", Program.path, scratch.path])
            #expect(try scratch.contents.count == 3)
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
    func saysThatOutputIsLost() throws {
        let run = try Program.run(
            program: "/bin/sh", ["-c", "\"$0\" facts list closes > /dev/full", Program.path])
        #expect(run.code == 74)
        #expect(run.errors.hasPrefix("hashwatt: error: standard output: cannot be written; "))
    }

    @Test func quietPrintsPathsOnly() throws {
        try Scratch.with { scratch in
            let run = try Program.run("brief", "--date", "2025-11-24", "--out", scratch.path, "-q")
            let paths = run.output.split(separator: "\n")
            #expect(paths.count == 3 && run.errors.isEmpty)
            #expect(paths.last == "\(scratch.path)/brief-2025-11-24.html")
            for path in paths { #expect(FileManager.default.fileExists(atPath: String(path))) }
            try scratch.file("bad/dealz.csv", [])
            let check = try Program.run("facts", "check", "--quiet", "\(scratch.path)/bad")
            #expect(check.code == 1 && check.output.isEmpty && check.errors.isEmpty)
        }
    }

    @Test func printsASummaryAndSaysWhereTheRestIs() throws {
        let run = try Program.run("brief", "--date", "2025-11-24")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 70, "\(lines.count) lines")
        for text in ["CIFR", "+18.09 %", "WHAT MOVED", "WHO PAYS", "--full prints them, --out writes them"] {
            #expect(run.output.contains(text), "\(text) is missing")
        }
        let full = try Program.run("brief", "--date", "2025-11-24", "--full")
        #expect(full.output.split(separator: "\n").count > 200)
        #expect(!full.output.contains("in the HTML)"))
    }

    /// A table that takes more than a second shows a bar on a terminal, erased at the end, and none elsewhere.
    @Test func drawsProgressForLongWork() throws {
        try Scratch.with { scratch in
            let command = ["facts", "check", scratch.path, "--format", "csv"]
            var drawings: [String] = []
            // More rows until the check takes a second on this machine; they are checked one by one, then
            // refused as a whole, because the series' length is another.
            for rows in [100_000, 300_000, 1_000_000, 3_000_000] where drawings.count < 3 {
                var table = "start,hb_south_usd_per_mwh,hb_west_usd_per_mwh\n"
                for row in 0..<rows { table += "\(1_000_000_000 + row * 900),1,2\n" }
                try scratch.file("power_prices.csv", Array(table.utf8))
                let shown = try Self.onTerminal(command)
                #expect(shown.code == 1)
                drawings = shown.output.components(separatedBy: "\r\u{1B}[K")
            }
            #expect(drawings.count > 2, "no bar")
            for bar in drawings.dropFirst().dropLast() {
                #expect(bar.contains(/^checking tables  [█░]+  +\d+ %(  \d+ s left)?$/), "\(bar)")
            }
            #expect(drawings.last?.hasPrefix("file,line,column") == true, "the bar is erased before output")
            let piped = try Program.run(program: Program.path, command)
            #expect(piped.code == 1 && !(piped.output + piped.errors).contains("\u{1B}"))
            let quiet = try Self.onTerminal(command + ["--quiet"])
            #expect(quiet.code == 1 && quiet.output.isEmpty)
        }
    }
}
