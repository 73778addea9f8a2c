// SPDX-License-Identifier: Apache-2.0

/// US federal depreciation: the part of the cost that each tax year may deduct.
///
/// Source: IRS Publication 946 (2024), *How To Depreciate Property*: table A-1 (half-year convention), table
/// A-7a (39 years, mid-month), chapter 3 on the special allowance.
public enum DepreciationClass: String, CaseIterable, Hashable, Sendable {
    /// Computers, mining machines, GPUs: 200 % declining balance.
    case macrs5 = "macrs-5"
    /// Office furniture, and property without a class: 200 % declining balance.
    case macrs7 = "macrs-7"
    /// Land improvements, fences, roads: 150 % declining balance.
    case macrs15 = "macrs-15"
    /// Straight line over 20 years, half-year convention.
    case straightLine20 = "straight-line-20"
    /// Buildings that are not homes: straight line over 39 years, placed in service in July (mid-month
    /// convention).
    case building39 = "building-39"

    /// Percent of the basis in each year, from table A-1 as printed: rounded to hundredths, and adding up to
    /// 100.
    private var percentages: [Double] {
        switch self {
        case .macrs5: [20, 32, 19.2, 11.52, 11.52, 5.76]
        case .macrs7: [14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46]
        case .macrs15:
            [5, 9.5, 8.55, 7.7, 6.93, 6.23, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.95]
        case .straightLine20: [2.5] + Array(repeating: 5, count: 19) + [2.5]
        case .building39:
            [5.5 / 12 / 39 * 100] + Array(repeating: 100.0 / 39, count: 38) + [6.5 / 12 / 39 * 100]
        }
    }

    /// The fraction of the cost that each year deducts; they add up to 1.
    ///
    /// - Parameter bonus: the special allowance, deducted in the first year before all else: 1 for property
    ///   acquired after 19 January 2025 (Public Law 119-21, section 70301), 0 for buildings.
    public func fractions(bonus: Double = 0) -> [Double] {
        precondition((0...1).contains(bonus), "the bonus \(bonus) is not in 0...1")
        var fractions = percentages.map { $0 / 100 * (1 - bonus) }
        fractions[0] += bonus
        return fractions
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

    /// A cost and how it is deducted.
    public init(_ amount: Double, _ depreciationClass: DepreciationClass, bonus: Double = 0) {
        precondition(amount >= 0 && amount.isFinite, "a cost is not negative, was \(amount)")
        precondition((0...1).contains(bonus), "the bonus \(bonus) is not in 0...1")
        self.amount = amount
        self.depreciationClass = depreciationClass
        self.bonus = bonus
    }

    /// Deductions of several costs in each of `years` tax years.
    public static func deductions(_ costs: [DepreciableCost], years: Int) -> [Double] {
        var total = Array(repeating: 0.0, count: years)
        for cost in costs {
            let fractions = cost.depreciationClass.fractions(bonus: cost.bonus)
            for (year, fraction) in fractions.prefix(years).enumerated() {
                total[year] += cost.amount * fraction
            }
        }
        return total
    }
}
