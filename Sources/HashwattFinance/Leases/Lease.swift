// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Who pays taxes, insurance, upkeep and staff of a leased building.
public enum LeaseCosts: Hashable, Sendable {
    /// The tenant pays all of it: what the landlord keeps paying is a share of the rent (0.02 is 2 %).
    case tripleNet(landlordShare: Double)
    /// The landlord pays: USD in the first lease year, rising by `growth` a year.
    case gross(firstYear: Dollars, growth: Double)
    /// Net operating income is a constant share of rent, as landlords announce it: 0.85 is 85 %.
    case margin(Double)
}

/// Rent that is not due in some months.
public struct Abatement: Hashable, Sendable {
    /// Months of the lease, the first one is 1.
    public let months: ClosedRange<Int>
    /// The share that is not due: 1 is free rent, 0.5 half rent.
    public let share: Double

    /// Rent that is not due.
    ///
    /// - Precondition: the months begin at 1 or later; the share lies in 0...1.
    public init(months: ClosedRange<Int>, share: Double = 1) {
        precondition(months.lowerBound >= 1, "the first month is 1, was \(months.lowerBound)")
        precondition((0...1).contains(share), "the share \(share) is not in 0...1")
        self.months = months
        self.share = share
    }
}

/// Rent paid before it is due.
public struct Prepayment: Hashable, Sendable {
    /// How it is set off against later rents.
    public enum Credit: Hashable, Sendable {
        /// The same part of each month's rent, until the end of the lease.
        case inProportion
        /// All of the first rents, until it is used up.
        case firstRents
    }

    /// The share of all rents that is paid on signing: 0.2 is 20 %.
    public let share: Double
    /// Months before the first month of the lease at which it is paid.
    public let monthsBefore: Int
    /// How it is set off.
    public let credit: Credit

    /// A prepayment.
    ///
    /// - Precondition: the share lies in 0...1, the months are not negative.
    public init(share: Double, monthsBefore: Int = 0, credit: Credit = .inProportion) {
        precondition((0...1).contains(share), "the share \(share) is not in 0...1")
        precondition(monthsBefore >= 0, "paid \(monthsBefore) months before")
        self.share = share
        self.monthsBefore = monthsBefore
        self.credit = credit
    }
}

/// Why terms do not make a lease.
public enum LeaseError: Error, Hashable, Sendable {
    /// A number lies outside its range or is not finite.
    case outOfRange(name: String, value: Double)
    /// An abatement reaches beyond the last month.
    case abatementAfterEnd(month: Int, months: Int)
    /// No rent is due in any month.
    case noRent
    /// In no lease year does the rent cover the operating cost.
    case rentNeverCoversCost(bestYear: Int, shortfall: Dollars)
}

extension LeaseError: CustomStringConvertible {
    /// What, where, what to do.
    public var description: String {
        switch self {
        case .outOfRange(let name, let value): "\(name) cannot be \(value); see its range"
        case .abatementAfterEnd(let month, let months):
            "rent is abated in month \(month), but the lease has \(months); shorten the abatement"
        case .noRent:
            "no month of the lease has a rent; give a rent above 0 and leave a month without abatement"
        case .rentNeverCoversCost(let year, let shortfall):
            "rent is below operating cost in every year, by \(shortfall) in year \(year), the best one; "
                + "raise the rent or lower the cost"
        }
    }
}

/// A lease of a building, by the month.
///
/// Rents are due in advance of or within the month; here a month's rent counts in its month. The escalator
/// steps once a lease year, at its start. Broken years are months.
public struct Lease: Hashable, Sendable {
    /// Length of the base term in months.
    public let months: Int
    /// Rent of the first lease year before abatements, in USD a year.
    public let firstYearRent: Dollars
    /// Rise of the rent from one lease year to the next: 0.03 is 3 %.
    public let escalator: Double
    /// Rents that are not due.
    public let abatements: [Abatement]
    /// Rent paid in advance.
    public let prepayment: Prepayment?
    /// Who pays for operation.
    public let costs: LeaseCosts

    /// A lease with this rent in its first year.
    ///
    /// - Throws: `LeaseError` where the terms make no sense, among them a rent that never covers its cost.
    public init(
        months: Int, firstYearRent: Dollars, escalator: Double = 0, abatements: [Abatement] = [],
        prepayment: Prepayment? = nil, costs: LeaseCosts
    ) throws(LeaseError) {
        self.months = months
        self.firstYearRent = firstYearRent
        self.escalator = escalator
        self.abatements = abatements
        self.prepayment = prepayment
        self.costs = costs
        try check()
    }

    /// A lease whose rents add up to `contractValue` over its term.
    ///
    /// With whole years n, escalator g and no abatement the first rent is value · g / ((1 + g)ⁿ − 1).
    public init(
        months: Int, contractValue: Dollars, escalator: Double = 0, abatements: [Abatement] = [],
        prepayment: Prepayment? = nil, costs: (_ firstYearRent: Dollars) -> LeaseCosts
    ) throws(LeaseError) {
        let unit = try Lease(
            months: months, firstYearRent: Dollars(1), escalator: escalator, abatements: abatements,
            costs: .margin(1))
        let rent = Dollars(contractValue.amount / unit.rents.reduce(0, +))
        try self.init(
            months: months, firstYearRent: rent, escalator: escalator, abatements: abatements,
            prepayment: prepayment, costs: costs(rent))
    }

    /// Number of lease years, the last one may be broken.
    public var years: Int { (months + 11) / 12 }

    private func check() throws(LeaseError) {
        if months < 1 { throw .outOfRange(name: "the term in months", value: Double(months)) }
        let rent = firstYearRent.amount
        if !(rent >= 0 && rent.isFinite) { throw .outOfRange(name: "the rent", value: rent) }
        if !(escalator > -1 && escalator.isFinite) {
            throw .outOfRange(name: "the escalator", value: escalator)
        }
        for abatement in abatements where abatement.months.upperBound > months {
            throw .abatementAfterEnd(month: abatement.months.upperBound, months: months)
        }
        try checkCosts()
        let due = rents
        if !due.contains(where: { $0 > 0 }) { throw .noRent }
        let incomes = Self.byYear(operatingIncomes)
        if let best = incomes.max(), best < 0, let year = incomes.firstIndex(of: best) {
            throw .rentNeverCoversCost(bestYear: year + 1, shortfall: Dollars(-best))
        }
    }

    private func checkCosts() throws(LeaseError) {
        switch costs {
        case .tripleNet(let share):
            if !(0...1).contains(share) {
                throw .outOfRange(name: "the landlord's share of cost", value: share)
            }
        case .gross(let cost, let growth):
            if !(cost.amount >= 0 && cost.amount.isFinite) {
                throw .outOfRange(name: "the operating cost", value: cost.amount)
            }
            if !(growth > -1 && growth.isFinite) {
                throw .outOfRange(name: "the growth of operating cost", value: growth)
            }
        case .margin(let margin):
            if !(margin <= 1 && margin.isFinite) { throw .outOfRange(name: "the NOI margin", value: margin) }
        }
    }
}
