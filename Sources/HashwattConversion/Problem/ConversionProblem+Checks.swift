// SPDX-License-Identifier: Apache-2.0

extension ConversionProblem {
    /// The longest plan (quarters).
    static let mostQuarters = 400

    func check() throws(ConversionIssues) {
        var checker = ProblemChecker(problem: self)
        checker.run()
        guard checker.issues.isEmpty else { throw ConversionIssues(checker.issues) }
    }
}

/// Collects every broken rule of a problem.
private struct ProblemChecker {
    let problem: ConversionProblem
    var issues: [ConversionIssue] = []

    mutating func run() {
        range(
            "plan", "the number of quarters", Double(problem.quarters),
            1...Double(ConversionProblem.mostQuarters))
        range("plan", "the discount rate", problem.discountRate, 0...1)
        unique("owner", problem.owners.map(\.name))
        unique("site", problem.sites.map(\.name))
        unique("block", problem.groups.map(\.name))
        unique("offer", problem.offers.map(\.name))
        unique("resource", problem.resources.map(\.name))
        for owner in problem.owners { check(owner) }
        for site in problem.sites { check(site) }
        for group in problem.groups { check(group) }
        for offer in problem.offers { check(offer) }
        for resource in problem.resources { check(resource) }
        if let circle = circle() { issues.append(.circularOffers(circle)) }
        if case .earliest(let target) = problem.goal { positive("plan", "the target (MW)", target) }
    }

    private mutating func range(
        _ owner: String, _ quantity: String, _ value: Double, _ allowed: ClosedRange<Double>
    ) {
        guard !allowed.contains(value) else { return }
        let rule =
            allowed.upperBound.isFinite && allowed.upperBound < 1e15
            ? "between \(allowed.lowerBound) and \(allowed.upperBound)" : "\(allowed.lowerBound) or more"
        issues.append(.outOfRange(owner: owner, quantity: quantity, value: value, rule: rule))
    }

    private mutating func positive(_ owner: String, _ quantity: String, _ value: Double) {
        guard !(value > 0 && value.isFinite) else { return }
        issues.append(.outOfRange(owner: owner, quantity: quantity, value: value, rule: "more than 0"))
    }

    private mutating func length(_ owner: String, _ series: String, _ found: Int) {
        guard found != problem.quarters else { return }
        issues.append(.length(owner: owner, series: series, found: found, expected: problem.quarters))
    }

    private mutating func unique(_ kind: String, _ names: [String]) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            issues.append(.duplicate(kind: kind, name: name))
        }
    }

    private static let amount = 0.0...1e15

    private mutating func check(_ owner: ConversionOwner) {
        guard let finance = owner.finance else { return }
        range(owner.name, "the cash at the start (USD)", finance.cashUSD, Self.amount)
        range(owner.name, "the minimum cash (USD)", finance.minimumCashUSD, Self.amount)
        length(owner.name, "contracted cash flow", finance.contractedUSD.count)
        length(owner.name, "other cash flow", finance.otherUSD.count)
        for tranche in finance.equity {
            range(owner.name, "the price impact of new shares", tranche.impact, 0...0.99)
            range(owner.name, "the shares sold a quarter (USD)", tranche.perQuarterUSD, Self.amount)
            range(owner.name, "the shares sold in all (USD)", tranche.totalUSD, Self.amount)
        }
        if let debt = finance.debt { check(debt, of: owner.name, finance) }
    }

    private mutating func check(_ debt: DebtTerms, of owner: String, _ finance: OwnerFinance) {
        range(owner, "the interest rate", debt.annualRate, 0...1)
        range(owner, "the fee on debt", debt.fee, 0...0.5)
        range(owner, "the DSCR", debt.dscr, 1...100)
        range(owner, "the loan to cost", debt.loanToCost, 0...1)
        range(owner, "the debt at the start (USD)", debt.openingUSD, Self.amount)
        if let multiple = debt.debtToCashFlow { range(owner, "the debt to cash flow", multiple, 0...1e6) }
        guard debt.openingUSD > 0, debt.dscr >= 1 else { return }
        var supported = 0.0
        for flow in finance.contractedUSD.reversed() {
            supported = (supported + flow / debt.dscr) / (1 + debt.quarterlyRate)
        }
        if debt.openingUSD > supported {
            issues.append(
                .debtWithoutCashFlow(owner: owner, debtUSD: debt.openingUSD, supportedUSD: max(0, supported)))
        }
    }

    private mutating func check(_ site: ConversionSite) {
        if !problem.owners.indices.contains(site.owner) {
            issues.append(.unknown(owner: site.name, reference: "owner \(site.owner)"))
        }
        range(site.name, "the quarter of energisation", Double(site.energised), 0...1e6)
        if let sale = site.saleUSD { range(site.name, "the price of the site (USD)", sale, Self.amount) }
    }

    private mutating func check(_ group: BlockGroup) {
        if !problem.sites.indices.contains(group.site) {
            issues.append(.unknown(owner: group.name, reference: "site \(group.site)"))
        }
        positive(group.name, "the critical IT load (MW)", group.criticalMW)
        positive(group.name, "the number of blocks", Double(group.count))
        length(group.name, "idle use", group.idle.count)
        if let shell = group.shell { check(shell, "shell", of: group) }
        check(group.fitOut, "fit-out", of: group)
    }

    private mutating func check(_ stage: BuildStage, _ name: String, of group: BlockGroup) {
        if stage.quarters < 1 {
            issues.append(.negativeLeadTime(block: group.name, stage: name, quarters: stage.quarters))
        }
        range(group.name, "the cost of the \(name) (USD)", stage.costUSD, Self.amount)
        for need in stage.needs {
            if !problem.resources.indices.contains(need.resource) {
                issues.append(.unknown(owner: group.name, reference: "resource \(need.resource)"))
            }
            range(group.name, "the units of a resource for the \(name)", Double(need.units), 0...1e6)
        }
    }

    private mutating func check(_ offer: RentOffer) {
        positive(offer.name, "the size (MW)", offer.maximumMW)
        range(offer.name, "the least size (MW)", offer.minimumMW, 0...max(0, offer.maximumMW))
        range(offer.name, "the first quarter", Double(offer.from), 0...1e6)
        range(offer.name, "the required start", Double(offer.due), Double(max(0, offer.from))...1e6)
        range(offer.name, "the term (quarters)", Double(offer.termQuarters), 1...400)
        range(offer.name, "the escalator", offer.escalator, -0.2...0.5)
        range(offer.name, "the growth of operating cost", offer.costGrowth, -0.2...0.5)
        for required in offer.requires where !problem.offers.indices.contains(required) {
            issues.append(.unknown(owner: offer.name, reference: "offer \(required)"))
        }
        guard (1...400).contains(offer.termQuarters), offer.from >= 0, offer.due >= offer.from else { return }
        if (offer.from..<offer.end).allSatisfy({ offer.netUSDPerMW($0) <= 0 }) {
            issues.append(
                .rentBelowCost(
                    offer: offer.name, rent: offer.rentUSDPerKWMonth, cost: offer.costUSDPerKWMonth))
        }
    }

    private mutating func check(_ resource: BuildResource) {
        length(resource.name, "available units", resource.available.count)
        if let least = resource.available.min(), least < 0 {
            range(resource.name, "the number available", Double(least), Self.amount)
        }
    }

    /// The names of offers along a circle of requirements, or nil: depth-first search.
    private func circle() -> [String]? {
        var state = Array(repeating: 0, count: problem.offers.count)  // 1 on the path, 2 done
        var path: [Int] = []
        func visit(_ offer: Int) -> [Int]? {
            state[offer] = 1
            path.append(offer)
            for next in problem.offers[offer].requires where problem.offers.indices.contains(next) {
                if state[next] == 1 { return path.firstIndex(of: next).map { Array(path[$0...]) } }
                if state[next] == 0, let found = visit(next) { return found }
            }
            state[offer] = 2
            path.removeLast()
            return nil
        }
        for offer in problem.offers.indices where state[offer] == 0 {
            if let found = visit(offer) { return found.map { problem.offers[$0].name } }
        }
        return nil
    }
}
