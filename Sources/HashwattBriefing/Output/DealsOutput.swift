// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattFacts
public import HashwattStudies

/// Lease models for printing.
public enum DealsOutput {
    /// A row a lease; ranges are two columns. The last columns say which inputs were not disclosed, and what
    /// is missing.
    public static func table(_ models: [LeaseModel]) -> DataTable {
        let names: [(String, String)] = [
            ("noi", "mean NOI"), ("yield_on_cost", "yield on cost"), ("payback", "payback"), ("irr", "IRR"),
            ("debt", "debt"), ("value_per_mw", "value a MW"), ("levered_irr", "levered IRR"),
        ]
        let ranged = names.flatMap { name, title in
            [
                DataTable.Column("\(name)_low", title: title, isNumeric: true),
                DataTable.Column("\(name)_high", title: "to", isNumeric: true),
            ]
        }
        return DataTable(
            columns: [
                .init("deal"), .init("class"), .init("mw_critical_it", title: "MW IT", isNumeric: true),
                .init("years", isNumeric: true),
            ] + ranged + [
                .init("not_disclosed", title: "not disclosed"), .init("gaps", title: "cannot be said"),
            ],
            rows: models.map(row))
    }

    /// The leases for people, each range in one cell; `~` where an input of it was not disclosed.
    public static func listing(_ models: [LeaseModel]) -> DataTable {
        // Names stand whole, as numbers do: they are what the command takes.
        let titles = ["mean NOI", "yield on cost", "IRR", "levered IRR", "payback", "value a MW", "debt"]
        return DataTable(
            columns: ["deal", "MW IT", "years"].map { .init($0, isNumeric: true) }
                + titles.map { .init($0, isNumeric: true) } + [.init("~ not disclosed")],
            rows: models.map { model in
                let open = undisclosed(model)
                let ofRent = open.contains("NOI margin")
                let ofCost = ofRent || open.contains("capex per MW") || open.contains("escalator")
                let short = FigureFormat(.places(1))
                return [
                    .text(model.deal.id), number(model.figures.criticalIT), number(model.figures.term),
                    cell(model.meanIncome, mark: ofRent), cell(model.yieldOnCost, short, mark: ofCost),
                    cell(model.unleveredReturn, short, mark: ofCost),
                    cell(model.leveredReturn, short, mark: ofCost),
                    cell(model.payback, FigureFormat(.places(1), unit: .hidden), mark: ofCost),
                    cell(model.valuePerMegawatt, mark: ofRent || open.contains("escalator")),
                    cell(model.debt, mark: ofRent || open.contains("escalator")),
                    .text(open.isEmpty ? "–" : open.joined(separator: ", ")),
                ]
            })
    }

    private static func number(_ figure: Figure?) -> DataTable.Cell {
        BondOutput.cell(figure, FigureFormat(.atMost(1), unit: .hidden))
    }

    /// Inputs of the deal itself that its parties did not disclose.
    private static func undisclosed(_ model: LeaseModel) -> [String] {
        inputs(of: model).prefix { $0.0 != "interest of debt" }.filter { $0.2.basis != .disclosed }.map(\.0)
    }

    /// Both ends in one cell; the value for programs is the low one.
    static func cell(
        _ range: FigureRange?, _ format: FigureFormat? = nil, mark: Bool = false
    ) -> DataTable.Cell {
        guard let range else { return .blank }
        let (low, high) = (
            range.low.text(format, style: .plain), range.high.text(format, style: .plain)
        )
        let both = low == high ? low : shared(low, high)
        return .number(range.low.value, shown: (mark ? "~" : "") + both)
    }

    /// `8.7 %` and `13.8 %` as `8.7–13.8 %`: what both end with is said once.
    private static func shared(_ low: String, _ high: String) -> String {
        let unit = high.drop { $0 != " " && $0 != "/" }
        let isShared = !unit.isEmpty && low.hasSuffix(unit)
        let start = isShared ? String(low.dropLast(unit.count)) : low
        let end = isShared && high.hasPrefix("$") ? String(high.dropFirst()) : high
        return start + "–" + end
    }

    private static func row(_ model: LeaseModel) -> [DataTable.Cell] {
        let ranges: [(FigureRange?, FigureFormat?)] = [
            (model.meanIncome, nil), (model.yieldOnCost, FigureFormat(.places(1))),
            (model.payback, FigureFormat(.places(1))), (model.unleveredReturn, FigureFormat(.places(1))),
            (model.debt, nil), (model.valuePerMegawatt, nil),
            (model.leveredReturn, FigureFormat(.places(1))),
        ]
        let open = undisclosed(model)
        return [
            .text(model.deal.id), .text(model.deal.leaseClass.rawValue),
            BondOutput.cell(model.figures.criticalIT, FigureFormat(.atMost(1), unit: .hidden)),
            BondOutput.cell(model.figures.term, FigureFormat(.atMost(1), unit: .hidden)),
        ]
            + ranges.flatMap { range, format in
                [
                    BondOutput.cell(range?.low, format?.with(unit: .hidden) ?? format),
                    BondOutput.cell(range?.high, format?.with(unit: .hidden) ?? format),
                ]
            } + [
                open.isEmpty ? .blank : .text(open.joined(separator: ", ")),
                model.gaps.isEmpty ? .blank : .text(model.gaps.joined(separator: "; ")),
            ]
    }

    private static func inputs(of model: LeaseModel) -> [(String, FigureUnit, LeaseInput)] {
        let all: [(String, FigureUnit, LeaseInput?)] = [
            ("escalator", .ratio, model.escalator), ("NOI margin", .ratio, model.margin),
            ("capex per MW", .usdPerMegawatt, model.capital), ("interest of debt", .ratio, model.interest),
            ("cover ratio", .one, model.cover), ("discount rate", .ratio, model.discount),
            ("months of building", .count, model.construction),
            ("most debt over cost", .ratio, model.loanToCostLimit),
            ("part deducted at once", .ratio, model.writtenOff),
        ]
        return all.compactMap { name, unit, input in input.map { (name, unit, $0) } }
    }

    /// A row an input: its ends and where it comes from.
    public static func inputs(_ model: LeaseModel) -> DataTable {
        DataTable(
            columns: [
                .init("input"), .init("low", isNumeric: true), .init("high", isNumeric: true), .init("unit"),
                .init("basis", title: "where from"), .init("source"),
            ],
            rows: inputs(of: model).map { name, unit, input in
                let titles = Set(input.range.low.sources.map(\.title) + input.range.high.sources.map(\.title))
                return [
                    .text(name), BondOutput.cell(input.range.low), BondOutput.cell(input.range.high),
                    .text(unit.rawValue), .text(input.basis.description),
                    .text(titles.sorted().joined(separator: "; ")),
                ]
            })
    }

    /// A row a lease year: rent and NOI at the ends of the inputs, in dollars.
    public static func path(_ model: LeaseModel) -> DataTable {
        func number(_ value: Double) -> DataTable.Cell {
            .number(value, shown: FigureFormat.standard(for: .usd).text(value, .usd, style: .plain))
        }
        return DataTable(
            columns: [
                .init("year", isNumeric: true), .init("rent_low", title: "rent", isNumeric: true),
                .init("rent_high", title: "to", isNumeric: true),
                .init("noi_low", title: "NOI", isNumeric: true),
                .init("noi_high", title: "up to", isNumeric: true),
            ],
            rows: (model.path ?? []).map { year, rent, income in
                [
                    .number(Double(year), shown: String(year)), number(rent.lowerBound),
                    number(rent.upperBound),
                    number(income.lowerBound), number(income.upperBound),
                ]
            })
    }

    /// A row a result of one lease: its ends, with their identifiers.
    public static func results(_ model: LeaseModel) -> DataTable {
        DataTable(
            columns: [
                .init("result"), .init("low", isNumeric: true), .init("high", isNumeric: true), .init("unit"),
                .init("figure_low", title: "figure, low"), .init("figure_high", title: "figure, high"),
                .init("verification"),
            ],
            rows: results(of: model).map { name, range in
                [
                    .text(name), BondOutput.cell(range.low), BondOutput.cell(range.high),
                    .text(range.low.unit.rawValue), .text(range.low.id.description),
                    .text(range.high.id.description),
                    .text(max(range.low.verification, range.high.verification).rawValue),
                ]
            })
    }

    /// The results of one lease for people: both ends in one cell, and the figure of the worse one.
    public static func resultListing(_ model: LeaseModel) -> DataTable {
        DataTable(
            columns: [
                .init("result"), .init("value", isNumeric: true), .init("verification"),
                .init("figure", title: "--explain", isNumeric: true),
            ],
            rows: results(of: model).map { name, range in
                [
                    .text(name), cell(range),
                    .text(max(range.low.verification, range.high.verification).rawValue),
                    .text(range.low.id.description),
                ]
            })
    }

    private static func results(of model: LeaseModel) -> [(String, FigureRange)] {
        let figures = model.figures
        let all: [(String, FigureRange?)] = [
            ("mean rent", figures.rent.map { FigureRange($0) }), ("mean NOI a year", model.meanIncome),
            ("disclosed NOI a year", figures.disclosedIncome.map { FigureRange($0) }),
            ("NOI, mean · years", figures.totalIncome.map { FigureRange($0) }),
            ("NOI in all, as printed", figures.printedTotalIncome.map { FigureRange($0) }),
            ("printed less computed", figures.totalIncomeGap.map { FigureRange($0) }),
            ("NOI of the first year", model.firstIncome), ("cost of the building", model.totalCapital),
            ("yield on cost", model.yieldOnCost), ("payback", model.payback),
            ("IRR, no debt, no tax", model.unleveredReturn), ("debt sized by cover", model.debt),
            ("debt over cost", model.loanToCost), ("value a MW", model.valuePerMegawatt),
            ("IRR after tax, no debt", model.unleveredReturnAfterTax),
            ("debt drawn, sculpted", model.debtDrawn), ("debt drawn, level", model.levelDebtDrawn),
            ("capitalised interest", model.capitalisedInterest), ("equity", model.equity),
            ("levered IRR before tax", model.leveredReturnBeforeTax),
            ("levered IRR after tax", model.leveredReturn),
            ("the same, level debt", model.levelLeveredReturn),
        ]
        return all.compactMap { name, range in range.map { (name, $0) } }
    }

    /// A row a reason why something is not computed.
    public static func gaps(_ model: LeaseModel) -> DataTable {
        DataTable(columns: [.init("reason")], rows: model.gaps.map { [.text($0)] })
    }

    /// All figures of the models, for `--explain`.
    public static func figures(_ models: [LeaseModel]) -> [Figure] {
        models.flatMap { model in results(of: model).flatMap { [$0.1.low, $0.1.high] } }
    }
}
