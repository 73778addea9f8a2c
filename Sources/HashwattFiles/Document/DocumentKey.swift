// SPDX-License-Identifier: Apache-2.0

/// A key of a YAML or JSON file: its name with the unit in it, what it holds and what it means.
///
/// A list of them is the one description of a kind of file: the reader refuses what is not in it, and the JSON
/// Schema and the guide's table of keys are held to it by tests.
package struct DocumentKey: Hashable, Sendable {
    /// Name, with the unit of a number: `power_mw`.
    package let name: String
    /// What it holds.
    package let kind: Kind
    /// Whether it must be there.
    package let isRequired: Bool
    /// What it means, in one sentence; what holds where it is left out.
    package let summary: String
    /// What to write, said where it is missing or wrong; empty for what the kind suggests.
    package let remedy: String

    /// What a key can hold.
    package indirect enum Kind: Hashable, Sendable {
        /// One line of text.
        case text
        /// A finite number.
        case number(NumberRange)
        /// A whole number, at least this.
        case whole(least: Int)
        /// `true` or `false`.
        case flag
        /// A day, `YYYY-MM-DD`.
        case day
        /// One of these words.
        case choice([String])
        /// A list of texts.
        case texts
        /// A list of ISO 8601 times with offset or Z.
        case instants
        /// A number that holds in every interval, or the name of a column of the price file.
        case series(NumberRange)
        /// Keys of its own.
        case section([DocumentKey])
        /// A list of parts with keys of their own.
        case sections([DocumentKey])
        /// Something else, which the reader of this kind of file looks into itself.
        case other
    }

    /// A key.
    package init(
        _ name: String, _ kind: Kind, required: Bool = false, _ summary: String = "", remedy: String = ""
    ) {
        self.name = name
        self.kind = kind
        isRequired = required
        self.summary = summary
        self.remedy = remedy
    }
}

/// Which numbers a key allows.
package enum NumberRange: String, Hashable, Sendable {
    /// Every finite number.
    case any = "a finite number"
    /// Zero or more.
    case atLeastZero = "at least 0"
    /// More than zero.
    case aboveZero = "above 0"
    /// From nothing to all.
    case share = "from 0 to 1"
    /// A share that is not zero.
    case shareAboveZero = "above 0 and at most 1"

    /// Whether a number is in it.
    package func contains(_ value: Double) -> Bool {
        switch self {
        case .any: value.isFinite
        case .atLeastZero: value >= 0 && value.isFinite
        case .aboveZero: value > 0 && value.isFinite
        case .share: (0...1).contains(value)
        case .shareAboveZero: value > 0 && value <= 1
        }
    }
}
