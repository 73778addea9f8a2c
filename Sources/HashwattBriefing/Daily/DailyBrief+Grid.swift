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
        let plants = facts.gasPlants.filter { !$0.isAggregate }
        if !plants.isEmpty { blocks.append(.table(plantTable(plants))) }
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
                    .text(entry.status.rawValue.replacing("_", with: " ")),
                    .text((entry.decided ?? entry.filed ?? entry.knownDate).description),
                    .badge(entry.source.verification),
                ])
            })
    }

    private var conflicts: [Block] {
        var seen = Set<String>()
        return facts.powerTrading.compactMap { entry in
            let others = facts.powerTrading.filter { entry.conflictsWith.contains($0.id) }
            guard !others.isEmpty, seen.isDisjoint(with: [entry.id]) else { return nil }
            seen.formUnion(others.map(\.id) + [entry.id])
            let sides = ([entry] + others).map {
                "\($0.status.rawValue.replacing("_", with: " ")) (\($0.source.title))"
            }
            return .callout(
                Callout(.conflict, title: entry.parent, [.text(sides.joined(separator: "; against: ") + ".")])
            )
        }
    }

    private func plantTable(_ plants: [GasPlant]) -> BriefTable {
        BriefTable(
            title: "Gas plants for data centres",
            columns: [
                .text("Owner"), .text("For"), .text("Where"), .text("Status"), .figures("Power"),
                .text("In service"),
                .text("Verification"),
            ],
            rows: plants.map { plant in
                BriefTable.Row([
                    .text(plant.owner), .text(plant.customer), .text(plant.location),
                    .text(plant.status.rawValue),
                    GridFigures.power(of: plant).map { .figure($0) } ?? .blank,
                    .text(plant.inService?.description ?? "–"), .badge(plant.source.verification),
                ])
            })
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
                    "\(entry.scope): \(entry.bound == .upTo ? "up to " : entry.bound == .about ? "about " : "")"
                ),
                .figure(figure),
            ]
        }
        return contracts + times
    }
}
