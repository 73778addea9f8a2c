// SPDX-License-Identifier: Apache-2.0

import RealModule

extension InteriorPoint {
    /// Starts on the central path of a dual guess: merit-order prices, the mean price for stored energy, the
    /// demand charge spread evenly. Only the rows are violated there.
    mutating func start() {
        let prices = guessPrices()
        guessDuals(prices)
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
        for place in x.indices { centre(place, mu) }
        for index in peaks.x.indices { centrePeriod(&peaks, index, mu, reduced: reducedPeak(index)) }
        for index in budgets.x.indices { centrePeriod(&budgets, index, mu, reduced: -budgets.dual[index]) }
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
        for t in model.billing[index] { sum.add(localDual[t >> 3 * model.localCount + row][t & 7]) }
        return peaks.cost[index] + sum.value
    }

    private func guessPrices() -> [Double] {
        var uses = PowerUses(model.problem)
        var amounts = [Double](repeating: 0, count: uses.kinds.count)
        return (0..<model.problem.count).map { t in
            uses.fill(t)
            return MeritOrder.divide(uses, into: &amounts)
        }
    }

    private mutating func guessDuals(_ prices: [Double]) {
        let hours = model.problem.hours
        let rows = model.localCount
        let balance = rows - 1
        let demand = model.localRows.firstIndex(of: .demand)
        let mean = prices.reduce(0, +) / Double(max(1, prices.count))
        for t in prices.indices { localDual[t >> 3 * rows + balance][t & 7] = -prices[t] * hours }
        if let demand {
            for (number, period) in model.billing.enumerated() {
                let share = peaks.cost[number] / Double(period.count)
                for t in period { localDual[t >> 3 * rows + demand][t & 7] = -share }
            }
        }
        if model.linkRows.first == .storage {
            for t in prices.indices { linkDual[t * model.linkCount] = -mean }
        }
    }

    /// Duals of all unknowns that a group's columns meet; the peak's slot is 0.
    func dualSlots(_ group: Int) -> [Lanes] {
        let (locals, links) = (model.localCount, model.linkCount)
        var slots = [Lanes](repeating: .zero, count: model.unknowns)
        for row in 0..<locals { slots[row] = localDual[group * locals + row] }
        for link in 0..<links {
            for lane in 0..<8 {
                let t = group * 8 + lane
                slots[locals + link][lane] = linkDual[t * links + link]
                slots[locals + links + link][lane] = linkDual[(t + 1) * links + link]
            }
        }
        if model.hasBudget {
            for lane in 0..<8 {
                slots[model.budgetUnknown][lane] = budgetOf(group * 8 + lane).map { budgets.dual[$0] } ?? 0
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
