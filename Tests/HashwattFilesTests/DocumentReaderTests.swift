// SPDX-License-Identifier: Apache-2.0

import HashwattStudies
import HashwattTesting
import HashwattUnits
import Testing

@testable import HashwattFiles

/// The reader that all YAML and JSON files of users go through.
struct DocumentReaderTests {
    private static let part = [
        DocumentKey("name", .text, required: true), DocumentKey("power_mw", .number(.atLeastZero)),
    ]
    private static let keys = [
        DocumentKey("title", .text), DocumentKey("share", .number(.share)),
        DocumentKey("count", .whole(least: 1)), DocumentKey("isOn", .flag), DocumentKey("day", .day),
        DocumentKey("colour", .choice(["red", "blue"])), DocumentKey("names", .texts),
        DocumentKey("times", .instants), DocumentKey("price", .series(.any)),
        DocumentKey("one", .section(part)), DocumentKey("many", .sections(part)),
    ]

    private struct Values: Equatable {
        var title: String?
        var share: Double?
        var count: Int?
        var isOn: Bool?
        var day: CivilDate?
        var colour: String?
        var names: [String]?
        var times: [Instant]?
        var price: SeriesValue?
        var powers: [Double?] = []
    }

    private func read(_ text: String) throws(DocumentFailure) -> Values {
        try DocumentReader.read(text, file: "f.yaml", keys: Self.keys) { reader, top in
            var values = Values()
            values.title = reader.text(top, "title")
            values.share = reader.number(top, "share")
            values.count = reader.whole(top, "count")
            values.isOn = reader.flag(top, "isOn")
            values.day = reader.day(top, "day")
            values.colour = reader.choice(top, "colour")
            values.names = reader.texts(top, "names")
            values.times = reader.instants(top, "times")
            values.price = reader.series(top, "price")
            let parts = [reader.section(top, "one")].compactMap(\.self) + reader.sections(top, "many")
            for part in parts {
                _ = reader.text(part, "name")
                values.powers.append(reader.number(part, "power_mw"))
            }
            return values
        }
    }

    private func refusal(_ text: String) -> [String] {
        do {
            return ["accepted \(try read(text))"]
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test func yamlAndJSONMeanTheSame() throws {
        let yaml = """
            title: "a: b"
            share: 0.25
            count: 3
            isOn: true
            day: 2024-02-29
            colour: blue
            names: [x, y]
            times: [2023-08-10T17:00:00-05:00]
            price: spot_usd_per_mwh
            one: {name: n, power_mw: 1e2}
            many:
              - name: m
            """
        let json = """
            {"title": "a: b", "share": 0.25, "count": 3, "isOn": true, "day": "2024-02-29", "colour": "blue",
            \t"names": ["x", "y"], "times": ["2023-08-10T17:00:00-05:00"], "price": "spot_usd_per_mwh",
             "one": {"name": "n", "power_mw": 1e2}, "many": [{"name": "m"}]}
            """
        let values = try read(yaml)
        #expect(try read(json) == values)
        #expect(values.price == .column("spot_usd_per_mwh") && values.powers == [100, nil])
        #expect(values.times?.map(\.description) == ["2023-08-10T22:00:00Z"])
        #expect(try read("price: -3.5").price == .constant(-3.5))
    }

    @Test(arguments: [
        ("share: 1.5", "f.yaml:1: share: 1.5 breaks the rule: from 0 to 1; write a number, from 0 to 1"),
        ("share: nan", "f.yaml:1: share: nan is no number; write a number, from 0 to 1"),
        ("share: 0x1p-1", "f.yaml:1: share: 0x1p-1 is no number; write a number, from 0 to 1"),
        ("share: \"0.5\"", "f.yaml:1: share: is text; take the quotes off 0.5"),
        ("share:", "f.yaml:1: share: must be one value; write it behind the colon"),
        ("share: [1]", "f.yaml:1: share: must be one value; write it behind the colon"),
        ("count: 0", "f.yaml:1: count: 0 breaks the rule: at least 1; write a whole number like 5"),
        ("count: 1.5", "f.yaml:1: count: 1.5 is no whole number; write a whole number like 5"),
        ("isOn: yes", "f.yaml:1: isOn: yes is neither true nor false; write true or false"),
        ("day: 2023-02-29", "f.yaml:1: day: 2023-02-29 is no day; write YYYY-MM-DD"),
        ("colour: green", "f.yaml:1: colour: green is not known; use one of red, blue"),
        ("names: x", "f.yaml:1: names: must be a list; write a list of words: [A, B]"),
        ("names: [[x]]", "f.yaml:1: names: must hold single values; take the nested one out"),
        (
            "times: [2023-08-10T17:00:00]",
            "f.yaml:1: times: 2023-08-10T17:00:00 is no time with offset or Z; "
                + "write a list of times like [2023-08-10T17:00:00-05:00]"
        ),
        (
            "price: inf",
            "f.yaml:1: price: inf is no number; write a number, or the name of a column of the price file"
        ),
        ("one: 3", "f.yaml:1: one: must have keys of its own; write name, power_mw below it"),
        ("one: {power_mw: 3}", "f.yaml:1: one.name: is missing; add it"),
        ("many: {name: a}", "f.yaml:1: many: must be a list; write a dash before each part"),
        (
            "many:\n- name: a\n- name: b\n  power_mw: -1",
            "f.yaml:4: many[1].power_mw: -1 breaks the rule: at least 0; write a number, at least 0"
        ),
        ("title: a\ntitle: b", "f.yaml:1: title stands twice; keep one"),
        ("", "f.yaml:1: the file is empty; write title, share, count, …"),
    ])
    func mistakesAreSaidWithLineKeyRuleAndRemedy(text: String, problem: String) {
        #expect(refusal(text) == [problem])
    }

    @Test func allMistakesAreSaidInTheOrderOfLines() {
        let lines = refusal("share: 2\nclour: red\ncount: x\nmany: [{power_mw: a}]\n")
        #expect(
            lines.map { $0.split(separator: " ")[1] } == [
                "share:", "clour:", "count:", "many[0].name:", "many[0].power_mw:",
            ])
    }

    /// Texts made of the file's own parts, and cut or nested ones, are read or refused, never fatal.
    @Test func randomTextsAreReadOrRefused() {
        var random = SplitMix64(seed: 20_251_125)
        let parts = [
            "title", "share", "many", "one", ":", " ", "\n", "- ", "{", "}", "[", "]", "\"", "'", "&a", "*a",
            "<<",
            "|", ">", "#", ",", "1e400", "-", "0.5", "\u{0}", "\t", "é", "!!int", "?", "%", "@", "---", "...",
        ]
        for round in 0..<3_000 {
            let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                parts[Int.random(in: parts.indices, using: &random)]
            }.joined()
            let answer = refusal(text)
            #expect(!answer.isEmpty, "round \(round)")
        }
        #expect(refusal(String(repeating: "[", count: 100_000)).count == 1)
        #expect(refusal(String(repeating: "- ", count: 50_000)).count == 1)
        #expect(refusal(String(repeating: "{a: ", count: 50_000)).count == 1)
    }
}
