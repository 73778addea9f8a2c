// SPDX-License-Identifier: Apache-2.0

extension PreparedBrief {
    /// The brief for a glance: every section's lead and key figures, and the first table of all.
    ///
    /// Figures and sources stay those of the whole brief, so that what is counted and explained does not change.
    public var summary: PreparedBrief {
        var hasTable = false
        let sections = brief.sections.map { section in
            let blocks = section.blocks.filter { block in
                switch block {
                case .cards: return true
                case .table:
                    defer { hasTable = true }
                    return !hasTable
                case .heading, .paragraph, .chart, .callout, .list: return false
                }
            }
            return BriefSection(
                id: section.id, heading: section.heading, lead: section.lead, blocks: blocks)
        }
        let short = Brief(
            title: brief.title, standfirst: brief.standfirst, asOf: brief.asOf, dataset: brief.dataset,
            generator: brief.generator, sections: sections)
        return PreparedBrief(short, index: index)
    }

    /// Tables, remarks and lists that the summary leaves out.
    public var leftOutOfSummary: Int {
        func count(_ brief: Brief) -> Int {
            brief.sections.reduce(0) { sum, section in
                sum
                    + section.blocks.count { block in
                        switch block {
                        case .table, .callout, .list: true
                        case .heading, .paragraph, .chart, .cards: false
                        }
                    }
            }
        }
        return count(brief) - count(summary.brief)
    }

    private init(_ brief: Brief, index: FigureIndex) {
        self.brief = brief
        self.index = index
    }
}
