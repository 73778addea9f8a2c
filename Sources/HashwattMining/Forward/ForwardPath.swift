// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Blocks of a forecast between which difficulty, subsidy, hash rate and price are taken as constant.
public struct ForwardPeriod: Hashable, Sendable {
    /// Height of the first block.
    public let firstHeight: Int
    /// How many blocks.
    public let blocks: Int
    /// When they begin to be searched for.
    public let start: Instant
    /// How long they take on average.
    public let time: Hours
    /// Their target.
    public let target: CompactTarget
    /// Hash rate of the network.
    public let hashRate: HashRate
    /// Price of bitcoin.
    public let price: BitcoinPrice
    /// Subsidy of each block.
    public let subsidy: Money<BTC>
    /// Fees of each block.
    public let fees: Money<BTC>

    /// Their difficulty.
    public var difficulty: Double { target.difficulty }

    /// What hash rate earns in bitcoin.
    public var hashpriceBTC: HashpriceBTC { .spot(reward: subsidy + fees, difficulty: difficulty) }

    /// What hash rate earns in dollars.
    public var hashprice: Hashprice { hashpriceBTC * price }

    /// The same stretch of time for a miner of this hash rate.
    public func production(of hashRate: HashRate) -> ProductionPeriod {
        ProductionPeriod(
            time: time, hashRate: hashRate, difficulty: difficulty, subsidy: subsidy, fees: fees)
    }
}

/// A forecast of hashprice, epoch by epoch.
///
/// Blocks come at their expected pace. Each epoch ends with the retarget rule itself, on integers; an epoch across
/// a halving is two periods. Hash rate and price change at the start of a period: within two weeks the difference
/// is small beside what a scenario does not know.
public struct ForwardPath: Hashable, Sendable {
    /// The periods, without a gap; the last one runs to the end of its epoch or to the halving.
    public let periods: [ForwardPeriod]

    /// The path of a scenario.
    ///
    /// - Parameter end: the last period holds this time; later than the state's.
    /// - Complexity: O(number of epochs).
    public init(from state: NetworkState, _ scenario: ForwardScenario, until end: Instant) {
        precondition(end > state.time, "the forecast ends at \(end), before it starts at \(state.time)")
        var walk = ForwardWalk(state, scenario)
        var found: [ForwardPeriod] = []
        while walk.now < end { found.append(walk.next()) }
        periods = found
    }

    /// Mean hashprice over a time within the path, in dollars; nil where the path does not hold all of it.
    public func meanHashprice(from start: Instant, to end: Instant) -> Hashprice? {
        guard let first = periods.first, let last = periods.last, start < end, first.start <= start else {
            return nil
        }
        let finish = Double(last.start.unixSeconds) + last.time.value * 3_600
        guard Double(end.unixSeconds) <= finish + 1 else { return nil }
        var sum = Hashprice.zero
        for period in periods {
            let from = max(Double(start.unixSeconds), Double(period.start.unixSeconds))
            let to = min(
                Double(end.unixSeconds), Double(period.start.unixSeconds) + period.time.value * 3_600)
            if to > from { sum += period.hashprice * (to - from) }
        }
        return sum / Double((end - start).count)
    }
}
