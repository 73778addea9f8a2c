// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One figure of a company on a day: hash rate, cost, holdings, debt, market value.
public struct CompanyFigure: FactRecord {
    /// Name of the row.
    public let id: String
    /// Company.
    public let ticker: String
    /// What it is.
    public let metric: CompanyMetric
    /// How the company counts it; blank where there is one way.
    public let basis: String?
    /// Value, the low end of a range (the row's unit).
    public let value: Double
    /// High end of a range (the row's unit).
    public let valueHigh: Double?
    /// Unit of the value.
    public let unit: RecordUnit
    /// How the number is meant.
    public let bound: Bound
    /// Day on which it holds; of a target, the day of the announcement.
    public let validDate: PartialDate
    /// Month, quarter or year that a flow or a target is of.
    public let period: String?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        ticker = row.text("ticker")
        metric = row.requiredWord("metric")
        basis = row.optionalText("basis")
        value = row.requiredNumber("value")
        valueHigh = row.number("value_high")
        unit = row.requiredWord("unit")
        bound = row.requiredWord("bound")
        validDate = row.requiredPartialDate("valid_date")
        period = row.optionalText("period")
        source = row.source()
    }
}

extension CompanyFigure {
    /// The rules of its table.
    public static var schema: TableSchema { .companyFigures }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { validDate }
}
