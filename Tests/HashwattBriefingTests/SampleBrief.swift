// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattCharts
import HashwattFacts
import HashwattUnits

/// A brief that uses every kind of block, with figures of 24 November 2025.
enum SampleBrief {
    static let day = known("2025-11-24")
    static let before = known("2025-11-21")

    static let brief = Brief(
        title: "Cipher and IREN lead as miners are repriced as landlords",
        standfirst: [
            "Cipher closed ", .figure(change("CIFR"), .change), " and IREN ",
            .figure(change("IREN"), .change),
            " on a day on which Amazon announced ", .figure(indiana), " of data centres for Indiana.",
        ],
        asOf: day, dataset: DatasetStamp(name: "sample", version: "2026.11", digest: "sha256:3f1c9a"),
        generator: "hashwatt 0.1.0", sections: [moved, power, rents, debt, questions])

    static func prepared() throws -> PreparedBrief { try PreparedBrief(brief) }

    // MARK: What moved

    static let closes: [(ticker: String, before: Double, after: Double, line: Int)] = [
        ("BMNR", 26.00, 31.10, 4_145), ("CIFR", 14.15, 16.71, 918), ("CLSK", 9.73, 11.48, 1_859),
        ("IREN", 42.26, 48.49, 1_546), ("HUT", 34.34, 39.26, 2_487), ("APLD", 21.09, 23.79, 4_617),
        ("WULF", 11.29, 12.63, 1_232), ("MARA", 10.07, 11.21, 604), ("RIOT", 12.71, 13.88, 290),
        ("CRWV", 71.65, 73.60, 5_109),
    ]

    static func close(_ ticker: String, _ value: Double, _ day: CivilDate, line: Int) -> Figure {
        .read(
            FigureID("close", ticker, day.description), "\(ticker) close of \(day)", value, .usdPerShare,
            asOf: .day(day),
            from: Source(
                title: "Daily closes of \(ticker), republished",
                url: "https://example.org/closes/\(ticker).csv",
                date: .year(2026), verification: .secondary,
                row: RowReference(table: "closes", line: line, key: "\(ticker)/\(day)")))
    }

    static func change(_ ticker: String) -> Figure {
        guard let row = closes.first(where: { $0.ticker == ticker }) else {
            preconditionFailure("no close of \(ticker)")
        }
        return .derived(
            FigureID("move", ticker, day.description), "\(ticker), change of the day", .ratio,
            by: .input(0) / .input(1) - .constant(1, "the day before"),
            from: [
                close(ticker, row.after, day, line: row.line),
                close(ticker, row.before, before, line: row.line - 1),
            ])
    }

    static let miners = ["CIFR", "CLSK", "IREN", "HUT", "WULF", "MARA", "RIOT"]

    static let equalWeighted = Figure.derived(
        FigureID("sector", "equal", day.description), "Sector, equal-weighted", .ratio,
        by: .meanOfInputs(miners.count), from: miners.map(change), note: "Without BMNR, an ETH treasury.")

    static let capWeighted = Figure.estimated(
        FigureID("sector", "cap", day.description), "Sector, cap-weighted", 0.1207, .ratio,
        by: EstimationMethod(
            name: "cap-weighted index", guide: "index.md", command: "hashwatt index --date 2025-11-24"),
        from: miners.map(change))

    static let moved = BriefSection(
        id: "moved", heading: "What moved",
        lead: [
            "The sector rose between ", .figure(capWeighted, .change), " and ",
            .figure(equalWeighted, .change),
            ", depending on how it is weighted.",
        ],
        blocks: [
            .cards([
                Card("Cipher Mining", change("CIFR"), format: .change, note: ["close to close"]),
                Card("IREN", change("IREN"), format: .change),
                Card("Sector, equal-weighted", equalWeighted, format: .change),
                Card("Hashprice", hashprice),
            ]),
            .chart(
                .bars(
                    ChartFrame(
                        title: "Every miner rose; the treasury with a mining label most",
                        subtitle: "Change from the close of 21 to the close of 24 November 2025, %",
                        summary: "Horizontal bars. BMNR rose most, CIFR follows; CoreWeave rose least."),
                    axis: ChartAxis(title: "", shift: 2, suffix: " %", isSigned: true), format: .change,
                    items: closes.map { row in
                        .init(
                            row.ticker, change(row.ticker),
                            tone: row.ticker == "BMNR" ? .apart : row.ticker == "CIFR" ? .strong : .normal)
                    }, band: ("Sector by weight", capWeighted, equalWeighted),
                    note: ["BMNR is an ETH treasury and stands apart: it enters no sector figure."])),
            .table(
                BriefTable(
                    title: "Closes and changes",
                    columns: [
                        .text("Ticker"), .figures("21 Nov", unit: "$"), .figures("24 Nov", unit: "$"),
                        .figures("Change"),
                        .text("Verification"),
                    ],
                    rows: closes.map { row in
                        BriefTable.Row(
                            [
                                .text(row.ticker),
                                .figure(close(row.ticker, row.before, before, line: row.line - 1)),
                                .figure(close(row.ticker, row.after, day, line: row.line)),
                                .figure(change(row.ticker), .change), .badge(.secondary),
                            ], tone: row.ticker == "BMNR" ? .apart : .normal)
                    })),
        ])

    // MARK: Who has the power

    static func capacity(
        _ ticker: String, _ state: String, _ value: Double, _ verification: Verification = .secondary
    ) -> Figure {
        .read(
            FigureID("capacity", ticker, state), "\(ticker) capacity, \(state)", value, .megawattsUndefined,
            asOf: .month(year: 2025, month: 9),
            from: Source(
                title: "\(ticker) third quarter 2025 release", url: "https://example.org/\(ticker)/q3",
                date: .day(known("2025-11-06")), verification: verification,
                row: RowReference(table: "capacity", line: 12, key: "\(ticker)/\(state)")))
    }

    static let power = BriefSection(
        id: "power", heading: "Who has the power",
        lead: ["IREN has ", .figure(capacity("IREN", "energised", 810)), " running."],
        blocks: [
            .chart(
                .stacked(
                    ChartFrame(
                        title: "IREN has the longest queue of secured power",
                        subtitle: "Capacity by state, MW, each company by its own definition",
                        summary: "Stacked bars by state for four companies."),
                    axis: ChartAxis(title: "MW"), format: .init(.atMost(0)),
                    series: [
                        .init(name: "energised", fill: .solid), .init(name: "contracted", fill: .hatched),
                        .init(name: "secured", fill: .dotted),
                    ],
                    items: [
                        .init(
                            "IREN",
                            [
                                capacity("IREN", "energised", 810), capacity("IREN", "contracted", 200),
                                capacity("IREN", "secured", 1_900),
                            ]),
                        .init(
                            "CIFR",
                            [capacity("CIFR", "energised", 423), capacity("CIFR", "contracted", 544), nil]),
                        .init(
                            "WULF",
                            [capacity("WULF", "energised", 152.5), capacity("WULF", "contracted", 594), nil]),
                        .init(
                            "MARA", [capacity("MARA", "energised", 1_100, .unverified), nil, nil],
                            note: "definition not given"),
                    ])),
            .callout(
                Callout(
                    .caution, title: "states are not added",
                    [
                        "Energised and secured megawatts are different things; the bars show both and add neither."
                    ])),
        ])

    // MARK: What it is let for

    static func lease(
        _ id: String, value: Double, megawatts: Double, years: Double, _ verification: Verification
    ) -> Figure {
        let source = Source(
            title: "Announcement of the lease \(id)", url: "https://example.org/deals/\(id)?a=1&b=2",
            date: .day(known("2025-08-14")), verification: verification,
            row: RowReference(table: "deals", line: 27, key: id))
        let day = PartialDate.day(known("2025-08-14"))
        return .derived(
            FigureID("rent", id), "\(id) rent", .usdPerKilowattMonth,
            by: .input(0)
                / (.input(1) * .constant(1_000, "kW a MW") * .input(2) * .constant(12, "months a year")),
            from: [
                .read(FigureID("deal", id, "value"), "contract value", value, .usd, asOf: day, from: source),
                .read(
                    FigureID("deal", id, "mw"), "critical IT load", megawatts, .megawattsCriticalIT,
                    asOf: day, from: source),
                .read(FigureID("deal", id, "term"), "term", years, .years, asOf: day, from: source),
            ], note: "Average of the term; with a 3 % escalator the first year is lower.")
    }

    static let core42 = Figure.read(
        FigureID("rent", "WULF-CORE42-2024-12"), "TeraWulf–Core42 rent", 125, .usdPerKilowattMonth,
        asOf: .day(known("2024-12-23")),
        from: Source(
            title: "TeraWulf on its first lease", url: "https://example.org/wulf", date: .year(2024),
            verification: .secondary, row: RowReference(table: "deals", line: 25, key: "WULF-CORE42-2024-12"),
            note: "The only rent that was disclosed."))

    static let rents = BriefSection(
        id: "rents", heading: "What it is let for",
        lead: [
            "The one disclosed rent is ", .figure(core42), "; the others follow from value, load and term.",
        ],
        blocks: [
            .chart(
                .ranges(
                    ChartFrame(
                        title: "A kilowatt lets for 120 to 160 dollars a month",
                        subtitle: "Rent, $/kW-month of critical IT load", summary: "Points by kind of lease."),
                    axis: ChartAxis(title: "$/kW-month"), format: .init(.atMost(1), unit: .hidden),
                    groups: [
                        (
                            "Colocation",
                            [
                                .init("TeraWulf–Core42", core42, isDisclosed: true),
                                .init(
                                    "TeraWulf–Fluidstack",
                                    lease(
                                        "WULF-FLUID-2025-08", value: 3.7e9, megawatts: 200, years: 10,
                                        .primary),
                                    isDisclosed: false),
                                .init(
                                    "Cipher–Fluidstack",
                                    lease(
                                        "CIFR-FLUID-2025-09", value: 3e9, megawatts: 168, years: 10,
                                        .secondary),
                                    isDisclosed: false),
                            ]
                        ),
                        (
                            "Hosting, tenant-funded",
                            [
                                .init(
                                    "Core Scientific–CoreWeave",
                                    lease(
                                        "CORZ-CRWV-CUM-2025-02", value: 10.2e9, megawatts: 590, years: 12,
                                        .unverified),
                                    isDisclosed: false)
                            ]
                        ),
                    ])),
            .paragraph([
                "Triple net, colocation and hosting put different costs on the tenant: see ",
                .link("the definitions", url: "https://example.org/leases?type=nnn&year=2025"), ". ",
                .emphasis("No average runs across them."),
            ]),
        ])

    static func known(_ text: String) -> CivilDate {
        guard let day = CivilDate(text) else { preconditionFailure("no such day: \(text)") }
        return day
    }
}
