// SPDX-License-Identifier: Apache-2.0

/// The dimension of `EnergyPrice`.
public enum EnergyPriceDimension: SummableDimension {
    /// Dollars per megawatt-hour.
    public static var symbol: String { "USD/MWh" }
}

/// The dimension of `PowerRent`.
public enum PowerRentDimension: SummableDimension {
    /// Dollars per kilowatt and month.
    public static var symbol: String { "USD/kW-month" }
}

/// The dimension of `CapitalCostPerPower`.
public enum CapitalCostPerPowerDimension: SummableDimension {
    /// Dollars per megawatt.
    public static var symbol: String { "USD/MW" }
}

/// Price or value of energy, in US dollars per megawatt-hour. Grid prices may be negative.
public typealias EnergyPrice = Quantity<EnergyPriceDimension>

/// Rent of let power, in US dollars per kilowatt and month.
///
/// The type does not say which kilowatt (critical IT or gross) or which lease type: rents are compared only
/// within one of each.
public typealias PowerRent = Quantity<PowerRentDimension>

/// Capital spent, or value implied, per megawatt, in US dollars per megawatt.
public typealias CapitalCostPerPower = Quantity<CapitalCostPerPowerDimension>

extension Quantity where Measure == EnergyPriceDimension {
    /// A price in US dollars per megawatt-hour.
    @inlinable public static func dollarsPerMegawattHour(_ value: Double) -> Self { Self(canonical: value) }

    /// A price in US cents per kilowatt-hour; 1 c/kWh is 10 USD/MWh.
    @inlinable public static func centsPerKilowattHour(_ value: Double) -> Self {
        Self(canonical: value * 10)
    }

    /// The price in US dollars per megawatt-hour.
    @inlinable public var dollarsPerMegawattHour: Double { canonical }

    /// The price in US cents per kilowatt-hour.
    @inlinable public var centsPerKilowattHour: Double { canonical / 10 }

    /// What `energy` costs at this price.
    @inlinable public static func * (price: Self, energy: Energy) -> Dollars { energy * price }
}

extension Quantity where Measure == PowerRentDimension {
    /// A rent in US dollars per kilowatt and month.
    @inlinable public static func dollarsPerKilowattMonth(_ value: Double) -> Self { Self(canonical: value) }

    /// A rent in US dollars per megawatt and year of twelve months: 12 000 times the one per kW-month.
    @inlinable public static func dollarsPerMegawattYear(_ value: Double) -> Self {
        Self(canonical: value / 12_000)
    }

    /// The rent in US dollars per kilowatt and month.
    @inlinable public var dollarsPerKilowattMonth: Double { canonical }

    /// The rent in US dollars per megawatt and year of twelve months.
    @inlinable public var dollarsPerMegawattYear: Double { canonical * 12_000 }

    /// Rent of `power` over twelve months.
    @inlinable public func annualRent(for power: Power) -> Dollars {
        Dollars(dollarsPerMegawattYear * power.megawatts)
    }

    /// The rent that `dollars` a year for `power` come to.
    @inlinable public static func rent(perYear dollars: Dollars, for power: Power) -> Self {
        .dollarsPerMegawattYear(dollars.amount / power.megawatts)
    }

    /// The price of energy that brings the same revenue, if the let power ran for all `hoursPerYear`.
    @inlinable public func perMegawattHour(hoursPerYear: Hours = Hours(8_760)) -> EnergyPrice {
        .dollarsPerMegawattHour(dollarsPerMegawattYear / hoursPerYear.value)
    }
}

extension Quantity where Measure == CapitalCostPerPowerDimension {
    /// A cost in US dollars per megawatt.
    @inlinable public static func dollarsPerMegawatt(_ value: Double) -> Self { Self(canonical: value) }

    /// A cost in millions of US dollars per megawatt; the same number as billions per gigawatt.
    @inlinable public static func millionDollarsPerMegawatt(_ value: Double) -> Self {
        Self(canonical: value * 1_000_000)
    }

    /// A cost in US dollars per watt.
    @inlinable public static func dollarsPerWatt(_ value: Double) -> Self {
        Self(canonical: value * 1_000_000)
    }

    /// The cost in US dollars per megawatt.
    @inlinable public var dollarsPerMegawatt: Double { canonical }

    /// The cost in millions of US dollars per megawatt; the same number as billions per gigawatt.
    @inlinable public var millionDollarsPerMegawatt: Double { canonical / 1_000_000 }

    /// The cost in US dollars per watt.
    @inlinable public var dollarsPerWatt: Double { canonical / 1_000_000 }

    /// Capital that `power` costs.
    @inlinable public static func * (cost: Self, power: Power) -> Dollars { power * cost }
}
