// SPDX-License-Identifier: Apache-2.0

/// How taxable income becomes tax.
public struct TaxRules: Hashable, Sendable {
    /// What happens to a year's loss.
    public enum Losses: Hashable, Sendable {
        /// The owner has other income: a loss is worth its tax in the same year (the single owner of NREL's
        /// SAM).
        case usedAtOnce
        /// It is carried forward without end, and offsets at most this share of a later year's income (0.8
        /// since 2018).
        case carriedForward(share: Double)
    }

    /// Rate: 0.21 federal.
    public let rate: Double
    /// What happens to losses.
    public let losses: Losses
    /// The share of income before interest, tax, depreciation and amortisation up to which interest is
    /// deducted; the rest is carried forward. Nil where the limit does not apply.
    public let interestShare: Double?

    /// Rules; those of federal corporate tax from 2025 on where nothing is given.
    ///
    /// Source: 26 U.S.C. 11(b), 172(a)(2) and 163(j) as amended by Public Law 119-21, section 70303: the
    /// limit is again 30 % of income before depreciation for tax years from 2025.
    public init(
        rate: Double = 0.21, losses: Losses = .carriedForward(share: 0.8), interestShare: Double? = 0.3
    ) {
        precondition((0..<1).contains(rate), "the rate \(rate) is not in 0..<1")
        precondition(interestShare.map { $0 >= 0 } ?? true, "the share of interest is negative")
        if case .carriedForward(let share) = losses {
            precondition((0...1).contains(share), "the share \(share) is not in 0...1")
        }
        self.rate = rate
        self.losses = losses
        self.interestShare = interestShare
    }
}

/// Tax of a row of years, and what is carried from one to the next.
public struct IncomeTax: Hashable, Sendable {
    /// One tax year.
    public struct Year: Hashable, Sendable {
        /// Interest that is deducted, from this year and earlier ones.
        public let interestDeducted: Double
        /// Interest that waits for a later year.
        public let interestCarried: Double
        /// Income after interest and depreciation, before losses of earlier years; negative for a loss.
        public let income: Double
        /// Losses of earlier years that are set off.
        public let lossUsed: Double
        /// Losses that wait for a later year.
        public let lossCarried: Double
        /// Tax; negative where a loss is used at once.
        public let tax: Double
    }

    /// The years in order.
    public let years: [Year]

    /// The tax of each year.
    ///
    /// - Parameters:
    ///   - operatingIncome: before interest and depreciation, of each year.
    ///   - interest: paid in each year.
    ///   - otherIncome: interest received and the like, of each year; it does not raise the limit of interest
    ///     but offsets it.
    ///   - depreciation: deducted in each year.
    /// - Complexity: O(years).
    public init(
        operatingIncome: [Double], interest: [Double], otherIncome: [Double], depreciation: [Double],
        rules: TaxRules
    ) {
        let count = operatingIncome.count
        precondition(
            interest.count == count && otherIncome.count == count && depreciation.count == count,
            "all rows have \(count) years")
        var (carriedInterest, carriedLoss) = (0.0, 0.0)
        years = (0..<count).map { year in
            let due = interest[year] + carriedInterest
            let limit = rules.interestShare.map {
                $0 * max(0, operatingIncome[year]) + max(0, otherIncome[year])
            }
            let deducted = min(due, limit ?? due)
            carriedInterest = due - deducted
            let income = operatingIncome[year] + otherIncome[year] - deducted - depreciation[year]
            let (taxable, used) = Self.offset(income, &carriedLoss, rules.losses)
            return Year(
                interestDeducted: deducted, interestCarried: carriedInterest, income: income, lossUsed: used,
                lossCarried: carriedLoss, tax: rules.rate * taxable)
        }
    }

    private static func offset(
        _ income: Double, _ carried: inout Double, _ losses: TaxRules.Losses
    ) -> (taxable: Double, used: Double) {
        guard case .carriedForward(let share) = losses else { return (income, 0) }
        if income <= 0 {
            carried -= income
            return (0, 0)
        }
        let used = min(carried, share * income)
        carried -= used
        return (income - used, used)
    }
}
