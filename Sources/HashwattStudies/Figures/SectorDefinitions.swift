// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattFacts
import HashwattUnits

extension SectorFigures {
    /// The sector's gain of the day under every definition, in percent as texts give it: what a quoted number may
    /// mean.
    ///
    /// - Parameter facts: all facts; the counts of an ETH treasury that are later than the day enter as the labelled
    ///   sensitivity that the brief shows.
    func known(_ facts: FactSet) -> [KnownValue] {
        definitions(facts).map {
            KnownValue(
                value: $0.value * 100, definition: $0.label, day: day,
                source: "\($0.verification.rawValue), \($0.id)")
        }
    }

    /// The figures behind `known`.
    func definitions(_ facts: FactSet) -> [Figure] {
        let counts = facts.shareCounts.filter { $0.ticker == "BMNR" }
        return
            ([equalWeighted, equalWeighted(with: "BMNR"), capWeighted] + counts.map { capWeighted(with: $0) })
            .compactMap(\.self)
    }
}
