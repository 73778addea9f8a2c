// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMining
public import HashwattUnits

/// What a fleet is asked for: machines, how they are run, and what power costs.
public struct FleetScenario: Sendable {
    /// Machines of one model that are run alike.
    public struct Group: Sendable {
        /// The model of the table.
        public let model: ASICModel
        /// How many.
        public let count: Int
        /// Hash rate relative to the data sheet, within the tuning curve's range; nil leaves the data sheet's.
        public let setting: Double?

        /// A group.
        public init(_ model: ASICModel, count: Int, setting: Double? = nil) {
            self.model = model
            self.count = count
            self.setting = setting
        }
    }

    /// The groups.
    public var groups: [Group]
    /// The UTC day whose hashprice counts.
    public var day: CivilDate
    /// Power at the meter, USD/MWh.
    public var powerPrice: Double
    /// Power at the meter over power at the plugs.
    public var pue: Double
    /// Part of the time that machines run, 0...1.
    public var uptime: Double
    /// Inlet temperature in degrees Celsius; nil where it does not limit.
    public var celsius: Double?
    /// Temperatures up to which machines run in full and from which they are off.
    public var ambient: AmbientLimit?
    /// Whether each group runs at its best setting for the price, or stands still.
    public var optimises: Bool
    /// Power against hash rate when tuned.
    public var curve: TuningCurve

    /// A scenario.
    public init(
        groups: [Group], day: CivilDate, powerPrice: Double, pue: Double = 1, uptime: Double = 1,
        celsius: Double? = nil, ambient: AmbientLimit? = nil, optimises: Bool = false,
        curve: TuningCurve = TuningCurve()
    ) {
        self.groups = groups
        self.day = day
        self.powerPrice = powerPrice
        self.pue = pue
        self.uptime = uptime
        self.celsius = celsius
        self.ambient = ambient
        self.optimises = optimises
        self.curve = curve
    }
}

/// Why a fleet cannot be computed.
public enum FleetError: Error, Hashable, Sendable {
    /// There is no hashprice of the day.
    case noHashprice(CivilDate)
    /// The row of a model has no hash rate.
    case noHashRate(model: String)
    /// A setting is not on the curve.
    case setting(model: String, Double, range: ClosedRange<Double>)
}

extension FleetError: CustomStringConvertible {
    /// What, where, what to do next.
    public var description: String {
        switch self {
        case .noHashprice(let day):
            "\(day): blocks, fees, bits or the close of this UTC day are not in the tables; take a day between "
                + "2025-08-11 and 2025-12-31, or add rows with --data"
        case .noHashRate(let model):
            "\(model): its row in asic_models.csv has no hash rate; take another model, or add it with --data"
        case .setting(let model, let setting, let range):
            "\(model): a setting of \(setting) is not on the tuning curve; take one between \(range.lowerBound) and "
                + "\(range.upperBound)"
        }
    }
}

/// What a fleet hashes, draws, earns and pays on a day, group by group and in all.
public struct FleetStudy: Sendable {
    /// One group's figures.
    public struct Row: Sendable {
        /// The group.
        public let group: FleetScenario.Group
        /// Setting it runs at, relative to the data sheet; 0 where it stands still.
        public let setting: Figure
        /// Mean hash rate, EH/s.
        public let hashRate: Figure
        /// Mean power at the meter, MW.
        public let power: Figure
        /// Energy per hash at the meter in its setting, J/TH; nil where it stands still.
        public let efficiency: Figure?
        /// Power price at the meter at which it just pays, USD/MWh; nil where it stands still.
        public let breakeven: Figure?
        /// Revenue less power of a day, USD.
        public let margin: Figure
    }

    /// The groups in the order asked for.
    public let rows: [Row]
    /// Hash rate, power, efficiency, bitcoin, revenue, power cost and margin a day, hash cost, power cost of a BTC.
    public let totals: [Figure]

    /// Solves a scenario.
    ///
    /// - Throws: `FleetError` where the tables do not hold what it takes.
    public init(_ facts: FactSet, _ scenario: FleetScenario) throws(FleetError) {
        guard let spot = MiningFigures(facts, on: scenario.day).hashprice else {
            throw .noHashprice(scenario.day)
        }
        let builder = FleetFigures(scenario, spot)
        var rows: [Row] = []
        for (index, group) in scenario.groups.enumerated() {
            rows.append(try builder.row(group, index))
        }
        self.rows = rows
        totals = builder.totals(rows)
    }
}
