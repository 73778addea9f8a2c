// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// What the claims of one story add up to: who announces what, with whom, for how much, where and when.
public struct Story: Hashable, Sendable {
    /// Kinds of stories.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A contract over capacity or computing.
        case lease
        /// An investment, a budget or a building project.
        case investment
        /// A bond, note or loan.
        case bond
    }

    /// What it is.
    public let kind: Kind
    /// Who announces it.
    public let announcer: Actor
    /// The other party of a contract.
    public let counterparty: Actor?
    /// The amount.
    public let amount: Claim
    /// The power it is about.
    public let power: Claim?
    /// The term of a contract.
    public let term: Claim?
    /// Where, as the text names it.
    public let place: String?
    /// The day of the announcement: the one the text names, else that of publication.
    public let day: CivilDate
    /// The paragraph it was read from.
    public let passage: ClaimReport.Passage
}

/// Puts the claims of a text together into stories.
///
/// An amount in dollars, euros or pounds of a company opens a story: of a contract, an investment or a bond. Megawatts and
/// terms join the story that is nearest, in the same paragraph or a neighbouring one, and about the same company. The
/// other party of a contract is the first other company of the paragraph.
///
/// Complexity: O(claims²), with few claims a text.
public struct StoryAssembler {
    private let report: ClaimReport
    private let published: CivilDate
    /// The passage of each claim.
    private let passages: [Int]

    /// The stories of a report that was read with `ReadOptions.keepsText`.
    ///
    /// - Parameter published: the day of publication.
    public static func stories(_ report: ClaimReport, published: CivilDate) -> [Story] {
        StoryAssembler(report, published).assemble()
    }

    private init(_ report: ClaimReport, _ published: CivilDate) {
        self.report = report
        self.published = published
        var passages = [Int](repeating: 0, count: report.claims.count)
        for (index, passage) in report.passages.enumerated() {
            for place in passage.places { passages[place.claim] = index }
        }
        self.passages = passages
    }

    private func assemble() -> [Story] {
        let seeds = self.seeds()
        return seeds.compactMap { seed in story(seed, seeds) }
    }

    /// The claims that open stories; an amount that is said again opens none.
    private func seeds() -> [Int] {
        var seen: Set<[String]> = []
        return report.claims.indices.filter { index in
            let claim = report.claims[index]
            guard let kind = Self.kind(claim), let actor = claim.actor, let value = claim.value else {
                return false
            }
            return seen.insert([kind.rawValue, actor, claim.unit, "\(value)"]).inserted
        }
    }

    private static func kind(_ claim: Claim) -> Story.Kind? {
        guard claim.kind == .quantity, ["USD", "EUR", "GBP"].contains(claim.unit), claim.value ?? 0 >= 1e6
        else {
            return nil
        }
        switch claim.metric {
        case .contractValue: return .lease
        case .investment, .capex: return .investment
        case .debtOrBond: return .bond
        default: return nil
        }
    }

    private func story(_ seed: Int, _ seeds: [Int]) -> Story? {
        let claim = report.claims[seed]
        guard let kind = Self.kind(claim), let name = claim.actor else { return nil }
        let passage = report.passages[passages[seed]]
        let announcer =
            passage.actors.first { $0.name == name } ?? Actor(name: name, ticker: claim.ticker)
        let other = passage.actors.first { $0.role == .company && $0.name != name }
        let mates = [name] + (kind == .lease ? [other?.name].compactMap(\.self) : [])
        return Story(
            kind: kind, announcer: announcer, counterparty: kind == .lease ? other : nil, amount: claim,
            power: kind == .bond
                ? nil : joining(seed, seeds, mates) { $0.unit == "MW" && $0.metric == .capacity },
            term: kind == .lease ? joining(seed, seeds, mates) { $0.metric == .term } : nil,
            place: kind == .bond ? nil : place(near: passages[seed]), day: day(of: claim), passage: passage)
    }

    /// The nearest claim of one of `actors` that fits and stands nearer to this seed than to another.
    private func joining(_ seed: Int, _ seeds: [Int], _ actors: [String], _ fits: (Claim) -> Bool) -> Claim? {
        let candidates = report.claims.indices.filter { index in
            let claim = report.claims[index]
            guard fits(claim), claim.actor.map(actors.contains) == true, distance(index, seed).0 <= 1 else {
                return false
            }
            return !seeds.contains { $0 != seed && distance(index, $0) < distance(index, seed) }
        }
        return candidates.min { distance($0, seed) < distance($1, seed) }.map { report.claims[$0] }
    }

    /// Passages between two claims, then claims between them.
    private func distance(_ left: Int, _ right: Int) -> (Int, Int) {
        (abs(passages[left] - passages[right]), abs(left - right))
    }

    /// The place named in the passage, else in the one before or behind it.
    private func place(near index: Int) -> String? {
        let order = [index, index - 1, index + 1].filter(report.passages.indices.contains)
        return order.lazy.compactMap { PlaceFinder.place(in: report.passages[$0].text) }.first
    }

    /// The day that the claim names, if it is one of the week before publication.
    private func day(of claim: Claim) -> CivilDate {
        guard case .day(let day)? = claim.period?.date, day <= published, published - day <= 7 else {
            return published
        }
        return day
    }
}
