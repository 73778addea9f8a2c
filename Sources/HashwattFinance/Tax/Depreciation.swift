// SPDX-License-Identifier: Apache-2.0

/// US federal depreciation: the part of the cost that each tax year may deduct.
///
/// Source: IRS Publication 946 (2024), *How To Depreciate Property*: tables A-1 (half-year convention), A-2 to
/// A-5 (mid-quarter), A-7a (39 years, mid-month), chapter 3 on the special allowance.
public enum DepreciationClass: String, CaseIterable, Hashable, Sendable {
    /// Some special tools: 200 % declining balance.
    case macrs3 = "macrs-3"
    /// Computers, mining machines, GPUs: 200 % declining balance.
    case macrs5 = "macrs-5"
    /// Office furniture, and property without a class: 200 % declining balance.
    case macrs7 = "macrs-7"
    /// Vessels and the like: 200 % declining balance.
    case macrs10 = "macrs-10"
    /// Land improvements, fences, roads: 150 % declining balance.
    case macrs15 = "macrs-15"
    /// Some utility property: 150 % declining balance.
    case macrs20 = "macrs-20"
    /// Straight line over 20 years.
    case straightLine20 = "straight-line-20"
    /// Buildings that are not homes: straight line over 39 years.
    case building39 = "building-39"

    /// When in its first year property counts as placed in service.
    public enum Convention: Hashable, Sendable {
        /// In the middle of the year; a building in July, where nothing else is said.
        case halfYear
        /// In the middle of a quarter, 1 to 4: the rule where more than 40 % of a year's property comes in its last
        /// three months.
        case midQuarter(Int)
        /// In the middle of a month, 1 to 12: buildings.
        case midMonth(Int)
    }

    /// The fraction of the cost that each year deducts; they add up to 1.
    ///
    /// Percentages are those of the tables, rounded as printed; a building's follow the formula, which the tables
    /// round to thousandths.
    ///
    /// - Parameters:
    ///   - bonus: the special allowance, deducted in the first year before all else: 1 for property
    ///     acquired after 19 January 2025 (Public Law 119-21, section 70301), 0 for buildings.
    ///   - convention: when it counts as placed in service.
    public func fractions(bonus: Double = 0, convention: Convention = .halfYear) -> [Double] {
        precondition((0...1).contains(bonus), "the bonus \(bonus) is not in 0...1")
        var fractions = percentages(convention).map { $0 / 100 * (1 - bonus) }
        fractions[0] += bonus
        return fractions
    }

    private func percentages(_ convention: Convention) -> [Double] {
        switch convention {
        case .halfYear:
            switch self {
            case .straightLine20: return Self.straightLine(years: 20, first: 0.5)
            case .building39: return Self.straightLine(years: 39, first: 5.5 / 12)
            default: return table(0)
            }
        case .midQuarter(let quarter):
            precondition((1...4).contains(quarter), "quarter \(quarter) is not in 1...4")
            precondition(self != .building39, "a building counts from the middle of its month")
            return self == .straightLine20
                ? Self.straightLine(years: 20, first: (9 - 2 * Double(quarter)) / 8) : table(quarter)
        case .midMonth(let month):
            precondition((1...12).contains(month), "month \(month) is not in 1...12")
            precondition(self == .building39, "only buildings count from the middle of their month")
            return Self.straightLine(years: 39, first: (12.5 - Double(month)) / 12)
        }
    }

    /// Percent of each year, from the fraction of the first one that counts.
    private static func straightLine(years: Int, first: Double) -> [Double] {
        let part = 100 / Double(years)
        return [part * first] + Array(repeating: part, count: years - 1) + [part * (1 - first)]
    }
}

/// What is depreciated: a cost and its class.
public struct DepreciableCost: Hashable, Sendable {
    /// Cost in whole units of one currency.
    public let amount: Double
    /// Its class.
    public let depreciationClass: DepreciationClass
    /// The special allowance of the first year, 0...1.
    public let bonus: Double
    /// When in its first year it counts as placed in service.
    public let convention: DepreciationClass.Convention

    /// A cost and how it is deducted.
    public init(
        _ amount: Double, _ depreciationClass: DepreciationClass, bonus: Double = 0,
        convention: DepreciationClass.Convention = .halfYear
    ) {
        precondition(amount >= 0 && amount.isFinite, "a cost is not negative, was \(amount)")
        precondition((0...1).contains(bonus), "the bonus \(bonus) is not in 0...1")
        self.amount = amount
        self.depreciationClass = depreciationClass
        self.bonus = bonus
        self.convention = convention
    }

    /// Deductions of several costs in each of `years` tax years.
    public static func deductions(_ costs: [DepreciableCost], years: Int) -> [Double] {
        var total = Array(repeating: 0.0, count: years)
        for cost in costs {
            let fractions = cost.depreciationClass.fractions(
                bonus: cost.bonus, convention: cost.convention)
            for (year, fraction) in fractions.prefix(years).enumerated() {
                total[year] += cost.amount * fraction
            }
        }
        return total
    }
}
