// SPDX-License-Identifier: Apache-2.0

/// A forecast, a value or a published (already rounded) amount in one currency.
///
/// The currency is part of the type: `Dollars(1) + Euros(1)` does not compile. What was paid to the cent or
/// mined to the satoshi is exact and is `Cents` or `Satoshi`; the way from here to there names its rounding.
///
/// | expression | result |
/// |---|---|
/// | `a + b`, `a - b`, `-a`, `a += b`, `a -= b` | `Money` of the same currency |
/// | `a * 2`, `2 * a`, `a / 2`, `a * ratio` | `Money` of the same currency |
/// | `a / b` | `Double`, how many times `b` |
/// | `money * exchangeRate` | `Money` of the other currency |
/// | `Dollars / Energy`, `Dollars / Power` | `EnergyPrice`, `CapitalCostPerPower` |
public struct Money<Unit: Currency>: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The amount in whole units of the currency: dollars, not cents or billions.
    public let amount: Double

    /// An amount in whole units of the currency. The type says the unit.
    @inlinable public init(_ amount: Double) { self.amount = amount }

    /// An amount in thousands.
    @inlinable public static func thousands(_ value: Double) -> Self { Self(value * 1e3) }

    /// An amount in millions.
    @inlinable public static func millions(_ value: Double) -> Self { Self(value * 1e6) }

    /// An amount in billions (10⁹).
    @inlinable public static func billions(_ value: Double) -> Self { Self(value * 1e9) }

    /// Nothing.
    @inlinable public static var zero: Self { Self(0) }

    /// The amount in millions.
    @inlinable public var millions: Double { amount / 1e6 }

    /// The amount in billions (10⁹).
    @inlinable public var billions: Double { amount / 1e9 }

    /// The smaller amount is less.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.amount < right.amount }

    /// The sum.
    @inlinable public static func + (left: Self, right: Self) -> Self { Self(left.amount + right.amount) }

    /// The difference.
    @inlinable public static func - (left: Self, right: Self) -> Self { Self(left.amount - right.amount) }

    /// The opposite: a payment for a receipt.
    @inlinable public static prefix func - (money: Self) -> Self { Self(-money.amount) }

    /// Adds in place.
    @inlinable public static func += (left: inout Self, right: Self) { left = left + right }

    /// Subtracts in place.
    @inlinable public static func -= (left: inout Self, right: Self) { left = left - right }

    /// `factor` times the amount.
    @inlinable public static func * (money: Self, factor: Double) -> Self { Self(money.amount * factor) }

    /// `factor` times the amount.
    @inlinable public static func * (factor: Double, money: Self) -> Self { money * factor }

    /// The part `ratio` of the amount.
    @inlinable public static func * (money: Self, ratio: Ratio) -> Self { money * ratio.fraction }

    /// The amount divided into `divisor` parts.
    @inlinable public static func / (money: Self, divisor: Double) -> Self { Self(money.amount / divisor) }

    /// How many times `right` is `left`.
    @inlinable public static func / (left: Self, right: Self) -> Double { left.amount / right.amount }
}

extension Money: CustomStringConvertible {
    /// The unrounded number and the currency: `12.5 USD`.
    public var description: String { "\(amount) \(Unit.code.rawValue)" }
}

/// US dollars that are a forecast, a value or a published rounded amount.
public typealias Dollars = Money<USD>

/// Euros, likewise.
public typealias Euros = Money<EUR>

extension Money where Unit == USD {
    /// The price of energy when this was paid for `energy`.
    @inlinable public static func / (money: Self, energy: Energy) -> EnergyPrice {
        .dollarsPerMegawattHour(money.amount / energy.megawattHours)
    }

    /// The capital cost when this was spent on `power`.
    @inlinable public static func / (money: Self, power: Power) -> CapitalCostPerPower {
        .dollarsPerMegawatt(money.amount / power.megawatts)
    }
}

/// How many units of `Target` one unit of `Source` is worth, on a day that its owner knows.
public struct ExchangeRate<Source: Currency, Target: Currency>: Hashable, Sendable, BitwiseCopyable {
    /// Units of `Target` per unit of `Source`.
    public let rate: Double

    /// A rate known to be valid.
    ///
    /// - Precondition: `rate` is finite and positive.
    @inlinable public init(_ rate: Double) {
        precondition(rate > 0 && rate.isFinite, "an exchange rate is positive and finite, was \(rate)")
        self.rate = rate
    }

    /// The rate the other way.
    @inlinable public var inverse: ExchangeRate<Target, Source> { ExchangeRate<Target, Source>(1 / rate) }
}

/// US dollars per bitcoin.
public typealias BitcoinPrice = ExchangeRate<BTC, USD>

extension Money {
    /// The same value in another currency.
    @inlinable public static func * <Target: Currency>(
        money: Self, rate: ExchangeRate<Unit, Target>
    ) -> Money<Target> {
        Money<Target>(money.amount * rate.rate)
    }
}
