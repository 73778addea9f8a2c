// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattNumerics
import HashwattTesting
import HashwattUnits
import Testing

struct ExpectedBlocksTests {
    /// The network's hash rate at a difficulty finds a block in ten minutes, by the definition of difficulty.
    @Test func theWholeNetworkFinds144BlocksADay() {
        let all = ExpectedBlocks.hashRate(atDifficulty: 1.5e14)
        #expect(abs(ExpectedBlocks.count(all, over: .days(1), difficulty: 1.5e14) - 144) < 1e-9)
        // 1.5e14 · 2⁴⁸ / 65535 / 600 = 1.07375820825e21 H/s with `bc`
        #expect(abs(all.exahashesPerSecond / 1_073.758_208_25 - 1) < 1e-10)
    }

    @Test(arguments: [UInt64(4), 77])
    func hashRateAndBlocksAreInverse(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let rate = HashRate.exahashesPerSecond(.random(in: 0.01...900, using: &generator))
            let time = Hours(.random(in: 0.1...9_000, using: &generator))
            let difficulty = Double.random(in: 1...2e14, using: &generator)
            let blocks = ExpectedBlocks.count(rate, over: time, difficulty: difficulty)
            let back = ExpectedBlocks.hashRate(finding: blocks, in: time, difficulty: difficulty)
            #expect(abs(back / rate - 1) < 1e-14, "seed \(seed)")
        }
    }

    @Test func noHashRateFindsNothing() {
        #expect(ExpectedBlocks.count(.zero, over: .days(30), difficulty: 1) == 0)
    }

    @Test func impossibleInputTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = ExpectedBlocks.count(.exahashesPerSecond(-1), over: .days(1), difficulty: 1)
        }
        await #expect(processExitsWith: .failure) {
            _ = ExpectedBlocks.hashRate(finding: 1, in: .zero, difficulty: 1)
        }
    }
}

struct ProductionForecastTests {
    let period = ProductionPeriod(
        time: .days(30), hashRate: .exahashesPerSecond(10), difficulty: 1.5e14, subsidy: Money(3.125),
        fees: Money(0.025))

    /// 10e18 · 2592000 · 65535 / (1.5e14 · 2⁴⁸) = 40.232521 blocks, · 3.15 BTC, with `bc`.
    @Test func meanMatchesAHandComputation() {
        let found = ProductionForecast([period])
        #expect(abs(found.expectedBlocks / 40.232_521_314_465 - 1) < 1e-9, "\(found.expectedBlocks)")
        #expect(abs(found.expected.amount / (40.232_521_314_465 * 3.15) - 1) < 1e-9)
        #expect(found.standardDeviation == .zero)
        #expect(found.band(0.95) == (found.expected, found.expected))
        #expect(found.luck == nil)
    }

    /// Alone the count is Poisson of mean 40.2325: scipy 1.17.1 gives ppf(0.025) = 28, ppf(0.975) = 53.
    @Test func aloneTheBandIsThatOfTheOwnBlocks() {
        let found = ProductionForecast([period], contract: PayoutContract(.solo))
        #expect(abs(found.band(0.95).low.amount - 28 * 3.15) < 1e-9)
        #expect(abs(found.band(0.95).high.amount - 53 * 3.15) < 1e-9)
        let relative = found.standardDeviation / found.expected
        #expect(abs(relative - 1 / found.expectedBlocks.squareRoot()) < 1e-12)
    }

    @Test func aPoolSharesItsLuck() {
        let pool = PayoutContract(.pplns(pool: .exahashesPerSecond(250)))
        let found = ProductionForecast([period], contract: pool)
        let alone = ProductionForecast([period], contract: PayoutContract(.solo))
        #expect(abs(found.expected / alone.expected - 1) < 1e-14)
        #expect(abs(found.standardDeviation / alone.standardDeviation - 0.2) < 1e-12)  // √(10/250)
        #expect(abs((found.luck?.mean ?? 0) / (25 * found.expectedBlocks) - 1) < 1e-12)
    }

    @Test func feesOfThePoolAreTakenFromAll() {
        let found = ProductionForecast([period], contract: PayoutContract(.fpps, fee: .percent(2)))
        #expect(abs(found.expected / ProductionForecast([period]).expected - 0.98) < 1e-14)
        let withoutFees = ProductionForecast([period], contract: PayoutContract(.pps))
        #expect(abs(withoutFees.expected / ProductionForecast([period]).expected - 3.125 / 3.15) < 1e-14)
    }

    @Test(arguments: [UInt64(12), 345])
    func cuttingTheTimeChangesNothing(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let part = Double.random(in: 0...1, using: &generator)
            let (first, second) = (cut(part), cut(1 - part))
            for scheme in [PayoutScheme.solo, .fpps, .pplns(pool: .exahashesPerSecond(90))] {
                let contract = PayoutContract(scheme, fee: .percent(1))
                let whole = ProductionForecast([period], contract: contract)
                let parts = ProductionForecast([first, second], contract: contract)
                #expect(abs(parts.expected / whole.expected - 1) < 1e-12, "seed \(seed)")
                #expect(abs((parts.standardDeviation - whole.standardDeviation).amount) < 1e-9)
            }
        }
    }

    private func cut(_ part: Double) -> ProductionPeriod {
        ProductionPeriod(
            time: period.time * part, hashRate: period.hashRate, difficulty: period.difficulty,
            subsidy: period.subsidy, fees: period.fees)
    }

    /// Simulated blocks of two rewards: the band of matched moments holds what it says.
    @Test func theBandAcrossAHalvingHoldsItsCoverage() {
        let half = ProductionPeriod(
            time: .days(30), hashRate: period.hashRate, difficulty: 1.5e14, subsidy: Money(1.562_5),
            fees: Money(0.025))
        let found = ProductionForecast([period, half], contract: PayoutContract(.solo))
        let band = found.band(0.9)
        var generator = SplitMix64(seed: 2028)
        let draws = 4_000
        var inside = 0
        for _ in 0..<draws {
            let before = poisson(found.expectedBlocks / 2, &generator)
            let after = poisson(found.expectedBlocks / 2, &generator)
            let paid = Double(before) * 3.15 + Double(after) * 1.587_5
            if paid >= band.low.amount && paid <= band.high.amount { inside += 1 }
        }
        // At least 90 %, one block more by the steps of the scale, ± 3 standard errors of 4,000 draws.
        let share = Double(inside) / Double(draws)
        #expect(share > 0.885 && share < 0.945, "seed 2028: \(share)")
    }

    private func poisson(_ mean: Double, _ generator: inout SplitMix64) -> Int {
        var (sum, count) = (0.0, -1)
        while sum < mean {  // exponential intervals until the mean is passed
            sum -= Elementary.log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator))
            count += 1
        }
        return count
    }

    @Test func probabilitiesFollowTheCount() throws {
        let found = ProductionForecast([period], contract: PayoutContract(.solo))
        let luck = try #require(found.luck)
        #expect(found.probability(ofAtMost: Money(-1)) == 0)
        #expect(found.probability(ofAtMost: Money(40 * 3.15)) == luck.cumulative(40))
        #expect(found.probability(ofAtMost: Money(40 * 3.15 - 0.01)) == luck.cumulative(39))
        #expect(found.probability(ofAtMost: Money(1e9)) == 1)
        let certain = ProductionForecast([period])
        #expect(certain.probability(ofAtMost: certain.expected) == 1)
        #expect(certain.probability(ofAtMost: certain.expected * 0.99) == 0)
    }

    @Test func nothingMinedHasNoBand() {
        let idle = ProductionPeriod(
            time: .days(30), hashRate: .zero, difficulty: 1e14, subsidy: Money(3.125), fees: .zero)
        let found = ProductionForecast([idle], contract: PayoutContract(.solo))
        #expect(found.expected == .zero)
        #expect(found.luck == nil)
        #expect(ProductionForecast([]).expected == .zero)
    }

    @Test func impossibleContractsTrap() async {
        await #expect(processExitsWith: .failure) { _ = PayoutContract(.fpps, fee: .percent(100)) }
        await #expect(processExitsWith: .failure) { _ = PayoutContract(.pplns(pool: .zero)) }
        await #expect(processExitsWith: .failure) {
            _ = PayoutContract(.pplns(pool: .exahashesPerSecond(1)))
                .luckyHashRate(of: .exahashesPerSecond(2))
        }
    }
}
