// SPDX-License-Identifier: Apache-2.0

import Foundation
import HashwattBriefing
import HashwattDataset
import HashwattFacts
import HashwattFiles
import HashwattMarket
import HashwattUnits
import Synchronization
import Testing

/// Briefs of the bundled facts.
enum DailySamples {
    static let facts = Result { () throws(TableProblems) -> FactSet in try BundledFacts.load() }

    /// The shipped index rules.
    static let rules = Result { () throws(DocumentFailure) -> [IndexRules] in
        try BundledRules.files().map { file throws(DocumentFailure) in
            try IndexRulesFile.parse(String(decoding: file.bytes, as: UTF8.self), file: file.name)
        }
    }

    /// Briefs that were made: many tests look at the same day.
    private static let made = Mutex<[String: PreparedBrief]>([:])

    static func prepared(_ day: String) throws -> PreparedBrief {
        if let found = made.withLock({ $0[day] }) { return found }
        let brief = try compose(day)
        made.withLock { $0[day] = brief }
        return brief
    }

    private static func compose(_ day: String) throws -> PreparedBrief {
        let date = try #require(CivilDate(day))
        let brief = DailyBrief(try facts.get(), on: date, rules: try rules.get()).compose(
            dataset: DatasetStamp(name: "bundled", version: "test"), generator: "hashwatt test")
        return try PreparedBrief(brief)
    }

    static func section(_ id: String, of day: String) throws -> BriefSection {
        try #require(try prepared(day).brief.sections.first { $0.id == id }, "no section \(id)")
    }

    /// The tables of a section, by title.
    static func table(_ title: String, in section: String, of day: String) throws -> BriefTable {
        let tables = try Self.section(section, of: day).blocks.compactMap { block -> BriefTable? in
            switch block {
            case .table(let table): table
            case .chart(let chart): chart.table
            default: nil
            }
        }
        return try #require(tables.first { $0.title == title }, "no table \(title)")
    }

    /// All words of a section.
    static func words(_ section: String, of day: String) throws -> String {
        let text = BriefMarkdown.text(try prepared(day))
        let heading = try Self.section(section, of: day).heading
        let start = try #require(text.range(of: "\n## \(heading)\n"))
        let rest = text[start.upperBound...]
        return String(rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)])
    }
}
