// SPDX-License-Identifier: Apache-2.0

import HashwattCharts
import HashwattFacts

/// The answer of a study of the sector: what a section of the brief shows and the command line prints.
public struct SectorReport: Sendable {
    /// Its name, for sections and files: `index-band`.
    public let id: String
    /// Its heading.
    public let heading: String
    /// The main thing in a sentence or two.
    public let lead: [Inline]
    /// The picture.
    public let chart: BriefChart?
    /// The tables, the main one first.
    public let tables: [BriefTable]
    /// Tables that the command line prints besides: too long for a brief.
    public let details: [BriefTable]
    /// What must be known besides: what was left out, how to read it.
    public let remarks: [[Inline]]

    private var all: [BriefTable] { tables + details }

    /// The section of a brief.
    public var section: BriefSection {
        var blocks: [Block] = []
        if let chart { blocks.append(.chart(chart)) }
        blocks += tables.map(Block.table)
        if !remarks.isEmpty { blocks.append(.list(remarks)) }
        return BriefSection(id: id, heading: heading, lead: lead, blocks: blocks)
    }

    /// The report for the command line, ending with a line break.
    ///
    /// - Parameters:
    ///   - format: `json` is an object with an array a table; `csv` is the main table.
    ///   - width: columns of the terminal.
    public func text(_ format: DataTable.Format, width: Int) -> String {
        switch format {
        case .csv: tables.first?.dataTable().text(.csv) ?? ""
        case .json:
            JSONValue.object(
                all.map { JSONValue.Member(Self.key($0.title), $0.dataTable().json) }
            ).text() + "\n"
        case .markdown:
            "## \(heading)\n\n" + plain(lead) + "\n\n"
                + all.map { "### \($0.title)\n\n" + $0.dataTable().text(.markdown) + note($0) }
                .joined(separator: "\n") + bullets
        case .table:
            wrapped(plain(lead), width) + "\n"
                + all.map { table in
                    table.title + "\n"
                        + table.dataTable().text(.table, width: width, elsewhere: "--format json has all")
                        + wrapped(plain(table.note), width)
                }.joined(separator: "\n") + (remarks.isEmpty ? "" : "\n")
                + remarks.map { wrapped("- " + plain($0), width) }.joined()
        }
    }

    /// What `csv` leaves out, for standard error; empty for the other formats.
    public func leftOut(_ format: DataTable.Format) -> [String] {
        guard format == .csv || format == .json else { return [] }
        let more = all.count > 1 && format == .csv
        let others = all.dropFirst().map { "“\($0.title)”" }.joined(separator: ", ")
        return (more ? ["csv has the first table; --format json has also \(others)"] : [])
            + remarks.map(plain)
    }

    /// The picture and the main table as files.
    public func files(name: String) -> [(name: String, text: String)] {
        let picture = chart.map { chart in
            (name: "\(name).svg", text: chart.chart.svg(id: id, isStandalone: true) + "\n")
        }
        let table = tables.first.map { (name: "\(name).csv", text: $0.dataTable().text(.csv)) }
        return [picture, table].compactMap(\.self)
    }

    private func plain(_ inlines: [Inline]) -> String { PlainText.of(inlines, style: .plain) }

    private func note(_ table: BriefTable) -> String {
        table.note.isEmpty ? "" : "\n" + plain(table.note) + "\n"
    }

    private var bullets: String {
        remarks.isEmpty ? "" : "\n" + remarks.map { "- " + plain($0) + "\n" }.joined()
    }

    private func wrapped(_ text: String, _ width: Int) -> String {
        text.isEmpty ? "" : TextWidth.wrapped(text, to: width).map { $0 + "\n" }.joined()
    }

    private static func key(_ title: String) -> String {
        title.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: "_")
    }
}

extension FigureFormat {
    /// A p-value: two significant digits, `<0.0001` below that.
    static let pValue = FigureFormat(.probability)
    /// A t, a z or a coefficient: sign and two decimals.
    static let statistic = FigureFormat(.places(2), isSigned: true)
    /// A coefficient or its standard error.
    static let coefficient = FigureFormat(.places(2))
    /// A difference of percentages: sign and two decimals.
    static let points = FigureFormat(.places(2), isSigned: true)
}

extension ChartAxis {
    /// Percent with sign.
    static func percent(_ title: String) -> ChartAxis {
        ChartAxis(title: title, shift: 2, suffix: " %", isSigned: true)
    }
}
