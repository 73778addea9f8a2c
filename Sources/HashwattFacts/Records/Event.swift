// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One dated event a row, with a headline of our own and the rows that hold its figures.
public struct Event: FactRecord {
    /// Name of the row.
    public let id: String
    /// Day of the event; an event study is centred on it.
    public let date: PartialDate
    /// How well the day is known.
    public let dateCertainty: DateCertainty
    /// What happened.
    public let type: EventType
    /// Company.
    public let ticker: String?
    /// Headline, in our words.
    public let headline: String
    /// Deals.
    public let deals: [String]
    /// Capex announcements.
    public let capex: [String]
    /// Bond issues.
    public let bondIssues: [String]
    /// Financings.
    public let financings: [String]
    /// Approvals.
    public let powerTrading: [String]
    /// Gas plants.
    public let gasPlants: [String]
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        date = row.requiredPartialDate("date")
        dateCertainty = row.requiredWord("date_certainty")
        type = row.requiredWord("type")
        ticker = row.optionalText("ticker")
        headline = row.text("headline")
        deals = row.list("deals")
        capex = row.list("capex")
        bondIssues = row.list("bond_issues")
        financings = row.list("financings")
        powerTrading = row.list("power_trading")
        gasPlants = row.list("gas_plants")
        source = row.source()
    }
}

extension Event {
    /// The rules of its table.
    public static var schema: TableSchema { .events }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { date }
}
