// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Contract power times price above a threshold, summed over a month, to compare power credits with.
public struct PowerCreditComparison: FactRecord {
    /// Month.
    public let month: PartialDate
    /// ERCOT load zone.
    public let zone: String
    /// Company whose contract it is.
    public let ticker: String
    /// Contracted power (MW).
    public let contract: Power
    /// Sum over 75 USD/MWh (USD).
    public let above75: Dollars
    /// Sum over 100 USD/MWh (USD).
    public let above100: Dollars
    /// Sum over 150 USD/MWh (USD).
    public let above150: Dollars
    /// Hours with a price above 100 USD/MWh.
    public let hoursAbove100: Hours
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        month = row.requiredPartialDate("month")
        zone = row.text("zone")
        ticker = row.text("ticker")
        contract = .megawatts(row.requiredNumber("contract_mw"))
        above75 = Dollars(row.requiredNumber("above_75_usd"))
        above100 = Dollars(row.requiredNumber("above_100_usd"))
        above150 = Dollars(row.requiredNumber("above_150_usd"))
        hoursAbove100 = Hours(row.requiredNumber("hours_above_100"))
        source = row.tableSource()
    }
}

extension PowerCreditComparison {
    /// The rules of its table.
    public static var schema: TableSchema { .powerCreditComparisons }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { month }
}
