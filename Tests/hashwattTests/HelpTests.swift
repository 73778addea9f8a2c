// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What the program says of itself.
struct HelpTests {
    private static let folder =
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private static var isUpdating: Bool {
        ProcessInfo.processInfo.environment["HASHWATT_UPDATE_GOLDEN"] == "1"
    }

    static let commands: [[String]] = [
        [], ["brief"], ["claims"], ["convert"], ["facts"], ["facts", "check"], ["facts", "list"],
        ["facts", "show"],
        ["facts", "sources"], ["facts", "tables"], ["mine"], ["mine", "hashprice"], ["mine", "breakeven"],
        ["mine", "fleet"], ["mine", "halving"], ["mine", "forecast"], ["mine", "validate"], ["dispatch"],
        ["dispatch", "plan"], ["dispatch", "backtest"],
        ["sector"], ["sector", "band"], ["sector", "index"],
        ["sector", "day"], ["sector", "leases"], ["sector", "attribution"], ["sector", "cross-section"],
        ["sector", "scan"],
        ["study"],
        ["bond"], ["deals"], ["irr"], ["value"],
    ]

    /// `HASHWATT_UPDATE_GOLDEN=1 swift test --filter HelpTests` writes the files anew; read the difference.
    @Test(arguments: [
        [], ["brief"], ["claims"], ["convert"], ["facts"], ["facts", "list"], ["facts", "check"], ["mine"],
        ["mine", "fleet"],
        ["mine", "forecast"], ["dispatch"], ["dispatch", "plan"], ["dispatch", "backtest"],
        ["sector"], ["sector", "band"], ["sector", "index"], ["sector", "attribution"],
        ["sector", "cross-section"], ["sector", "scan"],
        ["study"],
        ["bond"], ["deals"], ["irr"], ["value"],
    ])
    func helpIsAsBefore(command: [String]) throws {
        let run = try Program.run(
            program: Program.path, command + ["--help"], environment: ["COLUMNS": "80"])
        #expect(run.code == 0 && run.errors.isEmpty)
        let url = Self.folder.appending(path: (["help"] + command).joined(separator: "-") + ".txt")
        if Self.isUpdating { try Data(run.output.utf8).write(to: url) }
        #expect(run.output == (try String(contentsOf: url, encoding: .utf8)))
    }

    @Test(arguments: commands)
    func everyCommandHasExamplesThatParse(command: [String]) throws {
        let help = try Program.run(
            program: Program.path, command + ["--help"], environment: ["COLUMNS": "80"])
        let lines = help.output.split(separator: "\n")
        let examples = lines.filter { $0.hasPrefix("  hashwatt ") }
        #expect(examples.count >= 2, "\(help.output)")
        // The others name files of the reader.
        let own = [
            "my-tables", "my-flows", "--out", "article.txt", "artikel.html", "release.pdf", "site.yaml",
            "my-example",
            "--example announced-demand", "portfolio.yaml",
            "--closes", "--request",
        ]
        for example in examples where !own.contains(where: { example.contains($0) }) {
            let words = "\"$0\"" + example.dropFirst("  hashwatt".count)
            let run = try Program.run(program: "/bin/sh", ["-c", String(words), Program.path])
            #expect(run.code == 0, "\(example): \(run.errors)")
        }
        for line in lines where !line.hasPrefix("USAGE: ") { #expect(line.count <= 80, "\(line)") }
    }

    @Test func printsItsVersion() throws {
        let run = try Program.run("--version")
        #expect(run.code == 0 && run.output.wholeMatch(of: /hashwatt \d+\.\d+\.\d+\n/) != nil)
    }

    /// Every code that the tests of this target meet is named in the help.
    @Test func namesItsExitCodes() throws {
        let help = try Program.run("--help").output.replacing("\n", with: " ")
        for code in [
            "0 done", "1 a check", "64 the command", "65 the data", "66 a file", "73 a file", "74 standard",
        ] {
            #expect(help.contains(code), "\(code) is not in the help")
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func writesCompletions(shell: String) throws {
        let run = try Program.run("--generate-completion-script", shell)
        #expect(run.code == 0 && run.output.contains("brief") && run.output.contains("explain"))
        let found = try Program.run(program: "/usr/bin/env", ["sh", "-c", "command -v \(shell) || true"])
        guard !found.output.isEmpty else { return }
        try Scratch.with { scratch in
            let script = try scratch.file("completions", Array(run.output.utf8))
            let check = try Program.run(program: "/usr/bin/env", [shell, "-n", script])
            #expect(check.code == 0 && check.errors.isEmpty, "\(check.errors)")
        }
    }

    @Test(arguments: [
        (["brie"], "unexpected argument 'brie'; see `hashwatt --help`"),
        (["brief"], "missing expected argument '--date <YYYY-MM-DD>'; see `hashwatt brief --help`"),
        (["brief", "--date"], "missing value for '--date <YYYY-MM-DD>'; see `hashwatt brief --help`"),
        (
            ["brief", "--date", "2025-11-24", "--fulll"],
            "unknown option '--fulll'. Did you mean '--full'? see `hashwatt brief --help`"
        ),
        (
            ["brief", "--date", "2025-11-24", "--out", "a", "--explain", "b"],
            "--explain writes no file; leave --out away; see `hashwatt brief --help`"
        ),
        (["facts", "list"], "missing expected argument '<table>'; see `hashwatt facts list --help`"),
        (
            ["facts", "list", "deals", "--format", "yaml"],
            "the value 'yaml' is invalid for '--format <format>'. Please provide one of 'table', 'json', 'csv' "
                + "or 'markdown'; see `hashwatt facts list --help`"
        ),
        (
            ["facts", "check", "--mode", "only"],
            "--mode only needs a folder; see `hashwatt facts check --help`"
        ),
        (
            ["facts", "list", "deals", "--where", "tenant"],
            "\"tenant\" is no condition; write COLUMN=VALUE, or one of != >= <= > < ~ (contains) in its place"
        ),
        (
            ["facts", "show", "IRN"], "nothing is known of \"IRN\"; did you mean IREN?"
        ),
        (
            ["facts", "show", ""],
            "nothing is known of \"\"; `hashwatt facts list companies` lists the companies"
        ),
    ])
    func usageErrorsHaveOneForm(arguments: [String], message: String) throws {
        let run = try Program.run(program: Program.path, arguments)
        #expect(run.code == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors == "hashwatt: error: \(message)\n")
    }
}
