// SPDX-License-Identifier: Apache-2.0

/// A plan in the making: what it uses of every limit, and what it is worth.
struct SearchState {
    let tables: SearchTables
    /// The blocks, one by one: the group of each.
    let blocks: [Int]
    /// What becomes of each block; nil where it stays as it is.
    private(set) var works: [ConversionPlan.Conversion?]
    /// Quarter in which a site is sold.
    private(set) var sales: [Int?]
    /// Blocks converted, by site.
    private(set) var built: [Int]
    /// Present value of all decisions, funding apart (USD).
    private(set) var value = 0.0
    /// Value of 1 MW let, beside its rent (USD): for the goal of most power.
    let bonus: Double

    private var power: [Double]
    private var held: [[Int]]
    private var money: [OwnerMoney]
    private let rules: [FundingRule?]
    private var funding: [FundingRule.Outcome]
    /// What a missing MW of an offer's least size costs (USD): near the worth of one that is let.
    private let shortfall: Double

    init(_ tables: SearchTables, bonus: Double, shortfall: Double) {
        let problem = tables.problem
        self.tables = tables
        self.bonus = bonus
        self.shortfall = shortfall
        blocks = problem.groups.indices.flatMap { Array(repeating: $0, count: problem.groups[$0].count) }
        works = blocks.map { _ in nil }
        sales = problem.sites.map { _ in nil }
        built = problem.sites.map { _ in 0 }
        power = problem.offers.map { _ in 0 }
        held = problem.resources.map { _ in Array(repeating: 0, count: problem.quarters) }
        money = problem.owners.map { _ in OwnerMoney(quarters: problem.quarters) }
        rules = problem.owners.map { owner in
            owner.finance.map {
                FundingRule($0, discounts: tables.discounts, quarters: problem.quarters)
            }
        }
        funding = problem.owners.map { _ in .init() }
        for group in problem.groups {
            for quarter in 0..<problem.quarters {
                money[problem.sites[group.site].owner].flows[quarter] +=
                    Double(group.count) * group.idle[quarter].netUSD
            }
        }
        for owner in problem.owners.indices { fund(owner) }
    }

    /// The owner of a block.
    func owner(_ block: Int) -> Int {
        tables.problem.sites[tables.problem.groups[blocks[block]].site].owner
    }

    /// Whether offers are served as they ask and every owner is funded.
    var isFeasible: Bool {
        funding.allSatisfy { $0.missing == 0 } && tables.problem.offers.indices.allSatisfy { broken($0) == 0 }
    }

    /// What a search makes as great as it can: the value less the cost of funding and of what is still broken (USD).
    var worth: Double {
        var total = value
        for outcome in funding { total -= outcome.cost + 2 * outcome.missing }
        for offer in tables.problem.offers.indices { total -= shortfall * broken(offer) }
        return total
    }

    /// Megawatts by which an offer is not served as it asks.
    private func broken(_ offer: Int) -> Double {
        guard power[offer] > 0 else { return 0 }
        let terms = tables.problem.offers[offer]
        let lacks = max(0, terms.minimumMW - 1e-9 - power[offer])
        let isAlone = terms.requires.contains { power[$0] <= 0 }
        return lacks + (isAlone ? power[offer] : 0)
    }

    /// Funds an owner again after its flows have changed.
    mutating func fund(_ owner: Int) {
        guard let rule = rules[owner] else { return }
        funding[owner] = rule.outcome(money[owner])
    }
}

extension SearchState {
    /// Whether a block can be converted so: its site is not sold, the offer has room, crews and equipment are there.
    func fits(_ work: ConversionPlan.Conversion) -> Bool {
        let group = tables.problem.groups[work.group]
        guard sales[group.site] == nil,
            power[work.offer] + group.criticalMW <= tables.problem.offers[work.offer].maximumMW + 1e-9
        else { return false }
        if let shell = group.shell, let start = work.shell, !has(shell, start) { return false }
        guard has(group.fitOut, work.fitOut) else { return false }
        return !sharesEquipment(group) || hasBoth(group, work)
    }

    private func has(_ stage: BuildStage, _ start: Int) -> Bool {
        for need in stage.needs {
            let isCrew = tables.problem.resources[need.resource].kind == .crew
            for quarter in start..<(isCrew ? start + stage.quarters : tables.problem.quarters)
            where held[need.resource][quarter] + need.units > tables.available[need.resource][quarter] {
                return false
            }
        }
        return true
    }

    /// Whether shell and fit-out take the same equipment.
    private func sharesEquipment(_ group: BlockGroup) -> Bool {
        guard let shell = group.shell else { return false }
        return shell.needs.contains { need in
            tables.problem.resources[need.resource].kind == .equipment
                && group.fitOut.needs.contains { $0.resource == need.resource }
        }
    }

    private func hasBoth(_ group: BlockGroup, _ work: ConversionPlan.Conversion) -> Bool {
        for need in group.shell?.needs ?? [] {
            guard let other = group.fitOut.needs.first(where: { $0.resource == need.resource }),
                tables.problem.resources[need.resource].kind == .equipment
            else { continue }
            for quarter in work.fitOut..<tables.problem.quarters
            where held[need.resource][quarter] + need.units + other.units
                > tables.available[need.resource][quarter]
            {
                return false
            }
        }
        return true
    }

    /// Converts a block, or takes its conversion back. Its owner is funded again by ``fund(_:)``.
    mutating func set(_ block: Int, _ work: ConversionPlan.Conversion?) {
        if let old = works[block] { book(old, 1, -1) }
        if let work { book(work, 1, 1) }
        works[block] = work
    }

    private mutating func book(_ work: ConversionPlan.Conversion, _ count: Int, _ sign: Int) {
        let group = tables.problem.groups[work.group]
        let factor = Double(sign)
        built[group.site] += sign
        power[work.offer] += factor * group.criticalMW
        value += factor * (tables.value(work) + bonus * group.criticalMW)
        if let shell = group.shell, let start = work.shell { hold(shell, start, sign) }
        hold(group.fitOut, work.fitOut, sign)
        let owner = tables.problem.sites[group.site].owner
        guard rules[owner] != nil else { return }
        if let shell = group.shell, let start = work.shell { pay(shell, start, owner, factor) }
        pay(group.fitOut, work.fitOut, owner, factor)
        bookFlows(work, group, owner, factor)
    }

    private mutating func hold(_ stage: BuildStage, _ start: Int, _ sign: Int) {
        for need in stage.needs {
            let isCrew = tables.problem.resources[need.resource].kind == .crew
            for quarter in start..<(isCrew ? start + stage.quarters : tables.problem.quarters) {
                held[need.resource][quarter] += sign * need.units
            }
        }
    }

    private mutating func pay(_ stage: BuildStage, _ start: Int, _ owner: Int, _ factor: Double) {
        let part = factor * stage.costUSD / Double(stage.quarters)
        for quarter in start..<start + stage.quarters {
            money[owner].flows[quarter] -= part
            money[owner].spent[quarter] += part
        }
    }

    private mutating func bookFlows(
        _ work: ConversionPlan.Conversion, _ group: BlockGroup, _ owner: Int, _ factor: Double
    ) {
        let quarters = tables.problem.quarters
        let megawatts = factor * group.criticalMW
        for quarter in tables.emptied(work)..<quarters {
            money[owner].flows[quarter] -= factor * group.idle[quarter].netUSD
        }
        for quarter in work.ready..<quarters {
            money[owner].flows[quarter] += megawatts * tables.rentFlow[work.offer][quarter]
        }
        guard !tables.capacity[owner].isEmpty else { return }
        for quarter in work.fitOut..<quarters {
            money[owner].capacity[quarter] += megawatts * tables.capacity[owner][work.offer][quarter]
        }
        guard !tables.covenant[owner].isEmpty else { return }
        for quarter in work.fitOut..<quarters {
            money[owner].covenant[quarter] += megawatts * tables.covenant[owner][work.offer][quarter]
        }
    }

    /// Sells a site in a quarter, or takes that back. Its owner is funded again by ``fund(_:)``.
    mutating func sell(_ site: Int, _ quarter: Int?) {
        if let old = sales[site] { bookSale(site, old, -1) }
        if let quarter { bookSale(site, quarter, 1) }
        sales[site] = quarter
    }

    private mutating func bookSale(_ index: Int, _ quarter: Int, _ factor: Double) {
        let site = tables.problem.sites[index]
        let price = site.saleUSD ?? 0
        value += factor * price * tables.discounts[quarter]
        money[site.owner].flows[quarter] += factor * price
        for (number, group) in tables.problem.groups.enumerated() where group.site == index {
            value -= factor * Double(group.count) * tables.idle[number][quarter]
            for later in quarter..<tables.problem.quarters {
                money[site.owner].flows[later] -= factor * Double(group.count) * group.idle[later].netUSD
            }
        }
    }
}
