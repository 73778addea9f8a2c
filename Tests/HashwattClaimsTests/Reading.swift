// SPDX-License-Identifier: Apache-2.0

import HashwattClaims
import Testing

/// What a test reads out of a sentence: `value unit qualifier quote` of each quantity.
enum Reading {
    private static let english = QuantityReader(language: .english)
    private static let german = QuantityReader(language: .german)

    /// The quantities of a sentence, without links.
    static func stated(_ sentence: String, _ language: TextLanguage = .english) -> [StatedQuantity] {
        (language == .german ? german : english).quantities(in: sentence)
    }

    /// The values of all numbers of a sentence.
    static func numbers(_ sentence: String, _ language: TextLanguage = .english) -> [Double] {
        (language == .german ? german : english).numbers(in: sentence).map(\.value)
    }
}

/// A sentence with the one quantity it holds, in the canonical unit.
struct Example: Sendable, CustomTestStringConvertible {
    var sentence: String
    var quote: String
    var value: Double
    var unit: String
    var qualifier: Qualifier
    var language: TextLanguage

    init(
        _ sentence: String, _ quote: String, _ value: Double, _ unit: String, _ qualifier: Qualifier = .exact,
        _ language: TextLanguage = .english
    ) {
        self.sentence = sentence
        self.quote = quote
        self.value = value
        self.unit = unit
        self.qualifier = qualifier
        self.language = language
    }

    var testDescription: String { sentence }
}
