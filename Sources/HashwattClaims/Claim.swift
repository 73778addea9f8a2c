// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Where something stands in the text that was given, counted two ways.
public struct TextSpan: Hashable, Sendable {
    /// UTF-8 offset of the first byte.
    public let startByte: Int
    /// UTF-8 offset behind the last byte.
    public let endByte: Int
    /// Offset of the first Unicode code point.
    public let startCharacter: Int
    /// Offset behind the last Unicode code point.
    public let endCharacter: Int
}

/// A stretch of time a claim is about.
public struct ClaimPeriod: Hashable, Sendable {
    /// Kinds of periods.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A day, named by its weekday or as today.
        case day
        /// A week.
        case week
        /// A month.
        case month
        /// A quarter or half-year.
        case quarter
        /// A year, or a comparison with the year before.
        case year
        /// From the last close of the year before.
        case yearToDate
        /// Another window.
        case window
        /// A date.
        case date
    }

    /// The words of the text.
    public let text: String
    /// What kind of period they name.
    public let kind: Kind
    /// The day, month or year meant, where the text and the day of publication say it.
    public let date: PartialDate?
}

/// State of an approval or contract.
public enum ContractStatus: String, Hashable, Sendable, CaseIterable {
    /// Asked for.
    case sought
    /// Given.
    case granted
    /// Concluded.
    case signed
    /// Not there, or refused.
    case none
}

/// A number or state that a text asserts, with what it is about.
public struct Claim: Hashable, Sendable {
    /// What is asserted.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A number with a unit.
        case quantity
        /// A multiple: "doubled", "3x".
        case multiple
        /// A state of an approval or contract, without a number.
        case status
    }

    /// What is asserted.
    public let kind: Kind
    /// The words of the claim.
    public let quote: String
    /// Where they stand.
    public let span: TextSpan
    /// The value in `unit`; falls are negative; nil for a status.
    public let value: Double?
    /// The upper value of a range.
    public let valueHigh: Double?
    /// Canonical unit: `USD`, `MW`, `percent`, `other:acres`; empty for a status.
    public let unit: String
    /// How the text bounds the value.
    public let qualifier: Qualifier
    /// The number as written, before units and scales, for the precision of the wording.
    public let written: WrittenNumber?
    /// The actor as the text names it.
    public let entity: String?
    /// The actor's name in the lexicon.
    public let actor: String?
    /// The actor's ticker.
    public let ticker: String?
    /// What the number is about.
    public let metric: Metric
    /// When.
    public let period: ClaimPeriod?
    /// The state, for a status.
    public let status: ContractStatus?
    /// Why this actor.
    public let entityReason: LinkReason
    /// Why this metric.
    public let metricReason: LinkReason
}

/// A number as a text writes it: what its rounding may hide depends on it.
public struct WrittenNumber: Hashable, Sendable {
    /// Digits without the decimal sign, negative for falls: 14 for "1.4 billion".
    public let digits: Double
    /// Power of ten from `digits` to the canonical value: 8 for "1.4 billion".
    public let exponent: Int
    /// Digits behind the decimal sign: 1 for "1.4 billion".
    public let decimals: Int

    /// A number as written.
    public init(digits: Double, exponent: Int = 0, decimals: Int = 0) {
        precondition(decimals >= 0, "a number has no \(decimals) decimals")
        self.digits = digits
        self.exponent = exponent
        self.decimals = decimals
    }

    /// The canonical value.
    public var value: Double { DecimalNumber(digits, exponent: exponent).value }
}

/// What a text says.
public struct ClaimReport: Hashable, Sendable {
    /// The language it was read in.
    public let language: TextLanguage
    /// The format it was read as.
    public let format: TextFormat
    /// Its title, where it has one.
    public let title: String?
    /// Its author.
    public let author: String?
    /// The day of publication: what the caller said, else what the text says.
    public let published: CivilDate?
    /// Its section or category.
    public let category: String?
    /// The claims in order of the text.
    public let claims: [Claim]
    /// The text without its markup, where `ReadOptions.keepsText` asked for it.
    public var passages: [Passage] = []

    /// A paragraph, heading, list item or row of the text.
    public struct Passage: Hashable, Sendable {
        /// What it is.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case paragraph
            case heading
            case item
            case row
        }

        /// What it is.
        public let kind: Kind
        /// Its words.
        public let text: String
        /// The cells of a row: UTF-8 offsets in `text`.
        public let cells: [Range<Int>]
        /// Where its claims stand: UTF-8 offsets in `text`, ascending, with the position of the claim in the report.
        public var places: [Place]
        /// The actors it names, each once, in order.
        public let actors: [Actor]
    }

    /// Where a claim stands in a passage.
    public struct Place: Hashable, Sendable {
        /// UTF-8 offsets.
        public let range: Range<Int>
        /// Position of the claim in the report.
        public let claim: Int
    }
}
