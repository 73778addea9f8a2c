// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattDispatch
public import HashwattStudies
import HashwattUnits

/// The plan of a site interval by interval, as CSV.
public struct DispatchIntervals: Sendable {
    private let outcome: DispatchOutcome

    /// The intervals of a plan.
    public init(_ outcome: DispatchOutcome) { self.outcome = outcome }

    /// The columns after `interval_start`: name, and its values from a place in an array on; empty reads as zero.
    private var columns: [(name: String, values: [Double], first: Int)] {
        let (plan, site, count) = (outcome.plan, outcome.problem.site, outcome.count)
        var columns: [(String, [Double], Int)] = [
            ("price_usd_per_mwh", outcome.problem.series.realTimeUSDPerMWh, 0)
        ]
        for (index, machines) in site.classes.enumerated() {
            columns.append((machines.name + "_mw", plan.classMW, index * count))
        }
        columns += [
            ("sale_mw", plan.saleMW, 0), ("purchase_mw", plan.purchaseMW, 0), ("idle_mw", plan.idleMW, 0),
        ]
        for (index, contract) in site.contracts.filter({ !$0.isTakeOrPay }).enumerated() {
            columns.append((contract.name + "_mw", plan.optionalContractMW, index * count))
        }
        if site.ai != nil { columns.append(("ai_shed_mw", plan.curtailedMW, 0)) }
        if site.battery != nil {
            columns += [
                ("charge_mw", plan.chargeMW, 0), ("discharge_mw", plan.dischargeMW, 0),
                ("stored_mwh", plan.storedMWh, 0),
            ]
        }
        for (index, generator) in site.generators.enumerated() {
            columns.append((generator.name + "_mw", plan.generatorMW, index * count))
        }
        if site.reserve != nil {
            for (index, machines) in site.classes.enumerated() {
                columns.append((machines.name + "_reserve_mw", plan.classReserveMW, index * count))
            }
        }
        columns.append(("draw_mw", outcome.problem.draw(plan), 0))
        return columns
    }

    /// The file: a header, then a line an interval; powers in whole watts.
    ///
    /// - Complexity: O(intervals · columns).
    public var csv: [UInt8] {
        let columns = columns
        var bytes: [UInt8] = []
        bytes.reserveCapacity(outcome.count * (26 + 8 * columns.count))
        let header = ["interval_start"] + columns.map { DataTable.quoted($0.name) }
        bytes += Array((header.joined(separator: ",") + "\n").utf8)
        let step = Int64(outcome.interval.count)
        for t in 0..<outcome.count {
            let start = outcome.start + Seconds(step * Int64(t))
            let zone = outcome.scenario.zone
            bytes += Array((zone == .utc ? start.description : zone.local(start).description).utf8)
            for column in columns {
                let value = column.values.isEmpty ? 0 : column.values[column.first + t]
                bytes.append(0x2C)
                bytes += Array(DecimalText.shortest((value * 1e6).rounded() / 1e6).utf8)
            }
            bytes.append(0x0A)
        }
        return bytes
    }
}
