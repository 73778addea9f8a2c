// SPDX-License-Identifier: Apache-2.0

/// Why a number was linked to an actor, a metric or a period; printed as evidence.
public enum LinkReason: Hashable, Sendable {
    /// The actor is the subject of the clause.
    case subject(String)
    /// The actor stands directly before the number.
    case adjacent(String)
    /// The number is said to be for the actor: "191 % for the S&P 500".
    case saidOf(String)
    /// Names and numbers are listed in the same order.
    case respectively(String)
    /// A reference back ("the company").
    case reference(String)
    /// The last subject of an earlier sentence.
    case earlierSubject(String)
    /// The first company of the text.
    case topic(String)
    /// The heading of the row or column of a table, or of the list.
    case header(String)
    /// A word near the number.
    case word(String)
    /// The noun that is counted.
    case noun(String)
    /// What the unit is nearly always about.
    case unit(String)
    /// The number before it, which this one continues or compares.
    case continues(String)
    /// Nothing in the text decides it.
    case undecided
}

extension LinkReason: CustomStringConvertible {
    /// The reason in words.
    public var description: String {
        switch self {
        case .subject(let name): "subject of the clause: \(name)"
        case .adjacent(let name): "directly before the number: \(name)"
        case .saidOf(let name): "said of: \(name)"
        case .respectively(let name): "same place in the list: \(name)"
        case .reference(let name): "refers back to: \(name)"
        case .earlierSubject(let name): "subject of an earlier sentence: \(name)"
        case .topic(let name): "first company of the text: \(name)"
        case .header(let text): "heading: \(text)"
        case .word(let text): "word near the number: \(text)"
        case .noun(let text): "what is counted: \(text)"
        case .unit(let unit): "unit: \(unit)"
        case .continues(let text): "continues: \(text)"
        case .undecided: "nothing near the number decides it"
        }
    }
}

/// A word near a number that says what the number is about.
struct Cue {
    var first: Int
    var end: Int
    var metric: Metric
    var weight: Double
    var fits: UnitKinds
}

/// A word of movement.
struct Direction {
    var first: Int
    var end: Int
    var sign: Double
    var priceLike: Bool
}

/// Words of one sentence that link its numbers.
struct SentenceCues {
    var cues: [Cue] = []
    var directions: [Direction] = []
    var positives: [Int] = []
    /// Positions of clause boundaries: commas, semicolons, conjunctions.
    var boundaries: [Int] = []
    /// The longest phrase so far with the units it speaks of.
    private var covered: (end: Int, fits: UnitKinds) = (0, [])
    /// Whether a coin is named.
    var coins = false
    /// References back, with the role they mean.
    var anaphors: [(first: Int, end: Int, role: String)] = []

    init() {}

    /// Collects the words of `range`; longer phrases win over shorter ones inside them.
    init(_ text: TokenText, _ range: Range<Int>, _ mentions: [Mention]) {
        var index = range.lowerBound
        var next = 0
        while index < range.upperBound {
            let token = text.tokens[index]
            if token.symbol == 0x2C || token.symbol == 0x3B || token.symbol == 0x3A {
                boundaries.append(index)
            }
            while next < mentions.count, mentions[next].end <= index { next += 1 }
            if next < mentions.count, index >= mentions[next].first, mentions[next].role != .coin {
                index = max(index + 1, mentions[next].end)  // "Soluna Holdings" holds nothing
                continue
            }
            let mask = token.kinds
            if mask & Self.interesting == 0 {
                index += 1
                continue
            }
            add(text, index, mask)
            index += 1
        }
    }

    private static var interesting: UInt64 {
        SenseKind.cue.bit | SenseKind.up.bit | SenseKind.down.bit | SenseKind.positive.bit
            | SenseKind.clause.bit | SenseKind.anaphor.bit | SenseKind.unit.bit
    }

    private mutating func add(_ text: TokenText, _ index: Int, _ mask: UInt64) {
        if mask & SenseKind.cue.bit != 0 { addCues(text, index) }
        if let unit = text.match(.unit, at: index), text.words.kind(ofBase: unit.sense.first) == .bitcoin {
            coins = true
        }
        if let up = text.match(.up, at: index) {
            directions.append(Direction(first: index, end: up.end, sign: 1, priceLike: up.sense.first == 1))
        } else if let down = text.match(.down, at: index) {
            directions.append(
                Direction(first: index, end: down.end, sign: -1, priceLike: down.sense.first == 1))
        }
        if text.match(.positive, at: index) != nil { positives.append(index) }
        if text.match(.clause, at: index) != nil { boundaries.append(index) }
        if let anaphor = text.match(.anaphor, at: index) {
            anaphors.append((index, anaphor.end, text.words.names[Int(anaphor.sense.first)]))
        }
    }

    /// All senses of the longest cue phrase at `index`; where a longer phrase covers it, only for units that the longer
    /// one says nothing about.
    private mutating func addCues(_ text: TokenText, _ index: Int) {
        guard let longest = text.match(.cue, at: index) else { return }
        let taken = longest.end > covered.end ? [] : covered.fits.union(.perUnit)
        var own: UnitKinds = []
        text.forEachSense(.cue, at: index, end: longest.end) { sense in
            let fits = UnitKinds(rawValue: UInt16(truncatingIfNeeded: sense.second & 0xFFFF))
            own.formUnion(fits)
            guard !fits.subtracting(taken).isEmpty else { return }
            cues.append(
                Cue(
                    first: index, end: longest.end, metric: Metric.at(sense.first),
                    weight: Double(sense.second >> 16) + Double(longest.end - index - 1),
                    fits: fits.subtracting(taken)))
        }
        if longest.end > covered.end { covered = (longest.end, own) }
    }
}

extension TokenText {
    /// Calls `body` with every sense of the kind that the phrase from `index` to `end` has.
    func forEachSense(_ kind: SenseKind, at index: Int, end: Int, _ body: (Sense) -> Void) {
        var node = words.roots[Int(tokens[index].word)]
        var next = index + 1
        while next < end, node >= 0 {
            if let child = words.child(of: node, tokens[next].word) { node = child }
            next += 1
        }
        guard node >= 0 else { return }
        let entry = words.nodes[Int(node)]
        for offset in entry.firstSense..<(entry.firstSense + entry.senseCount)
        where words.senses[Int(offset)].kind == kind {
            body(words.senses[Int(offset)])
        }
    }
}
