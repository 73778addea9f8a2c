// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
public import HashwattUnits

/// What a lease brings, by the month and by the year, in USD.
extension Lease {
    /// Rent due for each month, after abatements and before any prepayment is set off.
    ///
    /// - Complexity: O(months · abatements).
    public var rents: [Double] {
        var rent = firstYearRent.amount / 12
        return (0..<months).map { month in
            if month > 0, month.isMultiple(of: 12) { rent *= 1 + escalator }
            let abated = abatements.filter { $0.months.contains(month + 1) }.map(\.share).reduce(0, +)
            return rent * max(0, 1 - abated)
        }
    }

    /// The landlord's operating cost in each month.
    public var operatingCosts: [Double] {
        switch costs {
        case .tripleNet(let share): return rents.map { $0 * share }
        case .margin(let margin): return rents.map { $0 * (1 - margin) }
        case .gross(let first, let growth):
            var cost = first.amount / 12
            return (0..<months).map { month in
                if month > 0, month.isMultiple(of: 12) { cost *= 1 + growth }
                return cost
            }
        }
    }

    /// Net operating income (NOI) of each month: rent less the landlord's operating cost.
    public var operatingIncomes: [Double] { zip(rents, operatingCosts).map { $0 - $1 } }

    /// Sum of all rents over the term.
    public var contractValue: Dollars { Dollars(Sums.compensated(rents)) }

    /// Mean rent of a year over the term.
    public var averageRent: Dollars { contractValue * (12 / Double(months)) }

    /// Mean NOI of a year over the term.
    public var averageOperatingIncome: Dollars {
        Dollars(Sums.compensated(operatingIncomes)) * (12 / Double(months))
    }

    /// What the tenant pays: from the month of the prepayment, or the first month of the lease, on. The sum
    /// is that of the rents.
    public var payments: [Double] {
        guard let prepayment, prepayment.share > 0 else { return rents }
        let due = rents
        let paid = prepayment.share * Sums.compensated(due)
        var rest = paid
        let later = due.map { rent -> Double in
            switch prepayment.credit {
            case .inProportion: return rent * (1 - prepayment.share)
            case .firstRents:
                let credit = min(rest, rent)
                rest -= credit
                return rent - credit
            }
        }
        var all = Array(repeating: 0.0, count: prepayment.monthsBefore) + later
        all[0] += paid
        return all
    }

    /// Sums of twelve months each; the last year may be broken.
    public static func byYear(_ months: [Double]) -> [Double] {
        stride(from: 0, to: months.count, by: 12).map { start in
            Sums.compensated(months[start..<min(start + 12, months.count)])
        }
    }
}
