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
                    .callout(Callout(.open, [.text(noMoves)]))
                ] + bitcoinAlone)
        }
        let lead: [Inline] = [
            .text("\(name(of: top.ticker)) led with "), .figure(top.move, .change),
            .text(", close to close; the sector's mean was "), .figure(equal, .change), .text("."),
        ]
        var blocks: [Block] = [.chart(moveChart(names, sector)), .table(moveTable(names))]
        blocks.append(.paragraph([.text(membersNote(sector))]))
        blocks += treasuryBlocks(sector)
        return BriefSection(id: "moves", heading: "What moved", lead: lead, blocks: blocks)
    }

    /// Bitcoin trades on days without a session.
    private var bitcoinAlone: [Block] {
        guard let move = market.move("BTC-USD", on: day), let close = market.close("BTC-USD", on: day) else {
            return []
        }
        return [
            .paragraph([
                .text("Bitcoin moved "), .figure(move, .change), .text(" over the UTC day, to "),
                .figure(close), .text("."),
            ])
        ]
    }

    private var noMoves: String {
        if NYSECalendar.isSession(day) {
            return "The tables have no close of this day and the session before."
        }
        let last = NYSECalendar.previousSession(before: day).map { "; the last session was \($0)" } ?? ""
        return "The exchange was closed on this day\(last)."
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
            note: band == nil
                ? []
                : [.text("The band runs from the equal-weighted to the cap-weighted gain of the sector.")])
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

    private func membersNote(_ sector: SectorFigures) -> String {
        let counted = Set(sector.weightedMembers)
        let uncounted = sector.members.filter { !counted.contains($0) }
        let unquoted = facts.companies.filter {
            ($0.sector == .miner || $0.sector == .landlord) && !sector.members.contains($0.ticker)
        }.map(\.ticker).sorted()
        var note = "Members: \(sector.members.joined(separator: ", "))."
        if sector.capWeighted == nil {
            note += " No cap weights: of fewer than half of them a share count is known by this day."
        } else if !uncounted.isEmpty {
            note += " Not in the cap weights for want of a share count: \(uncounted.joined(separator: ", "))."
        }
        if !unquoted.isEmpty {
            note += " Without both closes in the tables: \(unquoted.joined(separator: ", "))."
        }
        return note
    }

    private func treasuryBlocks(_ sector: SectorFigures) -> [Block] {
        guard sector.equalWeighted(with: "BMNR") != nil else { return [] }
        return [
            .callout(
                Callout(
                    .caution, title: "BMNR",
                    [
                        .text(
                            "It is an ETH treasury with a mining label, as BTBT is in part, and stands apart from the sector; no share count of it on this day has a source. Index rules that count it in say which count they assume."
                        )
                    ]))
        ]
    }
}
