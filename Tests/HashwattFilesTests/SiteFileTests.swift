// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattDispatch
import HashwattStudies
import HashwattTesting
import HashwattUnits
import Testing

@testable import HashwattFiles

/// Site files: what they mean, and what is said when they are wrong.
struct SiteFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func shipped(_ name: String) throws -> SiteFile {
        let url = Self.folder.appending(path: "Sources/CHashwattTables/tables/sites/\(name)")
        return try SiteFile.parse(String(contentsOf: url, encoding: .utf8), file: name)
    }

    private func refusal(_ text: String) -> [String] {
        do {
            return ["accepted \(try SiteFile.parse(text, file: "s.yaml").sites.count)"]
        } catch {
            return error.problems.map(\.description)
        }
    }

    /// A file with every key; `changing` puts other text behind one of them.
    static func full(changing path: String = "", to text: String = "") -> String {
        func lines(_ keys: [DocumentKey], _ at: String, _ indent: String) -> String {
            keys.map { key in
                let here = at.isEmpty ? key.name : "\(at).\(key.name)"
                if here == path { return "\(indent)\(key.name): \(text)\n" }
                switch key.kind {
                case .section(let inner):
                    return "\(indent)\(key.name):\n" + lines(inner, here, indent + "  ")
                case .sections(let inner):
                    return "\(indent)\(key.name):\n\(indent)-\n" + lines(inner, here + "[0]", indent + "  ")
                default: return "\(indent)\(key.name): \(sample(key))\n"
                }
            }.joined()
        }
        return lines(SiteFile.siteKeys, "", "")
    }

    private static func sample(_ key: DocumentKey) -> String {
        switch key.kind {
        case .number, .series: "0.5"
        case .whole: "1"
        case .flag: "true"
        case .choice(let words): words[0]
        case .instants: "[2026-01-01T00:00:00Z]"
        default: "x"
        }
    }

    private static func paths(_ keys: [DocumentKey], _ at: String = "") -> [(path: String, key: DocumentKey)]
    {
        keys.flatMap { key in
            let here = at.isEmpty ? key.name : "\(at).\(key.name)"
            switch key.kind {
            case .section(let inner): return [(here, key)] + paths(inner, here)
            case .sections(let inner): return [(here, key)] + paths(inner, here + "[0]")
            default: return [(here, key)]
            }
        }
    }

    /// A key that is in the table and that nothing reads would take any value in silence.
    @Test func everyKeyIsReadAndHeldToItsKind() {
        #expect(refusal(Self.full()) == ["accepted 1"])
        for (path, key) in Self.paths(SiteFile.siteKeys) {
            let wrong = if case .instants = key.kind { "{a: 1}" } else { "[[1]]" }
            let said = refusal(Self.full(changing: path, to: wrong))
            #expect(said.contains { $0.contains(": \(path)") }, "\(path): \(said)")
        }
    }

    @Test(arguments: [
        (
            "name: s\nclasses:\n- {name: a, capacity_mw: -3, value_usd_per_mwh: 50}",
            ["s.yaml:3: classes[0].capacity_mw: -3 breaks the rule: at least 0; write a number, at least 0"]
        ),
        (
            "name: s\nclasses:\n- {name: a, capacity_mw: 3}",
            ["s.yaml:3: classes[0].value_usd_per_mwh: is missing; write it, or efficiency_j_per_th"]
        ),
        (
            "name: s\nclasses:\n- {name: a, capacity_mw: 3, efficiency_j_per_th: 20}",
            [
                "s.yaml:3: classes[0].value_usd_per_mwh: is missing; write it, or the site's "
                    + "hashprice_usd_per_ph_day"
            ]
        ),
        (
            "name: s\nclasses:\n- name: a\n  capacity_mw: 3\n  minimum_load_mw: 4\n  value_usd_per_mwh: 1",
            [
                "s.yaml:5: classes[0].minimum_load_mw: 4.0 is more than capacity_mw, 3.0; "
                    + "lower it or raise capacity_mw"
            ]
        ),
        (
            "name: s\nbattery: {power_mw: 1, energy_mwh: 2, initial_mwh: 3, final_mwh: 4}",
            [
                "s.yaml:2: battery.final_mwh: 4.0 is more than energy_mwh, 2.0; lower it or raise energy_mwh",
                "s.yaml:2: battery.initial_mwh: 3.0 is more than energy_mwh, 2.0; lower it or raise energy_mwh",
            ]
        ),
        (
            "name: s\ncontracts:\n- {name: a, power_mw: 1, price_usd_per_mwh: 1}\n"
                + "- {name: a, power_mw: 1, price_usd_per_mwh: 1, from_hour: 25}",
            [
                "s.yaml:4: contracts[1].from_hour: 25 breaks the rule: at most 23; write an hour of the day",
                "s.yaml:4: contracts[1].name: a stands twice; give each a name of its own",
            ]
        ),
        (
            "portfolio: p\nsites: []",
            ["s.yaml:2: sites: a portfolio needs a site; write a list of sites below it"]
        ),
        (
            "name: s\nimport_limit: 3",
            [
                "s.yaml:2: import_limit: is not known; use one of "
                    + SiteFile.siteKeys.map(\.name).joined(separator: ", ")
            ]
        ),
    ])
    func mistakesAreSaidWithLineKeyRuleAndRemedy(text: String, problems: [String]) {
        #expect(refusal(text) == problems)
    }

    /// Problems A to C from their files are, bit for bit, those of the integers; so are their optima.
    @Test func shippedProblemsAreTheReferenceProblems() throws {
        let prices = try PriceTable.reference()
        #expect(try shipped("A.yaml").sites[0].problem(on: prices) == ReferenceProblem.problemA())
        #expect(try shipped("B.yaml").sites[0].problem(on: prices) == ReferenceProblem.problemB())
        #expect(try shipped("C.json").sites[0].problem(on: prices) == ReferenceProblem.problemC())
        let portfolio = try shipped("D.yaml")
        #expect(portfolio.portfolio == "D" && portfolio.sites.count == 20)
        for (index, scenario) in portfolio.sites.enumerated() {
            var site = scenario.site
            #expect(site.name == scenario.priceFile?.split(separator: ".").first.map(String.init))
            site.name = "A"
            #expect(try site == ReferenceProblem.problemA().site, "site \(index)")
        }
        let first = try portfolio.sites[0].problem(on: .reference(site: 0))
        let wanted = try ReferenceProblem.problemA(
            ReferenceProblem.series(site: 0, intervalsPerHour: 12), intervalsPerHour: 12)
        #expect(first.series == wanted.series)
    }

    /// `HASHWATT_UPDATE_GOLDEN=1 swift test --filter SiteFileTests` writes the schema and the guide's table anew.
    @Test func schemaAndGuideSayWhatTheReaderTakes() throws {
        let isUpdating = ProcessInfo.processInfo.environment["HASHWATT_UPDATE_GOLDEN"] == "1"
        let schema = Self.folder.appending(path: "docs/site.schema.json")
        if isUpdating { try SiteSchema.text.write(to: schema, atomically: true, encoding: .utf8) }
        #expect(try String(contentsOf: schema, encoding: .utf8) == SiteSchema.text)
        let guide = Self.folder.appending(path: "Guides/dispatch-files.md")
        var text = try String(contentsOf: guide, encoding: .utf8)
        let begin = try #require(text.range(of: "<!-- keys -->\n"))
        let end = try #require(text.range(of: "<!-- end of keys -->"))
        if isUpdating {
            text.replaceSubrange(begin.upperBound..<end.lowerBound, with: SiteSchema.table)
            try text.write(to: guide, atomically: true, encoding: .utf8)
        } else {
            #expect(text[begin.upperBound..<end.lowerBound] == SiteSchema.table)
        }
    }
}
