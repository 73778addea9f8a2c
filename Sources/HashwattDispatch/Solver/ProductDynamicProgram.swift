// SPDX-License-Identifier: Apache-2.0

/// On/off decisions of units that compete for power, exact: a longest path over their joint states.
///
/// The state of a unit is how long it has been on (1...up, the last meaning "or more") or off (1...down); a
/// joint state is one digit a unit in mixed radix, unit 0 the lowest. A step moves each digit by itself, so one
/// pass a digit applies all joint transitions: O(states · units) an interval instead of O(states²). Values are
/// kept at √T checkpoints and recomputed between them, so memory is O(√T · states) besides the plan.
///
/// Source: R. Bellman, *Dynamic Programming* (1957); checkpoints: A. Griewank, doi:10.1080/10556789208805505.
struct ProductDynamicProgram {
    /// Joint states above which the Lagrangian takes over.
    static let mostStates = 1 << 16

    private let problem: DispatchProblem
    private let units: [CommittedUnit]
    private let strides: [Int]
    private let states: Int
    private let maskOfState: [Int32]
    private var stage: StageValues

    /// Number of joint states, or nil above ``mostStates``.
    static func states(_ units: [CommittedUnit]) -> Int? {
        var product = 1
        for unit in units {
            product *= unit.states
            if product > mostStates { return nil }
        }
        return product
    }

    init(_ problem: DispatchProblem) {
        self.problem = problem
        let units = problem.committedUnits
        self.units = units
        var strides: [Int] = []
        var product = 1
        for unit in units {
            strides.append(product)
            product *= unit.states
        }
        self.strides = strides
        states = product
        maskOfState = (0..<product).map { state in
            var mask: Int32 = 0
            for (index, unit) in units.enumerated() where state / strides[index] % unit.states < unit.up {
                mask |= 1 << Int32(index)
            }
            return mask
        }
        stage = StageValues(problem)
    }

    /// The best plan. Complexity: O(T · (states · units + 2^units · uses)).
    static func solve(_ problem: DispatchProblem) -> DispatchSolution {
        var program = ProductDynamicProgram(problem)
        let (bound, path) = program.longestPath()
        var writer = PlanWriter(problem, program.stage.kinds)
        var isOn = [UInt8](repeating: 0, count: program.units.count * problem.count)
        for t in 0..<problem.count {
            let mask = Int(program.maskOfState[Int(path[t])])
            writer.write(program.stage.divide(t, mask), t)
            for index in program.units.indices { isOn[index * problem.count + t] = UInt8(mask >> index & 1) }
        }
        writer.plan.isOn = isOn
        let streams = problem.evaluate(writer.plan)
        let certificate = Certificate(
            primalObjectiveUSD: streams.net, dualBoundUSD: bound + problem.constantUSD, largestViolation: 0,
            duals: DualValues())
        return DispatchSolution(
            plan: writer.plan, streams: streams, termination: .optimal, method: .productDynamicProgram,
            certificate: certificate, iterations: 0)
    }

    /// Value of the best path and its state in each interval.
    private mutating func longestPath() -> (value: Double, path: [Int32]) {
        let count = problem.count
        let spacing = max(1, Int(Double(count).squareRoot()))
        var checkpoints: [[Double]] = []
        var values = [Double](repeating: -.infinity, count: states)
        values[zip(units, strides).reduce(0) { $0 + $1.0.initialState * $1.1 }] = 0
        for t in 0..<count {
            if t.isMultiple(of: spacing) { checkpoints.append(values) }
            step(&values, t)
        }
        var state = values.indices.max { values[$0] < values[$1] } ?? 0
        let best = values[state]
        var path = [Int32](repeating: 0, count: count)
        while let start = checkpoints.popLast() {
            let first = checkpoints.count * spacing
            var block = [start]
            for t in first..<min(count, first + spacing) {
                path[t] = 0
                if t + 1 < min(count, first + spacing) {
                    var next = block[t - first]
                    step(&next, t)
                    block.append(next)
                }
            }
            for t in stride(from: min(count, first + spacing) - 1, through: first, by: -1) {
                path[t] = Int32(state)
                state = predecessor(of: state, in: block[t - first])
            }
        }
        return (best, path)
    }

    /// From values after interval `t` − 1 to values after `t`.
    private mutating func step(_ values: inout [Double], _ t: Int) {
        for index in units.indices { move(&values, index) }
        stage.fill(t)
        let hours = problem.hours
        let gains = stage.values.map { $0 * hours }
        for state in 0..<states { values[state] += gains[Int(maskOfState[state])] }
    }

    /// Moves the digit of one unit: ages grow, a start needs the last off age and costs, a stop the last on age.
    private func move(_ values: inout [Double], _ index: Int) {
        let unit = units[index]
        let stride = strides[index]
        let (up, down) = (unit.up, unit.down)
        let cost = unit.startCost
        let lastOn = (up - 1) * stride
        let firstOff = up * stride
        let lastOff = (up + down - 1) * stride
        var low = 0
        while low < states {
            for base in low..<low + stride {
                let wasOff = values[base + lastOff]
                let wasOn = values[base + lastOn]
                let started = wasOff - cost
                if down > 1 {
                    let aged = values[base + lastOff - stride]
                    values[base + lastOff] = aged > wasOff ? aged : wasOff
                    var age = lastOff - stride
                    while age > firstOff {
                        values[base + age] = values[base + age - stride]
                        age -= stride
                    }
                    values[base + firstOff] = wasOn
                } else {
                    values[base + firstOff] = wasOn > wasOff ? wasOn : wasOff
                }
                if up > 1 {
                    let aged = values[base + lastOn - stride]
                    values[base + lastOn] = aged > wasOn ? aged : wasOn
                    var age = lastOn - stride
                    while age > 0 {
                        values[base + age] = values[base + age - stride]
                        age -= stride
                    }
                    values[base] = started
                } else {
                    values[base] = started > wasOn ? started : wasOn
                }
            }
            low += stride * unit.states
        }
    }

    /// The best state before `state`, given the values before the interval.
    private func predecessor(of state: Int, in values: [Double]) -> Int {
        var candidates: [(state: Int, cost: Double)] = [(0, 0)]
        for (index, unit) in units.enumerated() {
            let digit = state / strides[index] % unit.states
            let before = Self.before(digit, unit)
            candidates = candidates.flatMap { candidate in
                before.map { (candidate.state + $0.digit * strides[index], candidate.cost + $0.cost) }
            }
        }
        return candidates.max { values[$0.state] - $0.cost < values[$1.state] - $1.cost }?.state ?? 0
    }

    private static func before(_ digit: Int, _ unit: CommittedUnit) -> [(digit: Int, cost: Double)] {
        var before: [(digit: Int, cost: Double)] = []
        if digit == 0 { before.append((unit.states - 1, unit.startCost)) }
        if digit > 0 && digit != unit.up { before.append((digit - 1, 0)) }
        if digit == unit.up { before.append((unit.up - 1, 0)) }
        if digit == unit.up - 1 || digit == unit.states - 1 { before.append((digit, 0)) }
        return before
    }
}
