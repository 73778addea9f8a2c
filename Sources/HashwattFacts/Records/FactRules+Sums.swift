// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension FactRules {
    /// Only sums contain rows; what they contain is earlier, and not the sum itself.
    static func sums(_ facts: FactSet) -> [Problem] {
        check(facts.deals, \.includes, \.isCumulative) + check(facts.capex, \.includes, \.isAggregate)
            + check(facts.bondIssues, \.includes, \.isAggregate)
            + check(facts.financings, \.includes, \.isAggregate)
            + check(facts.gasPlants, \.includes, \.isAggregate) + totals(facts)
    }

    private static func check<Record: FactRecord>(
        _ table: FactTable<Record>, _ includes: (Record) -> [String], _ isSum: (Record) -> Bool
    ) -> [Problem] {
        table.flatMap { sum -> [Problem] in
            let keys = includes(sum)
            if !isSum(sum), !keys.isEmpty {
                return [
                    problem(
                        sum.row, "includes", keys.joined(separator: " "),
                        "only a sum contains rows; mark it as one or leave the cell blank")
                ]
            }
            return table.records(keys).compactMap { part in
                if part.row.key == sum.row.key {
                    return problem(sum.row, "includes", part.row.key, "a sum does not contain itself")
                }
                guard let later = part.known, let known = sum.known, later.earliest > known.latest else {
                    return nil
                }
                return problem(sum.row, "includes", part.row.key, "the part is later than the sum: \(later)")
            }
        }
    }

    /// Rows of kind total are sums, and a sum whose parts are all there has their value.
    private static func totals(_ facts: FactSet) -> [Problem] {
        let issues = facts.bondIssues.filter { ($0.kind == .total) && !$0.isAggregate }.map { row in
            problem(row.row, "aggregate", "no", "kind total goes with yes")
        }
        let capex = facts.capex.filter { ($0.kind == .total) != $0.isAggregate }.map { row in
            problem(
                row.row, "aggregate", row.isAggregate ? "yes" : "no",
                "yes goes with kind total, and with no other")
        }
        let financings = facts.financings.compactMap { sum -> Problem? in
            let parts = facts.financings.records(sum.includes)
            guard sum.isAggregate, !parts.isEmpty else { return nil }
            let total = parts.reduce(0) { $0 + $1.amount.amount }
            guard parts.allSatisfy({ $0.amount.currency == sum.amount.currency }), total != sum.amount.amount
            else { return nil }
            return problem(sum.row, "amount", "\(sum.amount.amount)", "its parts come to \(total)")
        }
        return issues + capex + financings
    }

    /// The tranches of an issue come to its amount; floating ones have no coupon.
    static func tranches(_ facts: FactSet) -> [Problem] {
        let rows = facts.bondTranches.flatMap { row -> [Problem] in
            var found: [Problem] = []
            if row.isFloating != (row.coupon == nil) {
                found.append(
                    problem(
                        row.row, "coupon_ratio", row.coupon?.description,
                        "a fixed tranche needs a coupon, a floating one has none"))
            }
            if let issue = facts.bondIssues[row.issue], let known = issue.known,
                row.maturity.latest <= known.earliest
            {
                found.append(
                    problem(row.row, "maturity", "\(row.maturity)", "must be later than the issue, \(known)"))
            }
            return found
        }
        return rows + facts.bondIssues.compactMap { issue in trancheSum(issue, facts) }
    }

    private static func trancheSum(_ issue: BondIssue, _ facts: FactSet) -> Problem? {
        let parts = facts.bondTranches.filter { $0.issue == issue.id }
        if issue.tranches == .notFound {
            guard !parts.isEmpty else { return nil }
            return problem(issue.row, "tranches", "not_found", "bond_tranches has rows of it; write listed")
        }
        let total = parts.reduce(0) { $0 + $1.amount }
        guard total != issue.amount.amount else { return nil }
        return problem(
            issue.row, "amount", "\(issue.amount.amount)",
            "its tranches come to \(total); correct one of them, or write not_found under tranches")
    }

    /// Of one definition, state and purpose, either the group enters totals or its sites; one row a day.
    static func capacity(_ facts: FactSet) -> [Problem] {
        var groups: [[String]: RowReference] = [:]
        var days: [[String]: RowReference] = [:]
        var found: [Problem] = []
        func key(_ row: CapacityRecord) -> [String] {
            [row.ticker, row.definition.rawValue, row.state.rawValue, row.purpose.rawValue]
        }
        for row in facts.capacity where row.countsInTotal {
            if row.site == "group" { groups[key(row)] = row.row }
            let day = key(row) + [row.site, "\(row.validDate)"]
            if let other = days.updateValue(row.row, forKey: day) {
                found.append(
                    problem(
                        row.row, "valid_date", "\(row.validDate)", "\(other.key) has the same site and day"))
            }
        }
        for row in facts.capacity where row.countsInTotal && row.site != "group" {
            guard let group = groups[key(row)] else { continue }
            found.append(
                problem(
                    row.row, "counts_in_total", "yes", "\(group.key) is the group and contains it; write no"))
        }
        for row in facts.capacity where row.state == .energised {
            guard let expected = row.expectedBy else { continue }
            found.append(
                problem(row.row, "expected_by", "\(expected)", "energised power is no plan; leave it blank"))
        }
        return found
    }
}
