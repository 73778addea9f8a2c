// SPDX-License-Identifier: Apache-2.0

extension InteriorPoint {
    /// Starts on the central path of a dual guess: merit-order prices, the mean price for stored energy, the
    /// demand charge spread evenly. Only the rows are violated there.
    mutating func start(fixesClear: Bool) {
        let budgetPrice = guessBudgetPrice()
        guessDuals(budgetPrice)
        if fixesClear { clear.fix(model, budgetPrice) }
        let (size, live) = measure()
        boxes = 2 * max(1, live + Double(peaks.x.count + budgets.x.count))
        let mu = max(1e-3, size / max(1, live))
        centreBudgets(mu)
        fillCells(mu)
        for index in peaks.x.indices {
            centrePeriod(&peaks, index, mu, reduced: peaks.cost + duals.borne(index, model))
        }
        for index in budgets.x.indices { centrePeriod(&budgets, index, mu, reduced: -duals.budget[index]) }
    }

    /// Sum of the products of reduced cost and width, USD, and the number of variables that are not fixed.
    private func measure() -> (size: Double, live: Double) {
        var (size, live) = (Lanes.zero, Lanes.zero)
        forEachColumn { place, _, _, reduced in
            guard !clear.isFixed(place) else { return }
            let width = model.width[place]
            let product = reduced * width
            size += most(product, -product)
            live += Lanes.zero.replacing(with: 1, where: width .> 0)
        }
        return (size.sum(), live.sum())
    }

    private mutating func fillCells(_ mu: Double) {
        var cells = StageCells(model)
        var open = 0
        forEachColumn { place, column, pattern, reduced in
            let group = place / model.columnCount
            if group > open {
                cells.closeGroup()
                open = group
            }
            let width = model.width[place]
            guard any(width .> 0), !clear.isFixed(place) else { return }
            cells.append(Cell(width: width, reduced: reduced, mu: mu), column, pattern)
        }
        cells.closeGroup()
        held = cells
    }

    /// Visits every column of every group with its reduced cost at the current duals.
    @inline(__always)
    private func forEachColumn(
        _ body: (_ place: Int, _ column: Int, _ pattern: Int, _ reduced: Lanes) -> Void
    ) {
        var storage = [Lanes](repeating: .zero, count: model.unknowns)
        var slots = storage.mutableSpan
        for group in 0..<model.groups {
            duals.load(group, model, into: &slots)
            for p in 0..<patterns.count {
                let priced = patterns.value(p, slots)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * model.columnCount + column
                    body(place, column, p, model.cost[place] - priced)
                }
            }
        }
    }

    /// Moves each budget's price so that the central point at `mu` uses just the budget: the row that a price guess
    /// violates most, and whose price all intervals share.
    private mutating func centreBudgets(_ mu: Double) {
        guard let column = model.kinds.firstIndex(of: .curtailed) else { return }
        let (columns, hours) = (model.columnCount, model.problem.hours)
        var reduced = [Double](repeating: 0, count: model.problem.count)
        var storage = [Lanes](repeating: .zero, count: model.unknowns)
        var slots = storage.mutableSpan
        for group in 0..<model.groups where model.hasBudget {
            duals.load(group, model, into: &slots)
            let place = group * columns + column
            let value = model.cost[place] - patterns.value(Int(patterns.ofColumn[column]), slots)
            for lane in 0..<min(laneCount, reduced.count - group * laneCount) {
                reduced[group * laneCount + lane] = value[lane]
            }
        }
        for (index, period) in model.budgets.enumerated() {
            let step = max(1, period.count / 2_000)
            func used(_ change: Double) -> Double {
                var sum = 0.0
                for t in stride(from: period.lowerBound, to: period.upperBound, by: step) {
                    let place = t >> laneShift * columns + column
                    if clear.isFixed(place) { continue }
                    let width = model.width[place][t & laneMask]
                    sum += Self.central(reduced[t] + hours * change, width, mu)
                }
                let slack = Self.central(change - duals.budget[index], budgets.upper[index], mu)
                return sum * hours * Double(step) + slack
            }
            var (low, high) = (duals.budget[index], 1.0)
            while used(high) > budgets.upper[index] && high < 1e9 { (low, high) = (high, 4 * high) }
            for _ in 0..<30 {
                let middle = (low + high) / 2
                if used(middle) > budgets.upper[index] { low = middle } else { high = middle }
            }
            duals.budget[index] -= high
        }
    }

    /// `x` with `μ/x − μ/(u − x) = r`.
    private static func central(_ reduced: Double, _ upper: Double, _ mu: Double) -> Double {
        let size = abs(reduced * upper)
        let near = 2 * mu * upper / (size + 2 * mu + (size * size + 4 * mu * mu).squareRoot())
        return reduced >= 0 ? near : upper - near
    }

    private func centrePeriod(
        _ variables: inout PeriodVariables, _ index: Int, _ mu: Double, reduced: Double
    ) {
        let upper = max(variables.upper[index], 1e-9)
        let size = abs(reduced * upper)
        let near = 2 * mu * upper / (size + 2 * mu + (size * size + 4 * mu * mu).squareRoot())
        variables.x[index] = reduced >= 0 ? near : upper - near
        variables.s[index] = upper - variables.x[index]
        variables.z[index] = mu / variables.x[index]
        variables.w[index] = mu / variables.s[index]
        if reduced >= 0 {
            variables.z[index] = reduced + variables.w[index]
        } else {
            variables.w[index] = variables.z[index] - reduced
        }
    }

    /// Merit-order prices with shedding at its penalty and `budgetPrice`, USD per MWh.
    private func guessPrices(budgetPrice: Double) -> [Double] {
        var uses = PowerUses(model.problem)
        uses.extraPenalty = budgetPrice
        var amounts = [Double](repeating: 0, count: uses.kinds.count)
        return (0..<model.problem.count).map { t in
            uses.fill(t)
            return MeritOrder.divide(uses, into: &amounts)
        }
    }

    /// Price of the AI budget at which about as many intervals are worth shedding as it allows, USD per MWh.
    private func guessBudgetPrice() -> Double {
        guard model.hasBudget, let ai = model.problem.site.ai, ai.curtailableMW > 0 else { return 0 }
        let dear = 1e7
        let worth = guessPrices(budgetPrice: dear).filter { $0 < dear }.sorted(by: >)
        let hours = ai.budgetMWh / ai.curtailableMW * Double(model.budgets.count)
        let place = min(Double(worth.count - 1), hours / model.problem.hours)
        return worth.isEmpty ? 0 : max(0, worth[Int(place)] - ai.penaltyUSDPerMWh)
    }

    private mutating func guessDuals(_ budgetPrice: Double) {
        let hours = model.problem.hours
        let rows = model.localCount
        let balance = rows - 1
        let prices = guessPrices(budgetPrice: budgetPrice)
        for index in duals.budget.indices { duals.budget[index] = -budgetPrice }
        for t in prices.indices {
            duals.local[t >> laneShift * rows + balance][t & laneMask] = -prices[t] * hours
        }
        if let demand = demandRow {
            for period in model.billing {
                let share = peaks.cost / Double(period.count)
                for t in period { duals.local[t >> laneShift * rows + demand][t & laneMask] = -share }
            }
        }
        guard model.linkRows.first == .storage else { return }
        let window = max(1, Int(24 / hours) / 2)
        var sums = [0.0]
        for price in prices { sums.append((sums.last ?? 0) + price) }
        for t in prices.indices {
            let (low, high) = (max(0, t - window), min(prices.count, t + window))
            let mean = (sums[high] - sums[low]) / Double(high - low)
            duals.link[t >> laneShift * model.linkCount][t & laneMask] = -mean
        }
    }
}
