// SPDX-License-Identifier: Apache-2.0

public import HashwattConversion
public import HashwattUnits

/// A number that nobody publishes: an assumption with the range it may lie in and the reason for it.
public struct Estimate: Hashable, Sendable {
    /// What is planned with.
    public let value: Double
    /// Lowest that is thought possible.
    public let low: Double
    /// Highest that is thought possible.
    public let high: Double
    /// Why this range.
    public let why: String

    /// An assumption; the value lies in its range.
    public init(value: Double, low: Double, high: Double, why: String) {
        precondition(low <= value && value <= high, "\(value) is outside its range \(low)–\(high)")
        self.value = value
        self.low = low
        self.high = high
        self.why = why
    }
}

/// What a user asks to be planned: sites and offers, by rows of the facts where they give them, by assumptions where
/// they do not.
public struct ConversionScenario: Hashable, Sendable {
    /// Name.
    public var name = ""
    /// Title for people.
    public var title = ""
    /// The facts known on this day count.
    public var asOf = CivilDate(daysSinceEpoch: 0)
    /// First quarter of the plan.
    public var first = CalendarQuarter(index: 0)
    /// Number of quarters.
    public var quarters = 40
    /// Discount rate a year.
    public var discountRate = Estimate(value: 0.12, low: 0.12, high: 0.12, why: "")
    /// What is to be best.
    public var goal = ConversionProblem.Goal.netPresentValue
    /// What idle megawatts earn; nil where they earn nothing.
    public var mining: Mining?
    /// Ways of building.
    public var standards: [Standard] = []
    /// Crews and equipment.
    public var resources: [Resource] = []
    /// Companies.
    public var companies: [Company] = []
    /// Sites.
    public var sites: [Site] = []
    /// Offers and announced demand.
    public var offers: [Offer] = []

    /// An empty scenario.
    public init() {}

    /// How mining and the power market go on.
    public struct Mining: Hashable, Sendable {
        /// Growth of the price of bitcoin a year.
        public var priceGrowth: Estimate
        /// Growth of the network's hash rate a year.
        public var hashRateGrowth: Estimate
        /// Fees as a part of the subsidy.
        public var feesPart: Estimate
        /// Revenue of contracted power sold instead of used, less its cost (USD/MWh).
        public var powerMargin: Estimate
        /// Series of the bundled prices for the dispatch engine's month; nil for no power credits.
        public var creditSeries: String?
        /// In how many months a year the credits of that month are earned.
        public var creditMonths: Estimate?

        /// How mining goes on.
        public init(
            priceGrowth: Estimate, hashRateGrowth: Estimate, feesPart: Estimate, powerMargin: Estimate,
            creditSeries: String?, creditMonths: Estimate?
        ) {
            self.priceGrowth = priceGrowth
            self.hashRateGrowth = hashRateGrowth
            self.feesPart = feesPart
            self.powerMargin = powerMargin
            self.creditSeries = creditSeries
            self.creditMonths = creditMonths
        }
    }

    /// A way of building one block.
    public struct Standard: Hashable, Sendable {
        /// Name.
        public let name: String
        /// Critical IT load of a block (MW).
        public let criticalMW: Double
        /// Quarters of the shell; nil where it stands.
        public let shellQuarters: Estimate?
        /// Cost of the shell (USD a MW of critical IT load).
        public let shellUSDPerMW: Estimate?
        /// Quarters of the fit-out.
        public let fitOutQuarters: Estimate
        /// Cost of the fit-out (USD a MW).
        public let fitOutUSDPerMW: Estimate
        /// When a mining hall is emptied.
        public let emptied: BlockGroup.Emptied
        /// Name of the resource that the shell needs a unit of.
        public let shellCrew: String?
        /// Name of the resource that the fit-out needs a unit of.
        public let fitOutCrew: String?
        /// Name of the equipment that the fit-out takes a unit of.
        public let equipment: String?

        /// A way of building.
        public init(
            name: String, criticalMW: Double, shellQuarters: Estimate?, shellUSDPerMW: Estimate?,
            fitOutQuarters: Estimate, fitOutUSDPerMW: Estimate, emptied: BlockGroup.Emptied,
            shellCrew: String?,
            fitOutCrew: String?, equipment: String?
        ) {
            self.name = name
            self.criticalMW = criticalMW
            self.shellQuarters = shellQuarters
            self.shellUSDPerMW = shellUSDPerMW
            self.fitOutQuarters = fitOutQuarters
            self.fitOutUSDPerMW = fitOutUSDPerMW
            self.emptied = emptied
            self.shellCrew = shellCrew
            self.fitOutCrew = fitOutCrew
            self.equipment = equipment
        }
    }

    /// Crews or equipment.
    public struct Resource: Hashable, Sendable {
        /// Name.
        public let name: String
        /// How it is used.
        public let kind: BuildResource.Kind
        /// Units in the first quarter.
        public let units: Estimate
        /// Units more each year.
        public let moreEachYear: Estimate?

        /// Crews or equipment.
        public init(name: String, kind: BuildResource.Kind, units: Estimate, moreEachYear: Estimate?) {
            self.name = name
            self.kind = kind
            self.units = units
            self.moreEachYear = moreEachYear
        }
    }

    /// A company and its money.
    public struct Company: Hashable, Sendable {
        /// Ticker.
        public let ticker: String
        /// Money; nil where money is no limit.
        public let money: Money?

        /// A company.
        public init(ticker: String, money: Money?) {
            self.ticker = ticker
            self.money = money
        }
    }

    /// Money of a company.
    public struct Money: Hashable, Sendable {
        /// Row of company figures with its cash; nil where none is known.
        public let cashRow: String?
        /// Cash where the facts have none (USD).
        public let cashUSD: Estimate?
        /// Least cash (USD).
        public let minimumCashUSD: Estimate
        /// Contracted cash flow that lenders count (USD a year).
        public let contractedUSDPerYear: Estimate?
        /// Other cash flow: overhead, service of bonds, negative (USD a year).
        public let otherUSDPerYear: Estimate?
        /// Interest a year; nil without debt.
        public let debtRate: Estimate?
        /// Fee on debt drawn.
        public let debtFee: Estimate?
        /// DSCR that lenders ask for.
        public let dscr: Estimate?
        /// Loan to cost.
        public let loanToCost: Estimate?
        /// Debt at the start (USD).
        public let openingDebtUSD: Estimate?
        /// Most debt as a multiple of yearly contracted cash flow.
        public let debtToCashFlow: Estimate?
        /// Shares that can be sold a quarter (USD).
        public let sharesUSDPerQuarter: Estimate?
        /// Shares that can be sold in all (USD).
        public let sharesUSD: Estimate?
        /// Part lost to the price impact.
        public let priceImpact: Estimate?

        /// Money of a company.
        public init(
            cashRow: String?, minimumCashUSD: Estimate, values: [String: Estimate]
        ) {
            self.cashRow = cashRow
            self.minimumCashUSD = minimumCashUSD
            cashUSD = values["cash_usd"]
            contractedUSDPerYear = values["contracted_usd_per_year"]
            otherUSDPerYear = values["other_usd_per_year"]
            debtRate = values["debt_rate"]
            debtFee = values["debt_fee"]
            dscr = values["dscr"]
            loanToCost = values["loan_to_cost"]
            openingDebtUSD = values["opening_debt_usd"]
            debtToCashFlow = values["debt_to_cash_flow"]
            sharesUSDPerQuarter = values["shares_usd_per_quarter"]
            sharesUSD = values["shares_usd"]
            priceImpact = values["price_impact"]
        }
    }

    /// A site.
    public struct Site: Hashable, Sendable {
        /// Name.
        public let name: String
        /// Ticker of its company.
        public let company: String
        /// Region that offers name.
        public let region: String
        /// Row of the capacity table; nil where the power is given here.
        public let capacityRow: String?
        /// Gross power (MW) where no row gives it.
        public let grossMW: Double?
        /// Rows of deals whose power is taken off.
        public internal(set) var deals: [String]
        /// Gross power that is committed otherwise (MW).
        public let committedMW: Estimate?
        /// Gross power a unit of critical IT load.
        public let pue: Estimate
        /// First quarter with power: quarters after the first of the plan.
        public let energised: Estimate
        /// Name of the standard it is built by.
        public let standard: String
        /// Efficiency of the machines that mine there (J/TH); nil where none do.
        public let minerEfficiency: Estimate?
        /// Price of power of the machines (USD/MWh).
        public let powerPrice: Estimate?
        /// Price of the site (USD a MW of gross power); nil where it is not for sale.
        public let saleUSDPerMW: Estimate?

        /// A site.
        public init(
            name: String, company: String, region: String, capacityRow: String?, grossMW: Double?,
            deals: [String],
            standard: String, pue: Estimate, energised: Estimate, values: [String: Estimate]
        ) {
            self.name = name
            self.company = company
            self.region = region
            self.capacityRow = capacityRow
            self.grossMW = grossMW
            self.deals = deals
            self.standard = standard
            self.pue = pue
            self.energised = energised
            committedMW = values["committed_mw"]
            minerEfficiency = values["miner_efficiency_j_per_th"]
            powerPrice = values["power_usd_per_mwh"]
            saleUSDPerMW = values["sale_usd_per_mw"]
        }
    }

    /// An offer, or announced demand.
    public struct Offer: Hashable, Sendable {
        /// Name.
        public let name: String
        /// Tenant.
        public let tenant: String
        /// Row of the table of capital spending that announces the power; nil where it is given here.
        public let demandRow: String?
        /// Critical IT load (MW) where no row gives it.
        public let criticalMW: Estimate?
        /// Least critical IT load (MW).
        public let minimumMW: Double
        /// Regions that suit; empty for all.
        public let regions: [String]
        /// First quarter.
        public let from: CalendarQuarter?
        /// Required start.
        public let due: CalendarQuarter
        /// Rent (USD a kW and month).
        public let rent: Estimate
        /// Operating cost (USD a kW and month).
        public let cost: Estimate
        /// Rise of the rent a year.
        public let escalator: Estimate
        /// Rise of the cost a year.
        public let costGrowth: Estimate
        /// Term (years).
        public let termYears: Int
        /// Names of offers that must be taken too.
        public let requires: [String]

        /// An offer.
        public init(
            name: String, tenant: String, demandRow: String?, criticalMW: Estimate?, minimumMW: Double,
            regions: [String], from: CalendarQuarter?, due: CalendarQuarter, rent: Estimate, cost: Estimate,
            escalator: Estimate, costGrowth: Estimate, termYears: Int, requires: [String]
        ) {
            self.name = name
            self.tenant = tenant
            self.demandRow = demandRow
            self.criticalMW = criticalMW
            self.minimumMW = minimumMW
            self.regions = regions
            self.from = from
            self.due = due
            self.rent = rent
            self.cost = cost
            self.escalator = escalator
            self.costGrowth = costGrowth
            self.termYears = termYears
            self.requires = requires
        }
    }
}
