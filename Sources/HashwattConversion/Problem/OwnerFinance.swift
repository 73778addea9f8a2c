// SPDX-License-Identifier: Apache-2.0

/// The money of a company.
public struct OwnerFinance: Hashable, Sendable {
    /// Cash at the start (USD).
    public var cashUSD: Double
    /// Covenant: cash at the end of every quarter is at least this (USD).
    public var minimumCashUSD: Double
    /// Contracted cash flow before the plan, which lenders count (USD a quarter).
    public let contractedUSD: [Double]
    /// Other cash flow before the plan: overhead, service of bonds (USD a quarter).
    public let otherUSD: [Double]
    /// Debt that can be drawn; nil for none.
    public var debt: DebtTerms?
    /// Ways to issue shares, the cheapest first.
    public var equity: [EquityTranche]

    /// The money of a company.
    public init(
        cashUSD: Double, minimumCashUSD: Double = 0, contractedUSD: [Double], otherUSD: [Double],
        debt: DebtTerms? = nil, equity: [EquityTranche] = []
    ) {
        self.cashUSD = cashUSD
        self.minimumCashUSD = minimumCashUSD
        self.contractedUSD = contractedUSD
        self.otherUSD = otherUSD
        self.debt = debt
        self.equity = equity
    }
}

/// Debt that is limited by contracted cash flow and by what was spent.
///
/// At the end of a quarter it is at most the present value of the later contracted cash flow, divided by the DSCR: a
/// sculpted loan of that DSCR can then always be served (E. R. Yescombe, *Principles of Project Finance*, 2nd ed.
/// (2014), §12.3). A lease counts from the quarter in which the fit-out for it begins, with rent from the offer's date
/// on. Debt is fairly priced: it adds nothing to the net present value but its fee.
public struct DebtTerms: Hashable, Sendable {
    /// Debt at the start (USD).
    public let openingUSD: Double
    /// Interest a year; 0.08 is 8 %.
    public let annualRate: Double
    /// Fee on what is drawn; 0.02 is 2 %.
    public let fee: Double
    /// Debt-service cover ratio that lenders ask for.
    public let dscr: Double
    /// Covenant: debt drawn is at most this part of what the plan has spent on building.
    public let loanToCost: Double
    /// Covenant: debt is at most this many times the yearly contracted cash flow; nil for no such limit.
    public let debtToCashFlow: Double?

    /// Terms of a loan.
    public init(
        openingUSD: Double = 0, annualRate: Double, fee: Double = 0, dscr: Double, loanToCost: Double = 1,
        debtToCashFlow: Double? = nil
    ) {
        self.openingUSD = openingUSD
        self.annualRate = annualRate
        self.fee = fee
        self.dscr = dscr
        self.loanToCost = loanToCost
        self.debtToCashFlow = debtToCashFlow
    }

    /// Interest a quarter.
    public var quarterlyRate: Double { DiscountFactors.power(1 + annualRate, quarters: 1) - 1 }
}

/// A part of the shares that can be sold, at one discount.
public struct EquityTranche: Hashable, Sendable {
    /// Market value that can be issued in a quarter (USD).
    public let perQuarterUSD: Double
    /// Market value that can be issued in all (USD).
    public let totalUSD: Double
    /// Part of it that is lost to the fall of the price and to the banks; 0.05 is 5 %.
    public let impact: Double

    /// A tranche.
    public init(perQuarterUSD: Double, totalUSD: Double, impact: Double) {
        self.perQuarterUSD = perQuarterUSD
        self.totalUSD = totalUSD
        self.impact = impact
    }
}
