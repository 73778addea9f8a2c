// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattBriefing
import HashwattTesting
import Testing

struct JSONValueTests {
    static let value = JSONValue.members([
        "text": .string("a\"b\\c\n\t\u{1}</script>\u{2028}é"), "none": nil, "empty": .array([]),
        "yes": .bool(true),
        "numbers": .array([.whole(-3), .number(0.1), .number(1e22), .number(2.5e-308), .null]),
        "inner": .object([]),
    ])

    @Test(arguments: [true, false])
    func isReadBackByAnotherParser(isIndented: Bool) throws {
        let text = Self.value.text(isIndented: isIndented)
        let read = try JSONDecoder().decode(Read.self, from: Data(text.utf8))
        #expect(read.text == "a\"b\\c\n\t\u{1}</script>\u{2028}é")
        #expect(read.numbers == [-3, 0.1, 1e22, 2.5e-308, nil])
        #expect(read.yes && read.empty.isEmpty && !text.contains("none") && !text.contains("</"))
    }

    private struct Read: Decodable {
        let text: String
        let empty: [Int]
        let yes: Bool
        let numbers: [Double?]
    }

    @Test func compactFormHasNoSpaces() {
        #expect(
            JSONValue.members(["a": .array([.whole(1), .object([])]), "b": .null]).text(isIndented: false)
                == "{\"a\":[1,{}],\"b\":null}")
    }
}

struct DataTableTests {
    static let table = DataTable(
        columns: [
            .init("ticker", title: "Ticker"), .init("mw", title: "MW", isNumeric: true),
            .init("note", title: "Note"),
        ],
        rows: [
            [.text("IREN"), .number(1_900, shown: "1,900"), .text("secured, \"Sweetwater\"\nand more")],
            [.text("鉱業"), .blank, .text("|pipe|")],
        ])

    @Test func csvFollowsTheStandard() {
        #expect(
            Self.table.text(.csv)
                == "ticker,mw,note\nIREN,1900,\"secured, \"\"Sweetwater\"\"\nand more\"\n鉱業,,|pipe|\n")
    }

    @Test func jsonHasAnObjectARow() throws {
        struct Row: Decodable, Equatable {
            let ticker: String
            let mw: Double?
        }
        let rows = try JSONDecoder().decode([Row].self, from: Data(Self.table.text(.json).utf8))
        #expect(rows == [Row(ticker: "IREN", mw: 1_900), Row(ticker: "鉱業", mw: nil)])
    }

    @Test func markdownKeepsCellsApart() {
        let lines = Self.table.text(.markdown).split(separator: "\n")
        #expect(lines[1] == "|---|---:|---|")
        #expect(lines[2] == "| IREN | 1,900 | secured, \"Sweetwater\" and more |")
        #expect(lines[3] == "| 鉱業 | – | \\|pipe\\| |")
    }

    @Test func textIsAlignedByColumnsOnTheScreen() {
        let expected = """
            Ticker     MW  Note
            ──────  ─────  ──────────────────────────────
            IREN    1,900  secured, "Sweetwater" and more
            鉱業        –  |pipe|

            """
        #expect(Self.table.text(.table, width: 80) == expected)
    }

    private static func joined(_ text: String) -> String {
        text.split(separator: "\n").joined(separator: " ")
    }

    @Test func saysWhatItShortened() {
        let text = Self.table.text(.table, width: 30)
        #expect(text.contains("…") && Self.joined(text).contains("shortened Note; --format csv"))
        #expect(text.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 30 }, "\(text)")
        #expect(text.contains("1,900"))
    }

    @Test func saysWhatItLeftOut() {
        let wide = DataTable(
            columns: (0..<12).map { .init("c\($0)", isNumeric: true) },
            rows: [(0..<12).map { .number(Double($0), shown: "1,000,000") }])
        let text = wide.text(.table, width: 60)
        #expect(Self.joined(text).contains("left out c5, c6, c7, c8, c9, c10, c11"))
        #expect(text.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 60 }, "\(text)")
    }

    @Test func neverExceedsTheWidthWhateverTheText() {
        var generator = SplitMix64(seed: 41)
        let letters = Array("abc 鉱é\u{202E}\u{1B}\n|")
        for _ in 0..<300 {
            func text() -> String {
                String(
                    (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                        letters.randomElement(using: &generator) ?? "a"
                    })
            }
            let table = DataTable(
                columns: [.init("a"), .init("b"), .init("c")],
                rows: [[.text(text()), .text(text()), .text(text())]])
            let printed = table.text(.table, width: 60)
            #expect(
                printed.split(separator: "\n").allSatisfy { TextWidth.of(String($0)) <= 60 },
                "seed 41: \(printed)")
            #expect(!printed.contains("\u{1B}") && !printed.contains("\u{202E}"), "seed 41")
        }
    }

    @Test func rejectsUnevenRows() async {
        await #expect(processExitsWith: .failure) { _ = DataTable(columns: [.init("a")], rows: [[]]) }
        await #expect(processExitsWith: .failure) {
            _ = DataTable(columns: [.init("a"), .init("a")], rows: [])
        }
    }

    @Test func columnsOfOneHeadingGetNamesOfTheirOwn() {
        let table = BriefTable(title: "t", columns: [.text("A b"), .text("A b"), .text("")], rows: [])
        #expect(table.dataTable().columns.map(\.name) == ["a_b", "a_b_2", "_3"])
    }

    @Test(arguments: [("abc", 3), ("鉱業", 4), ("e\u{301}", 1), ("a\u{200B}", 1), ("🙂", 2), ("", 0)])
    func widthIsThatOfTheTerminal(text: String, width: Int) {
        #expect(TextWidth.of(text) == width)
    }
}
