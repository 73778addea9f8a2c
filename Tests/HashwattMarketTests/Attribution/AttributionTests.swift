// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattNumerics
import HashwattTesting
import HashwattUnits
import Testing

struct AttributionTests {
    @Test func partsAddUpToTheMove() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            let sample = AttributionSamples(seed: seed, sessions: 300, names: 3)
            for name in sample.names {
                let found = try sample.returns.attribution(of: name.name, on: sample.days[299])
                let total = found.constant + found.parts.reduce(0) { $0 + $1.value } + found.rest
                #expect((total - found.move).magnitude < 1e-15, "seed \(seed)")
                let move = name.values[299] / name.values[298] - 1
                #expect(found.move == move)
                #expect(found.sessions == 250 && found.estimation.upperBound == sample.days[288])
            }
        }
    }

    /// The event study's own factor model over the same window has the same abnormal return and t.
    @Test func restIsTheEventStudysAbnormalReturn() throws {
        let sample = AttributionSamples(seed: 3, sessions: 300, names: 2)
        for name in sample.names {
            let found = try sample.returns.attribution(of: name.name, on: sample.days[295])
            var options = EventStudyOptions()
            options.model = .factors(["COIN"])
            options.returns = .simple
            let request = EventStudyRequest(
                firms: [name], benchmarks: [sample.factors[1]], factors: [sample.factors[0]],
                events: [
                    EventRequest(
                        id: "a", firm: name.name, benchmark: "MARKET", date: sample.days[295], window: 0...0)
                ], options: options)
            let event = try #require(EventStudyProblem(request).solve().event(at: 0))
            #expect((event.days[0].value - found.rest).magnitude < 1e-14)
            #expect((event.days[0].test.value / found.t - 1).magnitude < 1e-10)
            #expect((event.days[0].test.pValue - found.pValue).magnitude < 1e-10)
            #expect((event.coefficients[2] - found.parts[0].coefficient).magnitude < 1e-12)
        }
    }

    /// MacKinlay (1997), equation 8: s² (1 + 1/n + (x − x̄)² / Σ(x − x̄)²).
    @Test func forecastErrorIsMacKinlays() throws {
        let sample = AttributionSamples(seed: 4, sessions: 200, names: 1)
        let returns = FactorReturns(
            calendar: sample.factors[1], factors: [ReturnFactor("market", [sample.factors[1]])],
            names: sample.names)
        let window = EstimationWindow(length: 150, minimum: 100, end: -3)
        let found = try returns.attribution(of: "N0", on: sample.days[190], window: window)
        let market = sample.factors[1].values
        let x = (38...187).map { market[$0] / market[$0 - 1] - 1 }
        let mean = Sums.mean(x)
        let spread = Sums.variance(x) * Double(x.count - 1)
        let day = market[190] / market[189] - 1
        let factor = 1 + 1 / Double(x.count) + (day - mean) * (day - mean) / spread
        let wanted = found.residualDeviation * factor.squareRoot()
        #expect(found.sessions == 150)
        #expect((found.forecastDeviation / wanted - 1).magnitude < 1e-12)
        #expect(found.parts[0].sharedVariance < 1e-12)
        #expect(found.parts[0].error(2) == 2 * day.magnitude)
    }

    @Test func sharedVarianceIsThatOfTheOtherFactors() throws {
        let sample = AttributionSamples(seed: 5, sessions: 300, names: 1)
        let found = try sample.returns.attribution(of: "N0", on: sample.days[299])
        // Two factors share the square of their correlation.
        let rows = 39...288
        func column(_ series: MarketSeries) -> [Double] {
            rows.map { series.values[$0] / series.values[$0 - 1] - 1 }
        }
        let fit = try LeastSquares(
            design: [rows.map { _ in 1 }, column(sample.factors[0])], y: column(sample.factors[1]))
        let total = Sums.variance(column(sample.factors[1])) * Double(rows.count - 1)
        let shared = 1 - fit.variance * Double(fit.degrees) / total
        #expect((found.parts[0].sharedVariance - shared).magnitude < 1e-10)
        #expect((found.parts[1].sharedVariance - shared).magnitude < 1e-10)
    }

    @Test func basketIsTheMeanOfItsMembers() throws {
        let sample = AttributionSamples(seed: 6, sessions: 300, names: 3)
        let returns = FactorReturns(
            calendar: sample.factors[1],
            factors: [ReturnFactor("basket", [sample.names[1], sample.names[2]])],
            names: [sample.names[0]])
        let found = try returns.attribution(of: "N0", on: sample.days[299])
        let moves = sample.names[1...].map { $0.values[299] / $0.values[298] - 1 }
        #expect((found.parts[0].factorMove - (moves[0] + moves[1]) / 2).magnitude < 1e-15)
    }

    @Test func whatIsMissingIsNamed() throws {
        var sample = AttributionSamples(seed: 7, sessions: 300, names: 2)
        sample.remove(0, 298)
        let day = sample.days[299]
        #expect(throws: AttributionError.noReturn("N0", day)) {
            try sample.returns.attribution(of: "N0", on: day)
        }
        _ = try sample.returns.attribution(of: "N1", on: day)
        #expect(throws: AttributionError.unknownName("X")) {
            try sample.returns.attribution(of: "X", on: day)
        }
        let early = sample.days[100]
        let few = AttributionError.tooFewReturns("N1", early, had: 89, needed: 120)
        #expect(throws: few) { try sample.returns.attribution(of: "N1", on: early) }
        #expect(few.description.contains("N1 has 89 returns before \(early), 120 are needed"))
        let sunday = sample.days[0] - 1
        let none = AttributionError.noSession(sunday, first: sample.days[0], last: day)
        #expect(throws: none) { try sample.returns.attribution(of: "N1", on: sunday) }
        let twice = FactorReturns(
            calendar: sample.factors[1],
            factors: [
                ReturnFactor("market", [sample.factors[1]]), ReturnFactor("again", [sample.factors[1]]),
            ],
            names: [sample.names[1]])
        #expect(throws: AttributionError.dependentFactor("again", name: "N1", day)) {
            try twice.attribution(of: "N1", on: day)
        }
    }

    @Test func windowAfterTheDayTraps() async {
        await #expect(processExitsWith: .failure) { _ = EstimationWindow(end: 0) }
    }
}
