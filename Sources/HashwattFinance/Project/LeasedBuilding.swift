// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
public import HashwattUnits

/// A building that is paid for month by month, then let: what its owner pays and gets, on days, with and without debt.
///
/// Building costs are equal in each month and paid at its start. Interest on what is drawn is capitalised until the
/// rents begin (`ConstructionPlan`, in proportion). NOI, debt service and the estimated tax of a lease year (26 U.S.C.
/// 6655: four instalments) fall at the ends of quarters. After the lease nothing is left, so what is not yet depreciated is deducted in its last year.
public struct LeasedBuilding: Hashable, Sendable {
    /// NOI of each month of the lease.
    public let incomes: [Double]
    /// Cost of the building before interest.
    public let capital: Double
    /// The rest.
    public let terms: Terms

    /// What it is built and lent on.
    public struct Terms: Hashable, Sendable {
        /// First day of building.
        public let start: CivilDate
        /// Months of building.
        public let months: Int
        /// Interest a year, a twelfth a month while building, a quarter of it a quarter after.
        public let interest: Double
        /// Cash over debt service.
        public let cover: Double
        /// Most debt as a part of all that is spent, interest included.
        public let loanToCost: Double
        /// The part of the cost that is deducted in the first year; the rest over 39 years.
        public let writtenOff: Double
        /// Tax; nil for none.
        public let tax: TaxRules?

        /// What it is built and lent on.
        ///
        /// - Precondition: a month or more; the parts lie in 0...1.
        public init(
            start: CivilDate, months: Int, interest: Double, cover: Double, loanToCost: Double,
            writtenOff: Double, tax: TaxRules? = TaxRules()
        ) {
            precondition(months >= 1, "building takes a month or more, was \(months)")
            precondition((0...1).contains(loanToCost), "the share of debt \(loanToCost) is not in 0...1")
            precondition((0...1).contains(writtenOff), "the part written off \(writtenOff) is not in 0...1")
            self.start = start
            self.months = months
            self.interest = interest
            self.cover = cover
            self.loanToCost = loanToCost
            self.writtenOff = writtenOff
            self.tax = tax
        }
    }

    /// How the loan is repaid.
    public enum Repayment: Hashable, Sendable {
        /// In proportion to the cash of each quarter.
        case sculpted
        /// By equal payments, which the leanest quarter covers.
        case level
    }

    /// A way to pay for it, worked out.
    public struct Outcome: Hashable, Sendable {
        /// What the owner pays (negative) and gets before tax.
        public let pretax: [DatedFlow]
        /// The same after tax.
        public let aftertax: [DatedFlow]
        /// The loan when the rents begin; 0 without one.
        public let debt: Double
        /// Interest added to the loan while building.
        public let capitalisedInterest: Double
        /// What the owner pays before the rents begin.
        public let equity: Double
        /// Lowest cash over debt service; nil without a loan.
        public let minimumCover: Double?
    }

    /// A building and its lease.
    ///
    /// - Precondition: there is a month of rent; the cost is above 0.
    public init(incomes: [Double], capital: Double, terms: Terms) {
        precondition(!incomes.isEmpty && capital > 0, "a building has a cost and a lease")
        self.incomes = incomes
        self.capital = capital
        self.terms = terms
    }

    private func sums(_ row: [Double], of length: Int) -> [Double] {
        stride(from: 0, to: row.count, by: length).map { start in
            Sums.compensated(row[start..<min(start + length, row.count)])
        }
    }

    /// NOI of each quarter.
    private var quarters: [Double] { sums(incomes, of: 3) }

    /// All paid by the owner.
    ///
    /// - Complexity: O(months).
    public func unlevered() -> Outcome {
        let months = Array(repeating: capital / Double(terms.months), count: terms.months) + [0]
        let service = quarters.map { _ in 0.0 }
        return outcome(
            equity: months, basis: capital, service: service, interest: service, debt: 0, financing: 0)
    }

    /// With debt that the NOI carries at the cover ratio, at most the share of cost.
    ///
    /// The share depends on the interest that is capitalised, which depends on the share: it is iterated until it
    /// stands still.
    ///
    /// - Throws: `DebtError` where the NOI carries no debt.
    public func levered(_ repayment: Repayment) throws(DebtError) -> Outcome {
        let rate = terms.interest / 4
        let sized =
            switch repayment {
            case .sculpted: try DebtSizing.sculpted(cash: quarters, rate: rate, cover: terms.cover)
            case .level: try DebtSizing.level(cash: quarters, rate: rate, cover: terms.cover)
            }
        var share = min(terms.loanToCost, sized.amount / capital)
        var built = construction(share)
        for _ in 0..<100 {
            let next = min(terms.loanToCost, sized.amount / built.total)
            if (next - share).magnitude <= 1e-14 { break }
            share = next
            built = construction(share)
        }
        let scale = built.debt / sized.amount
        let loan = DebtSchedule(amount: built.debt, rate: rate, payments: sized.service.map { $0 * scale })
        return outcome(
            equity: built.equity, basis: built.total, service: loan.service, interest: loan.interest,
            debt: built.debt, financing: built.financing)
    }

    private func construction(_ share: Double) -> ConstructionPlan.Outcome {
        ConstructionPlan(
            costs: Array(repeating: capital / Double(terms.months), count: terms.months), debtShare: share,
            rate: terms.interest
        ).outcome()
    }
}

extension LeasedBuilding {
    private func outcome(
        equity: [Double], basis: Double, service: [Double], interest: [Double], debt: Double,
        financing: Double
    ) -> Outcome {
        let opening = equity.enumerated().filter { $0.element != 0 }.map {
            DatedFlow(terms.start.adding(months: $0.offset), -$0.element)
        }
        let taxes = taxes(basis: basis, interest: sums(interest, of: 4))
        let count = quarters.count
        let rents = zip(quarters, service).enumerated().map { quarter, flow in
            DatedFlow(day(afterMonths: 3 * (quarter + 1)), flow.0 - flow.1)
        }
        let net = rents.enumerated().map { quarter, flow in
            let year = quarter / 4
            let parts = Double(min(4, count - 4 * year))
            return DatedFlow(flow.date, flow.amount - (taxes.isEmpty ? 0 : taxes[year] / parts))
        }
        return Outcome(
            pretax: opening + rents, aftertax: opening + net, debt: debt,
            capitalisedInterest: financing, equity: equity.reduce(0, +),
            minimumCover: zip(quarters, service).compactMap { $1 > 0 ? $0 / $1 : nil }.min())
    }

    /// A day of the lease; the last one where it ends earlier.
    private func day(afterMonths months: Int) -> CivilDate {
        terms.start.adding(months: terms.months + min(months, incomes.count))
    }

    private func taxes(basis: Double, interest: [Double]) -> [Double] {
        guard let rules = terms.tax else { return [] }
        let years = sums(incomes, of: 12)
        let first = DepreciableCost(basis * terms.writtenOff, .macrs5, bonus: 1)
        let building = DepreciableCost(basis * (1 - terms.writtenOff), .building39)
        var deductions = DepreciableCost.deductions([first, building], years: years.count)
        deductions[years.count - 1] += basis - Sums.compensated(deductions)
        return IncomeTax(
            operatingIncome: years, interest: interest, otherIncome: years.map { _ in 0 },
            depreciation: deductions, rules: rules
        ).years.map(\.tax)
    }
}
