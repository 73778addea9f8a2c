// SPDX-License-Identifier: Apache-2.0

/// Which columns of a ``LinearModel`` hold which part of a plan, in order of time.
struct ModelColumns {
    /// Of each class, each generator, each contract that is not take-or-pay, and each committed unit.
    var classes: [[Int]] = []
    var generators: [[Int]] = []
    var optional: [[Int]] = []
    var units: [[Int]] = []
    /// Of each class; empty where it offers no reserve.
    var reserve: [[Int]] = []
    var sale: [Int] = []
    var purchase: [Int] = []
    var idle: [Int] = []
    var curtailed: [Int] = []
    var events: [Int] = []
    var charge: [Int] = []
    var discharge: [Int] = []
    var stored: [Int] = []

    /// The plan at a point of the model.
    ///
    /// - Parameter isShedding: whether an event of shedding was under way before the first interval.
    func plan(_ values: [Double], count: Int, isShedding: Bool) -> DispatchPlan {
        func series(_ columns: [Int]) -> [Double] { columns.map { max(0, values[$0]) } }
        var plan = DispatchPlan(count: count)
        plan.classMW = classes.flatMap(series)
        plan.generatorMW = generators.flatMap(series)
        plan.optionalContractMW = optional.flatMap(series)
        plan.isOn = units.flatMap { $0.map { values[$0] > 0.5 ? 1 : 0 } }
        if !reserve.isEmpty {
            plan.classReserveMW = reserve.flatMap {
                $0.isEmpty ? [Double](repeating: 0, count: count) : series($0)
            }
        }
        (plan.saleMW, plan.purchaseMW, plan.idleMW) = (series(sale), series(purchase), series(idle))
        plan.curtailedMW = series(curtailed)
        if !events.isEmpty {
            plan.note(events: events.map { values[$0] > 0.5 ? 1 : 0 }, isUnderWay: isShedding)
        }
        (plan.chargeMW, plan.dischargeMW) = (series(charge), series(discharge))
        plan.storedMWh = series(stored)
        return plan
    }
}
