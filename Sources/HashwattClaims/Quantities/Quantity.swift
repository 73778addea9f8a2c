// SPDX-License-Identifier: Apache-2.0

/// A number with its unit among the tokens of a block.
struct Quantity {
    /// First token of the span, qualifier included.
    var first: Int
    /// Position behind the last token of the span.
    var end: Int
    /// First token of the number or the currency before it.
    var core: Int
    /// Number as written, sign included.
    var number: DecimalNumber
    /// The upper end of a range.
    var high: DecimalNumber?
    var unit: UnitReference
    var qualifier: Qualifier = .exact
    /// Metric that the noun counted implies.
    var nounMetric: Metric?
    /// Whether no unit or noun stands at it.
    var bare = false
    /// Whether the unit was taken from a neighbour that shares it.
    var sharesUnit = false
    /// Whether a scale word belongs to the number.
    var scaled = false
    /// Power of ten of that scale.
    var scale = 0
    /// Whether a sign stands before the number.
    var signed = false
    /// Whether it is a term written as an adjective ("10-year").
    var hyphenated = false
    /// A multiple in words or with a times sign.
    var multiple = false
    /// Written in digits.
    var digits = true
    /// First of a pair "from … to …" that is a change.
    var changesTo = false
    /// Position of its sentence.
    var sentence = 0
    /// The amount opens with a currency sign.
    var leadingCurrency = false
    /// Position at which the search goes on: behind the number where a noun phrase may hold another.
    var resume = 0
    /// Written decimals.
    var decimals = 0
    /// Digits are grouped or have decimals.
    var formed = false

    /// The value in the canonical unit.
    var value: Double { number.scaled(by: unit.exponent).value }
    /// The upper value in the canonical unit.
    var highValue: Double? { high?.scaled(by: unit.exponent).value }
}
