// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
import HashwattFinance
import HashwattUnits

/// A lease as a project: what its rent path earns on the cost of the building, and what debt it carries.
///
/// Plain results are before tax: the building is paid in year 0 and rents run through the years 1 to n of the base
/// term. Returns with debt and tax are those of a `LeasedBuilding`: building from the announcement on, interest
/// capitalised, quarters, days. Nothing is worth anything after the term. Each result is a range: its low end takes the worst end of every input
/// (cost high, margin low, steep escalator, dear and well-covered debt), its high end the best. Inputs that
/// the parties did not disclose come from comparable leases, and say so.
public struct LeaseModel: Sendable {
    /// The deal.
    public let deal: Deal
    /// Its figures.
    public let figures: LeaseFigures
    /// Rise of the rent a year; nil where no lease discloses one.
    public let escalator: LeaseInput?
    /// NOI over rent; nil where no lease of the class discloses one.
    public let margin: LeaseInput?
    /// Building cost per megawatt; nil where the tenant builds or nothing is known.
    public let capital: LeaseInput?
    /// Interest of debt.
    public let interest: LeaseInput
    /// Cash over debt service.
    public let cover: LeaseInput
    /// Rate at which income is discounted.
    public let discount: LeaseInput
    /// Months of building, most debt over cost, part of the cost deducted at once.
    public let construction, loanToCostLimit, writtenOff: LeaseInput
    /// What keeps results from being computed, in words; empty where all are.
    public let gaps: [String]
    private let worst: Corner?
    private let best: Corner?

    /// The model of a deal among the facts of a day; nil where it is no lease: a sum, GPU cloud, no tenant.
    public init?(_ deal: Deal, facts: FactSet, assumptions: LeaseAssumptions = LeaseAssumptions()) {
        guard !deal.isCumulative, Self.isLease(deal.leaseClass), deal.status != .noTenant else { return nil }
        self.deal = deal
        figures = LeaseFigures(deal)
        let inputs = LeaseInputs(figures: figures, facts: facts, assumptions: assumptions)
        escalator = inputs.escalator
        margin = inputs.margin
        capital = inputs.capital
        (interest, cover, discount) = (inputs.interest, inputs.cover, inputs.discount)
        (construction, loanToCostLimit, writtenOff) = (
            inputs.construction, inputs.loanToCost, inputs.writtenOff
        )
        gaps = Self.gaps(figures, escalator, margin, capital)
        worst = Corner(figures, escalator?.range.high, margin?.range.low, capital?.range.high)
        best = Corner(figures, escalator?.range.low, margin?.range.high, capital?.range.low)
    }

    /// The models of all leases of a day, by day of announcement.
    public static func all(in facts: FactSet, assumptions: LeaseAssumptions = LeaseAssumptions())
        -> [LeaseModel]
    {
        facts.deals.sorted { ($0.announced.latest, $0.id) < ($1.announced.latest, $1.id) }
            .compactMap { LeaseModel($0, facts: facts, assumptions: assumptions) }
    }

    private static func isLease(_ leaseClass: LeaseClass) -> Bool {
        switch leaseClass {
        case .tripleNet, .colocation, .tenantFundedHosting: true
        case .graphicsCloud, .noLease: false
        }
    }

    private static func gaps(
        _ figures: LeaseFigures, _ escalator: LeaseInput?, _ margin: LeaseInput?, _ capital: LeaseInput?
    ) -> [String] {
        var gaps: [String] = []
        if figures.term == nil { gaps.append("the term is not known") }
        if figures.value == nil, figures.disclosedRent == nil {
            gaps.append("neither value nor rent is known")
        }
        if figures.megawatts == nil {
            gaps.append("the megawatts are not known")
        } else if figures.criticalIT == nil {
            gaps.append("only gross megawatts are known, and costs are per MW of critical IT")
        }
        if escalator == nil { gaps.append("no lease known by the day discloses an escalator") }
        if margin == nil { gaps.append("no lease of its class discloses a margin") }
        if capital == nil {
            gaps.append(
                figures.deal.leaseClass == .tenantFundedHosting
                    ? "the tenant pays for most of the building, whose cost is not known"
                    : "no building cost of its class is known")
        }
        return gaps
    }

    /// Rents and NOI of the lease years at the ends of the inputs; nil where the rent path is not known.
    public var path: [(year: Int, rent: ClosedRange<Double>, income: ClosedRange<Double>)]? {
        guard let worst, let best else { return nil }
        func span(_ one: Double, _ other: Double) -> ClosedRange<Double> { min(one, other)...max(one, other) }
        return worst.rents.indices.map { year in
            (
                year + 1, span(worst.rents[year], best.rents[year]),
                span(worst.incomes[year], best.incomes[year])
            )
        }
    }
}

/// Results.
extension LeaseModel {
    /// NOI a year, mean over the term, USD.
    public var meanIncome: FigureRange? {
        guard let margin, let low = figures.meanIncome(margin: margin.range.low, part: "low"),
            let high = figures.meanIncome(margin: margin.range.high, part: "high")
        else { return nil }
        return FigureRange(low: low, high: high)
    }

    /// NOI of the first lease year, USD.
    public var firstIncome: FigureRange? {
        range("noi-first", "NOI of the first year", .usd) { corner, _ in corner.incomes.first }
    }

    /// Cost of the building, USD.
    public var totalCapital: FigureRange? {
        guard let capital, let megawatts = figures.criticalIT else { return nil }
        func cost(_ part: String, _ end: Figure) -> Figure {
            figures.derive(
                "model-capex-\(part)", "cost of the building", .usd, by: .input(0) * .input(1),
                from: [end, megawatts])
        }
        return FigureRange(low: cost("low", capital.range.low), high: cost("high", capital.range.high))
    }

    /// NOI of the first year over the cost of the building.
    public var yieldOnCost: FigureRange? {
        range("yield-on-cost", "yield on cost", .ratio) { corner, _ in
            corner.capital.flatMap { capital in corner.incomes.first.map { $0 / capital } }
        }
    }

    /// Years of NOI that pay the building; nil where the base term does not.
    public var payback: FigureRange? {
        range("payback", "payback", .years) { corner, _ in corner.flows.flatMap { Payback.periods($0) } }
    }

    /// Internal rate of return before debt and tax, over the base term.
    public var unleveredReturn: FigureRange? {
        range("irr", "IRR before debt and tax", .ratio) { corner, _ in
            corner.flows.flatMap { RateOfReturn.periodic($0).single }
        }
    }

    /// Debt that the NOI of the base term carries at the cover ratio, sculpted, USD.
    public var debt: FigureRange? {
        range("debt", "debt sized by cover", .usd) { corner, terms in
            corner.debt(interest: terms.interest, cover: terms.cover)?.amount
        }
    }

    /// That debt over the cost of the building.
    public var loanToCost: FigureRange? {
        range("loan-to-cost", "debt over cost", .ratio) { corner, terms in
            guard let capital = corner.capital else { return nil }
            return corner.debt(interest: terms.interest, cover: terms.cover).map { $0.amount / capital }
        }
    }

    /// Present value of the NOI of the base term per megawatt of critical IT, on the day the rents begin,
    /// USD/MW.
    public var valuePerMegawatt: FigureRange? {
        guard let megawatts = figures.criticalIT else { return nil }
        return range("value-per-mw", "value of the lease per MW", .usdPerMegawatt) { corner, terms in
            PresentValue.periodic(corner.incomes, rate: terms.discount, start: .endOfFirstPeriod)
                / megawatts.value
        }
    }

    /// Rates at one corner.
    struct Terms {
        let interest, cover, discount, construction, loanToCost, writtenOff: Double

        init(_ rates: [Figure]) {
            let values = rates.map(\.value)
            (interest, cover, discount) = (values[0], values[1], values[2])
            (construction, loanToCost, writtenOff) = (values[3], values[4], values[5])
        }
    }

    /// A result at the worst and at the best end of every input; nil where one of them is not defined.
    func range(
        _ part: String, _ label: String, _ unit: FigureUnit,
        note: String = "before tax, base term only, nothing left after it",
        _ result: (Corner, Terms) -> Double?
    ) -> FigureRange? {
        func end(_ name: String, _ corner: Corner?, _ rates: [Figure]) -> Figure? {
            guard let corner, let value = result(corner, Terms(rates)), value.isFinite else { return nil }
            return .estimated(
                FigureID("deal", deal.id, "\(part)-\(name)"), "\(label), \(figures.name), \(name)", value,
                unit,
                asOf: deal.announced,
                by: EstimationMethod(
                    name: "lease model", guide: "lease-models.md", command: "hashwatt deals \(deal.id)"),
                from: corner.inputs + rates, note: note)
        }
        let worstEnds = [
            interest.range.high, cover.range.high, discount.range.high, construction.range.high,
            loanToCostLimit.range.low, writtenOff.range.low,
        ]
        let bestEnds = [
            interest.range.low, cover.range.low, discount.range.low, construction.range.low,
            loanToCostLimit.range.high, writtenOff.range.high,
        ]
        guard let low = end("worst", worst, worstEnds), let high = end("best", best, bestEnds) else {
            return nil
        }
        return FigureRange(low: low, high: high)
    }
}
