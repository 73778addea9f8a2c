// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
public import HashwattMarket
public import HashwattUnits

/// The history of an index as tables for the command line, and as a chart.
public struct IndexTables: Sendable {
    private let history: IndexHistory
    private let sessions: [Int]

    /// Which table.
    public enum Part: String, CaseIterable, Sendable {
        /// Level and divisor of each session.
        case levels
        /// Members with weights and contributions of each session.
        case members
        /// Renewals with their turnover.
        case renewals
        /// Every change, with the divisor before and after it.
        case audit
    }

    /// The sessions of a history in a period.
    public init(_ history: IndexHistory, in period: ClosedRange<CivilDate>) {
        self.history = history
        sessions = history.days.indices.filter { period.contains(history.days[$0]) }
    }

    /// Whether no session lies in the period.
    public var isEmpty: Bool { sessions.isEmpty }

    /// A table.
    public func table(_ part: Part) -> DataTable {
        switch part {
        case .levels: levels
        case .members: members
        case .renewals: renewals
        case .audit: audit
        }
    }

    private func number(_ value: Double, _ places: Int) -> DataTable.Cell {
        .number(value, shown: DecimalText.fixed(value, places: places))
    }

    private func percent(_ value: Double) -> DataTable.Cell {
        .number(value, shown: DecimalText.fixed(value, places: 3, shift: 2) + " %")
    }

    private func day(_ session: Int) -> DataTable.Cell { .text(history.days[session].description) }

    private var levels: DataTable {
        DataTable(
            columns: [
                .init("day"), .init("level", isNumeric: true), .init("change", isNumeric: true),
                .init("price_level", isNumeric: true), .init("gross_level", isNumeric: true),
                .init("net_level", isNumeric: true), .init("divisor", isNumeric: true),
            ],
            rows: sessions.map { session in
                let level = history.levels[session]
                return [
                    day(session), number(level, 4),
                    session == 0 ? .blank : percent(level / history.levels[session - 1] - 1),
                    number(history.priceLevels[session], 4), number(history.grossLevels[session], 4),
                    number(history.netLevels[session], 4), number(history.divisors[session], 4),
                ]
            })
    }

    private var members: DataTable {
        DataTable(
            columns: [.init("day"), .init("ticker")]
                + ["close", "opening_weight", "closing_weight", "contribution", "index_shares"].map {
                    .init($0, isNumeric: true)
                },
            rows: sessions.flatMap { session in
                history.members(at: session).map { member in
                    [
                        day(session), .text(member.ticker), number(member.close, 4),
                        percent(member.openingWeight), percent(member.closingWeight),
                        percent(member.contribution), number(member.indexShares, 4),
                    ]
                }
            })
    }

    private var period: ClosedRange<CivilDate>? {
        guard let first = sessions.first, let last = sessions.last else { return nil }
        return history.days[first]...history.days[last]
    }

    private var renewals: DataTable {
        DataTable(
            columns: [
                .init("effective"), .init("selection"), .init("members", isNumeric: true),
                .init("turnover", isNumeric: true),
            ],
            rows: history.renewals.filter { period?.contains($0.effective) ?? false }.map { renewal in
                [
                    .text(renewal.effective.description), .text(renewal.selection.description),
                    .number(Double(renewal.members), shown: "\(renewal.members)"), percent(renewal.turnover),
                ]
            })
    }

    private var audit: DataTable {
        DataTable(
            columns: [
                .init("day"), .init("change"), .init("divisor_before", isNumeric: true),
                .init("divisor_after", isNumeric: true), .init("level", isNumeric: true),
            ],
            rows: history.audit.filter { period?.contains($0.day) ?? false }.map { line in
                [
                    .text(line.day.description), .text(line.change.description),
                    number(line.divisorBefore, 4), number(line.divisorAfter, 4), number(line.level, 4),
                ]
            })
    }

    /// The level over time; nil where no session lies in the period.
    public var chart: Chart? {
        guard let period else { return nil }
        return .lines(
            LineChart(
                frame: ChartFrame(
                    title: history.rules.title, subtitle: "index level, points",
                    summary: "Level from \(period.lowerBound) to \(period.upperBound)."),
                axis: ChartAxis(title: "points"), horizontal: .days,
                series: [
                    .init(
                        name: history.rules.name,
                        x: sessions.map { Double(history.days[$0].daysSinceEpoch) },
                        y: sessions.map { history.levels[$0] })
                ], hasZero: false))
    }
}
