// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// What a claim turned out to be.
public enum Verdict: Hashable, Sendable {
    /// True within the precision of its wording; the value is nil for a state.
    case reproduced(value: Double?)
    /// Was true and is no longer.
    case stale(history: LevelHistory)
    /// True under some definitions, or between what definitions give.
    case definitionDependent(low: Double, high: Double)
    /// False; the value is nil for a state.
    case contradicted(value: Double?)
    /// The sources of the facts disagree, and the claim agrees with some.
    case conflicting
    /// There is nothing to check it against.
    case articleOnly
    /// It says too little to be checked.
    case notCheckable(reason: String)
}

extension Verdict {
    /// The day on which a stale claim held last, or was passed.
    public var lastTrue: CivilDate? {
        if case .stale(let history) = self { history.lastTrue } else { nil }
    }
}

extension Verdict: CustomStringConvertible {
    /// The word of the vocabulary for it.
    public var name: String {
        switch self {
        case .reproduced: "reproduced"
        case .stale: "stale"
        case .definitionDependent: "definition-dependent"
        case .contradicted: "contradicted"
        case .conflicting: "conflicting"
        case .articleOnly: "article only"
        case .notCheckable: "not checkable"
        }
    }

    /// The word with the day a stale claim last held, or the reason why a claim cannot be checked.
    public var description: String {
        switch self {
        case .stale(let history):
            history.lastTrue.map { "stale, last true on \($0)" } ?? "stale"
        case .notCheckable(let reason): "not checkable: \(reason)"
        default: name
        }
    }

    /// The value that the facts give, where they give one.
    public var checkedValue: Double? {
        switch self {
        case .reproduced(let value), .contradicted(let value): value
        case .stale(let history): history.now.value
        default: nil
        }
    }
}

/// A line of evidence: what, by whom, when.
public struct Evidence: Hashable, Sendable {
    /// What was found or computed, in words with its numbers.
    public let text: String
    /// The value found, in the unit of the claim.
    public let value: Double?
    /// The day it is of.
    public let day: CivilDate?
    /// Where it is from: a name or address of a source, or the series computed from.
    public let source: String
    /// The page and the row of the facts, where it is a record.
    public let reference: EvidenceReference?

    /// A line of evidence.
    public init(
        text: String, value: Double?, day: CivilDate?, source: String, reference: EvidenceReference? = nil
    ) {
        self.text = text
        self.value = value
        self.day = day
        self.source = source
        self.reference = reference
    }
}

/// Where the record behind a line of evidence stands.
public struct EvidenceReference: Hashable, Sendable {
    /// Address of the page; nil where there is none.
    public let url: String?
    /// How far it may be trusted: primary, digest, secondary or unverified.
    public let verification: String
    /// Table of the row.
    public let table: String
    /// Line of the row in its file, the header being line 1.
    public let line: Int
    /// Key of the row.
    public let key: String

    /// A page and a row.
    public init(url: String?, verification: String, table: String, line: Int, key: String) {
        self.url = url
        self.verification = verification
        self.table = table
        self.line = line
        self.key = key
    }
}

/// A verdict with what it rests on.
public struct CheckedClaim: Hashable, Sendable {
    /// The claim.
    public let claim: Claim
    /// What it turned out to be.
    public let verdict: Verdict
    /// The day as of which it was checked.
    public let asOf: CivilDate
    /// What the verdict rests on; two sources that differ are two lines.
    public let evidence: [Evidence]

    /// Whether all records among the evidence are of one source; a series of closes is no record.
    public var restsOnOneSource: Bool {
        Set(evidence.filter { $0.reference != nil }.map(\.source)).count == 1
    }

    /// A claim with its verdict.
    public init(claim: Claim, verdict: Verdict, asOf: CivilDate, evidence: [Evidence]) {
        self.claim = claim
        self.verdict = verdict
        self.asOf = asOf
        self.evidence = evidence
    }
}

/// A value that the facts give for what a claim says, under a definition.
public struct KnownValue: Hashable, Sendable {
    /// The value, in the unit of the claim.
    public let value: Double
    /// The definition it is under; values under one definition should agree.
    public let definition: String
    /// The day it is of.
    public let day: CivilDate?
    /// Its source.
    public let source: String
    /// The page and the row of the facts, where it is a record.
    public let reference: EvidenceReference?

    /// A value with its definition and source.
    public init(
        value: Double, definition: String = "", day: CivilDate? = nil, source: String,
        reference: EvidenceReference? = nil
    ) {
        self.value = value
        self.definition = definition
        self.day = day
        self.source = source
        self.reference = reference
    }

    var evidence: Evidence {
        Evidence(
            text: definition.isEmpty ? "as recorded" : definition, value: value, day: day, source: source,
            reference: reference)
    }
}

/// A state of an approval or contract that a source gives.
public struct KnownStatus: Hashable, Sendable {
    /// The state.
    public let status: ContractStatus
    /// The day it is of.
    public let day: CivilDate?
    /// Its source.
    public let source: String
    /// The page and the row of the facts, where it is a record.
    public let reference: EvidenceReference?

    /// A state with its source.
    public init(
        _ status: ContractStatus, day: CivilDate? = nil, source: String, reference: EvidenceReference? = nil
    ) {
        self.status = status
        self.day = day
        self.source = source
        self.reference = reference
    }
}
