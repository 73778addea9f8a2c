// SPDX-License-Identifier: Apache-2.0

@testable import HashwattDispatch
import HashwattHiGHS
import HashwattNumerics
import Testing

/// Columns that are left at a bound on a guess, where it holds and where it does not.
struct ClearColumnsTests {
    /// Ten days of problem C at 20 USD per MWh, two hours of them dear enough to shed AI load only then.
    private func problem(demandChargeUSDPerMW: Double) throws -> DispatchProblem {
        let base = try ReferenceProblem.problemC(ReferenceProblem.series(days: 10))
        var (site, series) = (base.site, base.series)
        site.demandChargeUSDPerMW = demandChargeUSDPerMW
        site.ai?.budgetMWh = 40
        for t in series.realTimeUSDPerMWh.indices { series.realTimeUSDPerMWh[t] = 20 }
        series.realTimeUSDPerMWh[100] = 4_000
        series.realTimeUSDPerMWh[180] = 5_000
        return try DispatchProblem(site: site, series: series)
    }

    private func point(_ problem: DispatchProblem) -> InteriorPoint {
        InteriorPoint(StageModel(problem), boldness: 9.9, fixesClear: true)
    }

    @Test func mostMachinesOfAYearAreClear() throws {
        let point = point(try ReferenceProblem.problemC())
        let all = InteriorPoint(point.model, boldness: 9.9, fixesClear: false)
        #expect(point.held.cells.count < all.held.cells.count * 2 / 3)
    }

    /// A small charge proves the guess; under a dear one no machine should run, and the guess is given up.
    @Test(
        .enabled(if: HiGHS.isInstalled, "no HiGHS library; run Scripts/setup-highs"),
        arguments: [2_000.0, 1_000_000])
    func aWrongGuessIsGivenUp(demandCharge: Double) throws {
        let problem = try problem(demandChargeUSDPerMW: demandCharge)
        #expect(!point(problem).clear.isEmpty)
        let referee = try HiGHS.solver().solve(LinearModel(problem), LinearSolverOptions(relativeGap: 0))
        let solution = try problem.solve()
        #expect(solution.termination == .optimal)
        #expect(abs(solution.certificate.primalObjectiveUSD / -referee.objective - 1) < 1e-8)
        #expect(abs(solution.certificate.dualBoundUSD / -referee.objective - 1) < 1e-8)
        if demandCharge > 100_000 { #expect(solution.plan.classMW.reduce(0, max) < 1) }
    }

    @Test func sitesWithOtherRowsKeepAllColumns() throws {
        let base = try problem(demandChargeUSDPerMW: 2_000)
        var site = base.site
        site.grid.drawLimitMW = 90
        #expect(point(try DispatchProblem(site: site, series: base.series)).clear.isEmpty)
    }
}
