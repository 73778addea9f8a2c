// SPDX-License-Identifier: Apache-2.0

/// The dimension of `HashRate`.
public enum HashRateDimension: SummableDimension {
    /// Terahashes per second.
    public static var symbol: String { "TH/s" }
}

/// The dimension of `Efficiency`. Not summable: two efficiencies have no sum.
public enum EfficiencyDimension: Dimension {
    /// Joules per terahash.
    public static var symbol: String { "J/TH" }
}

/// Hashes per second, in terahashes per second (10¹² hashes).
public typealias HashRate = Quantity<HashRateDimension>

/// Energy per hash of a machine or fleet, in joules per terahash; less is better.
///
/// J/TH and W per TH/s are the same thing.
public typealias Efficiency = Quantity<EfficiencyDimension>

extension Quantity where Measure == HashRateDimension {
    /// A hash rate in terahashes per second (TH/s, 10¹²).
    @inlinable public static func terahashesPerSecond(_ value: Double) -> Self { Self(canonical: value) }

    /// A hash rate in petahashes per second (PH/s, 10¹⁵).
    @inlinable public static func petahashesPerSecond(_ value: Double) -> Self {
        Self(canonical: value * 1_000)
    }

    /// A hash rate in exahashes per second (EH/s, 10¹⁸).
    @inlinable public static func exahashesPerSecond(_ value: Double) -> Self {
        Self(canonical: value * 1_000_000)
    }

    /// The hash rate in hashes per second (H/s).
    @inlinable public var hashesPerSecond: Double { canonical * 1e12 }

    /// The hash rate in terahashes per second (TH/s).
    @inlinable public var terahashesPerSecond: Double { canonical }

    /// The hash rate in petahashes per second (PH/s).
    @inlinable public var petahashesPerSecond: Double { canonical / 1_000 }

    /// The hash rate in exahashes per second (EH/s).
    @inlinable public var exahashesPerSecond: Double { canonical / 1_000_000 }

    /// Power that this hash rate draws at `efficiency`.
    @inlinable public static func * (hashRate: Self, efficiency: Efficiency) -> Power {
        .watts(hashRate.canonical * efficiency.joulesPerTerahash)
    }
}

extension Quantity where Measure == EfficiencyDimension {
    /// An efficiency in joules per terahash (J/TH).
    @inlinable public static func joulesPerTerahash(_ value: Double) -> Self { Self(canonical: value) }

    /// The efficiency in joules per terahash (J/TH).
    @inlinable public var joulesPerTerahash: Double { canonical }

    /// Power drawn at this efficiency for `hashRate`.
    @inlinable public static func * (efficiency: Self, hashRate: HashRate) -> Power { hashRate * efficiency }
}
