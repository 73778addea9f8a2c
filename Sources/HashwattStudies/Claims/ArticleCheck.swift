// SPDX-License-Identifier: Apache-2.0

public import HashwattClaims
public import HashwattFacts
public import HashwattUnits

/// Checks a text that was published on a day.
///
/// A text does not say at which hour it was written. What it knows for sure is the close of the session before its
/// day; so closes are those of that session, and only where a claim does not hold there, but does on the close of
/// the day itself, the day itself counts.
public struct ArticleCheck: Sendable {
    private let checkers: [FactChecker]

    /// A check against these facts for a text of this day.
    ///
    /// - Parameter last: the last day that may be known, where that is earlier than the text: a brief of a day knows
    ///   nothing of the next.
    public init(_ facts: FactSet, published day: CivilDate, knownBy last: CivilDate? = nil) {
        let before = NYSECalendar.supported.contains(day) ? NYSECalendar.previousSession(before: day) : nil
        let days = Self.ascending([before, day].compactMap { $0.map { min($0, last ?? $0) } })
        checkers = days.map { date in
            FactChecker(
                facts: facts, asOf: date, sectorMoves: SectorFigures(facts.asOf(date), on: date).known(facts))
        }
    }

    private static func ascending(_ days: [CivilDate]) -> [CivilDate] {
        days.count == 2 && days[0] == days[1] ? [days[0]] : days
    }

    /// The claims with their verdicts, in the order of the text.
    public func check(_ report: ClaimReport) -> [CheckedClaim] {
        report.claims.map { claim in
            let found = checkers.map { $0.check(claim) }
            return found.first(where: \.verdict.holds) ?? found.first(where: \.verdict.says) ?? found[0]
        }
    }
}

extension Verdict {
    /// Whether the facts bear the claim out.
    fileprivate var holds: Bool {
        switch self {
        case .reproduced, .definitionDependent, .conflicting: true
        case .stale, .contradicted, .articleOnly, .notCheckable: false
        }
    }

    /// Whether the facts say anything about the claim.
    fileprivate var says: Bool {
        switch self {
        case .articleOnly, .notCheckable: false
        case .reproduced, .definitionDependent, .conflicting, .stale, .contradicted: true
        }
    }
}
