// SPDX-License-Identifier: Apache-2.0

import RealModule

extension InteriorPoint {
    /// Starts on the central path of a dual guess: merit-order prices, the mean price for stored energy, the
    /// demand charge spread evenly. Only the rows are violated there.
    mutating func start() {
        guessDuals()
        var size = 0.0
        var live = 0.0
        let columns = model.columnCount
        for group in 0..<model.groups {
            let dual = dualSlots(group)
            for p in 0..<patterns.count {
                let priced = patterns.value(p, dual)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let place = group * columns + column
                    let reduced = model.cost[place] - priced
                    z[place] = reduced
                    let product = reduced * model.width[place]
                    size += most(product, -product).sum()
                    live += Lanes.zero.replacing(with: 1, where: model.width[place] .> 0).sum()
                }
            }
        }
        boxes = 2 * max(1, live + Double(peaks.x.count + budgets.x.count))
        let mu = max(1e-3, size / max(1, live))
        centreBudgets(mu)
        for place in x.indices { centre(place, mu) }
        for index in peaks.x.indices { centrePeriod(&peaks, index, mu, reduced: reducedPeak(index)) }
        for index in budgets.x.indices { centrePeriod(&budgets, index, mu, reduced: -budgets.dual[index]) }
    }

    /// Moves each budget's price so that the central point at `mu` uses just the budget: the row that a price guess
    /// violates most, and whose price all intervals share.
    private mutating func centreBudgets(_ mu: Double) {
        guard let column = model.kinds.firstIndex(of: .curtailed) else { return }
        let (columns, hours) = (model.columnCount, model.problem.hours)
        for (index, period) in model.budgets.enumerated() {
            let step = max(1, period.count / 2_000)
            func used(_ change: Double) -> Double {
                let price = change - budgets.dual[index]
                var sum = 0.0
                for t in stride(from: period.lowerBound, to: period.upperBound, by: step) {
                    let place = t >> laneShift * columns + column
                    let reduced = z[place][t & laneMask] + hours * change
                    sum += Self.central(reduced, model.width[place][t & laneMask], mu)
                }
                return sum * hours * Double(step) + Self.central(price, budgets.upper[index], mu)
            }
            var (low, high) = (budgets.dual[index], 1.0)
            while used(high) > budgets.upper[index] && high < 1e9 { (low, high) = (high, 4 * high) }
            for _ in 0..<30 {
                let middle = (low + high) / 2
                if used(middle) > budgets.upper[index] { low = middle } else { high = middle }
            }
            budgets.dual[index] -= high
            for t in period { z[t >> laneShift * columns + column][t & laneMask] += hours * high }
        }
    }

    /// `x` with `μ/x − μ/(u − x) = r`.
    private static func central(_ reduced: Double, _ upper: Double, _ mu: Double) -> Double {
        let size = abs(reduced * upper)
        let near = 2 * mu * upper / (size + 2 * mu + (size * size + 4 * mu * mu).squareRoot())
        return reduced >= 0 ? near : upper - near
    }

    /// The point of the central path at `mu` for a reduced cost `r`: `μ/x − μ/(u − x) = r`.
    private mutating func centre(_ place: Int, _ mu: Double) {
        let upper = model.width[place]
        let reduced = z[place]
        let isFixed = upper .<= 0
        let product = reduced * upper
        let size = most(product, -product)
        let near = (2 * mu * upper) / (size + 2 * mu + (size * size + 4 * mu * mu).squareRoot())
        let far = upper - near
        let isPositive = reduced .>= 0
        let low = far.replacing(with: near, where: isPositive)
        let high = near.replacing(with: far, where: isPositive)
        x[place] = low.replacing(with: 0, where: isFixed)
        s[place] = high.replacing(with: 0, where: isFixed)
        // z − w is the reduced cost exactly.
        let slackLow = mu / low
        let slackHigh = mu / high
        z[place] = (slackHigh + reduced).replacing(with: slackLow, where: .!isPositive)
        w[place] = (slackLow - reduced).replacing(with: slackHigh, where: isPositive)
        z[place] = z[place].replacing(with: 1, where: isFixed)
        w[place] = w[place].replacing(with: 1, where: isFixed)
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

    /// Reduced cost of a peak: the charge less what the intervals of its period bear.
    func reducedPeak(_ index: Int) -> Double {
        guard let row = model.localRows.firstIndex(of: .demand) else { return 0 }
        var sum = CompensatedSum()
        for t in model.billing[index] {
            sum.add(localDual[t >> laneShift * model.localCount + row][t & laneMask])
        }
        return peaks.cost[index] + sum.value
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

    private mutating func guessDuals() {
        let hours = model.problem.hours
        let rows = model.localCount
        let balance = rows - 1
        let budgetPrice = guessBudgetPrice()
        let prices = guessPrices(budgetPrice: budgetPrice)
        for index in budgets.dual.indices { budgets.dual[index] = -budgetPrice }
        for t in prices.indices {
            localDual[t >> laneShift * rows + balance][t & laneMask] = -prices[t] * hours
        }
        if let demand = model.localRows.firstIndex(of: .demand) {
            for (number, period) in model.billing.enumerated() {
                let share = peaks.cost[number] / Double(period.count)
                for t in period { localDual[t >> laneShift * rows + demand][t & laneMask] = -share }
            }
        }
        guard model.linkRows.first == .storage else { return }
        let window = max(1, Int(24 / hours) / 2)
        var sums = [0.0]
        for price in prices { sums.append((sums.last ?? 0) + price) }
        for t in prices.indices {
            let (low, high) = (max(0, t - window), min(prices.count, t + window))
            linkDual[t * model.linkCount] = -(sums[high] - sums[low]) / Double(high - low)
        }
    }

    /// Duals of all unknowns that a group's columns meet; the peak's slot is 0.
    func dualSlots(_ group: Int) -> [Lanes] {
        let (locals, links) = (model.localCount, model.linkCount)
        var slots = [Lanes](repeating: .zero, count: model.unknowns)
        for row in 0..<locals { slots[row] = localDual[group * locals + row] }
        for link in 0..<links {
            for lane in 0..<laneCount {
                let t = group * laneCount + lane
                slots[locals + link][lane] = linkDual[t * links + link]
                slots[locals + links + link][lane] = linkDual[(t + 1) * links + link]
            }
        }
        if model.hasBudget {
            for lane in 0..<laneCount {
                slots[model.budgetUnknown][lane] =
                    budgetOf(group * laneCount + lane).map { budgets.dual[$0] } ?? 0
            }
        }
        return slots
    }

    /// Number of the budget period of stage `t`.
    func budgetOf(_ t: Int) -> Int? { t < model.problem.count ? Self.period(model.budgets, t) : nil }

    /// Number of the period that holds `t`, by bisection.
    static func period(_ periods: [Range<Int>], _ t: Int) -> Int? {
        var (low, high) = (0, periods.count)
        while low < high {
            let middle = (low + high) / 2
            if periods[middle].upperBound <= t { low = middle + 1 } else { high = middle }
        }
        return low < periods.count ? low : nil
    }
}
