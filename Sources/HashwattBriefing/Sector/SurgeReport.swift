// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattMarket
import HashwattNumerics
public import HashwattStudies
import HashwattUnits

extension SectorReport {
    /// The abnormal moves of a period.
    public init(_ study: SurgeStudy) {
        let writer = SurgeWriter(study: study)
        self.init(
            id: "surges", heading: "Abnormal moves", lead: writer.lead, chart: writer.chart,
            tables: [writer.table], details: [], remarks: writer.remarks)
    }
}

private struct SurgeWriter {
    let study: SurgeStudy

    private var span: String { "\(study.period.lowerBound) to \(study.period.upperBound)" }

    private var rate: String { DecimalText.fixed(study.surges.rate, places: 1, shift: 2) + " %" }

    var lead: [Inline] {
        let name = study.surges.method == .benjaminiHochberg ? "Benjamini–Hochberg" : "Benjamini–Yekutieli"
        let excess = DecimalText.fixed(study.surges.excess(at: 0.01), places: 1)
        return [
            .text(
                "\(study.findings.count) of \(study.surges.moves.count) moves from \(span) are abnormal at a false discovery rate of \(rate) (\(name)). p-values below 1 % are \(excess) times as frequent as on ordinary days with normal residuals: tails are fatter, and events are in the period."
            )
        ]
    }

    var table: BriefTable {
        BriefTable(
            title: "Abnormal moves",
            columns: [
                .text("Day"), .text("Name"), .figures("Move"), .figures("Abnormal"), .figures("t"),
                .figures("Adjusted p"), .text("Own event"), .text("Known of the day"),
            ],
            rows: study.findings.map { finding in
                let events = finding.events.map { event in
                    (finding.areOwn ? "" : (event.ticker.map { $0 + ": " } ?? "")) + event.headline
                }
                return BriefTable.Row([
                    .text(finding.move.day.description), .text(finding.move.name),
                    .figure(finding.figure, .change), .figure(finding.abnormal, .change),
                    .figure(finding.t, .statistic), .figure(finding.adjusted, .pValue),
                    .text(finding.areOwn ? "yes" : "no"),
                    events.isEmpty ? .blank : .text(events.joined(separator: "; ")),
                ])
            },
            note: [
                .text(
                    "Events stand beside a move because of their day; that one caused the other is not said."
                )
            ])
    }

    var chart: BriefChart? {
        let strongest = study.findings.sorted { $0.move.t.magnitude > $1.move.t.magnitude }.prefix(20)
        guard !strongest.isEmpty else { return nil }
        return .bars(
            ChartFrame(
                title: "Strongest abnormal moves, \(span)", subtitle: "abnormal return, percent",
                summary: "\(strongest.count) abnormal moves by their t, the strongest first."),
            axis: .percent("abnormal return, percent"), format: .change,
            items: strongest.map { BriefChart.Item("\($0.move.name) \($0.move.day)", $0.abnormal) })
    }

    var remarks: [[Inline]] {
        study.surges.gaps.map { gap in
            [.text("\(gap.name), \(gap.sessions) sessions not tested; the first: \(gap.first)")]
        }
    }
}
