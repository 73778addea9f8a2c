// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One application or approval to trade power at market-based rates a row.
public struct PowerTradingApproval: FactRecord {
    /// Name of the row.
    public let id: String
    /// Company behind it.
    public let ticker: String
    /// Company behind it, by name.
    public let parent: String
    /// Entity that holds or seeks it.
    public let entity: String
    /// Docket of the regulator.
    public let docket: String
    /// Day of the application.
    public let filed: PartialDate?
    /// Day of the order.
    public let decided: PartialDate?
    /// Day from which it holds.
    public let effective: PartialDate?
    /// Day that decides whether a reader could know of it.
    public let knownDate: PartialDate
    /// How far it is, by this source.
    public let status: PowerTradingStatus
    /// Rows whose source says otherwise.
    public let conflictsWith: [String]
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        ticker = row.text("ticker")
        parent = row.text("parent")
        entity = row.text("entity")
        docket = row.text("docket")
        filed = row.partialDate("filed")
        decided = row.partialDate("decided")
        effective = row.partialDate("effective")
        knownDate = row.requiredPartialDate("known")
        status = row.requiredWord("status")
        conflictsWith = row.list("conflicts_with")
        source = row.source()
    }
}

extension PowerTradingApproval {
    /// The rules of its table.
    public static var schema: TableSchema { .powerTrading }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { knownDate }
}
