// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension FactRules {
    /// An event has the day of the rows that it names.
    static func events(_ facts: FactSet) -> [Problem] {
        facts.events.flatMap { event -> [Problem] in
            check(event, "deals", facts.deals.records(event.deals))
                + check(event, "capex", facts.capex.records(event.capex))
                + check(event, "bond_issues", facts.bondIssues.records(event.bondIssues))
                + check(event, "financings", facts.financings.records(event.financings))
                + check(event, "power_trading", facts.powerTrading.records(event.powerTrading))
                + check(event, "gas_plants", facts.gasPlants.records(event.gasPlants))
        }
    }

    private static func check<Record: FactRecord>(
        _ event: Event, _ column: String, _ records: [Record]
    ) -> [Problem] {
        records.compactMap { record in
            guard let known = record.known, known != event.date else { return nil }
            return problem(
                event.row, column, record.row.key, "its day is \(known), that of the event \(event.date)")
        }
    }

    /// Versions of a report count from 1; restatements say when they came; credits add up.
    static func reports(_ facts: FactSet) -> [Problem] {
        var versions: [[String]: Int] = [:]
        let columns = Set(TableSchema.productionReports.columns.map(\.name))
        return facts.productionReports.flatMap { report -> [Problem] in
            var found: [Problem] = []
            let month = [report.ticker, "\(report.month)"]
            let last = versions.updateValue(report.version, forKey: month) ?? 0
            if report.version != last + 1 {
                found.append(
                    problem(
                        report.row, "version", "\(report.version)", "\(last + 1) comes next for the month"))
            }
            if (report.version > 1) != (report.released != nil) {
                found.append(
                    problem(
                        report.row, "released", report.released?.description,
                        "a restatement needs its day, the first report has none"))
            }
            found += report.derivedColumns.filter { !columns.contains($0) }.map { name in
                problem(report.row, "derived_columns", name, "the table has no such column")
            }
            if let problem = credits(report) { found.append(problem) }
            return found
        }
    }

    /// Parts are rounded to 0.1 million dollars each, so their sum may differ from the total by 0.15.
    private static func credits(_ report: ProductionReport) -> Problem? {
        guard let power = report.powerCredits, let demand = report.demandResponseCredits,
            let total = report.totalPowerCredits,
            abs((power + demand - total).amount) > 150_001
        else { return nil }
        return problem(
            report.row, "total_power_credits_usd", "\(total.amount)",
            "its parts come to \((power + demand).amount)")
    }
}
