// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One published figure of the whole sector or network a row.
public struct SectorFigure: FactRecord {
    /// Name of the row.
    public let id: String
    /// What it is.
    public let metric: SectorMetric
    /// Of what, as its publisher counts.
    public let scope: String
    /// Value (the row's unit).
    public let value: Double
    /// High end of a range (the row's unit).
    public let valueHigh: Double?
    /// Unit of the value.
    public let unit: RecordUnit
    /// How the number is meant.
    public let bound: Bound
    /// Day or period that it is of.
    public let knownDate: PartialDate
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        metric = row.requiredWord("metric")
        scope = row.text("scope")
        value = row.requiredNumber("value")
        valueHigh = row.number("value_high")
        unit = row.requiredWord("unit")
        bound = row.requiredWord("bound")
        knownDate = row.requiredPartialDate("known")
        source = row.source()
    }
}

extension SectorFigure {
    /// The rules of its table.
    public static var schema: TableSchema { .sectorFigures }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { knownDate }
}
