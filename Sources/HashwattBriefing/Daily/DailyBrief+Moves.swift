// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// What moved: the names, the sector's band, the ETH treasury apart.
extension DailyBrief {
    private struct Mover {
        let ticker: String
        let move: Figure
        let close: Figure
        let yearToDate: Figure?
    }

    private func movers(_ sectors: Set<Sector>) -> [Mover] {
        facts.companies.filter { sectors.contains($0.sector) }.compactMap { company in
            guard let move = market.move(company.ticker, on: day),
                let close = market.close(company.ticker, on: day)
            else { return nil }
            return Mover(
                ticker: company.ticker, move: move, close: close,
                yearToDate: market.yearToDate(company.ticker, on: day))
        }.sorted { ($1.move.value, $0.ticker) < ($0.move.value, $1.ticker) }
    }

    var moves: BriefSection {
        let sector = SectorFigures(facts, on: day)
        let names = movers([.miner, .landlord])
        guard let top = names.first, let equal = sector.equalWeighted else {
            return BriefSection(
                id: "moves", heading: "What moved",
                blocks: [
                    .callout(
                        Callout(
                            .open, [.text("The tables have no close of this day and the session before.")]))
                ])
        }
        let lead: [Inline] = [
            .text("\(name(of: top.ticker)) led with "), .figure(top.move, .change),
            .text(", close to close; the sector's mean was "), .figure(equal, .change), .text("."),
        ]
        var blocks: [Block] = [.chart(moveChart(names, sector)), .table(moveTable(names))]
        blocks += bandBlocks(sector)
        return BriefSection(id: "moves", heading: "What moved", lead: lead, blocks: blocks)
    }

    private func moveChart(_ names: [Mover], _ sector: SectorFigures) -> BriefChart {
        let apart = movers([.ethTreasury])
        let items =
            names.map { BriefChart.Item($0.ticker, $0.move) }
            + apart.map { BriefChart.Item($0.ticker + " (ETH treasury)", $0.move, tone: .apart) }
        var band: (label: String, low: Figure, high: Figure)?
        if let equal = sector.equalWeighted, let cap = sector.capWeighted { band = ("Sector", equal, cap) }
        return .bars(
            ChartFrame(
                title: "Moves of the day", subtitle: "change from the close of the session before, percent",
                summary:
                    "\(names.count) miners and landlords, the largest gain first; ETH treasuries stand apart."
            ),
            axis: ChartAxis(title: "change on the day, percent", shift: 2, suffix: " %", isSigned: true),
            format: .change, items: items, band: band,
            note: [.text("The band runs from the equal-weighted to the cap-weighted gain of the sector.")])
    }

    private func moveTable(_ names: [Mover]) -> BriefTable {
        let benchmarks = ["BTC-USD", "IBIT", "QQQ", "SPY"].compactMap { ticker -> Mover? in
            guard let move = market.move(ticker, on: day), let close = market.close(ticker, on: day) else {
                return nil
            }
            return Mover(
                ticker: ticker, move: move, close: close, yearToDate: market.yearToDate(ticker, on: day))
        }
        let others = movers([.neocloud, .hyperscaler])
        let groups: [(String, [Mover], BriefTable.Tone)] = [
            ("miner or landlord", names, .normal), ("ETH treasury", movers([.ethTreasury]), .apart),
            ("AI and cloud", others, .normal), ("benchmark", benchmarks, .normal),
        ]
        let rows = groups.flatMap { group, members, tone in
            members.map { mover in
                BriefTable.Row(
                    [
                        .text(mover.ticker), .text(group), .figure(mover.close), .figure(mover.move, .change),
                        mover.yearToDate.map { .figure($0, .change) } ?? .blank,
                    ], tone: tone)
            }
        }
        return BriefTable(
            title: "Closes and changes",
            columns: [
                .text("Name"), .text("Group"), .figures("Close"), .figures("Day"), .figures("Year to date"),
            ], rows: rows,
            note: [
                .text(
                    "Closes are republished quotes, split-adjusted. Bitcoin's day is the UTC day; IBIT closes at 16:00 New York."
                )
            ])
    }

    /// The sector's gain under each weighting, with the ETH treasury as a labelled sensitivity.
    private func bandBlocks(_ sector: SectorFigures) -> [Block] {
        var rows: [BriefTable.Row] = []
        func add(_ figure: Figure?, _ rule: String, _ members: Int, apart: Bool = false) {
            guard let figure else { return }
            rows.append(
                BriefTable.Row(
                    [.text(rule), .figure(figure, .change), .badge(figure.verification)],
                    tone: apart ? .apart : .normal))
        }
        add(sector.equalWeighted, "equal-weighted", sector.members.count)
        add(sector.capWeighted, "cap-weighted, names with a share count", sector.weightedMembers.count)
        add(
            sector.equalWeighted(with: "BMNR"), "equal-weighted with BMNR", sector.members.count + 1,
            apart: true)
        for count in all.shareCounts.filter({ $0.ticker == "BMNR" }).sorted(by: { $0.shares < $1.shares }) {
            add(
                sector.capWeighted(with: count),
                "sensitivity: cap-weighted with BMNR, count of \(count.validDate)",
                sector.weightedMembers.count + 1, apart: true)
        }
        let quoted = facts.sectorFigures.filter { $0.metric == .sectorMove && $0.knownDate.latest == day }
        for figure in quoted {
            add(
                .read(
                    FigureID("sector", "quoted", figure.id), figure.scope, figure.value, .ratio,
                    asOf: figure.knownDate, from: figure.source), "as quoted: \(figure.scope)", 0, apart: true
            )
        }
        guard !rows.isEmpty else { return [] }
        return [
            .heading("The sector, by rule"),
            .table(
                BriefTable(
                    title: "Sector gain under each rule",
                    columns: [.text("Rule"), .figures("Gain"), .text("Verification")], rows: rows)),
            .callout(
                Callout(
                    .caution, title: "BMNR",
                    [
                        .text(
                            "It is an ETH treasury with a mining label, and no share count of this day has a source. Cap weights with it are shown at its two known counts, one of them later than the day, as a sensitivity and not as a fact."
                        )
                    ])),
        ]
    }
}
