// SPDX-License-Identifier: Apache-2.0

/// What a policy has settled before the real-time price is known.
struct Commitments {
    /// Whether each class may run; uncommitted classes always may.
    var isOn: [Bool]
    var generatorIsOn: [Bool]
    var charge = 0.0
    var discharge = 0.0
    var shed = 0.0
    /// Reserve held by each class, MW.
    var reserve: [Double] = []
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
    mutating func settle(_ t: Int, _ settled: Commitments) {
        uses.fill(t)
        let firm = (problem.site.ai?.curtailableMW ?? 0) - settled.shed
        var left = uses.supply + settled.discharge - settled.charge
        var draw = (problem.site.ai?.megawatts ?? 0) - settled.shed + settled.charge - settled.discharge
        var amounts = [Double](repeating: 0, count: uses.kinds.count)
        var highs = amounts
        for (use, kind) in uses.kinds.enumerated() {
            (amounts[use], highs[use]) = range(kind, t, settled, firm, uses.caps[use])
            left -= amounts[use]
            if case .machines = kind { draw += amounts[use] }
            if case .unrun = kind { draw -= uses.caps[use] - amounts[use] }
        }
        var room = problem.site.grid.drawLimitMW - draw
        for use in uses.order where left > 0 {
            var take = min(left, highs[use] - amounts[use])
            switch uses.kinds[use] {
            case .machines, .unrun: take = max(0, min(take, room))
            default: break
            }
            amounts[use] += take
            left -= take
            switch uses.kinds[use] {
            case .machines, .unrun: room -= take
            default: break
            }
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
            guard let change = problem.ramp(machines), t > 0, wasOn(index, t - 1) else {
                return (machines.minimumLoadMW, cap)
            }
            let before = writer.plan.classMW[index * problem.count + t - 1]
            return (max(machines.minimumLoadMW, before - change), min(cap, before + change))
        default: return (0, cap)
        }
    }

    /// Whether a ramp binds from `t` on: always for a class that is not committed.
    private func wasOn(_ index: Int, _ t: Int) -> Bool {
        unitOfClass[index].map { writer.plan.isOn[$0 * problem.count + t] == 1 } ?? true
    }

    private mutating func store(_ t: Int, _ amounts: [Double], _ settled: Commitments) {
        writer.write(amounts, t)
        let count = problem.count
        if !writer.plan.curtailedMW.isEmpty { writer.plan.curtailedMW[t] = settled.shed }
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
