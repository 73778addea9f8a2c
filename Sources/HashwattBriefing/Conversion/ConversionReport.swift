// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattConversion
import HashwattFacts
public import HashwattStudies

/// A plan as tables, charts and JSON.
public struct ConversionReport: Sendable {
    let title: String
    let study: ConversionStudy
    let solution: ConversionSolution
    let prices: [ShadowPrice]

    /// A report of a solved study.
    public init(
        title: String, study: ConversionStudy, solution: ConversionSolution, prices: [ShadowPrice] = []
    ) {
        self.title = title
        self.study = study
        self.solution = solution
        self.prices = prices
    }

    var problem: ConversionProblem { study.problem }

    func quarter(_ index: Int) -> String { (problem.first + index).description }

    static func millions(_ usd: Double) -> String {
        DecimalText.fixed(usd / 1e6, places: 0, style: .typographic)
    }

    static func cell(millions usd: Double) -> DataTable.Cell { .number(usd, shown: millions(usd)) }

    static func cell(_ value: Double, places: Int = 0) -> DataTable.Cell {
        .number(value, shown: DecimalText.fixed(value, places: places, style: .typographic))
    }
}

extension ConversionReport {
    /// Equal conversions of a group for one offer at one time, counted.
    struct Step: Hashable {
        let conversion: ConversionPlan.Conversion
        let count: Int
    }

    /// The plan's steps by time of service.
    var steps: [Step] {
        var counts: [ConversionPlan.Conversion: Int] = [:]
        for conversion in solution.plan.conversions { counts[conversion, default: 0] += 1 }
        return counts.map { Step(conversion: $0.key, count: $0.value) }.sorted {
            let (left, right) = ($0.conversion, $1.conversion)
            return (left.ready, left.group, left.offer, left.fitOut, left.shell ?? -1)
                < (right.ready, right.group, right.offer, right.fitOut, right.shell ?? -1)
        }
    }

    /// A row a step: what is built where for whom and when.
    public var planTable: DataTable {
        DataTable(
            columns: [
                .init("in_service", title: "In service"), .init("company", title: "Company"),
                .init("site", title: "Site"), .init("tenant_offer", title: "Offer"),
                .init("blocks", title: "Blocks", isNumeric: true),
                .init("critical_it_mw", title: "MW", isNumeric: true), .init("shell_from", title: "Shell"),
                .init("fit_out_from", title: "Fit-out"),
                .init("capex_usd", title: "Cost, m USD", isNumeric: true),
            ],
            rows: steps.map { step in
                let work = step.conversion
                let group = problem.groups[work.group]
                let cost = (group.fitOut.costUSD + (group.shell?.costUSD ?? 0)) * Double(step.count)
                return [
                    .text(quarter(work.ready)), .text(problem.owners[problem.sites[group.site].owner].name),
                    .text(problem.sites[group.site].name), .text(problem.offers[work.offer].name),
                    Self.cell(Double(step.count)), Self.cell(group.criticalMW * Double(step.count)),
                    work.shell.map { .text(quarter($0)) } ?? .blank, .text(quarter(work.fitOut)),
                    Self.cell(millions: cost),
                ]
            })
    }

    /// A row an offer: what it asks for, who delivers, what is missing.
    public var demandTable: DataTable {
        DataTable(
            columns: [
                .init("offer", title: "Demand"), .init("region", title: "Region"), .init("due", title: "Due"),
                .init("asked_mw", title: "Asked, MW", isNumeric: true),
                .init("delivered_mw", title: "Delivered", isNumeric: true),
                .init("missing_mw", title: "Missing", isNumeric: true),
                .init("delivered_by", title: "By"),
            ], rows: problem.offers.indices.map(demandRow))
    }

    private func demandRow(_ index: Int) -> [DataTable.Cell] {
        let offer = problem.offers[index]
        var power: [String: Double] = [:]
        for work in solution.plan.conversions where work.offer == index {
            let group = problem.groups[work.group]
            power[problem.owners[problem.sites[group.site].owner].name, default: 0] += group.criticalMW
        }
        let delivered = power.values.reduce(0, +)
        let by = power.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
            .map { "\($0.key) \(DecimalText.fixed($0.value, places: 0))" }.joined(separator: ", ")
        return [
            .text(offer.name),
            .text(offer.regions.isEmpty ? "any" : offer.regions.sorted().joined(separator: ", ")),
            .text(quarter(offer.due)), Self.cell(offer.maximumMW), Self.cell(delivered),
            Self.cell(max(0, offer.maximumMW - delivered)),
            .text(by.isEmpty ? Self.whyNobody(offer, problem) : by),
        ]
    }

    /// Why an offer is left: no site in its region, none in time, or none that gains by it.
    static func whyNobody(_ offer: RentOffer, _ problem: ConversionProblem) -> String {
        let near = problem.groups.filter { offer.suits(region: problem.sites[$0.site].region) }
        if near.isEmpty { return "nobody: no uncommitted site in the region" }
        let inTime = near.filter {
            max(problem.sites[$0.site].energised, $0.leadQuarters) <= min(offer.due, problem.quarters - 1)
        }
        return inTime.isEmpty ? "nobody: no site in time" : "nobody: limits or value speak against it"
    }

    /// A row a company: what it could convert, what it does, with whose money.
    public var companyTable: DataTable {
        DataTable(
            columns: [
                .init("company", title: "Company"),
                .init("uncommitted_gross_mw", title: "Free, gross MW", isNumeric: true),
                .init("converted_critical_it_mw", title: "Converted, IT MW", isNumeric: true),
                .init("capex_usd", title: "Cost, m USD", isNumeric: true),
                .init("shares_sold_usd", title: "Shares", isNumeric: true),
                .init("peak_debt_usd", title: "Peak debt", isNumeric: true),
                .init("least_cash_usd", title: "Least cash", isNumeric: true),
                .init("site_sales_usd", title: "Sites sold", isNumeric: true),
            ], rows: problem.owners.indices.map(companyRow))
    }

    private func companyRow(_ owner: Int) -> [DataTable.Cell] {
        let lines = solution.ledger.lines[owner]
        let free = problem.sites.indices.filter { problem.sites[$0].owner == owner }
            .reduce(0) { $0 + study.uncommitted[$1].value }
        let converted = solution.plan.conversions.reduce(0.0) { sum, work in
            let group = problem.groups[work.group]
            return problem.sites[group.site].owner == owner ? sum + group.criticalMW : sum
        }
        let hasMoney = problem.owners[owner].finance != nil
        return [
            .text(problem.owners[owner].name), Self.cell(free), Self.cell(converted),
            Self.cell(millions: -lines.reduce(0) { $0 + $1.building }),
            hasMoney ? Self.cell(millions: lines.reduce(0) { $0 + $1.issued - $1.impact }) : .blank,
            hasMoney ? Self.cell(millions: lines.map(\.debt).max() ?? 0) : .blank,
            hasMoney ? Self.cell(millions: lines.map(\.cash).min() ?? 0) : .blank,
            Self.cell(millions: lines.reduce(0) { $0 + $1.sales }),
        ]
    }

    /// A row a number that the plan rests on: its value, its range where it is an assumption, and where it comes from.
    public var inputTable: DataTable {
        DataTable(
            columns: [
                .init("of", title: "Of"), .init("quantity", title: "Quantity"),
                .init("value", title: "Value", isNumeric: true), .init("kind", title: "Kind"),
                .init("low", title: "Low", isNumeric: true), .init("high", title: "High", isNumeric: true),
                .init("origin", title: "Source or reason"),
            ],
            rows: study.inputs.map { input in
                func number(_ value: Double) -> DataTable.Cell {
                    .number(value, shown: DecimalText.shortest(value))
                }
                return [
                    .text(input.owner), .text(input.quantity), number(input.value),
                    .text(input.range == nil ? "fact" : "assumption"),
                    input.range.map { number($0.lowerBound) } ?? .blank,
                    input.range.map { number($0.upperBound) } ?? .blank, .text(input.origin),
                ]
            })
    }

    /// A row a limit: what one more unit of it is worth, and how that was found.
    public var priceTable: DataTable {
        DataTable(
            columns: [
                .init("limit", title: "One more of"),
                .init("worth_usd", title: "Worth, m USD", isNumeric: true),
                .init("uncertainty_usd", title: "±", isNumeric: true), .init("method", title: "Found by"),
            ],
            rows: prices.sorted { ($0.worthUSD, $1.limit) > ($1.worthUSD, $0.limit) }.map { price in
                [
                    .text(price.limit),
                    .number(price.worthUSD, shown: DecimalText.fixed(price.worthUSD / 1e6, places: 2)),
                    price.uncertaintyUSD.isFinite
                        ? .number(
                            price.uncertaintyUSD,
                            shown: DecimalText.fixed(price.uncertaintyUSD / 1e6, places: 2)) : .blank,
                    .text(price.method.rawValue),
                ]
            })
    }
}
