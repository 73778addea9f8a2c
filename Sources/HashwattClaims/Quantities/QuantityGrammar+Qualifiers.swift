// SPDX-License-Identifier: Apache-2.0

extension QuantityGrammar {
    /// Takes the qualifier that ends where the quantity starts, or one article before it.
    func attach(_ qualifier: (start: Int, end: Int, meaning: Qualifier)?, to quantity: inout Quantity) {
        guard let qualifier else { return }
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

    /// "eine Anleihe über 850 Millionen": German "über" behind a noun of contracts gives the amount itself.
    private func isOfAmount(_ index: Int) -> Bool {
        guard text.language == .german, index > 0, text.bytes(index..<index + 1).elementsEqual("über".utf8)
        else { return false }
        if ["läuft", "laufen", "lief", "liefen"].contains(where: {
            text.bytes(index - 1..<index).elementsEqual($0.utf8)
        }) {
            return true
        }
        guard text.tokens[index - 1].capital else { return false }
        if text.match(.term, at: index - 1) != nil { return true }
        let word = text.bytes(index - 1..<index)
        if Self.amountNouns.contains(where: { word.suffix($0.count).elementsEqual($0) }) { return true }
        guard let cue = text.match(.cue, at: index - 1) else { return false }
        return [.debtOrBond, .contractValue, .orders].contains(Metric.at(cue.sense.first))
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
