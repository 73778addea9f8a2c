// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattFiles
import HashwattStudies
import HashwattUnits

/// A section of the brief that is computed only when it is asked for, because it costs more than a glance.
enum BriefExtra: String, CaseIterable {
    /// What the prices assume.
    case value
    /// The bundled site on the bundled prices, beside the credits that were reported.
    case dispatch
    /// Who could deliver the announced demand, planned by the solver.
    case plan

    /// The section on `day`.
    func section(_ facts: FactSet, on day: CivilDate) throws -> BriefSection {
        switch self {
        case .value: ValueSection(facts, on: day).section
        case .dispatch: try dispatch(facts.asOf(day))
        case .plan: try PlanExtra(facts, on: day).section()
        }
    }
}

extension BriefExtra {
    /// The example of August 2023 on the prices that are known; a remark where they are not.
    private func dispatch(_ facts: FactSet) throws -> BriefSection {
        let example = DispatchExample.ercot
        let sites = try DispatchSites(example: example)
        let scenario = sites.file.sites[0]
        guard let table = DispatchExample.hubs(facts), table.column(scenario.priceColumn) != nil,
            let figures = try? sites.figures(0, of: scenario.run(on: table))
        else {
            return BriefSection(
                id: "dispatch", heading: "Dispatch",
                blocks: [.callout(Callout(.open, [.text("No power prices are known on this day.")]))])
        }
        let reconciliation = CreditReconciliation(figures, facts: facts, ticker: "RIOT", zone: "LZ_SOUTH")
        return DispatchSection(figures, reconciliation: reconciliation).section(id: "dispatch")
    }
}

/// Names of optional sections on the command line, `value,plan`.
struct BriefExtras: Sendable {
    let extras: [BriefExtra]

    /// Reads names separated by commas; each counts once, in the order of the brief.
    ///
    /// - Throws: which names there are.
    init(_ argument: String) throws {
        var asked = Set<BriefExtra>()
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let extra = BriefExtra(rawValue: String(name)) else {
                let known = BriefExtra.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("there is no optional section “\(name)”; there are \(known)")
            }
            asked.insert(extra)
        }
        extras = BriefExtra.allCases.filter(asked.contains)
    }
}
