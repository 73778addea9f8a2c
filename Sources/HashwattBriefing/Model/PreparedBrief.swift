// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts

/// A brief that was checked and whose figures and sources are numbered: what renderers take.
public struct PreparedBrief: Sendable {
    /// The brief.
    public let brief: Brief
    /// Its figures, with everything they were derived from.
    public let index: FigureIndex

    /// Checks the section ids and gathers the figures.
    ///
    /// - Throws: `BriefError` where a section's id is unusable or used twice, or one figure id has two values.
    /// - Complexity: O(figures and their inputs).
    public init(_ brief: Brief) throws(BriefError) {
        var seen = Set<String>()
        for section in brief.sections {
            guard Self.isUsable(section.id) else { throw .unusableSection(section.id) }
            guard seen.insert(section.id).inserted else { throw .duplicateSection(section.id) }
        }
        self.brief = brief
        index = try FigureIndex(brief.figures)
    }

    private static func isUsable(_ id: String) -> Bool {
        let isPlain = id.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        let starts = ["f-", "s-", "c-", "r-"].contains { id.hasPrefix($0) }
        return isPlain && !id.isEmpty && !starts && !["figures", "sources", "main", "top"].contains(id)
    }
}

extension Brief {
    /// The figures that it shows, in the order of reading, repeated as often as they are shown.
    public var figures: [Figure] {
        standfirst.compactMap(\.figure)
            + sections.flatMap { $0.lead.compactMap(\.figure) + $0.blocks.flatMap(\.figures) }
    }
}

extension Block {
    var figures: [Figure] {
        switch self {
        case .heading: []
        case .paragraph(let inlines): inlines.compactMap(\.figure)
        case .cards(let cards): cards.flatMap { [$0.figure] + $0.note.compactMap(\.figure) }
        case .table(let table): table.figures + table.note.compactMap(\.figure)
        case .chart(let chart): chart.table.figures + (chart.table.note + chart.note).compactMap(\.figure)
        case .callout(let callout): callout.body.compactMap(\.figure)
        case .list(let items, _): items.flatMap { $0.compactMap(\.figure) }
        }
    }
}
