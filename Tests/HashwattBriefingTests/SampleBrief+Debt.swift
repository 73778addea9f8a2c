// SPDX-License-Identifier: Apache-2.0

import HashwattBriefing
import HashwattFacts
import HashwattUnits

extension SampleBrief {
    // MARK: Who pays

    static func tranche(_ issue: String, _ year: Int, _ amount: Double) -> Figure {
        .read(
            FigureID("tranche", issue, "\(year)"), "\(issue) \(year)", amount, .usd,
            asOf: .day(known("2025-11-20")),
            from: Source(
                title: "\(issue) pricing term sheet", url: "https://example.org/\(issue)",
                date: .day(known("2025-11-17")),
                verification: .primary,
                row: RowReference(table: "bonds", line: year - 2_000, key: "\(issue)/\(year)")))
    }

    static let amazonTranches = [
        (2028, 2.5), (2030, 2.5), (2033, 1.5), (2035, 3.5), (2055, 3.0), (2065, 2.0),
    ]
    .map { tranche("AMZN-2511", $0.0, $0.1 * 1e9) }

    static let amazon = Figure.derived(
        FigureID("issue", "AMZN-2511"), "Amazon, sum of tranches", .usd, by: .sumOfInputs(6),
        from: amazonTranches)

    static let indiana = Figure.read(
        FigureID("capex", "AMZN-IN"), "Amazon, northern Indiana", 15e9, .usd, asOf: .day(day),
        from: Source(
            title: "Amazon plans campuses in northern Indiana", url: "https://example.org/indiana",
            date: .day(known("2025-11-26")), verification: .secondary,
            row: RowReference(table: "capex", line: 3, key: "CX-AMZN-IN")))

    static let debt = BriefSection(
        id: "debt", heading: "Who pays",
        lead: ["Amazon sold ", .figure(amazon), " of bonds."],
        blocks: [
            .heading("Amazon, November 2025"),
            .table(
                BriefTable(
                    title: "Tranches", columns: [.text("Maturity"), .figures("Amount", unit: "$")],
                    rows: amazonTranches.map {
                        .init([
                            .text(String($0.label.suffix(4))),
                            .figure($0, .init(.places(1), scale: .billion, unit: .hidden)),
                        ])
                    }
                        + [
                            .init(
                                ["Sum", .figure(amazon, .init(.places(1), scale: .billion, unit: .hidden))],
                                tone: .strong)
                        ],
                    note: ["Settled on 20 November."])),
        ])

    // MARK: Open questions

    static let hashprice = Figure.read(
        FigureID("hashprice", day.description), "Hashprice", 38.21, .usdPerPetahashDay, asOf: .day(day),
        from: Source(
            title: "A notebook", verification: .unverified, note: "Without an address: \"<b>&amp;</b>\"."))

    static let questions = BriefSection(
        id: "open", heading: "Open questions",
        blocks: [
            .callout(
                Callout(
                    .conflict, title: "Microsoft's approval to trade power",
                    ["One trade journal says granted in 2021, other press says still seeking."])),
            .list([
                ["Hashprice ", .figure(hashprice), " has no published source for the day."],
                [
                    "Hostile text stays text: </script><script>alert(\"1\")</script> & \u{202E}drowkcab \u{200F}."
                ],
            ]),
            .list([["First."], ["Second."]], isOrdered: true),
        ])
}
