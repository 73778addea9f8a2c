// SPDX-License-Identifier: Apache-2.0

/// The unit of a quantity by position in the names of the vocabulary, and what it is paid for.
struct UnitReference: Hashable {
    /// Kinds a unit can be of.
    var kind: UnitKinds
    /// Position of the base name, −1 for percent, jobs and counts.
    var base: Int32 = -1
    /// Position of the thing an amount is paid for, −1 for none.
    var per: Int32 = -1
    /// Percent: 0; percentage points: 1; basis points: 2.
    var percent: Int32 = 0
    /// Power of ten from the unit as written to the canonical unit.
    var exponent: Int = 0

    static let count = UnitReference(kind: .count)
}

extension Vocabulary {
    /// The canonical name of a unit.
    func name(of unit: UnitReference) -> String {
        if unit.kind == .percent {
            return unit.percent == 0
                ? "percent" : unit.percent == 1 ? "other:percentage_points" : "other:basis_points"
        }
        guard unit.base >= 0 else { return "count" }
        let base = names[Int(unit.base)]
        guard unit.per >= 0 else {
            if unit.kind == .perShare { return base == "USD" ? "USD_per_share" : "other:\(base)_per_share" }
            if unit.kind == .money, !Self.plainCurrencies.contains(base) { return "other:\(base)" }
            return base == "months3" ? "months" : base
        }
        let full = "\(base)_per_\(names[Int(unit.per)])"
        return Self.plainPrices.contains(full) ? full : "other:\(full)"
    }

    private static let plainCurrencies: Set<String> = ["USD", "EUR", "GBP"]
    private static let plainPrices: Set<String> = ["USD_per_MWh", "USD_per_kWh", "USD_per_share"]

    /// The kind of a canonical unit name.
    func kind(ofBase base: Int32) -> UnitKinds {
        switch names[Int(base)] {
        case "MW": .power
        case "MWh": .energy
        case "EH/s": .hashRate
        case "J/TH": .efficiency
        case "BTC": .bitcoin
        case "GBP": .money
        case "years", "months", "days", "months3", "other:weeks", "other:hours", "other:minutes",
            "other:seconds":
            .duration
        default: .other
        }
    }
}
