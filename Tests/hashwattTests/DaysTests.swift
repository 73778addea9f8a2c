// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Days of every kind, and figures that do or do not exist.
struct DaysTests {
    @Test(arguments: ["1989-12-31", "2101-01-01"])
    func refusesDaysOutsideTheCalendar(day: String) throws {
        let run = try Program.run("brief", "--date", day)
        #expect(run.code == 64)
        #expect(
            run.errors
                == "hashwatt: error: --date \(day): the calendar reaches from 1990-01-01 to 2100-12-31; "
                + "see `hashwatt brief --help`\n")
    }

    @Test(arguments: [
        "2025-02-30", "2025-02-29", "2025-13-01", "2025-00-10", "20251124", "2025-1-2", "24.11.2025", "today",
        "2025-11-24T00:00", " 2025-11-24", "２０２５-11-24", "99999-01-01", "",
    ])
    func refusesWhatIsNoDay(text: String) throws {
        for arguments in [["brief", "--date", text], ["facts", "list", "deals", "--as-of", text]] {
            let run = try Program.run(program: Program.path, arguments)
            #expect(run.code == 64 && run.output.isEmpty)
            #expect(
                run.errors.hasPrefix(
                    "hashwatt: error: the value '\(text)' is invalid for '\(arguments.dropLast().last ?? "")")
            )
            #expect(run.errors.contains("write a day that exists as YYYY-MM-DD"))
        }
    }

    /// A Saturday, Thanksgiving, the half-day after it, a leap day, days before and after the data, both ends.
    @Test(arguments: [
        "2025-11-22", "2025-11-27", "2025-11-28", "2024-02-29", "2024-10-01", "2026-06-01",
        "1990-01-01", "2100-12-31",
    ])
    func writesABriefOfAnyDay(day: String) throws {
        try Scratch.with { scratch in
            let run = try Program.run("brief", "--date", day, "--out", scratch.path)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            #expect(run.output.contains("Miners, power and AI: \(day)"))
            #expect(!run.output.contains(/\b(nan|inf|NaN|nil)\b/))
            #expect(try scratch.contents.count == 3)
            let read = try Program.python(
                "import json, sys; json.load(open(sys.argv[1], encoding='utf-8'))",
                "\(scratch.path)/brief-\(day).json")
            #expect(read.code == 0, "\(read.errors)")
            if day == "2025-11-28" { #expect(run.output.contains("The sector closed +")) }
            if ["2025-11-22", "2025-11-27"].contains(day) { #expect(run.output.contains("No session")) }
        }
    }

    @Test(arguments: [
        ("", "--explain: the name is empty"), ("move", "no figure move; nearest: move/"),
        ("../../etc/passwd", "no figure "),
        ("move/CIFR/2025-11-25", "no figure move/CIFR/2025-11-25; nearest: "),
        ("\u{1B}[2J", "no figure "), ("a\nb", "no figure "),
        (String(repeating: "x", count: 20_000), "--explain: no figure has a name of 20000 bytes"),
        ("💥", "no figure "),
    ])
    func saysThatThereIsNoSuchFigure(id: String, message: String) throws {
        let run = try Program.run("brief", "--date", "2025-11-24", "--explain", id)
        #expect(run.code == 64 && run.output.isEmpty)
        #expect(run.errors.hasPrefix("hashwatt: error: \(message)"), "\(run.errors.prefix(300))")
        #expect(run.errorLines.count == 1 && !run.errors.contains("\u{1B}"))
    }

    @Test func explainsAFigure() throws {
        let run = try Program.run("brief", "--date", "2025-11-24", "--explain", "move/CIFR/2025-11-24")
        #expect(run.code == 0)
        for text in ["18.09 %", "(16.71 ÷ 14.15) − 1", "closes.csv:"] {
            #expect(run.output.contains(text), "\(text) is missing")
        }
    }
}
