// SPDX-License-Identifier: Apache-2.0

/// The dimension of `Power`.
public enum PowerDimension: SummableDimension {
    /// Megawatts.
    public static var symbol: String { "MW" }
}

/// The dimension of `Energy`.
public enum EnergyDimension: SummableDimension {
    /// Megawatt-hours.
    public static var symbol: String { "MWh" }
}

/// The dimension of `Hours`.
public enum HoursDimension: SummableDimension {
    /// Hours.
    public static var symbol: String { "h" }
}

/// Electrical power, in megawatts. Positive values are consumption at the meter.
///
/// What kind of megawatt it is (critical IT, gross, utility) is said by `Capacity`; a bare `Power` is a load.
public typealias Power = Quantity<PowerDimension>

/// Electrical energy, in megawatt-hours. Positive values are consumption at the meter.
public typealias Energy = Quantity<EnergyDimension>

/// A duration in hours that may be fractional. For exact clock time use `Seconds`.
public typealias Hours = Quantity<HoursDimension>

extension Quantity where Measure == PowerDimension {
    /// A power in watts (W).
    @inlinable public static func watts(_ value: Double) -> Self { Self(canonical: value / 1_000_000) }

    /// A power in kilowatts (kW).
    @inlinable public static func kilowatts(_ value: Double) -> Self { Self(canonical: value / 1_000) }

    /// A power in megawatts (MW).
    @inlinable public static func megawatts(_ value: Double) -> Self { Self(canonical: value) }

    /// A power in gigawatts (GW).
    @inlinable public static func gigawatts(_ value: Double) -> Self { Self(canonical: value * 1_000) }

    /// The power in watts (W).
    @inlinable public var watts: Double { canonical * 1_000_000 }

    /// The power in kilowatts (kW).
    @inlinable public var kilowatts: Double { canonical * 1_000 }

    /// The power in megawatts (MW).
    @inlinable public var megawatts: Double { canonical }

    /// The power in gigawatts (GW).
    @inlinable public var gigawatts: Double { canonical / 1_000 }

    /// Energy used by running at this power for `hours`.
    @inlinable public static func * (power: Self, hours: Hours) -> Energy {
        .megawattHours(power.canonical * hours.value)
    }

    /// Hash rate that this power runs at `efficiency`.
    @inlinable public static func / (power: Self, efficiency: Efficiency) -> HashRate {
        .terahashesPerSecond(power.watts / efficiency.joulesPerTerahash)
    }

    /// Efficiency of a fleet that draws this power for `hashRate`.
    @inlinable public static func / (power: Self, hashRate: HashRate) -> Efficiency {
        .joulesPerTerahash(power.watts / hashRate.terahashesPerSecond)
    }

    /// Capital that this power costs.
    @inlinable public static func * (power: Self, cost: CapitalCostPerPower) -> Dollars {
        Dollars(power.canonical * cost.dollarsPerMegawatt)
    }
}

extension Quantity where Measure == EnergyDimension {
    /// An energy in kilowatt-hours (kWh).
    @inlinable public static func kilowattHours(_ value: Double) -> Self { Self(canonical: value / 1_000) }

    /// An energy in megawatt-hours (MWh).
    @inlinable public static func megawattHours(_ value: Double) -> Self { Self(canonical: value) }

    /// An energy in gigawatt-hours (GWh).
    @inlinable public static func gigawattHours(_ value: Double) -> Self { Self(canonical: value * 1_000) }

    /// The energy in kilowatt-hours (kWh).
    @inlinable public var kilowattHours: Double { canonical * 1_000 }

    /// The energy in megawatt-hours (MWh).
    @inlinable public var megawattHours: Double { canonical }

    /// The energy in gigawatt-hours (GWh).
    @inlinable public var gigawattHours: Double { canonical / 1_000 }

    /// What this energy costs at `price`.
    @inlinable public static func * (energy: Self, price: EnergyPrice) -> Dollars {
        Dollars(energy.canonical * price.dollarsPerMegawattHour)
    }

    /// Mean power when this energy is used in `hours`.
    @inlinable public static func / (energy: Self, hours: Hours) -> Power {
        .megawatts(energy.canonical / hours.value)
    }

    /// How long this energy lasts at `power`.
    @inlinable public static func / (energy: Self, power: Power) -> Hours {
        Hours(energy.canonical / power.megawatts)
    }
}

extension Quantity where Measure == HoursDimension {
    /// A duration of `hours`.
    @inlinable public init(_ hours: Double) { self.init(canonical: hours) }

    /// The same duration as `seconds`.
    @inlinable public init(_ seconds: Seconds) { self.init(canonical: Double(seconds.count) / 3_600) }

    /// A duration of days of 24 hours.
    @inlinable public static func days(_ value: Double) -> Self { Self(canonical: value * 24) }

    /// A duration in minutes.
    @inlinable public static func minutes(_ value: Double) -> Self { Self(canonical: value / 60) }

    /// The number of hours.
    @inlinable public var value: Double { canonical }

    /// The number of days of 24 hours.
    @inlinable public var days: Double { canonical / 24 }

    /// Energy used in this time at `power`.
    @inlinable public static func * (hours: Self, power: Power) -> Energy { power * hours }
}
