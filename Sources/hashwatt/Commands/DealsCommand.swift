// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import HashwattBriefing
import HashwattFacts
import HashwattStudies
import HashwattUnits

/// `hashwatt deals`: every lease as a project.
struct DealsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deals",
        abstract:
            "Work every lease out as a project: NOI, yield on cost, payback, IRR, debt, value a megawatt.",
        discussion: """
            Examples:
              hashwatt deals --as-of 2025-11-25
              hashwatt deals WULF-FLUID-2025-08
              hashwatt deals --explain deal/HUT-FLUID-2025-12/noi-total-gap
              hashwatt deals --cover 1.3 --interest 7%..8% --format csv

            Over the base term, nothing left after it; before tax but for the levered IRR, which is after 21 % federal \
            tax, with interest capitalised while building and debt sized by cover. What the parties did not disclose is taken from \
            comparable leases and named; each result is the range between the worst and the best end of all inputs.
            """)

    @Argument(help: ArgumentHelp("A lease; all where not given.", valueName: "deal"))
    var deal: String?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Cash over debt service, 1.2..1.4.", valueName: "range"),
        transform: RangeArgument.init)
    var cover: RangeArgument?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Interest of debt; else the coupons of secured notes.", valueName: "range"),
        transform: RangeArgument.init)
    var interest: RangeArgument?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Rate of discount, 8%..10%.", valueName: "range"),
        transform: RangeArgument.init)
    var discount: RangeArgument?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Months of building, 9..18.", valueName: "range"), transform: RangeArgument.init)
    var construction: RangeArgument?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Most debt over cost, 70%..85%.", valueName: "range"),
        transform: RangeArgument.init)
    var loanToCost: RangeArgument?

    @Option(
        name: .long, help: ArgumentHelp("Hide what happened after this day.", valueName: "YYYY-MM-DD"),
        transform: DayArgument.init)
    var asOf: DayArgument?

    @OptionGroup var output: FigureOutput

    func validate() throws {
        if let range = construction?.range,
            !(1...120 as ClosedRange).contains(range.upperBound) || range.lowerBound < 1
        {
            throw ValidationError("--construction: write months from 1 to 120")
        }
        if let range = loanToCost?.range, range.upperBound > 1 {
            throw ValidationError("--loan-to-cost: at most 100%")
        }
    }

    private var assumptions: LeaseAssumptions {
        var assumptions = LeaseAssumptions()
        if let cover { assumptions.cover = cover.range }
        if let discount { assumptions.discount = discount.range }
        assumptions.interest = interest?.range
        if let construction { assumptions.construction = construction.range }
        if let loanToCost { assumptions.loanToCost = loanToCost.range }
        return assumptions
    }

    func run() throws {
        let all = try output.facts()
        let facts = asOf.map { all.asOf($0.date) } ?? all
        if let deal {
            let model = try model(deal, facts)
            return try output.write(tables(of: model), figures: DealsOutput.figures([model]))
        }
        let models = LeaseModel.all(in: facts, assumptions: assumptions)
        try output.write(
            [NamedTable("leases", DealsOutput.table(models), listing: DealsOutput.listing(models))],
            figures: DealsOutput.figures(models))
    }

    private func tables(of model: LeaseModel) -> [NamedTable] {
        [
            NamedTable("results", DealsOutput.results(model), listing: DealsOutput.resultListing(model)),
            NamedTable("inputs", DealsOutput.inputs(model)),
            NamedTable("rent path", DealsOutput.path(model)),
            NamedTable("cannot be said", DealsOutput.gaps(model)),
        ].filter { !$0.table.rows.isEmpty }
    }

    private func model(_ id: String, _ facts: FactSet) throws -> LeaseModel {
        guard let deal = facts.deals[id] else {
            throw CommandFailure(
                .usage, "no deal \"\(id)\" among the facts; `hashwatt facts list deals` names them")
        }
        guard let model = LeaseModel(deal, facts: facts, assumptions: assumptions) else {
            throw CommandFailure(
                .usage,
                "\(id) is no lease: it is a sum of others, GPU cloud, or without a tenant; `hashwatt facts show "
                    + "\(deal.ticker)` shows it")
        }
        return model
    }
}
