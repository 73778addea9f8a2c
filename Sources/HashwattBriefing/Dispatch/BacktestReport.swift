// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattDispatch
public import HashwattStudies

/// Policies side by side, for printing.
public struct BacktestReport: Sendable {
    private let outcomes: [DispatchOutcome]

    /// What each policy did on each site.
    ///
    /// - Precondition: there is one.
    public init(_ outcomes: [DispatchOutcome]) {
        precondition(!outcomes.isEmpty, "a backtest needs a policy")
        self.outcomes = outcomes
    }

    /// An array with the summary of each policy on each site.
    public var json: JSONValue {
        .array(outcomes.map { DispatchReport(outcomes: [$0]).json })
    }

    /// A row a policy and site: what it earned by stream, what it captured, and what it left off.
    public var table: DataTable {
        let used = RevenueStreams.all.filter { stream in
            outcomes.contains { $0.streams[keyPath: stream.path] != 0 }
        }
        let isMany = Set(outcomes.map(\.problem.site.name)).count > 1
        let columns: [DataTable.Column] =
            (isMany ? [.init("site")] : []) + [
                .init("policy"), .init("captured", title: "captured", isNumeric: true),
                .init("net_usd", title: "net, USD", isNumeric: true),
            ]
            + used.map { .init($0.name, title: $0.title, isNumeric: true) } + [
                .init("mining_off_hours", title: "mining off, h", isNumeric: true),
                .init("ai_shed_hours", title: "AI shed, h", isNumeric: true),
                .init("bitcoin_mined", title: "BTC", isNumeric: true),
            ]
        return DataTable(columns: columns, rows: outcomes.map { row($0, used, isMany: isMany) })
    }

    private func row(
        _ outcome: DispatchOutcome, _ used: [RevenueStreams.Stream], isMany: Bool
    ) -> [DataTable.Cell] {
        func whole(_ value: Double) -> DataTable.Cell {
            .number(value, shown: DecimalText.fixed(value, places: 0, style: .typographic))
        }
        let captured = outcome.captureRate.map { rate -> DataTable.Cell in
            .number(rate, shown: DecimalText.fixed(rate, places: 2, shift: 2) + " %")
        }
        return (isMany ? [.text(outcome.problem.site.name)] : [])
            + [.text(outcome.policy.name), captured ?? .blank, whole(outcome.objectiveUSD)]
            + used.map { whole($0.sign * outcome.streams[keyPath: $0.path]) } + [
                whole(outcome.miningCurtailedHours), whole(outcome.aiCurtailedHours),
                outcome.bitcoin.map { .number($0, shown: DecimalText.fixed($0, places: 2)) } ?? .blank,
            ]
    }
}
