// SPDX-License-Identifier: Apache-2.0

/// A site with its series, checked: every number finite, every rule kept, so that no kernel checks again.
public struct DispatchProblem: Hashable, Sendable {
    /// The site as given.
    public let site: Site
    /// The series as given.
    public let series: DispatchSeries
    /// Fixed supply: power of the take-or-pay contracts, MW; one value where all are flat.
    let fixedSupply: [Double]

    /// Checks and keeps a site and its series.
    ///
    /// - Throws: ``DispatchError`` naming the key as it stands in a site file, the interval and the rule.
    /// - Complexity: O(intervals · classes).
    public init(site: Site, series: DispatchSeries) throws(DispatchError) {
        try Self.check(site)
        try Self.check(series, of: site)
        self.site = site
        self.series = series
        fixedSupply = Self.supply(site, series)
        try checkFeasible()
    }

    /// Number of intervals.
    public var count: Int { series.count }

    /// Hours of an interval.
    var hours: Double { series.intervalHours }

    /// Power of the take-or-pay contracts in interval `t`, MW.
    func supply(_ t: Int) -> Double { fixedSupply.count == 1 ? fixedSupply[0] : fixedSupply[t] }

    private static func supply(_ site: Site, _ series: DispatchSeries) -> [Double] {
        let bound = site.contracts.filter(\.isTakeOrPay)
        if bound.allSatisfy(\.profileMW.isEmpty) { return [bound.reduce(0) { $0 + $1.megawatts }] }
        return (0..<series.count).map { t in bound.reduce(0) { $0 + $1.power(t) } }
    }

    /// Constant part of the objective: contracts taken or not, and the rent; USD.
    var constantUSD: Double {
        var contracts = 0.0
        for contract in site.contracts where contract.isTakeOrPay {
            let power =
                contract.profileMW.isEmpty
                ? contract.megawatts * Double(count) : contract.profileMW.reduce(0, +)
            contracts += power * contract.priceUSDPerMWh
        }
        let rent = site.ai.map { $0.rentUSDPerMWh * $0.megawatts * Double(count) } ?? 0
        return (rent - contracts) * hours
    }
}

extension DispatchProblem {
    /// Sum over the classes of the least load cannot exceed what the draw limit leaves; budgets and battery ends
    /// must be reachable.
    private func checkFeasible() throws(DispatchError) {
        if let battery = site.battery { try checkEnd(battery) }
        guard let ai = site.ai else { return }
        let unshed = ai.megawatts - ai.curtailableMW
        let sources = (site.battery?.powerMW ?? 0) + site.generators.reduce(0) { $0 + $1.capacityMW }
        if unshed > site.grid.drawLimitMW + sources + 1e-9 {
            throw .infeasible(
                key: "ai.power_mw", interval: nil,
                rule: "load that cannot be shed (\(unshed) MW) is above grid.draw_limit_mw and local sources")
        }
        try checkBudget(ai)
        let optional = site.contracts.filter { !$0.isTakeOrPay }
        for t in 0..<(fixedSupply.count == 1 && optional.allSatisfy(\.profileMW.isEmpty) ? 1 : count) {
            let most =
                supply(t) + optional.reduce(0) { $0 + $1.power(t) } + site.grid.purchaseLimitMW + sources
            guard unshed > most + 1e-9 else { continue }
            throw .infeasible(
                key: "ai.power_mw", interval: t,
                rule:
                    "load that cannot be shed (\(unshed) MW) is above contracts, purchases and local sources")
        }
    }

    /// What must be shed because neither the meter nor all sources can carry the load cannot exceed its budget. The
    /// battery helps by what it holds and by what it can take from surplus.
    private func checkBudget(_ ai: AILoad) throws(DispatchError) {
        guard ai.budgetMWh < .infinity else { return }
        let optional = site.contracts.filter { !$0.isTakeOrPay }
        let generation = site.generators.reduce(0) { $0 + $1.capacityMW }
        let battery = site.battery ?? Battery(powerMW: 0, energyMWh: 0)
        let periods = periods(series.budgetPeriod)
        for (number, period) in periods.enumerated() {
            var missing = 0.0
            var held = number == 0 ? battery.initialMWh : battery.energyMWh
            if periods.count == 1 { held -= battery.finalMWh ?? 0 }
            for t in period {
                let supply = supply(t) + optional.reduce(0) { $0 + $1.power(t) } + site.grid.purchaseLimitMW
                let margin = generation + min(supply, site.grid.drawLimitMW) - ai.megawatts
                missing += max(0, -margin) * hours
                held += max(0, min(margin, battery.powerMW)) * hours * battery.chargeEfficiency
            }
            let needed = missing - max(0, held) * battery.dischargeEfficiency
            guard needed > budgetMWh(number) + 1e-6 else { continue }
            throw .infeasible(
                key: "ai.budget_mwh", interval: period.lowerBound,
                rule:
                    "\(needed) MWh must be shed from there on, because contracts, purchases, local sources and "
                    + "grid.draw_limit_mw carry less than the load, and \(budgetMWh(number)) MWh may be")
        }
    }

    private func checkEnd(_ battery: Battery) throws(DispatchError) {
        guard let final = battery.finalMWh else { return }
        let span = hours * Double(count) * battery.powerMW
        let highest = battery.initialMWh + span * battery.chargeEfficiency
        let lowest = battery.initialMWh - span / battery.dischargeEfficiency
        guard final > highest + 1e-9 || final < lowest - 1e-9 else { return }
        throw .infeasible(
            key: "battery.final_mwh", interval: count - 1,
            rule: "\(final) MWh cannot be reached from \(battery.initialMWh) MWh at \(battery.powerMW) MW")
    }
}
