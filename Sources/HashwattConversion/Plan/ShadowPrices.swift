// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// What one more unit of a limit is worth.
public struct ShadowPrice: Hashable, Sendable {
    /// How the price was found.
    public enum Method: String, Hashable, Sendable {
        /// The whole problem was solved again with one unit more: true of any plan.
        case solvedAgain = "solved again"
        /// The dual of the limit while the plan's decisions stay as they are.
        case dual
    }

    /// The limit and the unit: `Texas shell crews: one more in every quarter`.
    public let limit: String
    /// What a unit adds to the net present value (USD).
    public let worthUSD: Double
    /// How far the worth may be from the truth, by the gaps of both solves (USD); 0 for a dual.
    public let uncertaintyUSD: Double
    /// How it was found.
    public let method: Method
}

extension ConversionPlanner {
    /// The prices of a plan's limits: crews, equipment, energisation and required starts by solving again, money by
    /// duals.
    ///
    /// - Parameter report: told how many of how many solves are done.
    public func shadowPrices(
        of solution: ConversionSolution, _ problem: ConversionProblem,
        report: (Int, Int) -> Void = { _, _ in }
    ) throws -> [ShadowPrice] {
        let changes = changes(of: problem, used: solution.plan)
        var prices: [ShadowPrice] = []
        for (index, change) in changes.enumerated() {
            report(index, changes.count + 1)
            let again = try solve(change.problem, from: solution.plan)
            prices.append(
                ShadowPrice(
                    limit: change.limit, worthUSD: again.ledger.gain - solution.ledger.gain,
                    uncertaintyUSD: (again.boundUSD - again.ledger.gain)
                        + (solution.boundUSD - solution.ledger.gain), method: .solvedAgain))
        }
        report(changes.count, changes.count + 1)
        return prices + (try duals(of: solution, problem))
    }

    private func changes(
        of problem: ConversionProblem, used plan: ConversionPlan
    ) -> [(limit: String, problem: ConversionProblem)] {
        var changes: [(String, ConversionProblem)] = []
        for (index, resource) in problem.resources.enumerated() {
            var changed = problem
            switch resource.kind {
            case .crew:
                changed.resources[index].available = resource.available.map { $0 + 1 }
                changes.append(("\(resource.name): one more in every quarter", changed))
            case .equipment:
                changed.resources[index].available[0] += 1
                changes.append(("\(resource.name): one more in the first quarter", changed))
            }
        }
        for (index, site) in problem.sites.enumerated()
        where site.energised > 0
            && plan.conversions.contains(where: { problem.groups[$0.group].site == index })
        {
            var changed = problem
            changed.sites[index].energised -= 1
            changes.append(("\(site.name): power one quarter earlier", changed))
        }
        return changes
    }

    /// The duals of money's limits in the linear program that is left when all whole decisions are fixed.
    private func duals(of solution: ConversionSolution, _ problem: ConversionProblem) throws -> [ShadowPrice]
    {
        var builder = ConversionModelBuilder(problem)
        builder.build(.netPresentValue)
        let model = builder.model.fixingIntegers(at: builder.point(of: solution.plan))
        let found = try solver.solve(model, LinearSolverOptions(threads: threads))
        guard found.status == .optimal else { return [] }
        return builder.columns.limits.map { limit, rows in
            let sum = rows.reduce(0) { $0 + found.rowDuals[$1] }
            // Cash stands on the left of its row, all other limits on the right.
            if case .openingCash = limit { return price(limit, sum, problem) }
            return price(limit, -sum, problem)
        }.sorted { $0.limit < $1.limit }
    }

    private func price(_ limit: ContinuousLimit, _ perUSD: Double, _ problem: ConversionProblem)
        -> ShadowPrice
    {
        let name: String
        switch limit {
        case .openingCash(let owner): name = "\(problem.owners[owner].name): cash at the start"
        case .debtCapacity(let owner): name = "\(problem.owners[owner].name): debt that cash flow carries"
        case .loanToCost(let owner): name = "\(problem.owners[owner].name): debt by loan to cost"
        case .debtToCashFlow(let owner): name = "\(problem.owners[owner].name): debt by its covenant"
        case .equityTotal(let owner, _): name = "\(problem.owners[owner].name): shares sold in all"
        }
        return ShadowPrice(
            limit: name + ", one million USD more", worthUSD: perUSD * ConversionModelBuilder.million,
            uncertaintyUSD: 0, method: .dual)
    }
}
