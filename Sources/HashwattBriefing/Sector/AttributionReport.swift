// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattMarket
public import HashwattStudies
import HashwattUnits

extension SectorReport {
    /// The moves of a day split into factors and the rest.
    ///
    /// - Parameter name: whose waterfall is drawn; that of the mean where nil.
    public init(_ study: AttributionStudy, waterfallOf name: String? = nil) {
        let writer = AttributionWriter(study: study, name: name)
        self.init(
            id: "attribution", heading: "Bitcoin, the market, AI or the rest", lead: writer.lead,
            chart: writer.chart, tables: [writer.parts], details: [writer.coefficients].compactMap(\.self),
            remarks: writer.remarks)
    }
}

private struct AttributionWriter {
    let study: AttributionStudy
    let name: String?

    var lead: [Inline] {
        guard let mean = study.mean else {
            return [.text("No name has the closes that a split of this day's move needs.")]
        }
        var text: [Inline] = [
            .text("Of the mean move of "), .figure(mean.move, .change),
            .text(" over \(study.names.count) names "),
        ]
        for (index, part) in mean.parts.enumerated() {
            text += [
                .figure(part.value, .change),
                .text((index == 0 ? " went" : "") + " with \(Self.phrase(part.factor)), "),
            ]
        }
        return text + [
            .figure(mean.constant, .change), .text(" is their usual drift, and "),
            .figure(mean.rest, .change), .text(" went with none of them."),
        ]
    }

    private static func phrase(_ factor: String) -> String { factor == "Bitcoin" ? factor : "the \(factor)" }

    var chart: BriefChart? {
        let split = name.flatMap { name in study.names.first { $0.attribution.name == name } }
        let who = split?.attribution.name ?? "the mean of \(study.names.count) names"
        let steps: [(String, Figure)]
        let total: Figure
        if let split {
            steps =
                split.parts.map { ($0.factor, $0.value) } + [
                    ("usual drift", split.constant), ("the rest", split.rest),
                ]
            total = split.move
        } else if let mean = study.mean {
            steps =
                mean.parts.map { ($0.factor, $0.value) } + [
                    ("usual drift", mean.constant), ("the rest", mean.rest),
                ]
            total = mean.move
        } else {
            return nil
        }
        return .waterfall(
            ChartFrame(
                title: "What moved \(who) on \(study.day)", subtitle: "parts of the day's move, percent",
                summary: "Steps from zero to the move: the factors, the usual drift, and the rest."),
            axis: .percent("part of the move, percent"), format: .change,
            items: steps.map { BriefChart.Item($0.0, $0.1) }, total: BriefChart.Item("move", total),
            note: [
                .text(
                    "Bitcoin is IBIT, whose day ends at 16:00 New York; the market is SPY; the AI basket is the mean of \(SectorData.basket.joined(separator: ", ")). Factors move together, so the split between them is uncertain."
                )
            ])
    }

    var parts: BriefTable {
        var rows: [BriefTable.Row] = study.names.map { split in
            BriefTable.Row(
                [.text(split.attribution.name), .figure(split.move, .change)]
                    + split.parts.map { .figure($0.value, .change) } + [
                        .figure(split.constant, .change), .figure(split.rest, .change),
                        .figure(split.t, .statistic), .figure(split.pValue, .pValue),
                    ])
        }
        if let mean = study.mean {
            rows.append(
                BriefTable.Row(
                    [.text("mean"), .figure(mean.move, .change)]
                        + mean.parts.map { .figure($0.value, .change) } + [
                            .figure(mean.constant, .change), .figure(mean.rest, .change), .blank, .blank,
                        ], tone: .strong))
        }
        return BriefTable(
            title: "The day's moves, split",
            columns: [.text("Name"), .figures("Move")] + study.factors.map { .figures($0) } + [
                .figures("Drift"), .figures("Rest"), .figures("t of rest"), .figures("p"),
            ], rows: rows,
            note: [
                .text(
                    "Rest is the abnormal return; its t counts the error of the coefficients, its p holds for one name read alone."
                )
            ])
    }

    var coefficients: BriefTable? {
        let rows = study.names.flatMap { split in
            split.parts.map { part in
                BriefTable.Row([
                    .text(split.attribution.name), .text(part.factor), .figure(part.factorMove, .change),
                    .figure(part.coefficient, .coefficient), .figure(part.errors.hc3, .coefficient),
                    .figure(part.errors.neweyWest, .coefficient), .figure(part.value, .change),
                ])
            }
        }
        guard !rows.isEmpty else { return nil }
        return BriefTable(
            title: "Coefficients",
            columns: [
                .text("Name"), .text("Factor"), .figures("Factor's move"), .figures("Coefficient"),
                .figures("s.e. HC3"), .figures("s.e. Newey–West"), .figures("Part"),
            ], rows: rows)
    }

    var remarks: [[Inline]] { study.missing.map { [.text($0.description)] } }
}
