// SPDX-License-Identifier: Apache-2.0

import HashwattDataset
import HashwattDispatch
import HashwattFacts
import HashwattStudies
import HashwattUnits
import Testing

/// From what a site file says and prices to a problem, and from a plan to what was reported.
struct DispatchScenarioTests {
    private func prices(
        _ start: String, hours: Int, _ zone: MarketZone = .utc, more: [String: (Int) -> Double] = [:]
    ) throws -> PriceTable {
        let names = ["price_usd_per_mwh"] + more.keys.sorted()
        return PriceTable(
            start: try #require(Instant(start)), interval: .hours(1), names: names,
            columns: names.map { name in (0..<hours).map { more[name]?($0) ?? Double(20 + $0 % 50) } })
    }

    private func error(_ scenario: DispatchScenario, _ prices: PriceTable) -> DispatchScenarioError? {
        do {
            _ = try scenario.problem(on: prices)
            return nil
        } catch {
            return error
        }
    }

    /// 5 × 16 power in a week with the night in March: 5 days of 16 hours, by local time.
    @Test func blocksFollowLocalHoursAndDays() throws {
        var scenario = DispatchScenario(
            site: Site(name: "s", contracts: [PowerContract(name: "peak", megawatts: 50, priceUSDPerMWh: 40)])
        )
        scenario.contractPower = [.constant(50)]
        scenario.blocks = [.init(fromHour: 6, toHour: 22, days: .weekdays)]
        scenario.zone = .centralPrevailing
        // From Monday 2023-03-06 00:00 in Texas, over the night of 2023-03-12.
        let week = try prices("2023-03-06T06:00:00Z", hours: 7 * 24 - 1 + 24)
        let profile = try scenario.problem(on: week).site.contracts[0].profileMW
        #expect(profile.reduce(0, +) == 50 * 16 * 6)
        #expect(profile[5] == 0 && profile[6] == 50 && profile[21] == 50 && profile[22] == 0)
        // Monday after the change: 06:00 is one interval earlier than it was.
        #expect(profile[7 * 24 - 1 + 6] == 50 && profile[7 * 24 - 1 + 5] == 0)
        scenario.blocks = [.init(fromHour: 22, toHour: 6, days: .all)]
        #expect(try scenario.problem(on: week).site.contracts[0].profileMW[0...23].reduce(0, +) == 50 * 8)
    }

    @Test func chargesFallOnTheNamedIntervalsOnly() throws {
        var scenario = DispatchScenario(site: Site(name: "s", demandChargeUSDPerMW: 5))
        scenario.peakCharge = .constant(9)
        scenario.peakIntervals = [try #require(Instant("2023-01-31T22:00:00Z"))]
        let table = try prices("2023-01-31T20:00:00Z", hours: 6)
        let problem = try scenario.problem(on: table)
        #expect(problem.series.peakChargeUSDPerMW == [0, 0, 9, 0, 0, 0])
        #expect(problem.series.billingPeriod == [0, 0, 0, 0, 1, 1])
        scenario.zone = .centralPrevailing
        #expect(try scenario.problem(on: table).series.billingPeriod == [0, 0, 0, 0, 0, 0])
        scenario.peakIntervals = [try #require(Instant("2023-01-31T22:15:00Z"))]
        #expect(error(scenario, table)?.key == "peak_intervals")
    }

    @Test func classesAreValuedByHashpriceAndBitcoinCounted() throws {
        var scenario = DispatchScenario(
            site: Site(
                name: "s", grid: GridConnection(purchaseLimitMW: 10),
                classes: [MachineClass(name: "a", capacityMW: 10)]))
        scenario.classValues = [.init(efficiency: 20, operatingCost: 3)]
        scenario.hashprice = .column("hp")
        scenario.bitcoinPrice = .constant(50_000)
        let table = try prices("2023-01-01T00:00:00Z", hours: 4, more: ["hp": { _ in 48 }])
        let problem = try scenario.problem(on: table)
        #expect(problem.series.classValueUSDPerMWh == [97, 97, 97, 97])
        let outcome = try scenario.run(on: table)
        // 40 MWh at 100 USD before costs, over 50,000.
        #expect(abs(try #require(outcome.bitcoin) - 0.08) < 1e-12)
        scenario.hashprice = nil
        #expect(error(scenario, table)?.key == "classes[0].value_usd_per_mwh")
    }

    @Test func limitsThatContradictEachOtherAreNamed() throws {
        let table = try prices("2023-01-01T00:00:00Z", hours: 48)
        var scenario = DispatchScenario(
            site: Site(
                name: "s", grid: GridConnection(purchaseLimitMW: 100),
                ai: AILoad(megawatts: 10, curtailableMW: 10, budgetMWh: 481)))
        #expect(error(scenario, table)?.key == "ai.budget_mwh")
        scenario.site.ai?.budgetMWh = 480
        #expect(error(scenario, table) == nil)
        scenario.site.ai?.budgetHours = 49
        #expect(error(scenario, table)?.key == "ai.budget_hours")
        scenario.site.ai = nil
        scenario.site.grid.drawLimitMW = 5
        scenario.site.classes = [MachineClass(name: "a", capacityMW: 10, minimumLoadMW: 6)]
        scenario.classValues = [.init(value: .constant(50))]
        #expect(error(scenario, table)?.key == "classes[0].minimum_load_mw")
        scenario.site.battery = Battery(powerMW: 1, energyMWh: 90, finalMWh: 90)
        let unreachable = try #require(error(scenario, table))
        #expect(
            unreachable.key == "battery.final_mwh" && unreachable.interval == 47 && !unreachable.isInPrices)
    }

    /// The month that everything is checked on: the steps from plan to report add up, and the sums are those of a
    /// computation apart (345 MW · price · ¼ h over the quarter hours above the value of mining).
    @Test func plannedSalesOfAugust2023AreReconciledWithTheReports() throws {
        let facts = try BundledFacts.load()
        let hub = try #require(facts.powerPrices.first { $0.point == "HB_SOUTH" })
        let table = try #require(PriceTable([("price_usd_per_mwh", hub)]))
        var scenario = DispatchScenario(
            site: Site(
                name: "ERCOT", contracts: [PowerContract(name: "fixed", megawatts: 345, priceUSDPerMWh: 0)],
                classes: [MachineClass(name: "fleet", capacityMW: 345)]))
        scenario.zone = .centralPrevailing
        scenario.classValues = [.init(efficiency: 32.24)]
        scenario.hashprice = .constant(67.115)
        let outcome = try scenario.run(on: table)
        let threshold = 67.115 * 1_000 / (24 * 32.24)
        let wanted = hub.prices.filter { $0 > threshold }.reduce(0, +) * 345 / 4
        #expect(abs(outcome.streams.sale - wanted) < 1e-3 && abs(wanted - 38_014_440) < 1)
        let figures = DispatchFigures(outcome, source: hub.source, command: "hashwatt dispatch")
        let credits = try #require(
            CreditReconciliation(figures, facts: facts, ticker: "RIOT", zone: "LZ_SOUTH"))
        #expect(credits.reports.map(\.power.value) == [24_200_000, 24_100_000, 23_300_000])
        #expect(credits.reports.map(\.demandResponse.value) == [7_400_000, 7_500_000, 5_200_000])
        for report in credits.reports {
            let sum =
                credits.planned.value + credits.zoneEffect.value + credits.demandResponseEffect(report).value
                + credits.unexplained(report).value
            #expect(abs(sum - report.power.value) < 1e-3)
        }
        #expect(abs(credits.unsoldPower(credits.reports[0]).value - 345 * 2.53 / 34.13) < 1e-9)
        #expect(CreditReconciliation(figures, facts: facts, ticker: "RIOT", zone: "LZ_EAST") == nil)
    }
}
