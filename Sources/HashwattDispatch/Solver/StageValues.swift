// SPDX-License-Identifier: Apache-2.0

/// Value of the best division of an interval's power for every set of units that is on.
///
/// Bit `i` of a mask is unit `i` of ``DispatchProblem/committedUnits``. A set whose minimum loads exceed the
/// supply has value −∞.
struct StageValues {
    private var uses: PowerUses
    private let units: [CommittedUnit]
    /// Unit of each use, or −1.
    private let unitOfUse: [Int]
    private var amounts: [Double]
    /// One value a mask, USD per hour, of the interval last filled.
    private(set) var values: [Double]

    init(_ problem: DispatchProblem) {
        uses = PowerUses(problem)
        let units = problem.committedUnits
        self.units = units
        unitOfUse = uses.kinds.map { kind in
            units.firstIndex { unit in
                switch kind {
                case .machines(let index): !unit.isGenerator && unit.index == index
                case .unrun(let index): unit.isGenerator && unit.index == index
                default: false
                }
            } ?? -1
        }
        amounts = [Double](repeating: 0, count: uses.kinds.count)
        values = []
    }

    var kinds: [PowerUses.Kind] { uses.kinds }

    /// The uses of the interval last filled.
    var current: PowerUses { uses }

    /// Computes `values` for interval `t`, in 2^units numbers that are kept. Complexity: O(2^units · uses).
    mutating func fill(_ t: Int) {
        uses.fill(t)
        if values.isEmpty { values = [Double](repeating: 0, count: 1 << units.count) }
        for mask in values.indices { values[mask] = value(mask) }
    }

    /// Divides interval `t` for the units of `mask`; amounts by use.
    mutating func divide(_ t: Int, _ mask: Int) -> [Double] {
        uses.fill(t)
        _ = value(mask)
        return amounts
    }

    /// Value of interval `t` with the units of `mask` on, USD per hour.
    mutating func worth(_ t: Int, _ mask: Int) -> Double {
        uses.fill(t)
        return value(mask)
    }

    /// What must run (or, of a generator, must not) takes its power first; the rest goes by value.
    private mutating func value(_ mask: Int) -> Double {
        var left = uses.supply
        var sum = -uses.supplyCost
        for use in amounts.indices {
            let (low, _) = range(use, mask)
            amounts[use] = low
            left -= low
            sum += low * uses.values[use]
        }
        if left < -1e-9 { return -.infinity }
        left = max(0, left)
        for use in uses.order where left > 0 {
            let (low, high) = range(use, mask)
            let take = min(left, high - low)
            amounts[use] += take
            left -= take
            sum += take * uses.values[use]
        }
        return left > 1e-9 ? -.infinity : sum
    }

    @inline(__always)
    private func range(_ use: Int, _ mask: Int) -> (low: Double, high: Double) {
        let cap = uses.caps[use]
        let index = unitOfUse[use]
        if index < 0 { return (0, cap) }
        let isOn = mask >> index & 1 == 1
        let unit = units[index]
        if unit.isGenerator { return isOn ? (0, cap - unit.minimum) : (cap, cap) }
        return isOn ? (unit.minimum, cap) : (0, 0)
    }
}
