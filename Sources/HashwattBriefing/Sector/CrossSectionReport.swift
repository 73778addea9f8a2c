// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattMarket
public import HashwattStudies
import HashwattUnits

extension SectorReport {
    /// Whether abnormal returns of a day go with what the names differ in.
    public init(_ study: CrossSectionStudy) {
        let writer = CrossSectionWriter(study: study)
        self.init(
            id: "cross-section", heading: "What the abnormal returns went with", lead: writer.lead,
            chart: writer.chart, tables: [writer.slopes, writer.values], details: [], remarks: writer.remarks)
    }
}

private struct CrossSectionWriter {
    let study: CrossSectionStudy

    var lead: [Inline] {
        [
            .text(
                "\(study.names.count) names are few: the p-values count orders of the names and rest on no large sample, and a slope that is not there may be there in more names."
            )
        ]
    }

    var slopes: BriefTable {
        BriefTable(
            title: "Slopes",
            columns: [
                .text("Variable"), .text("Beside"), .text("Names"), .figures("Slope"), .figures("s.e. HC3"),
                .figures("p"), .text("Orders, or why none"),
            ],
            rows: study.rows.map { row in
                BriefTable.Row([
                    .text(row.variable), .text(row.isAlone ? "alone" : "the others"),
                    .text("\(row.names.count)"),
                    row.figures.map { .figure($0.slope, .init(.significant(2))) } ?? .blank,
                    row.figures.map { .figure($0.error, .init(.significant(2))) } ?? .blank,
                    row.figures.map { .figure($0.pValue, .init(.places(4))) } ?? .blank, .text(row.remark),
                ])
            },
            note: [
                .text(
                    "Slope: abnormal return against the market, as a fraction, a unit of the variable. Beside the others: Freedman and Lane's orders of residuals."
                )
            ])
    }

    var values: BriefTable {
        BriefTable(
            title: "Values of the names",
            columns: [
                .text("Name"), .figures("Abnormal return"), .figures("Contracted-AI share"),
                .figures("Pipeline, MW per $bn"), .figures("Debt over market value"),
                .figures("Bitcoin beta"),
            ],
            rows: study.names.map { name in
                let share: BriefTable.Cell =
                    name.share.map { .figure($0) }
                    ?? (name.hasNoContract ? .text("none in the tables, 0") : .blank)
                return BriefTable.Row([
                    .text(name.ticker), .figure(name.abnormal, .change), share,
                    name.pipeline.map { .figure($0, .init(.atMost(0))) } ?? .blank,
                    name.leverage.map { .figure($0, .coefficient) } ?? .blank,
                    name.beta.map { .figure($0, .coefficient) } ?? .blank,
                ])
            },
            note: [
                .text(
                    "A blank is not known, never zero. The share is contracted AI megawatts over these and the megawatts that run for mining and hosting, whose definitions differ."
                )
            ])
    }

    var chart: BriefChart? {
        let items = study.names.sorted { $0.abnormal.value > $1.abnormal.value }
        return .bars(
            ChartFrame(
                title: "Abnormal returns of \(study.day)", subtitle: "against the market, percent",
                summary: "\(items.count) names, the largest abnormal return first."),
            axis: .percent("abnormal return, percent"), format: .change,
            items: items.map { BriefChart.Item($0.ticker, $0.abnormal) })
    }

    var remarks: [[Inline]] {
        let left = study.result.leftOut
        return
            (left.isEmpty
            ? []
            : [
                [
                    .text(
                        "Not in the joint regression, as too few names have it: \(left.joined(separator: ", "))."
                    )
                ]
            ])
            + study.missing.map { [.text($0.description)] }
    }
}
