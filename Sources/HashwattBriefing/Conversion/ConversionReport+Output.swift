// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
import HashwattConversion
import HashwattStudies
import HashwattUnits

extension ConversionReport {
    /// What was found, in a few lines for people.
    public var summary: [String] {
        let ledger = solution.ledger
        let megawatts = solution.plan.criticalMW(of: problem)
        var lines = [
            title,
            "\(problem.first) to \(quarter(problem.quarters - 1)), \(problem.sites.count) sites, "
                + "\(problem.groups.reduce(0) { $0 + $1.count }) blocks, \(problem.offers.count) offers",
            "\(DecimalText.fixed(megawatts, places: 0, style: .typographic)) MW of critical IT load in "
                + "\(solution.plan.conversions.count) blocks; the plan adds \(Self.millions(ledger.gain)) million USD "
                + "to leaving everything as it is (\(Self.millions(ledger.asIs)) million)",
            proof,
        ]
        if let target = solution.target { lines.append(targetText(target)) }
        for (site, when) in solution.plan.sales.sorted(by: { $0.key < $1.key }) {
            lines.append("\(problem.sites[site].name) is sold in \(quarter(when))")
        }
        return lines + study.remarks
    }

    private var proof: String {
        let size = solution.size
        return claim
            + "; \(size.columns) columns, \(size.wholeColumns) whole, \(size.rows) rows, \(size.nodes) nodes, "
            + "\(DecimalText.fixed(solution.seconds, places: 1)) s, \(solution.solver); checked by a second program"
    }

    private var claim: String {
        guard solution.boundUSD.isFinite else {
            return "not proved: the time was too short to bound what a plan may add"
        }
        let bound = "\(Self.millions(solution.boundUSD)) million (gap \(Self.gapText(solution.gap)))"
        return solution.outcome == .optimal
            ? "proved: no plan adds more than \(bound)" : "not proved: a plan may add up to \(bound)"
    }

    private static func finite(_ value: Double) -> JSONValue? { value.isFinite ? .number(value) : nil }

    /// A gap in percent, or that it is none that a double could show.
    private static func gapText(_ gap: Double) -> String {
        gap < 1e-8 ? "below 0.000001 %" : DecimalText.fixed(gap, places: 4, shift: 2) + " %"
    }

    private func targetText(_ target: ConversionSolution.TargetOutcome) -> String {
        guard let found = target.quarter else {
            return target.bound == nil
                ? "proved: no plan meets the target by \(quarter(problem.quarters - 1))"
                : "no plan found that meets the target"
        }
        let isProved = target.bound == found
        return "the target is met in \(quarter(found))"
            + (isProved ? ", proved to be the first possible" : "")
    }

    /// All of it, for programs.
    public var json: JSONValue {
        let ledger = solution.ledger
        return .members([
            "title": .string(title), "first_quarter": .string(problem.first.description),
            "quarters": .whole(problem.quarters),
            "outcome": .string(solution.outcome == .optimal ? "optimal" : "feasible"),
            "gain_usd": .number(ledger.gain), "bound_usd": Self.finite(solution.boundUSD),
            "gap": Self.finite(solution.gap),
            "net_present_value_usd": .number(ledger.netPresentValue), "as_is_usd": .number(ledger.asIs),
            "solver": .string(solution.solver), "seconds": .number(solution.seconds),
            "target_quarter": solution.target?.quarter.map { .string(quarter($0)) },
            "plan": planTable.json, "demand": demandTable.json, "companies": companyTable.json,
            "sales": .array(
                solution.plan.sales.sorted { $0.key < $1.key }.map {
                    .members([
                        "site": .string(problem.sites[$0.key].name), "quarter": .string(quarter($0.value)),
                    ])
                }),
            "cash": .array(problem.owners.indices.map(cashJSON)),
            "prices": prices.isEmpty ? nil : priceTable.json, "inputs": inputTable.json,
            "remarks": .array(study.remarks.map { .string($0) }),
        ])
    }

    private func cashJSON(_ owner: Int) -> JSONValue {
        func series(_ value: (ConversionLedger.Line) -> Double) -> JSONValue {
            .array(solution.ledger.lines[owner].map { .number(value($0)) })
        }
        return .members([
            "company": .string(problem.owners[owner].name), "idle_usd": series(\.idle),
            "rent_usd": series(\.rent),
            "building_usd": series(\.building), "sales_usd": series(\.sales),
            "existing_usd": series(\.existing),
            "interest_usd": series(\.interest), "fees_usd": series(\.fees),
            "borrowed_usd": series(\.borrowed),
            "issued_usd": series(\.issued), "cash_usd": series(\.cash), "debt_usd": series(\.debt),
            "critical_it_mw": series(\.criticalMW),
            "rents_after_the_plan_usd": .number(solution.ledger.laterRents[owner]),
        ])
    }

    /// When what is built: a bar a step and stage; nil where nothing is.
    public var scheduleChart: Chart? {
        guard !steps.isEmpty else { return nil }
        let rows = steps.map { step in
            let work = step.conversion
            let site = problem.sites[problem.groups[work.group].site]
            var spans: [ScheduleChart.Span] = []
            if let shell = work.shell, let stage = problem.groups[work.group].shell {
                spans.append(span(shell, stage.quarters, kind: 0))
            }
            spans.append(span(work.fitOut, work.ready - work.fitOut, kind: 1))
            spans.append(span(work.ready, problem.quarters - work.ready, kind: 2))
            let megawatts = problem.groups[work.group].criticalMW * Double(step.count)
            return ScheduleChart.Row(
                label: "\(site.name), \(DecimalText.fixed(megawatts, places: 0)) MW", spans: spans)
        }
        return .schedule(
            ScheduleChart(
                frame: ChartFrame(
                    title: title, subtitle: "Shell, fit-out and service of each step",
                    summary:
                        "\(steps.count) steps; the first is in service in \(quarter(steps[0].conversion.ready))."
                ),
                kinds: [
                    .init(name: "shell", fill: .hatched), .init(name: "fit-out", fill: .dotted),
                    .init(name: "in service", fill: .solid),
                ], rows: rows))
    }

    private func span(_ start: Int, _ quarters: Int, kind: Int) -> ScheduleChart.Span {
        ScheduleChart.Span(
            from: (problem.first + start).start, to: (problem.first + (start + quarters - 1)).end, kind: kind)
    }

    /// Cash and debt of the companies that build most; where money is no limit, what building takes and brings in all.
    public var cashChart: Chart? {
        let builders = problem.owners.indices.filter { problem.owners[$0].finance != nil }.sorted {
            spent($0) > spent($1)
        }.prefix(3)
        guard !builders.isEmpty else { return outlayChart }
        let series = builders.flatMap { owner in
            let lines = solution.ledger.lines[owner]
            let name = problem.owners[owner].name
            return [
                LineChart.Series(name: "\(name) cash", x: days, y: lines.map(\.cash)),
                LineChart.Series(name: "\(name) debt", x: days, y: lines.map(\.debt)),
            ]
        }
        return .lines(
            LineChart(
                frame: ChartFrame(
                    title: "Cash and debt", subtitle: "Billions of USD at the end of each quarter",
                    summary: "The companies that build most: "
                        + builders.map { problem.owners[$0].name }.joined(separator: ", ") + "."),
                axis: ChartAxis(title: "billion USD", shift: -9), horizontal: .days, series: series))
    }

    private var days: [Double] {
        (0..<problem.quarters).map { Double((problem.first + $0).end.daysSinceEpoch) }
    }

    /// Money put in and paid back, all companies together, summed up quarter by quarter; nil where nothing is built.
    private var outlayChart: Chart? {
        let totals = ConversionTotals(solution.ledger)
        guard totals.building > 0 else { return nil }
        return .lines(
            LineChart(
                frame: ChartFrame(
                    title: "Money put in and paid back",
                    subtitle: "billion USD since the start of the plan, all companies; money is no limit",
                    summary: "Building cost, rents less operating cost, and the sum of both with sites sold."),
                axis: ChartAxis(title: "billion USD", shift: -9), horizontal: .days,
                series: [
                    .init(name: "built", x: days, y: totals.built),
                    .init(name: "rents", x: days, y: totals.rented),
                    .init(name: "net, with sales", x: days, y: totals.net),
                ]))
    }

    private func spent(_ owner: Int) -> Double {
        -solution.ledger.lines[owner].reduce(0) { $0 + $1.building }
    }
}
