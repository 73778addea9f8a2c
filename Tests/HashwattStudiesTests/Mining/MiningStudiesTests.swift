// SPDX-License-Identifier: Apache-2.0

import HashwattFacts
import HashwattMining
import HashwattStudies
import HashwattTesting
import HashwattUnits
import Testing

/// The use cases of mining against hand computations; all from the bundled tables.
struct MiningStudiesTests {
    private func figure(_ figures: [Figure], _ id: String) throws -> Figure {
        try #require(figures.first { $0.id.description == id }, "no figure \(id)")
    }

    /// The last whole epoch before 2025-11-24 is 457: hashes per
    /// block times 2015 over its time.
    @Test func networkHashRateIsThatOfTheLastWholeEpoch() throws {
        let facts = try Known.facts("2025-11-24")
        let outlook = try #require(NetworkOutlook(facts, on: Known.day("2025-11-24")))
        #expect(outlook.epoch.number == 458)
        let whole = try #require(facts.difficultyEpochs.first { $0.number == 457 })
        let first = try #require(whole.firstBlockTime?.unixSeconds)
        let last = try #require(whole.lastBlockTime?.unixSeconds)
        let difficulty = CompactTarget(bits: whole.bits).difficulty
        let expected = difficulty * 0x1p48 / 65_535 * 2_015 / Double(last - first) / 1e18
        #expect(isClose(outlook.hashRate, expected, .exahashesPerSecond))
        #expect((900...1_300).contains(outlook.hashRate.value))
    }

    /// 10,000 S21 (200 TH/s, 3,500 W) at 36.65 USD/PH/s/day and 50 USD/MWh: 2 EH/s, 35 MW, 73,306 USD a day less
    /// 35 · 24 · 50 = 42,000 USD.
    @Test func fleetByHand() throws {
        let facts = try Known.facts()
        let model = try #require(facts.asicModels.first { $0.model == "Antminer S21" })
        let study = try FleetStudy(
            facts,
            FleetScenario(
                groups: [.init(model, count: 10_000)], day: Known.day("2025-11-24"), powerPrice: 50))
        let hashprice = try figure(study.totals, "mining/hashprice-usd/2025-11-24").value
        #expect(isClose(try figure(study.totals, "fleet/hash-rate"), 2, .exahashesPerSecond))
        #expect(isClose(try figure(study.totals, "fleet/power"), 35, .megawattsGross))
        #expect(isClose(try figure(study.totals, "fleet/revenue"), 2_000 * hashprice, .usd))
        #expect(isClose(try figure(study.totals, "fleet/margin"), 2_000 * hashprice - 42_000, .usd))
        #expect(
            isClose(try figure(study.totals, "fleet/hash-cost"), 50 * 24 * 17.5 / 1_000, .usdPerPetahashDay))
        let spot = try figure(study.totals, "mining/hashprice-btc/2025-11-24").value
        #expect(isClose(try figure(study.totals, "fleet/cost-of-bitcoin"), 21 / spot, .usdPerBitcoin))
        #expect(
            isClose(
                try figure(study.totals, "fleet/breakeven"), hashprice * 1_000 / 24 / 17.5,
                .usdPerMegawattHour))
    }

    /// Overhead, downtime and heat enter where they should: half of the machines at 40 °C between 35 and 45.
    @Test func fleetWithOverheadDowntimeAndHeat() throws {
        let facts = try Known.facts()
        let model = try #require(facts.asicModels.first { $0.model == "Antminer S21" })
        let study = try FleetStudy(
            facts,
            FleetScenario(
                groups: [.init(model, count: 10_000)], day: Known.day("2025-11-24"), powerPrice: 50, pue: 1.1,
                uptime: 0.9, celsius: 40, ambient: AmbientLimit(fullUpTo: 35, offFrom: 45)))
        #expect(isClose(try figure(study.totals, "fleet/hash-rate"), 2 * 0.45, .exahashesPerSecond))
        #expect(isClose(try figure(study.totals, "fleet/power"), 35 * 0.45 * 1.1, .megawattsGross))
        #expect(isClose(try figure(study.totals, "fleet/efficiency"), 17.5 * 1.1, .joulesPerTerahash))
    }

    /// Above every machine's value nothing runs, and nothing is said of what does not exist.
    @Test func fleetStandsStillWherePowerIsTooDear() throws {
        let facts = try Known.facts()
        let model = try #require(facts.asicModels.first { $0.model == "Antminer S21" })
        let study = try FleetStudy(
            facts,
            FleetScenario(
                groups: [.init(model, count: 10)], day: Known.day("2025-11-24"), powerPrice: 500,
                optimises: true))
        #expect(study.rows[0].setting.value == 0 && study.rows[0].power.value == 0)
        #expect(study.rows[0].breakeven == nil && study.rows[0].margin.value == 0)
        #expect(!study.totals.contains { $0.id.description == "fleet/breakeven" })
    }

    @Test func fleetOffItsCurveIsRefused() throws {
        let facts = try Known.facts()
        let model = try #require(facts.asicModels.first { $0.model == "Antminer S21" })
        let day = try Known.day("2025-11-24")
        #expect(throws: FleetError.setting(model: "Antminer S21", 1.5, range: 0.6...1.2)) {
            try FleetStudy(
                facts,
                FleetScenario(groups: [.init(model, count: 1, setting: 1.5)], day: day, powerPrice: 50))
        }
        #expect(throws: FleetError.noHashprice(day - 1_000)) {
            try FleetStudy(
                facts, FleetScenario(groups: [.init(model, count: 1)], day: day - 1_000, powerPrice: 50))
        }
    }

    /// At the hash rate where a machine stops, hashprice is its power cost: the product of both is what the network
    /// pays a day.
    @Test func stoppingHashRatePaysThePowerAlone() throws {
        let facts = try Known.facts()
        let day = try Known.day("2025-11-24")
        let study = try BreakevenStudy(
            facts, on: day, models: Array(facts.asicModels), price: 60, pue: 1.05)
        let spot = try #require(MiningFigures(facts, on: day).hashprice)
        let network = spot.difficulty.value * 0x1p32 / 600 / 1e15
        for row in study.rows {
            let stop = try #require(row.stopsAt).value * 1_000
            let cost = 60 * 24 * row.efficiency.value / 1_000
            #expect(abs(stop * cost / (network * spot.dollars.value) - 1) < 1e-12, "\(row.model.model)")
            #expect((try #require(row.margin).value > 0) == (stop > network), "\(row.model.model)")
        }
    }

    /// A month without change pays hash rate · days · hashprice; the sum of the periods is the whole.
    @Test func forecastWithoutChangeIsHashpriceTimesDays() throws {
        let facts = try Known.facts("2025-11-24")
        let study = try ForecastStudy(
            facts, ForecastScenario(from: Known.day("2025-11-24"), days: 10, hashRate: 10, feesPerBlock: 0.02)
        )
        let produced = study.rows.reduce(0) { $0 + $1.figures[5].value }
        let whole = try figure(study.summary, "forecast/produced/2025-11-24").value
        #expect(abs(produced / whole - 1) < 1e-12)
        let difficulty = try #require(study.rows.first).period.difficulty
        let expected = 10e18 * 864_000 / (difficulty * 0x1p48 / 65_535) * 3.145
        #expect(abs(whole / expected - 1) < 0.03, "\(whole) against \(expected)")
    }

    @Test func forecastAcrossTheHalvingHalvesHashprice() throws {
        let facts = try Known.facts("2025-11-24")
        let study = try ForecastStudy(
            facts, ForecastScenario(from: Known.day("2025-11-24"), days: 1_000, hashRate: 10, feesPerBlock: 0)
        )
        let subsidies = Set(study.rows.map(\.period.subsidy.amount))
        #expect(subsidies == [3.125, 1.5625])
        let (first, last) = try (#require(study.rows.first), #require(study.rows.last))
        #expect(abs(last.figures[4].value / first.figures[4].value - 0.5) < 0.01)
    }

    @Test func forecastSaysWhatIsMissing() throws {
        let facts = try Known.facts("2025-11-24")
        let day = try Known.day("2025-11-24")
        #expect(throws: ForecastError.noEpoch(day - 2_000)) {
            try ForecastStudy(facts, ForecastScenario(from: day - 2_000, days: 1, hashRate: 1))
        }
        let late = try Known.all.get()
        #expect(throws: ForecastError.noPrice(try Known.day("2026-02-10"))) {
            try ForecastStudy(late, ForecastScenario(from: Known.day("2026-02-10"), days: 1, hashRate: 1))
        }
        let pool = PayoutContract(.pplns(pool: .exahashesPerSecond(5)))
        #expect(throws: ForecastError.tooLarge(hashRate: 6, limit: 5, of: "the pool")) {
            try ForecastStudy(
                facts, ForecastScenario(from: day, days: 1, hashRate: 6, contract: pool, feesPerBlock: 0))
        }
    }
}
