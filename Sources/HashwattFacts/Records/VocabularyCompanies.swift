// SPDX-License-Identifier: Apache-2.0

/// The group of a company for index figures.
public enum Sector: String, CaseIterable, Hashable, Sendable {
    /// Mines bitcoin, or did when it was named a miner.
    case miner
    /// Lets halls and power, without mining.
    case landlord
    /// Sells GPU capacity.
    case neocloud
    /// Holds ether; its mining is small.
    case ethTreasury = "eth_treasury"
    /// Builds for its own clouds.
    case hyperscaler
    /// None of these.
    case other
}

/// What kind of name a row holds.
public enum NameKind: String, CaseIterable, Hashable, Sendable {
    /// Legal or trading name.
    case name
    /// Listed ticker.
    case ticker
    /// Form that texts use.
    case alias
}

/// How an owner and what it owns overlap.
public enum OwnershipKind: String, CaseIterable, Hashable, Sendable {
    /// The owner consolidates it: group figures contain it.
    case majority
    /// Owned together with another.
    case jointVenture = "joint_venture"
}

/// What megawatts are for; sums stay within one.
public enum CapacityPurpose: String, CaseIterable, Hashable, Sendable {
    /// Power from grid or plant, whatever uses it.
    case supply
    /// Mining machines.
    case mining
    /// Tenants or GPUs.
    case artificialIntelligence = "ai"
    /// Machines of others.
    case hosting
}

/// How a published number is meant.
public enum Bound: String, CaseIterable, Hashable, Sendable {
    /// As stated.
    case exact
    /// Approximately.
    case about
    /// This or more.
    case atLeast = "at_least"
    /// This or less.
    case upTo = "up_to"
}

/// What a figure of a company is.
public enum CompanyMetric: String, CaseIterable, Hashable, Sendable {
    /// Hash rate.
    case hashRate = "hash_rate"
    /// Energy a terahash.
    case efficiency
    /// Power cost.
    case powerCost = "power_cost"
    /// Bitcoin held.
    case bitcoinHeld = "btc_held"
    /// Value of bitcoin held.
    case bitcoinHeldValue = "btc_held_value"
    /// Bitcoin sold.
    case bitcoinSold = "btc_sold"
    /// Money from bitcoin sold.
    case bitcoinSaleProceeds = "btc_sale_proceeds"
    /// Bitcoin produced in a period.
    case bitcoinProduced = "btc_produced"
    /// Ether held.
    case etherHeld = "eth_held"
    /// Cost of a bitcoin produced.
    case costPerBitcoin = "cost_per_btc"
    /// Cash.
    case cash
    /// Cash and what can be drawn or sold.
    case liquidity
    /// Crypto assets and receivables.
    case cryptoAndReceivable = "crypto_and_receivable"
    /// Debt.
    case debt
    /// Market value of the shares.
    case marketCap = "market_cap"
    /// Revenue of a period.
    case revenue
    /// Net income of a period.
    case netIncome = "net_income"
    /// Capital spending of a period.
    case capexSpent = "capex_spent"
    /// Capital spending that is planned.
    case capexGuidance = "capex_guidance"
    /// Price of a company that is bought.
    case acquisitionPrice = "acquisition_price"
    /// Value of signed contracts, by the company.
    case contractBacklog = "contract_backlog"
    /// Contracted revenue a year.
    case annualRecurringRevenue = "annual_recurring_revenue"
    /// Number of GPUs.
    case graphicsProcessors = "gpus"
    /// Power over direct cost.
    case powerShareOfDirectCost = "power_share_of_direct_cost"
}

/// Which shares are counted.
public enum ShareBasis: String, CaseIterable, Hashable, Sendable {
    /// Shares outstanding.
    case outstanding
    /// With all warrants, options and convertible notes.
    case fullyDiluted = "fully_diluted"
}
