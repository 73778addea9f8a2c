// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Power of a machine that is under- or overclocked, relative to its nominal setting.
///
/// A chip's switching power goes with frequency times voltage squared, the voltage it needs rises about linearly
/// with frequency, and fans and controller take a fixed part. With hash rate `h` and power `p` both 1 at the
/// nominal setting:
///
///     v(h) = 1 + s · (h − 1)
///     p(h) = c + (1 − c) · h · v(h)²
///
/// `c` is the fixed part of power and `s` the slope of voltage. `p` is convex, so the best setting at a price is
/// where the next hash just pays its energy. The form is physics; the two numbers are assumptions, to be replaced
/// by measurements of the machine at hand.
public struct TuningCurve: Hashable, Sendable {
    /// Part of nominal power that does not depend on the hash rate, 0..<1.
    public let fixedPart: Double
    /// Relative change of voltage per relative change of frequency, 0...1.
    public let voltageSlope: Double
    /// Hash rates that the firmware can set, relative to nominal.
    public let range: ClosedRange<Double>

    /// A curve.
    ///
    /// - Parameters:
    ///   - fixedPart: 0.03 where not measured: four fans and a controller, about 100 of 3,300 W.
    ///   - voltageSlope: 0.3 where not measured.
    ///   - range: 0.6 to 1.2 where not given.
    /// - Precondition: parts are within their ranges; `range` holds 1 and starts above zero.
    public init(fixedPart: Double = 0.03, voltageSlope: Double = 0.3, range: ClosedRange<Double> = 0.6...1.2)
    {
        precondition((0..<1).contains(fixedPart), "fixed part is in 0..<1, was \(fixedPart)")
        precondition((0...1).contains(voltageSlope), "voltage slope is in 0...1, was \(voltageSlope)")
        precondition(range.lowerBound > 0 && range.contains(1), "range \(range) is above 0 and holds 1")
        self.fixedPart = fixedPart
        self.voltageSlope = voltageSlope
        self.range = range
    }

    /// Relative power at a relative hash rate.
    public func power(at hashRate: Double) -> Double {
        let voltage = 1 + voltageSlope * (hashRate - 1)
        return fixedPart + (1 - fixedPart) * hashRate * voltage * voltage
    }

    /// Relative power of the next relative hash: the derivative of `power(at:)`.
    public func marginalPower(at hashRate: Double) -> Double {
        let voltage = 1 + voltageSlope * (hashRate - 1)
        return (1 - fixedPart) * voltage * (voltage + 2 * hashRate * voltageSlope)
    }

    /// The relative hash rate that a relative power runs, within the range.
    public func hashRate(at power: Double) -> Double { bisect { self.power(at: $0) < power } }

    /// The relative hash rate with the least energy per hash.
    public var mostEfficient: Double {
        // d(p/h)/dh has the sign of h p′ − p, which increases because p is convex.
        bisect { $0 * marginalPower(at: $0) < power(at: $0) }
    }

    /// The setting that earns most at a power price, or nil where the machine earns most by standing still.
    ///
    /// - Parameters:
    ///   - value: mining value of a MWh at the nominal setting.
    ///   - price: of a MWh; may be negative.
    public func best(value: EnergyPrice, price: EnergyPrice) -> Double? {
        let revenue = value.dollarsPerMegawattHour
        let cost = price.dollarsPerMegawattHour
        let setting = bisect { revenue > cost * marginalPower(at: $0) }
        return revenue * setting - cost * power(at: setting) > 0 ? setting : nil
    }

    /// The point of the range up to which `isBelow` holds; it holds on an initial part of it.
    ///
    /// - Complexity: 60 halvings, more than a double has digits.
    private func bisect(_ isBelow: (Double) -> Bool) -> Double {
        var (low, high) = (range.lowerBound, range.upperBound)
        if !isBelow(low) { return low }
        if isBelow(high) { return high }
        for _ in 0..<60 {
            let middle = 0.5 * (low + high)
            if isBelow(middle) { low = middle } else { high = middle }
        }
        return 0.5 * (low + high)
    }
}
