// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HashwattClaims
import HashwattTesting
import HashwattUnits
import Testing

/// Annotated news texts that stand beside the checkout; `Scripts/score-claims` prints every miss.
struct ArticleTests {
    private struct Annotated: Decodable {
        struct Claim: Decodable {
            var quote: String
            var start: Int
            var value: Double
            var valueHigh: Double?
            var unit: String

            enum CodingKeys: String, CodingKey {
                case quote, start, value, unit
                case valueHigh = "value_high"
            }
        }
        var lang: String
        var claims: [Claim]
    }

    private static let names = [
        "02-cipher-google-fluidstack", "03-galaxy-helios-460m", "04-cleanspark-riot-september",
        "07-hut8-stock-week",
        "08-iris-energy-analysten",
    ]

    /// F1 of spans with values at least 0.95, units at least 0.97 of those found.
    @Test(.enabled(if: SharedData.has("articles/README.md"), "needs the annotated texts beside the checkout"))
    func findsSpansValuesAndUnitsOfRealTexts() throws {
        var (annotated, predicted, right, units) = (0, 0, 0, 0)
        for name in Self.names {
            let gold = try JSONDecoder().decode(
                Annotated.self, from: Data(SharedData.bytes("articles/\(name).json")))
            let options = ReadOptions(language: TextLanguage(rawValue: gold.lang))
            let report = try Reading.reader.read(SharedData.bytes("articles/\(name).txt"), options: options)
            let found = report.claims.filter { $0.kind == .quantity }
            annotated += gold.claims.count
            predicted += found.count
            for claim in gold.claims {
                guard
                    let own = found.first(where: {
                        $0.span.startCharacter == claim.start && $0.quote == claim.quote
                    })
                else { continue }
                right += own.value == claim.value && own.valueHigh == claim.valueHigh ? 1 : 0
                units += own.unit == claim.unit ? 1 : 0
            }
        }
        let score = 2 * Double(right) / Double(annotated + predicted)
        #expect(score >= 0.95, "F1 \(score)")
        #expect(Double(units) >= 0.97 * Double(right), "\(units) units of \(right)")
    }
}
