// SPDX-License-Identifier: Apache-2.0

/// How the uncertain quantities move from quarter to quarter; `Guides/monte-carlo.md` has the equations.
///
/// All rates, speeds and volatilities are of a year.
public struct FactorModel: Hashable, Sendable {
    /// A quantity that grows at a mean rate with independent log changes.
    public struct Growth: Hashable, Sendable {
        /// Growth of the mean, as a continuous rate.
        public let drift: Double
        /// Standard deviation of the log change of a year.
        public let volatility: Double

        /// A growing quantity.
        public init(drift: Double, volatility: Double) {
            self.drift = drift
            self.volatility = volatility
        }
    }

    /// A quantity that is pulled towards a level.
    public struct Reversion: Hashable, Sendable {
        /// Value today.
        public let start: Double
        /// Level that it is pulled to.
        public let level: Double
        /// Share of the distance that is closed in a short time, per year.
        public let speed: Double
        /// Standard deviation of a year's change without the pull.
        public let volatility: Double

        /// A reverting quantity.
        public init(start: Double, level: Double, speed: Double, volatility: Double) {
            self.start = start
            self.level = level
            self.speed = speed
            self.volatility = volatility
        }
    }

    /// How the network's hash rate answers the price of bitcoin.
    public struct Response: Hashable, Sendable {
        /// Growth that goes on whatever the price does: better machines, as a continuous rate.
        public let trend: Double
        /// Per cent of hash rate that a per cent of price brings in the long run.
        public let elasticity: Double
        /// Speed at which it comes, per year.
        public let speed: Double
        /// Standard deviation of the log change of a year that the price does not explain.
        public let volatility: Double

        /// A response.
        public init(trend: Double, elasticity: Double, speed: Double, volatility: Double) {
            self.trend = trend
            self.elasticity = elasticity
            self.speed = speed
            self.volatility = volatility
        }
    }

    /// A lognormal number of a mean.
    public struct Lognormal: Hashable, Sendable {
        /// Its mean.
        public let mean: Double
        /// Standard deviation of its logarithm.
        public let logDeviation: Double

        /// A lognormal number.
        public init(mean: Double, logDeviation: Double) {
            self.mean = mean
            self.logDeviation = logDeviation
        }
    }

    /// The factors that move every quarter, in the order of the correlation matrix.
    public enum Factor: Int, CaseIterable, Hashable, Sendable {
        /// Price of bitcoin.
        case bitcoin
        /// Hash rate of the network.
        case network
        /// Price of power.
        case power
        /// Rent of a hall that is let in that quarter.
        case rent
        /// Short interest rate.
        case rate
    }

    /// Price of bitcoin.
    public let bitcoin: Growth
    /// Hash rate of the network.
    public let network: Response
    /// Power price in USD/MWh; speed and volatility are of its logarithm.
    public let power: Reversion
    /// Market rent, relative to today's.
    public let rent: Growth
    /// Short rate; speed and volatility are of the rate itself.
    public let rate: Reversion
    /// Delay of every hall that is not finished, in quarters: one draw a path.
    public let delay: Lognormal
    /// What is yet to be built costs this times its budget: one draw a path.
    public let overrun: Lognormal
    /// Correlation of the quarterly factors.
    public let correlation: [[Double]]
    /// Correlation of delay and overrun, in logarithms.
    public let delayWithOverrun: Double

    /// A model; `PathModel` checks it.
    public init(
        bitcoin: Growth, network: Response, power: Reversion, rent: Growth, rate: Reversion,
        delay: Lognormal, overrun: Lognormal, correlation: [[Double]], delayWithOverrun: Double
    ) {
        self.bitcoin = bitcoin
        self.network = network
        self.power = power
        self.rent = rent
        self.rate = rate
        self.delay = delay
        self.overrun = overrun
        self.correlation = correlation
        self.delayWithOverrun = delayWithOverrun
    }
}
