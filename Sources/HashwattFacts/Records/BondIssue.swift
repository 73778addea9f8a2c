// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One issue of bonds a row, as a whole; its parts stand in bond_tranches.
public struct BondIssue: FactRecord {
    /// Name of the row.
    public let id: String
    /// Issuer, or who stands behind it; blank for a sum over issuers.
    public let ticker: String?
    /// Issuer.
    public let issuer: String
    /// Day of pricing or announcement.
    public let announced: PartialDate
    /// Day of settlement.
    public let settled: CivilDate?
    /// Principal.
    public let amount: CurrencyAmount
    /// Form of the issue.
    public let kind: BondKind
    /// Whether bond_tranches lists its parts.
    public let tranches: TrancheListing
    /// Whether it is a sum that contains other rows; such rows never enter a sum.
    public let isAggregate: Bool
    /// Rows that a sum contains, as far as they have rows.
    public let includes: [String]
    /// Order book (USD).
    public let orders: Dollars?
    /// How the order book is meant.
    public let ordersBound: Bound?
    /// Price to the public, whole issue (USD).
    public let priceToPublic: Dollars?
    /// Underwriting discounts, whole issue (USD).
    public let discounts: Dollars?
    /// What the money is for.
    public let purpose: String
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        ticker = row.optionalText("ticker")
        issuer = row.text("issuer")
        announced = row.requiredPartialDate("announced")
        settled = row.date("settled")
        amount = CurrencyAmount(row.requiredNumber("amount"), row.requiredWord("currency"))
        kind = row.requiredWord("kind")
        tranches = row.requiredWord("tranches")
        isAggregate = row.requiredFlag("aggregate")
        includes = row.list("includes")
        orders = row.number("orders_usd").map { Dollars($0) }
        ordersBound = row.word("orders_bound")
        priceToPublic = row.number("price_to_public_usd").map { Dollars($0) }
        discounts = row.number("discounts_usd").map { Dollars($0) }
        purpose = row.text("purpose")
        source = row.source()
    }
}

extension BondIssue {
    /// The rules of its table.
    public static var schema: TableSchema { .bondIssues }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { announced }
}
