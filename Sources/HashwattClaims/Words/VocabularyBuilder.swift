// SPDX-License-Identifier: Apache-2.0

/// Reads the lines of word tables.
///
/// A line is `kind values : phrase, phrase, …`. A phrase that starts with `!` must stand in the text exactly as
/// written. Lines that start with `#` and empty lines are skipped. The tables are part of the program, so that a
/// malformed line is a bug and traps.
struct VocabularyBuilder {
    /// A phrase with one of its senses.
    struct Entry {
        var words: [[UInt8]]
        var sense: Sense
    }

    private(set) var entries: [Entry] = []
    private(set) var names: [String] = []
    private(set) var spellings: [[UInt8]] = []
    private var numbers: [String: Int32] = [:]

    /// Knows no word: for cutting phrases before there is a vocabulary.
    private static let empty = Vocabulary(VocabularyBuilder())

    private static let kinds: [String: SenseKind] = Dictionary(
        uniqueKeysWithValues: SenseKind.allCases.map { ("\($0)", $0) })

    /// Adds the lines of a table.
    mutating func add(table: String) {
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            guard let colon = line.firstRange(of: " : ") else {
                preconditionFailure("word table line without ' : ': \(line)")
            }
            let head = line[..<colon.lowerBound].split(separator: " ")
            guard let kind = Self.kinds[String(head[0])] else {
                preconditionFailure("word table line of unknown kind: \(line)")
            }
            let (first, second) = values(kind, head.dropFirst())
            for phrase in line[colon.upperBound...].split(separator: ",") {
                add(phrase: phrase, kind: kind, first: first, second: second)
            }
        }
    }

    /// Adds one phrase with one sense.
    mutating func add(phrase: Substring, kind: SenseKind, first: Int32, second: Int32) {
        let trimmed = phrase.drop { $0 == " " }
        let exact = trimmed.hasPrefix("!")
        let words = Self.words(exact ? trimmed.dropFirst() : trimmed)
        guard !words.isEmpty else { return }
        var sense = Sense(kind: kind, exact: exact, first: first, second: second)
        if exact {
            sense.spelling = Int32(spellings.count)
            spellings.append(Array(trimmed.dropFirst().utf8))
        }
        entries.append(Entry(words: words, sense: sense))
    }

    /// Number of a name that senses refer to.
    mutating func number(of name: String) -> Int32 {
        if let known = numbers[name] { return known }
        let number = Int32(names.count)
        names.append(name)
        numbers[name] = number
        return number
    }

    private mutating func values(_ kind: SenseKind, _ words: ArraySlice<Substring>) -> (Int32, Int32) {
        let words = Array(words)
        switch kind {
        case .unit: return (number(of: String(words[0])), Int32(words[1]) ?? 0)
        case .currency, .cents:
            return (number(of: String(words[0])), words.count > 1 ? 1 : 0)
        case .thing, .period, .status, .anaphor: return (number(of: String(words[0])), 0)
        case .qualifier, .trailing:
            guard let qualifier = Qualifier(rawValue: String(words[0])) else {
                preconditionFailure("no qualifier \(words[0])")
            }
            return (Int32(Qualifier.allCases.firstIndex(of: qualifier) ?? 0), 0)
        case .noun: return (Self.metric(words[0]).index, number(of: String(words[1])))
        case .cue:
            let fits = UnitKinds(letters: words[2])
            let weight = Int32(words[1]) ?? 1
            return (Self.metric(words[0]).index, weight << 16 | Int32(fits.rawValue))
        default: return (words.isEmpty ? 0 : Int32(words[0]) ?? 0, words.count > 1 ? Int32(words[1]) ?? 0 : 0)
        }
    }

    private static func metric(_ name: Substring) -> Metric {
        guard let metric = Metric(rawValue: String(name)) else { preconditionFailure("no metric \(name)") }
        return metric
    }

    /// The tokens of a phrase, folded; hyphens and dots between letters are left out.
    private static func words(_ phrase: Substring) -> [[UInt8]] {
        var text = Array(phrase.utf8)
        text.append(0x20)
        var words: [[UInt8]] = []
        var tokens: [Token] = []
        Tokenizer.scan(text, 0..<text.count, vocabulary: empty, into: &tokens)
        for token in tokens where tokens.count == 1 || token.symbol != 0x2D && token.symbol != 0x2E {
            words.append(folded(text[Int(token.start)..<Int(token.end)]))
        }
        return words
    }

    private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in bytes {
            result.append(Vocabulary.fold(byte, after: previous))
            previous = byte
        }
        return result
    }
}
