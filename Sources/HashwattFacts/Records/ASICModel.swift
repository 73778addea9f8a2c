// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// One mining machine a row.
public struct ASICModel: FactRecord {
    /// Model.
    public let model: String
    /// Maker.
    public let maker: String
    /// Hash rate (TH/s).
    public let hashRate: HashRate?
    /// Power at the wall (W).
    public let power: Power?
    /// Efficiency as published (J/TH).
    public let efficiency: Efficiency
    /// Cooling.
    public let cooling: Cooling
    /// Release or announcement; the latest where a range is given.
    public let released: PartialDate
    /// Where it was read.
    public let source: Source

    /// The record of a checked row.
    public init(_ row: Row) {
        model = row.text("model")
        maker = row.text("maker")
        hashRate = row.number("hash_rate_th_per_s").map(HashRate.terahashesPerSecond)
        power = row.number("power_w").map(Power.watts)
        efficiency = .joulesPerTerahash(row.requiredNumber("efficiency_j_per_th"))
        cooling = row.requiredWord("cooling")
        released = row.requiredPartialDate("released")
        source = row.source()
    }
}

extension ASICModel {
    /// The rules of its table.
    public static var schema: TableSchema { .asicModels }

    /// The day that decides whether it was known; nil where it always holds.
    public var known: PartialDate? { released }
}
