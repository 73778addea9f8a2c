// SPDX-License-Identifier: Apache-2.0

import HashwattMining
import HashwattNumerics
import HashwattUnits
import Testing

struct ForwardPathTests {
    /// 24 November 2025, at a steady 1,090 EH/s.
    static func state(exahashes: Double = 1_090, height: Int = 924_900) -> NetworkState {
        let start = Instant(unixSeconds: 1_762_972_230)
        return NetworkState(
            height: height, time: start + Seconds(600 * Int64(height % 2_016)),
            target: CompactTarget(bits: 0x1701_d936), epochStart: start,
            hashRate: .exahashesPerSecond(exahashes), price: BitcoinPrice(88_270.56))
    }

    let fees = FeePath.perBlock(Money(0.02))

    @Test func periodsFollowEachOtherWithoutAGap() {
        let start = Self.state()
        let path = ForwardPath(from: start, ForwardScenario(fees: fees), until: start.time + .days(900))
        #expect(path.periods.first?.firstHeight == 924_901)
        for (period, next) in zip(path.periods, path.periods.dropFirst()) {
            #expect(next.firstHeight == period.firstHeight + period.blocks)
            let end = Double(period.start.unixSeconds) + period.time.value * 3_600
            #expect(abs(end - Double(next.start.unixSeconds)) <= 1)
            #expect(next.firstHeight % 2_016 == 0 || next.firstHeight == 1_050_000)
        }
    }

    /// At a constant hash rate the second retarget finds blocks at 2,015 intervals in two weeks, and stays.
    @Test func constantHashRateSettlesAtTheTargetPace() throws {
        let start = Self.state()
        let path = ForwardPath(from: start, ForwardScenario(fees: fees), until: start.time + .days(200))
        let settled = path.periods.dropFirst(2)
        for period in settled {
            let interval = period.time.value * 3_600 / Double(period.blocks)
            #expect(abs(interval / (600 * 2_016.0 / 2_015) - 1) < 1e-4, "\(interval)")
            #expect(period.hashRate == start.hashRate)
        }
        #expect(settled.count > 10)
    }

    /// The subsidy is halved in April 2028; hash rate and price do not answer in this scenario.
    @Test func theHalvingOf2028HalvesHashprice() throws {
        let start = Self.state()
        let scenario = ForwardScenario(fees: .partOfSubsidy(.percent(1)))
        let path = ForwardPath(from: start, scenario, until: start.time + .days(1_000))
        let first = try #require(path.periods.firstIndex { $0.firstHeight == 1_050_000 })
        let (before, after) = (path.periods[first - 1], path.periods[first])
        #expect(before.subsidy.amount == 3.125)
        #expect(after.subsidy.amount == 1.562_5)
        #expect(abs(after.hashprice / before.hashprice - 0.5) < 1e-12)
        #expect(after.start.utcDay.year == 2028)
        #expect(before.target == after.target)
    }

    /// 30 % more hash rate a year against a difficulty that follows: blocks come faster by about half of what an
    /// epoch grows, and bitcoin's hashprice falls by about 1/1.3 a year.
    @Test func growthOfHashRateLowersHashprice() throws {
        let start = Self.state()
        let scenario = ForwardScenario(fees: fees, hashRate: .growth(perYear: .percent(30)))
        let path = ForwardPath(from: start, scenario, until: start.time + .days(800))
        let third = try #require(path.periods.dropFirst(2).first)
        let year = try #require(path.periods.first { $0.start >= third.start + .days(365) })
        let days = Double((year.start - third.start).count) / 86_400
        let expected = 1 / Elementary.power(1.3, days / 365.25)
        #expect(abs(year.hashpriceBTC / third.hashpriceBTC / expected - 1) < 0.01)
        #expect(year.time.value < 24 * 14)
    }

    @Test func elasticityOneRestoresTheHashprice() throws {
        let start = Self.state()
        let scenario = ForwardScenario(
            price: .steps([PriceStep(from: start.time + .days(30), price: BitcoinPrice(176_541.12))]),
            fees: fees, hashRate: .revenue(elasticity: 1, halfLife: .days(60)))
        let path = ForwardPath(from: start, scenario, until: start.time + .days(700))
        let before = try #require(path.periods.dropFirst(1).first)
        let jump = try #require(path.periods.first { $0.price.rate > 100_000 })
        let last = try #require(path.periods.last)
        #expect(jump.hashprice / before.hashprice > 1.7)
        #expect(abs(last.hashprice / before.hashprice - 1) < 0.03)
        #expect(abs(last.hashRate / start.hashRate - 2) < 0.02)
    }

    @Test func supplyPullsTheNetworkToItsEquilibrium() throws {
        let supply = HashSupply([
            HashSupplyStep(
                "new", hashRate: .exahashesPerSecond(700), efficiency: .joulesPerTerahash(16),
                price: .dollarsPerMegawattHour(50)),
            HashSupplyStep(
                "old", hashRate: .exahashesPerSecond(900), efficiency: .joulesPerTerahash(30),
                price: .dollarsPerMegawattHour(50)),
        ])
        let start = Self.state()
        let scenario = ForwardScenario(fees: fees, hashRate: .supply(supply, halfLife: .days(30)))
        let path = ForwardPath(from: start, scenario, until: start.time + .days(500))
        let revenue = Dollars(144 * 3.145 * 88_270.56)
        let aim = supply.equilibrium(revenue: revenue)
        let last = try #require(path.periods.last)
        #expect(abs(last.hashRate / aim.hashRate - 1) < 1e-3)
        #expect(abs(last.hashprice / (try #require(aim.hashprice)) - 1) < 3e-3)
    }

    @Test func theMeanIsWeightedByTime() throws {
        let start = Self.state()
        let path = ForwardPath(
            from: start, ForwardScenario(price: .growth(perYear: .percent(50)), fees: fees),
            until: start.time + .days(60))
        let period = path.periods[1]
        let inside = try #require(
            path.meanHashprice(from: period.start + .hours(1), to: period.start + .hours(5)))
        #expect(abs(inside / period.hashprice - 1) < 1e-12)
        #expect(path.meanHashprice(from: start.time, to: start.time + .days(4_000)) == nil)
        #expect(path.meanHashprice(from: start.time - .days(1), to: start.time) == nil)
        #expect(path.meanHashprice(from: start.time, to: start.time) == nil)
    }

    /// A year of 10 EH/s: the path's periods are the forecast's.
    @Test func aFleetCanBeForecastAlongThePath() {
        let start = Self.state()
        let path = ForwardPath(from: start, ForwardScenario(fees: fees), until: start.time + .days(365))
        let forecast = ProductionForecast(path.periods.map { $0.production(of: .exahashesPerSecond(10)) })
        let days = path.periods.reduce(0) { $0 + $1.time.days }
        let expected = 144 * days * 3.145 * 10 / 1_090  // its share of the network
        #expect(abs(forecast.expected.amount / expected - 1) < 0.005)
    }

    @Test func aStateAtTheEndOfAnEpochRetargetsAtOnce() {
        let end = Self.state(height: 925_343)
        #expect((end.height + 1) % 2_016 == 0)
        let path = ForwardPath(from: end, ForwardScenario(fees: fees), until: end.time + .days(1))
        let expected = Retarget.next(after: end.target, first: end.epochStart, last: end.time)
        #expect(path.periods.first?.target == expected)
    }

    @Test func impossibleScenariosTrap() async {
        await #expect(processExitsWith: .failure) {
            _ = ForwardScenario(price: .growth(perYear: .percent(-100)), fees: .perBlock(.zero))
        }
        await #expect(processExitsWith: .failure) {
            _ = ForwardScenario(fees: .perBlock(.zero), hashRate: .revenue(elasticity: 1, halfLife: .zero))
        }
        await #expect(processExitsWith: .failure) {
            _ = ForwardScenario(fees: .perBlock(.zero), hashRate: .supply(HashSupply([]), halfLife: .days(1)))
        }
        await #expect(processExitsWith: .failure) {
            let state = ForwardPathTests.state()
            _ = ForwardPath(from: state, ForwardScenario(fees: .perBlock(.zero)), until: state.time)
        }
    }
}
