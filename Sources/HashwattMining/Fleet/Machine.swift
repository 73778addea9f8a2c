// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// A mining machine by its data sheet.
public struct Machine: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Hash rate at its nominal setting.
    public let hashRate: HashRate
    /// Power at the plug at its nominal setting.
    public let power: Power

    /// A machine.
    ///
    /// - Precondition: both are positive and finite.
    public init(_ name: String, hashRate: HashRate, power: Power) {
        precondition(
            hashRate > .zero && hashRate.isFinite && power > .zero && power.isFinite,
            "\(name): hash rate and power are positive and finite, were \(hashRate) and \(power)")
        self.name = name
        self.hashRate = hashRate
        self.power = power
    }

    /// A machine by hash rate and efficiency.
    public init(_ name: String, hashRate: HashRate, efficiency: Efficiency) {
        self.init(name, hashRate: hashRate, power: hashRate * efficiency)
    }

    /// Energy per hash at the plug.
    public var efficiency: Efficiency { power / hashRate }
}

/// How hot the air (or liquid) at the inlet may be: full hash rate up to one temperature, none from another.
///
/// Firmware steps down; between the two the mean of a hall is taken as linear.
public struct AmbientLimit: Hashable, Sendable {
    /// Degrees Celsius up to which the machine runs in full.
    public let fullUpTo: Double
    /// Degrees Celsius from which it is off.
    public let offFrom: Double

    /// A limit.
    ///
    /// - Precondition: `fullUpTo` is less than `offFrom`; both are finite.
    public init(fullUpTo: Double, offFrom: Double) {
        precondition(
            fullUpTo < offFrom && fullUpTo.isFinite && offFrom.isFinite,
            "full up to \(fullUpTo) °C must be less than off from \(offFrom) °C")
        self.fullUpTo = fullUpTo
        self.offFrom = offFrom
    }

    /// The part of the hall's machines that runs at a temperature in degrees Celsius.
    ///
    /// - Precondition: `celsius` is a number.
    public func running(at celsius: Double) -> Ratio {
        precondition(!celsius.isNaN, "a temperature is a number")
        return .fraction(min(1, max(0, (offFrom - celsius) / (offFrom - fullUpTo))))
    }
}
