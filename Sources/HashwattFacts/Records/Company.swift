// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One listed company a row; figures about it stand in other tables.
public struct Company: FactRecord {
    /// Ticker by which all tables name the company; it stays when the listed ticker changes.
    public let ticker: String
    /// Name at the end of 2025; other names and days stand in company_names.
    public let name: String
    /// Exchanges; blank where not looked up.
    public let listing: String
    /// Group for index figures.
    public let sector: Sector
    /// What the company does, in our words.
    public let role: String
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        ticker = row.text("ticker")
        name = row.text("name")
        listing = row.text("listing")
        sector = row.requiredWord("sector")
        role = row.text("role")
        source = row.source()
    }
}

extension Company {
    /// The rules of its table.
    public static var schema: TableSchema { .companies }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { nil }
}
