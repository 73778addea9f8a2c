// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import HashwattTesting
import Testing

/// Random bytes, random pieces of language and broken pages: nothing traps, spans lie in the text, and reading is linear.
struct FuzzTests {
    private static let pieces = [
        "$", "€", "1", "1.4", "9,027", "2025", "million", " billion", "Mrd.", " ", " ", "-", "–", "%",
        " percent", "to",
        "from", "between", " and ", "half", "a ", "third", "Riot", "(NASDAQ: ABCD)", "Hut 8", "MW", "kWh",
        "/", "per ",
        "share", "einundzwanzig", "zweihundert", "bis", "auf", "von", "über", "up to ", "nearly", ".", ",",
        ";", "\n", "\n\n",
        "- ", "|", "\t", "<p>", "</p>", "<table><tr><td>", "</td>", "<li>", "&amp;", "&#x20AC;", "&#", "<!--",
        "-->", "<div ",
        "'s", "’s", "🚀", "½", "ß", "\u{A0}", "fell", "rose", "Bitcoin", "shares", "point", "hundred", "dozen",
        "no.", "Q3",
        "10-year", "lease", "October", "17", "http://x", "[", "}", "\"", "=", "3/4", "24/7", "x", "doubled",
        "approval", "sought",
    ]

    private static func text(_ generator: inout SplitMix64, _ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count {
            bytes += Array(pieces[Int(generator.next() % UInt64(pieces.count))].utf8)
            if generator.next() % 3 == 0 { bytes.append(0x20) }
        }
        return bytes
    }

    @Test func readsAnyMixOfPiecesWithSpansInsideTheText() throws {
        for seed in UInt64(1)...400 {
            var generator = SplitMix64(seed: seed)
            let bytes = Self.text(&generator, 80)
            for format in TextFormat.allCases {
                let language: TextLanguage = seed % 2 == 0 ? .german : .english
                let options = ReadOptions(language: language, format: format)
                guard let report = try? Reading.reader.read(bytes, options: options) else { continue }
                for claim in report.claims {
                    let span = claim.span
                    #expect(
                        0 <= span.startByte && span.startByte < span.endByte && span.endByte <= bytes.count,
                        "seed \(seed), \(format)")
                    #expect(span.startCharacter < span.endCharacter, "seed \(seed), \(format)")
                    #expect(claim.value?.isFinite ?? true, "seed \(seed), \(claim.quote)")
                }
            }
        }
    }

    /// Texts that once ended the program: two percentages that share a unit, a name at the end of a sentence.
    @Test(arguments: [
        "Die Aktie fiel um 4 und 20 auf 75 Prozent.",
        "Shares fell 5% and from 20 to 75 percent, 3 and 4 percent",
        "Demand could rise 20% by 2030, according to FERC", "Der Bedarf steigt um 20 Prozent, laut FERC",
    ])
    func readsWhatOnceCrashed(text: String) throws {
        for language in [TextLanguage.english, .german] {
            _ = try Reading.reader.read(Array(text.utf8), options: ReadOptions(language: language))
        }
    }

    @Test func refusesOrReadsRandomBytes() {
        for seed in UInt64(1)...400 {
            var generator = SplitMix64(seed: seed)
            var bytes = (0..<300).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            if seed % 2 == 0 { bytes = bytes.map { $0 & 0x7F | 1 } }
            let report = try? Reading.reader.read(bytes)
            #expect(report?.claims.allSatisfy { $0.span.endByte <= bytes.count } ?? true, "seed \(seed)")
        }
    }

    /// Four times the text takes about four times as long; a text without a full stop is no exception.
    @Test(arguments: [".\n", " ", "\n\n", ", "])
    func takesTimeInProportionToTheText(separator: String) throws {
        let unit = "Riot's hashrate reached 36.5 EH/s and 20 MW" + separator
        let clock = ContinuousClock()
        func time(_ count: Int) throws -> Double {
            let bytes = Array(String(repeating: unit, count: count).utf8)
            let taken = try clock.measure {
                let claims = try Reading.reader.read(bytes).claims.count
                #expect(claims >= count, "\(claims) claims of \(count) sentences")
            }
            return Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18
        }
        _ = try time(100)
        let small = try (0..<3).map { _ in try time(400) }.min() ?? 0
        let large = try time(1_600)
        #expect(large < 12 * small, "\(large) s for 1600, \(small) s for 400 sentences")
    }
}
