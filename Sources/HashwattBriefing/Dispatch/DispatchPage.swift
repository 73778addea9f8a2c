// SPDX-License-Identifier: Apache-2.0

public import HashwattCharts
import HashwattDispatch
import HashwattFacts
public import HashwattStudies
public import HashwattUnits

/// The plans of a report as a page: a section a site, at most ``mostSites`` of them.
public struct DispatchPage: Sendable {
    private let report: DispatchReport
    private let sections: [DispatchSection]
    private let lastDay: CivilDate

    /// Sites that are drawn; the others are in the files.
    public static let mostSites = 4

    /// A page.
    ///
    /// - Parameters:
    ///   - day: first day of the week that is drawn; the one in which most is sold where nil.
    ///   - figures: those of the plan with this place.
    public init(_ report: DispatchReport, week day: CivilDate?, figures: (Int) -> DispatchFigures) {
        self.report = report
        sections = report.outcomes.prefix(Self.mostSites).indices.map { index in
            DispatchSection(
                figures(index), week: day, reconciliation: index == 0 ? report.reconciliation : nil)
        }
        let first = report.outcomes[0]
        lastDay = first.scenario.zone.date(at: first.start + first.interval * Int64(first.count - 1))
    }

    /// The week and the duration curve of the first site, with the names of their files.
    public var pictures: [(name: String, chart: Chart)] {
        [("week", sections[0].weekPicture), ("duration", sections[0].durationPicture)]
    }

    /// The page as one HTML file.
    ///
    /// - Throws: where two figures of one name differ.
    public func html(generator: String) throws(BriefError) -> String {
        let name = report.portfolio ?? report.outcomes[0].problem.site.name
        let left = report.outcomes.count - sections.count
        let parts = sections.enumerated().map { $1.section(id: "site-\($0 + 1)") }
        let days = parts.flatMap { $0.blocks.flatMap(\.figures) }.map(\.asOf.latest)
        let brief = Brief(
            title: "Dispatch of \(name)",
            standfirst: [
                .text("What every megawatt does in every interval, what it earns, and the proof.")
            ] + (left > 0 ? [.text(" \(left) more sites are in the files beside this page.")] : []),
            asOf: days.reduce(lastDay, max), dataset: DatasetStamp(name: "of \(name)", version: ""),
            generator: generator, sections: parts)
        return BriefHTML.text(try PreparedBrief(brief))
    }
}
