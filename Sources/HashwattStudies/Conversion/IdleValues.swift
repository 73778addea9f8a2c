// SPDX-License-Identifier: Apache-2.0

import HashwattConversion
import HashwattDispatch
import HashwattFacts
import HashwattMining
import HashwattUnits

/// What megawatts earn that are not converted: by the forward hashprice of the mining engine, and the power credits of
/// the dispatch engine.
struct IdleValues {
    /// Mean of each quarter (USD/PH/day).
    let hashprice: [Double]
    private let scenario: ConversionScenario
    private let mining: ConversionScenario.Mining
    private let credits: PowerPriceSeries?

    /// Hours of a quarter, a quarter of a year of 365.25 days.
    private static let hours = 8_766.0 / 4

    init(_ scenario: ConversionScenario, _ mining: ConversionScenario.Mining, _ facts: FactSet) throws {
        self.scenario = scenario
        self.mining = mining
        credits = try mining.creditSeries.map { id in
            guard let series = facts.powerPrices.first(where: { $0.id == id }) else {
                throw ConversionStudyError.noRow(
                    owner: "mining", table: "power_price_series", id: id, day: scenario.asOf.description)
            }
            return series
        }
        let start = Instant(startOfUTCDay: scenario.first.start)
        let state = try Self.state(scenario.asOf, facts)
        let end = Instant(startOfUTCDay: (scenario.first + (scenario.quarters - 1)).end + 1)
        let path = ForwardPath(
            from: state,
            ForwardScenario(
                price: .growth(perYear: .fraction(mining.priceGrowth.value)),
                fees: .partOfSubsidy(.fraction(mining.feesPart.value)),
                hashRate: .growth(perYear: .fraction(mining.hashRateGrowth.value))), until: end)
        hashprice = (0..<scenario.quarters).map { index in
            let quarter = scenario.first + index
            let from = max(max(Instant(startOfUTCDay: quarter.start), start), path.periods[0].start)
            let to = Instant(startOfUTCDay: quarter.end + 1)
            return path.meanHashprice(from: from, to: to)?.dollarsPerPetahashDay ?? 0
        }
    }

    /// The network at the start of a day: its epoch, and the hash rate that its difficulty implies.
    private static func state(_ day: CivilDate, _ facts: FactSet) throws -> NetworkState {
        let time = Instant(startOfUTCDay: day)
        guard
            let epoch = facts.difficultyEpochs.last(where: { $0.firstBlockTime.map { $0 <= time } ?? false }),
            let start = epoch.firstBlockTime, let close = MarketFigures(facts).close("BTC-USD", on: day)
        else {
            throw ConversionStudyError.noValue(
                owner: "mining", quantity: "the network on \(day)",
                remedy: "choose as_of with difficulty and price of bitcoin, or leave mining out")
        }
        let target = CompactTarget(bits: epoch.bits)
        let perSecond = target.difficulty * 4_294_967_296 / 600
        let blocks = min(2_015, Int((time - start).count / 600))
        return NetworkState(
            height: epoch.firstHeight + blocks, time: time, target: target, epochStart: start,
            hashRate: .terahashesPerSecond(perSecond / 1e12), price: BitcoinPrice(close.value))
    }

    /// The idle uses of one block.
    func uses(grossMW: Double, energised: Int, efficiency: Double?, powerPrice: Double?) throws -> [IdleUse] {
        let price = powerPrice ?? 0
        return try (0..<scenario.quarters).map { quarter in
            guard quarter >= energised else { return .nothing }
            let energy = grossMW * Self.hours
            let sold = mining.powerMargin.value * energy
            guard let efficiency else { return .best(miningUSD: 0, powerSalesUSD: sold) }
            let earned = hashprice[quarter] * 1_000 / (24 * efficiency)
            let margin = max(0, earned - price) + (try credit(earned: earned, price: price))
            return .best(miningUSD: margin * energy, powerSalesUSD: sold)
        }
    }

    /// What the exact dispatch of the month adds to always mining at the contract price, spread over the year
    /// (USD/MWh).
    private func credit(earned: Double, price: Double) throws -> Double {
        guard let credits, let months = mining.creditMonths else { return 0 }
        let site = HashwattDispatch.Site(
            name: "1 MW", contracts: [PowerContract(name: "fixed", megawatts: 1, priceUSDPerMWh: price)],
            classes: [MachineClass(name: "machines", capacityMW: 1)])
        let series = DispatchSeries(
            intervalHours: Double(credits.interval.count) / 3_600, realTimeUSDPerMWh: credits.prices,
            classValueUSDPerMWh: Array(repeating: earned, count: credits.prices.count))
        let solution = try DispatchProblem(site: site, series: series).solve()
        let hours = series.intervalHours * Double(series.count)
        let always = max(0, earned - price)
        return max(0, solution.streams.net / hours - always) * months.value / 12
    }
}
