// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics

extension ConversionModelBuilder {
    mutating func addSale(_ index: Int) {
        let site = problem.sites[index]
        guard site.saleUSD != nil, site.saleFrom < horizon else { return }
        for quarter in 0..<horizon {
            let isOpen = quarter >= site.saleFrom
            let column = model.column(0, 0, isOpen ? 1 : 0, integer: true)
            columns.sold[index].append(column)
            if quarter > 0 { model.row(0, infinity, [(column, 1), (column - 1, -1)]) }
        }
        for (number, group) in problem.groups.enumerated() where group.site == index {
            var either = columns.ready(number, horizon - 1)
            either.add(columns.sold(index, horizon - 1), Double(group.count))
            model.require(-infinity, either, Double(group.count))
        }
    }

    mutating func addResource(_ index: Int) {
        let resource = problem.resources[index]
        var delivered = 0
        for quarter in 0..<horizon {
            delivered += resource.available[quarter]
            let limit = resource.kind == .crew ? resource.available[quarter] : delivered
            model.require(uses(index, quarter), atMost: Double(limit))
        }
    }

    /// What stages hold of a resource in a quarter: of crews those at work, of equipment all that were begun.
    private func uses(_ index: Int, _ quarter: Int) -> [LimitUse] {
        let isCrew = problem.resources[index].kind == .crew
        return problem.groups.indices.flatMap { number in
            let group = problem.groups[number]
            return [(group.shell, true), (group.fitOut, false)].compactMap { stage, isShell -> LimitUse? in
                guard let stage, let need = stage.needs.first(where: { $0.resource == index }) else {
                    return nil
                }
                func begun(_ quarter: Int) -> Expression {
                    isShell ? self.begun(shellOf: number, quarter) : self.begun(fitOutOf: number, quarter)
                }
                var count = begun(quarter)
                if isCrew { count.add(begun(quarter - stage.quarters), -1) }
                return LimitUse(count: count, size: Double(need.units))
            }
        }
    }

    /// Shells begun by a quarter.
    func begun(shellOf group: Int, _ quarter: Int) -> Expression { columns.begun(group, quarter) }

    /// Fit-outs begun by a quarter.
    func begun(fitOutOf group: Int, _ quarter: Int) -> Expression {
        quarter < 0 ? Expression() : columns.ready(group, quarter + problem.groups[group].fitOut.quarters)
    }

    /// Blocks emptied by a quarter.
    func emptied(_ group: Int, _ quarter: Int) -> Expression {
        problem.groups[group].emptied == .atShell && problem.groups[group].shell != nil
            ? begun(shellOf: group, quarter) : begun(fitOutOf: group, quarter)
    }

    /// What building costs in a quarter, of all groups that an owner has (millions of USD).
    func capex(owner: Int?, _ quarter: Int) -> Expression {
        var total = Expression()
        for (number, group) in problem.groups.enumerated()
        where owner == nil || problem.sites[group.site].owner == owner {
            if let shell = group.shell {
                let part = shell.costUSD / Double(shell.quarters) / Self.million
                total.add(begun(shellOf: number, quarter), part)
                total.add(begun(shellOf: number, quarter - shell.quarters), -part)
            }
            let part = group.fitOut.costUSD / Double(group.fitOut.quarters) / Self.million
            total.add(begun(fitOutOf: number, quarter), part)
            total.add(begun(fitOutOf: number, quarter - group.fitOut.quarters), -part)
        }
        return total
    }

    /// What idle blocks earn and sites are sold for in a quarter (millions of USD).
    func idleAndSales(owner: Int?, _ quarter: Int) -> Expression {
        var total = Expression()
        for (number, group) in problem.groups.enumerated()
        where owner == nil || problem.sites[group.site].owner == owner {
            let value = group.idle[quarter].netUSD / Self.million
            total.add(Expression(Double(group.count)), value)
            total.add(emptied(number, quarter), -value)
            total.add(columns.sold(group.site, quarter), -value * Double(group.count))
        }
        for (index, site) in problem.sites.enumerated() where owner == nil || site.owner == owner {
            guard let price = site.saleUSD else { continue }
            total.add(columns.sold(index, quarter), price / Self.million)
            total.add(columns.sold(index, quarter - 1), -price / Self.million)
        }
        return total
    }

    /// The objective: the negative of the gain in net present value over leaving everything as it is, so that a gap
    /// is relative to what the plan adds.
    mutating func addValue() {
        for x in columns.assignments {
            let offer = problem.offers[x.offer]
            var value = 0.0
            for quarter in x.ready..<max(x.ready, offer.end) {
                value += discounts[quarter] * offer.netUSDPerMW(quarter)
            }
            model.cost[x.column] -= value * problem.groups[x.group].criticalMW / Self.million
        }
        for quarter in 0..<horizon {
            model.charge(capex(owner: nil, quarter), discounts[quarter])
            model.charge(idleAndSales(owner: nil, quarter), -discounts[quarter])
        }
        model.offset = 0
        for (owner, money) in columns.money.enumerated() {
            guard let finance = problem.owners[owner].finance else { continue }
            for quarter in 0..<horizon {
                if let debt = finance.debt {
                    model.cost[money.drawn[quarter]] += debt.fee * discounts[quarter]
                }
                for (tranche, terms) in finance.equity.enumerated() {
                    model.cost[money.equity[tranche][quarter]] += terms.impact * discounts[quarter]
                }
            }
        }
    }

    /// The objective: quarters in which the target is not met.
    mutating func addTarget(_ target: Double) {
        for quarter in 0..<horizon {
            let met = model.column(-1, 0, 1, integer: true)
            columns.met.append(met)
            var power = Expression()
            for (number, group) in problem.groups.enumerated() {
                power.add(columns.ready(number, quarter), group.criticalMW)
            }
            power.add(met, -target)
            model.require(0, power, infinity)
            if quarter > 0 { model.row(0, infinity, [(met, 1), (met - 1, -1)]) }
        }
        model.offset = Double(horizon)
    }
}
