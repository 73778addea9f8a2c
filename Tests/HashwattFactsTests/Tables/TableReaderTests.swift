// SPDX-License-Identifier: Apache-2.0

import HashwattTesting
import HashwattUnits
import Testing

@testable import HashwattFacts

struct TableReaderTests {
    static let schema = TableSchema(
        "deals", "One lease a row.", key: ["id"],
        columns: [
            .required("id", .identifier, "Name of the deal."),
            .required("announced", .partialDate, "When it was announced."),
            .optional("closed", .date, "When it closed."),
            .optional("mw", .number(unit: "MW", 0...10_000), "Power."),
            .optional("halls", .integer(unit: "halls", 0...99), "Number of halls."),
            .required("type", .word(["lease", "cloud"]), "Kind of deal."),
            .optional("cumulative", .flag, "Whether it contains other rows."),
            .optional("bits", .hexadecimal, "Bits."),
            .optional("source_url", .url, "Address."),
            .optional("note", .text, "What to know besides."),
        ])

    static let header = "id,announced,closed,mw,halls,type,cumulative,bits,source_url,note"
    static let good =
        "A-1,2025-11,2025-11-03,12.5,3,lease,no,0x1d00ffff,https://a.example/x,\"one, \"\"two\"\"\""

    private func read(_ text: String, limits: CSVLimits = CSVLimits()) throws(TableProblems) -> Table {
        try TableReader(Self.schema, limits: limits).read(Array(text.utf8))
    }

    private func problems(_ text: String, limits: CSVLimits = CSVLimits()) -> [Problem] {
        do {
            _ = try read(text, limits: limits)
            return []
        } catch {
            return error.problems
        }
    }

    @Test(arguments: ["\n", "\r\n"])
    func givesTypedCells(lineBreak: String) throws {
        let text = [Self.header, Self.good, ""].joined(separator: lineBreak)
        let table = try read(text)
        let row = try #require(table.rows.first)
        #expect(table.count == 1)
        #expect(row.key == "A-1" && row.line == 2)
        #expect(row.partialDate("announced") == .month(year: 2025, month: 11))
        #expect(row.date("closed") == CivilDate(year: 2025, month: 11, day: 3))
        #expect(row.number("mw") == 12.5 && row.integer("halls") == 3)
        #expect(row.flag("cumulative") == false && row.hexadecimal("bits") == 0x1d00_ffff)
        #expect(row.text("note") == "one, \"two\"")
        #expect(row.reference.description == "deals.csv:2 A-1")
    }

    @Test func blankCellsStayBlank() throws {
        let table = try read(Self.header + "\nA-1,2025,,,,cloud,,,,\n")
        let row = try #require(table.rows.first)
        #expect(row.number("mw") == nil && row.date("closed") == nil && row.flag("cumulative") == nil)
        #expect(row.optionalText("note") == nil && row.list("note").isEmpty)
    }

    /// Each row breaks one rule; expected are line, column and rule.
    @Test(arguments: [
        ("A-1,2025-13,,,,lease,,,,", "announced", Problem.Rule.badDate),
        ("A-1,03.11.2025,,,,lease,,,,", "announced", .badDate),
        ("A-1,2025-11,2025-11,,,lease,,,,", "closed", .badDate),
        ("A-1,2025-11,2025-02-29,,,lease,,,,", "closed", .badDate),
        ("A-1,2025-11,,12 MW,,lease,,,,", "mw", .badNumber),
        ("A-1,2025-11,,\"1,250\",,lease,,,,", "mw", .badNumber),
        ("A-1,2025-11,,nan,,lease,,,,", "mw", .badNumber),
        ("A-1,2025-11,,0x10,,lease,,,,", "mw", .badNumber),
        ("A-1,2025-11,,.5,,lease,,,,", "mw", .badNumber),
        ("A-1,2025-11,,1e999,,lease,,,,", "mw", .outOfRange),
        ("A-1,2025-11,,-1,,lease,,,,", "mw", .outOfRange),
        ("A-1,2025-11,,,2.0,lease,,,,", "halls", .badNumber),
        ("A-1,2025-11,,,100,lease,,,,", "halls", .outOfRange),
        ("A-1,2025-11,,,,rent,,,,", "type", .unknownWord),
        ("A-1,2025-11,,,,,,,,", "type", .missingValue),
        ("A-1,2025-11,,,,lease,true,,,", "cumulative", .unknownWord),
        ("A-1,2025-11,,,,lease,,1d00ffff,,", "bits", .badNumber),
        ("A-1,2025-11,,,,lease,,,ftp://a.example,", "source_url", .badURL),
        ("A-1,2025-11,,,,lease,,,, note", "note", .inconsistent),
        ("A 1,2025-11,,,,lease,,,,", "id", .badIdentifier),
    ])
    func namesTheBrokenRule(row: String, column: String, rule: Problem.Rule) throws {
        let found = problems("\(Self.header)\n\(Self.good)\n\(row.replacing("A-1", with: "A-2"))\n")
        let problem = try #require(found.first)
        #expect(found.count == 1)
        #expect(problem.file == "deals.csv" && problem.line == 3)
        #expect(problem.column == column && problem.rule == rule)
        #expect(!problem.remedy.isEmpty)
    }

    @Test func reportsEveryProblemOfAFile() {
        let found = problems("\(Self.header)\nA-1,x,,x,,lease,,,,\nA-1,2025,,,,x,,,,\nA-3,2025\n")
        #expect(found.map(\.rule) == [.badDate, .badNumber, .unknownWord, .duplicateKey, .cellCount])
        #expect(found.map(\.line) == [2, 2, 3, 3, 4])
    }

    @Test func namesMissingUnknownAndDoubledColumns() {
        let found = problems("id,announced,closed,mw,mw,type,cumulative,bits,source_url,notes\n")
        #expect(found.map(\.rule) == [.duplicateColumn, .unknownColumn, .missingColumn, .missingColumn])
        #expect(found.map(\.column) == ["mw", "notes", "halls", "note"])
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n"])
    func rejectsEmptyFiles(text: String) {
        #expect(problems(text).map(\.rule) == [.emptyFile])
    }

    @Test func rejectsBytesThatAreNotUTF8WithTheirPlace() throws {
        var bytes = Array("\(Self.header)\nA-1,".utf8)
        bytes += [0xE4, 0x28]
        #expect {
            _ = try TableReader(Self.schema).read(bytes)
        } throws: { error in
            let problem = (error as? TableProblems)?.problems.first
            return problem?.rule == .notUTF8 && problem?.line == 2 && problem?.value == "byte 0xe4"
        }
    }

    @Test func rejectsOverlongRecordsAndFiles() {
        let long = "\(Self.header)\nA-1,2025,,,,lease,,,,\(String(repeating: "x", count: 5_000))\n"
        #expect(problems(long, limits: CSVLimits(recordBytes: 4_096)).map(\.rule) == [.lineTooLong])
        #expect(problems(long, limits: CSVLimits(fileBytes: 4_096)).map(\.rule) == [.fileTooLarge])
    }

    @Test(arguments: [
        ("A-1,2025,,,,lease,,,,\"open", Problem.Rule.unclosedQuote),
        ("A-1,2025,,,,lease,,,,a\"b", .strayQuote),
        ("A-1,2025,,,,lease,,,,\"a\"b", .strayQuote), ("\nA-1,2025,,,,lease,,,,", .cellCount),
    ])
    func rejectsWhatRFC4180LeavesOpen(row: String, rule: Problem.Rule) {
        #expect(problems("\(Self.header)\n\(row)\n").map(\.rule) == [rule])
    }

    @Test func stopsAtTheLimitOfProblemsAndSaysSo() throws {
        let rows = (0..<50).map { "B-\($0),x,,,,lease,,,," }.joined(separator: "\n")
        let found = problems("\(Self.header)\n\(rows)\n", limits: CSVLimits(problems: 10))
        #expect(found.count == 11)
        #expect(try #require(found.last).remedy.hasPrefix("stopped after 10 problems"))
    }

    /// Random bytes give a table or problems, and never a trap.
    @Test func survivesRandomBytes() {
        for seed in UInt64(0)..<2_000 {
            var generator = SplitMix64(seed: seed)
            let alphabet = Array("id,\"\n\r0x.-e\u{E4}A1 ".utf8) + [0xFF]
            var bytes = Bool.random(using: &generator) ? Array((Self.header + "\n").utf8) : []
            for _ in 0..<Int.random(in: 0..<200, using: &generator) {
                bytes.append(alphabet.randomElement(using: &generator) ?? 0)
            }
            do {
                let table = try TableReader(Self.schema).read(bytes)
                #expect(table.rows.allSatisfy { !$0.key.isEmpty }, "seed \(seed)")
            } catch {
                #expect(error.problems.allSatisfy { !$0.description.isEmpty }, "seed \(seed)")
            }
        }
    }

    @Test func findsReferencesToRowsThatAreNotThere() throws {
        let companies = TableSchema(
            "companies", "A company.", key: ["ticker"], columns: [.required("ticker", .identifier, "Ticker.")]
        )
        let capacity = TableSchema(
            "capacity", "A site.", key: ["id"],
            columns: [
                .required("id", .identifier, "Name."),
                .required("ticker", .reference(table: "companies"), "Owner."),
                .optional("parts", .references(table: "companies"), "Others."),
            ])
        let tables = [
            try TableReader(companies).read(Array("ticker\nRIOT\n".utf8)),
            try TableReader(capacity).read(Array("id,ticker,parts\na,RIOT,RIOT NONE\nb,GONE,\n".utf8)),
        ]
        let found = unknownReferences(in: tables)
        #expect(found.map(\.value) == ["GONE", "NONE"] && found.map(\.line) == [3, 2])
    }

    @Test func unknownColumnOfACheckedTableTraps() async {
        await #expect(processExitsWith: .failure) {
            let text = TableReaderTests.header + "\n" + TableReaderTests.good
            let table = try TableReader(TableReaderTests.schema).read(Array(text.utf8))
            _ = table.rows.first?.text("nothing")
        }
    }
}
