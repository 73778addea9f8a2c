// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The forms in which facts are printed, each read back by another reader.
struct FormatsTests {
    private static let questions: [[String]] = [
        ["facts", "list", "deals"], ["facts", "list", "deals", "--where", "tenant=nobody"],
        ["facts", "list", "capacity", "--where", "ticker=IREN"], ["facts", "show", "IREN"],
        ["facts", "show", "IREN", "--as-of", "1990-01-01"], ["facts", "sources"], ["facts", "tables"],
        ["facts", "tables", "deals"], ["facts", "check"],
    ]

    /// Reads JSON or CSV and prints the number of columns of each row.
    private static let reader = """
        import csv, json, sys
        with open(sys.argv[2], newline="", encoding="utf-8") as file:
            if sys.argv[1] == "json":
                found = json.load(file)
                rows = found if isinstance(found, list) else [row for rows in found.values() for row in rows]
            else:
                rows = list(csv.reader(file, strict=True))
                assert rows and len({len(row) for row in rows}) == 1, "rows of different lengths"
                rows = rows[1:]
        print(len(rows))
        """

    @Test(arguments: questions)
    func jsonAndCSVAreReadByOthers(question: [String]) throws {
        try Scratch.with { scratch in
            for form in ["json", "csv"] {
                let run = try Program.run(program: Program.path, question + ["--format", form])
                #expect(run.code == 0, "\(run.errors)")
                let path = try scratch.file(form, Array(run.output.utf8))
                let read = try Program.python(Self.reader, form, path)
                #expect(read.code == 0, "\(question) \(form): \(read.errors)")
                if question.contains("tenant=nobody") { #expect(read.output == "0\n") }
                if question == ["facts", "list", "deals"] {
                    #expect((Int(read.output.dropLast()) ?? 0) > 20)
                }
            }
        }
    }

    @Test(arguments: questions)
    func tableAndMarkdownKeepTheirForm(question: [String]) throws {
        let markdown = try Program.run(program: Program.path, question + ["--format", "markdown"])
        #expect(markdown.code == 0)
        for table in markdown.output.split(separator: "\n\n") where table.hasPrefix("|") {
            let lines = table.split(separator: "\n")
            let bars = lines.map { $0.replacing("\\|", with: "").count { $0 == "|" } }
            #expect(Set(bars).count == 1, "\(question): \(table.prefix(300))")
        }
        let table = try Program.run(program: Program.path, question, environment: ["COLUMNS": "70"])
        #expect(table.code == 0 && !table.output.isEmpty)
        for line in table.output.split(separator: "\n") where !line.contains("://") && question[1] != "tables"
        {
            #expect(line.count <= 70, "\(question): \(line)")
        }
    }

    /// Tables printed as CSV are tables again, and give the same brief in the place of the bundled ones.
    @Test func csvIsATableAgain() throws {
        try Scratch.with { scratch in
            for name in ["deals", "closes", "capacity", "capex", "difficulty_epochs", "network_monthly"] {
                let run = try Program.run("facts", "list", name, "--format", "csv")
                #expect(run.code == 0)
                try scratch.file("tables/\(name).csv", Array(run.output.utf8))
            }
            func body(_ more: String...) throws -> String {
                let run = try Program.run(
                    program: Program.path, ["brief", "--date", "2025-11-24", "--full"] + more)
                #expect(run.code == 0, "\(run.errors)")
                return String(run.output.split(separator: "WHAT MOVED").last ?? "")
            }
            let bundled = try body()
            #expect(bundled.count > 10_000)
            #expect(try body("--data", "\(scratch.path)/tables") == bundled)
        }
    }

    @Test func blocksHoldEveryCell() throws {
        let csv = try Program.run(
            "facts", "list", "deals", "--where", "id=WULF-CORE42-2024-12", "--format", "csv")
        let table = try Program.run("facts", "list", "deals", "--where", "id=WULF-CORE42-2024-12")
        #expect(csv.code == 0 && table.code == 0)
        let read = try Program.python(
            "import csv, sys; [print(v) for r in csv.DictReader(sys.argv[1].splitlines()) for v in r.values() if v]",
            csv.output)
        let text = table.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        let cells = read.output.split(separator: "\n")
        #expect(cells.count > 10)
        for word in cells.flatMap({ $0.split(separator: " ") }) {
            #expect(text.contains(word), "\(word) is missing")
        }
    }

    @Test func linesNameWhatTheyLeaveOut() throws {
        let run = try Program.run("facts", "list", "capacity", environment: ["COLUMNS": "80"])
        let columns = try Program.run("facts", "list", "capacity", "--format", "csv").output
            .split(separator: "\n")[0].split(separator: ",")
        let text = run.output.replacing("\n", with: " ")
        for column in columns { #expect(text.contains(column), "\(column) is neither shown nor named") }
        #expect(text.contains("APLD-PF1-ENERGISED-2025-10"), "keys stand whole")
        #expect(text.contains("--format csv prints all)"))
    }

    @Test func showsOnlyWhatHadHappened() throws {
        func rows(_ table: String, _ day: String) throws -> [Substring] {
            let run = try Program.run("facts", "list", table, "--as-of", day, "--format", "csv")
            return Array(run.output.split(separator: "\n").dropFirst())
        }
        // The epoch of 12 November 2025 was under way; its last block had not been found.
        #expect(try rows("difficulty_epochs", "2025-11-24").last == "458,923328,0x1701d936,1762972230,")
        #expect(try rows("network_monthly", "2025-11-24").last?.hasPrefix("2025-10,") == true)
        #expect(try rows("closes", "2025-11-24").allSatisfy { $0.prefix(10) <= "2025-11-24" })
        #expect(try rows("power_prices", "2020-01-01").isEmpty)
        #expect(try rows("company_names", "2025-11-24").allSatisfy { !$0.contains("2026-04") })
    }
}
