// SPDX-License-Identifier: Apache-2.0

/// The dimension of `Hashprice`.
public enum HashpriceDimension: SummableDimension {
    /// Dollars per petahash per second and day.
    public static var symbol: String { "USD/PH/s/day" }
}

/// The dimension of `HashpriceBTC`.
public enum HashpriceBTCDimension: SummableDimension {
    /// Bitcoin per petahash per second and day.
    public static var symbol: String { "BTC/PH/s/day" }
}

/// What hash rate earns, in US dollars per petahash per second and day.
public typealias Hashprice = Quantity<HashpriceDimension>

/// What hash rate earns, in bitcoin per petahash per second and day.
public typealias HashpriceBTC = Quantity<HashpriceBTCDimension>

extension Quantity where Measure == HashpriceDimension {
    /// A hashprice in US dollars per petahash per second and day.
    @inlinable public static func dollarsPerPetahashDay(_ value: Double) -> Self { Self(canonical: value) }

    /// A hashprice in US dollars per terahash per second and day, the older quotation.
    @inlinable public static func dollarsPerTerahashDay(_ value: Double) -> Self {
        Self(canonical: value * 1_000)
    }

    /// The hashprice in US dollars per petahash per second and day.
    @inlinable public var dollarsPerPetahashDay: Double { canonical }

    /// The hashprice in US dollars per terahash per second and day.
    @inlinable public var dollarsPerTerahashDay: Double { canonical / 1_000 }

    /// Revenue of `hashRate` over `hours`.
    @inlinable public func revenue(of hashRate: HashRate, over hours: Hours) -> Dollars {
        Dollars(canonical * hashRate.petahashesPerSecond * hours.days)
    }

    /// Mining value of a megawatt-hour: what the energy earns in a machine of this efficiency.
    ///
    /// One PH/s at `e` J/TH draws `e` kW, so a day of it uses `24 e / 1000` MWh and earns the hashprice:
    ///
    ///     value = hashprice · 1000 / (24 · e)        [USD/MWh]
    ///
    /// It is also the breakeven: the power price at which the machine earns exactly its power.
    @inlinable public func miningValue(at efficiency: Efficiency) -> EnergyPrice {
        .dollarsPerMegawattHour(canonical * 1_000 / (24 * efficiency.joulesPerTerahash))
    }

    /// The efficiency at which mining value equals `price`: a machine with more J/TH loses money.
    ///
    /// - Precondition: `price` is positive. At a price of zero or less every machine pays.
    @inlinable public func breakevenEfficiency(at price: EnergyPrice) -> Efficiency {
        precondition(price > .zero, "at zero or less every machine breaks even")
        return .joulesPerTerahash(canonical * 1_000 / (24 * price.dollarsPerMegawattHour))
    }

    /// The hashprice at which a machine earns exactly its power: the inverse of `miningValue(at:)`.
    @inlinable public static func breakeven(at price: EnergyPrice, efficiency: Efficiency) -> Self {
        Self(canonical: price.dollarsPerMegawattHour * 24 * efficiency.joulesPerTerahash / 1_000)
    }

    /// The same hashprice in bitcoin.
    @inlinable public static func / (hashprice: Self, price: BitcoinPrice) -> HashpriceBTC {
        .bitcoinPerPetahashDay(hashprice.canonical / price.rate)
    }
}

extension Quantity where Measure == HashpriceBTCDimension {
    /// A hashprice in bitcoin per petahash per second and day.
    @inlinable public static func bitcoinPerPetahashDay(_ value: Double) -> Self { Self(canonical: value) }

    /// A hashprice in satoshi per petahash per second and day.
    @inlinable public static func satoshiPerPetahashDay(_ value: Double) -> Self {
        Self(canonical: value / 100_000_000)
    }

    /// The hashprice in bitcoin per petahash per second and day.
    @inlinable public var bitcoinPerPetahashDay: Double { canonical }

    /// The hashprice in satoshi per petahash per second and day.
    @inlinable public var satoshiPerPetahashDay: Double { canonical * 100_000_000 }

    /// Expected production of `hashRate` over `hours`.
    @inlinable public func production(of hashRate: HashRate, over hours: Hours) -> Money<BTC> {
        Money(canonical * hashRate.petahashesPerSecond * hours.days)
    }

    /// The same hashprice in US dollars.
    @inlinable public static func * (hashprice: Self, price: BitcoinPrice) -> Hashprice {
        .dollarsPerPetahashDay(hashprice.canonical * price.rate)
    }
}
