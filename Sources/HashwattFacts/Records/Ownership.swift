// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One entity that another one owns a part of: figures of the two overlap.
public struct Ownership: FactRecord {
    /// Name of the row.
    public let id: String
    /// Company that owns.
    public let owner: String
    /// Entity that is owned.
    public let owned: String
    /// Its ticker; blank where not listed.
    public let ownedTicker: String?
    /// Whether the owner consolidates it.
    public let kind: OwnershipKind
    /// Share of the owner; blank where not found; 0.18 is 18 %.
    public let share: Ratio?
    /// First day known; blank where before all figures here.
    public let validFrom: PartialDate?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        owner = row.text("owner")
        owned = row.text("owned")
        ownedTicker = row.optionalText("owned_ticker")
        kind = row.requiredWord("kind")
        share = row.number("share_ratio").map(Ratio.fraction)
        validFrom = row.partialDate("valid_from")
        source = row.source()
    }
}

extension Ownership {
    /// The rules of its table.
    public static var schema: TableSchema { .ownership }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { validFrom }
}
