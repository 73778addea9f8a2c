// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattConversion
import HashwattFacts
public import HashwattStudies
import HashwattUnits

/// The optional section of a brief on who could deliver the announced demand, and what is missing.
///
/// Without a plan, where no solver is installed, it shows demand and supply side by side and says what is missing.
public struct PlanSection: Sendable {
    let study: ConversionStudy
    let plan: PlanFigures?
    private let remarks: [String]
    private let obstacle: String

    /// A section of a solved study.
    ///
    /// - Parameter command: the command line that finds the plan again.
    public init(
        _ study: ConversionStudy, _ solution: ConversionSolution, command: String
    ) {
        self.study = study
        plan = PlanFigures(study, solution, command: command)
        remarks = study.remarks
        obstacle = ""
    }

    /// A section of demand and supply alone, with the reason why there is no plan.
    public init(_ study: ConversionStudy, without obstacle: String) {
        self.study = study
        plan = nil
        remarks = study.remarks
        self.obstacle = obstacle
    }

    var problem: ConversionProblem { study.problem }
    private static let id = "plan"
    private static let heading = "Who could deliver the announced gigawatts"

    /// The section of a day on which there is nothing to plan.
    public static func empty(_ reason: String) -> BriefSection {
        BriefSection(id: id, heading: heading, blocks: [.callout(Callout(.open, [.text(reason)]))])
    }

    /// The section.
    public var section: BriefSection {
        var blocks: [Block] = [.table(demandTable)]
        if let plan {
            if let chart = regionChart(plan) { blocks.append(.chart(chart)) }
            blocks += [.table(deliveryTable(plan)), .table(supplyTable)]
            blocks += PlanPictures(plan).blocks
        } else {
            blocks = [.callout(Callout(.open, title: "No plan", [.text(obstacle)]))] + blocks
            blocks.append(.table(supplyTable))
        }
        blocks.append(.table(PlanInputs(study).table))
        if !remarks.isEmpty {
            blocks.append(
                .callout(Callout(.caution, [.text(remarks.map { $0 + "." }.joined(separator: " "))])))
        }
        return BriefSection(id: Self.id, heading: Self.heading, lead: lead, blocks: blocks)
    }

    // MARK: Lead

    private var lead: [Inline] {
        let asked = study.sum("demand", study.asked, .megawattsCriticalIT)
        let free = study.sum("supply", study.uncommitted, .megawattsGross)
        guard let asked, let free else {
            return [.text("The scenario has no demand, or no site that is known.")]
        }
        var text: [Inline] = [
            .text("Demand, announced and assumed, asks for "), .figure(asked, Self.short),
            .text("; known sites have "), .figure(free, Self.short), .text(" that nobody has let. "),
        ]
        guard let plan else { return text }
        let offers = problem.offers.indices
        if let delivered = plan.sum("delivered in all", offers.map { plan.delivered(offer: $0) }),
            let missing = plan.sum("missing in all", offers.map { plan.missing(offer: $0) })
        {
            text += [
                .figure(delivered, Self.short), .text(" could be delivered in time, "),
                .figure(missing, Self.short), .text(" are missing. "),
            ]
        }
        return text + [.text(proof(plan.solution))]
    }

    private func proof(_ solution: ConversionSolution) -> String {
        let isProved = solution.outcome == .optimal
        return
            (isProved
            ? "Proved: under the scenario no plan delivers more in time. "
            : "Not proved: a better plan may exist. ")
            + "Energisation, leads, crews and most demand are assumptions, listed below with their ranges; money is "
            + (problem.owners.contains { $0.finance != nil } ? "limited." : "no limit here.")
    }

    // MARK: Demand

    private var demandTable: BriefTable {
        BriefTable(
            title: "Demand and who could meet it",
            columns: [
                .text("Demand"), .text("Where and by when"), .text("By"), .figures("Asked"),
                .figures("Missing"),
            ], rows: problem.offers.indices.map(demandRow),
            note: [
                .text(
                    "Rows in bold are what a company announced; the others are assumed in the form of the leases signed so far. MW of critical IT load; where an announcement does not say, its megawatts are taken so."
                )
            ])
    }

    private func demandRow(_ index: Int) -> BriefTable.Row {
        let offer = problem.offers[index]
        let asked = study.asked[index]
        return BriefTable.Row(
            [
                .text(offer.name), .text("\(Self.regions(offer)); \(problem.first + offer.due)"),
                .text(deliverers(index)), .figure(asked, Self.short),
                plan.map { .figure($0.missing(offer: index), Self.short) } ?? .blank,
            ], tone: asked.verification == .unverified ? .normal : .strong)
    }

    private func deliverers(_ index: Int) -> String {
        guard let plan else { return "not planned" }
        let names = deliveries(plan, index).map { problem.owners[$0.owner].name }
        return names.isEmpty
            ? ConversionReport.whyNobody(problem.offers[index], problem) : names.joined(separator: ", ")
    }

    private func deliveries(_ plan: PlanFigures, _ offer: Int) -> [(owner: Int, figure: Figure)] {
        problem.owners.indices.compactMap { owner in
            plan.delivered(owner: owner, offer: offer).map { (owner, $0) }
        }.sorted { ($1.1.value, $0.0) < ($0.1.value, $1.0) }
    }

    private func deliveryTable(_ plan: PlanFigures) -> BriefTable {
        BriefTable(
            title: "Who delivers how much",
            columns: [.text("Demand"), .text("Company"), .figures("Delivered")],
            rows: problem.offers.indices.flatMap { offer in
                deliveries(plan, offer).map { owner, figure in
                    BriefTable.Row([
                        .text(problem.offers[offer].name), .text(problem.owners[owner].name),
                        .figure(figure, Self.short),
                    ])
                }
            })
    }

    private static let short = FigureFormat(.atMost(0), unit: .short)

    private static func regions(_ offer: RentOffer) -> String {
        offer.regions.isEmpty ? "any" : offer.regions.sorted().joined(separator: ", ")
    }

    /// Demand by region and year: what could be delivered and what is missing.
    private func regionChart(_ plan: PlanFigures) -> BriefChart? {
        func place(_ offer: RentOffer) -> String {
            let region = offer.regions.count == 1 ? offer.regions.sorted()[0] : "several regions"
            return "\(region), \((problem.first + offer.due).year)"
        }
        let groups = Dictionary(grouping: problem.offers.indices) { place(problem.offers[$0]) }
        let items = groups.sorted { $0.key < $1.key }.map { name, offers in
            BriefChart.StackedItem(
                name,
                [
                    plan.sum("delivered, \(name)", offers.map { plan.delivered(offer: $0) }),
                    plan.sum("missing, \(name)", offers.map { plan.missing(offer: $0) }),
                ])
        }
        guard !items.isEmpty else { return nil }
        return .stacked(
            ChartFrame(
                title: "Demand by region and year it is due",
                subtitle: "what could be delivered, what is missing, MW",
                summary: "\(items.count) regions and years; the table has the same figures."),
            axis: ChartAxis(title: "MW"), format: FigureFormat(.atMost(0)),
            series: [
                .init(name: "could be delivered", fill: .solid), .init(name: "missing", fill: .hatched),
            ],
            items: items)
    }

    // MARK: Supply

    private var supplyTable: BriefTable {
        BriefTable(
            title: "Power that nobody has let, by company",
            columns: [
                .text("Company"), .figures("Free power"), .figures("Could become AI space"), .text("Sites"),
            ], rows: problem.owners.indices.compactMap(supplyRow))
    }

    private func supplyRow(_ owner: Int) -> BriefTable.Row? {
        guard let free = study.uncommitted(owner: owner) else { return nil }
        let sites = problem.sites.filter { $0.owner == owner }.map(\.name)
        return BriefTable.Row([
            .text(problem.owners[owner].name), .figure(free),
            plan?.converted(owner: owner).map { .figure($0) } ?? .blank, .text(sites.joined(separator: ", ")),
        ])
    }
}
