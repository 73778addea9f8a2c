// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattUnits

/// A month's planned sales of power beside the power credits that a company reported of it.
///
/// The plan sells at the price of a hub, sees every price, and has all of the contracted power for sale. Three of the
/// steps down to the report can be computed from the tables: the price at the load zone in place of the hub's, the
/// credits for demand response, which are paid for power that is held and not sold, and what is then left.
///
/// Source of the comparison: `power_credit_comparisons`; of the reports with their restatements:
/// `production_reports`.
public struct CreditReconciliation: Sendable {
    /// Sales of the plan, USD.
    public let planned: Figure
    /// Contracted power times the load zone's price above 100 USD/MWh, USD.
    public let atLoadZone: Figure
    /// The versions of the report, the first one first.
    public let reports: [ReportedCredits]
    /// Contracted power, MW.
    public let contract: Figure

    /// Credits as one version of a report has them.
    public struct ReportedCredits: Sendable {
        /// When it was published, in words.
        public let label: String
        /// Power sold back, USD.
        public let power: Figure
        /// Demand response, USD.
        public let demandResponse: Figure
    }

    /// The reconciliation of a plan with a company's reports of its month; nil where the tables do not have it.
    ///
    /// - Parameters:
    ///   - facts: what is known.
    ///   - ticker: whose reports.
    ///   - zone: the load zone, as ERCOT names it.
    public init?(_ figures: DispatchFigures, facts: FactSet, ticker: String, zone: String) {
        let outcome = figures.outcome
        let first = outcome.scenario.zone.date(at: outcome.start)
        let month = PartialDate.month(year: first.year, month: first.month)
        guard
            let comparison = facts.powerCreditComparisons.first(where: {
                $0.ticker == ticker && $0.month == month && $0.zone == zone
            })
        else { return nil }
        let versions = facts.productionReports.filter { $0.ticker == ticker && $0.month == month }
            .sorted { $0.version < $1.version }
        reports = versions.compactMap { ReportedCredits($0) }
        guard !reports.isEmpty else { return nil }
        planned = figures.sale
        atLoadZone = .read(
            FigureID("credit", ticker, month.description, zone),
            "\(ticker) contract times \(zone) price above 100 USD/MWh", comparison.above100.amount, .usd,
            asOf: month, from: comparison.source)
        contract = .read(
            FigureID("credit", ticker, month.description, "contract"), "\(ticker) contracted power",
            comparison.contract.megawatts, .megawattsUtility, asOf: month, from: comparison.source)
    }

    /// Taken off by the load zone's price, USD: at most zero.
    public var zoneEffect: Figure {
        .derived(
            FigureID("credit-step", planned.id.description, "zone"), "load zone instead of hub", .usd,
            by: .difference(.input(0), .input(1)), from: [atLoadZone, planned])
    }

    /// Taken off by demand response of a version, USD.
    public func demandResponseEffect(_ report: ReportedCredits) -> Figure {
        .derived(
            FigureID("credit-step", report.power.id.description, "demand-response"),
            "credited as demand response instead", .usd,
            by: .difference(.constant(0, "nothing sold"), .input(0)), from: [report.demandResponse])
    }

    /// What neither explains, USD: negative where the plan sells more.
    public func unexplained(_ report: ReportedCredits) -> Figure {
        .derived(
            FigureID("credit-step", report.power.id.description, "unexplained"), "not explained", .usd,
            by: .difference(.sum([.input(0), .input(1)]), .input(2)),
            from: [report.power, report.demandResponse, atLoadZone])
    }

    /// The unexplained part as contracted power that was not for sale, MW.
    public func unsoldPower(_ report: ReportedCredits) -> Figure {
        .derived(
            FigureID("credit-step", report.power.id.description, "unsold"),
            "power not for sale that would explain the rest", .megawattsUtility,
            by: .quotient(
                .product([.difference(.constant(0, "nothing sold"), .input(0)), .input(2)]), .input(1)),
            from: [unexplained(report), atLoadZone, contract])
    }
}

extension CreditReconciliation.ReportedCredits {
    /// The credits of a report; nil where it does not give both.
    init?(_ report: ProductionReport) {
        guard let power = report.powerCredits, let demand = report.demandResponseCredits else { return nil }
        label = report.released.map { "restated \($0)" } ?? "first report"
        func figure(_ part: String, _ label: String, _ value: Double) -> Figure {
            .read(
                FigureID("credit", report.ticker, report.month.description, "v\(report.version)", part),
                "\(report.ticker) \(label) of \(report.month), version \(report.version)", value, .usd,
                asOf: report.released ?? report.month, from: report.source)
        }
        self.power = figure("power", "power credits", power.amount)
        demandResponse = figure("demand-response", "demand-response credits", demand.amount)
    }
}
