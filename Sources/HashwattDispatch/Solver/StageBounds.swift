// SPDX-License-Identifier: Apache-2.0

/// Costs, bounds and right-hand sides of the stages.
struct StageBounds {
    let problem: DispatchProblem
    let shape: Shape
    private let isOn: [UInt8]?
    private let shedding: [UInt8]?
    private let units: [CommittedUnit]
    /// Place among the committed units of each class and each generator.
    private let unitOfClass: [Int: Int]
    private let unitOfGenerator: [Int: Int]
    private let optional: [PowerContract]
    private let injection: Double
    private let firstBilling: Range<Int>
    private let firstBudget: Range<Int>

    init(_ problem: DispatchProblem, _ shape: Shape, isOn: [UInt8]?, shedding: [UInt8]?) {
        self.problem = problem
        self.shape = shape
        self.isOn = isOn
        self.shedding = shedding
        units = problem.committedUnits
        var classes: [Int: Int] = [:]
        var generators: [Int: Int] = [:]
        for (place, unit) in units.enumerated() {
            if unit.isGenerator { generators[unit.index] = place } else { classes[unit.index] = place }
        }
        unitOfClass = classes
        unitOfGenerator = generators
        optional = problem.site.contracts.filter { !$0.isTakeOrPay }
        let local =
            (problem.site.battery?.powerMW ?? 0) + problem.site.generators.reduce(0) { $0 + $1.capacityMW }
        firstBilling = problem.periods(problem.series.billingPeriod)[0]
        firstBudget = problem.periods(problem.series.budgetPeriod)[0]
        injection = min(problem.site.grid.injectionLimitMW, local)
    }

    /// Whether any lower bound is not zero.
    var hasLower: Bool {
        !shape.ramped.isEmpty || (isOn != nil && units.contains { $0.minimum > 0 })
            || (problem.site.battery?.finalMWh ?? 0) > 0
    }

    /// Most power that can be at the bus, MW.
    private func highestSupply(_ t: Int) -> Double {
        let site = problem.site
        let battery = shape.hasBattery ? site.battery?.powerMW ?? 0 : 0
        let contracts = problem.supply(t) + optional.reduce(0) { $0 + $1.power(t) }
        return contracts + site.grid.purchaseLimitMW + battery
            + site.generators.reduce(0) { $0 + $1.capacityMW }
    }

    func rhs(_ row: StageModel.LocalRow, _ t: Int) -> Double {
        let firm = problem.site.ai?.megawatts ?? 0
        return switch row {
        case .balance: problem.supply(t) - firm
        case .draw: -firm
        case .demand: (shape.hasDraw ? 0 : -firm) + (firstBilling.contains(t) ? problem.site.peakSoFarMW : 0)
        case .machineReserve, .siteReserve, .most, .least: 0
        }
    }

    func rhs(_ row: StageModel.LinkRow, _ t: Int) -> Double {
        guard t == 0 else { return 0 }
        return switch row {
        case .storage: problem.site.battery?.initialMWh ?? 0
        case .commitment(let place): units[place].before > 0 ? 1 : 0
        case .ramp(let index): problem.site.classes[index].loadBeforeMW ?? 0
        }
    }

    /// Cost in USD per unit of the column in interval `t`.
    func cost(_ kind: StageModel.Kind, _ t: Int) -> Double {
        let (site, series) = (problem.site, problem.series)
        let hours = problem.hours
        return switch kind {
        case .machines(let index): -series.classValueUSDPerMWh[index * problem.count + t] * hours
        case .machineReserve(let index):
            site.reserve.map { -problem.reserveValue($0, index, t) * hours } ?? 0
        case .sale: -(series.realTimeUSDPerMWh[t] - site.grid.saleDiscountUSDPerMWh) * hours
        case .purchase: (series.realTimeUSDPerMWh[t] + site.grid.purchaseAdderUSDPerMWh) * hours
        case .optional(let index): optional[index].priceUSDPerMWh * hours
        case .curtailed: (site.ai?.penaltyUSDPerMWh ?? 0) * hours
        case .discharge: (site.battery?.wearUSDPerMWh ?? 0) * hours
        case .generator(let index): site.generators[index].fuelUSDPerMWh * hours
        case .drawPositive: series.peakChargeUSDPerMW.isEmpty ? 0 : series.peakChargeUSDPerMW[t]
        case .start(let place): units[place].startCost
        case .on, .stop, .mostSlack, .leastSlack, .reserveSlack, .siteReserve, .idle, .charge, .stored,
            .drawNegative, .demandSlack, .ramp:
            0
        }
    }

    /// Lower and upper bound of the column in interval `t`.
    func range(_ kind: StageModel.Kind, _ t: Int) -> (low: Double, high: Double) {
        let site = problem.site
        switch kind {
        case .machines(let index):
            let machines = site.classes[index]
            return commitment(unitOfClass[index], t, machines.minimumLoadMW, machines.capacityMW)
        case .generator(let index):
            let generator = site.generators[index]
            return commitment(unitOfGenerator[index], t, generator.minimumLoadMW, generator.capacityMW)
        case .machineReserve(let index), .reserveSlack(let index): return (0, site.classes[index].capacityMW)
        case .siteReserve: return (0, site.reserve?.limitMW ?? 0)
        case .sale: return (0, min(site.grid.saleLimitMW, highestSupply(t)))
        case .idle: return (0, sellsAll(t) ? 0 : problem.supply(t))
        case .purchase: return (0, site.grid.purchaseLimitMW)
        case .optional(let index): return (0, optional[index].power(t))
        case .curtailed:
            let left = firstBudget.contains(t) ? problem.budgetMWh(0) : problem.budgetMWh(1)
            let allowed = (shedding.map { $0[t] == 1 } ?? true) && left > 1e-6
            return (0, allowed ? site.ai?.curtailableMW ?? 0 : 0)
        case .charge, .discharge: return (0, site.battery?.powerMW ?? 0)
        case .stored: return stored(t)
        case .drawPositive: return (0, shape.peakLimit)
        case .drawNegative: return (0, injection)
        case .demandSlack:
            return (0, shape.peakLimit + (shape.hasDraw ? 0 : injection) + problem.site.peakSoFarMW)
        case .ramp(let index): return ramp(index, t)
        case .on, .start, .stop: return (0, 1)
        case .mostSlack(let place): return (0, units[place].capacity)
        case .leastSlack(let place): return (0, units[place].capacity - units[place].minimum)
        }
    }

    private func commitment(_ unit: Int?, _ t: Int, _ low: Double, _ high: Double) -> (Double, Double) {
        guard let unit, let isOn else { return (0, high) }
        return isOn[unit * problem.count + t] == 1 ? (low, high) : (0, 0)
    }

    /// Whether all power can be sold, and for more than nothing, so that none is left idle.
    private func sellsAll(_ t: Int) -> Bool {
        let grid = problem.site.grid
        return grid.saleLimitMW >= highestSupply(t)
            && problem.series.realTimeUSDPerMWh[t] > grid.saleDiscountUSDPerMWh
    }

    private func stored(_ t: Int) -> (Double, Double) {
        guard let battery = problem.site.battery else { return (0, 0) }
        if t == problem.count - 1, let final = battery.finalMWh { return (final, final) }
        return (0, battery.energyMWh)
    }

    /// A committed class may jump when it starts or stops; until its schedule is known its ramp is not enforced.
    private func ramp(_ index: Int, _ t: Int) -> (Double, Double) {
        let machines = problem.site.classes[index]
        let capacity = machines.capacityMW
        // Both ways, though it cannot fall: a load fixed at zero would leave its row without an interior.
        if t == 0, machines.loadBeforeMW == nil { return (-capacity, capacity) }
        let change = problem.ramp(machines) ?? capacity
        guard let unit = unitOfClass[index] else { return (-change, change) }
        guard let isOn else { return (-capacity, capacity) }
        let place = unit * problem.count + t
        let before: UInt8 = t > 0 ? isOn[place - 1] : units[unit].before > 0 ? 1 : 0
        return isOn[place] == before ? (-change, change) : (-capacity, capacity)
    }
}
