// SPDX-License-Identifier: Apache-2.0

extension QuantityGrammar {
    /// Takes the qualifier that ends where the quantity starts, or one article before it.
    func attach(_ qualifier: (start: Int, end: Int, meaning: Qualifier)?, to quantity: inout Quantity) {
        guard let qualifier else { return attachUntil(&quantity) }
        if qualifier.end == quantity.core {
            if isOfAmount(qualifier.start) { return }
            quantity.qualifier = qualifier.meaning
            quantity.first = qualifier.start
        } else if qualifier.end == quantity.core - 1, qualifier.meaning != .upTo,
            text.match(.article, at: qualifier.end) != nil
        {
            quantity.qualifier = qualifier.meaning
        }
    }

    /// "Laufzeiten bis 40 Jahre": German "bis" that closes no range.
    private func attachUntil(_ quantity: inout Quantity) {
        let index = quantity.core - 1
        guard text.language == .german, index >= 0, !quantity.bare, quantity.unit.kind != .count,
            text.bytes(index..<index + 1).elementsEqual("bis".utf8),
            index == 0 || text.tokens[index - 1].kind == .word, found.last.map({ $0.end < index }) ?? true
        else { return }
        quantity.qualifier = .upTo
        quantity.first = index
    }

    /// "eine Anleihe über 850 Millionen": German "über" behind a noun of contracts gives the amount itself.
    func isOfAmount(_ index: Int) -> Bool {
        guard text.language == .german, index > 0, text.bytes(index..<index + 1).elementsEqual("über".utf8)
        else { return false }
        if ["läuft", "laufen", "lief", "liefen"].contains(where: {
            text.bytes(index - 1..<index).elementsEqual($0.utf8)
        }) {
            return true
        }
        guard text.tokens[index - 1].capital, !isLevel(index) else { return false }
        if text.match(.term, at: index - 1) != nil { return true }
        let word = text.bytes(index - 1..<index)
        if Self.amountNouns.contains(where: { word.suffix($0.count).elementsEqual($0) }) { return true }
        guard let cue = text.match(.cue, at: index - 1) else { return false }
        return [.debtOrBond, .contractValue, .orders].contains(Metric.at(cue.sense.first))
    }

    /// "lagen die Bestellungen über 100 Millionen": a verb of levels before makes it a bound.
    private func isLevel(_ index: Int) -> Bool {
        (max(0, index - 6)..<index).contains { position in
            ["lag", "lagen", "liegt", "liegen", "stieg", "stiegen", "steigt", "kletterte", "sprang"].contains
            {
                text.bytes(position..<position + 1).elementsEqual($0.utf8)
            }
        }
    }

    /// Ends of German compounds that an amount follows with "über".
    private static let amountNouns = [
        "vertrag", "anleihe", "anleihen", "kredit", "auftrag", "darlehen", "volumen", "linie", "vereinbarung",
    ]
    .map { Array($0.utf8) }

    /// Takes what follows the quantity: "or more", "+".
    func attachTrailing(_ quantity: inout Quantity) {
        guard let trailing = text.match(.trailing, at: quantity.end) else { return }
        let meaning = Qualifier.at(trailing.sense.first)
        if text.isSign(0x2B, at: quantity.end) {
            guard text.isGlued(quantity.end), !(text.isGlued(trailing.end) && isNumber(trailing.end)) else {
                return
            }
        }
        if meaning != .exact { quantity.qualifier = meaning }
        quantity.end = trailing.end
    }

    private func isNumber(_ index: Int) -> Bool {
        index < text.tokens.count && text.tokens[index].kind == .number
    }
}
