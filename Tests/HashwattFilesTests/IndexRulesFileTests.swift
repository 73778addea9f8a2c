// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattFiles
import HashwattMarket
import HashwattUnits
import Testing

/// Rules files: what they mean, and what is said when they are wrong.
struct IndexRulesFileTests {
    private func refusal(_ text: String) -> [String] {
        do {
            let rules = try IndexRulesFile.parse(text, file: "r.yaml")
            return ["accepted \(rules.name)"]
        } catch {
            return error.problems.map(\.description)
        }
    }

    private let head = "name: x\nuniverse: [A, B]\nbase: {day: 2024-01-02}\n"

    @Test func everyKeyIsRead() throws {
        let text = """
            name: full
            title: All keys
            universe: [A, B, C, D]
            eligibility:
              minimum_sessions: 20
              minimum_close: 1.5
              largest: 3
            weighting:
              method: bucketed
              buckets:
                - {name: one, tickers: [A, B], share: 0.85, method: market_cap, cap: 0.6}
                - name: two
                  tickers: [C, D]
                  share: 0.15
                  method: fixed
                  weights: {C: 0.7, D: 0.3}
            rebalance:
              months: [3, 6, 9, 12]
              effective: third friday
              when_closed: following
              selection: 5 sessions before
              weights_at: selection close
            reconstitution:
              every: quarter
              effective: last session
            base:
              day: 2024-06-03
              value: 100
            return:
              kind: net
              withholding: 0.15
            carry_limit: 3
            """
        let day = try #require(CivilDate("2024-06-03"))
        let wanted = try IndexRules(
            name: "full", title: "All keys", universe: ["A", "B", "C", "D"],
            eligibility: .init(minimumSessions: 20, minimumClose: 1.5, largest: 3),
            weighting: .bucketed([
                .init(
                    name: "one", tickers: ["A", "B"], share: 0.85, weighting: .capped(.marketCap, limit: 0.6)),
                .init(
                    name: "two", tickers: ["C", "D"], share: 0.15,
                    weighting: .fixed([.init("C", 0.7), .init("D", 0.3)])),
            ]),
            rebalance: IndexSchedule(
                months: [3, 6, 9, 12], effective: .weekday(nth: 3, weekday: 5, roll: .following),
                selection: .sessionsBefore(5), pricing: .selectionClose),
            reconstitution: IndexSchedule(months: [1, 4, 7, 10], effective: .last), baseDay: day,
            baseValue: 100, returnKind: .net(withholding: 0.15), carryLimit: 3)
        #expect(try IndexRulesFile.parse(text, file: "full.yaml") == wanted)
    }

    @Test(arguments: [
        (
            "weighting: {method: equal}\nrebalance: {evry: month}\n",
            [
                "r.yaml:5: rebalance.every: is missing; write month, quarter, session or never",
                "r.yaml:5: rebalance.evry: is not known; use one of every, months, effective, when_closed,"
                    + " selection, weights_at",
            ]
        ),
        (
            "weighting:\n  method: market_cap\n  cap: 20\nrebalance: {every: month}\n",
            ["r.yaml:6: weighting.cap: 20.0: a cap is above 0 and at most 1; write 0.2 for 20 %"]
        ),
        (
            "weighting: {method: fixed, weights: {A: 0.5, B: 0.4}}\nrebalance: {every: never}\n",
            [
                "r.yaml:4: weighting.weights: [0.5, 0.4] with sum 0.9: shares are positive and add up to 1;"
                    + " correct them"
            ]
        ),
        (
            "weighting: {method: median}\nrebalance: {every: month}\n",
            [
                "r.yaml:4: weighting.method: median is not known; use one of equal, market_cap,"
                    + " free_float_cap, fixed, ranked, bucketed"
            ]
        ),
        (
            "weighting: {method: equal}\nrebalance: {every: month}\ncarry_limit: many\n",
            ["r.yaml:6: carry_limit: many is no whole number; write one like 5"]
        ),
        (
            "weighting: {method: equal}\nrebalance: {every: month}\nname: y\n",
            ["r.yaml:1: name stands twice; keep one"]
        ),
        (
            "weighting: {method: equal}\nrebalance: {every: month, effective: payday}\nreturn: {kind: net}\n",
            [
                "r.yaml:5: rebalance.effective: payday is not known; write first session, last session, every"
                    + " session or a weekday like third friday",
                "r.yaml:6: return.withholding: is missing; write 0.15 for 15 %",
            ]
        ),
    ])
    func mistakesAreSaidWithLineKeyRuleAndRemedy(tail: String, problems: [String]) {
        #expect(refusal(head + tail) == problems)
    }

    @Test func emptyAndBrokenFilesAreRefused() {
        #expect(refusal("") == ["r.yaml:1: the file is empty; write name, universe, weighting, …"])
        #expect(refusal("name: [x").first?.contains(": no YAML: ") == true)
        #expect(refusal("- a").first == refusal("- b").first)
        #expect(refusal("- a").first?.contains("must have keys of its own") == true)
    }

    /// The files that ship with the program.
    @Test func shippedRulesAreValidAndNamedLikeTheirFiles() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/CHashwattTables/tables/rules")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        #expect(names.count == 14)
        for name in names {
            let text = try String(decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            let rules = try IndexRulesFile.parse(text, file: name)
            #expect("\(rules.name).yaml" == name)
            #expect(rules.universe.contains("BMNR") == name.contains("bmnr"))
        }
    }
}
