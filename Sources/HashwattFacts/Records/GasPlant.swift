// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One gas plant, or a sum of several, a row.
public struct GasPlant: FactRecord {
    /// Name of the row.
    public let id: String
    /// Campus that the plants are for.
    public let project: String
    /// Owner of the plant.
    public let owner: String
    /// Company whose load it serves.
    public let customerTicker: String?
    /// Load that it serves.
    public let customer: String
    /// Place.
    public let location: String
    /// Docket of the regulator.
    public let docket: String
    /// Day of the decision or proposal.
    public let knownDate: PartialDate
    /// How far it is.
    public let status: GasPlantStatus
    /// Number of plants in the row.
    public let plants: Int
    /// Capacity of all plants of the row (MW).
    public let power: Power?
    /// How the capacity is meant.
    public let powerBound: Bound?
    /// Cost of all plants of the row (USD).
    public let cost: Dollars?
    /// When it is to run.
    public let inService: PartialDate?
    /// Whether it is a sum that contains other rows; such rows never enter a sum.
    public let isAggregate: Bool
    /// Rows that a sum contains, as far as they have rows.
    public let includes: [String]
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        id = row.text("id")
        project = row.text("project")
        owner = row.text("owner")
        customerTicker = row.optionalText("customer_ticker")
        customer = row.text("customer")
        location = row.text("location")
        docket = row.text("docket")
        knownDate = row.requiredPartialDate("known")
        status = row.requiredWord("status")
        plants = row.requiredInteger("plants")
        power = row.number("mw").map(Power.megawatts)
        powerBound = row.word("mw_bound")
        cost = row.number("cost_usd").map { Dollars($0) }
        inService = row.partialDate("in_service")
        isAggregate = row.requiredFlag("aggregate")
        includes = row.list("includes")
        source = row.source()
    }
}

extension GasPlant {
    /// The rules of its table.
    public static var schema: TableSchema { .gasPlants }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { knownDate }
}
