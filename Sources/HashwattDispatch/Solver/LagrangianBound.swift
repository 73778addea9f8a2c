// SPDX-License-Identifier: Apache-2.0

/// Bound on a problem with on/off decisions from the duals of its rows.
///
/// With all rows priced, the problem falls apart: each box variable takes the better bound, each committed unit
/// is one dynamic program over its ages, and counted shedding is a dynamic program with prices on hours and
/// events. Their sum bounds the optimum for every dual vector (A. Geoffrion, doi:10.1007/BFb0120690).
struct LagrangianBound {
    /// No plan earns more, USD.
    let value: Double
    /// On/off decisions of the units that attain the bound.
    let isOn: [UInt8]
    /// Intervals with shedding that keep the limits; nil where shedding is not counted.
    let shedding: [UInt8]?

    init(_ model: StageModel, _ patterns: StagePatterns, _ duals: RowDuals, _ units: [CommittedUnit]) {
        let problem = model.problem
        let count = problem.count
        let ai = problem.site.ai.flatMap { $0.isCounted && $0.curtailableMW > 0 ? $0 : nil }
        var gains = [[Double]](repeating: [Double](repeating: 0, count: count), count: units.count)
        var shedGain = [Double](repeating: 0, count: ai == nil ? 0 : count)
        var boxes = CompensatedSum()
        boxes.add(duals.bound(model, patterns))
        let columns = Self.columns(model, units)
        var storage = [Lanes](repeating: .zero, count: model.unknowns)
        var slots = storage.mutableSpan
        for group in 0..<model.groups {
            duals.load(group, model, into: &slots)
            for p in 0..<patterns.count {
                let priced = patterns.value(p, slots)
                for column in patterns.firstColumn[p]..<patterns.firstColumn[p + 1] {
                    let isShed = ai != nil && model.kinds[column] == .curtailed
                    guard columns[column] != nil || isShed else { continue }
                    let place = group * model.columnCount + column
                    for lane in 0..<min(laneCount, count - group * laneCount) {
                        let t = group * laneCount + lane
                        let margin = priced[lane] - model.cost[place][lane]
                        let width = model.width[place][lane]
                        // Take out what the box bound counted for this column.
                        boxes.add(-max(0, margin) * width)
                        if let unit = columns[column] {
                            gains[unit][t] =
                                margin * (margin > 0 ? units[unit].capacity : units[unit].minimum)
                        } else {
                            shedGain[t] = max(0, margin) * width
                        }
                    }
                }
            }
        }
        var isOn: [UInt8] = []
        for (unit, gain) in zip(units, gains) {
            let program = UnitDynamicProgram(
                gain: gain, up: unit.up, down: unit.down, startCost: unit.startCost,
                initialState: unit.initialState)
            boxes.add(program.value)
            isOn += program.isOn
        }
        self.isOn = isOn
        if let ai {
            let counted = CountedShedding(shedGain, ai, problem)
            boxes.add(counted.bound)
            shedding = counted.schedule
        } else {
            shedding = nil
        }
        value = boxes.value
    }

    /// Unit of each column.
    private static func columns(_ model: StageModel, _ units: [CommittedUnit]) -> [Int?] {
        model.kinds.map { kind in
            switch kind {
            case .machines(let index): units.firstIndex { !$0.isGenerator && $0.index == index }
            case .generator(let index): units.firstIndex { $0.isGenerator && $0.index == index }
            default: nil
            }
        }
    }
}

/// Shedding with a limit on hours, events and their length, for given gains.
///
/// The length is exact in the dynamic program; hours and events carry prices found by bisection, so the bound
/// holds and the schedule keeps all limits, but the two may differ.
struct CountedShedding {
    /// No schedule within the limits gains more, USD.
    private(set) var bound = Double.infinity
    /// The best schedule found within the limits.
    private(set) var schedule: [UInt8]
    private var gained = 0.0

    private let gain: [Double]
    private let mostHours: Int
    private let mostEvents: Int
    private let longest: Int?
    /// Intervals of an event under way before the first interval.
    private let before: Int

    init(_ gain: [Double], _ ai: AILoad, _ problem: DispatchProblem) {
        self.gain = gain
        mostHours = ai.budgetHours < .infinity ? problem.intervals(atMost: ai.budgetHours) : gain.count
        mostEvents = min(ai.maximumEvents, gain.count)
        longest = problem.longestEvent
        before = problem.eventBefore
        schedule = [UInt8](repeating: 0, count: gain.count)
        search()
    }

    private mutating func search() {
        let highest = gain.reduce(0, +) + 1
        var (low, high) = (0.0, highest)
        for step in 0..<30 {
            let events = step == 0 ? 0 : (low + high) / 2
            if searchHours(events, gain.max() ?? 0) > mostEvents { low = events } else { high = events }
            if step == 0 && high == 0 { return }
        }
        _ = searchHours(highest, gain.max() ?? 0)
    }

    /// Bisects the price of hours at a price of events; returns the events of the first schedule within hours.
    private mutating func searchHours(_ events: Double, _ highest: Double) -> Int {
        var (low, high) = (0.0, highest + 1)
        var starts = 0
        for step in 0..<30 {
            let hours = step == 0 ? 0 : (low + high) / 2
            let (used, started) = attempt(hours: hours, events: events)
            if used > mostHours { low = hours } else { (high, starts) = (hours, started) }
            if step == 0 && high == 0 { return starts }
        }
        return starts
    }

    private mutating func attempt(hours: Double, events: Double) -> (used: Int, started: Int) {
        let program = UnitDynamicProgram(
            gain: gain.map { $0 - hours }, up: 1, down: 1, startCost: events, mostOn: longest,
            initialState: before > 0 ? min(before, max(1, longest ?? 1)) - 1 : nil)
        bound = min(bound, program.value + hours * Double(mostHours) + events * Double(mostEvents))
        let used = program.isOn.count { $0 == 1 }
        var started = 0
        for t in gain.indices where program.isOn[t] == 1 && (t == 0 ? before == 0 : program.isOn[t - 1] == 0)
        {
            started += 1
        }
        if used <= mostHours && started <= mostEvents {
            let value = gain.indices.reduce(0) { $0 + (program.isOn[$1] == 1 ? gain[$1] : 0) }
            if value > gained { (gained, schedule) = (value, program.isOn) }
        }
        return (used, started)
    }
}
