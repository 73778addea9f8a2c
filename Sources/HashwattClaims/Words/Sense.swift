// SPDX-License-Identifier: Apache-2.0

/// What a word or phrase of a language table can mean to the grammar.
///
/// The raw names are the first word of a table line.
enum SenseKind: UInt8, CaseIterable, Sendable {
    /// A cardinal: `number 21`.
    case number
    /// The word for a hundred, which multiplies what stands before it.
    case hundred
    /// A power of ten that multiplies: `scale 6`.
    case scale
    /// A letter that is a scale only behind digits or a currency: `letter 9`.
    case letter
    /// A denominator: `fraction 4`, or `fraction -6` for a millionth.
    case fraction
    /// A counting unit that multiplies: `times 12`.
    case times
    /// The article that stands for one before a scale.
    case article
    /// A joining word inside numbers ("and", "und").
    case join
    /// The spoken decimal separator ("point", "Komma").
    case point
    /// A spoken sign: `sign -1`.
    case sign
    /// A currency: `currency USD`.
    case currency
    /// A hundredth of a currency: `cents USD`.
    case cents
    /// Percent 0, percentage points 1, basis points 2.
    case percent
    /// A unit with its canonical name and power of ten: `unit MW 3`.
    case unit
    /// What joins an amount to the thing it is paid for ("per", "je", "/").
    case per
    /// What an amount may be paid for: `thing kWh`.
    case thing
    /// A noun that can be counted, with the metric it implies: `noun jobs jobs`.
    case noun
    /// A word behind a unit that makes the unit an adjective ("Bitcoin miners").
    case modified
    /// A qualifier before a number: `qualifier nearly`.
    case qualifier
    /// A qualifier behind a quantity: `trailing at_least`.
    case trailing
    /// What stands between the ends of a range ("to", "bis").
    case to
    /// What stands before the first end of a change ("from", "von").
    case from
    /// What stands before the second end of a change and not of a range ("auf").
    case onto
    /// What opens a range closed by a joining word ("between", "zwischen").
    case between
    /// What separates members of a list that share a unit ("and", "beziehungsweise").
    case list
    /// A month: `month 10`.
    case month
    /// A day of the week: `weekday 5`.
    case weekday
    /// A preposition that makes a following four-digit number a year.
    case yearly
    /// A word that makes a following duration a window of time and no term.
    case window
    /// A word behind a duration that makes it a window or an age ("ago", "high").
    case after
    /// A noun that makes a duration a term ("agreement", "lease").
    case term
    /// A word that makes the number behind it a name ("Phase", "No.").
    case label
    /// A movement upwards; the second value says whether it is a price-like verb.
    case up
    /// A movement downwards.
    case down
    /// A comparison word whose percentage is positive whatever the direction ("discount").
    case positive
    /// A metric with weight and the unit kinds it fits: `cue capex 3 M`.
    case cue
    /// A period: `period ytd`.
    case period
    /// A function word, which no noun phrase contains.
    case stop
    /// A reference back to an actor: `anaphor company`.
    case anaphor
    /// A word that opens a clause with its own subject.
    case clause
    /// A relative pronoun, whose subject is the name just before it.
    case relative
    /// A preposition: a name behind it is no subject.
    case preposition
    /// A word whose full stop ends no sentence.
    case abbreviation
    /// A named actor of the lexicon.
    case entity
    /// A corporate suffix ("Holdings", "AG").
    case suffix
    /// A verb of saying or doing that makes a name before it a subject.
    case verb
    /// A multiple: `multiple 2`.
    case multiple
    /// A state of an approval or contract: `status sought`.
    case status
    /// What can be approved or signed ("licence", "agreement").
    case matter
    /// A capitalised word that is no actor (places, weekdays, nations).
    case place
    /// A decimal prefix of a share in words, only for measuring ("percent of").
    case percentOf
}

extension SenseKind {
    /// The kind as a set of one; sets of kinds are the bits of a word.
    @inline(__always) var bit: UInt64 { 1 &<< UInt64(rawValue) }

    /// A further bit of words with which cues of price targets start.
    static let target: UInt64 = 1 << 63
}

/// One meaning of a phrase.
struct Sense: Sendable {
    /// What it is.
    var kind: SenseKind
    /// Whether the text must be written exactly as in the table.
    var exact: Bool
    /// Position of the spelling of an exact phrase among the spellings of the vocabulary.
    var spelling: Int32 = -1
    /// First value; what it is depends on the kind.
    var first: Int32
    /// Second value.
    var second: Int32

    /// The bits of a word with which a phrase of this meaning starts.
    var starters: UInt64 {
        kind == .cue && Metric.at(first) == .priceTarget ? kind.bit | SenseKind.target : kind.bit
    }
}

/// Kinds of units, as a set so that cues can say which they fit.
struct UnitKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    static let money = Self(rawValue: 1)
    static let percent = Self(rawValue: 2)
    static let power = Self(rawValue: 4)
    static let energy = Self(rawValue: 8)
    static let hashRate = Self(rawValue: 16)
    static let efficiency = Self(rawValue: 32)
    static let bitcoin = Self(rawValue: 64)
    static let count = Self(rawValue: 128)
    static let duration = Self(rawValue: 256)
    static let perShare = Self(rawValue: 512)
    static let perUnit = Self(rawValue: 1024)
    static let other = Self(rawValue: 2048)
    static let all = Self(rawValue: 4095)

    /// Reads the letters of a cue line, or `*` for all.
    init(letters: Substring) {
        var kinds: UnitKinds = []
        for letter in letters {
            switch letter {
            case "M": kinds.insert(.money)
            case "P": kinds.insert(.percent)
            case "W": kinds.insert(.power)
            case "E": kinds.insert(.energy)
            case "H": kinds.insert(.hashRate)
            case "J": kinds.insert(.efficiency)
            case "B": kinds.insert(.bitcoin)
            case "C": kinds.insert(.count)
            case "D": kinds.insert(.duration)
            case "S": kinds.insert(.perShare)
            case "U": kinds.insert(.perUnit)
            case "O": kinds.insert(.other)
            case "*": kinds = .all
            default: preconditionFailure("no unit kind \(letter) in a word table")
            }
        }
        self = kinds
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }
}
