// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension ConversionModelBuilder {
    /// Cash, debt and shares of an owner: a chain of continuous columns from quarter to quarter.
    mutating func addMoney(_ owner: Int) {
        guard let finance = problem.owners[owner].finance else { return }
        addMoneyColumns(owner, finance)
        let leads = problem.groups.map(\.fitOut.quarters)
        let service = served(owner) { $0.ready }
        let signed = served(owner) { $0.ready - leads[$0.group] }
        for quarter in 0..<horizon {
            addSpending(owner, quarter)
            addCash(owner, finance, service, quarter)
            if let debt = finance.debt { addDebt(owner, finance, debt, signed, quarter) }
        }
        for (tranche, terms) in finance.equity.enumerated() {
            var total = Expression()
            for column in columns.money[owner].equity[tranche] { total.add(column, 1) }
            let row = model.require(-infinity, total, terms.totalUSD / Self.million)
            columns.limits[.equityTotal(owner: owner, tranche: tranche), default: []].append(row)
        }
    }

    private mutating func addMoneyColumns(_ owner: Int, _ finance: OwnerFinance) {
        var money = ConversionColumns.Money()
        for _ in 0..<horizon {
            money.cash.append(model.column(0, finance.minimumCashUSD / Self.million, infinity))
            money.spent.append(model.column(0, 0, infinity))
            if finance.debt != nil {
                money.debt.append(model.column(0, 0, infinity))
                money.drawn.append(model.column(0, 0, infinity))
            }
        }
        for tranche in finance.equity {
            money.equity.append(
                (0..<horizon).map { _ in model.column(0, 0, tranche.perQuarterUSD / Self.million) })
        }
        columns.money[owner] = money
    }

    /// Megawatts of each offer that an owner serves, counted from a quarter of their assignments on, as columns of a
    /// running total: `[offer][quarter]`.
    private mutating func served(
        _ owner: Int, from start: (ConversionColumns.Assignment) -> Int
    ) -> [(offer: Int, total: [Expression])] {
        var result: [(offer: Int, total: [Expression])] = []
        for (offer, numbers) in byOffer.enumerated() {
            let own = numbers.map { columns.assignments[$0] }
                .filter { problem.sites[problem.groups[$0.group].site].owner == owner }
            guard !own.isEmpty else { continue }
            let byQuarter = Dictionary(grouping: own, by: start)
            var running = Expression()
            var total: [Expression] = []
            for quarter in 0..<horizon {
                if let added = byQuarter[quarter] {
                    let column = model.column(0, 0, problem.offers[offer].maximumMW)
                    var change = running
                    change.add(column, -1)
                    for x in added { change.add(x.column, problem.groups[x.group].criticalMW) }
                    model.require(0, change, 0)
                    running = Expression(column: column)
                }
                total.append(running)
            }
            result.append((offer, total))
        }
        return result
    }

    private mutating func addSpending(_ owner: Int, _ quarter: Int) {
        let money = columns.money[owner]
        var change = capex(owner: owner, quarter)
        if quarter > 0 { change.add(money.spent[quarter - 1], 1) }
        change.add(money.spent[quarter], -1)
        model.require(0, change, 0)
    }

    private mutating func addCash(
        _ owner: Int, _ finance: OwnerFinance, _ service: [(offer: Int, total: [Expression])], _ quarter: Int
    ) {
        let money = columns.money[owner]
        let before = quarter == 0 ? finance.cashUSD : 0
        var flow = Expression(
            (before + finance.contractedUSD[quarter] + finance.otherUSD[quarter]) / Self.million)
        flow.add(idleAndSales(owner: owner, quarter))
        for (offer, total) in service {
            flow.add(total[quarter], problem.offers[offer].netUSDPerMW(quarter) / Self.million)
        }
        flow.add(money.spent[quarter], -1)
        if quarter > 0 {
            flow.add(money.spent[quarter - 1], 1)
            flow.add(money.cash[quarter - 1], 1)
        }
        if let debt = finance.debt { addDebtFlow(debt, money, quarter, to: &flow) }
        for (tranche, terms) in finance.equity.enumerated() {
            flow.add(money.equity[tranche][quarter], 1 - terms.impact)
        }
        flow.add(money.cash[quarter], -1)
        let row = model.require(0, flow, 0)
        if quarter == 0 { columns.limits[.openingCash(owner: owner)] = [row] }
    }

    /// Draws less fee, less repayment and interest: `d₀ − (1 + i) d₋₁ − fee · drawn`, since
    /// `drawn − repaid = d₀ − d₋₁`.
    private func addDebtFlow(
        _ debt: DebtTerms, _ money: ConversionColumns.Money, _ quarter: Int, to flow: inout Expression
    ) {
        let growth = 1 + debt.quarterlyRate
        flow.add(money.debt[quarter], 1)
        flow.add(money.drawn[quarter], -debt.fee)
        if quarter > 0 {
            flow.add(money.debt[quarter - 1], -growth)
        } else {
            flow.add(Expression(debt.openingUSD / Self.million), -growth)
        }
    }

    private mutating func addDebt(
        _ owner: Int, _ finance: OwnerFinance, _ debt: DebtTerms,
        _ signed: [(offer: Int, total: [Expression])],
        _ quarter: Int
    ) {
        let money = columns.money[owner]
        let opening = debt.openingUSD / Self.million
        // drawn ≥ d₀ − d₋₁: what is not drawn is repaid.
        var draw = Expression(column: money.drawn[quarter])
        draw.add(money.debt[quarter], -1)
        draw.add(quarter > 0 ? Expression(column: money.debt[quarter - 1]) : Expression(opening))
        model.require(0, draw, infinity)

        var capacity = Expression(column: money.debt[quarter])
        capacity.add(Expression(LoanCapacity.existing(finance, debt, quarter)), -1 / Self.million)
        for (offer, total) in signed {
            let perMW = LoanCapacity.perMW(problem.offers[offer], debt, quarter)
            capacity.add(total[quarter], -perMW / Self.million)
        }
        let row = model.require(-infinity, capacity, 0)
        columns.limits[.debtCapacity(owner: owner), default: []].append(row)

        var cost = Expression(column: money.debt[quarter])
        cost.add(money.spent[quarter], -debt.loanToCost)
        let costRow = model.require(-infinity, cost, opening)
        columns.limits[.loanToCost(owner: owner), default: []].append(costRow)
        if let multiple = debt.debtToCashFlow { addCovenant(owner, finance, multiple, signed, quarter) }
    }

    private mutating func addCovenant(
        _ owner: Int, _ finance: OwnerFinance, _ multiple: Double,
        _ signed: [(offer: Int, total: [Expression])],
        _ quarter: Int
    ) {
        var covenant = Expression(column: columns.money[owner].debt[quarter])
        covenant.add(Expression(4 * multiple * finance.contractedUSD[quarter] / Self.million), -1)
        for (offer, total) in signed {
            let year = 4 * problem.offers[offer].netUSDPerMW(max(quarter, problem.offers[offer].due))
            covenant.add(total[quarter], -multiple * year / Self.million)
        }
        let row = model.require(-infinity, covenant, 0)
        columns.limits[.debtToCashFlow(owner: owner), default: []].append(row)
    }
}

/// How much debt contracted cash flow carries.
enum LoanCapacity {
    /// Of what was contracted before the plan (USD), at the end of a quarter.
    static func existing(_ finance: OwnerFinance, _ debt: DebtTerms, _ quarter: Int) -> Double {
        var value = 0.0
        for flow in finance.contractedUSD[(quarter + 1)...].reversed() {
            value = (value + flow / debt.dscr) / (1 + debt.quarterlyRate)
        }
        return value
    }

    /// Of 1 MW let under an offer (USD), at the end of a quarter: rent counts from the required start on.
    static func perMW(_ offer: RentOffer, _ debt: DebtTerms, _ quarter: Int) -> Double {
        var value = 0.0
        for later in stride(from: offer.end - 1, to: quarter, by: -1) {
            let flow = later >= offer.due ? offer.netUSDPerMW(later) / debt.dscr : 0
            value = (value + flow) / (1 + debt.quarterlyRate)
        }
        return value
    }
}
