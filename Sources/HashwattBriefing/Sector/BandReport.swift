// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts
import HashwattMarket
public import HashwattStudies
import HashwattUnits

extension SectorReport {
    /// The sector's gain under every index rule.
    ///
    /// - Parameter isForPage: whether the table leaves to the chart what would make it too wide for a page.
    public init(_ study: SectorBandStudy, isForPage: Bool = false) {
        let writer = BandWriter(study: study)
        self.init(
            id: "index-band", heading: "The sector, by index rule", lead: writer.lead, chart: writer.chart,
            tables: [isForPage ? writer.narrowTable : writer.table], details: [],
            remarks: writer.remarks + (isForPage ? writer.reasons : []))
    }
}

private struct BandWriter {
    let study: SectorBandStudy

    private var day: String { study.band.day.description }

    /// The definitions that rest on no assumption.
    private var sure: [SectorBandStudy.Row] { study.rows.filter { $0.gain.assumption == nil } }

    var lead: [Inline] {
        let gains = sure.filter { $0.rules.isMiners }.sorted { $0.gain.value < $1.gain.value }
        guard let low = gains.first, let high = gains.last else {
            return [.text("No index rule has a gain on \(day).")]
        }
        var text: [Inline] = [
            .text("Under \(gains.count) rules for Bitcoin miners the sector's gain runs from "),
            .figure(low.figure, .change), .text(" (\(low.rules.name)) to "), .figure(high.figure, .change),
            .text(" (\(high.rules.name))."),
        ]
        if let quoted = study.quoted, let nearest = study.rows.first {
            text += [
                .text(" Quoted was "), .figure(quoted, .change), .text("; "), .text(name(nearest)),
                .text(" comes nearest with "), .figure(nearest.figure, .change), .text("."),
            ]
        }
        return text
    }

    private func name(_ row: SectorBandStudy.Row) -> String {
        row.rules.name + (row.gain.assumption.map { " (assumed: \($0.label))" } ?? "")
    }

    var table: BriefTable {
        let hasQuote = study.quoted != nil
        let rows = study.rows.map { row in
            let remarks =
                [row.gain.assumption.map { "assumed: \($0.label)" }].compactMap(\.self) + row.gain.remarks
            return BriefTable.Row(
                [
                    .text(row.rules.name), .figure(row.figure, .change),
                    row.leaveOneOut.first.map { .figure($0, .change) } ?? .blank,
                    row.leaveOneOut.last.map { .figure($0, .change) } ?? .blank,
                    row.distance.map { .figure($0, .points) } ?? .blank,
                    hasQuote ? .text(row.isWithinOneName ? "yes" : "no") : .blank,
                    .text(row.rules.title), remarks.isEmpty ? .blank : .text(remarks.joined(separator: "; ")),
                ], tone: row.gain.assumption == nil ? .normal : .apart)
        }
        let without = study.without.map { rules, why in
            BriefTable.Row([
                .text(rules.name), .blank, .blank, .blank, .blank, .blank, .text(rules.title), .text(why),
            ])
        }
        return BriefTable(
            title: "Gain under each rule",
            columns: [
                .text("Rules"), .figures("Gain"), .figures("Without one, low"),
                .figures("Without one, high"), .figures("Less quoted"), .text("Within"),
                .text("Definition"), .text("Remark"),
            ], rows: rows + without,
            note: study.quoted == nil
                ? []
                : [
                    .text(
                        "Without one: the lowest and highest gain with one name left out; where the quoted number lies within these, a single name decides. Nearness is no proof: with this many definitions one is near by chance."
                    )
                ])
    }

    /// The table for a page: the ranges stand in the chart, the reasons below.
    var narrowTable: BriefTable {
        let rows = study.rows.map { row in
            let assumed = row.gain.assumption.map { "; assumed: \($0.label)" } ?? ""
            return BriefTable.Row(
                [
                    .text(row.rules.title + assumed), .figure(row.figure, .change),
                    row.distance.map { .figure($0, .points) } ?? .blank,
                    study.quoted == nil ? .blank : .text(row.isWithinOneName ? "yes" : "no"),
                ], tone: row.gain.assumption == nil ? .normal : .apart)
        }
        return BriefTable(
            title: "Gain under each rule",
            columns: [
                .text("Definition"), .figures("Gain"), .figures("Less quoted"),
                .text("Quoted within one name"),
            ], rows: rows,
            note: study.quoted == nil
                ? []
                : [
                    .text(
                        "Within one name: between the lowest and highest gain with one name left out, which the chart shows. Nearness is no proof: with this many definitions one is near by chance."
                    )
                ])
    }

    /// Why rules have no gain, and what a reader of a gain must know.
    var reasons: [[Inline]] {
        study.without.map { [.text("\($0.rules.name) has no gain: \($0.why).")] }
            + study.rows.flatMap { row in row.gain.remarks.map { [.text($0)] } }
    }

    var remarks: [[Inline]] {
        let within = study.rows.filter { $0.isWithinOneName }.map(name)
        guard study.quoted != nil else { return [] }
        return [
            [
                .text(
                    within.isEmpty
                        ? "No definition reaches the quoted number, even with one name left out."
                        : "The quoted number lies within one name of: \(within.joined(separator: ", ")).")
            ]
        ]
    }

    var chart: BriefChart? {
        func item(_ row: SectorBandStudy.Row) -> BriefChart.RangeItem {
            .init(row.rules.name + short(row), row.figure, range: row.leaveOneOut, isDisclosed: true)
        }
        let groups: [(String, [SectorBandStudy.Row])] = [
            ("Miners", sure.filter { $0.rules.isMiners }), ("Others", sure.filter { !$0.rules.isMiners }),
            (
                "With an assumed share count, of the month named",
                study.rows.filter { $0.gain.assumption != nil }
            ),
        ]
        var shown = groups.filter { !$0.1.isEmpty }.map { (name: $0.0, items: $0.1.map(item)) }
        if let quoted = study.quoted {
            shown.insert(("As quoted", [.init("quoted", quoted, isDisclosed: false)]), at: 0)
        }
        guard !shown.isEmpty else { return nil }
        return .ranges(
            ChartFrame(
                title: "The sector's gain of \(day) under each index rule",
                subtitle: "gain of the day, percent; bars: one name left out",
                summary: "\(study.rows.count) definitions with the range that leaving one name out gives."),
            axis: .percent("gain of the day, percent"), format: .change, groups: shown,
            marks: ("computed", "quoted"))
    }

    private func short(_ row: SectorBandStudy.Row) -> String {
        row.gain.assumption.map { ", \($0.label.split(separator: " ").last ?? "")" } ?? ""
    }
}

extension IndexRules {
    /// Whether it is a definition of the mining sector, by its name: `miners-…`.
    fileprivate var isMiners: Bool { name.hasPrefix("miners") }
}
