// SPDX-License-Identifier: Apache-2.0

/// A class or generator that is on or off, with its minimum times in intervals.
struct CommittedUnit: Hashable, Sendable {
    /// Index among the classes, or among the generators.
    let index: Int
    let isGenerator: Bool
    let minimum: Double
    let capacity: Double
    let startCost: Double
    /// Least intervals on, at least 1.
    let up: Int
    /// Least intervals off, at least 1.
    let down: Int

    /// Intervals it has been on before the first interval (positive) or off (negative), at least 1 either way.
    let before: Int

    /// Ages on 1...up and off 1...down, where the last age means "or more".
    var states: Int { up + down }

    /// Number of the state before the first interval: on ages first.
    var initialState: Int { before > 0 ? min(before, up) - 1 : up + min(-before, down) - 1 }
}

extension DispatchProblem {
    /// The committed classes in order, then the committed generators.
    var committedUnits: [CommittedUnit] {
        var units: [CommittedUnit] = []
        for (index, machines) in site.classes.enumerated() {
            let up = intervals(atLeast: machines.minimumUpHours)
            let down = intervals(atLeast: machines.minimumDownHours)
            guard machines.minimumLoadMW > 0 || machines.startCostUSD > 0 || up > 1 || down > 1 else {
                continue
            }
            units.append(
                CommittedUnit(
                    index: index, isGenerator: false, minimum: machines.minimumLoadMW,
                    capacity: machines.capacityMW, startCost: machines.startCostUSD, up: up, down: down,
                    before: age(machines.hoursInState)))
        }
        for (index, generator) in site.generators.enumerated()
        where generator.minimumLoadMW > 0 || generator.startCostUSD > 0 {
            units.append(
                CommittedUnit(
                    index: index, isGenerator: true, minimum: generator.minimumLoadMW,
                    capacity: generator.capacityMW, startCost: generator.startCostUSD, up: 1, down: 1,
                    before: generator.startsOn ? 1 : -1))
        }
        return units
    }

    /// Intervals in a state of `hours`, on if positive; rounded up, at least 1.
    private func age(_ hours: Double) -> Int {
        let intervals = Int(max(1, min(abs(hours) / self.hours, 1e6)).rounded(.up))
        return hours > 0 ? intervals : -intervals
    }

    /// Intervals that cover `hours`, at least 1 and at most the horizon.
    func intervals(atLeast hours: Double) -> Int {
        let exact = hours / self.hours
        return max(1, min(count, Int(min(exact - 1e-9, 1e9).rounded(.up))))
    }

    /// Whole intervals within `hours`, at most the horizon.
    func intervals(atMost hours: Double) -> Int {
        Int(min(Double(count), hours / self.hours + 1e-9).rounded(.down))
    }

    /// Ramp of a class as change per interval, or nil where it does not bind.
    func ramp(_ machines: MachineClass) -> Double? {
        let change = machines.rampMWPerHour * hours
        return change < machines.capacityMW ? change : nil
    }
}
