// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// How one provider builds an index of the sector.
public struct IndexMethod: FactRecord {
    /// Name of the row.
    public let id: String
    /// Index.
    public let index: String
    /// Provider.
    public let provider: String
    /// What it is made of.
    public let asset: String
    /// Constituents; blank where not found.
    public let constituents: String
    /// Weighting; blank where not found.
    public let weighting: String
    /// Rebalancing; blank where not found.
    public let rebalance: String
    /// Caps and rules; blank where not found.
    public let rules: String
    /// Base value.
    public let base: String
    /// Whether the method is public.
    public let isMethodPublic: Bool
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        index = row.text("index")
        provider = row.text("provider")
        asset = row.text("asset")
        constituents = row.text("constituents")
        weighting = row.text("weighting")
        rebalance = row.text("rebalance")
        rules = row.text("rules")
        base = row.text("base")
        isMethodPublic = row.requiredFlag("method_public")
        source = row.source()
    }
}

extension IndexMethod {
    /// The rules of its table.
    public static var schema: TableSchema { .indexMethods }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { nil }
}
