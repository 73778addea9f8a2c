// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattMarket
public import HashwattStudies
import HashwattUnits

extension SectorReport {
    /// The event study of a day.
    public init(_ study: DayEventStudy) {
        let writer = DayStudyWriter(study: study)
        self.init(
            id: "day-study", heading: "Was it abnormal?", lead: writer.lead, chart: writer.chart,
            tables: [writer.firms, EventStudyWriter.table(study.tests, title: "Tests of the mean")],
            details: [], remarks: writer.remarks)
    }

    /// The event study of lease announcements.
    public init(_ study: LeaseEventStudy) {
        let writer = LeaseStudyWriter(study: study)
        self.init(
            id: "lease-study", heading: "What lease announcements did to the share", lead: writer.lead,
            chart: writer.chart, tables: writer.tables, details: [], remarks: writer.remarks)
    }
}

/// What both event studies show.
private enum EventStudyWriter {
    static func table(_ tests: [EventTestFigures], title: String) -> BriefTable {
        BriefTable(
            title: title, columns: [.text("Test"), .figures("Value"), .figures("p"), .text("Remark")],
            rows: tests.map { row($0) })
    }

    static func row(_ test: EventTestFigures, before: [BriefTable.Cell] = []) -> BriefTable.Row {
        BriefTable.Row(
            before + [
                .text(test.test.words), test.value.map { .figure($0, .statistic) } ?? .blank,
                test.pValue.map { .figure($0, .pValue) } ?? .blank,
                test.why.isEmpty ? .blank : .text(test.why),
            ])
    }

    /// The line of mean cumulative abnormal returns with its band.
    static func chart(_ path: [EventPathPoint], title: String, subtitle: String, name: String) -> BriefChart?
    {
        guard path.count > 1 else { return nil }
        let hasBand = path.allSatisfy { $0.band.count == 2 }
        let series = LineChart.Series(
            name: name, x: path.map { Double($0.session) }, y: path.map { $0.mean.value },
            low: hasBand ? path.map { $0.band[0].value } : [],
            high: hasBand ? path.map { $0.band[1].value } : [])
        let chart = LineChart(
            frame: ChartFrame(
                title: title, subtitle: subtitle,
                summary: "Mean cumulative abnormal return by session, with a 95 % band."),
            axis: .percent("mean cumulative abnormal return, percent"),
            horizontal: .numbers(ChartAxis(title: "sessions from the event day", isSigned: true)),
            series: [series], markers: [.init(x: 0, text: "day 0")],
            bandText: hasBand ? "95 % band" : "")
        let rows = path.map { point in
            BriefTable.Row([
                .text((point.session...point.session).text), .figure(point.mean, .change),
                point.band.first.map { .figure($0, .change) } ?? .blank,
                point.band.last.map { .figure($0, .change) } ?? .blank,
            ])
        }
        return BriefChart(
            .lines(chart),
            table: BriefTable(
                title: title,
                columns: [
                    .text("Session"), .figures("Mean cumulative abnormal return"), .figures("95 % band, low"),
                    .figures("95 % band, high"),
                ], rows: rows))
    }
}

private struct DayStudyWriter {
    let study: DayEventStudy

    var lead: [Inline] {
        var text: [Inline] = [
            .text("Against the market the \(study.firms.count) names gained "), .figure(study.mean, .change),
            .text(" on average"),
        ]
        if let first = study.tests.first(where: { $0.value != nil }), let value = first.value,
            let pValue = first.pValue
        {
            text += [
                .text("; \(first.test.words) "), .figure(value, .statistic), .text(", p "),
                .figure(pValue, .pValue),
            ]
        }
        return text + [.text(".")]
    }

    var chart: BriefChart? {
        EventStudyWriter.chart(
            study.path, title: "Mean cumulative abnormal return to \(study.day)",
            subtitle: "\(study.firms.count) names against SPY, market model, percent", name: "CAAR")
    }

    var firms: BriefTable {
        BriefTable(
            title: "Abnormal returns of the day",
            columns: [
                .text("Name"), .figures("Move"), .figures("Abnormal return"), .figures("t"), .figures("p"),
            ],
            rows: study.firms.map { firm in
                BriefTable.Row([
                    .text(firm.ticker), .figure(firm.move, .change), .figure(firm.abnormal, .change),
                    .figure(firm.t, .statistic), .figure(firm.pValue, .pValue),
                ])
            },
            note: [
                .text(
                    "Market model against SPY over at most 250 sessions that end eleven before the day; t with forecast error."
                )
            ])
    }

    var remarks: [[Inline]] {
        var remarks: [[Inline]] = []
        if let correlation = study.correlation {
            remarks.append([
                .text(
                    "All names share one event day and move together: the mean correlation of their residuals is "
                ),
                .figure(correlation, .coefficient),
                .text(
                    ". Tests that take firms as independent would find effects that are not there, so the tests above are those of Kolari and Pynnönen. The band is that of the equal-weighted portfolio, which has the correlation in it."
                ),
            ])
        }
        return remarks + study.issues.map { [.text("\($0.firm): \($0.rule)")] }
    }
}

private struct LeaseStudyWriter {
    let study: LeaseEventStudy

    var lead: [Inline] {
        guard let day = study.windows.first else {
            return [.text("No lease announcement has enough closes before and after it by this day.")]
        }
        var text: [Inline] = [
            .text("\(study.events.count) announcements moved the landlord by "), .figure(day.mean, .change),
            .text(" on the day on average, against the market"),
        ]
        if let first = day.tests.first(where: { $0.value != nil }), let value = first.value,
            let pValue = first.pValue
        {
            text += [
                .text("; \(first.test.words) "), .figure(value, .statistic), .text(", p "),
                .figure(pValue, .pValue),
            ]
        }
        return text + [.text(".")]
    }

    var chart: BriefChart? {
        EventStudyWriter.chart(
            study.path,
            title: "Mean cumulative abnormal return round \(study.events.count) lease announcements",
            subtitle: "landlords against SPY, market model, percent", name: "CAAR")
    }

    var tables: [BriefTable] {
        var tables = [announcements]
        if !study.windows.isEmpty { tables.append(means(study.windows, "All announcements")) }
        if !study.confirmed.isEmpty {
            tables.append(means(study.confirmed, "Without those whose day is not confirmed"))
        }
        if !study.apart.isEmpty { tables.append(apart) }
        return tables
    }

    private var announcements: BriefTable {
        let windows = study.windows.map(\.window)
        return BriefTable(
            title: "Announcements",
            columns: [.text("Lease"), .text("Day"), .text("Estimation sessions")]
                + windows.flatMap { [.figures("Sessions \($0.text)"), .figures("t, \($0.text)")] },
            rows: study.events.map { event in
                BriefTable.Row(
                    [
                        .text("\(event.deal.ticker)–\(event.deal.tenant)"),
                        .text(
                            event.session.description
                                + (event.deal.dateCertainty == .day ? "" : ", day not confirmed")),
                        .text("\(event.returns)"),
                    ]
                        + event.values.flatMap {
                            [.figure($0.value, .change), .figure($0.t, .statistic)]
                        })
            })
    }

    private func means(_ windows: [LeaseEventStudy.Window], _ title: String) -> BriefTable {
        BriefTable(
            title: title,
            columns: [
                .text("Sessions"), .text("Announcements"), .text("Positive"), .figures("Mean"), .text("Test"),
                .figures("Value"), .figures("p"), .text("Remark"),
            ],
            rows: windows.flatMap { window in
                window.tests.map { test in
                    EventStudyWriter.row(
                        test,
                        before: [
                            .text(window.window.text), .text("\(window.events)"), .text("\(window.positive)"),
                            .figure(window.mean, .change),
                        ])
                }
            })
    }

    private var apart: BriefTable {
        BriefTable(
            title: "Left out", columns: [.text("Lease"), .text("Announced"), .text("Why")],
            rows: study.apart.map { entry in
                BriefTable.Row([
                    .text("\(entry.deal.ticker)–\(entry.deal.tenant)"),
                    .text(entry.deal.announced.description), .text(entry.why),
                ])
            })
    }

    var remarks: [[Inline]] {
        guard !study.events.isEmpty else { return [] }
        return [
            [
                .text(
                    "Announcements that lie days apart share sessions, and a landlord appears more than once; with this few every test has little power. A move is of the day, whatever else was announced with the lease."
                )
            ]
        ]
    }
}
