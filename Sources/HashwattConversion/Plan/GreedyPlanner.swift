// SPDX-License-Identifier: Apache-2.0

/// A feasible plan to start a search from: the most valuable conversions first, each where crews, dates and money
/// allow.
///
/// - Complexity: O(groups · offers · quarters²).
struct GreedyPlanner {
    private struct Candidate {
        let group: Int
        let offer: Int
        let ready: Int
        let value: Double
    }

    private let problem: ConversionProblem
    private let discounts: [Double]

    init(_ problem: ConversionProblem) {
        self.problem = problem
        let last = max(problem.quarters, problem.offers.map(\.end).max() ?? 0)
        discounts = (0...last).map { problem.discount($0) }
    }

    /// The plan; funding is left to the solver. Offers that end below their minimum, or without what they require, are
    /// left out and the rest is planned again.
    func plan() -> ConversionPlan {
        var left: Set<Int> = []
        let candidates = candidates()
        while true {
            var state = GreedyState(problem)
            for candidate in candidates where !left.contains(candidate.offer) {
                while state.take(candidate.group, candidate.offer, ready: candidate.ready) {}
            }
            let bad = Set(problem.offers.indices.filter { state.isBroken(offer: $0) })
            if bad.isEmpty { return state.plan }
            left.formUnion(bad)
        }
    }

    private func candidates() -> [Candidate] {
        var result: [Candidate] = []
        for (number, group) in problem.groups.enumerated() {
            let site = problem.sites[group.site]
            for (index, offer) in problem.offers.enumerated() where offer.suits(region: site.region) {
                let first = max(site.energised, group.leadQuarters, offer.from)
                guard first <= min(offer.due, problem.quarters - 1) else { continue }
                for ready in first...min(offer.due, problem.quarters - 1) {
                    let value = value(group, offer, ready)
                    guard value > 0 else { continue }
                    result.append(
                        Candidate(group: number, offer: index, ready: ready, value: value / group.criticalMW))
                }
            }
        }
        return result.sorted {
            ($0.value, $1.ready, $1.group, $1.offer) > ($1.value, $0.ready, $0.group, $0.offer)
        }
    }

    private func value(_ group: BlockGroup, _ offer: RentOffer, _ ready: Int) -> Double {
        var value = 0.0
        for quarter in ready..<max(ready, offer.end) {
            value += discounts[quarter] * offer.netUSDPerMW(quarter) * group.criticalMW
        }
        let fitOut = ready - group.fitOut.quarters
        let shell = fitOut - (group.shell?.quarters ?? 0)
        for (stage, start) in [(group.shell, shell), (group.fitOut, fitOut)] {
            guard let stage else { continue }
            for quarter in start..<start + stage.quarters {
                value -= discounts[quarter] * stage.costUSD / Double(stage.quarters)
            }
        }
        let emptied = group.emptied == .atShell && group.shell != nil ? shell : fitOut
        for quarter in emptied..<problem.quarters { value -= discounts[quarter] * group.idle[quarter].netUSD }
        return value
    }
}

/// What a greedy plan has used so far.
private struct GreedyState {
    private let problem: ConversionProblem
    private var left: [Int]
    private var power: [Double]
    private var held: [[Int]]
    private var flows: [[Double]]
    private var spent: [[Double]]
    private var capacity: [[Double]]
    private var covenant: [[Double]]
    private var purses: [LazyPurse?]
    private var conversions: [ConversionPlan.Conversion] = []

    init(_ problem: ConversionProblem) {
        self.problem = problem
        let none = Array(repeating: 0.0, count: problem.quarters)
        left = problem.groups.map(\.count)
        power = problem.offers.map { _ in 0 }
        held = problem.resources.map { _ in Array(repeating: 0, count: problem.quarters) }
        flows = problem.owners.map { _ in none }
        spent = flows
        capacity = flows
        covenant = problem.owners.map { owner in
            guard let finance = owner.finance, let multiple = finance.debt?.debtToCashFlow else { return [] }
            return finance.contractedUSD.map { 4 * multiple * $0 }
        }
        purses = problem.owners.map { owner in
            owner.finance.map { LazyPurse($0, quarters: problem.quarters) }
        }
        for group in problem.groups {
            for quarter in 0..<problem.quarters {
                flows[problem.sites[group.site].owner][quarter] +=
                    Double(group.count) * group.idle[quarter].netUSD
            }
        }
    }

    var plan: ConversionPlan {
        ConversionPlan(
            conversions: conversions, sales: [:],
            funding: problem.owners.map { owner in
                owner.finance.map { finance in
                    let none = Array(repeating: 0.0, count: problem.quarters)
                    return .init(debtUSD: none, equityUSD: finance.equity.map { _ in none })
                }
            })
    }

    func isBroken(offer: Int) -> Bool {
        guard power[offer] > 0 else { return false }
        let terms = problem.offers[offer]
        return power[offer] < terms.minimumMW - 1e-9 || terms.requires.contains { power[$0] == 0 }
    }

    /// Converts one block if all limits allow.
    mutating func take(_ number: Int, _ offer: Int, ready: Int) -> Bool {
        let group = problem.groups[number]
        let terms = problem.offers[offer]
        guard left[number] > 0, power[offer] + group.criticalMW <= terms.maximumMW + 1e-9 else {
            return false
        }
        let fitOut = ready - group.fitOut.quarters
        let shell = group.shell.map { fitOut - $0.quarters }
        let stages = [(group.shell, shell), (group.fitOut, fitOut)]
        let owner = problem.sites[group.site].owner
        guard hasResources(stages), fund(group, terms, shell, fitOut, ready, owner) else { return false }
        for (stage, start) in stages {
            guard let stage, let start else { continue }
            for need in stage.needs { hold(need, stage, start) }
        }
        left[number] -= 1
        power[offer] += group.criticalMW
        conversions.append(.init(group: number, offer: offer, shell: shell, fitOut: fitOut, ready: ready))
        return true
    }

    private mutating func hold(_ need: ResourceNeed, _ stage: BuildStage, _ start: Int) {
        let isCrew = problem.resources[need.resource].kind == .crew
        for quarter in start..<(isCrew ? start + stage.quarters : problem.quarters) {
            held[need.resource][quarter] += need.units
        }
    }

    private func hasResources(_ stages: [(BuildStage?, Int?)]) -> Bool {
        var held = held
        for (stage, start) in stages {
            guard let stage, let start else { continue }
            for need in stage.needs {
                let resource = problem.resources[need.resource]
                var delivered = 0
                for quarter in 0..<problem.quarters {
                    delivered += resource.available[quarter]
                    let isHeld =
                        quarter >= start && (resource.kind == .equipment || quarter < start + stage.quarters)
                    guard isHeld else { continue }
                    held[need.resource][quarter] += need.units
                    let limit = resource.kind == .crew ? resource.available[quarter] : delivered
                    if held[need.resource][quarter] > limit { return false }
                }
            }
        }
        return true
    }

    private mutating func fund(
        _ group: BlockGroup, _ offer: RentOffer, _ shell: Int?, _ fitOut: Int, _ ready: Int, _ owner: Int
    ) -> Bool {
        guard let finance = problem.owners[owner].finance else { return true }
        var flows = flows[owner]
        var spent = spent[owner]
        for (stage, start) in [(group.shell, shell), (group.fitOut, fitOut)] {
            guard let stage, let start else { continue }
            for quarter in start..<start + stage.quarters {
                spent[quarter] += stage.costUSD / Double(stage.quarters)
                flows[quarter] -= stage.costUSD / Double(stage.quarters)
            }
        }
        let emptied = group.emptied == .atShell ? shell ?? fitOut : fitOut
        for quarter in emptied..<problem.quarters { flows[quarter] -= group.idle[quarter].netUSD }
        for quarter in ready..<problem.quarters {
            flows[quarter] += offer.netUSDPerMW(quarter) * group.criticalMW
        }
        var capacity = capacity[owner]
        var covenant = covenant[owner]
        if let debt = finance.debt {
            for quarter in fitOut..<problem.quarters {
                capacity[quarter] += LoanCapacity.perMW(offer, debt, quarter) * group.criticalMW
                guard let multiple = debt.debtToCashFlow else { continue }
                covenant[quarter] +=
                    4 * multiple * offer.netUSDPerMW(max(quarter, offer.due)) * group.criticalMW
            }
        }
        guard
            purses[owner]?.shortage(flows: flows, spent: spent, signedCapacity: capacity, covenant: covenant)
                == nil
        else { return false }
        self.flows[owner] = flows
        self.spent[owner] = spent
        self.capacity[owner] = capacity
        self.covenant[owner] = covenant
        return true
    }
}
