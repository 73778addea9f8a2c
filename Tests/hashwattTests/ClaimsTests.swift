// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `hashwatt claims` as a process.
struct ClaimsTests {
    static let text = "Riot stieg am Montag um 9,2 Prozent – „stark“. Die Aktie schloss bei 13,88 Dollar.\n"

    private func objects(_ run: Program.Run) throws -> [[String: Any]] {
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(value as? [[String: Any]])
    }

    /// The keys of the JSON, and offsets in bytes and in characters on a text with signs above ASCII.
    @Test func writesJSONWithBothOffsets() throws {
        try Scratch.with { scratch in
            let file = try scratch.file("artikel.txt", Array(Self.text.utf8))
            let run = try Program.run(
                "claims", file, "--published", "2025-11-25", "--lang", "de", "--format", "json")
            let claims = try objects(run)
            #expect(claims.count == 2)
            let bytes = Array(Self.text.utf8)
            let characters = Array(Self.text.unicodeScalars)
            for claim in claims {
                let keys: Set = [
                    "quote", "start", "end", "startCharacter", "endCharacter", "value", "valueHigh", "unit",
                    "qualifier", "entity", "ticker", "metric", "period", "verdict", "checkedValue", "asOf",
                    "evidence",
                ]
                #expect(keys.isSubset(of: claim.keys), "\(keys.subtracting(claim.keys))")
                let quote = try #require(claim["quote"] as? String)
                let start = try #require(claim["start"] as? Int)
                let end = try #require(claim["end"] as? Int)
                #expect(String(decoding: bytes[start..<end], as: UTF8.self) == quote)
                let first = try #require(claim["startCharacter"] as? Int)
                let last = try #require(claim["endCharacter"] as? Int)
                #expect(String(String.UnicodeScalarView(characters[first..<last])) == quote)
                #expect(claim["verdict"] as? String == "reproduced")
            }
            #expect((claims[1]["start"] as? Int) != (claims[1]["startCharacter"] as? Int))
        }
    }

    @Test(arguments: ["en", "de"])
    func checksTheExamples(language: String) throws {
        let run = try Program.run("claims", "--example", "--lang", language, "--format", "json")
        let verdicts = try objects(run).compactMap { $0["verdict"] as? String }
        #expect(verdicts.filter { $0 == "stale" }.count == 4)
        #expect(verdicts.contains("conflicting") && verdicts.contains("definition-dependent"))
    }

    /// A page and a PDF of the same words give the same values; PDF where pdftotext is there.
    @Test func readsAPDF() throws {
        let found = try Program.run(program: "/bin/sh", ["-c", "command -v pdftotext || true"])
        guard !found.output.isEmpty else { return }
        try Scratch.with { scratch in
            let file = try scratch.file(
                "release.pdf", Self.pdf("Riot rose 9.2 percent on Monday. It closed at $13.88."))
            let run = try Program.run("claims", file, "--published", "2025-11-25", "--format", "json")
            let claims = try objects(run)
            #expect(claims.compactMap { $0["quote"] as? String } == ["9.2 percent", "$13.88"])
            #expect(claims.compactMap { $0["verdict"] as? String } == ["reproduced", "reproduced"])
            let broken = try scratch.file("broken.pdf", Array("%PDF-1.7\nnothing".utf8))
            let failure = try Program.run("claims", broken, "--published", "2025-11-25")
            #expect(failure.code == 65 && failure.output.isEmpty)
            #expect(failure.errors.hasPrefix("hashwatt: error: \(broken): pdftotext made no text of it"))
        }
    }

    @Test func saysThatPdftotextIsMissing() throws {
        try Scratch.with { scratch in
            let file = try scratch.file("release.pdf", Self.pdf("Riot rose 9.2 percent."))
            let run = try Program.run(
                "claims", file, "--published", "2025-11-25", environment: ["PATH": scratch.path])
            #expect(run.code == 66 && run.errors.contains("install poppler-utils"), "\(run.errors)")
        }
    }

    @Test(arguments: [
        (Array("".utf8), 65, "the text is empty"), ([0xFF, 0xFE, 0x41], 65, "byte 0"),
        (Array("Riot rose 4%.".utf8) + [0x80], 65, "byte 13"), ([0x89, 0x50, 0x4E, 0x47, 0, 1], 65, "png"),
        (Array(String(repeating: "<div>", count: 5_000).utf8) + Array("4%".utf8), 65, "nest"),
        (Array("Riot rose 4 percent.".utf8), 64, "add --published"),
    ])
    func namesWhatIsWrongWithATextAndEndsWithACode(bytes: [UInt8], code: Int, message: String) throws {
        try Scratch.with { scratch in
            let run = try Program.run("claims", try scratch.file("a.txt", bytes))
            #expect(Int(run.code) == code && run.output.isEmpty)
            #expect(
                run.errors.hasPrefix("hashwatt: error: ") && run.errors.contains(message), "\(run.errors)")
        }
    }

    @Test(arguments: [
        ["claims"], ["claims", "a.txt", "--example"], ["claims", "--example", "--published", "2025-13-01"],
    ])
    func refusesCommandLinesThatMakeNoSense(arguments: [String]) throws {
        let run = try Program.run(program: Program.path, arguments)
        #expect(run.code == 64 && run.output.isEmpty && run.errorLines.count == 1)
    }

    @Test func saysThatAFileIsNotThere() throws {
        let run = try Program.run("claims", "no-such-file.txt")
        #expect(run.code == 66 && run.output.isEmpty)
    }

    @Test func addsAnArticleToTheBrief() throws {
        try Scratch.with { scratch in
            let article = try scratch.file("artikel.txt", Array(Self.text.utf8))
            let run = try Program.run(
                "brief", "--date", "2025-11-24", "--article", article, "--out", "b", "--quiet",
                folder: scratch.path)
            #expect(run.code == 0, "\(run.errors)")
            let page = try scratch.text("b/brief-2025-11-24.html")
            #expect(page.contains("9,2 Prozent<sup>1 reproduced</sup></mark>"))
            #expect(try scratch.text("b/brief-2025-11-24.md").contains("**9,2 Prozent** (1: reproduced)"))
        }
    }

    /// `--add` shows rows and writes nothing; `--yes` writes tables that the facts take.
    @Test func addsStoriesToTheTablesOfTheUser() throws {
        try Scratch.with { scratch in
            let text = "IREN won a four-year contract with Anthropic worth $2.4 billion on Monday.\n"
            let file = try scratch.file("story.txt", Array(text.utf8))
            let arguments = ["claims", file, "--published", "2025-11-25", "--add", "own"]
            let shown = try Program.run(program: Program.path, arguments, folder: scratch.path)
            #expect(shown.code == 0 && shown.output.contains("contract_value_usd  2400000000"))
            #expect(shown.output.contains("nothing was written"))
            #expect(try scratch.contents.contains { $0.hasPrefix("own") } == false)
            let written = try Program.run(program: Program.path, arguments + ["--yes"], folder: scratch.path)
            #expect(written.code == 0 && written.output.contains("IREN on 2025-11-24: abnormal return"))
            let listed = try Program.run(
                "facts", "list", "deals", "--where", "tenant=Anthropic", "--data", "own", "--data-mode",
                "add",
                "--format", "csv", folder: scratch.path)
            #expect(
                listed.code == 0 && listed.output.contains("IREN-ANTHROPIC-2025-11-24"), "\(listed.errors)")
            let again = try Program.run(
                program: Program.path, arguments + ["--data", "own", "--data-mode", "add", "--yes"],
                folder: scratch.path)
            #expect(again.code == 0 && again.output.contains("nothing to add"))
        }
    }

    /// A folder whose tables are broken gets no rows.
    @Test func addsNothingToBrokenTables() throws {
        try Scratch.with { scratch in
            let file = try scratch.file("story.txt", Array("IREN won a contract worth $2.4 billion.\n".utf8))
            try scratch.file("own/deals.csv", Array("id,ticker\nA,B\n".utf8))
            let run = try Program.run(
                "claims", file, "--published", "2025-11-25", "--add", "own", "--yes", folder: scratch.path)
            #expect(run.code == 65 && run.errors.contains("deals.csv"), "\(run.errors)")
            #expect(try scratch.text("own/deals.csv") == "id,ticker\nA,B\n")
        }
    }

    /// A PDF of one line of Latin text.
    private static func pdf(_ line: String) -> [UInt8] {
        let stream = "BT /F1 12 Tf 72 720 Td (\(line)) Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
        }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }
}
