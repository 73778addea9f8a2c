// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Megawatts of a company, of one site or of the group, by definition and state, on a day.
public struct CapacityRecord: FactRecord {
    /// Name of the row.
    public let id: String
    /// Company.
    public let ticker: String
    /// Site; `group` for the whole company.
    public let site: String
    /// What the megawatts measure.
    public let definition: CapacityDefinition
    /// How far they are.
    public let state: CapacityState
    /// What they are for.
    public let purpose: CapacityPurpose
    /// Megawatts, the low end of a range (MW).
    public let power: Power
    /// High end of a range (MW).
    public let powerHigh: Power?
    /// How the number is meant.
    public let bound: Bound
    /// Day on which it holds; of a plan, the day of the announcement.
    public let validDate: PartialDate
    /// Until when a plan is to hold.
    public let expectedBy: PartialDate?
    /// Whether it enters sums; no where another row contains it.
    public let countsInTotal: Bool
    /// Share of the company in a joint venture; blank where all; 0.18 is 18 %.
    public let ownedShare: Ratio?
    /// Leases that the megawatts belong to.
    public let deals: [String]
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        ticker = row.text("ticker")
        site = row.text("site")
        definition = row.requiredWord("definition")
        state = row.requiredWord("state")
        purpose = row.requiredWord("purpose")
        power = .megawatts(row.requiredNumber("mw"))
        powerHigh = row.number("mw_high").map(Power.megawatts)
        bound = row.requiredWord("bound")
        validDate = row.requiredPartialDate("valid_date")
        expectedBy = row.partialDate("expected_by")
        countsInTotal = row.requiredFlag("counts_in_total")
        ownedShare = row.number("owned_share_ratio").map(Ratio.fraction)
        deals = row.list("deals")
        source = row.source()
    }
}

extension CapacityRecord {
    /// The rules of its table.
    public static var schema: TableSchema { .capacity }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { validDate }
}
