// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
public import HashwattMarket
import HashwattUnits

/// An event study for printing: four tables, and per group what to read and a chart.
public struct EventStudyOutput: Sendable {
    private let solution: EventStudySolution

    /// The output of a solution.
    public init(_ solution: EventStudySolution) { self.solution = solution }

    /// A row a day and a window of each group: the mean abnormal return and some tests with their p-values.
    ///
    /// - Parameter tests: which tests; for none, those that are recommended for any of the groups.
    public func averages(_ tests: [EventTest]) -> DataTable {
        let shown = tests.isEmpty ? recommended : tests
        return DataTable(
            columns: [
                .init("group"), .init("return"), .init("window"), .init("firms", isNumeric: true),
                .init("positive", isNumeric: true), .init("mean", isNumeric: true),
            ]
                + shown.flatMap {
                    [
                        DataTable.Column($0.rawValue, title: $0.title, isNumeric: true),
                        .init("\($0.rawValue)_p", title: "p", isNumeric: true),
                    ]
                },
            rows: cells { group, tested in
                Self.head(group, tested)
                    + [Self.count(tested.firms), Self.count(tested.positive), Self.percent(tested.mean)]
                    + shown.flatMap { test in
                        let statistic = tested[test].statistic
                        return [Self.statistic(statistic?.value), Self.chance(statistic?.pValue)]
                    }
            })
    }

    /// A row a test of a day or window: every test with what it was compared with, or why there is no value.
    public var tests: DataTable {
        let rows = solution.groups.flatMap { group in
            (group.days + group.windows).flatMap { tested in
                EventTest.allCases.filter { tested[$0] != .notComputable(.onlyForWindows) }.map { test in
                    Self.head(group, tested)
                        + [.text(test.rawValue), .text(test.title)] + Self.outcome(tested[test])
                        + [
                            .text(group.recommendation.tests.contains(test) ? "yes" : "no"),
                            .text(test.source),
                        ]
                }
            }
        }
        return DataTable(
            columns: [
                .init("group"), .init("return"), .init("window"), .init("test"), .init("title"),
                .init("value", isNumeric: true), .init("p", isNumeric: true), .init("compared_with"),
                .init("recommended"), .init("source"),
            ], rows: rows)
    }

    /// A row a day and a window of each event: its abnormal return and t, with the coefficients of its model.
    public var events: DataTable {
        let results = (0..<solution.asked).compactMap(solution.event(at:))
        return DataTable(
            columns: [
                .init("event"), .init("firm"), .init("group"), .init("session"), .init("return"),
                .init("window"), .init("value", isNumeric: true),
                .init("standard_error", title: "s.e.", isNumeric: true), .init("t", isNumeric: true),
                .init("p", isNumeric: true), .init("buy_and_hold", title: "BHAR", isNumeric: true),
                .init("coefficients"), .init("residual_deviation", title: "s", isNumeric: true),
                .init("estimation_returns", title: "estimation", isNumeric: true),
            ],
            rows: results.flatMap { event in
                event.days.map { Self.row(event, $0, "AR", nil) }
                    + zip(event.windows, event.buyAndHold).map { Self.row(event, $0, "CAR", $1) }
            })
    }

    /// A row for everything that was found about single events.
    public var issues: DataTable {
        DataTable(
            columns: [
                .init("event"), .init("firm"), .init("date"), .init("outcome"), .init("rule"),
            ],
            rows: solution.issues.map { issue in
                [
                    .text(issue.event), .text(issue.firm), .text("\(issue.date)"),
                    .text(issue.excludes ? "left out" : "noted"), .text("\(issue.rule)"),
                ]
            })
    }

    /// Per group: how many events, and which tests to read and why.
    public var summaries: [String] {
        solution.groups.map { group in
            "\(group.name): \(group.events) \(group.events == 1 ? "event" : "events"), "
                + "window \(Self.text(group.window)). \(group.recommendation.text)"
        }
    }

    /// The tests recommended for any group in the order of the groups, and the plain one across firms.
    private var recommended: [EventTest] {
        (solution.groups.flatMap(\.recommendation.tests) + [.crossSectional]).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    private func cells(_ row: (EventGroupResult, TestedReturn) -> [DataTable.Cell]) -> [[DataTable.Cell]] {
        solution.groups.flatMap { group in (group.days + group.windows).map { row(group, $0) } }
    }

    private static func head(_ group: EventGroupResult, _ tested: TestedReturn) -> [DataTable.Cell] {
        [
            .text(group.name), .text(tested.buyAndHold == nil ? "AAR" : "CAAR"),
            .text(text(tested.window)),
        ]
    }

    private static func row(
        _ event: EventResult, _ tested: EventResult.Tested, _ name: String, _ held: Double?
    ) -> [DataTable.Cell] {
        let request = event.frame.request
        let coefficients = event.coefficients.map { DecimalText.fixed($0, places: 6) }
        return [
            .text(request.id), .text(request.firm), .text(request.group), .text("\(event.frame.session)"),
            .text(name), .text(text(tested.window)), percent(tested.value), percent(tested.standardError),
            statistic(tested.test.value), chance(tested.test.pValue), percent(held),
            .text(coefficients.joined(separator: " ")), percent(event.residualDeviation),
            count(event.estimationReturns),
        ]
    }

    private static func outcome(_ outcome: TestOutcome) -> [DataTable.Cell] {
        switch outcome {
        case .value(let found):
            [statistic(found.value), chance(found.pValue), .text(found.reference.description)]
        case .notComputable(let reason): [.blank, .blank, .text("none: \(reason)")]
        }
    }

    /// `[-1, 1]`, or the day alone.
    static func text(_ window: ClosedRange<Int>) -> String {
        window.count == 1 ? "\(window.lowerBound)" : "[\(window.lowerBound), \(window.upperBound)]"
    }

    private static func count(_ value: Int) -> DataTable.Cell {
        .number(Double(value), shown: DecimalText.whole(value, style: .plain))
    }

    private static func percent(_ value: Double?) -> DataTable.Cell {
        guard let value, value.isFinite else { return .blank }
        return .number(value, shown: DecimalText.fixed(value, places: 2, shift: 2, style: .plain) + " %")
    }

    private static func statistic(_ value: Double?) -> DataTable.Cell {
        guard let value, value.isFinite else { return .blank }
        return .number(value, shown: DecimalText.fixed(value, places: 3, style: .plain))
    }

    private static func chance(_ value: Double?) -> DataTable.Cell {
        guard let value, value.isFinite else { return .blank }
        return .number(
            value, shown: value < 0.00005 ? "<0.0001" : DecimalText.fixed(value, places: 4, style: .plain))
    }
}
