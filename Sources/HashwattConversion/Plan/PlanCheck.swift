// SPDX-License-Identifier: Apache-2.0

/// A rule that a plan breaks.
public struct PlanViolation: Hashable, Sendable, CustomStringConvertible {
    /// What breaks which rule, where and by how much.
    public let description: String
}

/// Checks a plan against the rules, one by one, from the problem's own numbers.
///
/// It shares no code with the program that finds plans nor with the ledger: it walks the calendar and counts.
///
/// - Complexity: O(quarters² · (blocks + offers)).
public struct PlanCheck: Sendable {
    private let problem: ConversionProblem
    private let plan: ConversionPlan
    /// Money may be off by this much (USD): solvers are right to a millionth of a million.
    private let tolerance: Double
    /// Broken rules; empty for a good plan.
    public private(set) var violations: [PlanViolation] = []
    /// The net present value as the check counts it (USD).
    public private(set) var netPresentValue = 0.0

    /// Checks a plan.
    public init(_ plan: ConversionPlan, _ problem: ConversionProblem, toleranceUSD: Double = 10) {
        self.problem = problem
        self.plan = plan
        tolerance = toleranceUSD
        checkBlocks()
        checkOffers()
        checkResources()
        checkSales()
        for owner in problem.owners.indices { checkMoney(owner) }
        countValue()
    }

    private mutating func fail(_ text: String) { violations.append(PlanViolation(description: text)) }

    private mutating func checkBlocks() {
        var used: [Int: Int] = [:]
        for work in plan.conversions {
            let group = problem.groups[work.group]
            let offer = problem.offers[work.offer]
            let site = problem.sites[group.site]
            used[work.group, default: 0] += 1
            if work.ready != work.fitOut + group.fitOut.quarters {
                fail("\(group.name): service is not the fit-out's end")
            }
            if work.fitOut < 0 { fail("\(group.name): the fit-out starts before the plan") }
            switch (group.shell, work.shell) {
            case (nil, nil): break
            case (let shell?, let start?):
                if start < 0 { fail("\(group.name): the shell starts before the plan") }
                if start + shell.quarters > work.fitOut {
                    fail("\(group.name): fit-out before the shell stands")
                }
            default: fail("\(group.name): shell missing or superfluous")
            }
            if work.ready < site.energised { fail("\(group.name): in service before the site has power") }
            if work.ready >= problem.quarters { fail("\(group.name): in service after the plan's end") }
            if work.ready < offer.from || work.ready > offer.due {
                fail("\(group.name): outside \(offer.name)'s dates")
            }
            if !offer.regions.isEmpty && !offer.regions.contains(site.region) {
                fail("\(group.name): \(site.region) does not suit \(offer.name)")
            }
        }
        for (group, count) in used where count > problem.groups[group].count {
            fail("\(problem.groups[group].name): \(count) of \(problem.groups[group].count) blocks converted")
        }
    }

    private mutating func checkOffers() {
        var power = Array(repeating: 0.0, count: problem.offers.count)
        for work in plan.conversions { power[work.offer] += problem.groups[work.group].criticalMW }
        for (index, offer) in problem.offers.enumerated() where power[index] > 0 {
            if power[index] > offer.maximumMW + 1e-6 {
                fail("\(offer.name): \(power[index]) MW of \(offer.maximumMW)")
            }
            if power[index] < offer.minimumMW - 1e-6 {
                fail("\(offer.name): \(power[index]) MW, needs \(offer.minimumMW)")
            }
            for other in offer.requires where power[other] == 0 {
                fail("\(offer.name): taken without \(problem.offers[other].name)")
            }
        }
    }

    private mutating func checkResources() {
        for (index, resource) in problem.resources.enumerated() {
            var taken = 0
            var delivered = 0
            for quarter in 0..<problem.quarters {
                var held = 0
                for work in plan.conversions {
                    let group = problem.groups[work.group]
                    for (stage, start) in [(group.shell, work.shell), (group.fitOut, work.fitOut)] {
                        guard let stage, let start else { continue }
                        let units = stage.needs.filter { $0.resource == index }.map(\.units).reduce(0, +)
                        if start <= quarter, quarter < start + stage.quarters { held += units }
                        if start == quarter { taken += units }
                    }
                }
                delivered += resource.available[quarter]
                switch resource.kind {
                case .crew:
                    if held > resource.available[quarter] {
                        fail(
                            "\(resource.name): \(held) in use in quarter \(quarter), \(resource.available[quarter]) there"
                        )
                    }
                case .equipment:
                    if taken > delivered {
                        fail("\(resource.name): \(taken) taken by quarter \(quarter), \(delivered) delivered")
                    }
                }
            }
        }
    }

    private mutating func checkSales() {
        for (index, quarter) in plan.sales {
            let site = problem.sites[index]
            if site.saleUSD == nil { fail("\(site.name): sold, but not for sale") }
            if quarter < site.saleFrom || quarter >= problem.quarters {
                fail("\(site.name): sold at the wrong time")
            }
            if plan.conversions.contains(where: { problem.groups[$0.group].site == index }) {
                fail("\(site.name): sold and built on")
            }
        }
    }

    /// What one group's blocks earn and cost in a quarter.
    private func operations(_ index: Int, _ quarter: Int) -> (received: Double, spent: Double) {
        let group = problem.groups[index]
        let works = plan.conversions.filter { $0.group == index }
        var idleBlocks = group.count
        if let sold = plan.sales[group.site], sold <= quarter { idleBlocks = 0 }
        var received = 0.0
        var spent = 0.0
        for work in works {
            var emptied = work.fitOut
            if group.emptied == .atShell, let shell = work.shell { emptied = shell }
            if emptied <= quarter { idleBlocks -= 1 }
            for (stage, start) in [(group.shell, work.shell), (group.fitOut, work.fitOut)] {
                guard let stage, let start else { continue }
                if quarter >= start && quarter < start + stage.quarters {
                    spent += stage.costUSD / Double(stage.quarters)
                }
            }
            if quarter >= work.ready {
                received += rent(problem.offers[work.offer], quarter) * group.criticalMW
            }
        }
        if quarter < problem.quarters { received += Double(idleBlocks) * group.idle[quarter].netUSD }
        return (received, spent)
    }

    /// Rent less cost of 1 MW in a quarter, from the offer's words.
    private func rent(_ offer: RentOffer, _ quarter: Int) -> Double {
        if quarter < offer.from || quarter >= offer.due + offer.termQuarters { return 0 }
        var rent = offer.rentUSDPerKWMonth
        var cost = offer.costUSDPerKWMonth
        var anniversary = offer.due + 4
        while anniversary <= quarter {
            rent += rent * offer.escalator
            cost += cost * offer.costGrowth
            anniversary += 4
        }
        return 1_000 * 3 * (rent - cost)
    }

    private func price(_ site: Int, _ quarter: Int) -> Double {
        plan.sales[site] == quarter ? problem.sites[site].saleUSD ?? 0 : 0
    }

    private mutating func checkMoney(_ owner: Int) {
        guard let finance = problem.owners[owner].finance else { return }
        guard let funding = plan.funding[owner] else {
            return fail("\(problem.owners[owner].name): no funding")
        }
        let name = problem.owners[owner].name
        let groups = problem.groups.indices.filter { problem.sites[problem.groups[$0].site].owner == owner }
        let sites = problem.sites.indices.filter { problem.sites[$0].owner == owner }
        let rate = finance.debt.map { ((1 + $0.annualRate).squareRoot()).squareRoot() - 1 } ?? 0
        var cash = finance.cashUSD
        var debt = finance.debt?.openingUSD ?? 0
        var spent = 0.0
        for quarter in 0..<problem.quarters {
            cash += finance.contractedUSD[quarter] + finance.otherUSD[quarter] - debt * rate
            for group in groups {
                let flow = operations(group, quarter)
                cash += flow.received - flow.spent
                spent += flow.spent
            }
            for site in sites { cash += price(site, quarter) }
            let next = funding.debtUSD[quarter]
            cash += next - debt
            if next > debt { cash -= (next - debt) * (finance.debt?.fee ?? 0) }
            debt = next
            for (sold, tranche) in zip(funding.equityUSD, finance.equity) {
                cash += sold[quarter] - sold[quarter] * tranche.impact
                if sold[quarter] < 0 || sold[quarter] > tranche.perQuarterUSD + tolerance {
                    fail("\(name): sells too many shares in quarter \(quarter)")
                }
            }
            if cash < finance.minimumCashUSD - tolerance {
                fail("\(name): cash of \(cash) below \(finance.minimumCashUSD) in quarter \(quarter)")
            }
            checkDebt(owner, debt, spent, rate, quarter)
        }
        for (sold, tranche) in zip(funding.equityUSD, finance.equity)
        where sold.reduce(0, +) > tranche.totalUSD + tolerance {
            fail("\(name): sells too many shares in all")
        }
    }

    private mutating func checkDebt(
        _ owner: Int, _ debt: Double, _ spent: Double, _ rate: Double, _ quarter: Int
    ) {
        let name = problem.owners[owner].name
        guard let finance = problem.owners[owner].finance, let terms = finance.debt else {
            if debt != 0 { fail("\(name): debt without terms in quarter \(quarter)") }
            return
        }
        let signed = plan.conversions.filter {
            problem.sites[problem.groups[$0.group].site].owner == owner && $0.fitOut <= quarter
        }
        var capacity = 0.0
        var factor = 1.0
        let last = max(problem.quarters, signed.map { problem.offers[$0.offer].end }.max() ?? 0)
        for later in (quarter + 1)..<max(quarter + 2, last) {
            factor *= 1 + rate
            var flow = later < problem.quarters ? finance.contractedUSD[later] : 0
            for work in signed where later >= problem.offers[work.offer].due {
                flow += rent(problem.offers[work.offer], later) * problem.groups[work.group].criticalMW
            }
            capacity += flow / terms.dscr / factor
        }
        if debt < 0 { fail("\(name): negative debt in quarter \(quarter)") }
        if debt > capacity + tolerance {
            fail("\(name): debt of \(debt), cash flow carries \(capacity) in quarter \(quarter)")
        }
        if debt > terms.openingUSD + terms.loanToCost * spent + tolerance {
            fail("\(name): debt of \(debt) exceeds loan to cost in quarter \(quarter)")
        }
        if let multiple = terms.debtToCashFlow {
            var year = 4 * finance.contractedUSD[quarter]
            for work in signed {
                let offer = problem.offers[work.offer]
                year += 4 * rent(offer, max(quarter, offer.due)) * problem.groups[work.group].criticalMW
            }
            if debt > multiple * year + tolerance {
                fail("\(name): debt of \(debt) exceeds the covenant in quarter \(quarter)")
            }
        }
    }

    private mutating func countValue() {
        let last = max(problem.quarters, plan.conversions.map { problem.offers[$0.offer].end }.max() ?? 0)
        let quarterly = ((1 + problem.discountRate).squareRoot()).squareRoot()
        var factor = 1.0
        for quarter in 0..<last {
            factor /= quarterly
            for group in problem.groups.indices {
                let flow = operations(group, quarter)
                netPresentValue += factor * (flow.received - flow.spent)
            }
            for site in problem.sites.indices { netPresentValue += factor * price(site, quarter) }
            guard quarter < problem.quarters else { continue }
            netPresentValue -= factor * financingCost(quarter)
        }
    }

    private func financingCost(_ quarter: Int) -> Double {
        var cost = 0.0
        for (owner, funding) in plan.funding.enumerated() {
            guard let funding, let finance = problem.owners[owner].finance else { continue }
            let before = quarter == 0 ? finance.debt?.openingUSD ?? 0 : funding.debtUSD[quarter - 1]
            cost += max(0, funding.debtUSD[quarter] - before) * (finance.debt?.fee ?? 0)
            for (sold, tranche) in zip(funding.equityUSD, finance.equity) {
                cost += sold[quarter] * tranche.impact
            }
        }
        return cost
    }
}
