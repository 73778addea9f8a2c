// SPDX-License-Identifier: Apache-2.0

/// Divides the power of every interval by value, best first, and proves it by the marginal price.
///
/// With supply `S`, values `v` and caps `u` an interval is `max v·x, Σx = S, 0 ≤ x ≤ u`. Its dual is
/// `min π S + Σ max(0, v − π) u`; the value of the last use that takes anything is an optimal π.
enum MeritOrder {
    /// A plan for a problem whose intervals are independent.
    ///
    /// - Complexity: O(intervals · uses), memory O(intervals · classes).
    static func solve(_ problem: DispatchProblem) -> DispatchSolution {
        var uses = PowerUses(problem)
        var writer = PlanWriter(problem, uses.kinds)
        var prices = [Double](repeating: 0, count: problem.count)
        var bound = CompensatedSum()
        var amounts = [Double](repeating: 0, count: uses.kinds.count)
        for t in 0..<problem.count {
            uses.fill(t)
            prices[t] = divide(uses, into: &amounts)
            bound.add(dual(uses, price: prices[t]))
            writer.write(amounts, t)
        }
        let streams = problem.evaluate(writer.plan)
        let certificate = Certificate(
            primalObjectiveUSD: streams.net,
            dualBoundUSD: bound.value * problem.hours + problem.constantUSD,
            largestViolation: 0, duals: DualValues(balanceUSDPerMWh: prices))
        return DispatchSolution(
            plan: writer.plan, streams: streams, termination: .optimal, method: .meritOrder,
            certificate: certificate, iterations: 0)
    }

    /// Amount of each use; returns the marginal value, USD per MWh.
    @inline(__always)
    static func divide(_ uses: borrowing PowerUses, into amounts: inout [Double]) -> Double {
        var left = uses.supply
        var price = uses.values[uses.order[0]]
        for use in uses.order {
            let take = min(left, uses.caps[use])
            amounts[use] = take
            if take > 0 { price = uses.values[use] }
            left -= take
        }
        return price
    }

    /// The marginal value of `supply` MW, USD per MWh.
    @inline(__always)
    static func price(_ uses: borrowing PowerUses, of supply: Double) -> Double {
        var left = supply
        var price = uses.values[uses.order[0]]
        for use in uses.order where left > 0 {
            price = uses.values[use]
            left -= uses.caps[use]
        }
        return price
    }

    /// `π S + Σ max(0, v − π) u` less the cost of the supply, USD per hour.
    @inline(__always)
    private static func dual(_ uses: borrowing PowerUses, price: Double) -> Double {
        var sum = price * uses.supply - uses.supplyCost
        for use in uses.kinds.indices {
            let above = uses.values[use] - price
            if above > 0 { sum += above * uses.caps[use] }
        }
        return sum
    }
}

/// Writes amounts of uses into the arrays of a plan.
struct PlanWriter {
    var plan: DispatchPlan
    private let kinds: [PowerUses.Kind]
    private let problem: DispatchProblem
    private let optional: [PowerContract]

    init(_ problem: DispatchProblem, _ kinds: [PowerUses.Kind]) {
        self.problem = problem
        self.kinds = kinds
        let count = problem.count
        optional = problem.site.contracts.filter { !$0.isTakeOrPay }
        plan = DispatchPlan(count: count)
        func zeros(_ number: Int) -> [Double] { [Double](repeating: 0, count: number * count) }
        plan.classMW = zeros(problem.site.classes.count)
        plan.generatorMW = zeros(problem.site.generators.count)
        plan.optionalContractMW = zeros(optional.count)
        for kind in kinds {
            switch kind {
            case .sale: plan.saleMW = zeros(1)
            case .idle: plan.idleMW = zeros(1)
            case .unpurchased: plan.purchaseMW = zeros(1)
            case .served: plan.curtailedMW = zeros(1)
            default: break
            }
        }
    }

    /// Stores the amounts of interval `t`.
    mutating func write(_ amounts: [Double], _ t: Int) {
        let count = problem.count
        for use in kinds.indices {
            switch kinds[use] {
            case .machines(let index): plan.classMW[index * count + t] = amounts[use]
            case .sale: plan.saleMW[t] = amounts[use]
            case .idle: plan.idleMW[t] = amounts[use]
            case .unpurchased: plan.purchaseMW[t] = problem.site.grid.purchaseLimitMW - amounts[use]
            case .undrawn(let index):
                plan.optionalContractMW[index * count + t] = optional[index].power(t) - amounts[use]
            case .served: plan.curtailedMW[t] = (problem.site.ai?.curtailableMW ?? 0) - amounts[use]
            case .unrun(let index):
                plan.generatorMW[index * count + t] =
                    problem.site.generators[index].capacityMW - amounts[use]
            }
        }
    }
}
