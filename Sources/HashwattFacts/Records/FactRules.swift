// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// The rules that cells of a row, rows of a table, or tables keep among one another.
///
/// They are looked at once every cell follows its schema and every reference has its row.
enum FactRules {
    /// What breaks a rule, in no order.
    static func problems(in facts: FactSet, tables: [String: Table]) -> [Problem] {
        deals(facts) + sums(facts) + tranches(facts) + capacity(facts) + ranges(facts) + ownership(facts)
            + events(facts) + conflicts(facts) + reports(facts) + sources(facts) + closes(facts, tables)
            + epochs(facts) + networkDays(facts) + networkMonths(facts) + powerPrices(facts, tables)
    }

    /// A contradiction in a row.
    static func problem(
        _ row: RowReference, _ column: String? = nil, _ value: String? = nil, _ remedy: String
    ) -> Problem {
        Problem(
            file: row.table + ".csv", line: row.line, column: column, value: value, rule: .inconsistent,
            remedy: remedy)
    }
}

extension FactRules {
    /// A contract fits its class; a row without a tenant has no contract.
    static func deals(_ facts: FactSet) -> [Problem] {
        facts.deals.flatMap { deal -> [Problem] in
            var found: [Problem] = []
            let hasNoTenant = deal.status == .noTenant
            if hasNoTenant != deal.tenant.isEmpty {
                found.append(
                    problem(
                        deal.row, "tenant", deal.tenant,
                        "status no_tenant goes with a blank tenant, any other with a name"))
            }
            if hasNoTenant != (deal.leaseClass == .noLease) {
                found.append(
                    problem(
                        deal.row, "lease_class", deal.leaseClass.rawValue,
                        "none goes with status no_tenant only"))
            }
            if (deal.type == .graphicsCloud) != (deal.leaseClass == .graphicsCloud) {
                found.append(
                    problem(
                        deal.row, "lease_class", deal.leaseClass.rawValue,
                        "gpu_cloud contracts are in class gpu_cloud, leases are not"))
            }
            if (deal.contractValue == nil) != (deal.valueBasis == nil) {
                found.append(
                    problem(
                        deal.row, "value_basis", deal.valueBasis?.rawValue,
                        "a contract value needs its basis, and a basis its value"))
            }
            if (deal.criticalIT == nil && deal.gross == nil) != (deal.powerBound == nil) {
                found.append(
                    problem(
                        deal.row, "mw_bound", deal.powerBound?.rawValue,
                        "megawatts need their bound, and a bound its megawatts"))
            }
            return found
        }
    }

    /// Owner and owned differ; a joint venture gives its share.
    static func ownership(_ facts: FactSet) -> [Problem] {
        facts.ownership.flatMap { row -> [Problem] in
            var found: [Problem] = []
            if row.owner == row.ownedTicker {
                found.append(problem(row.row, "owned_ticker", row.owner, "a company does not own itself"))
            }
            if row.kind == .jointVenture, row.share == nil {
                found.append(
                    problem(row.row, "share_ratio", nil, "a joint venture needs the share of the owner"))
            }
            return found
        }
    }

    /// Rows that conflict name each other.
    static func conflicts(_ facts: FactSet) -> [Problem] {
        facts.powerTrading.flatMap { row in
            facts.powerTrading.records(row.conflictsWith).compactMap { other in
                if other.id != row.id, other.conflictsWith.contains(row.id) { return nil }
                return problem(
                    row.row, "conflicts_with", other.id, "the other row must name \(row.id), and not itself")
            }
        }
    }

    /// Every table of the dataset has its line in `sources`.
    static func sources(_ facts: FactSet) -> [Problem] {
        let listed = Set(facts.sources.map(\.table))
        let known = Set(TableSchema.dataset.map(\.name)).subtracting(["sources"])
        let extra = facts.sources.filter { !known.contains($0.table) }.map { row in
            problem(row.row, "table", row.table, "no table has this name; take the line out or correct it")
        }
        let missing = known.subtracting(listed).sorted().map { name in
            Problem(
                file: "sources.csv", column: "table", value: name, rule: .inconsistent,
                remedy: "add a line with source and licence of \(name)")
        }
        return extra + missing
    }

    /// High ends are not below low ends.
    static func ranges(_ facts: FactSet) -> [Problem] {
        func check(_ row: RowReference, _ column: String, _ low: Double?, _ high: Double?) -> Problem? {
            guard let low, let high, high < low else { return nil }
            return problem(row, column, "\(high)", "must not be below the low end, \(low)")
        }
        let figures = facts.companyFigures.compactMap { check($0.row, "value_high", $0.value, $0.valueHigh) }
        let sector = facts.sectorFigures.compactMap { check($0.row, "value_high", $0.value, $0.valueHigh) }
        let rents = facts.rentBenchmarks.compactMap { check($0.row, "value_high", $0.value, $0.valueHigh) }
        let megawatts = facts.capacity.compactMap { row in
            check(row.row, "mw_high", row.power.megawatts, row.powerHigh?.megawatts)
        }
        let capex = facts.capex.compactMap { row in
            check(row.row, "amount_high_usd", row.amount.amount, row.amountHigh?.amount)
        }
        let margins = facts.deals.compactMap { row in
            check(
                row.row, "noi_margin_high_ratio", row.noiMarginLow?.fraction, row.noiMarginHigh?.fraction)
        }
        let costs = facts.deals.compactMap { row in
            check(
                row.row, "capex_per_mw_high_usd", row.capexPerMegawattLow?.dollarsPerMegawatt,
                row.capexPerMegawattHigh?.dollarsPerMegawatt)
        }
        let extensions = facts.deals.compactMap { row in
            check(
                row.row, "value_with_extensions_usd", row.contractValue?.amount,
                row.valueWithExtensions?.amount)
        }
        return figures + sector + rents + megawatts + capex + margins + costs + extensions
    }
}
