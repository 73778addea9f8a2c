// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattBriefing
import HashwattCharts
import HashwattFacts
import HashwattUnits
import Testing

/// What the brief of 2025-11-24 must say, and how.
struct DailyBriefTests {
    private static let day = "2025-11-24"

    /// Closes of 2025-11-21 and 2025-11-24; sums of tranches; the landlord's call on Core42; all as printed.
    @Test(arguments: [
        ("move/CIFR/2025-11-24", "+18.09 %"), ("move/BMNR/2025-11-24", "+19.62 %"),
        ("move/RIOT/2025-11-24", "+9.21 %"), ("move/IREN/2025-11-24", "+14.74 %"),
    ])
    func movesAreShown(id: String, printed: String) throws {
        let prepared = try DailySamples.prepared(Self.day)
        let figure = try prepared.index.figure(FigureID(parsing: id))
        #expect(figure.text(.change, style: .plain) == printed)
        #expect(prepared.brief.figures.contains(figure))
    }

    @Test(
        arguments: [
            ("bond/AMZN-2025-11-USD/size", 15e9, FigureUnit.usd), ("bond/META-2025-10-USD/size", 30e9, .usd),
            ("bond/GOOGL-2025-11-USD/size", 17.5e9, .usd), ("bond/GOOGL-2025-11-EUR/size", 6.5e9, .eur),
            ("deal/WULF-CORE42-2024-12/rent-disclosed", 125, .usdPerKilowattMonth),
        ] as [(String, Double, FigureUnit)])
    func sumsAndTheDisclosedRentAreShown(id: String, value: Double, unit: FigureUnit) throws {
        let prepared = try DailySamples.prepared(Self.day)
        let figure = try prepared.index.figure(FigureID(parsing: id))
        #expect(figure.value == value && figure.unit == unit)
        #expect(prepared.brief.figures.contains(figure))
    }

    @Test func cloudContractIsListedAsCloudAndInNoRent() throws {
        let cloud = try DailySamples.table(
            "GPU cloud: revenue with the machines in it, not rent", in: "rents", of: Self.day)
        #expect(cloud.rows.contains { $0.cells.first == .text("IREN–Microsoft, 2025-11-03") })
        for title in ["Rents by lease class", "Leases", "What the leases earn and cost"] {
            let names = try DailySamples.table(title, in: "rents", of: Self.day).rows.map(\.cells[0])
            #expect(!names.isEmpty)
            for name in names {
                guard case .text(let text) = name else { continue }
                #expect(
                    !text.contains("IREN") && !text.contains("NBIS") && !text.contains("CRWV–"), "\(text)")
            }
        }
    }

    /// No figure is a mean over leases: each rent has the inputs of one deal, or another deal's escalator.
    @Test func noFigureAveragesRents() throws {
        let prepared = try DailySamples.prepared("2025-12-31")
        for figure in prepared.brief.figures where figure.unit == .usdPerKilowattMonth {
            let deals = Set(figure.inputs.map { $0.id.description.split(separator: "/")[1] })
            let escalators = figure.inputs.filter { $0.id.description.hasSuffix("/escalator") }
            #expect(deals.count <= 1 + escalators.count, "\(figure.id)")
        }
    }

    @Test func gapsAreNamed() throws {
        let words = try DailySamples.words("power", of: Self.day)
        #expect(words.contains("No supply dated by this day is in the tables for BITF, CAN, CORZ, RIOT"))
        #expect(words.contains("Without a share count: CAN, GLXY, HIVE"))
        #expect(try DailySamples.words("rents", of: Self.day).contains("WYFI–Cerebras"))
    }

    @Test func grossRentIsMarkedInTheChart() throws {
        let chart = try DailySamples.table("Rents by lease class", in: "rents", of: Self.day)
        let gross = chart.rows.filter { row in
            if case .text(let text) = row.cells[0] { text.contains("per gross kW") } else { false }
        }
        #expect(gross.count == 1)
    }

    /// Both sides of the conflict about Microsoft's approval; before the second was known there was none.
    @Test func bothSidesOfAConflictAreShownOnceBothAreKnown() throws {
        let words = try DailySamples.words("grid", of: Self.day)
        #expect(words.contains("granted in docket ER21-964"))
        #expect(words.contains("against: reported as seeking"))
        #expect(!(try DailySamples.words("grid", of: "2025-11-21")).contains("conflict"))
        #expect(!(try DailySamples.words("open", of: "2025-11-21")).contains("Approval"))
    }

    /// Every unverified number that is shown, or from which one that is shown was derived, is an open question.
    @Test(arguments: ["2025-09-30", "2025-11-24", "2025-12-31"])
    func openQuestionsAreComplete(day: String) throws {
        let prepared = try DailySamples.prepared(day)
        let open = try #require(prepared.brief.sections.last)
        let words = try DailySamples.words("open", of: day)
        var leaves = Set<Figure>()
        func visit(_ figure: Figure) {
            if case .read = figure.origin, figure.verification == .unverified { leaves.insert(figure) }
            figure.inputs.forEach(visit)
        }
        prepared.brief.figures.forEach(visit)
        #expect(!leaves.isEmpty)
        let listed = open.blocks.flatMap { block -> [Inline] in
            if case .list(let items, _) = block { items.flatMap(\.self) } else { [] }
        }
        for leaf in leaves {
            let isListed =
                leaf.unit == .shares
                ? words.contains(String(leaf.label.split(separator: " ")[0])) : listed.contains(.figure(leaf))
            #expect(isListed, "\(leaf.id) on \(day)")
        }
    }

    @Test func conflictsOfPlacesAndSizesAreOpen() throws {
        let words = try DailySamples.words("open", of: Self.day)
        #expect(words.contains("Waterford"))
        #expect(words.contains("Hyperion"))
        #expect(words.contains("RIOT debt"))
        #expect(words.contains("Cipher Mining (Barber Lake), secured notes (2025-11)"))
        #expect(!words.contains("CIFR-SECURED") && !words.contains("company\\_figures"))
    }

    @Test func announcementsSayWhatFor() throws {
        let words = try DailySamples.words("announcements", of: Self.day)
        #expect(words.contains("AI and supercomputing for the US government: up to"))
        #expect(words.contains("northern Indiana"))
        #expect(words.contains("TeraWulf (Lake Mariner), secured notes"))
    }
}

/// What holds of the brief of any day.
struct DailyBriefLawsTests {
    /// Forty days from October 2024 to December 2025: every eleventh day, so that all weekdays are there, and
    /// holidays, half-days, days of retargets and the ends of months.
    private static let always: Set = [
        "moves", "announcements", "power", "rents", "payers", "grid", "mining", "open",
    ]

    static let days: [String] = {
        guard let first = CivilDate("2024-10-01") else { return [] }
        let chosen = [
            "2024-11-28", "2024-11-29", "2025-01-01", "2025-01-09", "2025-11-12", "2025-11-24", "2025-11-27",
            "2025-12-31",
        ]
        return (0..<41).map { (first + 11 * $0).description } + chosen
    }()

    /// Every number is of the day or before, but the one labelled sensitivity; identifiers name one number each
    /// (which `PreparedBrief` checks); nothing traps.
    @Test(arguments: days)
    func nothingLaterIsInTheBrief(day: String) throws {
        let date = try #require(CivilDate(day))
        let prepared = try DailySamples.prepared(day)
        let ids = prepared.brief.sections.map(\.id)
        #expect(Set(ids).isSuperset(of: Self.always) && ids.last == "open")
        func visit(_ figure: Figure, _ isSensitivity: Bool) {
            let marked = isSensitivity || figure.label.hasPrefix("sensitivity:")
            if !marked { #expect(figure.asOf.latest <= date, "\(figure.id) in the brief of \(day)") }
            for input in figure.inputs { visit(input, marked) }
        }
        for figure in prepared.brief.figures where !figure.id.description.hasPrefix("shares/BMNR/") {
            visit(figure, false)
        }
    }

    @Test(arguments: days)
    func everyFormRenders(day: String) throws {
        let prepared = try DailySamples.prepared(day)
        #expect(BriefHTML.text(prepared).hasSuffix("</html>\n"))
        #expect(BriefJSON.text(prepared).hasPrefix("{"))
        #expect(!BriefMarkdown.text(prepared).isEmpty && !BriefTerminal.text(prepared).isEmpty)
    }

    /// Another program recomputes every number of the JSON from its formula, and an HTML parser reads the page.
    @Test(arguments: ["2025-11-24", "2025-08-15", "2024-11-30"])
    func otherProgramsReadIt(day: String) throws {
        let prepared = try DailySamples.prepared(day)
        let folder = FileManager.default.temporaryDirectory.appending(path: "hashwatt-brief-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scripts = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Scripts/"
        for (name, text, script) in [
            ("brief.json", BriefJSON.text(prepared), "recompute"),
            ("brief.html", BriefHTML.text(prepared), "check-html"),
        ] {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            let run = try Tool.run("/usr/bin/env", ["python3", scripts + script, file.path])
            #expect(run.status == 0, "\(script) on the brief of \(day): \(run.output)")
        }
    }
}
