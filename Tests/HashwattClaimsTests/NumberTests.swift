// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import Testing

/// Expected values are those of Microsoft's Recognizers-Text specification (MIT), Number/{English,German}/NumberModel,
/// or follow from the words.
struct NumberTests {
    @Test(arguments: [
        ("1,234,567", 1_234_567), ("4.800", 4.8), (".08", 0.08), ("-9.2321312", -9.232_131_2),
        ("10k", 10_000),
        ("1.2b", 1_200_000_000), ("2 million", 2_000_000), ("twenty-one trillion", 21e12),
        ("Three hundred  and  thirty one", 331), ("two hundred and two thousand", 202_000),
        ("two  thousand  and  two hundred", 2_200), ("322 hundred", 32_200), ("fifty - two", 52),
        ("two hundred point seventy-one", 200.71), ("nine point nought four", 9.04),
        ("3 hundred and 21", 321),
        ("1 234 567", 1_234_567), ("1\u{202F}234\u{202F}567.89", 1_234_567.89),
        ("12,34,567.89", 1_234_567.89),
        ("1.111,11", 1_111.11), ("half a dozen", 6), ("three quarters", 0.75),
        ("minus five point five", -5.5),
        ("13 lakh", 1_300_000), ("half million", 500_000), ("a hundred", 100),
    ])
    func readsEnglishNumbers(text: String, value: Double) {
        let found = Reading.numbers(text)
        #expect(found.count == 1, "\(found)")
        #expect(abs((found.first ?? .nan) - value) <= 1e-12 * abs(value), "\(found)")
    }

    @Test(arguments: [
        ("2,35", 2.35), ("2.000,352", 2_000.352), ("4.800", 4_800), ("4,800", 4.8), ("einundzwanzig", 21),
        ("einhunderteinunddreißig", 131), ("eintausendeinhundertfünfzig", 1_150),
        ("zwei Millionen eintausendeinhundertfünfzig", 2_001_150), ("zweihundertsechsundfuenfzig", 256),
        ("Zwei Millionen dreihundertneunundneunzigtausendfuenfhundertneunundvierzig", 2_399_549),
        ("anderthalb Millionen", 1_500_000), ("zweieinhalb", 2.5), ("dreieinhalb Millionen", 3_500_000),
        ("ein halbes dutzend", 6), ("eine halbe Million", 500_000), ("zwei Komma drei", 2.3),
        ("fünfzehntausend", 15_000),
        ("3,4 Billionen", 3.4e12), ("1,2 Mrd.", 1.2e9), ("siebzehn", 17), ("zweihundert", 200),
    ])
    func readsGermanNumbers(text: String, value: Double) {
        let found = Reading.numbers(text, .german)
        #expect(found.count == 1, "\(found)")
        #expect(abs((found.first ?? .nan) - value) <= 1e-12 * abs(value), "\(found)")
    }

    @Test(arguments: ["the 180ml liquid", "scp173", "192.168.1.2", "1,2,3,4", "Which one do you prefer?"])
    func readsNoNumberInsideWordsAndAddresses(text: String) {
        #expect(Reading.numbers(text).isEmpty)
    }

    @Test func readsEveryIntegerInGermanWordsBelowAMillion() {
        for value in stride(from: 2, to: 1_000_000, by: 7_919) {
            let word = GermanWords.word(value)
            #expect(Reading.numbers(word, .german) == [Double(value)], "\(word) for \(value)")
        }
    }

    @Test func readsEveryIntegerInEnglishWordsBelowAMillion() {
        for value in stride(from: 2, to: 1_000_000, by: 7_919) {
            let words = EnglishWords.words(value)
            #expect(Reading.numbers(words) == [Double(value)], "\(words) for \(value)")
        }
    }
}

/// Writes integers below a million as German words.
enum GermanWords {
    private static let small = [
        "", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
        "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
    ]
    private static let tens = [
        "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
    ]

    static func word(_ value: Int) -> String {
        let (thousands, rest) = value.quotientAndRemainder(dividingBy: 1_000)
        let head = thousands > 0 ? below1000(thousands) + "tausend" : ""
        let tail = below1000(rest)
        return head + (rest % 100 == 1 ? tail + "s" : tail)
    }

    private static func below1000(_ value: Int) -> String {
        let (hundreds, rest) = value.quotientAndRemainder(dividingBy: 100)
        let head = hundreds > 0 ? small[hundreds] + "hundert" : ""
        if rest < 20 { return head + small[rest] }
        let (ten, unit) = rest.quotientAndRemainder(dividingBy: 10)
        return head + (unit > 0 ? small[unit] + "und" : "") + tens[ten]
    }
}

/// Writes integers below a million as English words.
enum EnglishWords {
    private static let small = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    static func words(_ value: Int) -> String {
        let (thousands, rest) = value.quotientAndRemainder(dividingBy: 1_000)
        let head = thousands > 0 ? below1000(thousands) + " thousand" : ""
        guard rest > 0 else { return head }
        return head + (head.isEmpty ? "" : rest < 100 ? " and " : " ") + below1000(rest)
    }

    private static func below1000(_ value: Int) -> String {
        let (hundreds, rest) = value.quotientAndRemainder(dividingBy: 100)
        let head = hundreds > 0 ? small[hundreds] + " hundred" : ""
        guard rest > 0 else { return head }
        let (ten, unit) = rest.quotientAndRemainder(dividingBy: 10)
        let low = rest < 20 ? small[rest] : tens[ten] + (unit > 0 ? "-" + small[unit] : "")
        return head.isEmpty ? low : head + " and " + low
    }
}
