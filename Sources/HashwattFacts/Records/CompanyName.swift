// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One name, ticker or alias of a company a row, with the days on which it holds.
public struct CompanyName: FactRecord {
    /// Company.
    public let ticker: String
    /// What kind of name.
    public let kind: NameKind
    /// The name as texts print it.
    public let text: String
    /// First day on which it holds; blank where always.
    public let validFrom: PartialDate?
    /// Last day on which it holds; blank where still.
    public let validTo: PartialDate?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        ticker = row.text("ticker")
        kind = row.requiredWord("kind")
        text = row.text("text")
        validFrom = row.partialDate("valid_from")
        validTo = row.partialDate("valid_to")
        source = row.source()
    }
}

extension CompanyName {
    /// The rules of its table.
    public static var schema: TableSchema { .companyNames }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { validFrom }
}
