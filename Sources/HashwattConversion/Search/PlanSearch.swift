// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Finds a good plan by simulated annealing, from which a proof starts.
///
/// A move takes one block or two: converts it, takes its conversion back, moves its dates, hands its offer to another
/// block, exchanges two offers, or sells a site. It is kept if the plan is better, or by chance, the rarer the worse it
/// is and the later it comes (S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi, *Science* 220 (1983), 671–680). Crews,
/// equipment and sizes always hold; money and least sizes may be broken on the way at a price. The same problem has the
/// same plan on every machine.
///
/// - Complexity: O(moves · quarters).
struct PlanSearch {
    private let tables: SearchTables
    private let goal: ConversionProblem.Goal

    init(_ problem: ConversionProblem) {
        tables = SearchTables(problem)
        goal = problem.goal
    }

    /// The best plan of some runs; funding is left to the solver. It leaves all as it is where nothing better was found.
    func plan(runs: UInt64 = 3) -> ConversionPlan {
        guard let worth = typicalWorth else { return plan(works: [], sales: []) }
        let bonus = goal == .mostPower ? 100 * worth.perMW : 0
        let start = SearchState(tables, bonus: bonus, shortfall: worth.perMW + bonus)
        let found = (0..<runs).map { stream in
            var run = AnnealingRun(state: start, random: Philox(seed: 0x706c_616e, stream: stream))
            run.anneal(moves: moves, from: 0.2 * (worth.perBlock + bonus))
            return run
        }
        guard let best = found.max(by: { $0.best < $1.best }) else { return plan(works: [], sales: []) }
        return plan(works: best.bestWorks, sales: best.bestSales)
    }

    /// Moves of one run. Where money is no limit a solver needs no good plan to start from.
    private var moves: Int {
        let problem = tables.problem
        let blocks = problem.groups.reduce(0) { $0 + $1.count }
        guard problem.owners.contains(where: { $0.finance != nil }) else { return 100 * blocks }
        return min(20_000, 700 * blocks) * blocks
    }

    /// Mean worth of the best conversion of a block, and of a MW of it (USD); nil where none is worth anything.
    private var typicalWorth: (perBlock: Double, perMW: Double)? {
        var sum = 0.0
        var power = 0.0
        var count = 0.0
        for group in tables.problem.groups.indices {
            let best = tables.offers[group].map { offer in
                let ready = tables.readyRange(group, offer).upperBound
                return tables.value(tables.conversion(group, offer, ready: ready, wait: 0))
            }.max()
            guard let best, best > 0 else { continue }
            sum += best
            power += tables.problem.groups[group].criticalMW
            count += 1
        }
        return count > 0 ? (sum / count, sum / power) : nil
    }

    private func plan(works: [ConversionPlan.Conversion?], sales: [Int?]) -> ConversionPlan {
        let problem = tables.problem
        var sold: [Int: Int] = [:]
        for (site, quarter) in sales.enumerated() { sold[site] = quarter }
        return ConversionPlan(
            conversions: works.compactMap { $0 }, sales: sold,
            funding: problem.owners.map { owner in
                owner.finance.map { finance in
                    let none = Array(repeating: 0.0, count: problem.quarters)
                    return .init(debtUSD: none, equityUSD: finance.equity.map { _ in none })
                }
            })
    }
}

extension SearchTables {
    /// A block of a group converted for an offer, with so many quarters of waiting between shell and fit-out.
    func conversion(_ group: Int, _ offer: Int, ready: Int, wait: Int) -> ConversionPlan.Conversion {
        let block = problem.groups[group]
        let fitOut = ready - block.fitOut.quarters
        let shell = block.shell.map { max(0, fitOut - $0.quarters - wait) }
        return .init(group: group, offer: offer, shell: shell, fitOut: fitOut, ready: ready)
    }
}
