// SPDX-License-Identifier: Apache-2.0

public import HashwattFacts
public import HashwattMarket
import HashwattStudies
public import HashwattUnits

/// Composes the brief of a day from what was known by then.
///
/// Every section is built from figures of `HashwattStudies`; what a section cannot say for want of a fact it says
/// in words, and the last section lists what is unverified, conflicting or known only to the month.
public struct DailyBrief: Sendable {
    let facts: FactSet
    let all: FactSet
    let day: CivilDate
    let market: MarketFigures
    let rules: [IndexRules]

    /// A brief of `day`.
    ///
    /// - Parameters:
    ///   - facts: everything; what happened after `day` is cut away here.
    ///   - rules: definitions of the sector, for the band of its gain.
    public init(_ facts: FactSet, on day: CivilDate, rules: [IndexRules] = []) {
        self.rules = rules
        all = facts
        self.facts = facts.asOf(day)
        self.day = day
        market = MarketFigures(self.facts)
    }

    /// The brief.
    ///
    /// - Parameter extras: sections that were asked for besides; they stand before the open questions, which look
    ///   into them too.
    public func compose(
        dataset: DatasetStamp, generator: String, adding extras: [BriefSection] = []
    ) -> Brief {
        let sections =
            [moves] + sectorStudies + [announcements, capacity, rents] + leaseStudy + [payers, grid, mining]
            + extras
        return Brief(
            title: "Miners, power and AI: \(day)",
            standfirst: standfirst, asOf: day, dataset: dataset, generator: generator,
            sections: sections + [openQuestions(after: sections)])
    }

    private var standfirst: [Inline] {
        let sector = SectorFigures(facts, on: day)
        guard let equal = sector.equalWeighted else {
            return [.text("No session of the exchange: what was known on this day, without moves.")]
        }
        var text: [Inline] = [
            .text("The sector closed "), .figure(equal, .change), .text(" on the day at equal weights"),
        ]
        if let cap = sector.capWeighted {
            text += [.text(" and "), .figure(cap, .change), .text(" by market value")]
        }
        return text + [.text(". Every number carries its source; hover, tap or follow it to its derivation.")]
    }
}
