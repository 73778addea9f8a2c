// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattUnits
import Testing

struct FleetTests {
    static let s21 = Machine("S21", hashRate: .terahashesPerSecond(200), power: .watts(3_500))
    static let s19 = Machine(
        "S19j Pro", hashRate: .terahashesPerSecond(100), efficiency: .joulesPerTerahash(30))
    let fleet = Fleet(
        [
            FleetGroup(s21, count: 10_000, uptime: .percent(95)),
            FleetGroup(s19, count: 20_000),
        ], pue: PUE(1.05))
    let hashprice = Hashprice.dollarsPerPetahashDay(36.652_62)

    /// 10,000 · 200 TH · 0.95 + 20,000 · 100 TH = 3.9 EH/s; (33.25 + 60) MW · 1.05 at the meter.
    @Test func addsUpMachines() throws {
        #expect(abs(fleet.hashRate().exahashesPerSecond - 3.9) < 1e-12)
        #expect(abs(fleet.power().megawatts - 97.912_5) < 1e-9)
        #expect(abs(try #require(fleet.efficiency).joulesPerTerahash - 97.912_5 / 3.9) < 1e-9)
    }

    /// 36.65262 · 1000 / (24 · 17.5 · 1.05) = 83.1125 USD/MWh by hand; the S19j Pro 48.48.
    @Test func breakevenCountsCooling() {
        #expect(
            abs(fleet.breakeven(of: fleet.groups[0], at: hashprice).dollarsPerMegawattHour - 83.112_5) < 1e-3)
        #expect(
            abs(fleet.breakeven(of: fleet.groups[1], at: hashprice).dollarsPerMegawattHour - 48.482_3) < 1e-3)
    }

    @Test func atTheBreakevenTheMarginIsZero() {
        let group = FleetGroup(Self.s21, count: 3)
        let one = Fleet([group], pue: PUE(1.2))
        let price = one.breakeven(of: group, at: hashprice)
        let margin = one.margin(over: .days(7), hashprice: hashprice, price: price)
        let revenue = hashprice.revenue(of: one.hashRate(), over: .days(7))
        #expect(abs(margin / revenue) < 1e-12)
    }

    /// 25.1058 J/TH at 50 USD/MWh: 25.1058 · 24 · 50 / 1000 = 30.1269 USD/PH/day; / 0.00041523 = 72,555 USD/BTC.
    @Test func hashCostAndCostPerBitcoin() throws {
        let price = EnergyPrice.dollarsPerMegawattHour(50)
        let cost = try #require(fleet.hashCost(at: price))
        #expect(abs(cost.dollarsPerPetahashDay - 30.126_923) < 1e-5)
        let perBitcoin = try #require(
            fleet.powerCostPerBitcoin(at: price, .bitcoinPerPetahashDay(0.000_415_23)))
        #expect(abs(perBitcoin.amount - 72_554.8) < 0.5)
    }

    @Test func standsStillAboveTheBreakeven() {
        let dear = fleet.best(at: .dollarsPerMegawattHour(60), hashprice)
        #expect(dear.groups.map(\.mode) == [.nominal, .curtailed])
        #expect(fleet.best(at: .dollarsPerMegawattHour(100), hashprice).hashRate() == .zero)
        #expect(fleet.best(at: .dollarsPerMegawattHour(-5), hashprice) == fleet)
        let back = dear.best(at: .dollarsPerMegawattHour(20), hashprice)
        #expect(back == fleet)
    }

    @Test func aTunedFleetNeverEarnsLess() {
        for price in stride(from: -20.0, through: 140, by: 10) {
            let price = EnergyPrice.dollarsPerMegawattHour(price)
            let plain = fleet.best(at: price, hashprice).margin(
                over: .days(1), hashprice: hashprice, price: price)
            let tuned = fleet.best(at: price, hashprice, tunes: true)
            #expect(tuned.margin(over: .days(1), hashprice: hashprice, price: price) >= plain * (1 - 1e-12))
        }
    }

    @Test func theMeritOrderStartsWithTheLeastEnergy() {
        let reversed = Fleet(fleet.groups.reversed())
        #expect(reversed.meritOrder.map(\.machine.name) == ["S21", "S19j Pro"])
    }

    @Test func heatTakesMachinesOff() {
        let limit = AmbientLimit(fullUpTo: 40, offFrom: 47)
        let group = FleetGroup(Self.s21, count: 100, ambient: limit)
        #expect(group.hashRate(at: 35) == group.hashRate())
        #expect(abs(group.hashRate(at: 43.5) / group.hashRate() - 0.5) < 1e-12)
        #expect(group.hashRate(at: 47) == .zero)
        #expect(group.power(at: 60) == .zero)
        #expect(Fleet([group]).power(at: 43.5) == group.power(at: 43.5))
        #expect(FleetGroup(Self.s21, count: 100).hashRate(at: 60) == group.hashRate())
    }

    @Test func nothingThatRunsHasNoEfficiency() {
        let empty = Fleet([])
        #expect(empty.efficiency == nil)
        #expect(empty.hashCost(at: .dollarsPerMegawattHour(50)) == nil)
        #expect(Fleet([FleetGroup(Self.s21, count: 5, mode: .curtailed)]).efficiency == nil)
    }

    @Test func producesAsItsHashRate() {
        let found = fleet.production(over: .days(1), difficulty: 1.5e14, subsidy: Money(3.125), fees: .zero)
        let blocks = ExpectedBlocks.count(fleet.hashRate(), over: .days(1), difficulty: 1.5e14)
        #expect(abs(found.expected.amount / (blocks * 3.125) - 1) < 1e-14)
    }

    @Test func impossibleFleetsTrap() async {
        await #expect(processExitsWith: .failure) { _ = Machine("x", hashRate: .zero, power: .watts(1)) }
        await #expect(processExitsWith: .failure) { _ = FleetGroup(FleetTests.s21, count: -1) }
        await #expect(processExitsWith: .failure) {
            _ = FleetGroup(FleetTests.s21, count: 1, uptime: .percent(101))
        }
        await #expect(processExitsWith: .failure) {
            _ = FleetGroup(FleetTests.s21, count: 1, mode: .tuned(2))
        }
        await #expect(processExitsWith: .failure) { _ = AmbientLimit(fullUpTo: 40, offFrom: 40) }
    }
}
