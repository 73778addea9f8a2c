// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattFacts
public import HashwattFinance
public import HashwattStudies
import HashwattUnits

/// Quotes of one bond, and the tranches of an issue, for printing.
public enum BondOutput {
    /// A row a quantity of one quote.
    ///
    /// - Parameters:
    ///   - worst: the lowest yield, where the bond can be called.
    ///   - spread: over a curve, continuously compounded, where one is given.
    public static func table(_ quote: BondQuote, worst: WorstYield?, spread: Double?) -> DataTable {
        var rows: [[DataTable.Cell]] = []
        func add(_ name: String, _ value: Double, _ unit: String, places: Int = 6) {
            let shown =
                unit == "a year" || unit == "over the curve"
                ? ReturnsOutput.percent(value)
                : FigureFormat(.places(places)).text(value, .one, style: .plain)
            rows.append([.text(name), .number(value, shown: shown), .text(unit)])
        }
        add("clean price", quote.cleanPrice, "per 100")
        add("accrued interest", quote.accruedInterest, "per 100")
        add("dirty price", quote.dirtyPrice, "per 100")
        add("yield", quote.yield, "a year")
        if let worst {
            let what = worst.call.map { "yield to worst, call of \($0.date)" } ?? "yield to worst, maturity"
            add(what, worst.yield, "a year")
        }
        if let spread { add("spread", spread, "over the curve") }
        add("Macaulay duration", quote.macaulayDuration, "years")
        add("modified duration", quote.modifiedDuration, "years")
        add("convexity", quote.convexity, "years squared")
        add("value of a basis point", quote.valueOfBasisPoint, "per 100")
        return DataTable(
            columns: [.init("quantity"), .init("value", isNumeric: true), .init("unit")], rows: rows)
    }

    /// A row a tranche.
    public static func tranches(_ figures: BondFigures) -> DataTable {
        let rows = zip(figures.tranches, figures.amounts).map { tranche, amount -> [DataTable.Cell] in
            let implied = figures.impliedPrice.flatMap { $0.tranche.id == tranche.id ? $0.price : nil }
            let price = figures.price(tranche) ?? implied
            let yield = figures.yield(tranche) ?? (implied == nil ? nil : figures.impliedYield)
            let life = figures.life(tranche)
            return [
                .text(tranche.id), cell(amount),
                cell(figures.coupon(tranche), FigureFormat(.atMost(4))),
                .text(tranche.maturity.description), cell(life?.low), cell(life?.high),
                cell(yield, FigureFormat(.places(3))), cell(price, FigureFormat(.places(3))),
                .text(basis(figures, tranche, implied != nil)),
            ]
        }
        return DataTable(
            columns: [
                .init("tranche"), .init("amount", isNumeric: true), .init("coupon", isNumeric: true),
                .init("maturity"), .init("life_low", title: "life, years", isNumeric: true),
                .init("life_high", title: "at most", isNumeric: true), .init("yield", isNumeric: true),
                .init("price", isNumeric: true), .init("price_basis", title: "price from"),
            ], rows: rows)
    }

    /// The tranches for people: named by what follows the issue, life as one cell.
    public static func trancheListing(_ figures: BondFigures) -> DataTable {
        let full = tranches(figures)
        let prefix = figures.issue.id + "-"
        let rows = zip(figures.tranches, full.rows).map { tranche, row -> [DataTable.Cell] in
            let name = tranche.id.hasPrefix(prefix) ? String(tranche.id.dropFirst(prefix.count)) : tranche.id
            return [.text(name)] + row[1...3] + [DealsOutput.cell(figures.life(tranche))] + row[6...]
        }
        let columns =
            [.init("tranche")] + full.columns[1...3]
            + [DataTable.Column("life", isNumeric: true)] + full.columns[6...]
        return DataTable(columns: columns, rows: rows)
    }

    private static func basis(_ figures: BondFigures, _ tranche: BondTranche, _ isImplied: Bool) -> String {
        if figures.price(tranche) != nil { return "published yield" }
        if isImplied { return "the disclosed total" }
        return tranche.isFloating ? "no yield; floats" : "no yield known"
    }

    /// The figures of the whole issue, in the order of reading.
    public static func summary(_ figures: BondFigures) -> [Figure] {
        let life = figures.weightedLife
        let all: [Figure?] = [
            figures.size, figures.weightedCoupon, life?.low, life?.isExact == false ? life?.high : nil,
            figures.orderCover, figures.proceedsWithRestAtPar, figures.priceToPublic, figures.gapToDisclosed,
            figures.impliedPrice?.price, figures.impliedYield,
        ]
        return all.compactMap(\.self)
    }

    /// The figures of the whole issue for people: sums to ten thousands, rates to three decimals.
    public static func summaryListing(_ figures: BondFigures) -> DataTable {
        DataTable(
            columns: [
                .init("what"), .init("value", isNumeric: true), .init("verification"),
                .init("figure", title: "--explain"),
            ],
            rows: summary(figures).map { figure in
                [
                    .text(words(figure)), cell(figure, exact(figure)), .text(figure.verification.rawValue),
                    .text(figure.id.description),
                ]
            })
    }

    private static func exact(_ figure: Figure) -> FigureFormat {
        switch figure.unit {
        case .usd, .eur, .gbp, .chf: FigureFormat(.places(2), scale: .million)
        case .ratio: FigureFormat(.places(3))
        default: FigureFormat.standard(for: figure.unit)
        }
    }

    private static func words(_ figure: Figure) -> String {
        switch figure.id.description.split(separator: "/").last {
        case "size": "sum of the tranches"
        case "announced": "as announced"
        case "coupon": "coupon, weighted"
        case "life": "life, weighted"
        case "life-low": "life, at least"
        case "life-high": "life, at most"
        case "cover": "orders over size"
        case "proceeds-rest-at-par": "at prices, rest at par"
        case "price-to-public": "disclosed"
        case "gap": "disclosed less computed"
        case "price-implied": "price that this implies"
        case "yield-implied": "yield that this implies"
        default: figure.label
        }
    }

    static func cell(_ figure: Figure?, _ format: FigureFormat? = nil) -> DataTable.Cell {
        figure.map { .number($0.value, shown: $0.text(format, style: .plain)) } ?? .blank
    }

    /// All figures of an issue, for `--explain`.
    public static func figures(_ figures: BondFigures) -> [Figure] {
        let parts = figures.tranches.flatMap { tranche -> [Figure?] in
            let life = figures.life(tranche)
            return [
                figures.price(tranche), figures.yield(tranche), figures.coupon(tranche), life?.low,
                life?.high,
            ]
        }
        return summary(figures) + parts.compactMap(\.self)
    }
}
