// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Where the network stands when a forecast starts.
public struct NetworkState: Hashable, Sendable {
    /// Height of the latest block.
    public let height: Int
    /// Its header time.
    public let time: Instant
    /// Target of the running epoch.
    public let target: CompactTarget
    /// Header time of the epoch's first block.
    public let epochStart: Instant
    /// Hash rate of the network.
    public let hashRate: HashRate
    /// Price of bitcoin.
    public let price: BitcoinPrice

    /// A state.
    ///
    /// - Precondition: the block is not older than its epoch, the target valid, the hash rate positive.
    public init(
        height: Int, time: Instant, target: CompactTarget, epochStart: Instant, hashRate: HashRate,
        price: BitcoinPrice
    ) {
        precondition(height >= 0 && time >= epochStart, "block \(height) of \(time), epoch of \(epochStart)")
        precondition(target.isValid(), "\(target) is not a target of the network")
        precondition(hashRate > .zero && hashRate.isFinite, "hash rate is positive, was \(hashRate)")
        self.height = height
        self.time = time
        self.target = target
        self.epochStart = epochStart
        self.hashRate = hashRate
        self.price = price
    }
}

/// The price of bitcoin that a scenario assumes.
public enum PricePath: Hashable, Sendable {
    /// As at the start.
    case constant
    /// Compound growth per year of 365.25 days, more than −1.
    case growth(perYear: Ratio)
    /// Prices from the given times on; before the first as at the start.
    case steps([PriceStep])
}

/// A price from a time on.
public struct PriceStep: Hashable, Sendable {
    /// From when.
    public let from: Instant
    /// The price.
    public let price: BitcoinPrice

    /// A price from a time on.
    public init(from: Instant, price: BitcoinPrice) {
        self.from = from
        self.price = price
    }
}

/// The fees of a block that a scenario assumes.
public enum FeePath: Hashable, Sendable {
    /// This much in every block.
    case perBlock(Money<BTC>)
    /// This part of the subsidy, so that fees are halved with it.
    case partOfSubsidy(Ratio)
}

/// How the network's hash rate answers.
public enum HashRateResponse: Hashable, Sendable {
    /// It stays.
    case constant
    /// Compound growth per year of 365.25 days whatever happens, more than −1.
    case growth(perYear: Ratio)
    /// In the long run it goes with the network's revenue in dollars to this power, and half of the way (of the
    /// logarithm) is gone in `halfLife`. Elasticity 1 restores the hashprice of the start.
    case revenue(elasticity: Double, halfLife: Hours)
    /// In the long run it is where the supply of machines meets revenue; half of the way is gone in `halfLife`.
    case supply(HashSupply, halfLife: Hours)
}

/// What a forecast of hashprice assumes.
public struct ForwardScenario: Hashable, Sendable {
    /// Price of bitcoin.
    public let price: PricePath
    /// Fees of a block.
    public let fees: FeePath
    /// Hash rate of the network.
    public let hashRate: HashRateResponse

    /// A scenario, checked.
    ///
    /// - Precondition: growth is more than −100 %, half-lives are positive, a supply has hash rate.
    public init(price: PricePath = .constant, fees: FeePath, hashRate: HashRateResponse = .constant) {
        if case .growth(let rate) = price { precondition(rate.fraction > -1, "price growth of \(rate)") }
        switch hashRate {
        case .constant: break
        case .growth(let rate): precondition(rate.fraction > -1, "hash rate growth of \(rate)")
        case .revenue(let elasticity, let halfLife):
            precondition(elasticity.isFinite && halfLife > .zero, "elasticity \(elasticity), \(halfLife)")
        case .supply(let supply, let halfLife):
            precondition(supply.steps.contains { $0.hashRate > .zero }, "a supply without hash rate")
            precondition(halfLife > .zero, "half-life of \(halfLife)")
        }
        self.price = price
        self.fees = fees
        self.hashRate = hashRate
    }
}
