// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
public import HashwattFinance

/// Rates of return and values of flows for printing: a row a quantity.
public struct ReturnsOutput: Sendable {
    private var rows: [[DataTable.Cell]] = []

    /// The table.
    public var table: DataTable {
        DataTable(
            columns: [
                .init("quantity"), .init("value", isNumeric: true), .init("unit"), .init("remark"),
            ], rows: rows)
    }

    /// Rates of dated flows, and their value at `rate` where one is given.
    public init(dated flows: [DatedFlow], rate: Double?, dayCount: DayCount) {
        let rates = RateOfReturn.dated(flows, dayCount: dayCount)
        let days = flows.map(\.date)
        let span = days.min().flatMap { first in days.max().map { "\(first) to \($0), \(dayCount.rawValue)" }
        }
        count(flows.map(\.amount), rates, span ?? "")
        add(rates, "a year")
        if let rate {
            let value = PresentValue.dated(flows, rate: rate, dayCount: dayCount)
            number("net present value", value, "", "at \(Self.percent(rate)) a year, on the first day")
        }
    }

    /// Rates of flows at the ends of equal periods, and their value at `rate` where one is given.
    public init(periodic amounts: [Double], rate: Double?) {
        let rates = RateOfReturn.periodic(amounts)
        count(amounts, rates, "equal periods, the first flow now")
        add(rates, "a period")
        if let rate {
            let value = PresentValue.periodic(amounts, rate: rate)
            number("net present value", value, "", "at \(Self.percent(rate)) a period, now")
        }
        if let payback = Payback.periods(amounts) { number("payback", payback, "periods", "undiscounted") }
    }

    private mutating func count(_ amounts: [Double], _ rates: RateOfReturn, _ remark: String) {
        number("flows", Double(amounts.count), "", remark)
        number("sum", amounts.reduce(0, +), "", "")
        let most = rates.signChanges
        number("changes of sign", Double(most), "", "there are at most so many rates")
    }

    private mutating func add(_ rates: RateOfReturn, _ unit: String) {
        switch rates.outcome {
        case .none(let absence):
            rows.append([.text("rate of return"), .blank, .text(unit), .text("none: " + Self.words(absence))])
        case .one(let root): add(root, "rate of return", unit, "the only one")
        case .several(let roots):
            for (place, root) in roots.enumerated() {
                add(
                    root, "rate of return \(place + 1)", unit,
                    "one of \(roots.count); judge by the value at your rate")
            }
        }
    }

    private mutating func add(_ root: RateOfReturn.Root, _ name: String, _ unit: String, _ remark: String) {
        let doubt = "uncertain: touches 0, crosses it twice, or stays away"
        guard root.rate.isFinite else {
            rows.append([
                .text(name), .blank, .text(unit),
                .text("above all numbers; ln(1 + rate) = \(root.continuous)"),
            ])
            return
        }
        let shown = Self.percent(root.rate)
        rows.append([
            .text(name), .number(root.rate, shown: shown), .text(unit),
            .text(root.isCertain ? remark : doubt),
        ])
    }

    private mutating func number(_ name: String, _ value: Double, _ unit: String, _ remark: String) {
        rows.append([
            .text(name), .number(value, shown: Self.plain(value)), unit.isEmpty ? .blank : .text(unit),
            remark.isEmpty ? .blank : .text(remark),
        ])
    }

    private static func words(_ absence: RateOfReturn.Absence) -> String {
        switch absence {
        case .noFlows: "there is no flow but 0"
        case .onlyInflows: "all flows come in"
        case .onlyOutflows: "all flows go out"
        case .oneDate: "all flows fall on one day"
        case .noSignChangeOfValue: "the value has one sign at every rate"
        }
    }

    static func percent(_ rate: Double) -> String {
        FigureFormat(.atMost(6)).text(rate, .ratio, style: .plain)
    }

    static func plain(_ value: Double) -> String {
        if value != 0, value.magnitude < 1e-3 || value.magnitude >= 1e15 { return "\(value)" }
        return FigureFormat(.atMost(4)).text(value, .one, style: .plain)
    }
}
