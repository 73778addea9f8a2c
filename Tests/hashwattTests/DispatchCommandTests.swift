// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `hashwatt dispatch` as its users run it.
struct DispatchCommandTests {
    /// The members of a JSON object.
    private func object(_ text: String) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? [String: Any])
    }

    /// The optimum of problem A to the cent, from the bundled example, and the same bytes from its files.
    @Test func exampleAndItsFilesGiveTheKnownOptimum() throws {
        let run = try Program.run("dispatch", "--example", "A", "--format", "json")
        #expect(run.code == 0 && run.errors.isEmpty)
        let summary = try object(run.output)
        let objective = try #require(summary["objective_usd"] as? Double)
        #expect(abs(objective - 57_351_502.30) < 0.005)
        #expect(summary["method"] as? String == "merit-order")
        let bound = try #require(summary["bound_usd"] as? Double)
        let gap = try #require(summary["relative_gap"] as? Double)
        #expect(abs(bound - objective) < 0.005 && abs(gap) < 1e-10)
        let streams = try #require(summary["streams"] as? [String: Double])
        let net = try #require(streams["net_usd"])
        #expect(abs(net - objective) < 1e-6)
        try Scratch.with { scratch in
            let written = try Program.run(
                "dispatch", "--example", "A", "--write-example", "x", folder: scratch.path)
            #expect(written.output == "x/A.yaml\nx/A.csv\n")
            let again = try Program.run("dispatch", "x/A.yaml", "--format", "json", folder: scratch.path)
            #expect(again.output == run.output)
            let other = try Program.run(
                "dispatch", "x/A.yaml", "--prices", "x/A.csv", "--out", "plan", folder: scratch.path)
            #expect(other.code == 0)
            #expect(try scratch.text("plan/dispatch.json") == run.output)
            let lines = try scratch.text("plan/intervals.csv").split(separator: "\n")
            #expect(
                lines.count == 8_761 && lines[1].hasPrefix("2026-01-01T00:00:00Z,12.36,15,20,25,25,15,0,0,"))
        }
    }

    static let optima: [(name: String, objective: Double, method: String)] = {
        let quick = [
            ("B", 57_228_167.56, "product-dynamic-program"), ("C", 70_015_222.864, "interior-point"),
        ]
        let isSlow = ProcessInfo.processInfo.environment["HASHWATT_SLOW"] == "1"
        return quick + (isSlow ? [("D", 974_532_930.25, "merit-order")] : [])
    }()

    /// The other examples reach the sums they must, and print the summary alone. D, twenty sites of five-minute
    /// intervals, runs among the slow tests.
    @Test(arguments: optima)
    func examplesReachTheirOptima(name: String, objective: Double, method: String) throws {
        let run = try Program.run("dispatch", "--example", name, "--format", "json")
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        let summary = try object(run.output)
        let found = try #require(summary["objective_usd"] as? Double)
        let bound = try #require(summary["bound_usd"] as? Double)
        let gap = try #require(summary["relative_gap"] as? Double)
        let streams = try #require(summary["streams"] as? [String: Double])
        let net = try #require(streams["net_usd"])
        #expect(abs(found - objective) <= 1e-8 * objective && abs(net - found) <= 1e-9 * objective)
        #expect(bound >= found - 1e-9 * objective && abs(gap) <= 1e-8)
        #expect(summary["method"] as? String == method)
    }

    /// Battery, on/off machines and counted shedding: only a mixed-integer solver closes the gap, and the result says
    /// which path ran. A solver that is named and not there is an error; none at all is not.
    @Test func gapIsClosedByTheSolverThatIsNamed() throws {
        try Scratch.with { scratch in
            let site = Self.site.replacing("budget_mwh: 5", with: "budget_hours: 3, maximum_events: 2")
                .replacing("minimum_load_mw: 10", with: "minimum_load_mw: 18, start_cost_usd: 500")
            try scratch.file("s.yaml", Array(site.utf8))
            try scratch.file("p.csv", Array(Self.prices.utf8))
            let command = ["dispatch", "s.yaml", "--prices", "p.csv", "--format", "json"]
            let own = try Program.run(
                program: Program.path, command + ["--solver-seconds", "0"], folder: scratch.path)
            let first = try object(own.output)
            #expect(own.code == 0 && first["method"] as? String == "lagrangian")
            let named = try Program.run(
                program: Program.path, command, folder: scratch.path,
                environment: ["HASHWATT_HIGHS": "/nowhere"])
            #expect(named.code == 65 && named.errors.contains("HiGHS is not installed (looked for /nowhere"))
            guard FileManager.default.fileExists(atPath: "/opt/highs/lib/libhighs.so") else { return }
            let closed = try Program.run(
                program: Program.path, command, folder: scratch.path,
                environment: ["HASHWATT_HIGHS": "/opt/highs"])
            let second = try object(closed.output)
            #expect(closed.code == 0 && second["method"] as? String == "linear-solver", "\(closed.errors)")
            let (low, best) = (first["objective_usd"] as? Double, second["objective_usd"] as? Double)
            #expect(try #require(best) >= #require(low))
            #expect(try #require(second["relative_gap"] as? Double) <= 1e-8)
        }
    }

    /// A horizon that reaches over the ends of months and of the budget; a rule never earns more than the bound.
    @Test(arguments: ["36"])
    func rollingHorizonsEndWithAPlan(hours: String) throws {
        let run = try Program.run(
            "dispatch", "--example", "C", "--policy", "rolling", "--horizon-hours", hours, "--format", "json")
        #expect(run.code == 0, "\(run.errors)")
        let summary = try object(run.output)
        let captured = try #require(summary["capture_rate"] as? Double)
        #expect(captured > 0.95 && captured <= 1)
    }

    @Test func policiesAreMeasuredAgainstForesight() throws {
        let run = try Program.run("dispatch", "backtest", "--example", "ercot-2023-08", "--format", "json")
        #expect(run.code == 0)
        let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        let policies = try #require(value as? [[String: Any]])
        #expect(policies.map { $0["policy"] as? String } == ["perfect", "breakeven", "rolling-persistence"])
        for policy in policies {
            let captured = try #require(policy["capture_rate"] as? Double)
            #expect(captured > 0.5 && captured <= 1 + 1e-9, "\(policy)")
            let bitcoin = try #require(policy["bitcoin_mined"] as? Double)
            #expect(bitcoin > 100 && bitcoin < 700)
        }
    }

    /// A way to break a site or its prices: the file, what is put for what, and what must be said.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let name: String
        var site: (String, String) = ("", "")
        var prices: (String, String) = ("", "")
        let says: String
        var testDescription: String { name }
    }

    static let mistakes: [Mistake] = [
        Mistake(
            name: "negative capacity", site: ("capacity_mw: 60", "capacity_mw: -60"),
            says:
                "s.yaml:6: classes[0].capacity_mw: -60 breaks the rule: at least 0; write a number, at least 0"
        ),
        Mistake(
            name: "budget larger than load", site: ("budget_mwh: 5", "budget_mwh: 5000"),
            says: "s.yaml:8: ai.budget_mwh: 5000.0 MWh is more than the load draws in the budget's horizon, "
                + "960.0 MWh; lower it, or leave it out for no limit"),
        Mistake(
            name: "key twice", site: ("final_mwh: 40", "final_mwh: 20000, energy_mwh: 20000"),
            says: "s.yaml:9: energy_mwh stands twice; keep one"),
        Mistake(
            name: "battery end unreachable",
            site: (
                "energy_mwh: 80, initial_mwh: 40, final_mwh: 40",
                "energy_mwh: 9000, initial_mwh: 40, final_mwh: 9000"
            ),
            says: "s.yaml:9: battery.final_mwh: no plan is possible: "),
        Mistake(
            name: "minimum load above the import limit", site: ("minimum_load_mw: 10", "minimum_load_mw: 59"),
            says:
                "s.yaml:6: classes[0].minimum_load_mw: 59.0 MW is more than grid.draw_limit_mw and local sources "
                + "allow, 40.0 MW: S21 could never run; "),
        Mistake(
            name: "unknown key", site: ("draw_limit_mw", "import_limit_mw"),
            says: "s.yaml:7: grid.import_limit_mw: is not known; use one of draw_limit_mw, "),
        Mistake(
            name: "gap", prices: ("2026-03-01T05:00:00Z,30\n", ""),
            says: "p.csv:7: interval_start: gap: 1 of 60 min missing between 2026-03-01T04:00:00Z and "
                + "2026-03-01T06:00:00Z; "),
        Mistake(
            name: "interval twice", prices: ("2026-03-01T05:00:00Z", "2026-03-01T04:00:00Z"),
            says: "p.csv:7: interval_start: 2026-03-01T04:00:00Z stands twice; keep one of the two"),
        Mistake(
            name: "not sorted", prices: ("2026-03-01T05:00:00Z", "2026-03-01T01:00:00Z"),
            says: "p.csv:7: interval_start: 2026-03-01T01:00:00Z comes after 2026-03-01T04:00:00Z; sort"),
        Mistake(
            name: "no number", prices: ("2026-03-01T05:00:00Z,30", "2026-03-01T05:00:00Z,NaN"),
            says: "p.csv:7: price_usd_per_mwh: \"NaN\" is no finite number at 2026-03-01T05:00:00Z; "),
        Mistake(
            name: "price out of range", prices: ("2026-03-01T05:00:00Z,30", "2026-03-01T05:00:00Z,1e12"),
            says:
                "p.csv:7: price_usd_per_mwh: 1000000000000.0 breaks the rule: between -1e9 and 1e9 USD per MWh"
        ),
        Mistake(
            name: "night of daylight saving", prices: ("2026-03-01T05:00:00Z", "2026-03-08T05:00:00-06:00"),
            says: "p.csv:7: interval_start: gap: "),
        Mistake(
            name: "semicolons",
            prices: ("interval_start,price_usd_per_mwh", "interval_start;price_usd_per_mwh"),
            says: "p.csv:1: semicolons part the cells; part them by commas, and write decimals with a point"),
        Mistake(
            name: "cell too many", prices: ("2026-03-01T05:00:00Z,30", "2026-03-01T05:00:00Z,30,7"),
            says: "p.csv:7: 3 cells for 2 columns; give each column one cell"),
        Mistake(
            name: "load that must be shed beyond its budget", site: ("power_mw: 100", "power_mw: 10"),
            says: "s.yaml:8: ai.budget_mwh: no plan is possible: "),
        Mistake(
            name: "column missing", prices: ("price_usd_per_mwh", "price"),
            says:
                "p.csv:1: price_usd_per_mwh: the column is missing; add it, or name another in the site file"),
    ]

    private static let site = """
        name: North
        contracts:
          - {name: firm, power_mw: 100, price_usd_per_mwh: 42}
        hashprice_usd_per_ph_day: 40
        classes:
          - {name: S21, capacity_mw: 60, minimum_load_mw: 10, efficiency_j_per_th: 17.5}
        grid: {draw_limit_mw: 20}
        ai: {power_mw: 20, curtailable_mw: 20, budget_mwh: 5}
        battery: {power_mw: 20, energy_mwh: 80, initial_mwh: 40, final_mwh: 40}

        """

    private static let prices =
        "interval_start,price_usd_per_mwh\n"
        + (0..<48).map { "2026-03-0\(1 + $0 / 24)T\($0 % 24 < 10 ? "0" : "")\($0 % 24):00:00Z,\(25 + $0)\n" }
        .joined()

    /// Each mistake is said with file, line, key and rule; nothing is printed and nothing written.
    @Test(arguments: mistakes)
    func mistakesAreSaidAndNothingIsWritten(mistake: Mistake) throws {
        try Scratch.with { scratch in
            let site = Self.site.replacing(
                mistake.site.0.isEmpty ? "\u{1}" : mistake.site.0, with: mistake.site.1)
            let prices = Self.prices.replacing(
                mistake.prices.0.isEmpty ? "\u{1}" : mistake.prices.0, with: mistake.prices.1)
            #expect(site != Self.site || prices != Self.prices)
            try scratch.file("s.yaml", Array(site.utf8))
            try scratch.file("p.csv", Array(prices.utf8))
            let run = try Program.run(
                "dispatch", "s.yaml", "--prices", "p.csv", "--out", "plan", folder: scratch.path)
            #expect(run.code == 65 && run.output.isEmpty)
            #expect(
                run.errorLines.first?.hasPrefix("hashwatt: error: " + mistake.says) == true, "\(run.errors)")
            #expect(try scratch.contents == ["p.csv", "s.yaml"])
        }
    }

    /// The site of the mistakes, without one, is planned.
    @Test func siteWithoutMistakesIsPlanned() throws {
        try Scratch.with { scratch in
            try scratch.file("s.yaml", Array(Self.site.utf8))
            try scratch.file("p.csv", Array(Self.prices.utf8))
            let run = try Program.run(
                "dispatch", "s.yaml", "--prices", "p.csv", "--out", "plan", folder: scratch.path)
            #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
            try scratch.file("blocked", [])
            let blocked = try Program.run(
                "dispatch", "s.yaml", "--prices", "p.csv", "--out", "blocked", folder: scratch.path)
            #expect(blocked.code == 73 && blocked.output.isEmpty)
            let absent = try Program.run("dispatch", "s.yaml", "--prices", "q.csv", folder: scratch.path)
            #expect(absent.code == 66 && absent.errors.contains("q.csv: no such file"))
            let none = try Program.run("dispatch", "s.yaml", folder: scratch.path)
            #expect(none.code == 64 && none.errors.contains("prices: no prices are named"))
            let both = try Program.run("dispatch", "s.yaml", "--example", "A", folder: scratch.path)
            #expect(both.code == 64)
        }
    }
}

extension DispatchCommandTests {
    /// One command shows August 2023 beside the reports, and draws it.
    @Test func monthOfAugust2023StandsBesideItsReports() throws {
        try Scratch.with { scratch in
            let run = try Program.run(
                "dispatch", "--example", "ercot-2023-08", "--out", "plan", folder: scratch.path)
            #expect(run.code == 0 && run.errors.isEmpty)
            // Thin spaces part thousands, and lines are wrapped.
            let words = run.output.split { $0.isWhitespace }.joined(separator: " ")
            for part in [
                "power sold 38 014 439.96", "first report", "restated 2023-10", "restated 2024-09",
                "24 200 000",
                "23 300 000", "−2 530 000", "as if 26 MW",
            ] {
                #expect(words.contains(part), "\(part) in \(words)")
            }
            #expect(
                try scratch.contents == [
                    "plan", "plan/dispatch.html", "plan/dispatch.json", "plan/duration.svg",
                    "plan/intervals.csv",
                    "plan/week.svg",
                ])
            let page = try scratch.text("plan/dispatch.html")
            for part in ["Beside the reported credits", "not explained", "hw-chart"] {
                #expect(page.contains(part))
            }
            #expect(try scratch.text("plan/week.svg").hasPrefix("<svg "))
        }
    }

    /// The optional section of the brief; a day before the prices has a remark in its place.
    @Test func briefHasTheSectionWhenAsked() throws {
        let run = try Program.run("brief", "--date", "2025-11-24", "--with", "dispatch", "--full")
        #expect(run.code == 0 && run.output.contains("Beside the reported credits"), "\(run.errors)")
        let early = try Program.run("brief", "--date", "2023-07-31", "--with", "dispatch", "--full")
        #expect(
            early.code == 0 && early.output.contains("No power prices are known on this day"),
            "\(early.errors)")
    }
}
