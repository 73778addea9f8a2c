// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattNumerics
public import HashwattUnits

/// A miner's reported power credits beside what its contracted power would have fetched at the grid's spot price.
///
/// The comparison sells all contracted power in every interval whose price lies above 100 USD/MWh and mines in the
/// others. Nothing is fitted: the threshold is a round number above the breakeven of the machines of the time, and
/// the sums above 75 and 150 USD/MWh stand beside it.
public struct PowerCreditValidation: Sendable {
    /// A month.
    public struct Row: Sendable {
        /// The month.
        public let month: PartialDate
        /// As first reported, USD.
        public let reported: Figure
        /// The latest restatement, USD; nil where there is none.
        public let restated: Figure?
        /// Contracted power.
        public let contract: Figure
        /// Contracted power times price, above 75, 100 and 150 USD/MWh.
        public let above75: Figure
        /// Above 100 USD/MWh.
        public let above100: Figure
        /// Above 150 USD/MWh.
        public let above150: Figure
        /// Hours with a price above 100 USD/MWh.
        public let hours: Figure

        /// Reported over the sum above 100 USD/MWh.
        public var ratio: Figure {
            .derived(
                FigureID("credits", "ratio", month.description), "reported over spot value in \(month)", .one,
                by: .input(0) / .input(1), from: [reported, above100])
        }
    }

    /// The company.
    public let ticker: String
    /// The load zone whose price counts.
    public let zone: String
    /// The months with both, in order.
    public let rows: [Row]

    /// The comparison for a company and a zone.
    public init(_ facts: FactSet, ticker: String = "RIOT", zone: String = "LZ_SOUTH") {
        self.ticker = ticker
        self.zone = zone
        rows = facts.powerCreditComparisons.filter { $0.ticker == ticker && $0.zone == zone }
            .compactMap { Self.row($0, facts) }
            .sorted { $0.month.earliest < $1.month.earliest }
    }

    private static func row(_ comparison: PowerCreditComparison, _ facts: FactSet) -> Row? {
        let reports = facts.productionReports.filter {
            $0.ticker == comparison.ticker && $0.month == comparison.month && $0.powerCredits != nil
        }.sorted { $0.version < $1.version }
        guard let first = reports.first, let last = reports.last else { return nil }
        let month = comparison.month
        func read(_ name: String, _ label: String, _ value: Double, _ unit: FigureUnit) -> Figure {
            .read(
                FigureID("credits", name, comparison.zone, month.description), "\(label), \(month)", value,
                unit,
                asOf: month, from: comparison.source)
        }
        func reported(_ name: String, _ report: ProductionReport) -> Figure {
            .read(
                FigureID("credits", name, comparison.ticker, month.description),
                "power credits of \(month), \(name)", report.powerCredits?.amount ?? 0, .usd, asOf: month,
                from: report.source)
        }
        return Row(
            month: month, reported: reported("first reported", first),
            restated: last.version > first.version ? reported("restated", last) : nil,
            contract: read("contract", "contracted power", comparison.contract.megawatts, .megawattsUtility),
            above75: read("above-75", "spot value above 75 USD/MWh", comparison.above75.amount, .usd),
            above100: read("above-100", "spot value above 100 USD/MWh", comparison.above100.amount, .usd),
            above150: read("above-150", "spot value above 150 USD/MWh", comparison.above150.amount, .usd),
            hours: read("hours", "hours above 100 USD/MWh", comparison.hoursAbove100.value, .hours))
    }

    /// How closely reported credits follow the spot value over the months from `first` to `last`.
    ///
    /// - Returns: Pearson's correlation; nil for fewer than three months or without spread.
    public func correlation(from first: PartialDate, to last: PartialDate) -> Figure? {
        let chosen = rows.filter { first.earliest <= $0.month.earliest && $0.month.latest <= last.latest }
        guard let value = Correlation.pearson(chosen.map(\.reported.value), chosen.map(\.above100.value))
        else {
            return nil
        }
        return .estimated(
            FigureID("credits", "correlation", "\(first)", "\(last)"),
            "correlation of reported credits with spot value, \(first) to \(last), \(chosen.count) months",
            value,
            .one, asOf: last,
            by: EstimationMethod(
                name: "Pearson's correlation", guide: "validation-mining.md",
                command: "hashwatt mine validate"),
            from: chosen.flatMap { [$0.reported, $0.above100] })
    }
}
