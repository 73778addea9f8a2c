// SPDX-License-Identifier: Apache-2.0

/// The flows of a plan, owner by owner and quarter by quarter (USD, positive is received).
public struct ConversionLedger: Hashable, Sendable {
    /// One quarter of one owner.
    public struct Line: Hashable, Sendable {
        /// Mining and power sales of blocks that are not converted.
        public var idle = 0.0
        /// Rent less operating cost.
        public var rent = 0.0
        /// Building of shells and fit-outs, negative.
        public var building = 0.0
        /// Prices of sites sold.
        public var sales = 0.0
        /// Cash flow from before the plan, contracted and other.
        public var existing = 0.0
        /// Interest, negative.
        public var interest = 0.0
        /// Fees on debt drawn, negative.
        public var fees = 0.0
        /// Debt drawn less debt repaid.
        public var borrowed = 0.0
        /// What new shares bring in.
        public var issued = 0.0
        /// What new shares lose to the price impact, negative; never received.
        public var impact = 0.0
        /// Cash at the end.
        public var cash = 0.0
        /// Debt at the end.
        public var debt = 0.0
        /// Critical IT power in service (MW).
        public var criticalMW = 0.0

        /// What the plan's value counts: operations, building, sales and what financing costs.
        public var valued: Double { idle + rent + building + sales + fees + impact }
    }

    /// By owner, then quarter. Cash is 0 where money is no limit.
    public let lines: [[Line]]
    /// Present value of rents after the plan's last quarter (USD), by owner.
    public let laterRents: [Double]
    /// Net present value of the plan (USD).
    public let netPresentValue: Double
    /// Net present value of leaving everything as it is (USD).
    public let asIs: Double

    /// The flows of a plan.
    ///
    /// - Complexity: O(blocks · quarters).
    public init(_ plan: ConversionPlan, _ problem: ConversionProblem) {
        var builder = LedgerBuilder(plan: plan, problem: problem)
        builder.run()
        lines = builder.lines
        laterRents = builder.laterRents
        asIs = builder.asIs
        var value = laterRents.reduce(0, +)
        for quarter in 0..<problem.quarters {
            let discount = problem.discount(quarter)
            for owner in lines { value += discount * owner[quarter].valued }
        }
        netPresentValue = value
    }

    /// What the plan adds to leaving everything as it is (USD).
    public var gain: Double { netPresentValue - asIs }
}

private struct LedgerBuilder {
    let plan: ConversionPlan
    let problem: ConversionProblem
    var lines: [[ConversionLedger.Line]]
    var laterRents: [Double]
    var asIs = 0.0

    init(plan: ConversionPlan, problem: ConversionProblem) {
        self.plan = plan
        self.problem = problem
        lines = problem.owners.map { _ in Array(repeating: .init(), count: problem.quarters) }
        laterRents = problem.owners.map { _ in 0 }
    }

    mutating func run() {
        addIdle()
        for conversion in plan.conversions { add(conversion) }
        for (site, quarter) in plan.sales { addSale(site, quarter) }
        for owner in problem.owners.indices { addMoney(owner) }
    }

    private func owner(_ group: BlockGroup) -> Int { problem.sites[group.site].owner }

    private mutating func addIdle() {
        for group in problem.groups {
            for quarter in 0..<problem.quarters {
                let earned = group.idle[quarter].netUSD * Double(group.count)
                lines[owner(group)][quarter].idle += earned
                asIs += problem.discount(quarter) * earned
            }
        }
    }

    private mutating func add(_ conversion: ConversionPlan.Conversion) {
        let group = problem.groups[conversion.group]
        let offer = problem.offers[conversion.offer]
        let owner = owner(group)
        if let shell = group.shell, let start = conversion.shell { build(shell, start, owner) }
        build(group.fitOut, conversion.fitOut, owner)
        let emptied = group.emptied == .atShell ? conversion.shell ?? conversion.fitOut : conversion.fitOut
        for quarter in emptied..<problem.quarters { lines[owner][quarter].idle -= group.idle[quarter].netUSD }
        for quarter in conversion.ready..<max(conversion.ready, offer.end) {
            let rent = offer.netUSDPerMW(quarter) * group.criticalMW
            if quarter < problem.quarters {
                lines[owner][quarter].rent += rent
                lines[owner][quarter].criticalMW += group.criticalMW
            } else {
                laterRents[owner] += problem.discount(quarter) * rent
            }
        }
    }

    private mutating func build(_ stage: BuildStage, _ start: Int, _ owner: Int) {
        for quarter in start..<start + stage.quarters {
            lines[owner][quarter].building -= stage.costUSD / Double(stage.quarters)
        }
    }

    private mutating func addSale(_ index: Int, _ start: Int) {
        let site = problem.sites[index]
        lines[site.owner][start].sales += site.saleUSD ?? 0
        for group in problem.groups where group.site == index {
            for quarter in start..<problem.quarters {
                lines[site.owner][quarter].idle -= group.idle[quarter].netUSD * Double(group.count)
            }
        }
    }

    private mutating func addMoney(_ owner: Int) {
        guard let finance = problem.owners[owner].finance, let funding = plan.funding[owner] else { return }
        var cash = finance.cashUSD
        var debt = finance.debt?.openingUSD ?? 0
        for quarter in 0..<problem.quarters {
            var line = lines[owner][quarter]
            line.existing = finance.contractedUSD[quarter] + finance.otherUSD[quarter]
            line.debt = funding.debtUSD[quarter]
            line.borrowed = line.debt - debt
            line.interest = -debt * (finance.debt?.quarterlyRate ?? 0)
            line.fees = -max(0, line.borrowed) * (finance.debt?.fee ?? 0)
            for (sold, tranche) in zip(funding.equityUSD, finance.equity) {
                line.issued += sold[quarter] * (1 - tranche.impact)
                line.impact -= sold[quarter] * tranche.impact
            }
            cash += line.idle + line.rent + line.building + line.sales + line.existing
            cash += line.interest + line.fees + line.borrowed + line.issued
            line.cash = cash
            debt = line.debt
            lines[owner][quarter] = line
        }
    }
}
