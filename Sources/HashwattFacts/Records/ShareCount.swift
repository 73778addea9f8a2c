// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Number of shares of a company on a day.
public struct ShareCount: FactRecord {
    /// Company.
    public let ticker: String
    /// Day on which it holds.
    public let validDate: PartialDate
    /// What is counted.
    public let basis: ShareBasis
    /// Number of shares (shares).
    public let shares: Double
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        ticker = row.text("ticker")
        validDate = row.requiredPartialDate("valid_date")
        basis = row.requiredWord("basis")
        shares = row.requiredNumber("shares")
        source = row.source()
    }
}

extension ShareCount {
    /// The rules of its table.
    public static var schema: TableSchema { .shareCounts }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { validDate }
}
