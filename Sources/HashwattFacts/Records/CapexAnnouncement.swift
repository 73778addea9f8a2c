// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One announcement, guidance or forecast of capital spending a row.
public struct CapexAnnouncement: FactRecord {
    /// Name of the row.
    public let id: String
    /// Company that spends; blank for sums and forecasts of others.
    public let ticker: String?
    /// Who announces.
    public let announcer: String
    /// What it is; kinds are never added to one another.
    public let kind: CapexKind
    /// Day of the announcement.
    public let announced: PartialDate
    /// Year, quarter or years that it is for.
    public let period: String?
    /// Amount, the low end of a range (USD).
    public let amount: Dollars
    /// High end of a range (USD).
    public let amountHigh: Dollars?
    /// How the amount is meant.
    public let bound: Bound
    /// What was said before (USD).
    public let previousAmount: Dollars?
    /// Capacity that is built (MW).
    public let capacity: Power?
    /// How the capacity is meant.
    public let capacityBound: Bound?
    /// Whether it is a sum that contains other rows; such rows never enter a sum.
    public let isAggregate: Bool
    /// Rows that a sum contains, as far as they have rows.
    public let includes: [String]
    /// What was announced, in our words.
    public let headline: String
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        ticker = row.optionalText("ticker")
        announcer = row.text("announcer")
        kind = row.requiredWord("kind")
        announced = row.requiredPartialDate("announced")
        period = row.optionalText("period")
        amount = Dollars(row.requiredNumber("amount_usd"))
        amountHigh = row.number("amount_high_usd").map { Dollars($0) }
        bound = row.requiredWord("bound")
        previousAmount = row.number("previous_amount_usd").map { Dollars($0) }
        capacity = row.number("capacity_mw").map(Power.megawatts)
        capacityBound = row.word("capacity_bound")
        isAggregate = row.requiredFlag("aggregate")
        includes = row.list("includes")
        headline = row.text("headline")
        source = row.source()
    }
}

extension CapexAnnouncement {
    /// The rules of its table.
    public static var schema: TableSchema { .capex }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { announced }
}
