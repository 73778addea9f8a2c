// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One anchor for rents, building costs and site values a row.
public struct RentBenchmark: FactRecord {
    /// Name of the row.
    public let id: String
    /// What it is.
    public let metric: RentMetric
    /// Of what.
    public let item: String
    /// What rents it may be compared with.
    public let leaseClass: LeaseClass?
    /// Value, the low end of a range (the row's unit).
    public let value: Double
    /// High end of a range (the row's unit).
    public let valueHigh: Double?
    /// Unit of the value.
    public let unit: RecordUnit
    /// Day of publication; the year where not found.
    public let knownDate: PartialDate
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        metric = row.requiredWord("metric")
        item = row.text("item")
        leaseClass = row.word("lease_class")
        value = row.requiredNumber("value")
        valueHigh = row.number("value_high")
        unit = row.requiredWord("unit")
        knownDate = row.requiredPartialDate("known")
        source = row.source()
    }
}

extension RentBenchmark {
    /// The rules of its table.
    public static var schema: TableSchema { .rentBenchmarks }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { knownDate }
}
