// SPDX-License-Identifier: Apache-2.0

/// Reads number words that a language writes in one, as German does: "zweihundertsechsundfünfzig".
///
/// The parts come from the vocabulary of the language in the order: thousands, hundreds, and units with "und"
/// before tens. A half may follow ("zweieinhalb").
enum CompoundNumber {
    /// The value of the word `text[range]`, or nil where it is no number; `halves` counts a trailing half.
    static func read(_ text: [UInt8], _ range: Range<Int>) -> Double? {
        guard range.count >= 6, range.count <= 80,
            mayStart(text[range.lowerBound], text[range.lowerBound + 1])
        else {
            return nil
        }
        var word: [UInt8] = []
        for index in range { word.append(Vocabulary.fold(text[index], after: word.last ?? 0)) }
        var rest = word[...]
        if let special = specials.first(where: { $0.0 == word }) { return special.1 }
        guard let value = thousands(&rest) else { return nil }
        if rest.isEmpty { return value }
        return rest.elementsEqual(half) && value < 100 ? value + 0.5 : nil
    }

    /// Whether a number word starts with these two bytes, in whatever case: nearly all words are ruled out here.
    @inline(__always) private static func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
        switch (first | 0x20, second | 0x20) {
        case (0x65, 0x69), (0x65, 0x6C), (0x7A, 0x77), (0x7A, 0x65), (0x64, 0x72), (0x76, 0x69), (0x66, 0xE3),
            (0x66, 0x75),
            (0x73, 0x65), (0x73, 0x69), (0x61, 0x63), (0x61, 0x6E), (0x6E, 0x65), (0x68, 0x75), (0x74, 0x61):
            true
        default: false
        }
    }

    private static let half = Array("einhalb".utf8)
    private static let specials: [([UInt8], Double)] = [
        (Array("anderthalb".utf8), 1.5), (Array("anderthalbe".utf8), 1.5), (Array("eineinhalb".utf8), 1.5),
        (Array("einundhalb".utf8), 1.5), (Array("einhalb".utf8), 0.5), (Array("dreiviertel".utf8), 0.75),
    ]
    private static let hundred = Array("hundert".utf8)
    private static let thousand = Array("tausend".utf8)
    private static let and = Array("und".utf8)
    private static let small: [([UInt8], Double)] = [
        ("dreizehn", 13), ("vierzehn", 14), ("fünfzehn", 15), ("fuenfzehn", 15), ("sechzehn", 16),
        ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19), ("zehn", 10), ("elf", 11), ("zwölf", 12),
        ("zwoelf", 12), ("eins", 1), ("ein", 1), ("eine", 1), ("zwei", 2), ("zwo", 2), ("drei", 3),
        ("vier", 4), ("fünf", 5), ("fuenf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("neun", 9),
    ].map { (Array($0.utf8), $1) }
    private static let tens: [([UInt8], Double)] = [
        ("zwanzig", 20), ("dreißig", 30), ("dreissig", 30), ("vierzig", 40), ("fünfzig", 50),
        ("fuenfzig", 50),
        ("sechzig", 60), ("siebzig", 70), ("achtzig", 80), ("neunzig", 90),
    ].map { (Array($0.utf8), $1) }

    private static func thousands(_ rest: inout ArraySlice<UInt8>) -> Double? {
        let saved = rest
        let head = hundreds(&rest)
        if take(thousand, &rest) {
            _ = take(and, &rest)
            return (head ?? 1) * 1_000 + (hundreds(&rest) ?? 0)
        }
        if head == nil { rest = saved }
        return head
    }

    private static func hundreds(_ rest: inout ArraySlice<UInt8>) -> Double? {
        let saved = rest
        let head = below100(&rest)
        if head ?? 1 < 20, take(hundred, &rest) {
            let after = rest
            _ = take(and, &rest)
            guard let low = below100(&rest) else {
                rest = after
                return (head ?? 1) * 100
            }
            return (head ?? 1) * 100 + low
        }
        if head == nil { rest = saved }
        return head
    }

    private static func below100(_ rest: inout ArraySlice<UInt8>) -> Double? {
        if let value = take(tens, &rest) { return value }
        let saved = rest
        guard let unit = take(small, &rest) else { return nil }
        let after = rest
        if unit < 10, take(and, &rest), let ten = take(tens, &rest) { return ten + unit }
        rest = after
        if rest.starts(with: half), !saved.starts(with: half) { return unit }
        return unit
    }

    private static func take(_ word: [UInt8], _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: word) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    private static func take(_ table: [([UInt8], Double)], _ rest: inout ArraySlice<UInt8>) -> Double? {
        for (word, value) in table where take(word, &rest) { return value }
        return nil
    }
}
