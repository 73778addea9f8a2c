// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One supply contract of a utility with a data-centre customer a row.
public struct UtilityContract: FactRecord {
    /// Name of the row.
    public let id: String
    /// Supplier.
    public let utility: String
    /// Its parent.
    public let parent: String
    /// Customer.
    public let customerTicker: String
    /// Place.
    public let location: String
    /// Day of the announcement.
    public let knownDate: PartialDate
    /// How far it is.
    public let status: UtilityContractStatus
    /// Load that is served (MW).
    public let load: Power?
    /// Generation that is built for it (MW).
    public let generation: Power?
    /// How the generation is meant.
    public let generationBound: Bound?
    /// Approval of the structure.
    public let approved: PartialDate?
    /// When supply is to start.
    public let inService: PartialDate?
    /// Term (years).
    public let termYears: Double?
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        utility = row.text("utility")
        parent = row.text("parent")
        customerTicker = row.text("customer_ticker")
        location = row.text("location")
        knownDate = row.requiredPartialDate("known")
        status = row.requiredWord("status")
        load = row.number("load_mw").map(Power.megawatts)
        generation = row.number("generation_mw").map(Power.megawatts)
        generationBound = row.word("generation_bound")
        approved = row.partialDate("approved")
        inService = row.partialDate("in_service")
        termYears = row.number("term_years")
        source = row.source()
    }
}

extension UtilityContract {
    /// The rules of its table.
    public static var schema: TableSchema { .utilityContracts }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { knownDate }
}
