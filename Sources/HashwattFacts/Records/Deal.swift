// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One lease, GPU-cloud contract or site without a tenant a row.
public struct Deal: FactRecord {
    /// Name of the row.
    public let id: String
    /// Day of the announcement, on which an event study is centred.
    public let announced: PartialDate
    /// How well the day is known.
    public let dateCertainty: DateCertainty
    /// Company that lets or hosts.
    public let ticker: String
    /// Who lets, as named at the time.
    public let landlord: String
    /// Who leases; blank where nobody does.
    public let tenant: String
    /// Ticker of the tenant.
    public let tenantTicker: String?
    /// Who uses the capacity in the end.
    public let endUser: String
    /// Who backs the tenant.
    public let guarantor: String
    /// Site.
    public let site: String
    /// Form of the contract as announced.
    public let type: DealType
    /// What rents it may be compared with.
    public let leaseClass: LeaseClass
    /// How far the contract is.
    public let status: DealStatus
    /// Whether it is a sum that contains other rows; such rows never enter a sum.
    public let isCumulative: Bool
    /// Rows that a cumulative row contains, as far as they have rows.
    public let includes: [String]
    /// Load of the IT equipment (MW).
    public let criticalIT: Power?
    /// Draw of the facility (MW).
    public let gross: Power?
    /// How the megawatts are meant.
    public let powerBound: Bound?
    /// Base term (years).
    public let termYears: Double?
    /// Revenue over the base term (USD).
    public let contractValue: Dollars?
    /// Where the value comes from.
    public let valueBasis: ValueBasis?
    /// Revenue with all options (USD).
    public let valueWithExtensions: Dollars?
    /// Building cost a megawatt, low.
    public let capexPerMegawattLow: CapitalCostPerPower?
    /// Building cost a megawatt, high.
    public let capexPerMegawattHigh: CapitalCostPerPower?
    /// Rent that the landlord disclosed.
    public let disclosedRent: PowerRent?
    /// NOI margin, low; 0.18 is 18 %.
    public let noiMarginLow: Ratio?
    /// NOI margin, high; 0.18 is 18 %.
    public let noiMarginHigh: Ratio?
    /// NOI a year, mean over the term (USD).
    public let averageAnnualNOI: Dollars?
    /// NOI over the whole term as the source prints it (USD).
    public let totalNOI: Dollars?
    /// Rise of the rent a year; 0.18 is 18 %.
    public let escalator: Ratio?
    /// Part paid in advance; 0.18 is 18 %.
    public let prepayment: Ratio?
    /// Obligations of the tenant that the guarantor backs (USD).
    public let backstop: Dollars?
    /// Shares under warrants given for the deal (shares).
    public let warrantShares: Double?
    /// Share of the company in the landlord; blank where all; 0.18 is 18 %.
    public let ownedShare: Ratio?
    /// When capacity is to be delivered.
    public let delivery: String
    /// Further terms.
    public let terms: String
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        announced = row.requiredPartialDate("announced")
        dateCertainty = row.requiredWord("date_certainty")
        ticker = row.text("ticker")
        landlord = row.text("landlord")
        tenant = row.text("tenant")
        tenantTicker = row.optionalText("tenant_ticker")
        endUser = row.text("end_user")
        guarantor = row.text("guarantor")
        site = row.text("site")
        type = row.requiredWord("type")
        leaseClass = row.requiredWord("lease_class")
        status = row.requiredWord("status")
        isCumulative = row.requiredFlag("cumulative")
        includes = row.list("includes")
        criticalIT = row.number("critical_it_mw").map(Power.megawatts)
        gross = row.number("gross_mw").map(Power.megawatts)
        powerBound = row.word("mw_bound")
        termYears = row.number("term_years")
        contractValue = row.number("contract_value_usd").map { Dollars($0) }
        valueBasis = row.word("value_basis")
        valueWithExtensions = row.number("value_with_extensions_usd").map { Dollars($0) }
        capexPerMegawattLow = row.number("capex_per_mw_low_usd").map(CapitalCostPerPower.dollarsPerMegawatt)
        capexPerMegawattHigh = row.number("capex_per_mw_high_usd").map(CapitalCostPerPower.dollarsPerMegawatt)
        disclosedRent = row.number("disclosed_rent_usd_per_kw_month").map(PowerRent.dollarsPerKilowattMonth)
        noiMarginLow = row.number("noi_margin_low_ratio").map(Ratio.fraction)
        noiMarginHigh = row.number("noi_margin_high_ratio").map(Ratio.fraction)
        averageAnnualNOI = row.number("average_annual_noi_usd").map { Dollars($0) }
        totalNOI = row.number("total_noi_usd").map { Dollars($0) }
        escalator = row.number("escalator_ratio").map(Ratio.fraction)
        prepayment = row.number("prepayment_ratio").map(Ratio.fraction)
        backstop = row.number("backstop_usd").map { Dollars($0) }
        warrantShares = row.number("warrant_shares")
        ownedShare = row.number("owned_share_ratio").map(Ratio.fraction)
        delivery = row.text("delivery")
        terms = row.text("terms")
        source = row.source()
    }
}

extension Deal {
    /// The rules of its table.
    public static var schema: TableSchema { .deals }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { announced }
}
