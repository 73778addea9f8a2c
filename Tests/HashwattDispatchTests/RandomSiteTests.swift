// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattDispatch
import HashwattHiGHS
import HashwattNumerics
import Testing

/// Objectives of random sites against HiGHS, which gets the same problem written out row by row.
struct RandomSiteTests {
    static let isSlow = ProcessInfo.processInfo.environment["HASHWATT_SLOW"] == "1"

    /// Every mix of features when slow; else 24 seeds in which every pair of features occurs with both, either
    /// and neither of them.
    static let seeds = isSlow ? Array(0..<2_048) : (0..<24).map { 89 * $0 }

    @Test
    func quickSeedsCoverPairsOfFeatures() {
        for first in 0..<11 {
            for second in first + 1..<11 {
                let mixes = Set(Self.seeds.map { [$0 >> first & 1, $0 >> second & 1] })
                #expect(mixes.count == 4, "bits \(first) and \(second)")
            }
        }
    }

    @Test(.enabled(if: HiGHS.isInstalled, "no HiGHS library; run Scripts/setup-highs"))
    func everyFeatureMixAgreesWithHiGHS() throws {
        let referee = try HiGHS.solver()
        var tally: [String: Int] = [:]
        var widest = 0.0
        for seed in Self.seeds {
            let problem = try RandomSite.problem(seed: seed)
            let found = try referee.solve(LinearModel(problem), LinearSolverOptions(relativeGap: 0))
            let name = problem.site.name
            guard found.status == .optimal else {
                #expect(found.status == .infeasible, "\(name): \(found.status)")
                #expect(throws: DispatchError.self, "\(name)") { try problem.solve() }
                tally["infeasible", default: 0] += 1
                continue
            }
            let optimum = -found.objective
            do {
                let solution = try problem.solve()
                let scale = max(1, abs(optimum))
                let certificate = solution.certificate
                tally[solution.method.rawValue, default: 0] += 1
                #expect(
                    certificate.primalObjectiveUSD <= optimum + 1e-6 * scale, "\(name), \(solution.method)")
                #expect(certificate.dualBoundUSD >= optimum - 1e-6 * scale, "\(name), \(solution.method)")
                #expect(certificate.largestViolation <= 1e-5, "\(name)")
                #expect(PlanRules(problem, solution.plan).broken == [], "\(name), \(solution.method)")
                if solution.method == .lagrangian {
                    widest = max(widest, certificate.relativeGap)
                    tally["gap", default: 0] += Int(certificate.relativeGap * 1e6)
                    tally["short", default: 0] += Int(
                        (optimum - certificate.primalObjectiveUSD) / scale * 1e6)
                    if Self.isSlow || seed.isMultiple(of: 8) {
                        try closeGap(problem, optimum, referee, &tally)
                    }
                    continue
                }
                #expect(
                    abs(certificate.primalObjectiveUSD - optimum) <= 1e-6 * scale,
                    "\(name), \(solution.method): \(certificate.primalObjectiveUSD) against \(optimum)")
                #expect(certificate.relativeGap <= 1e-8, "\(name), \(solution.method)")
            } catch { Issue.record("\(name): \(error), but the optimum is \(optimum)") }
        }
        print(
            "random sites, seeds \(Self.isSlow ? "0..<2048" : "89 n for n in 0..<24"): \(tally), widest gap \(widest)"
        )
    }

    /// With the fallback the same problem is solved to its optimum, and the plan that is read back is worth it.
    private func closeGap(
        _ problem: DispatchProblem, _ optimum: Double, _ referee: LinearSolver, _ tally: inout [String: Int]
    ) throws {
        let name = problem.site.name
        let exact = try problem.solve(fallback: referee)
        let scale = max(1, abs(optimum))
        tally["then \(exact.method.rawValue)", default: 0] += 1
        #expect(abs(exact.certificate.primalObjectiveUSD - optimum) <= 1e-6 * scale, "\(name)")
        #expect(abs(exact.certificate.relativeGap) <= 1e-6, "\(name)")
        #expect(problem.largestViolation(exact.plan) <= 1e-5, "\(name)")
        #expect(PlanRules(problem, exact.plan).broken == [], "\(name)")
        #expect(problem.evaluate(exact.plan).net == exact.certificate.primalObjectiveUSD, "\(name)")
    }
}
