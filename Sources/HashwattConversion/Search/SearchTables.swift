// SPDX-License-Identifier: Apache-2.0

/// What each decision about a block is worth, by quarter, so that a search only adds.
struct SearchTables {
    let problem: ConversionProblem
    let discounts: [Double]
    /// Present value of the rent of 1 MW by the offer and the first quarter in service (USD).
    let rent: [[Double]]
    /// Rent less cost of 1 MW in a quarter (USD), by offer.
    let rentFlow: [[Double]]
    /// Present value of building a shell from a quarter on (USD), by group; empty without shell.
    let shell: [[Double]]
    /// Present value of a fit-out from a quarter on (USD), by group.
    let fitOut: [[Double]]
    /// Present value of the idle uses of one block from a quarter on (USD), by group.
    let idle: [[Double]]
    /// Debt that 1 MW of an offer carries (USD), by owner and offer; empty without debt.
    let capacity: [[[Double]]]
    /// Debt that a covenant allows on 1 MW of an offer (USD), by owner and offer; empty without covenant.
    let covenant: [[[Double]]]
    /// Units delivered by a quarter, or there in it, by resource.
    let available: [[Int]]
    /// Offers that suit a group and can be served in time.
    let offers: [[Int]]

    init(_ problem: ConversionProblem) {
        let quarters = problem.quarters
        let last = max(quarters, problem.offers.map(\.end).max() ?? 0)
        let discounts = (0...last).map { problem.discount($0) }
        self.problem = problem
        self.discounts = discounts
        let flows = problem.offers.map { offer in (0..<last).map { offer.netUSDPerMW($0) } }
        rentFlow = flows
        rent = problem.offers.indices.map { Self.tail(flows[$0], discounts) }
        shell = problem.groups.map { group in
            group.shell.map { Self.building($0, discounts, quarters) } ?? []
        }
        fitOut = problem.groups.map { Self.building($0.fitOut, discounts, quarters) }
        idle = problem.groups.map { Self.tail($0.idle.map(\.netUSD), discounts) }
        capacity = problem.owners.map { owner in
            guard let debt = owner.finance?.debt else { return [] }
            return problem.offers.map { offer in
                (0..<quarters).map { LoanCapacity.perMW(offer, debt, $0) }
            }
        }
        covenant = problem.owners.map { owner in
            guard let multiple = owner.finance?.debt?.debtToCashFlow else { return [] }
            return problem.offers.map { offer in
                (0..<quarters).map { 4 * multiple * offer.netUSDPerMW(max($0, offer.due)) }
            }
        }
        available = problem.resources.map { resource in
            guard resource.kind == .equipment else { return resource.available }
            var total = 0
            return resource.available.map { units in
                total += units
                return total
            }
        }
        offers = problem.groups.map { group in
            let site = problem.sites[group.site]
            return problem.offers.indices.filter { index in
                let offer = problem.offers[index]
                guard offer.suits(region: site.region), group.criticalMW <= offer.maximumMW + 1e-9 else {
                    return false
                }
                return max(site.energised, group.leadQuarters, offer.from) <= min(offer.due, quarters - 1)
            }
        }
    }

    private static func tail(_ flows: [Double], _ discounts: [Double]) -> [Double] {
        var result = flows + [0]
        for quarter in flows.indices.reversed() {
            result[quarter] = result[quarter + 1] + discounts[quarter] * flows[quarter]
        }
        return result
    }

    private static func building(_ stage: BuildStage, _ discounts: [Double], _ quarters: Int) -> [Double] {
        guard quarters >= stage.quarters else { return [] }
        return (0...quarters - stage.quarters).map { start in
            (start..<start + stage.quarters).reduce(0) { $0 + discounts[$1] } * stage.costUSD
                / Double(stage.quarters)
        }
    }

    /// Quarters in which a block of a group can enter service for an offer.
    func readyRange(_ group: Int, _ offer: Int) -> ClosedRange<Int> {
        let terms = problem.offers[offer]
        let block = problem.groups[group]
        let first = max(problem.sites[block.site].energised, block.leadQuarters, terms.from)
        return first...max(first, min(terms.due, problem.quarters - 1))
    }

    /// Present value of converting a block (USD), funding apart.
    func value(_ work: ConversionPlan.Conversion) -> Double {
        let group = problem.groups[work.group]
        var value = rent[work.offer][work.ready] * group.criticalMW - fitOut[work.group][work.fitOut]
        if let start = work.shell { value -= shell[work.group][start] }
        return value - idle[work.group][emptied(work)]
    }

    /// The quarter in which the idle use of a block ends.
    func emptied(_ work: ConversionPlan.Conversion) -> Int {
        problem.groups[work.group].emptied == .atShell ? work.shell ?? work.fitOut : work.fitOut
    }
}
