// SPDX-License-Identifier: Apache-2.0

/// What a policy has settled before the real-time price is known.
struct Commitments {
    /// Whether each class may run; uncommitted classes always may.
    var isOn: [Bool]
    var generatorIsOn: [Bool]
    var charge = 0.0
    var discharge = 0.0
    var shed = 0.0
    /// Whether an event of shedding is under way, where events are counted.
    var isShedding = false
    /// Reserve held by each class, MW.
    var reserve: [Double] = []
    /// Load that the plan has for each class in the next interval, MW, so that ramps can still reach it; empty where
    /// there is no plan.
    var nextLoad: [Double] = []
    /// Highest draw that the plan pays a demand charge for, MW.
    var highestDraw = Double.infinity
}

/// Divides the power of one interval at the real-time price, given what is settled.
///
/// Minimum loads first, then by value: classes and sales, least valued supply (purchases, optional contracts,
/// generators) left unused. Ramps and the draw limit bound the classes.
struct Recourse {
    let problem: DispatchProblem
    private var uses: PowerUses
    private var writer: PlanWriter
    /// What was settled so far.
    var plan: DispatchPlan { writer.plan }
    private var unitOfClass: [Int?]
    private let units: [CommittedUnit]

    init(_ problem: DispatchProblem) {
        self.problem = problem
        let uses = PowerUses(problem)
        self.uses = uses
        var writer = PlanWriter(problem, uses.kinds)
        writer.plan.isOn = [UInt8](repeating: 0, count: problem.committedUnits.count * problem.count)
        let zeros = [Double](repeating: 0, count: problem.count)
        if problem.site.ai != nil { writer.plan.curtailedMW = zeros }
        if problem.site.ai?.isCounted == true {
            writer.plan.isShedding = [UInt8](repeating: 0, count: problem.count)
        }
        if problem.site.battery != nil {
            (writer.plan.chargeMW, writer.plan.dischargeMW, writer.plan.storedMWh) = (zeros, zeros, zeros)
        }
        if problem.site.reserve != nil {
            writer.plan.classReserveMW = [Double](
                repeating: 0, count: problem.count * problem.site.classes.count)
        }
        self.writer = writer
        units = problem.committedUnits
        let committed = units
        unitOfClass = problem.site.classes.indices.map { index in
            committed.firstIndex { !$0.isGenerator && $0.index == index }
        }
    }

    /// Settles interval `t`.
    ///
    /// - Throws: ``DispatchError/infeasible(key:interval:rule:)`` where power lacks for what is settled, or is left.
    mutating func settle(_ t: Int, _ settled: Commitments) throws(DispatchError) {
        uses.fill(t)
        let site = problem.site
        let firm = (site.ai?.curtailableMW ?? 0) - settled.shed
        var left = uses.supply + settled.discharge - settled.charge
        var draw = (site.ai?.megawatts ?? 0) - settled.shed + settled.charge - settled.discharge
        var amounts = [Double](repeating: 0, count: uses.kinds.count)
        var highs = amounts
        for (use, kind) in uses.kinds.enumerated() {
            (amounts[use], highs[use]) = range(kind, t, settled, firm, uses.caps[use])
            left -= amounts[use]
            if case .machines = kind { draw += amounts[use] }
            if case .unrun = kind { draw -= uses.caps[use] - amounts[use] }
        }
        let limit = max(min(site.grid.drawLimitMW, settled.highestDraw), draw)
        var miss = max(-left, draw - site.grid.drawLimitMW)
        // What must be loaded to inject no more than allowed comes first, then everything by value.
        for isForced in [true, false] {
            var room = (isForced ? -site.grid.injectionLimitMW : limit) - draw
            for use in uses.order where left > 0 && (room > 0 || !isForced) {
                let isMetered = uses.kinds[use].isMetered
                if isForced && !isMetered { continue }
                let free = min(left, highs[use] - amounts[use])
                let take = isMetered ? max(0, min(free, room)) : free
                amounts[use] += take
                left -= take
                if isMetered {
                    room -= take
                    draw += take
                }
            }
            if isForced { miss = max(miss, room) }
        }
        guard max(miss, left) < 1e-4 else {
            throw .infeasible(
                key: "policy", interval: t,
                rule: "what it has settled needs \(max(miss, left)) MW that the site cannot take or give")
        }
        store(t, amounts, settled)
    }

    private func range(
        _ kind: PowerUses.Kind, _ t: Int, _ settled: Commitments, _ firm: Double, _ cap: Double
    ) -> (Double, Double) {
        switch kind {
        case .served: return (firm, firm)
        case .unrun(let index):
            let generator = problem.site.generators[index]
            return settled.generatorIsOn[index] ? (0, cap - generator.minimumLoadMW) : (cap, cap)
        case .machines(let index):
            let machines = problem.site.classes[index]
            guard settled.isOn[index] else { return (0, 0) }
            var (low, high) = (isCommitted(index) ? machines.minimumLoadMW : 0, cap)
            guard let change = problem.ramp(machines) else { return (low, high) }
            if let before = loadBefore(index, t) {
                (low, high) = (max(low, before - change), min(high, before + change))
            }
            if let next = settled.nextLoad.isEmpty ? nil : settled.nextLoad[index] {
                (low, high) = (max(low, min(high, next - change)), min(high, max(low, next + change)))
            }
            return (low, max(low, high))
        case .sale: return (0, problem.site.grid.saleLimitMW)
        default: return (0, cap)
        }
    }

    /// Least load of a class that is on, MW.
    func leastLoad(_ index: Int, _ t: Int) -> Double {
        let machines = problem.site.classes[index]
        let least = isCommitted(index) ? machines.minimumLoadMW : 0
        guard let change = problem.ramp(machines), let before = loadBefore(index, t) else { return least }
        return max(least, before - change)
    }

    /// Load from which a ramp counts in interval `t`, MW; nil where it does not bind.
    private func loadBefore(_ index: Int, _ t: Int) -> Double? {
        guard t > 0 else {
            let isFresh = unitOfClass[index].map { units[$0].before < 0 } ?? false
            return isFresh ? nil : problem.site.classes[index].loadBeforeMW
        }
        if let unit = unitOfClass[index], writer.plan.isOn[unit * problem.count + t - 1] == 0 { return nil }
        return writer.plan.classMW[index * problem.count + t - 1]
    }

    private func isCommitted(_ index: Int) -> Bool { unitOfClass[index] != nil }

    private mutating func store(_ t: Int, _ amounts: [Double], _ settled: Commitments) {
        writer.write(amounts, t)
        let count = problem.count
        if !writer.plan.curtailedMW.isEmpty { writer.plan.curtailedMW[t] = settled.shed }
        if !writer.plan.isShedding.isEmpty { writer.plan.isShedding[t] = settled.isShedding ? 1 : 0 }
        for (place, unit) in units.enumerated() {
            let isOn = unit.isGenerator ? settled.generatorIsOn[unit.index] : settled.isOn[unit.index]
            writer.plan.isOn[place * count + t] = isOn ? 1 : 0
        }
        if let battery = problem.site.battery {
            let before = t > 0 ? writer.plan.storedMWh[t - 1] : battery.initialMWh
            writer.plan.chargeMW[t] = settled.charge
            writer.plan.dischargeMW[t] = settled.discharge
            let change =
                settled.charge * battery.chargeEfficiency - settled.discharge / battery.dischargeEfficiency
            writer.plan.storedMWh[t] = before + change * problem.hours
        }
        for (index, held) in settled.reserve.enumerated() where !writer.plan.classReserveMW.isEmpty {
            writer.plan.classReserveMW[index * count + t] = min(held, writer.plan.classMW[index * count + t])
        }
    }
}
