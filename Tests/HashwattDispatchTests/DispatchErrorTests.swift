// SPDX-License-Identifier: Apache-2.0

import HashwattDispatch
import Testing

struct DispatchErrorTests {
    private func series(_ count: Int = 4, classes: Int = 0) -> DispatchSeries {
        DispatchSeries(
            intervalHours: 1, realTimeUSDPerMWh: [Double](repeating: 30, count: count),
            classValueUSDPerMWh: [Double](repeating: 50, count: count * classes))
    }

    private func error(_ site: Site, _ series: DispatchSeries) -> DispatchError? {
        do {
            _ = try DispatchProblem(site: site, series: series).solve()
            return nil
        } catch { return error }
    }

    @Test func emptySeriesAreRefused() {
        #expect(error(Site(name: "s"), series(0)) == .noIntervals)
    }

    @Test func notANumberIsNamedWithItsInterval() {
        var prices = series()
        prices.realTimeUSDPerMWh[2] = .nan
        let found = error(Site(name: "s"), prices)
        #expect(found == .notFinite(key: "price_usd_per_mwh", interval: 2, value: "nan"))
        #expect(
            "\(found.map(String.init(describing:)) ?? "")"
                == "price_usd_per_mwh, interval 2: nan is not a finite number; fill or drop the interval")
    }

    @Test func negativeCapacityIsNamedWithItsRule() {
        let site = Site(name: "s", classes: [MachineClass(name: "m", capacityMW: -1)])
        let wanted = DispatchError.outOfRange(
            key: "classes[0].capacity_mw", interval: nil, value: -1, rule: "at least 0")
        #expect(error(site, series(classes: 1)) == wanted)
    }

    @Test func minimumAboveCapacityIsRefused() {
        let site = Site(name: "s", classes: [MachineClass(name: "m", capacityMW: 5, minimumLoadMW: 6)])
        let wanted = DispatchError.outOfRange(
            key: "classes[0].minimum_load_mw", interval: nil, value: 6, rule: "between 0 and capacity_mw")
        #expect(error(site, series(classes: 1)) == wanted)
    }

    @Test func sheddingAboveTheLoadIsRefused() {
        let site = Site(name: "s", ai: AILoad(megawatts: 10, curtailableMW: 11))
        let wanted = DispatchError.outOfRange(
            key: "ai.curtailable_mw", interval: nil, value: 11, rule: "between 0 and ai.power_mw")
        #expect(error(site, series()) == wanted)
    }

    @Test func unreachableBatteryEndIsNamed() {
        let site = Site(
            name: "s", battery: Battery(powerMW: 1, energyMWh: 20, initialMWh: 0, finalMWh: 10))
        let wanted = DispatchError.infeasible(
            key: "battery.final_mwh", interval: 3, rule: "10.0 MWh cannot be reached from 0.0 MWh at 1.0 MW")
        #expect(error(site, series()) == wanted)
    }

    @Test func firmLoadAboveTheDrawLimitIsNamed() {
        let site = Site(
            name: "s", contracts: [PowerContract(name: "c", megawatts: 100, priceUSDPerMWh: 40)],
            grid: GridConnection(drawLimitMW: 20), ai: AILoad(megawatts: 30))
        guard case .infeasible("ai.power_mw", nil, let rule) = error(site, series()) else {
            Issue.record("not refused")
            return
        }
        #expect(rule.contains("grid.draw_limit_mw"))
    }

    @Test func firmLoadWithoutSupplyNamesTheInterval() {
        let site = Site(
            name: "s",
            contracts: [
                PowerContract(name: "c", megawatts: 0, priceUSDPerMWh: 40, profileMW: [40, 40, 10, 40])
            ], ai: AILoad(megawatts: 30))
        guard case .infeasible("ai.power_mw", 2, _) = error(site, series()) else {
            Issue.record("not refused")
            return
        }
    }

    @Test func seriesOfAnotherLengthAreNamed() {
        let site = Site(name: "s", classes: [MachineClass(name: "m", capacityMW: 5)])
        let wanted = DispatchError.length(key: "classes.value_usd_per_mwh", expected: 4, found: 0)
        #expect(error(site, series()) == wanted)
    }

    @Test func decreasingPeriodsAreNamed() {
        var prices = series()
        prices.billingPeriod = [0, 1, 0, 1]
        #expect(error(Site(name: "s"), prices) == .periodDecreases(key: "billing_period", interval: 2))
    }

    @Test func optionsTrapOnNonsense() async {
        await #expect(processExitsWith: .failure) { _ = DispatchOptions(relativeGap: 0) }
        await #expect(processExitsWith: .failure) { _ = DispatchOptions(mostIterations: 0) }
        await #expect(processExitsWith: .failure) { _ = DispatchOptions(mostLagrangianSteps: -1) }
    }
}
