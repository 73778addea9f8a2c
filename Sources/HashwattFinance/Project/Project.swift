// SPDX-License-Identifier: Apache-2.0

/// How a project is lent to.
public enum DebtPlan: Hashable, Sendable {
    /// All equity.
    case none
    /// Sized so that cash covers service by `cover` in every year, at most a share of cost where one is
    /// given.
    case sculpted(cover: Double, years: Int, rate: Double, maximumShare: Double?)
    /// Equal payments, sized so that the leanest year is covered.
    case level(cover: Double, years: Int, rate: Double)
    /// A share of the cost, repaid by equal payments.
    case share(Double, years: Int, rate: Double, feeBasis: FeeBasis)

    /// On what the fee is reckoned when debt is a share of a cost that contains the fee.
    public enum FeeBasis: Hashable, Sendable {
        /// On the debt: the share then holds exactly.
        case debt
        /// On the share of the cost before the fee, as NREL's SAM estimates it: the debt is a little smaller
        /// than the share.
        case costBeforeFee
    }
}

/// Money that a project keeps aside.
public struct Reserves: Hashable, Sendable {
    /// Months of next year's debt service.
    public let debtServiceMonths: Double
    /// Months of next year's operating cost.
    public let operatingMonths: Double
    /// Interest earned a year on what was held at its start.
    public let interestRate: Double

    /// Reserves; none where nothing is given.
    public init(debtServiceMonths: Double = 0, operatingMonths: Double = 0, interestRate: Double = 0) {
        precondition(debtServiceMonths >= 0 && operatingMonths >= 0, "reserves are not negative")
        self.debtServiceMonths = debtServiceMonths
        self.operatingMonths = operatingMonths
        self.interestRate = interestRate
    }
}

/// What a project costs before it earns.
public struct ProjectCost: Hashable, Sendable {
    /// Land, building and equipment.
    public let installed: Double
    /// Interest and fees while it is built; depreciated with the rest.
    public let constructionFinancing: Double
    /// Closing of the loan, a fixed sum.
    public let debtClosing: Double
    /// Upfront fee of the loan, of its amount: 0.0275 is 2.75 %.
    public let debtFee: Double

    /// Costs in whole units of one currency.
    public init(
        installed: Double, constructionFinancing: Double = 0, debtClosing: Double = 0, debtFee: Double = 0
    ) {
        precondition(
            installed >= 0 && constructionFinancing >= 0 && debtClosing >= 0, "a cost is not negative")
        precondition((0..<1).contains(debtFee), "the fee \(debtFee) is not in 0..<1")
        self.installed = installed
        self.constructionFinancing = constructionFinancing
        self.debtClosing = debtClosing
        self.debtFee = debtFee
    }
}

/// Why a project cannot be computed.
public enum ProjectError: Error, Hashable, Sendable {
    /// Revenue and operating cost are of different numbers of years, or of none.
    case years(revenue: Int, cost: Int)
    /// The loan is longer than the project.
    case loanOutlivesProject(loan: Int, project: Int)
    /// The debt cannot be sized.
    case debt(DebtError)
}

extension ProjectError: CustomStringConvertible {
    /// What, where, what to do.
    public var description: String {
        switch self {
        case .years(let revenue, let cost):
            "revenue of \(revenue) years, operating cost of \(cost); give the same number, one or more"
        case .loanOutlivesProject(let loan, let project):
            "the loan of \(loan) years outlives the project of \(project); shorten it"
        case .debt(let error): error.description
        }
    }
}

/// A project with one owner, by the year: year 0 is the close of finance, revenues begin in year 1.
///
/// The order of payments is that of NREL's System Advisor Model (single owner): revenue, operating cost, debt
/// service, reserves, then the owner; tax on income after interest and depreciation. Source: N. Blair et al.,
/// *System Advisor Model (SAM) General Description*, NREL/TP-6A20-70414 (2018), doi:10.2172/1440404.
public struct Project: Hashable, Sendable {
    /// Revenue of the years 1, 2, ….
    public let revenue: [Double]
    /// Operating cost of the years 1, 2, ….
    public let operatingCost: [Double]
    /// What is paid before.
    public let cost: ProjectCost
    /// How it is lent to.
    public let debt: DebtPlan
    /// What is kept aside.
    public let reserves: Reserves
    /// Tax; nil for none.
    public let tax: TaxRules?
    /// What is depreciated: the parts of the installed cost and the financing of construction, by class.
    public let depreciable: [DepreciableCost]

    /// A project.
    public init(
        revenue: [Double], operatingCost: [Double], cost: ProjectCost, debt: DebtPlan = .none,
        reserves: Reserves = Reserves(), tax: TaxRules? = nil, depreciable: [DepreciableCost] = []
    ) {
        self.revenue = revenue
        self.operatingCost = operatingCost
        self.cost = cost
        self.debt = debt
        self.reserves = reserves
        self.tax = tax
        self.depreciable = depreciable
    }

    /// Cash before debt, tax and reserves of the years 1, 2, ….
    public var operatingCash: [Double] { zip(revenue, operatingCost).map { $0 - $1 } }
}
