// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattTesting
import HashwattUnits
import Testing

struct HashSupplyTests {
    static func step(_ name: String, _ exahashes: Double, _ cost: Double) -> HashSupplyStep {
        HashSupplyStep(
            name, hashRate: .exahashesPerSecond(exahashes), cost: .dollarsPerPetahashDay(cost))
    }

    let supply = HashSupply([step("old", 300, 45), step("new", 500, 20), step("middle", 400, 35)])

    /// 40 million USD a day over 900 EH/s is 44.44 USD/PH/day: above 35, below 45.
    @Test func aCapacityCanBeTheMargin() {
        let found = supply.equilibrium(revenue: .millions(40))
        #expect(found.hashRate == .exahashesPerSecond(900))
        #expect(found.marginal?.name == "middle")
        #expect(found.running == .fraction(1))
        #expect(abs((found.hashprice?.dollarsPerPetahashDay ?? 0) - 44.444_444_444) < 1e-8)
    }

    /// 30 million over 35 USD is 857.14 EH/s: 357.14 of the middle step's 400 run.
    @Test func aCostCanBeTheMargin() {
        let found = supply.equilibrium(revenue: .millions(30))
        #expect(abs(found.hashRate.exahashesPerSecond - 857.142_857_142_857) < 1e-9)
        #expect(found.marginal?.name == "middle")
        #expect(abs(found.running.fraction - 0.892_857_142_857) < 1e-9)
        #expect(abs((found.hashprice?.dollarsPerPetahashDay ?? 0) - 35) < 1e-12)
    }

    @Test func muchRevenueRunsAll() {
        let found = supply.equilibrium(revenue: .millions(100))
        #expect(found.hashRate == .exahashesPerSecond(1_200))
        #expect(found.marginal?.name == "old")
    }

    @Test(arguments: [UInt64(30), 3_125])
    func nobodyWantsToMove(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let steps = (0..<Int.random(in: 1...12, using: &generator)).map { index in
                Self.step(
                    "\(index)", .random(in: 0.1...300, using: &generator),
                    .random(in: -5...80, using: &generator))
            }
            let supply = HashSupply(steps)
            let found = supply.equilibrium(revenue: .millions(.random(in: 0.1...80, using: &generator)))
            guard let price = found.hashprice, let marginal = found.marginal else {
                Issue.record("seed \(seed): nothing runs")
                continue
            }
            #expect(marginal.cost <= price * (1 + 1e-12), "seed \(seed)")
            let cheaper = supply.steps.prefix { $0 != marginal }
            let sum = cheaper.reduce(marginal.hashRate * found.running) { $0 + $1.hashRate }
            #expect(abs(sum / found.hashRate - 1) < 1e-12, "seed \(seed)")
            if found.running.fraction < 1 { #expect(abs(price / marginal.cost - 1) < 1e-12, "seed \(seed)") }
            for step in supply.steps.drop(while: { $0 != marginal }).dropFirst() {
                // The next step would not cover its cost by joining.
                #expect(step.cost >= price * (1 - 1e-12) || joining(step, found) < step.cost, "seed \(seed)")
            }
        }
    }

    private func joining(_ step: HashSupplyStep, _ found: HashSupply.Equilibrium) -> Hashprice {
        let revenue = (found.hashprice ?? .zero).dollarsPerPetahashDay * found.hashRate.petahashesPerSecond
        return .dollarsPerPetahashDay(revenue / (found.hashRate + step.hashRate).petahashesPerSecond)
    }

    @Test func costFollowsFromEfficiencyAndPower() {
        let step = HashSupplyStep(
            "S21", hashRate: .exahashesPerSecond(1), efficiency: .joulesPerTerahash(17.5),
            price: .dollarsPerMegawattHour(50))
        #expect(abs(step.cost.dollarsPerPetahashDay - 21) < 1e-12)  // 17.5 · 24 · 50 / 1000
    }

    @Test func noSupplyHasNoHashprice() {
        let found = HashSupply([]).equilibrium(revenue: Dollars(1))
        #expect(found.hashprice == nil)
        #expect(found.hashRate == .zero)
    }

    @Test func impossibleSupplyTraps() async {
        await #expect(processExitsWith: .failure) { _ = HashSupplyTests.step("x", -1, 1) }
        await #expect(processExitsWith: .failure) { _ = HashSupply([]).equilibrium(revenue: .zero) }
    }
}
