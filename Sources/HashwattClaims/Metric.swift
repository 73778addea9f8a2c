// SPDX-License-Identifier: Apache-2.0

/// What a number is about: a closed vocabulary.
public enum Metric: String, Hashable, Sendable, CaseIterable {
    /// Move of a price within a day.
    case moveDay = "move_day"
    /// Move of a price over a week, a month or another stretch.
    case movePeriod = "move_period"
    /// Move of a price since the last close of the year before.
    case moveYTD = "move_ytd"
    /// Move of a group of stocks or an index.
    case sectorMove = "sector_move"
    /// Price of a share, a coin or an offer.
    case price
    /// An analyst's price target.
    case priceTarget = "price_target"
    /// Market capitalisation.
    case marketCap = "market_cap"
    /// An investment announced or made.
    case investment
    /// Capital expenditure or cost of a project.
    case capex
    /// Electrical capacity, in whatever state the text says.
    case capacity
    /// Value of a contract.
    case contractValue = "contract_value"
    /// Duration of a contract.
    case term
    /// Rent per unit of power, or a margin.
    case rentOrMargin = "rent_or_margin"
    /// A bond, note, loan or credit facility.
    case debtOrBond = "debt_or_bond"
    /// Orders received or placed.
    case orders
    /// Financing of another kind: a backstop, a guarantee, proceeds of a raise.
    case financingOther = "financing_other"
    /// A stake, or a number of shares.
    case equityStakeOrShares = "equity_stake_or_shares"
    /// Bitcoin mined.
    case btcProduced = "btc_produced"
    /// Bitcoin held.
    case btcHeld = "btc_held"
    /// Bitcoin sold, in coins or dollars.
    case btcSold = "btc_sold"
    /// Hash rate.
    case hashRate = "hash_rate"
    /// Energy per unit of computation.
    case efficiency
    /// Price of power.
    case powerCost = "power_cost"
    /// Energy.
    case energy
    /// Revenue of contracted power sold back.
    case powerCredits = "power_credits"
    /// Jobs and employees.
    case jobs
    /// Plants, sites, machines, chips.
    case plantsOrUnits = "plants_or_units"
    /// None of these.
    case other

    /// Whether it is a price, or a move of one: what coins and indices have.
    var isMove: Bool {
        switch self {
        case .moveDay, .movePeriod, .moveYTD, .price, .sectorMove, .marketCap: true
        default: false
        }
    }

    /// Whether it is a sum that is never a few dollars.
    var isSum: Bool {
        switch self {
        case .financingOther, .investment, .debtOrBond, .contractValue, .marketCap, .orders: true
        default: false
        }
    }

    /// Position in `allCases`; the tables store it.
    var index: Int32 { Int32(Self.allCases.firstIndex(of: self) ?? 0) }

    /// The metric at a position of `allCases`.
    static func at(_ index: Int32) -> Metric { table[Int(index)] }

    private static let table = Array(allCases)
}

/// How a text bounds the number it gives.
public enum Qualifier: String, Hashable, Sendable, CaseIterable {
    /// The number as it stands.
    case exact
    /// "about", "rund": near the number, on either side.
    case approximately
    /// "up to", "less than": at most the number.
    case upTo = "up_to"
    /// "nearly", "fast": a little less than the number.
    case nearly
    /// "more than", "über": above the number.
    case over
    /// "at least", "mindestens": the number or above.
    case atLeast = "at_least"
    /// From a low to a high number.
    case range

    static func at(_ index: Int32) -> Qualifier { table[Int(index)] }

    private static let table = Array(allCases)
}
