// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattUnits

extension ConversionScenario {
    /// The scenario as it could be planned on a day: sites, leases and demand that no row told of by then are left out.
    ///
    /// A day after the scenario's own leaves it as it is: what became known later is not in it.
    ///
    /// - Returns: the scenario, and what was left out in words.
    public func known(on day: CivilDate, _ facts: FactSet) -> (
        scenario: ConversionScenario, leftOut: [String]
    ) {
        var copy = self
        let day = min(day, asOf)
        copy.asOf = day
        let facts = facts.asOf(day)
        var leftOut: [String] = []
        func isKnown(_ name: String, _ row: String?, _ found: (String) -> Bool) -> Bool {
            guard let row, !found(row) else { return true }
            leftOut.append("\(name): nothing was known of it on \(day) (\(row))")
            return false
        }
        copy.sites = sites.filter { isKnown($0.name, $0.capacityRow) { facts.capacity[$0] != nil } }
        for site in copy.sites.indices {
            let (name, deals) = (copy.sites[site].name, copy.sites[site].deals)
            copy.sites[site].deals = deals.filter { deal in
                isKnown("\(name), a lease", deal) { facts.deals[$0] != nil }
            }
        }
        copy.offers = offers.filter { isKnown($0.name, $0.demandRow) { facts.capex[$0] != nil } }
        while let lost = copy.offers.firstIndex(where: { offer in
            !offer.requires.allSatisfy { name in copy.offers.contains { $0.name == name } }
        }) {
            leftOut.append("\(copy.offers[lost].name): it builds on demand that is left out")
            copy.offers.remove(at: lost)
        }
        return (copy, leftOut)
    }
}
