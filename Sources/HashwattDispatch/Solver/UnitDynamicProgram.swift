// SPDX-License-Identifier: Apache-2.0

/// On/off decisions of one unit against given gains: a longest path over its ages.
struct UnitDynamicProgram {
    /// Value of the best schedule.
    let value: Double
    /// On (1) or off (0) in each interval.
    let isOn: [UInt8]

    /// The best schedule of a unit, by default off before the first interval and free to start in it.
    ///
    /// - Parameters:
    ///   - gain: what being on earns in each interval, USD.
    ///   - mostOn: longest run of intervals on; nil without limit.
    ///   - startCost: USD per start.
    ///   - initialState: state before the first interval, as in ``CommittedUnit/initialState``.
    /// - Complexity: O(T · ages) time, one byte an interval and age.
    init(
        gain: [Double], up: Int, down: Int, startCost: Double, mostOn: Int? = nil, initialState: Int? = nil
    ) {
        let count = gain.count
        // On ages 1...onAges; without a longest run the last age means "or more".
        let onAges = mostOn.map { max(1, $0) } ?? up
        let ages = onAges + down
        var values = [Double](repeating: -.infinity, count: ages)
        values[initialState ?? ages - 1] = 0
        var next = values
        var origin = [Int32](repeating: 0, count: ages * count)
        for t in 0..<count {
            for age in 0..<ages { next[age] = -.infinity }
            func reach(_ to: Int, from: Int, _ change: Double) {
                guard values[from] + change > next[to] else { return }
                next[to] = values[from] + change
                origin[t * ages + to] = Int32(from)
            }
            for age in 0..<onAges {
                if age + 1 < onAges { reach(age + 1, from: age, gain[t]) }
                if age + 1 == onAges && mostOn == nil { reach(age, from: age, gain[t]) }
                if age + 1 >= min(up, onAges) { reach(onAges, from: age, 0) }
            }
            for age in onAges..<ages {
                reach(min(age + 1, ages - 1), from: age, 0)
            }
            if mostOn != 0 { reach(0, from: ages - 1, gain[t] - startCost) }
            swap(&values, &next)
        }
        var state = values.indices.max { values[$0] < values[$1] } ?? ages - 1
        value = values[state]
        var isOn = [UInt8](repeating: 0, count: count)
        for t in stride(from: count - 1, through: 0, by: -1) {
            isOn[t] = state < onAges ? 1 : 0
            state = Int(origin[t * ages + state])
        }
        self.isOn = isOn
    }
}
