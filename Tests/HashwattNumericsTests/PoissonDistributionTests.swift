// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattTesting
import Testing

struct PoissonDistributionTests {
    /// Mean, count, probability, at most count, more than count: sums with 40 digits by mpmath.
    static let values: [(mean: Double, count: Int, probability: Double, atMost: Double, above: Double)] = [
        (0.001, 0, 0.999000499833374992, 0.999000499833374992, 0.000999500166625008332),
        (0.001, 1, 0.000999000499833374992, 0.999999500333208367, 4.99666791633340277e-7),
        (0.001, 3, 1.66500083305562499e-10, 0.999999999999958367, 4.16333472182548362e-14),
        (0.7, 0, 0.496585303791409515, 0.496585303791409515, 0.503414696208590485),
        (0.7, 1, 0.34760971265398666, 0.844195016445396175, 0.155804983554603825),
        (0.7, 5, 0.000695509100068518309, 0.999909973651115494, 0.0000900263488845056457),
        (12.5, 0, 3.72665317207867099e-6, 3.72665317207867099e-6, 0.999996273346827921),
        (12.5, 5, 0.00947736911030749256, 0.0148228745974415569, 0.985177125402558443),
        (12.5, 12, 0.113214530067568138, 0.518975218879050885, 0.481024781120949115),
        (12.5, 13, 0.108860125064969364, 0.627835343944020249, 0.372164656055979751),
        (12.5, 40, 3.43616831105459341e-10, 0.999999999851441957, 1.4855804311848887e-10),
        (144, 100, 0.0000212735594236679325, 0.0000665792810713645366, 0.999933420718928635),
        (144, 144, 0.0332259565155585238, 0.522143805602921657, 0.477856194397078343),
        (144, 180, 0.000461181373372977447, 0.998350804872178877, 0.00164919512782112293),
        (144, 300, 3.0516814004394315e-30, 1.0, 2.78301899797447251e-30),
        (4320.25, 4000, 3.25546748410550571e-8, 4.23812024652426361e-7, 0.999999576187975348),
        (4320.25, 4500, 0.000148720835147465141, 0.996795720021591983, 0.00320427997840801665),
        (4320.25, 5000, 4.54427463480462489e-25, 1.0, 2.85780670074288595e-24),
        (52560, 51000, 1.23576429297371682e-13, 4.08139527565837875e-12, 0.999999999995918605),
        (52560, 53500, 4.05305846949893955e-7, 0.99997851633731397, 0.0000214836626860300753),
        (1000000, 995000, 1.45964409941466764e-9, 2.81482038389653144e-7, 0.99999971851796161),
        (1000000, 1000000, 0.00039894224715624403, 0.500265961486283653, 0.499734038513716347),
        (1000000, 1006000, 6.27911201952781989e-12, 0.999999998980570246, 1.01942975377138639e-9),
    ]

    @Test(arguments: values)
    func matchesFortyDigitSums(
        mean: Double, count: Int, probability: Double, atMost: Double, above: Double
    ) {
        let found = PoissonDistribution(mean: mean)
        #expect(abs(found.probability(of: count) / probability - 1) < 2e-12)
        #expect(abs(found.cumulative(count) / atMost - 1) < 2e-12)
        #expect(abs(found.survival(count) / above - 1) < 2e-12)
    }

    /// scipy 1.17.1, `poisson.ppf` at 0.001, 0.05, 0.5, 0.9, 0.975, 0.9999.
    static let quantiles: [(mean: Double, expected: [Int])] = [
        (0.001, [0, 0, 0, 0, 0, 1]), (0.7, [0, 0, 1, 2, 3, 5]), (12.5, [3, 7, 12, 17, 20, 28]),
        (144, [108, 125, 144, 159, 168, 191]), (4_320.25, [4_119, 4_212, 4_320, 4_405, 4_450, 4_567]),
        (52_560, [51_853, 52_183, 52_560, 52_854, 53_010, 53_415]),
        (1e6, [996_911, 998_355, 1_000_000, 1_001_282, 1_001_960, 1_003_721]),
    ]

    @Test(arguments: quantiles)
    func quantilesAgreeWithScipy(mean: Double, expected: [Int]) {
        let found = PoissonDistribution(mean: mean)
        #expect([0.001, 0.05, 0.5, 0.9, 0.975, 0.9999].map(found.quantile) == expected)
    }

    @Test(arguments: [UInt64(6), 144])
    func aQuantileIsTheSmallestCountThatReachesIt(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let found = PoissonDistribution(mean: .random(in: 0...2_000, using: &generator))
            let probability = Double.random(in: 0..<1, using: &generator)
            let count = found.quantile(probability)
            #expect(found.cumulative(count) >= probability, "seed \(seed), mean \(found.mean)")
            if count > 0 {
                #expect(found.cumulative(count - 1) < probability, "seed \(seed), mean \(found.mean)")
            }
        }
    }

    @Test(arguments: [UInt64(8), 99])
    func termsSumToTheTails(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let found = PoissonDistribution(mean: .random(in: 0.01...300, using: &generator))
            let count = Int.random(in: 0...400, using: &generator)
            let sum = (0...count).reduce(0) { $0 + found.probability(of: $1) }
            #expect(abs(sum - found.cumulative(count)) < 1e-12, "seed \(seed), mean \(found.mean)")
            #expect(abs(found.cumulative(count) + found.survival(count) - 1) < 1e-12)
        }
    }

    @Test func anIntervalHoldsItsCoverage() {
        let found = PoissonDistribution(mean: 144)
        let band = found.interval(0.95)
        #expect(band == 121...168)  // scipy 1.17.1: ppf(0.025), ppf(0.975)
        #expect(found.cumulative(band.upperBound) - found.cumulative(band.lowerBound - 1) >= 0.95)
    }

    @Test func nothingExpectedIsNothingFound() {
        let none = PoissonDistribution(mean: 0)
        #expect(none.probability(of: 0) == 1)
        #expect(none.probability(of: 1) == 0)
        #expect(none.cumulative(0) == 1)
        #expect(none.survival(0) == 0)
        #expect(none.quantile(0.999) == 0)
        #expect(none.cumulative(-1) == 0 && none.survival(-1) == 1 && none.probability(of: -1) == 0)
    }

    @Test func impossibleInputTraps() async {
        await #expect(processExitsWith: .failure) { _ = PoissonDistribution(mean: -1) }
        await #expect(processExitsWith: .failure) { _ = PoissonDistribution(mean: .nan) }
        await #expect(processExitsWith: .failure) { _ = PoissonDistribution(mean: 1).quantile(1) }
        await #expect(processExitsWith: .failure) { _ = PoissonDistribution(mean: 1).interval(-0.1) }
    }
}
