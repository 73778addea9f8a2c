// SPDX-License-Identifier: Apache-2.0

/// Which rows and columns the stages of a problem have.
struct Shape {
    let problem: DispatchProblem
    let localRows: [StageModel.LocalRow]
    let linkRows: [StageModel.LinkRow]
    let hasBattery: Bool
    let hasBudget: Bool
    let hasDemand: Bool
    /// Whether the draw itself is a variable: it is limited, or charged in peak intervals.
    let hasDraw: Bool
    let reserveClasses: [Int]
    let ramped: [Int]
    /// Highest draw the equipment can reach, or the limit, MW.
    let peakLimit: Double
    /// Committed units whose decisions are columns.
    let relaxed: [CommittedUnit]

    init(_ problem: DispatchProblem, relaxesUnits: Bool, shedsNothing: Bool) {
        self.problem = problem
        relaxed = relaxesUnits ? problem.committedUnits : []
        let site = problem.site
        let load = site.classes.reduce(site.ai?.megawatts ?? 0) { $0 + $1.capacityMW }
        let battery = site.battery.map { $0.energyMWh > 0 ? $0.powerMW : 0 } ?? 0
        let generation = site.generators.reduce(0) { $0 + $1.capacityMW }
        hasBattery = battery > 0
        hasDemand = site.demandChargeUSDPerMW > 0
        hasDraw =
            site.grid.drawLimitMW < load + battery || site.grid.injectionLimitMW < battery + generation
            || !problem.series.peakChargeUSDPerMW.isEmpty
        peakLimit = min(site.grid.drawLimitMW, load + battery)
        // An empty budget fixes the shedding instead: a row without an interior would stall the method.
        let periods = problem.periods(problem.series.budgetPeriod).count
        let budget = max(problem.budgetMWh(0), periods > 1 ? problem.budgetMWh(1) : 0)
        hasBudget =
            !shedsNothing && (site.ai?.curtailableMW ?? 0) > 0 && budget < .infinity && budget > 1e-6
        let hasReserve = (site.reserve?.limitMW ?? 0) > 0
        reserveClasses = hasReserve ? site.classes.indices.filter { site.classes[$0].offersReserve } : []
        let committed = Set(problem.committedUnits.lazy.filter { !$0.isGenerator }.map(\.index))
        ramped = site.classes.indices.filter {
            problem.ramp(site.classes[$0]) != nil
                && (!committed.contains($0) || site.classes[$0].capacityMW > 0)
        }
        var local: [StageModel.LocalRow] = relaxed.indices.map { .most($0) }
        for (place, unit) in relaxed.enumerated() where unit.minimum > 0 { local.append(.least(place)) }
        local += reserveClasses.map { .machineReserve($0) }
        if !reserveClasses.isEmpty { local.append(.siteReserve) }
        if hasDraw { local.append(.draw) }
        if hasDemand { local.append(.demand) }
        local.append(.balance)
        localRows = local
        linkRows =
            (hasBattery ? [.storage] : []) + ramped.map { .ramp($0) }
            + relaxed.indices.map { .commitment($0) }
    }

    private func row(_ row: StageModel.LocalRow) -> Int? { localRows.firstIndex(of: row) }

    private func link(_ row: StageModel.LinkRow) -> Int? {
        linkRows.firstIndex(of: row).map { localRows.count + $0 }
    }

    /// Entries of a column that is load (+1) or supply (−1) behind the meter.
    private func metered(_ sign: Double) -> [(unknown: Int, coefficient: Double)] {
        var entries: [(unknown: Int, coefficient: Double)] = []
        if let draw = row(.draw) {
            entries.append((draw, sign))
        } else if let demand = row(.demand) {
            entries.append((demand, sign))
        }
        if let balance = row(.balance) { entries.append((balance, sign)) }
        return entries
    }

    private func traded(_ sign: Double) -> [(unknown: Int, coefficient: Double)] {
        row(.balance).map { [($0, sign)] } ?? []
    }

    /// Columns in order, those with equal entries together.
    func columns() -> [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])] {
        var columns: [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])] = []
        let site = problem.site
        for index in site.classes.indices { columns.append((.machines(index), machines(index))) }
        columns.append((.sale, traded(1)))
        if problem.fixedSupply.contains(where: { $0 > 0 }) { columns.append((.idle, traded(1))) }
        if site.grid.purchaseLimitMW > 0 { columns.append((.purchase, traded(-1))) }
        for index in 0..<site.contracts.count(where: { !$0.isTakeOrPay }) {
            columns.append((.optional(index), traded(-1)))
        }
        for index in site.generators.indices {
            let place = relaxed.firstIndex { $0.isGenerator && $0.index == index }
            columns.append(
                (.generator(index), (output(place) + metered(-1)).sorted { $0.unknown < $1.unknown }))
        }
        if let ai = site.ai, ai.curtailableMW > 0 {
            let budget = localRows.count + 2 * linkRows.count + 1
            columns.append((.curtailed, metered(-1) + (hasBudget ? [(budget, problem.hours)] : [])))
        }
        columns += batteryColumns() + drawColumns() + reserveColumns() + unitColumns()
        for index in ramped {
            guard let link = link(.ramp(index)) else { continue }
            columns.append((.ramp(index), [(link, -1)]))
        }
        return columns
    }

    private func machines(_ index: Int) -> [(unknown: Int, coefficient: Double)] {
        var entries = metered(1)
        if let reserve = row(.machineReserve(index)) { entries.append((reserve, 1)) }
        if let link = link(.ramp(index)) { entries += [(link, 1), (link + linkRows.count, -1)] }
        entries += output(relaxed.firstIndex { !$0.isGenerator && $0.index == index })
        return entries.sorted { $0.unknown < $1.unknown }
    }

    /// Entries of a relaxed unit's load or output in its own rows.
    private func output(_ place: Int?) -> [(unknown: Int, coefficient: Double)] {
        guard let place, let most = row(.most(place)) else { return [] }
        return [(most, 1)] + (row(.least(place)).map { [($0, 1)] } ?? [])
    }

    private func unitColumns() -> [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])] {
        var columns: [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])] = []
        for (place, unit) in relaxed.enumerated() {
            guard let most = row(.most(place)), let link = link(.commitment(place)) else { continue }
            let least = row(.least(place))
            columns.append(
                (
                    .on(place),
                    [(most, -unit.capacity)] + (least.map { [($0, -unit.minimum)] } ?? [])
                        + [(link, 1), (link + linkRows.count, -1)]
                ))
            columns.append((.start(place), [(link, -1)]))
            columns.append((.stop(place), [(link, 1)]))
            columns.append((.mostSlack(place), [(most, 1)]))
            if let least { columns.append((.leastSlack(place), [(least, -1)])) }
        }
        return columns
    }

    private func batteryColumns() -> [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])]
    {
        guard hasBattery, let battery = problem.site.battery, let link = link(.storage) else { return [] }
        let charge = -battery.chargeEfficiency * problem.hours
        let discharge = problem.hours / battery.dischargeEfficiency
        return [
            (.charge, metered(1) + [(link, charge)]),
            (.discharge, metered(-1) + [(link, discharge)]),
            (.stored, [(link, 1), (link + linkRows.count, -1)]),
        ]
    }

    private func drawColumns() -> [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])] {
        var columns: [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])] = []
        if let draw = row(.draw) {
            columns.append((.drawPositive, [(draw, -1)] + (row(.demand).map { [($0, 1)] } ?? [])))
            columns.append((.drawNegative, [(draw, 1)]))
        }
        if let demand = row(.demand) { columns.append((.demandSlack, [(demand, 1)])) }
        return columns
    }

    private func reserveColumns() -> [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])]
    {
        guard let total = row(.siteReserve) else { return [] }
        var columns: [(kind: StageModel.Kind, entries: [(unknown: Int, coefficient: Double)])] = []
        for index in reserveClasses {
            guard let own = row(.machineReserve(index)) else { continue }
            columns.append((.machineReserve(index), [(own, -1), (total, 1)]))
            columns.append((.reserveSlack(index), [(own, -1)]))
        }
        columns.append((.siteReserve, [(total, -1)]))
        return columns
    }
}
