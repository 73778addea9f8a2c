// SPDX-License-Identifier: Apache-2.0

/// What a tenant offers to rent.
public struct RentOffer: Hashable, Sendable {
    /// Name of the offer.
    public let name: String
    /// Who offers.
    public let tenant: String
    /// Regions that suit; empty where all do.
    public let regions: Set<String>
    /// It is taken with at least this much critical IT load (MW), or not at all.
    public let minimumMW: Double
    /// Critical IT load it takes at most (MW).
    public var maximumMW: Double
    /// First quarter in which a block may enter service.
    public let from: Int
    /// Last quarter in which a block may enter service: the required start.
    public var due: Int
    /// Rent at the required start (USD a kW of critical IT load and month).
    public let rentUSDPerKWMonth: Double
    /// Operating cost that the landlord bears at the required start (USD a kW and month).
    public let costUSDPerKWMonth: Double
    /// Rise of the rent a year after the required start; 0.03 is 3 %.
    public let escalator: Double
    /// Rise of the operating cost a year.
    public let costGrowth: Double
    /// Quarters of rent after the required start; all blocks end together.
    public let termQuarters: Int
    /// Indices of offers that must be taken too: this one is their expansion.
    public let requires: [Int]

    /// An offer.
    public init(
        name: String, tenant: String, regions: Set<String> = [], minimumMW: Double = 0, maximumMW: Double,
        from: Int = 0, due: Int, rentUSDPerKWMonth: Double, costUSDPerKWMonth: Double, escalator: Double = 0,
        costGrowth: Double = 0, termQuarters: Int, requires: [Int] = []
    ) {
        self.name = name
        self.tenant = tenant
        self.regions = regions
        self.minimumMW = minimumMW
        self.maximumMW = maximumMW
        self.from = from
        self.due = due
        self.rentUSDPerKWMonth = rentUSDPerKWMonth
        self.costUSDPerKWMonth = costUSDPerKWMonth
        self.escalator = escalator
        self.costGrowth = costGrowth
        self.termQuarters = termQuarters
        self.requires = requires
    }

    /// First quarter without rent.
    public var end: Int { due + termQuarters }

    /// Rent less operating cost of 1 MW in service in a quarter (USD).
    public func netUSDPerMW(_ quarter: Int) -> Double {
        guard quarter >= from, quarter < end else { return 0 }
        let years = max(0, quarter - due) / 4
        let rent = rentUSDPerKWMonth * DiscountFactors.power(1 + escalator, years: years)
        let cost = costUSDPerKWMonth * DiscountFactors.power(1 + costGrowth, years: years)
        return (rent - cost) * 3_000
    }

    /// Whether a site suits.
    public func suits(region: String) -> Bool { regions.isEmpty || regions.contains(region) }
}

/// Powers of a growth or discount factor.
enum DiscountFactors {
    /// `base` to the power of a number of years.
    static func power(_ base: Double, years: Int) -> Double {
        var result = 1.0
        for _ in 0..<abs(years) { result *= base }
        return years < 0 ? 1 / result : result
    }

    /// `base`, which is per year, to the power of a number of quarters.
    static func power(_ base: Double, quarters: Int) -> Double {
        let root = base.squareRoot().squareRoot()
        return power(root, years: quarters)
    }
}
