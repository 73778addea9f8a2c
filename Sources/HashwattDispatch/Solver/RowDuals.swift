// SPDX-License-Identifier: Apache-2.0

/// Dual values of all rows of a ``StageModel``, four intervals side by side as its columns.
struct RowDuals {
    /// Local rows, element `group * localCount + row`.
    var local: [Lanes]
    /// Link rows, element `group * linkCount + row`, with one group of zeros at the end.
    var link: [Lanes]
    /// One a budget period.
    var budget: [Double]

    /// All zero.
    init(_ model: StageModel) {
        local = [Lanes](repeating: .zero, count: model.groups * model.localCount)
        link = [Lanes](repeating: .zero, count: (model.groups + 1) * model.linkCount)
        budget = [Double](repeating: 0, count: model.budgets.count)
    }

    /// The point at `share` of the way to `other`.
    func towards(_ other: RowDuals, _ share: Double) -> RowDuals {
        var mixed = self
        for index in local.indices { mixed.local[index] += share * (other.local[index] - local[index]) }
        for index in link.indices { mixed.link[index] += share * (other.link[index] - link[index]) }
        for index in budget.indices { mixed.budget[index] += share * (other.budget[index] - budget[index]) }
        return mixed
    }

    /// The duals for the rows of another model, by what the rows mean; 0 for rows that `model` lacks.
    func translated(from model: StageModel, to other: StageModel) -> RowDuals {
        var duals = RowDuals(other)
        if model.hasBudget && other.hasBudget { duals.budget = budget }
        for (row, kind) in other.localRows.enumerated() {
            guard let own = model.localRows.firstIndex(of: kind) else { continue }
            for group in 0..<other.groups {
                duals.local[group * other.localCount + row] = local[group * model.localCount + own]
            }
        }
        for (row, kind) in other.linkRows.enumerated() {
            guard let own = model.linkRows.firstIndex(of: kind) else { continue }
            for group in 0..<other.groups {
                duals.link[group * other.linkCount + row] = link[group * model.linkCount + own]
            }
        }
        return duals
    }

    /// Duals of all unknowns that a group's columns meet, in the order of the unknowns; the peak's slot is 0.
    @inline(__always)
    func load(_ group: Int, _ model: StageModel, into slots: inout MutableSpan<Lanes>) {
        let (locals, links) = (model.localCount, model.linkCount)
        for row in 0..<locals { slots[row] = local[group * locals + row] }
        for row in 0..<links {
            let own = link[group * links + row]
            slots[locals + row] = own
            slots[locals + links + row] = Lanes(own[1], own[2], own[3], link[(group + 1) * links + row][0])
        }
        guard model.hasBudget else { return }
        let first = group * laneCount
        slots[model.budgetUnknown] = Lanes(
            budget[Int(model.budgetOf[first])], budget[Int(model.budgetOf[first + 1])],
            budget[Int(model.budgetOf[first + 2])], budget[Int(model.budgetOf[first + 3])])
    }

    /// What the intervals of billing period `index` bear of its charge, in USD per MW, as a negative number.
    func borne(_ index: Int, _ model: StageModel) -> Double {
        guard let row = model.localRows.firstIndex(of: .demand) else { return 0 }
        var sum = CompensatedSum()
        for t in model.billing[index] {
            sum.add(local[t >> laneShift * model.localCount + row][t & laneMask])
        }
        return sum.value
    }

    /// Bound on the objective: for boxes, every dual vector gives one.
    ///
    ///     L(y) = b·y + Σ min(0, c − Aᵀy) u      (minimisation)
    func bound(_ model: StageModel, _ patterns: StagePatterns) -> Double {
        var sum = CompensatedSum()
        let rows = model.localCount + model.linkCount
        var storage = [Lanes](repeating: .zero, count: model.unknowns)
        var slots = storage.mutableSpan
        for group in 0..<model.groups {
            load(group, model, into: &slots)
            var part = Lanes.zero
            for row in 0..<rows { part += slots[row] * model.rhs[group * rows + row] }
            for p in 0..<patterns.count {
                let priced = patterns.value(p, slots)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * model.columnCount + column
                    part += least(.zero, model.cost[place] - priced) * model.width[place]
                }
            }
            sum.add(part.sum())
        }
        for index in model.billing.indices {
            let charge = model.problem.site.demandChargeUSDPerMW
            sum.add(min(0, charge + borne(index, model)) * model.peakLimit)
        }
        for (dual, allowed) in zip(budget, model.budgetLimits) { sum.add(min(0, dual) * allowed) }
        return model.problem.constantUSD - sum.value - model.shiftCost
    }

    /// Shadow prices in the units of the problem.
    func values(_ model: StageModel) -> DualValues {
        var duals = DualValues()
        for (row, kind) in model.localRows.enumerated() {
            let values = Self.series(local, row, model.localCount, model.problem.count)
            switch kind {
            case .balance: duals.balanceUSDPerMWh = values.map { $0 / model.problem.hours }
            case .draw: duals.drawUSDPerMW = values
            case .demand: duals.demandUSDPerMW = values
            case .machineReserve: duals.classReserveUSDPerMW += values
            case .most, .least: break
            case .siteReserve: duals.reserveUSDPerMW = values
            }
        }
        for (row, kind) in model.linkRows.enumerated() {
            let values = Self.series(link, row, model.linkCount, model.problem.count)
            switch kind {
            case .storage: duals.storageUSDPerMWh = values
            case .ramp: duals.rampUSDPerMW += values
            case .commitment: break
            }
        }
        duals.budgetUSDPerMWh = budget.map { -$0 }
        return duals
    }

    /// The negative of one row's duals in order of time.
    private static func series(_ duals: [Lanes], _ row: Int, _ rows: Int, _ count: Int) -> [Double] {
        (0..<count).map { -duals[$0 >> laneShift * rows + row][$0 & laneMask] }
    }
}
