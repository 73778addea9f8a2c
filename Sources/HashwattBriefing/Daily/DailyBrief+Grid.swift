// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattStudies
import HashwattUnits

/// Power and grid: who may trade power, which plants are built, how long a connection takes.
extension DailyBrief {
    var grid: BriefSection {
        var blocks: [Block] = []
        if !facts.powerTrading.isEmpty { blocks.append(.table(tradingTable)) }
        blocks += conflicts
        if !facts.gasPlants.isEmpty { blocks.append(.table(plantTable)) }
        if !facts.utilityContracts.isEmpty || !facts.interconnection.isEmpty {
            blocks.append(.list(gridLines))
        }
        return BriefSection(
            id: "grid", heading: "Power and grid",
            lead: [
                .text(
                    "Tenants become power traders and build plants; a miner's connection is worth the years it saves."
                )
            ],
            blocks: blocks)
    }

    private var tradingTable: BriefTable {
        BriefTable(
            title: "Approvals to sell power at market-based rates (FERC)",
            columns: [
                .text("Parent"), .text("Entity"), .text("Docket"), .text("Status"), .text("Since"),
                .text("Verification"),
            ],
            rows: facts.powerTrading.map { entry in
                BriefTable.Row([
                    .text(entry.parent), entry.entity.isEmpty ? .blank : .text(entry.entity),
                    entry.docket.isEmpty ? .blank : .text(entry.docket),
                    .text(entry.status.words + (rivals(of: entry).isEmpty ? "" : "; sources conflict")),
                    .text((entry.decided ?? entry.filed ?? entry.knownDate).description),
                    .badge(entry.source.verification),
                ])
            })
    }

    private var conflicts: [Block] {
        var seen = Set<String>()
        return facts.powerTrading.compactMap { entry in
            let others = rivals(of: entry)
            guard !others.isEmpty, seen.isDisjoint(with: [entry.id]) else { return nil }
            seen.formUnion(others.map(\.id) + [entry.id])
            let sides = ([entry] + others).map {
                "\($0.status.words)\($0.docket.isEmpty ? "" : " in docket \($0.docket)"), \($0.decided ?? $0.knownDate), by “\($0.source.title)”"
            }
            return .callout(
                Callout(.conflict, title: entry.parent, [.text(sides.joined(separator: "; against: ") + ".")])
            )
        }
    }

    private var plantTable: BriefTable {
        let disputed = facts.gasPlants.compactMap { plant in
            conflict(in: plant.source).map { "\(plant.location): \($0)" }
        }
        return BriefTable(
            title: "Gas plants for data centres",
            columns: [
                .text("Owner"), .text("For"), .text("Where"), .text("Status"), .figures("Power"),
                .figures("Cost"), .figures("Cost per MW"), .text("In service"), .text("Verification"),
            ],
            rows: facts.gasPlants.map(plantRow),
            note: disputed.isEmpty ? [] : [.text(disputed.joined(separator: "; ") + ".")])
    }

    private func plantRow(_ plant: GasPlant) -> BriefTable.Row {
        let isDisputed = conflict(in: plant.source) != nil
        return BriefTable.Row(
            [
                .text(plant.owner), .text(plant.customer),
                .text(
                    plant.isAggregate
                        ? "together, contains rows here" : plant.location + (isDisputed ? " (disputed)" : "")
                ),
                .text(plant.status.rawValue), cell(GridFigures.power(of: plant), plant.powerBound),
                cell(GridFigures.cost(of: plant)), cell(GridFigures.costPerMegawatt(of: plant)),
                .text(plant.inService?.description ?? "–"), .badge(plant.source.verification),
            ], tone: plant.isAggregate ? .apart : .normal)
    }

    private var gridLines: [[Inline]] {
        let contracts = facts.utilityContracts.map { contract -> [Inline] in
            var line: [Inline] = [.text("\(contract.utility) with \(name(of: contract.customerTicker))")]
            if let load = GridFigures.load(of: contract) { line += [.text(": load of "), .figure(load)] }
            if let generation = GridFigures.generation(of: contract) {
                line += [
                    .text(
                        contract.generationBound == .upTo ? ", new generation up to " : ", new generation "),
                    .figure(generation),
                ]
            }
            return line
        }
        let times = facts.interconnection.compactMap { entry -> [Inline]? in
            guard let figure = GridFigures.figure(of: entry) else { return nil }
            return [
                .text(
                    "Time to power, \(entry.scope): \(entry.bound.prefix)"
                ),
                .figure(figure),
            ]
        }
        return contracts + times
    }
}
