// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattBriefing
import HashwattFacts
import HashwattUnits
import Testing

/// The page and the JSON, read by code that did not write them.
struct PageTests {
    @Test func idsAreUniqueAndLinksLeadSomewhere() throws {
        let html = BriefHTML.text(try SampleBrief.prepared())
        let ids = html.captures(between: " id=\"", and: "\"")
        #expect(Set(ids).count == ids.count)
        let links = html.captures(between: "href=\"#", and: "\"")
        #expect(links.count > 100)
        for link in links { #expect(ids.contains(link), "nothing has the id \(link)") }
        for name in html.captures(between: "aria-labelledby=\"", and: "\"").flatMap({
            $0.split(separator: " ")
        }) {
            #expect(ids.contains(String(name)), "nothing has the id \(name)")
        }
    }

    @Test func nothingIsLoadedAndHostileTextStaysText() throws {
        let html = BriefHTML.text(try SampleBrief.prepared())
        #expect(html.ranges(of: "<script").count == 1)
        for part in [" src=", "@import", "url(http", "<link", "<img", "\u{202E}", "javascript:"] {
            #expect(!html.contains(part), "\(part)")
        }
        #expect(html.contains("&lt;/script&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
    }

    @Test func addressesOfOtherSchemesAreNotLinked() throws {
        let bad: [Inline] = [
            .link("press", url: "javascript:alert(1)"), .link("here", url: "data:text/html,x"),
            .link("a", url: "https://x y"),
        ]
        let brief = Brief(
            title: "<\"'&>", asOf: SampleBrief.day, dataset: .init(name: "<b>", version: "\""),
            generator: "\"><script>",
            sections: [.init(id: "a", heading: "</h2>", lead: bad, blocks: [.paragraph(bad), .list([bad])])])
        let prepared = try PreparedBrief(brief)
        let html = BriefHTML.text(prepared)
        #expect(
            !html.contains("javascript:") && !html.contains("data:text")
                && html.ranges(of: "<script").count == 1)
        #expect(!BriefMarkdown.text(prepared).contains("](javascript"))
    }

    @Test func everyFigureOfTheTextHasItsEntryAndItsValue() throws {
        let prepared = try SampleBrief.prepared()
        let html = BriefHTML.text(prepared)
        for figure in prepared.index.figures {
            #expect(html.contains("<li id=\"f-\(figure.id)\">"), "\(figure.id)")
        }
        for figure in prepared.brief.figures {
            #expect(html.contains("href=\"#f-\(figure.id)\" data-src="), "\(figure.id)")
        }
        #expect(html.contains("<data value=\"0.18091872791519448\">+18.09 %</data>"))
    }

    /// Amazon's six tranches add up to 15.0 bn; Cipher's closes of 14.15 and 16.71 give 18.09 %.
    @Test func jsonRecomputesToTheShownFigures() throws {
        let text = BriefJSON.text(try SampleBrief.prepared())
        let file = try JSONDecoder().decode(BriefFile.self, from: Data(text.utf8))
        #expect(file.schema == "hashwatt-brief/1")
        var derived = 0
        for (id, figure) in file.figures {
            guard let formula = figure.origin.formula else { continue }
            let inputs = try (figure.origin.inputs ?? []).map {
                try #require(file.figures[$0], "\(id)").value
            }
            let found = try formula.evaluated(inputs)
            #expect(abs(found - figure.value) <= 1e-12 * abs(figure.value), "\(id)")
            derived += 1
        }
        #expect(derived == 15)
        #expect(file.figures["issue/AMZN-2511"]?.value == 15e9)
        #expect(abs((file.figures["move/CIFR/2025-11-24"]?.value ?? 0) - 0.1809) < 5e-5)
    }

    @Test func scriptsAgree() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let golden = "\(root)/Tests/HashwattBriefingTests/Golden/sample"
        #expect(try Tool.run("\(root)/Scripts/recompute", ["\(golden).json"]).status == 0)
        let page = try Tool.run("\(root)/Scripts/check-html", ["\(golden).html"])
        #expect(page.status == 0, "\(page.output)")
        let text = try String(decoding: Data(contentsOf: URL(filePath: "\(golden).json")), as: UTF8.self)
        let path =
            "\(FileManager.default.temporaryDirectory.path())/hashwatt-recompute-\(ProcessInfo.processInfo.processIdentifier).json"
        let wrong = text.replacing("\"value\": 0.18091872791519448", with: "\"value\": 0.180918728")
        try Data(wrong.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(wrong != text)
        #expect(try Tool.run("\(root)/Scripts/recompute", [path]).status == 1)
    }
}

/// What the test reads of `hashwatt-brief/1`.
struct BriefFile: Decodable {
    let schema: String
    let figures: [String: Entry]

    struct Entry: Decodable {
        let value: Double
        let origin: Origin
    }

    struct Origin: Decodable {
        let formula: Expression?
        let inputs: [String]?
    }

    indirect enum Expression: Decodable {
        case input(Int)
        case constant(Double)
        case list(String, [Expression])
        case power(Expression, Int)

        enum Key: String, CodingKey, CaseIterable {
            case input, constant, sum, difference, product, quotient, minimum, maximum, power, exponent
        }

        init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: Key.self)
            if let index = try box.decodeIfPresent(Int.self, forKey: .input) {
                self = .input(index)
            } else if let value = try box.decodeIfPresent(Double.self, forKey: .constant) {
                self = .constant(value)
            } else if let base = try box.decodeIfPresent(Expression.self, forKey: .power) {
                self = .power(base, try box.decode(Int.self, forKey: .exponent))
            } else {
                let key = try #require(Key.allCases.first { box.contains($0) })
                self = .list(key.rawValue, try box.decode([Expression].self, forKey: key))
            }
        }

        func evaluated(_ inputs: [Double]) throws -> Double {
            switch self {
            case .input(let index): return try #require(inputs.indices.contains(index) ? inputs[index] : nil)
            case .constant(let value): return value
            case .power(let base, let exponent):
                let factor = try base.evaluated(inputs)
                let product = (0..<abs(exponent)).reduce(1.0) { result, _ in result * factor }
                return exponent < 0 ? 1 / product : product
            case .list(let name, let terms):
                let values = try terms.map { try $0.evaluated(inputs) }
                switch name {
                case "sum": return values.reduce(0, +)
                case "product": return values.reduce(1, *)
                case "difference": return values[0] - values[1]
                case "quotient": return values[0] / values[1]
                case "minimum": return try #require(values.min())
                default: return try #require(values.max())
                }
            }
        }
    }
}

extension String {
    /// Every text between two marks.
    func captures(between start: String, and end: Character) -> [String] {
        ranges(of: start).map { range in String(self[range.upperBound...].prefix { $0 != end }) }
    }
}
