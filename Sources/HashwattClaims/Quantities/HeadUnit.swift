// SPDX-License-Identifier: Apache-2.0

/// The unit and scale that the head of a row or column of a table names: "Hash rate (EH/s)", "Value, $ million".
struct HeadUnit {
    private var unit: UnitReference?
    private var scale = 0
    /// Whether the head has words at all; without them a bare number says nothing.
    private let hasWords: Bool

    init(_ text: TokenText, _ tokens: Range<Int>) {
        hasWords = tokens.contains { text.tokens[$0].kind == .word }
        for index in tokens {
            if let money = text.match(.currency, at: index) ?? text.match(.cents, at: index) {
                unit = Self.price(text, money)
            } else if let percent = text.match(.percent, at: index) {
                unit = UnitReference(kind: .percent, percent: percent.sense.first)
            } else if let found = text.match(.unit, at: index), unit == nil, isUnit(text, index, found) {
                unit = UnitReference(
                    kind: text.words.kind(ofBase: found.sense.first), base: found.sense.first,
                    exponent: Int(found.sense.second))
            }
            if let found = text.match(.scale, at: index) ?? letter(text, index) {
                scale = Int(found.sense.first)
            }
        }
    }

    /// A currency, or a price per unit: "¢/kWh".
    private static func price(_ text: TokenText, _ money: PhraseMatch) -> UnitReference {
        let unit = UnitReference(
            kind: .money, base: money.sense.first, exponent: money.sense.kind == .cents ? -2 : 0)
        var amount = Quantity(first: 0, end: money.end, core: 0, number: DecimalNumber(0), unit: unit)
        text.addPer(&amount)
        return amount.unit
    }

    /// A unit in brackets or behind a comma, or one that is no everyday word.
    private func isUnit(_ text: TokenText, _ index: Int, _ found: PhraseMatch) -> Bool {
        let kind = text.words.kind(ofBase: found.sense.first)
        return kind != .duration && kind != .other && kind != .money || text.isSign(0x28, at: index - 1)
    }

    /// "$m": a letter glued to a currency.
    private func letter(_ text: TokenText, _ index: Int) -> PhraseMatch? {
        guard unit?.kind == .money, index > 0, text.match(.currency, at: index - 1) != nil else { return nil }
        return text.match(.letter, at: index)
    }

    /// Gives the unit to a number that has none, and the scale to an amount that has none.
    func complete(_ quantity: inout Quantity) {
        if quantity.bare, hasWords, quantity.digits {
            if let unit { quantity.unit = unit }
            quantity.bare = false
        }
        if quantity.unit.kind == .money, !quantity.scaled, scale > 0, unit?.kind == .money {
            quantity.number = quantity.number.scaled(by: scale)
            quantity.high = quantity.high?.scaled(by: scale)
            quantity.scaled = true
        }
    }
}
