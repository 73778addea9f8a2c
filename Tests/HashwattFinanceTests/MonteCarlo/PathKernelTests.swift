// SPDX-License-Identifier: Apache-2.0

import HashwattFinance
import HashwattNumerics
import HashwattTesting
import Testing

struct PathKernelTests {
    private static let table = NormalTable()

    /// The variates of a plain path, drawn word by word from its own stream.
    private static func variates(seed: UInt64, path: Int, quarters: Int) -> [Double] {
        var generator = Philox(seed: seed, stream: UInt64(path))
        var words: [UInt32] = []
        while words.count < 2 + 5 * quarters {
            let next = generator.next()
            words += [UInt32(truncatingIfNeeded: next), UInt32(truncatingIfNeeded: next >> 32)]
        }
        return words.map(table.variate)
    }

    @Test func equalsTheEquationsPathByPath() throws {
        let model = try PathModel(SampleModel.factors(), SampleModel.plan())
        let values = PathKernel(model, sampling: .plain, seed: 77).values(of: 0..<40)
        for (path, value) in values.enumerated() {
            let draws = Self.variates(seed: 77, path: path, quarters: 60)
            let expected = ScalarPath(factors: model.factors, plan: model.plan).value(draws)
            #expect((value / expected - 1).magnitude < 1e-10, "seed 77, path \(path)")
        }
    }

    @Test func mirroredPathsHaveOppositeVariates() throws {
        let model = try PathModel(SampleModel.factors(), SampleModel.plan())
        let values = PathKernel(model, sampling: .antithetic, seed: 5).values(of: 0..<24)
        let scalar = ScalarPath(factors: model.factors, plan: model.plan)
        for pair in 0..<12 {
            let draws = Self.variates(seed: 5, path: pair, quarters: 60)
            let expected = [scalar.value(draws), scalar.value(draws.map { -$0 })]
            for side in 0..<2 {
                #expect((values[2 * pair + side] / expected[side] - 1).magnitude < 1e-10, "seed 5")
            }
        }
    }

    /// Any part of a simulation is the same bits as in the whole: what makes threads and resuming safe.
    @Test(arguments: Sampling.allCases)
    func partsAreThoseOfTheWhole(sampling: Sampling) throws {
        let model = try PathModel(SampleModel.factors(), SampleModel.plan(quarters: 20))
        let kernel = PathKernel(model, sampling: sampling, seed: 9)
        let whole = kernel.values(of: 0..<300)
        var generator = SplitMix64(seed: 9)
        for _ in 0..<20 {
            let bounds = (0..<2).map { _ in Int.random(in: 0...300, using: &generator) }.sorted()
            let part = kernel.values(of: bounds[0]..<bounds[1])
            #expect(part == Array(whole[bounds[0]..<bounds[1]]), "seed 9, \(bounds)")
        }
        #expect(kernel.values(of: 7..<7).isEmpty)
        let other = PathKernel(model, sampling: sampling, seed: 10).values(of: 0..<300)
        #expect(zip(other, whole).allSatisfy { $0 != $1 }, "another seed gives other paths")
    }

    @Test(arguments: Sampling.allCases)
    func withoutVolatilityEveryPathIsThePlan(sampling: Sampling) throws {
        let model = try PathModel(SampleModel.factors(scale: 0), SampleModel.plan())
        let values = PathKernel(model, sampling: sampling, seed: 1).values(of: 0..<16)
        let expected = ScalarPath(factors: model.factors, plan: model.plan)
            .value([Double](repeating: 0, count: 302))
        for value in values { #expect((value / expected - 1).magnitude < 1e-11) }
    }

    private static let quarters = 12

    /// Mining without costs is worth what the mean price makes it worth, which has a closed form: network and rates
    /// stand still, so E[B_t] = B₀ · e^(μt).
    private static func growingPrice() throws -> (model: PathModel, mean: Double) {
        let still = FactorModel(
            bitcoin: .init(drift: 0.08, volatility: 0.4),
            network: .init(trend: 0, elasticity: 0, speed: 0, volatility: 0),
            power: .init(start: 1e-9, level: 1e-9, speed: 0, volatility: 0),
            rent: .init(drift: 0, volatility: 0),
            rate: .init(start: 0.05, level: 0.05, speed: 0, volatility: 0),
            delay: .init(mean: 0, logDeviation: 0), overrun: .init(mean: 1, logDeviation: 0),
            correlation: SampleModel.correlation, delayWithOverrun: 0)
        let plan = CompanyPlan(
            mining: .init(
                megawatts: [Double](repeating: 100, count: quarters),
                dollarsPerMegawattHour: [Double](repeating: 60, count: quarters),
                reward: [Double](repeating: 1, count: quarters), otherCost: 0, hours: 2_190),
            projects: [], escalator: 0, residual: 0, spread: 0)
        let mean = (1...quarters).reduce(0.0) {
            $0 + 100 * 2_190 * 60 * Elementary.exp((0.08 - 0.05) * 0.25 * Double($1))
        }
        return (try PathModel(still, plan), mean)
    }

    /// Mean and error of the growing price for some paths.
    private static func errors(_ sampling: Sampling, paths: Int) throws -> (missed: Double, error: Double) {
        let (model, expected) = try growingPrice()
        let kernel = PathKernel(model, sampling: sampling, seed: 21)
        let mean = PathStatistics(kernel.values(of: 0..<paths)).mean
        return (mean.value - expected, try #require(mean.standardError))
    }

    @Test func meanOfAGrowingPriceIsKnown() throws {
        var errors: [Sampling: Double] = [:]
        for sampling in Sampling.allCases {
            let (missed, error) = try Self.errors(sampling, paths: 8_192)
            #expect(missed.magnitude < 4 * error, "\(sampling), seed 21: \(missed) of \(error)")
            errors[sampling] = error
        }
        // Mirrored paths help, low discrepancy helps more: as measured in Guides/monte-carlo.md.
        let plain = try #require(errors[.plain])
        #expect(try #require(errors[.antithetic]) < plain / 1.3, "\(errors)")
        #expect(try #require(errors[.sobol]) < plain / 5, "\(errors)")
    }

    /// Errors fall as n^(−½) for independent paths and faster for low discrepancy. With 16 replicates a slope over
    /// a factor of 16 paths is known to about ±0.1.
    @Test func errorsFallAtTheirRates() throws {
        func slope(_ sampling: Sampling) throws -> Double {
            let few = try Self.errors(sampling, paths: 1_024).error
            let many = try Self.errors(sampling, paths: 16_384).error
            return Elementary.log(many / few) / Elementary.log(16)
        }
        let plain = try slope(.plain)
        #expect((plain + 0.5).magnitude < 0.25, "seed 21: \(plain)")
        let sobol = try slope(.sobol)
        #expect(sobol < -0.65, "seed 21: \(sobol)")
    }

    @Test func impossibleInputsAreNamed() throws {
        let plan = SampleModel.plan()
        func project(start: Double = 4, term: Double = 40, capital: Double = 1e9, building: Int = 0)
            -> CompanyPlan
        {
            SampleModel.plan(projects: [
                .init(
                    name: "Hall 9", start: start, term: term, firstIncome: 1e7, isLet: true, capital: capital,
                    buildStart: building)
            ])
        }
        #expect(throws: PathModelError.correlation) {
            var matrix = SampleModel.correlation
            matrix[0][1] = 0.99
            _ = try PathModel(SampleModel.factors(correlation: matrix), plan)
        }
        #expect(throws: PathModelError.quarters(0)) {
            _ = try PathModel(SampleModel.factors(), SampleModel.plan(quarters: 0))
        }
        #expect(throws: PathModelError.number("lead time of Hall 9", -4, must: "0 or more")) {
            _ = try PathModel(SampleModel.factors(), project(building: 8))
        }
        #expect(throws: PathModelError.number("term of Hall 9", 0, must: "above 0")) {
            _ = try PathModel(SampleModel.factors(), project(term: 0))
        }
        #expect(
            throws: PathModelError.number(
                "lead time of Hall 9", 0, must: "above 0 where capital is yet to be spent")
        ) { _ = try PathModel(SampleModel.factors(), project(start: 0)) }
        #expect(
            throws: PathModelError.number("correlation of delay and overrun", 2, must: "between -1 and 1")
        ) {
            _ = try PathModel(SampleModel.factors(delayWithOverrun: 2), plan)
        }
    }
}

struct PathStatisticsTests {
    /// Known values: path p has value p, so everything can be counted by hand.
    @Test func countsByHand() throws {
        let statistics = PathStatistics((0..<1_280).map(Double.init).reversed())
        #expect(statistics.count == 1_280)
        #expect(statistics.mean.value == 639.5)
        #expect(statistics.quantile(0).value == 0 && statistics.quantile(1).value == 1_279)
        #expect(statistics.quantile(0.5).value == 639.5)
        #expect(statistics.chance(above: 319.5).value == 0.75)
        #expect(statistics.chance(above: -1).value == 1 && statistics.chance(above: 1_279).value == 0)
        // Replicate r has the blocks r, r + 16, …: its mean is that of the whole and 8 · (r − 7.5) more or less.
        var squares = 0.0
        for replicate in 0..<16 {
            let distance = 8 * (Double(replicate) - 7.5)
            squares += distance * distance
        }
        let error = try #require(statistics.mean.standardError)
        #expect((error - (squares / 15 / 16).squareRoot()).magnitude < 1e-12)
    }

    @Test func hasNoErrorWithoutReplicates() {
        let statistics = PathStatistics([1, 2, 3])
        #expect(statistics.mean == SampledEstimate(value: 2, standardError: nil))
        #expect(statistics.quantile(0.25).value == 1.5)
    }

    @Test func refusesNothing() async {
        await #expect(processExitsWith: .failure) { _ = PathStatistics([]) }
    }

    /// The stated error of a quantile covers the true quantile about as often as it says: a normal population.
    @Test func errorsCoverTheTruth() throws {
        let table = NormalTable()
        var covered = 0
        for seed in 0..<100 as Range<UInt64> {
            var generator = Philox(seed: seed)
            let values = (0..<1_024).map { _ in table.variate(UInt32(truncatingIfNeeded: generator.next())) }
            let found = PathStatistics(values).quantile(0.9)
            if (found.value - 1.2815515655).magnitude < 2.13 * (try #require(found.standardError)) {
                covered += 1
            }
        }
        #expect((87...100).contains(covered), "seeds 0–99: \(covered) of 100 within 95 %")
    }
}
