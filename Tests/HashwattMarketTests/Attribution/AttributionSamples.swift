// SPDX-License-Identifier: Apache-2.0

import HashwattMarket
import HashwattNumerics
import HashwattTesting
import HashwattUnits

/// Generated closes of names that follow factors.
struct AttributionSamples {
    let days: [CivilDate]
    let factors: [MarketSeries]
    var names: [MarketSeries]

    /// Names with betas 0.5, 1, 1.5, … to each of two related factors.
    init(seed: UInt64, sessions: Int, names count: Int) {
        var generator = SplitMix64(seed: seed)
        func normal() -> Double {
            let uniform = (0..<12).reduce(0.0) { total, _ in
                total + Double.random(in: 0...1, using: &generator)
            }
            return uniform - 6
        }
        days = IndexFixtures.weekdays(sessions)
        let market = (0..<sessions).map { _ in 0.01 * normal() }
        let coin = market.map { 0.8 * $0 + 0.02 * normal() }
        let days = days
        func series(_ name: String, _ returns: [Double]) -> MarketSeries {
            var close = 100.0
            let closes = returns.map { value in
                close *= 1 + value
                return close
            }
            return MarketSeries(name: name, dates: days, values: closes)
        }
        factors = [series("COIN", coin), series("MARKET", market)]
        names = (0..<count).map { index in
            let beta = 0.5 * Double(index + 1)
            let returns = zip(coin, market).map { beta * $0 + 0.5 * $1 + 0.02 * normal() + 0.001 }
            return series("N\(index)", returns)
        }
    }

    var returns: FactorReturns {
        FactorReturns(
            calendar: factors[1],
            factors: [ReturnFactor("Bitcoin", [factors[0]]), ReturnFactor("market", [factors[1]])],
            names: names)
    }

    /// A name's close on a session times a factor.
    mutating func multiply(_ name: Int, from session: Int, by factor: Double) {
        let old = names[name]
        let values = old.values.enumerated().map { $0 >= session ? $1 * factor : $1 }
        names[name] = MarketSeries(name: old.name, dates: old.dates, values: values)
    }

    /// A name without its close on a session.
    mutating func remove(_ name: Int, _ session: Int) {
        let old = names[name]
        var values = old.values
        values[session] = .nan
        names[name] = MarketSeries(name: old.name, dates: old.dates, values: values)
    }
}
