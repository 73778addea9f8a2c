// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import HashwattTesting
import Testing

/// Certificates recomputed from raw data and the returned prices alone, by formulas that share no code with the
/// solver.
struct CertificateTests {
    /// `π S + Σ max(0, v − π) u` with the returned π bounds problem A, and meets the plan.
    @Test func meritOrderPricesProveProblemA() throws {
        let problem = try ReferenceProblem.problemA()
        let solution = try problem.solve()
        let series = problem.series
        var bound = -42.0 * 100 * 8_760
        for t in 0..<8_760 {
            let price = solution.certificate.duals.balanceUSDPerMWh[t]
            #expect(price >= 0)
            bound += 100 * price + 100 * max(0, series.realTimeUSDPerMWh[t] - price)
            for (index, machines) in problem.site.classes.enumerated() {
                bound += machines.capacityMW * max(0, series.classValueUSDPerMWh[index * 8_760 + t] - price)
            }
        }
        #expect(abs(bound / solution.certificate.primalObjectiveUSD - 1) < 1e-11)
    }

    /// The Lagrangian of problem C, written from its statement: every variable takes its better bound.
    @Test func returnedPricesProveProblemC() throws {
        let problem = try ReferenceProblem.problemC()
        let solution = try problem.solve()
        let duals = solution.certificate.duals
        let series = problem.series
        let budget = try #require(duals.budgetUSDPerMWh.first)
        let count = 8_760
        var bound = (140.0 * 40 - 42 * 100) * Double(count) + 40 * duals.storageUSDPerMWh[0] + 2_000 * budget
        #expect(budget >= 0)
        var share = [Double](repeating: 0, count: 12)
        for t in 0..<count {
            let (price, demand) = (duals.balanceUSDPerMWh[t], duals.demandUSDPerMW[t])
            let stored = duals.storageUSDPerMWh[t]
            let load = price + demand
            #expect(demand >= -1e-7, "interval \(t)")
            share[Int(series.billingPeriod[t])] += demand
            bound += 60 * price - 40 * demand
            for (index, machines) in problem.site.classes.enumerated() {
                bound += machines.capacityMW * max(0, series.classValueUSDPerMWh[index * count + t] - load)
            }
            bound += 120 * max(0, series.realTimeUSDPerMWh[t] - price)
            // Idle power is at most the contract; a price below zero is paid for.
            bound += 100 * max(0, -price)
            bound += 40 * max(0, load - 25 - budget)
            bound += 20 * max(0, 0.92 * stored - load) + 20 * max(0, load - 5 - stored / 0.92)
            if t + 1 < count { bound += 80 * max(0, duals.storageUSDPerMWh[t + 1] - stored) }
        }
        bound -= 40 * duals.storageUSDPerMWh[count - 1]
        // The peak's column: what the intervals bear must not exceed the charge (165 MW is the largest draw).
        for month in share { bound += 165 * max(0, month - 8_000) }
        let objective = solution.certificate.primalObjectiveUSD
        #expect(bound >= objective - 1e-3)
        #expect((bound - objective) / objective < 1e-8, "bound \(bound), objective \(objective)")
    }

    /// Every balance, limit and budget of problem C, from the plan alone.
    @Test func planOfProblemCKeepsEveryRow() throws {
        let problem = try ReferenceProblem.problemC()
        let plan = try problem.solve().plan
        var stored = 40.0
        for t in 0..<8_760 {
            var load = 0.0
            for index in 0..<6 {
                let mined = plan.classMW[index * 8_760 + t]
                #expect(mined >= 0 && mined <= problem.site.classes[index].capacityMW)
                load += mined
            }
            let supply = 60 + plan.curtailedMW[t] + plan.dischargeMW[t]
            #expect(abs(supply - load - plan.chargeMW[t] - plan.saleMW[t] - plan.idleMW[t]) < 1e-7)
            #expect((0...120).contains(plan.saleMW[t]) && (0...40).contains(plan.curtailedMW[t]))
            stored += 0.92 * plan.chargeMW[t] - plan.dischargeMW[t] / 0.92
            #expect(stored > -1e-6 && stored < 80 + 1e-6)
        }
        #expect(abs(stored - 40) < 1e-6)
        #expect(plan.curtailedMW.reduce(0, +) <= 2_000 + 1e-6)
    }

    /// A plan's net is its streams; the solver's objective is recomputed from the plan.
    @Test func streamsAddUpToTheObjective() throws {
        for seed in 0..<40 {
            let problem = try RandomSite.problem(seed: seed * 16)
            guard let solution = try? problem.solve() else { continue }
            #expect(
                abs(solution.streams.net - solution.certificate.primalObjectiveUSD) < 1e-9,
                "seed \(seed * 16)")
            #expect(problem.evaluate(solution.plan) == solution.streams, "seed \(seed * 16)")
        }
    }
}
