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
            let up = wholeIntervals(machines.minimumUpHours)
            let down = wholeIntervals(machines.minimumDownHours)
            guard machines.minimumLoadMW > 0 || machines.startCostUSD > 0 || up > 1 || down > 1 else {
                continue
            }
            let age = age(machines.hoursInState)
            units.append(
                CommittedUnit(
                    index: index, isGenerator: false, minimum: machines.minimumLoadMW,
                    capacity: machines.capacityMW, startCost: machines.startCostUSD,
                    up: min(up, count + 1), down: min(down, count + 1),
                    before: age > 0 ? shortened(age, of: up) : -shortened(-age, of: down)))
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

    /// Intervals that cover `hours`, at least 1.
    private func wholeIntervals(_ hours: Double) -> Int {
        max(1, Int(min(hours / self.hours - 1e-9, 1e9).rounded(.up)))
    }

    /// Age in a minimum time that is cut to one more than the horizon: as much of it is left as before.
    private func shortened(_ age: Int, of minimum: Int) -> Int {
        minimum <= count + 1 ? age : max(1, count + 1 - max(0, minimum - age))
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

    /// Intervals that an event of shedding has lasted before the first interval; rounded up.
    var eventBefore: Int {
        let hours = site.ai?.hoursInEvent ?? 0
        return hours > 0 ? Int(min((hours / self.hours - 1e-9).rounded(.up), 1e6)) : 0
    }

    /// Longest event in intervals; nil where none can become too long within the horizon.
    var longestEvent: Int? {
        guard let ai = site.ai, ai.maximumEventHours < .infinity else { return nil }
        let longest = ai.maximumEventHours / hours + 1e-9
        return longest < Double(count + eventBefore) ? Int(longest) : nil
    }

    /// Energy that may still be shed in budget period `index`, MWh.
    func budgetMWh(_ index: Int) -> Double {
        guard let ai = site.ai else { return 0 }
        return index == 0 ? max(0, ai.budgetMWh - ai.shedSoFarMWh) : ai.budgetMWh
    }

    /// Ramp of a class as change per interval, or nil where it does not bind.
    func ramp(_ machines: MachineClass) -> Double? {
        let change = machines.rampMWPerHour * hours
        return change < machines.capacityMW ? change : nil
    }
}
