// SPDX-License-Identifier: Apache-2.0

/// Which block of megawatts is converted when, for whom, with whose money.
///
/// Time runs in quarters, numbered from 0 at ``first``; a flow of a quarter counts at its end. In each quarter a block
/// that is not being converted earns the best of its idle uses (mining, selling its power). It may be converted once:
/// a shell is built, then its fit-out, and from the quarter after that it earns the rent of the one offer it was built
/// for. Or its whole site is sold.
public struct ConversionProblem: Hashable, Sendable {
    /// What a plan is to be best at.
    public enum Goal: Hashable, Sendable {
        /// Highest net present value.
        case netPresentValue
        /// This much critical IT power (MW) in service as early as possible; then the highest net present value.
        case earliest(megawatts: Double)
        /// Most critical IT power delivered to the offers by their dates; then the highest net present value.
        case mostPower
    }

    /// The calendar quarter with number 0.
    public let first: CalendarQuarter
    /// Number of quarters planned.
    public let quarters: Int
    /// Discount rate a year; 0.12 is 12 %.
    public let discountRate: Double
    /// What is to be best.
    public var goal: Goal
    /// Companies.
    public var owners: [ConversionOwner]
    /// Sites with their energisation.
    public var sites: [ConversionSite]
    /// Blocks, equal ones in one group.
    public var groups: [BlockGroup]
    /// Offers of tenants.
    public var offers: [RentOffer]
    /// Crews and long-lead equipment.
    public var resources: [BuildResource]

    /// A checked problem.
    ///
    /// - Throws: every broken rule at once.
    public init(
        first: CalendarQuarter, quarters: Int, discountRate: Double, goal: Goal = .netPresentValue,
        owners: [ConversionOwner], sites: [ConversionSite], groups: [BlockGroup], offers: [RentOffer],
        resources: [BuildResource]
    ) throws(ConversionIssues) {
        self.first = first
        self.quarters = quarters
        self.discountRate = discountRate
        self.goal = goal
        self.owners = owners
        self.sites = sites
        self.groups = groups
        self.offers = offers
        self.resources = resources
        try check()
    }

    /// Present value at the start of quarter 0 of 1 at the end of a quarter.
    public func discount(_ quarter: Int) -> Double {
        DiscountFactors.power(1 + discountRate, quarters: -(quarter + 1))
    }
}

/// A company: who owns sites and has money.
public struct ConversionOwner: Hashable, Sendable {
    /// Ticker or name.
    public let name: String
    /// Its money; nil where money is no limit.
    public var finance: OwnerFinance?

    /// A company.
    public init(name: String, finance: OwnerFinance? = nil) {
        self.name = name
        self.finance = finance
    }
}

/// Where the power is.
public struct ConversionSite: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Index of its company.
    public let owner: Int
    /// What an offer's region is compared with.
    public let region: String
    /// First quarter with power; may lie beyond the plan.
    public var energised: Int
    /// Price of the whole site (USD) if it is sold as it is; nil where it is not for sale.
    public let saleUSD: Double?
    /// Earliest quarter of a sale.
    public let saleFrom: Int

    /// A site.
    public init(
        name: String, owner: Int, region: String, energised: Int = 0, saleUSD: Double? = nil,
        saleFrom: Int = 0
    ) {
        self.name = name
        self.owner = owner
        self.region = region
        self.energised = energised
        self.saleUSD = saleUSD
        self.saleFrom = saleFrom
    }
}

/// Equal blocks of megawatts at a site; one of them is converted as a whole.
public struct BlockGroup: Hashable, Sendable {
    /// When a hall stops what it did before.
    public enum Emptied: Hashable, Sendable {
        /// When its shell is begun: the new hall stands where the old one stood.
        case atShell
        /// When its fit-out is begun: the power moves to a hall built beside it.
        case atFitOut
    }

    /// Name of the group.
    public let name: String
    /// Index of its site.
    public let site: Int
    /// Number of equal blocks.
    public var count: Int
    /// Critical IT load of one block after conversion (MW).
    public let criticalMW: Double
    /// What one block earns in each quarter while it is not converted.
    public let idle: [IdleUse]
    /// Building the shell; nil where it stands already.
    public let shell: BuildStage?
    /// Fitting it out.
    public let fitOut: BuildStage
    /// When its idle use ends.
    public let emptied: Emptied

    /// Equal blocks.
    public init(
        name: String, site: Int, count: Int = 1, criticalMW: Double, idle: [IdleUse], shell: BuildStage?,
        fitOut: BuildStage, emptied: Emptied = .atFitOut
    ) {
        self.name = name
        self.site = site
        self.count = count
        self.criticalMW = criticalMW
        self.idle = idle
        self.shell = shell
        self.fitOut = fitOut
        self.emptied = emptied
    }

    /// Quarters from the start of the shell to service, without waiting.
    public var leadQuarters: Int { (shell?.quarters ?? 0) + fitOut.quarters }
}

/// What a block does in a quarter while it is not converted, and earns with it.
public struct IdleUse: Hashable, Sendable {
    /// The uses a block has without being rebuilt.
    public enum Use: String, Hashable, Sendable, CaseIterable {
        /// Nothing.
        case none
        /// Its machines mine, and stop when power is worth more.
        case mining
        /// Its contracted power is sold.
        case powerSales = "power sales"
    }

    /// What it does.
    public let use: Use
    /// Revenue less power cost of one block (USD a quarter).
    public let netUSD: Double

    /// A use.
    public init(use: Use, netUSD: Double) {
        self.use = use
        self.netUSD = netUSD
    }

    /// A quarter without use.
    public static let nothing = IdleUse(use: .none, netUSD: 0)

    /// The best of mining, selling power and nothing. Switching costs nothing, so the choice needs no planning.
    public static func best(miningUSD: Double, powerSalesUSD: Double) -> IdleUse {
        if miningUSD > 0, miningUSD >= powerSalesUSD { return IdleUse(use: .mining, netUSD: miningUSD) }
        return powerSalesUSD > 0 ? IdleUse(use: .powerSales, netUSD: powerSalesUSD) : .nothing
    }
}

/// A stage of building one block.
public struct BuildStage: Hashable, Sendable {
    /// How long it takes (quarters).
    public let quarters: Int
    /// What it costs (USD), paid in equal parts in its quarters.
    public let costUSD: Double
    /// What it needs.
    public let needs: [ResourceNeed]

    /// A stage.
    public init(quarters: Int, costUSD: Double, needs: [ResourceNeed] = []) {
        self.quarters = quarters
        self.costUSD = costUSD
        self.needs = needs
    }
}

/// So many units of a resource.
public struct ResourceNeed: Hashable, Sendable {
    /// Index of the resource.
    public let resource: Int
    /// Units for one block.
    public let units: Int

    /// A need.
    public init(resource: Int, units: Int) {
        self.resource = resource
        self.units = units
    }
}

/// Something that limits how much is built at once.
public struct BuildResource: Hashable, Sendable {
    /// How it is used.
    public enum Kind: Hashable, Sendable {
        /// Held through all quarters of a stage, then free again; `available` is the number in each quarter.
        case crew
        /// Taken for good when a stage begins; `available` is the number delivered in each quarter.
        case equipment
    }

    /// Its name.
    public let name: String
    /// How it is used.
    public let kind: Kind
    /// Units in each quarter.
    public var available: [Int]

    /// A resource.
    public init(name: String, kind: Kind, available: [Int]) {
        self.name = name
        self.kind = kind
        self.available = available
    }
}
