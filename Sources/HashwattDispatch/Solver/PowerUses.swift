// SPDX-License-Identifier: Apache-2.0

/// Everything that can take a megawatt in one interval, in one form.
///
/// Supply that need not be used is written as a use of its own: not buying a MWh is "using" it at its price.
/// Then an interval without coupling is one question: which uses take the power that is there, best value
/// first. Source: the merit order of unit commitment texts, e.g. Wood, Wollenberg, Sheblé, *Power Generation,
/// Operation, and Control* (3rd ed.), chapter 3.
struct PowerUses {
    enum Kind: Hashable {
        case machines(Int)
        case sale
        case idle
        case unpurchased
        case undrawn(contract: Int)
        case served
        case unrun(generator: Int)

        /// Whether it raises the draw at the meter.
        var isMetered: Bool {
            switch self {
            case .machines, .unrun: true
            default: false
            }
        }
    }

    let kinds: [Kind]
    let problem: DispatchProblem
    /// Highest amount of each use in the interval last filled, MW.
    private(set) var caps: [Double]
    /// Value of each use in the interval last filled, USD per MWh.
    private(set) var values: [Double]
    /// Indices of the uses, best value first.
    private(set) var order: [Int]
    /// Power to be divided, MW.
    private(set) var supply = 0.0
    /// What the supply costs if all of it is used, USD per hour.
    private(set) var supplyCost = 0.0

    /// Added to the penalty for shedding, USD per MWh: a guess of what its budget is worth.
    var extraPenalty = 0.0

    private let optional: [PowerContract]
    private let isConstant: Bool

    init(_ problem: DispatchProblem) {
        let site = problem.site
        self.problem = problem
        optional = site.contracts.filter { !$0.isTakeOrPay }
        var kinds = site.classes.indices.map(Kind.machines)
        kinds.append(.sale)
        if problem.fixedSupply.contains(where: { $0 > 0 }) { kinds.append(.idle) }
        if site.grid.purchaseLimitMW > 0 { kinds.append(.unpurchased) }
        kinds += optional.indices.map(Kind.undrawn)
        if let ai = site.ai, ai.curtailableMW > 0 { kinds.append(.served) }
        kinds += site.generators.indices.map(Kind.unrun)
        self.kinds = kinds
        caps = [Double](repeating: 0, count: kinds.count)
        values = caps
        order = Array(kinds.indices)
        isConstant = problem.fixedSupply.count == 1 && optional.allSatisfy(\.profileMW.isEmpty)
        fillCaps(0)
    }

    /// Sets caps, values and order for interval `t`. Complexity: O(uses²) at worst, O(uses) where the order of
    /// the interval before still holds.
    mutating func fill(_ t: Int) {
        if !isConstant { fillCaps(t) }
        fillValues(t)
        for place in 1..<max(1, order.count) {
            let moved = order[place]
            var free = place
            while free > 0, values[order[free - 1]] < values[moved] {
                order[free] = order[free - 1]
                free -= 1
            }
            order[free] = moved
        }
    }

    private mutating func fillCaps(_ t: Int) {
        let site = problem.site
        supply = problem.supply(t) + site.grid.purchaseLimitMW
        supply += optional.reduce(0) { $0 + $1.power(t) } + site.generators.reduce(0) { $0 + $1.capacityMW }
        if let ai = site.ai { supply -= ai.megawatts - ai.curtailableMW }
        for (use, kind) in kinds.enumerated() {
            caps[use] =
                switch kind {
                case .machines(let index): site.classes[index].capacityMW
                case .sale: min(site.grid.saleLimitMW, max(0, supply))
                case .idle: problem.supply(t)
                case .unpurchased: site.grid.purchaseLimitMW
                case .undrawn(let contract): optional[contract].power(t)
                case .served: site.ai?.curtailableMW ?? 0
                case .unrun(let generator): site.generators[generator].capacityMW
                }
        }
    }

    private mutating func fillValues(_ t: Int) {
        let series = problem.series
        let grid = problem.site.grid
        let price = series.realTimeUSDPerMWh[t]
        let peak = series.peakChargeUSDPerMW.isEmpty ? 0 : series.peakChargeUSDPerMW[t] / problem.hours
        supplyCost = 0
        for use in kinds.indices {
            switch kinds[use] {
            case .machines(let index):
                values[use] = series.classValueUSDPerMWh[index * problem.count + t] - peak
            case .sale: values[use] = price - grid.saleDiscountUSDPerMWh
            case .idle: values[use] = 0
            case .unpurchased:
                values[use] = price + grid.purchaseAdderUSDPerMWh
                supplyCost += values[use] * caps[use]
            case .undrawn(let contract):
                values[use] = optional[contract].priceUSDPerMWh
                supplyCost += values[use] * caps[use]
            case .served:
                let penalty = (problem.site.ai?.penaltyUSDPerMWh ?? 0) + extraPenalty
                values[use] = penalty - peak
                supplyCost += penalty * caps[use]
            case .unrun(let generator):
                values[use] = problem.site.generators[generator].fuelUSDPerMWh
                supplyCost += values[use] * caps[use]
            }
        }
        if peak > 0, let ai = problem.site.ai { supplyCost += peak * (ai.megawatts - ai.curtailableMW) }
    }
}

extension DispatchProblem {
    /// Whether intervals are independent of each other but for on/off decisions, and each one a merit order.
    var isMeritOrder: Bool {
        let grid = site.grid
        if let battery = site.battery, battery.powerMW > 0, battery.energyMWh > 0 { return false }
        if let ai = site.ai, ai.curtailableMW > 0, ai.isCounted || ai.budgetMWh < .infinity { return false }
        if site.demandChargeUSDPerMW > 0 || (site.reserve?.limitMW ?? 0) > 0 { return false }
        if site.classes.contains(where: { ramp($0) != nil }) { return false }
        let generation = site.generators.reduce(0) { $0 + $1.capacityMW }
        if grid.injectionLimitMW < generation { return false }
        if generation > 0 && !series.peakChargeUSDPerMW.isEmpty { return false }
        let load = site.classes.reduce(site.ai?.megawatts ?? 0) { $0 + $1.capacityMW }
        return grid.drawLimitMW >= load
    }
}
