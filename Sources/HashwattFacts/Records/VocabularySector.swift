// SPDX-License-Identifier: Apache-2.0

/// What an anchor for rents and values is.
public enum RentMetric: String, CaseIterable, Hashable, Sendable {
    /// Rent.
    case rent
    /// Revenue a megawatt and year.
    case revenuePerMegawattYear = "revenue_per_mw_year"
    /// Building cost a megawatt.
    case buildCost = "build_cost"
    /// Value of a powered site a megawatt.
    case siteValue = "site_value"
    /// Price paid for sites a megawatt.
    case siteSale = "site_sale"
    /// Enterprise value over revenue.
    case enterpriseValueToRevenue = "ev_to_revenue"
}

/// What a figure of the sector is.
public enum SectorMetric: String, CaseIterable, Hashable, Sendable {
    /// Hash rate of the network.
    case networkHashRate = "network_hash_rate"
    /// Revenue a petahash and day.
    case hashprice
    /// Value of AI contracts.
    case aiContractValue = "ai_contract_value"
    /// Power under AI contracts.
    case aiContractPower = "ai_contract_power"
    /// Number of AI contracts.
    case aiContracts = "ai_contracts"
    /// Power that miners control.
    case minerPower = "miner_power"
    /// Market value.
    case marketCap = "market_cap"
    /// Move of the sector in a day.
    case sectorMove = "sector_move"
}

/// What a published hashprice is of.
public enum HashpricePeriod: String, CaseIterable, Hashable, Sendable {
    /// A day.
    case day
    /// Peak around a day.
    case dayHigh = "day_high"
    /// Mean of a year.
    case yearMean = "year_mean"
    /// Highest day of a year.
    case yearHigh = "year_high"
    /// Lowest day of a year.
    case yearLow = "year_low"
}

/// Cooling of a machine.
public enum Cooling: String, CaseIterable, Hashable, Sendable {
    /// Air.
    case air
    /// Water through the machine.
    case hydro
    /// Immersion.
    case immersion
    /// Several models with different cooling.
    case any
}

/// What a series of closes quotes.
public enum CloseKind: String, CaseIterable, Hashable, Sendable {
    /// Share of a company.
    case stock
    /// Exchange-traded fund.
    case fund
    /// Crypto asset.
    case crypto
}

/// Which days of a series have a close.
public enum CloseCalendar: String, CaseIterable, Hashable, Sendable {
    /// Sessions of the New York Stock Exchange, close at 16:00 New York time.
    case nyse
    /// Every day, close at midnight UTC.
    case utcDay = "utc_day"
}

/// What closes are adjusted for.
public enum CloseAdjustment: String, CaseIterable, Hashable, Sendable {
    /// Splits, not dividends.
    case splits
    /// Splits and dividends.
    case splitsAndDividends = "splits_and_dividends"
}
