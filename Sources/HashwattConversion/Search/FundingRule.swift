// SPDX-License-Identifier: Apache-2.0

/// Funds given flows by a rule: cash first, then debt, then shares, the cheapest first, each as late as it can be.
///
/// Without fee and shares this is exact in what it can fund: interest makes any earlier debt a worse position in every
/// later quarter. With them it costs at most a little more than the cheapest funding, which the program finds; for a
/// search of plans it is near enough, and takes a thousandth of the time.
struct FundingRule {
    /// What funding costs and what it cannot fund.
    struct Outcome {
        /// Present value of fees and of the fall of the share price (USD).
        var cost = 0.0
        /// Sum of what lacks in all quarters (USD).
        var missing = 0.0
        /// The first quarter in which something lacks.
        var firstShort: Int?
        /// What lacks in it (USD).
        var firstMissing = 0.0
    }

    private let finance: OwnerFinance
    private let discounts: [Double]
    private let own: [Double]
    private let tranches: [Double]
    /// Debt that contracted cash flow from before the plan carries (USD, at the end of each quarter).
    let existingCapacity: [Double]
    /// What a covenant allows on cash flow from before the plan (USD); empty without one.
    let existingCovenant: [Double]

    init(_ finance: OwnerFinance, discounts: [Double], quarters: Int) {
        self.finance = finance
        self.discounts = discounts
        own = (0..<quarters).map { finance.contractedUSD[$0] + finance.otherUSD[$0] }
        tranches = finance.equity.map(\.totalUSD)
        existingCapacity =
            finance.debt.map { debt in
                (0..<quarters).map { LoanCapacity.existing(finance, debt, $0) }
            } ?? []
        existingCovenant =
            finance.debt?.debtToCashFlow.map { multiple in
                (0..<quarters).map { 4 * multiple * finance.contractedUSD[$0] }
            } ?? []
    }

    /// Highest debt at the end of a quarter.
    private func limit(_ quarter: Int, _ money: OwnerMoney, _ terms: DebtTerms, spent: Double) -> Double {
        let covered = existingCapacity[quarter] + money.capacity[quarter]
        let limit = max(0, min(covered, terms.openingUSD + terms.loanToCost * spent))
        guard !existingCovenant.isEmpty else { return limit }
        return min(limit, existingCovenant[quarter] + money.covenant[quarter])
    }

    /// The better of two habits: repaying whenever there is cash to spare, and keeping it for what is built next.
    ///
    /// - Complexity: O(quarters).
    func outcome(_ money: OwnerMoney) -> Outcome {
        let eager = outcome(money, repaysEarly: true)
        guard let debt = finance.debt, debt.fee > 0, eager.cost > 0 || eager.missing > 0 else { return eager }
        let patient = outcome(money, repaysEarly: false)
        return patient.cost + 2 * patient.missing < eager.cost + 2 * eager.missing ? patient : eager
    }

    private func outcome(_ money: OwnerMoney, repaysEarly: Bool) -> Outcome {
        var result = Outcome()
        var cash = finance.cashUSD
        var debt = finance.debt?.openingUSD ?? 0
        var spent = 0.0
        var left = tranches
        let least = finance.minimumCashUSD
        let rate = finance.debt?.quarterlyRate ?? 0
        for quarter in own.indices {
            cash += money.flows[quarter] + own[quarter]
            spent += money.spent[quarter]
            if let terms = finance.debt {
                cash -= debt * rate
                let limit = limit(quarter, money, terms, spent: spent)
                let spare = repaysEarly ? max(0, min(debt, cash - least)) : 0
                let repaid = max(debt - limit, spare)
                if repaid > 0 {
                    cash -= repaid
                    debt -= repaid
                }
                if cash < least, debt < limit {
                    let drawn = min((least - cash) / (1 - terms.fee), limit - debt)
                    cash += drawn * (1 - terms.fee)
                    debt += drawn
                    result.cost += drawn * terms.fee * discounts[quarter]
                }
            }
            guard cash < least else { continue }
            issue(&cash, &left, quarter, &result)
            guard cash < least - 1 else { continue }
            // A solver's plan may use the last cent; a dollar short is short.
            if result.firstShort == nil {
                result.firstShort = quarter
                result.firstMissing = least - cash
            }
            result.missing += least - cash
            cash = least
        }
        return result
    }

    /// Sells shares, the cheapest tranche first. `left` is what can still be sold of each.
    private func issue(_ cash: inout Double, _ left: inout [Double], _ quarter: Int, _ result: inout Outcome)
    {
        for (index, tranche) in finance.equity.enumerated() {
            let missing = finance.minimumCashUSD - cash
            guard missing > 0 else { return }
            let sold = min(missing / (1 - tranche.impact), tranche.perQuarterUSD, left[index])
            cash += sold * (1 - tranche.impact)
            left[index] -= sold
            result.cost += sold * tranche.impact * discounts[quarter]
        }
    }
}

/// What a plan means for the money of one owner, by quarter (USD).
struct OwnerMoney {
    /// Idle uses, rents, building and sales.
    var flows: [Double]
    /// Building alone.
    var spent: [Double]
    /// Debt that signed leases carry.
    var capacity: [Double]
    /// Debt that a covenant allows on signed leases.
    var covenant: [Double]

    init(quarters: Int) {
        flows = Array(repeating: 0, count: quarters)
        spent = flows
        capacity = flows
        covenant = flows
    }
}
