// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// Figures of plants, utility contracts and connection times.
public enum GridFigures {
    /// Power of a plant, MW.
    public static func power(of plant: GasPlant) -> Figure? {
        plant.power.map {
            .read(
                FigureID("plant", plant.id, "mw"), "power of \(plant.id)", $0.megawatts, .megawattsUndefined,
                asOf: plant.knownDate, from: plant.source)
        }
    }

    /// Cost of all plants of a row, USD.
    public static func cost(of plant: GasPlant) -> Figure? {
        plant.cost.map {
            .read(
                FigureID("plant", plant.id, "cost"), "cost of \(plant.id)", $0.amount, .usd,
                asOf: plant.knownDate, from: plant.source)
        }
    }

    /// Cost over power, USD/MW.
    public static func costPerMegawatt(of plant: GasPlant) -> Figure? {
        guard let cost = cost(of: plant), let power = power(of: plant) else { return nil }
        return .derived(
            FigureID("plant", plant.id, "per-mw"), "cost per MW of \(plant.id)", .usdPerMegawatt,
            asOf: plant.knownDate, by: .input(0) / .input(1), from: [cost, power])
    }

    /// Load of a contract, MW.
    public static func load(of contract: UtilityContract) -> Figure? {
        contract.load.map { megawatts(contract, "load", $0.megawatts) }
    }

    /// New generation of a contract, MW.
    public static func generation(of contract: UtilityContract) -> Figure? {
        contract.generation.map { megawatts(contract, "generation", $0.megawatts) }
    }

    private static func megawatts(_ contract: UtilityContract, _ part: String, _ value: Double) -> Figure {
        .read(
            FigureID("utility", contract.id, part), "\(part) of \(contract.utility)", value,
            .megawattsUtility,
            asOf: contract.knownDate, from: contract.source)
    }

    /// A statistic of connection times; nil where its unit is none that is shown.
    public static func figure(of entry: InterconnectionStatistic) -> Figure? {
        entry.unit.figureUnit.map {
            .read(
                FigureID("interconnection", entry.id), entry.scope, entry.value, $0, asOf: entry.knownDate,
                from: entry.source)
        }
    }
}

/// Figures of a financing.
public struct FinancingFigures: Sendable {
    /// The financing.
    public let financing: Financing

    /// The figures of a financing.
    public init(_ financing: Financing) { self.financing = financing }

    /// Its amount.
    public var amount: Figure {
        .read(
            FigureID("financing", financing.id, "amount"), "\(financing.borrower), amount",
            financing.amount.amount,
            FigureUnit(currency: financing.amount.currency), asOf: financing.announced, from: financing.source
        )
    }
}

extension FigureUnit {
    /// The unit of an amount of a currency.
    init(currency: CurrencyCode) {
        switch currency {
        case .eur: self = .eur
        case .gbp: self = .gbp
        case .chf: self = .chf
        case .btc: self = .btc
        default: self = .usd
        }
    }
}
