// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

@testable import HashwattHiGHS

private let installed = HiGHS.isInstalled
private let hint: Comment = "no HiGHS library; run Scripts/setup-highs"

struct HiGHSTests {
    /// V. Chvátal, *Linear Programming* (1983), p. 13: maximise 5x₁ + 4x₂ + 3x₃; optimum 13 at (2, 0, 1).
    private func textbook() -> LinearModel {
        var model = LinearModel()
        let x = [5.0, 4, 3].map { model.column(-$0, 0, .infinity) }
        model.row(-.infinity, 5, [(x[0], 2), (x[1], 3), (x[2], 1)])
        model.row(-.infinity, 11, [(x[0], 4), (x[1], 1), (x[2], 2)])
        model.row(-.infinity, 8, [(x[0], 3), (x[1], 4), (x[2], 2)])
        return model
    }

    /// Chvátal's optimal dual is (1, 0, 1): 5·1 + 8·1 = 13.
    @Test(.enabled(if: installed, hint)) func linearProgramHasItsPrimalAndDual() throws {
        let model = textbook()
        let found = try HiGHS.solver().solve(model, LinearSolverOptions())
        #expect(found.status == .optimal)
        #expect(abs(found.objective + 13) < 1e-9)
        #expect(zip(found.primal, [2, 0, 1]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(found.rowDuals, [-1, 0, -1]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(zip(found.reducedCosts, [0, 3, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(found.gap == 0)
        #expect(model.violation(of: found.primal) < 1e-9)
    }

    /// A dual is what one more unit of a limit is worth: solving again with the unit says the same.
    @Test(.enabled(if: installed, hint)) func dualsAreTheDifferenceOfOneUnit() throws {
        var model = textbook()
        let solver = try HiGHS.solver()
        let before = try solver.solve(model, LinearSolverOptions())
        model.rowUpper[0] += 0.125
        let after = try solver.solve(model, LinearSolverOptions())
        #expect(abs(after.objective - before.objective - 0.125 * before.rowDuals[0]) < 1e-9)
    }

    @Test(.enabled(if: installed, hint)) func knapsacksEqualBruteForce() throws {
        let solver = try HiGHS.solver()
        for seed in 1...40 {
            var random = SplitMix64(seed: UInt64(seed))
            let values = (0..<12).map { _ in Double(Int.random(in: 1...50, using: &random)) }
            let weights = (0..<12).map { _ in Double(Int.random(in: 1...30, using: &random)) }
            var model = LinearModel()
            for value in values { _ = model.column(-value, 0, 1, integer: true) }
            model.row(-.infinity, 70, weights.enumerated().map { ($0.offset, $0.element) })
            var best = 0.0
            for set in 0..<(1 << 12) {
                var weight = 0.0, value = 0.0
                for item in 0..<12 where set >> item & 1 == 1 {
                    weight += weights[item]
                    value += values[item]
                }
                if weight <= 70 { best = max(best, value) }
            }
            let found = try solver.solve(model, LinearSolverOptions(relativeGap: 0, threads: 1))
            #expect(found.status == .optimal, "seed \(seed)")
            #expect(abs(found.objective + best) < 1e-7, "seed \(seed)")
            #expect(abs(found.bound + best) < 1e-7, "seed \(seed)")
            #expect(found.rowDuals.isEmpty, "seed \(seed)")
        }
    }

    @Test(.enabled(if: installed, hint)) func contradictionsAndEndlessGainsAreAnswers() throws {
        let solver = try HiGHS.solver()
        var contradiction = LinearModel()
        let x = contradiction.column(1, 0, 1, integer: true)
        contradiction.row(2, .infinity, [(x, 1)])
        #expect(try solver.solve(contradiction, LinearSolverOptions()).status == .infeasible)
        var endless = LinearModel()
        let y = endless.column(-1, 0, .infinity)
        endless.row(0, .infinity, [(y, 1)])
        let status = try solver.solve(endless, LinearSolverOptions()).status
        #expect(status == .unbounded || status == .infeasibleOrUnbounded)
    }

    /// A market split instance (G. Cornuéjols, M. Dawande, 1998): far too hard for the time given.
    private func hard() -> LinearModel {
        var random = SplitMix64(seed: 5)
        var model = LinearModel()
        let x = (0..<50).map { _ in model.column(0, 0, 1, integer: true) }
        for _ in 0..<6 {
            let weights = x.map { ($0, Double(Int.random(in: 0..<100, using: &random))) }
            let half = (weights.reduce(0) { $0 + $1.1 } / 2).rounded(.down)
            let over = model.column(1, 0, .infinity)
            let under = model.column(1, 0, .infinity)
            model.row(half, half, weights + [(over, -1), (under, 1)])
        }
        return model
    }

    @Test(.enabled(if: installed, hint)) func limitOfTimeGivesAPlanWithItsGap() throws {
        let model = hard()
        let found = try HiGHS.solver().solve(model, LinearSolverOptions(timeLimit: 0.5))
        #expect(found.status == .feasible)
        #expect(found.gap > 0)
        #expect(found.bound <= found.objective)
        #expect(model.violation(of: found.primal) < 1e-6)
    }

    @Test(.enabled(if: installed, hint)) func progressIsReportedAndCanStop() throws {
        let reports = Reports()
        let options = LinearSolverOptions(timeLimit: 60) { report in
            reports.add(report)
            return report.seconds < 0.3
        }
        let found = try HiGHS.solver().solve(hard(), options)
        #expect(found.status == .feasible)
        #expect(found.seconds < 30)
        #expect(!reports.all.isEmpty)
        #expect(reports.all.allSatisfy { $0.bound <= $0.objective && $0.seconds >= 0 })
    }

    @Test(.enabled(if: installed, hint)) func startIsTaken() throws {
        let model = hard()
        let solver = try HiGHS.solver()
        let first = try solver.solve(model, LinearSolverOptions(timeLimit: 1))
        let again = try solver.solve(model, LinearSolverOptions(timeLimit: 0.1, start: first.primal))
        #expect(again.objective <= first.objective + 1e-9)
    }

    @Test func missingLibraryIsNamedWithTheCure() {
        let places = HiGHS.places(["HASHWATT_HIGHS": "/nowhere"])
        #expect(places.contains("/nowhere/lib/libhighs.so") || places.contains("/nowhere/lib/libhighs.dylib"))
        #expect(places.allSatisfy { $0.hasPrefix("/nowhere") })
        let text = HiGHSError.absent(places: places).description
        #expect(text.contains("Scripts/setup-highs") && text.contains("HASHWATT_HIGHS"))
        #expect(throws: HiGHSError.self) { try HiGHSLibrary(path: "/nowhere/libhighs.so") }
        #expect(throws: HiGHSError.self) { try HiGHSLibrary(path: #filePath) }
    }
}

/// What a solver reported; it calls from one thread.
private final class Reports: @unchecked Sendable {
    var all: [LinearProgress] = []
    func add(_ report: LinearProgress) { all.append(report) }
}
