// SPDX-License-Identifier: Apache-2.0

// Generated portfolios: size of the program, gap reached, time. Arguments: seeds; 1 without any.
// Shipped portfolios: `time hashwatt convert --example announced-demand`.

import HashwattConversion
import HashwattHiGHS
import HashwattNumerics
import HashwattThreads

let seeds = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let clock = ContinuousClock()
let planner = ConversionPlanner(
    solver: try HiGHS.solver(), relativeGap: 1e-4, timeLimit: 120, threads: 2, runner: Threads(count: 2))

for seed in seeds.isEmpty ? [1] : seeds {
    for hasMoney in [false, true] {
        var problem = try ReferencePortfolio.problem(blocks: 60, quarters: 40, offers: 20, seed: seed)
        if !hasMoney { for owner in problem.owners.indices { problem.owners[owner].finance = nil } }
        let start = clock.now
        let found = try planner.solve(problem)
        print(
            "seed \(seed), \(hasMoney ? "money of five companies" : "money no limit"):", found.outcome, "gap",
            found.gap, "columns", found.size.columns, "whole", found.size.wholeColumns, "rows",
            found.size.rows,
            "time", clock.now - start)
    }
}
