// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// How a group of machines is set.
public enum OperatingMode: Hashable, Sendable {
    /// As on the data sheet.
    case nominal
    /// Under- or overclocked to this hash rate relative to nominal, on the group's curve.
    case tuned(Double)
    /// Standing still.
    case curtailed
}

/// Machines of one model that are run alike.
public struct FleetGroup: Hashable, Sendable {
    /// The machine.
    public let machine: Machine
    /// How many.
    public let count: Int
    /// How they are set.
    public let mode: OperatingMode
    /// Part of the time that they run when they should, 0...1.
    public let uptime: Ratio
    /// Power against hash rate when tuned.
    public let curve: TuningCurve
    /// Inlet temperature they stand; nil where cooling holds it.
    public let ambient: AmbientLimit?

    /// A group.
    ///
    /// - Precondition: `count` is not negative, `uptime` in 0...1, a tuned setting within the curve's range.
    public init(
        _ machine: Machine, count: Int, mode: OperatingMode = .nominal, uptime: Ratio = .fraction(1),
        curve: TuningCurve = TuningCurve(), ambient: AmbientLimit? = nil
    ) {
        precondition(count >= 0, "\(machine.name): \(count) machines")
        precondition((0...1).contains(uptime.fraction), "\(machine.name): uptime is in 0...1, was \(uptime)")
        if case .tuned(let setting) = mode {
            precondition(
                curve.range.contains(setting), "\(machine.name): setting \(setting) is not in \(curve.range)")
        }
        self.machine = machine
        self.count = count
        self.mode = mode
        self.uptime = uptime
        self.curve = curve
        self.ambient = ambient
    }

    /// The same group in another mode.
    public func mode(_ mode: OperatingMode) -> FleetGroup {
        FleetGroup(machine, count: count, mode: mode, uptime: uptime, curve: curve, ambient: ambient)
    }

    /// Relative hash rate and power of its setting.
    private var setting: (hashRate: Double, power: Double) {
        switch mode {
        case .nominal: (1, 1)
        case .tuned(let setting): (setting, curve.power(at: setting))
        case .curtailed: (0, 0)
        }
    }

    /// Machines that run on average at a temperature in degrees Celsius.
    private func running(at celsius: Double?) -> Double {
        var part = uptime.fraction
        if let celsius, let ambient { part *= ambient.running(at: celsius).fraction }
        return Double(count) * part
    }

    /// Mean hash rate.
    ///
    /// - Parameter celsius: temperature at the inlet; nil where it does not limit.
    public func hashRate(at celsius: Double? = nil) -> HashRate {
        machine.hashRate * (setting.hashRate * running(at: celsius))
    }

    /// Mean power at the plugs; a machine that does not run is taken to draw nothing.
    public func power(at celsius: Double? = nil) -> Power {
        machine.power * (setting.power * running(at: celsius))
    }

    /// Energy per hash at the plug in its setting; the data sheet's while curtailed.
    public var efficiency: Efficiency {
        let setting = setting
        return setting.hashRate > 0
            ? machine.efficiency * (setting.power / setting.hashRate) : machine.efficiency
    }
}
