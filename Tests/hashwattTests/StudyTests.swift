// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattTesting
import Testing

/// `hashwatt study` as a process: inputs of every form, forms of output, and events that break a rule.
struct StudyTests {
    /// 200 weekdays from 2024-01-01, a market and six firms; FLAT never moves, GAPS lacks three closes around day 160,
    /// TWICE has another close on one day, SPLIT falls to a tenth, LATE is listed on day 150.
    private static let closes: (text: String, days: [String]) = {
        var state: UInt64 = 11
        func draw() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53 - 0.5
        }
        var level = [100.0, 20, 30, 40, 50, 60]
        var text = "date,MKT,GOOD,GAPS,TWICE,SPLIT,LATE,FLAT,TWIN\n"
        var days: [String] = []
        var date = Date(timeIntervalSince1970: 1_704_067_200)
        let calendar = Calendar(identifier: .iso8601)
        while days.count < 200 {
            defer { date += 86_400 }
            if calendar.isDateInWeekend(date) { continue }
            let day = String(date.ISO8601Format().prefix(10))
            let market = draw() * 0.02
            for column in level.indices { level[column] *= 1 + market + (column > 0 ? draw() * 0.04 : 0) }
            let split = days.count >= 120 ? level[4] / 10 : level[4]
            let gaps = (159...161).contains(days.count) ? "" : String(level[2])
            let late = days.count < 150 ? "" : String(level[5])
            text += "\(day),\(level[0]),\(level[1]),\(gaps),\(level[3]),\(split),\(late),7,\(3 * level[0])\n"
            if days.count == 130 {
                text += "\(day),,,,\(level[3] + 1),,,,\n"
            }
            days.append(day)
        }
        return (text, days)
    }()

    private static func study(_ events: [(String, Int)], _ more: String...) throws -> Program.Run {
        try Scratch.with { scratch in
            let rows = events.map { "\($0.0),\(Self.closes.days[$0.1])\n" }.joined()
            let closes = try scratch.file("closes.csv", Array(Self.closes.text.utf8))
            let list = try scratch.file("events.csv", Array(("firm,date\n" + rows).utf8))
            return try Program.run(
                program: Program.path,
                [
                    "study", "--closes", closes, "--events", list, "--benchmark", "MKT", "--window", "-2..2",
                    "--resamples", "0",
                ] + more)
        }
    }

    /// What is wrong with one event is said with event, firm, day and rule; the other firm is computed.
    @Test(arguments: [
        ("NONE", 160, "left out", "no series of this firm; add its closes"),
        ("FLAT", 160, "left out", "returns do not vary in the estimation window; the firm did not trade"),
        (
            "TWIN", 160, "left out",
            "the model explains the returns wholly, as of a firm that is its benchmark; name another benchmark"
        ),
        ("GOOD", 199, "left out", "window [-2, 2] leaves the data, 2024-01-02 to 2024-10-04; shorten it"),
        (
            "GOOD", 20, "left out",
            "17 returns in the estimation window, 60 needed; add earlier closes or lower the "
        ),
        (
            "LATE", 160, "left out",
            "7 returns in the estimation window, 60 needed; add earlier closes or lower the "
        ),
        (
            "GAPS", 160, "note",
            "4 sessions of the event window have no return, so there is no CAR; try trade-to-trade"
        ),
        ("SPLIT", 160, "note", "as after a split; add the split or adjust the closes"),
        ("TWICE", 160, "left out", "; keep one row"),
    ])
    func eventThatBreaksARuleIsNamed(firm: String, day: Int, kind: String, rule: String) throws {
        let run = try Self.study([("GOOD", 170), (firm, day)], "--show", "events", "--format", "csv")
        #expect(run.code == 0)
        let line = try #require(
            run.errorLines.first { $0.hasPrefix("hashwatt: \(kind): event 2, \(firm), 2024-") },
            "\(run.errors)")
        #expect(line.contains(rule), "\(line)")
        #expect(run.output.contains("\n1,GOOD,"))
        #expect(run.output.contains("\n2,\(firm),") == (kind == "note"))
    }

    /// The conflicting day itself is named, not the event's.
    @Test func conflictNamesItsDay() throws {
        let run = try Self.study([("GOOD", 170), ("TWICE", 160)])
        #expect(
            run.errors.contains("event 2, TWICE, \(Self.closes.days[130]): two closes, "), "\(run.errors)")
    }

    @Test func oneFirmHasItsOwnTestAndSaysSo() throws {
        let run = try Self.study([("GOOD", 170)])
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(
            run.output.hasPrefix("all: 1 event, window [-2, 2]. One firm: read the t of its abnormal return"))
        let tests = try Self.study([("GOOD", 170)], "--show", "tests", "--format", "csv")
        #expect(
            tests.output.contains(
                "crossSectional,cross-sectional t,,,\"none: 1 firms with a return, 2 needed\""))
    }

    @Test func noEventLeftIsAnError() throws {
        let run = try Self.study([("NONE", 160), ("FLAT", 160)])
        #expect(run.code == 65 && run.output.isEmpty)
        #expect(run.errorLines.count == 2)
        for (line, firm) in zip(run.errorLines, ["NONE", "FLAT"]) {
            #expect(line.hasPrefix("hashwatt: error: event ") && line.contains(", \(firm), 2024-"), "\(line)")
        }
    }

    @Test func tradeToTradeGivesTheWindowThatGapsTake() throws {
        let events = [("GOOD", 170), ("GAPS", 160)]
        let plain = try Self.study(events, "--show", "events", "--format", "csv")
        let traded = try Self.study(
            events, "--show", "events", "--format", "csv", "--missing", "trade-to-trade")
        func window(_ run: Program.Run) -> Substring? {
            run.output.split(separator: "\n").first { $0.hasPrefix("2,GAPS,") && $0.contains(",CAR,") }
        }
        #expect(try #require(window(plain)).contains("\"[-2, 2]\",,"))
        #expect(try !#require(window(traded)).contains("\"[-2, 2]\",,"))
    }

    /// EventStudyTools' three files of the sixteen additions to the S&P 500, as they are.
    @Test func readsTheThreeFilesAsTheyAre() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/event-study/sp500-additions").path(percentEncoded: false)
        let run = try Program.run(
            "study", "--request", folder + "/request.csv", "--firms", folder + "/firms.csv", "--markets",
            folder + "/market.csv", "--missing", "join-calendars", "--test", "patell", "--format", "json")
        #expect(run.code == 0)
        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        let expected = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: URL(filePath: folder + "/expected.json"))) as? [String: Any])
        let patell = try #require(expected["patell_z"] as? [Double])
        let additions = rows.filter {
            $0["group"] as? String == "Addition" && $0["return"] as? String == "AAR"
        }
        #expect(additions.count == patell.count)
        for (row, value) in zip(additions, patell) {
            let found = try #require(row["patell"] as? Double)
            #expect(abs(found - value) < 1e-9 * max(1, abs(value)))
        }
    }

    @Test func outHoldsEveryTableAndAChart() throws {
        try Scratch.with { scratch in
            let run = try Program.run(
                "study", "--type", "lease", "--window", "-2..2", "--out", scratch.path + "/study")
            #expect(run.code == 0)
            let files = ["averages.csv", "caar-lease.svg", "events.csv", "issues.csv", "tests.csv"]
            #expect(try scratch.contents == ["study"] + files.map { "study/" + $0 })
            let chart = try scratch.text("study/caar-lease.svg")
            #expect(chart.hasPrefix("<svg ") && chart.contains("95 % band") && chart.contains("event day"))
            #expect(try scratch.text("study/tests.csv").split(separator: "\n").count == 1 + 5 * 18 + 22)
            #expect(try scratch.text("study/issues.csv").contains("left out"))
        }
    }

    @Test func everyFormHasTheSameRows() throws {
        func run(_ format: String) throws -> String {
            let run = try Program.run(
                "study", "--firm", "IREN", "--firm", "CIFR", "--date", "2025-11-24", "--window", "-1..1",
                "--format", format, "--test", "adjusted-standardised")
            #expect(run.code == 0)
            return run.output
        }
        let csv = try run("csv").split(separator: "\n")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(run("json").utf8)) as? [[String: Any]])
        #expect(csv.count == 5 && json.count == 4)
        #expect(
            csv[0] == "group,return,window,firms,positive,mean,adjustedStandardised,adjustedStandardised_p")
        #expect(try run("markdown").split(separator: "\n").count == 6)
        #expect(try run("table").contains("[-1, 1]"))
    }

    @Test(arguments: [
        (
            ["--type", "lease", "--window", "5..-5"], 64,
            "the value '5..-5' is invalid for '--window <from..to>'"
        ),
        (
            ["--window", "-1..1"], 64,
            "say which events: one of --type, --firm with --date, --events, or --request"
        ),
        (["--firm", "IREN"], 64, "--firm and --date go together"),
        (["--request", "a"], 64, "--request, --firms and --markets go together; name all three files"),
        (
            ["--type", "lease", "--model", "ff3"], 64,
            "--model ff3 needs --factors with RF and the factors' returns"
        ),
        (["--type", "lease", "--model", "factors"], 64, "--model factors and --factor go together"),
        (
            ["--type", "lease", "--car", "-20..1"], 64,
            "--car -20..1 leaves the event window -10..10; widen --window"
        ),
        (
            ["--type", "lease", "--estimation-end", "0"], 64,
            "--estimation-end 0: the estimation window must end before the event window, which starts at -10"
        ),
        (["--closes", "/none.csv", "--events", "/none.csv"], 66, "/none.csv: "),
        (["--type", "lease", "--benchmark", "NONE"], 65, "no series of the benchmark NONE; add its closes"),
        (
            ["--type", "lease", "--model", "factors", "--factor", "NONE"], 65,
            "no series of the factor NONE; add its returns"
        ),
    ])
    func wrongCommandLinesSayWhatToDo(arguments: [String], code: Int, message: String) throws {
        let run = try Program.run(program: Program.path, ["study"] + arguments)
        #expect(run.code == Int32(code), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("hashwatt: error: ") && run.errors.contains(message), "\(run.errors)")
    }

    @Test(arguments: [
        (
            "firm,date\nGOOD,2024-13-01\n",
            "line 2: \"2024-13-01\" is not a day; write DD.MM.YYYY or YYYY-MM-DD"
        ),
        ("firm,date\nGOOD\n", "line 2: 1 cells, 2 needed"), ("who,date\n", "line 1: no column \"firm\""),
        ("", "line 1: the file has no line"), ("firm,date\n", ": holds no event; add a row"),
        ("firm,date,start,end\nGOOD,2024-08-01,3,1\n", "line 2: the window [3, 1] ends before it begins"),
    ])
    func wrongLinesAreNamed(text: String, message: String) throws {
        try Scratch.with { scratch in
            let closes = try scratch.file("closes.csv", Array(Self.closes.text.utf8))
            let events = try scratch.file("events.csv", Array(text.utf8))
            let run = try Program.run(
                "study", "--closes", closes, "--events", events, "--benchmark", "MKT")
            #expect(run.code == 65 && run.output.isEmpty)
            #expect(run.errors.contains("events.csv") && run.errors.contains(message), "\(run.errors)")
        }
    }

    /// The five factors as Kenneth French publishes them, as they are.
    @Test(
        .enabled(
            if: SharedData.has("data/F-F_Research_Data_5_Factors_2x3_daily.csv"), "the factors are absent"))
    func readsFrenchsFactorsAsTheyAre() throws {
        let file = "\(SharedData.folder)/data/F-F_Research_Data_5_Factors_2x3_daily.csv"
        let run = try Program.run(
            "study", "--type", "lease", "--window", "-1..1", "--model", "ff5", "--factors", file, "--show",
            "events", "--format", "csv")
        #expect(run.code == 0)
        let row = try #require(run.output.split(separator: "\n").first { $0.contains(",AR,") })
        // α, the market and four factors.
        #expect(
            row.split(separator: ",", omittingEmptySubsequences: false)[11].split(separator: " ").count == 6,
            "\(row)")
    }
}
