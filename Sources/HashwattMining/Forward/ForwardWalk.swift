// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// The state of a forecast between two of its periods.
struct ForwardWalk {
    private let origin: NetworkState
    private let scenario: ForwardScenario
    private let startRevenue: Double
    /// Height of the next block.
    private var height: Int
    private var target: CompactTarget
    private var hashRate: HashRate
    /// Seconds since the origin.
    private var elapsed = 0.0
    /// Seconds from the epoch's first header to the latest block.
    private var epochSeconds: Double

    init(_ state: NetworkState, _ scenario: ForwardScenario) {
        origin = state
        self.scenario = scenario
        height = state.height + 1
        target = state.target
        hashRate = state.hashRate
        epochSeconds = Double((state.time - state.epochStart).count)
        let subsidy = Subsidy.bitcoin(atHeight: height)
        let reward = subsidy + Self.fees(scenario.fees, subsidy)
        startRevenue = Network.main.blocksPerDay * reward.amount * state.price.rate
        if height % Network.main.retargetInterval == 0 { retarget() }
    }

    var now: Instant { origin.time + Seconds(Int64(elapsed.rounded())) }

    /// The period from here to the next retarget or halving.
    mutating func next() -> ForwardPeriod {
        let network = Network.main
        let toRetarget = network.retargetInterval - height % network.retargetInterval
        let toHalving = network.halvingInterval - height % network.halvingInterval
        let blocks = min(toRetarget, toHalving)
        let interval = HashesPerBlock.exact(target.difficulty) / hashRate.hashesPerSecond
        let seconds = Double(blocks) * interval
        let subsidy = Subsidy.bitcoin(atHeight: height)
        let period = ForwardPeriod(
            firstHeight: height, blocks: blocks, start: now, time: Hours(seconds / 3_600), target: target,
            hashRate: hashRate, price: price, subsidy: subsidy, fees: Self.fees(scenario.fees, subsidy))
        // The epoch's first interval lies before its first header and is not measured.
        epochSeconds += seconds - (height % network.retargetInterval == 0 ? interval : 0)
        height += blocks
        elapsed += seconds
        respond(after: seconds)
        if height % network.retargetInterval == 0 { retarget() }
        return period
    }

    private mutating func retarget() {
        let timespan = Seconds(Int64(min(epochSeconds, 1e12).rounded()))
        target = Retarget.next(after: target, timespan: timespan)
        epochSeconds = 0
    }

    private var price: BitcoinPrice {
        switch scenario.price {
        case .constant: origin.price
        case .growth(let rate): BitcoinPrice(origin.price.rate * Self.compound(rate, elapsed))
        case .steps(let steps):
            steps.filter { $0.from <= now }.max { $0.from < $1.from }?.price ?? origin.price
        }
    }

    private static func fees(_ path: FeePath, _ subsidy: Money<BTC>) -> Money<BTC> {
        switch path {
        case .perBlock(let fees): fees
        case .partOfSubsidy(let part): subsidy * part
        }
    }

    private mutating func respond(after seconds: Double) {
        switch scenario.hashRate {
        case .constant: break
        case .growth(let rate): hashRate = origin.hashRate * Self.compound(rate, elapsed)
        case .revenue(let elasticity, let halfLife):
            let ratio = revenue / startRevenue
            approach(origin.hashRate * Elementary.power(ratio, elasticity), seconds, halfLife)
        case .supply(let supply, let halfLife):
            approach(supply.equilibrium(revenue: Dollars(revenue)).hashRate, seconds, halfLife)
        }
    }

    /// Dollars that the network pays a day at the next block's subsidy.
    private var revenue: Double {
        let subsidy = Subsidy.bitcoin(atHeight: height)
        let reward = subsidy + Self.fees(scenario.fees, subsidy)
        return Network.main.blocksPerDay * reward.amount * price.rate
    }

    private mutating func approach(_ aim: HashRate, _ seconds: Double, _ halfLife: Hours) {
        let left = Elementary.power(0.5, seconds / (halfLife.value * 3_600))
        hashRate = hashRate * Elementary.power(aim / hashRate, 1 - left)
    }

    private static func compound(_ rate: Ratio, _ seconds: Double) -> Double {
        Elementary.power(1 + rate.fraction, seconds / (365.25 * 86_400))
    }
}
