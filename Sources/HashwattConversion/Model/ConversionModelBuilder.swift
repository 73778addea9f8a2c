// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// Writes a problem as a mixed-integer program, money in millions of USD.
///
/// Decisions are cumulative: `ready[g, t]` blocks of group g are in service by quarter t, `begun[g, s]` shells are begun
/// by s. A start in t is the difference of two neighbours, so this is the start-time-indexed formulation of scheduling
/// (A. A. B. Pritsker, L. J. Watters, P. M. Wolfe, *Management Science* 16 (1969), 93–108) in the step variables that
/// keep each crew and precedence row to a handful of entries; precedence is disaggregated by quarter (N. Christofides,
/// R. Alvarez-Valdes, J. M. Tamarit, *European Journal of Operational Research* 29 (1987), 262–273). Which tenant a
/// block serves is a flow `x[g, o, t]` between the steps and the offers. Equal blocks are counted, not named, so there
/// is no symmetry among them to break.
///
/// - Complexity: O(groups · offers · quarters) columns and entries.
struct ConversionModelBuilder {
    /// What the program minimises.
    enum Objective {
        case netPresentValue
        case quartersUntilTarget(megawatts: Double)
        case power
    }

    let problem: ConversionProblem
    let horizon: Int
    let discounts: [Double]
    var model = LinearModel()
    var columns: ConversionColumns
    /// Columns of assignments by group.
    var byGroup: [[Int]]
    /// Columns of assignments by offer.
    var byOffer: [[Int]]
    /// The assignments that plans may use; nil for all that dates and regions allow.
    let allowed: Set<ConversionColumns.AssignmentKey>?
    let infinity = Double.infinity
    static let million = 1e6

    init(_ problem: ConversionProblem, among allowed: Set<ConversionColumns.AssignmentKey>? = nil) {
        self.problem = problem
        self.allowed = allowed
        horizon = problem.quarters
        let last = max(problem.quarters, problem.offers.map(\.end).max() ?? 0)
        discounts = (0...last).map { problem.discount($0) }
        columns = ConversionColumns(
            ready: problem.groups.map { _ in [] }, begun: problem.groups.map { _ in [] },
            sold: problem.sites.map { _ in [] }, taken: problem.offers.map { _ in nil },
            money: problem.owners.map { _ in .init() })
        byGroup = problem.groups.map { _ in [] }
        byOffer = problem.offers.map { _ in [] }
    }

    mutating func build(_ objective: Objective) {
        for group in problem.groups.indices { addGroup(group) }
        for offer in problem.offers.indices { addOffer(offer) }
        for site in problem.sites.indices { addSale(site) }
        for resource in problem.resources.indices { addResource(resource) }
        for owner in problem.owners.indices where problem.owners[owner].finance != nil { addMoney(owner) }
        switch objective {
        case .netPresentValue: addValue()
        case .quartersUntilTarget(let target): addTarget(target)
        case .power:
            for x in columns.assignments { model.cost[x.column] = -problem.groups[x.group].criticalMW }
        }
    }
}

extension ConversionModelBuilder {
    /// First quarter in which a block of a group can be in service.
    private func firstReady(_ group: BlockGroup) -> Int {
        max(problem.sites[group.site].energised, group.leadQuarters)
    }

    private mutating func addGroup(_ index: Int) {
        let group = problem.groups[index]
        let count = Double(group.count)
        var byQuarter: [Int: [Int]] = [:]
        for (number, offer) in problem.offers.enumerated()
        where offer.suits(region: problem.sites[group.site].region) {
            let first = max(firstReady(group), offer.from)
            let most = min(count, (offer.maximumMW / group.criticalMW + 1e-9).rounded(.down))
            guard most >= 1, first <= min(offer.due, horizon - 1) else { continue }
            for quarter in first...min(offer.due, horizon - 1) {
                let key = ConversionColumns.AssignmentKey(group: index, offer: number, ready: quarter)
                guard allowed?.contains(key) ?? true else { continue }
                let column = model.column(0, 0, most, integer: group.count > 1)
                columns.assignments.append(.init(key: key, column: column))
                byQuarter[quarter, default: []].append(column)
                byGroup[index].append(columns.assignments.count - 1)
                byOffer[number].append(columns.assignments.count - 1)
            }
        }
        guard !byQuarter.isEmpty else { return }
        addSteps(index, byQuarter)
        if group.count == 1 { addChoice(index) }
        if group.shell != nil { addShell(index) }
    }

    /// Columns of blocks ready by each quarter in which one can become so.
    private mutating func addSteps(_ index: Int, _ byQuarter: [Int: [Int]]) {
        let count = Double(problem.groups[index].count)
        columns.ready[index] = Array(repeating: nil, count: horizon)
        for quarter in byQuarter.keys.sorted() {
            var change = columns.ready(index, quarter)
            let column = model.column(0, 0, count, integer: true)
            columns.ready[index][quarter] = column
            change.add(column, -1)
            for x in byQuarter[quarter, default: []] { change.add(x, 1) }
            model.require(0, change, 0)
        }
    }

    /// A single block serves one offer: with a whole choice of offer and a whole step, the flow is whole.
    private mutating func addChoice(_ index: Int) {
        for (_, numbers) in Dictionary(grouping: byGroup[index], by: { columns.assignments[$0].offer })
            .sorted(by: {
                $0.key < $1.key
            })
        {
            let chosen = model.column(0, 0, 1, integer: true)
            columns.chosen.append((numbers[0], chosen))
            var total = Expression(column: chosen)
            for number in numbers { total.add(columns.assignments[number].column, -1) }
            model.require(0, total, 0)
        }
    }

    private mutating func addShell(_ index: Int) {
        let group = problem.groups[index]
        let lead = group.leadQuarters
        // No shell is begun for a block that is ready after the last quarter in which one can be.
        let last = (columns.ready[index].lastIndex { $0 != nil } ?? lead) - lead
        for _ in 0...last {
            columns.begun[index].append(model.column(0, 0, Double(group.count), integer: true))
        }
        for quarter in 0...last {
            if quarter > 0 {
                var step = columns.begun(index, quarter)
                step.add(columns.begun(index, quarter - 1), -1)
                model.require(0, step, infinity)
            }
            var precedence = columns.begun(index, quarter)
            precedence.add(columns.ready(index, quarter + lead), -1)
            model.require(0, precedence, quarter == last ? 0 : infinity)
        }
    }

    private mutating func addOffer(_ index: Int) {
        let offer = problem.offers[index]
        let isRequired = problem.offers.contains { $0.requires.contains(index) }
        let uses = byOffer[index].map { number in
            let x = columns.assignments[number]
            return LimitUse(count: Expression(column: x.column), size: problem.groups[x.group].criticalMW)
        }
        guard offer.minimumMW > 0 || isRequired || !offer.requires.isEmpty else {
            return model.require(uses, atMost: offer.maximumMW)
        }
        let taken = model.column(0, 0, 1, integer: true)
        columns.taken[index] = taken
        model.require(uses, atMost: offer.maximumMW, if: taken)
        // Taken means that something is delivered, so that an expansion has what it expands.
        var least = uses.total
        least.add(taken, -max(offer.minimumMW, smallestBlock(index)))
        model.require(0, least, infinity)
        tieGroups(index, taken)
    }

    private func smallestBlock(_ offer: Int) -> Double {
        byOffer[offer].map { problem.groups[columns.assignments[$0].group].criticalMW }.min() ?? 1
    }

    /// No block of a group serves an offer that is not taken: the disaggregated form.
    private mutating func tieGroups(_ offer: Int, _ taken: Int) {
        for (_, numbers) in Dictionary(grouping: byOffer[offer], by: { columns.assignments[$0].group })
            .sorted(
                by: { $0.key < $1.key })
        {
            var tie = Expression()
            for number in numbers { tie.add(columns.assignments[number].column, 1) }
            tie.add(taken, -model.upper[columns.assignments[numbers[0]].column])
            model.require(-infinity, tie, 0)
        }
        for required in problem.offers[offer].requires where required < offer { tieOffers(offer, required) }
        for later in problem.offers.indices
        where later < offer && problem.offers[later].requires.contains(offer) {
            tieOffers(later, offer)
        }
    }

    private mutating func tieOffers(_ offer: Int, _ required: Int) {
        guard let taken = columns.taken[offer], let other = columns.taken[required] else { return }
        model.row(0, infinity, [(other, 1), (taken, -1)])
    }
}
