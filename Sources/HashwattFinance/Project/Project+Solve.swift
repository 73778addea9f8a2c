// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

/// A project worked out. All rows have an entry for year 0, the close of finance, and for each year after it.
public struct ProjectSolution: Hashable, Sendable {
    /// Revenue.
    public let revenue: [Double]
    /// Operating cost.
    public let operatingCost: [Double]
    /// Revenue less operating cost.
    public let operatingCash: [Double]
    /// The loan; nil where there is none.
    public let debt: DebtSchedule?
    /// Interest and principal.
    public let debtService: [Double]
    /// Cash over debt service; nil where nothing is due.
    public let cover: [Double?]
    /// What is held aside for debt service at the end of each year.
    public let debtServiceReserve: [Double]
    /// What is held aside for operation.
    public let operatingReserve: [Double]
    /// Interest on both.
    public let reserveInterest: [Double]
    /// Depreciation.
    public let depreciation: [Double]
    /// Tax by the year from 1 on; nil without tax.
    public let incomeTax: IncomeTax?
    /// What the owner pays (negative) and gets before tax.
    public let pretaxFlows: [Double]
    /// The same after tax.
    public let aftertaxFlows: [Double]
    /// The same without debt, its fees and reserves, after the tax that would then be due.
    public let unleveredFlows: [Double]
    /// All that is paid at the close: cost, fees, first reserves.
    public let totalCost: Double

    /// What the owner puts in.
    public var equity: Double { totalCost - (debt?.amount ?? 0) }

    /// The lowest cover ratio; nil without debt.
    public var minimumCover: Double? { cover.compactMap(\.self).min() }

    /// Tax paid in each year; negative where a loss is worth tax.
    public var tax: [Double] {
        [0] + (incomeTax?.years.map(\.tax) ?? operatingCash.dropFirst().map { _ in 0 })
    }
}

extension Project {
    /// Works the project out.
    ///
    /// - Throws: `ProjectError` where the rows do not fit or the debt cannot be sized.
    /// - Complexity: O(years).
    public func solve() throws(ProjectError) -> ProjectSolution {
        let years = revenue.count
        guard years > 0, operatingCost.count == years else {
            throw .years(revenue: years, cost: operatingCost.count)
        }
        let loan = try loan()
        let service = [0] + padded(loan?.service, years)
        let held = reserveBalances(service)
        let total = totalCost(debt: loan?.amount ?? 0, firstReserve: held.debt[0])
        let deductions = DepreciableCost.deductions(depreciable, years: years)
        let earned = interest(on: held.debt, held.operating)
        let incomeTax = tax.map { rules in
            IncomeTax(
                operatingIncome: operatingCash, interest: padded(loan?.interest, years),
                otherIncome: Array(earned.dropFirst()), depreciation: deductions, rules: rules)
        }
        let pretax = (0...years).map { year -> Double in
            if year == 0 { return (loan?.amount ?? 0) - total }
            let moved =
                held.debt[year] - held.debt[year - 1] + held.operating[year] - held.operating[year - 1]
            return operatingCash[year - 1] + earned[year] - service[year] - moved
        }
        let taxes = [0] + (incomeTax?.years.map(\.tax) ?? Array(repeating: 0, count: years))
        return ProjectSolution(
            revenue: [0] + revenue, operatingCost: [0] + operatingCost, operatingCash: [0] + operatingCash,
            debt: loan, debtService: service,
            cover: zip([0] + operatingCash, service).map { $1 > 0 ? $0 / $1 : nil },
            debtServiceReserve: held.debt, operatingReserve: held.operating, reserveInterest: earned,
            depreciation: [0] + deductions, incomeTax: incomeTax, pretaxFlows: pretax,
            aftertaxFlows: zip(pretax, taxes).map { $0 - $1 }, unleveredFlows: unlevered(deductions),
            totalCost: total)
    }

    private func padded(_ row: [Double]?, _ years: Int) -> [Double] {
        let row = row ?? []
        return row + Array(repeating: 0, count: years - row.count)
    }

    private func unlevered(_ deductions: [Double]) -> [Double] {
        let zeros = operatingCash.map { _ in 0.0 }
        let taxes =
            tax.map {
                IncomeTax(
                    operatingIncome: operatingCash, interest: zeros, otherIncome: zeros,
                    depreciation: deductions, rules: $0
                ).years.map(\.tax)
            } ?? zeros
        return [-cost.installed] + zip(operatingCash, taxes).map { $0 - $1 }
    }

    private func interest(on debt: [Double], _ operating: [Double]) -> [Double] {
        [0] + zip(debt, operating).dropLast().map { ($0 + $1) * reserves.interestRate }
    }

    /// Months of next year's debt service and operating cost, at the end of each year.
    private func reserveBalances(_ service: [Double]) -> (debt: [Double], operating: [Double]) {
        let forDebt = service.dropFirst().map { reserves.debtServiceMonths / 12 * $0 } + [0]
        let forOperation = operatingCost.map { reserves.operatingMonths / 12 * $0 } + [0]
        return (forDebt, forOperation)
    }

    /// All that is paid at the close but for what depends on the debt.
    private var costBeforeDebt: Double {
        let closing = debt == .none ? 0 : cost.debtClosing
        let firstYear = operatingCost.first ?? 0
        return cost.installed + cost.constructionFinancing + closing + reserves.operatingMonths / 12
            * firstYear
    }

    private func totalCost(debt: Double, firstReserve: Double) -> Double {
        costBeforeDebt + cost.debtFee * debt + firstReserve
    }
}

/// The loan.
extension Project {
    private func loan() throws(ProjectError) -> DebtSchedule? {
        switch debt {
        case .none: return nil
        case .sculpted(let cover, let years, let rate, let share):
            return try sculpted(cover, years, rate, share)
        case .level(let cover, let years, let rate):
            return try sized(years) { cash throws(DebtError) in
                try DebtSizing.level(cash: cash, rate: rate, cover: cover)
            }
        case .share(let share, let years, let rate, let basis):
            return try sized(years) { _ throws(DebtError) in
                try self.share(share, years: years, rate: rate, basis)
            }
        }
    }

    private func sized(
        _ years: Int, _ size: ([Double]) throws(DebtError) -> DebtSchedule
    ) throws(ProjectError) -> DebtSchedule {
        if years < 1 { throw .debt(.noPeriod) }
        if years > revenue.count { throw .loanOutlivesProject(loan: years, project: revenue.count) }
        do throws(DebtError) {
            return try size(Array(operatingCash.prefix(years)))
        } catch { throw .debt(error) }
    }

    /// A share caps the debt on the cost that its own fee and reserve are part of: both grow with the debt in
    /// proportion, so the scale is the solution of a linear equation.
    private func sculpted(
        _ cover: Double, _ years: Int, _ rate: Double, _ share: Double?
    ) throws(ProjectError) -> DebtSchedule {
        try sized(years) { cash throws(DebtError) in
            let free = try DebtSizing.sculpted(cash: cash, rate: rate, cover: cover)
            guard let share else { return free }
            let own =
                self.cost.debtFee * free.amount + reserves.debtServiceMonths / 12 * (free.service.first ?? 0)
            let rest = free.amount - share * own
            let scale = rest > 0 ? min(1, share * costBeforeDebt / rest) : 1
            return DebtSchedule(
                amount: free.amount * scale, rate: rate, payments: free.service.map { $0 * scale })
        }
    }

    private func share(
        _ share: Double, years: Int, rate: Double, _ basis: DebtPlan.FeeBasis
    ) throws(DebtError) -> DebtSchedule {
        guard (0...1).contains(share) else { throw .outOfRange(name: "the share of debt", value: share) }
        guard rate > -1, rate.isFinite else { throw .outOfRange(name: "the rate", value: rate) }
        let reserve = reserves.debtServiceMonths / 12 / Annuity.factor(rate: rate, periods: Double(years))
        let fee = cost.debtFee
        let amount: Double
        switch basis {
        case .debt:  // debt = share · (cost + fee · debt + reserve · debt)
            let rest = 1 - share * (fee + reserve)
            guard rest > 0 else { throw .costGrowsWithDebt(share: share) }
            amount = share * costBeforeDebt / rest
        case .costBeforeFee:  // debt = share · (cost + reserve · debt) · (1 + share · fee)
            let grown = share * (1 + share * fee)
            guard grown * reserve < 1 else { throw .costGrowsWithDebt(share: share) }
            amount = grown * costBeforeDebt / (1 - grown * reserve)
        }
        return .level(amount: amount, rate: rate, periods: years)
    }
}
