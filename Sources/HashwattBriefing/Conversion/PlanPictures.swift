// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattConversion
import HashwattFacts
import HashwattStudies

/// When what is built, and the money of it: the charts of a plan with the tables of their figures.
struct PlanPictures {
    private let plan: PlanFigures
    private let report: ConversionReport

    init(_ plan: PlanFigures) {
        self.plan = plan
        report = ConversionReport(title: "What is built when", study: plan.study, solution: plan.solution)
    }

    private var problem: ConversionProblem { plan.study.problem }
    private static let billions = FigureFormat(.places(2), scale: .billion)

    var blocks: [Block] {
        [schedule, cash].compactMap { $0.map { .chart($0) } }
    }

    private var schedule: BriefChart? {
        guard let chart = report.scheduleChart else { return nil }
        let table = BriefTable(
            title: "What is built when",
            columns: [
                .text("In service"), .text("Company"), .text("Site"), .text("For"), .figures("Power"),
                .figures("Cost"),
            ],
            rows: report.steps.map { step in
                let work = step.conversion
                let site = problem.sites[problem.groups[work.group].site]
                return BriefTable.Row([
                    .text(report.quarter(work.ready)), .text(problem.owners[site.owner].name),
                    .text(site.name), .text(problem.offers[work.offer].name),
                    .figure(plan.power(of: work, blocks: step.count), FigureFormat(.atMost(0), unit: .short)),
                    .figure(plan.cost(of: work, blocks: step.count), Self.billions),
                ])
            })
        return BriefChart(chart, table: table)
    }

    private var cash: BriefChart? {
        guard let chart = report.cashChart else { return nil }
        let totals = ConversionTotals(plan.solution.ledger)
        var rows: [BriefTable.Row] = [
            .init([
                .text("Building, in all"),
                .figure(plan.money("building in all", totals.building), Self.billions),
            ]),
            .init([
                .text("Rents less operating cost, over the plan"),
                .figure(plan.money("rents over the plan", totals.rent), Self.billions),
            ]),
            .init([
                .text("Rents of leases that outlast the plan, discounted"),
                .figure(
                    plan.money("rents after the plan", plan.solution.ledger.laterRents.reduce(0, +)),
                    Self.billions),
            ]),
            .init([
                .text("Sites sold"), .figure(plan.money("sites sold", totals.sales), Self.billions),
            ]),
        ]
        if let deepest = totals.deepest {
            rows.append(
                .init([
                    .text("Most money out at once, \(report.quarter(deepest.quarter))"),
                    .figure(plan.money("most money out at once", -deepest.value), Self.billions),
                ]))
        }
        return BriefChart(
            chart,
            table: BriefTable(
                title: "Money of the plan", columns: [.text("What"), .figures("USD")], rows: rows))
    }
}

/// Sums over the flows of a plan that building brings about, all companies together (USD).
struct ConversionTotals {
    /// Building, rents and sales of each quarter, summed up to it.
    let built, rented, net: [Double]

    init(_ ledger: ConversionLedger) {
        var (built, rented, sold) = (0.0, 0.0, 0.0)
        var sums: [(Double, Double, Double)] = []
        for quarter in ledger.lines.first?.indices ?? 0..<0 {
            for owner in ledger.lines {
                built -= owner[quarter].building
                rented += owner[quarter].rent
                sold += owner[quarter].sales
            }
            sums.append((built, rented, rented + sold - built))
        }
        self.built = sums.map(\.0)
        self.rented = sums.map(\.1)
        net = sums.map(\.2)
    }

    var building: Double { built.last ?? 0 }
    var rent: Double { rented.last ?? 0 }
    var sales: Double { (net.last ?? 0) - rent + building }

    /// The quarter in which most money is out, and how much (negative).
    var deepest: (quarter: Int, value: Double)? {
        net.enumerated().min { $0.element < $1.element }.flatMap {
            $0.element < 0 ? ($0.offset, $0.element) : nil
        }
    }
}
