// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
import HashwattDispatch
public import HashwattStudies
public import HashwattUnits

/// A week of a plan as a chart: the seven days in which most was sold, unless another is asked for.
public struct DispatchWeek: Sendable {
    private let outcome: DispatchOutcome
    /// First day, local.
    public let start: CivilDate
    /// The intervals of the week.
    let range: Range<Int>

    /// The week from a day, or the one in which most power was sold.
    public init(_ outcome: DispatchOutcome, from day: CivilDate? = nil) {
        self.outcome = outcome
        let zone = outcome.scenario.zone
        let step = outcome.interval.count
        func index(_ instant: Instant) -> Int {
            max(0, min(outcome.count, Int((instant - outcome.start).count / step)))
        }
        let first = zone.date(at: outcome.start)
        let last = zone.date(at: outcome.start + outcome.interval * Int64(outcome.count - 1))
        let days = max(1, last - first + 1)
        let bounds = (0...days).map { index(zone.startOfDay(first + $0)) }
        let price = outcome.problem.series.realTimeUSDPerMWh
        let sold = (0..<days).map { day -> Double in
            let sale = outcome.plan.saleMW
            return sale.isEmpty ? 0 : (bounds[day]..<bounds[day + 1]).reduce(0) { $0 + sale[$1] * price[$1] }
        }
        let length = min(7, days)
        let starts = 0...(days - length)
        func revenue(_ start: Int) -> Double { sold[start..<start + length].reduce(0, +) }
        let best = starts.max { revenue($0) < revenue($1) } ?? 0
        let chosen = day.map { max(0, min(days - length, $0 - first)) } ?? best
        start = first + chosen
        let from = bounds[chosen]
        range = from..<max(from + 1, bounds[chosen + length])
    }

    /// The chart: price, power by use, battery.
    public var chart: Chart {
        let (plan, problem) = (outcome.plan, outcome.problem)
        var layers: [DispatchChart.Layer] = []
        if let ai = problem.site.ai {
            let shed = part(plan.curtailedMW)
            layers.append(.init(name: "AI tenant", values: shed.map { max(0, ai.megawatts - $0) }))
        }
        layers += machines(atMost: layers.isEmpty ? 5 : 4)
        let sale = part(plan.saleMW)
        if sale.contains(where: { $0 > 0 }) {
            layers.append(.init(name: "sold", values: sale.map { max(0, $0) }))
        }
        let battery =
            problem.site.battery == nil
            ? [] : zip(part(plan.dischargeMW), part(plan.chargeMW)).map { $0 - $1 }
        let name = problem.site.name
        return .dispatch(
            DispatchChart(
                frame: ChartFrame(
                    title: "\(name): a week from \(start)",
                    subtitle: "price, and power by use in each interval",
                    summary: "The seven days from \(start) of the plan of \(name), in intervals of "
                        + "\(outcome.interval.count / 60) minutes."),
                start: start, intervalMinutes: Int(outcome.interval.count / 60),
                price: range.map { problem.series.realTimeUSDPerMWh[$0] }, priceTitle: "Price, USD per MWh",
                layers: layers, loadTitle: "Power by use, MW", battery: battery))
    }

    /// The classes as layers; beyond `limit` the smaller ones are one layer.
    private func machines(atMost limit: Int) -> [DispatchChart.Layer] {
        let classes = outcome.problem.site.classes
        let order = classes.indices.sorted { outcome.classMWh[$0] > outcome.classMWh[$1] }
        let shown = order.count > limit ? Array(order.prefix(limit - 1)).sorted() : Array(classes.indices)
        var layers = shown.map { index in
            DispatchChart.Layer(name: classes[index].name, values: load([index]))
        }
        let rest = classes.indices.filter { !shown.contains($0) }
        let others = load(rest)
        if others.contains(where: { $0 > 1e-3 }) {
            layers.append(.init(name: "other machines", values: others))
        }
        return layers
    }

    private func load(_ classes: [Int]) -> [Double] {
        range.map { t in
            max(0, classes.reduce(0) { $0 + outcome.plan.classMW[$1 * outcome.count + t] })
        }
    }

    private func part(_ values: [Double]) -> [Double] {
        values.isEmpty ? range.map { _ in 0 } : Array(values[range])
    }

    /// Revenue of the power sold in the week, USD.
    var soldUSD: Double {
        let price = outcome.problem.series.realTimeUSDPerMWh
        let sale = outcome.plan.saleMW
        if sale.isEmpty { return 0 }
        let discount = outcome.problem.site.grid.saleDiscountUSDPerMWh
        return range.reduce(0) { $0 + sale[$1] * (price[$1] - discount) } * Double(outcome.interval.count)
            / 3_600
    }
}
