// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattUnits

/// A section of the brief that is computed only when it is asked for, because it costs more than a glance.
enum BriefExtra: String, CaseIterable {
    /// What the prices assume.
    case value

    /// The section on `day`.
    func section(_ facts: FactSet, on day: CivilDate) throws -> BriefSection {
        switch self {
        case .value: ValueSection(facts, on: day).section
        }
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
