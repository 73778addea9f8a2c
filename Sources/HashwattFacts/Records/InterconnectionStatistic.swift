// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One published figure on the time to a grid connection a row.
public struct InterconnectionStatistic: FactRecord {
    /// Name of the row.
    public let id: String
    /// What it is.
    public let metric: InterconnectionMetric
    /// Of what.
    public let scope: String
    /// Value (the row's unit).
    public let value: Double
    /// Unit of the value.
    public let unit: RecordUnit
    /// How the number is meant.
    public let bound: Bound
    /// Day of publication.
    public let knownDate: PartialDate
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        metric = row.requiredWord("metric")
        scope = row.text("scope")
        value = row.requiredNumber("value")
        unit = row.requiredWord("unit")
        bound = row.requiredWord("bound")
        knownDate = row.requiredPartialDate("known")
        source = row.source()
    }
}

extension InterconnectionStatistic {
    /// The rules of its table.
    public static var schema: TableSchema { .interconnection }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { knownDate }
}
