// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattNumerics
import HashwattTesting
import HashwattUnits
import Testing

struct SurgesTests {
    @Test func plantedMovesAreFoundAndNoOthers() throws {
        var sample = AttributionSamples(seed: 31, sessions: 200, names: 4)
        sample.multiply(1, from: 150, by: 1.2)
        sample.multiply(3, from: 170, by: 0.8)
        let period = sample.days[120]...sample.days[199]
        let found = sample.returns.surges(in: period, rate: 0.01)
        #expect(found.moves.count == 4 * 80 && found.gaps.isEmpty)
        #expect(found.findings.map(\.name) == ["N1", "N3"])
        #expect(found.findings.map(\.day) == [sample.days[150], sample.days[170]])
        let strict = sample.returns.surges(in: period, method: .benjaminiYekutieli, rate: 0.01)
        for (loose, strict) in zip(found.moves, strict.moves) { #expect(strict.adjusted >= loose.adjusted) }
    }

    /// The t of a move is that of the attribution over the same window.
    @Test func agreesWithAttribution() throws {
        let sample = AttributionSamples(seed: 32, sessions: 200, names: 2)
        let day = sample.days[150]
        let window = EstimationWindow(minimum: 60, end: -1)
        for move in sample.returns.surges(in: day...day).moves {
            let split = try sample.returns.attribution(of: move.name, on: day, window: window)
            #expect((move.t / split.t - 1).magnitude < 1e-12)
            #expect((move.abnormal - split.rest).magnitude < 1e-15)
            #expect((move.pValue - split.pValue).magnitude < 1e-12)
        }
    }

    /// Without surges, and with residuals near normal, a sample has a finding at 5 % in about one of twenty.
    @Test func ratesHoldWithoutSurges() {
        var samples = 0
        var excess = 0.0
        for seed in 0..<40 as Range<UInt64> {
            let sample = AttributionSamples(seed: 100 + seed, sessions: 110, names: 3)
            let found = sample.returns.surges(in: sample.days[90]...sample.days[109])
            if !found.findings.isEmpty { samples += 1 }
            excess += found.excess(at: 0.05) / 40
        }
        // 40 draws at 0.05: mean 2, more than 8 in one of 10,000.
        #expect(samples <= 8, "seeds 100 to 139: \(samples)")
        #expect((0.7...1.3).contains(excess), "seeds 100 to 139: \(excess)")
    }

    @Test func whatCannotBeTestedIsCounted() throws {
        var sample = AttributionSamples(seed: 33, sessions: 120, names: 2)
        sample.remove(0, 100)
        let found = sample.returns.surges(in: sample.days[50]...sample.days[119])
        // A missing close takes the return of its day and of the next.
        let missing = try #require(found.gaps.first { $0.sessions == 2 })
        #expect(missing.name == "N0" && missing.first == .noReturn("N0", sample.days[100]))
        // Sessions 50 to 60 have fewer than 60 returns before them.
        let short = try #require(found.gaps.first { $0.name == "N1" })
        #expect(short.sessions == 11)
        #expect(short.first == .tooFewReturns("N1", sample.days[50], had: 49, needed: 60))
        #expect(found.moves.count == 70 * 2 - 11 * 2 - 2)
    }
}
