// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattMining
import HashwattStudies
import HashwattUnits

/// What a megawatt earns mining on the day: hashprice, and the breakeven power price of each machine.
extension DailyBrief {
    var mining: BriefSection {
        let figures = MiningFigures(facts, on: day)
        guard let hashprice = figures.hashprice else {
            return BriefSection(
                id: "mining", heading: "What mining earns",
                blocks: [
                    .callout(
                        Callout(
                            .open,
                            [
                                .text(
                                    "Blocks, fees, difficulty or the close of this UTC day are not in the tables."
                                )
                            ]))
                ])
        }
        let machines = figures.breakevens(at: hashprice).filter {
            $0.machine.source.verification != .unverified
        }
        var blocks: [Block] = [
            .cards([
                Card(
                    "Hashprice", hashprice.dollars, format: FigureFormat(.places(2)),
                    note: [.text("of the UTC day")]),
                Card("Hashprice in bitcoin", hashprice.bitcoin, format: FigureFormat(.places(8))),
                Card(
                    "Difficulty", hashprice.difficulty, format: FigureFormat(.places(2), scale: .trillion)),
            ])
        ]
        if !machines.isEmpty {
            blocks.append(.chart(breakevenChart(machines)))
        }
        let lead: [Inline] = [
            .text("A petahash per second earned "), .figure(hashprice.dollars, FigureFormat(.places(2))),
            .text(", fees included."),
        ]
        return BriefSection(id: "mining", heading: "What mining earns", lead: lead, blocks: blocks)
    }

    private var hidden: String {
        let models = facts.asicModels.filter { $0.source.verification == .unverified }.map(\.model)
        return models.isEmpty ? "" : ": " + models.joined(separator: ", ")
    }

    private func breakevenChart(_ machines: [(machine: ASICModel, breakeven: Figure)]) -> BriefChart {
        .bars(
            ChartFrame(
                title: "Breakeven by machine",
                subtitle: "power price at which mining just pays its power, USD/MWh",
                summary: "\(machines.count) machines, the most efficient first."),
            axis: ChartAxis(title: "USD/MWh"), format: FigureFormat(.places(1), unit: .hidden),
            items: machines.map {
                BriefChart.Item("\($0.machine.model), \($0.machine.cooling.rawValue)", $0.breakeven)
            },
            note: [
                .text(
                    "Machine power only: no cooling overhead, pool fee or downtime. Data sheets of the makers; machines without a verified sheet are not shown\(hidden)."
                )
            ])
    }
}
