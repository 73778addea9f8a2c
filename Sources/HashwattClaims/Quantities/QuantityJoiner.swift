// SPDX-License-Identifier: Apache-2.0

/// Joins neighbouring quantities: ranges, changes and lists that share a unit.
///
/// One pass from right to left, so that every member of "82, 78 and 75 dollars" finds the unit at the end.
struct QuantityJoiner {
    let text: TokenText
    let quantities: [Quantity]

    /// The quantities after joining, in order of the text; numbers that say no quantity are left out.
    func joined() -> [Quantity] {
        var reversed: [Quantity] = []
        for quantity in quantities.reversed() {
            if let next = reversed.last, let first = join(quantity, next, &reversed) {
                if let first { reversed.append(first) }
            } else {
                reversed.append(quantity)
            }
        }
        return reversed.reversed().filter(isKept)
    }

    /// Joins `left` with `right`, the last of `reversed`: nil where they do not join; a range replaces `right` and
    /// gives no further quantity; a pair or list gives `left` with the shared unit.
    private func join(_ left: Quantity, _ right: Quantity, _ reversed: inout [Quantity]) -> Quantity?? {
        guard left.high == nil, right.first >= left.end, right.first - left.end <= 2,
            !right.bare || left.bare || left.leadingCurrency
        else { return nil }
        let gap = left.end..<right.first
        if isRange(left, right, gap) {
            guard right.high == nil, let range = range(left, right) else { return nil }
            reversed[reversed.count - 1] = range
            return .some(nil)
        }
        guard left.bare, !right.bare, !right.leadingCurrency, right.high == nil,
            isPair(left, right, gap) || isList(left, right, gap)
        else { return nil }
        var first = left
        first.unit = right.unit
        first.nounMetric = right.nounMetric
        first.bare = false
        first.sharesUnit = true
        first.end = right.end
        first.changesTo = isPair(left, right, gap)
        inheritScale(&first, right)
        return .some(first)
    }

    private func isRange(_ left: Quantity, _ right: Quantity, _ gap: Range<Int>) -> Bool {
        let sameMoney = left.unit.kind == .money && left.unit.base == right.unit.base && !right.bare
        guard left.bare || left.unit == right.unit || sameMoney || (right.bare && !right.leadingCurrency)
        else {
            return false
        }
        if gap.count == 1, text.isSign(0x2D, at: gap.lowerBound) {
            return !(left.bare && right.bare) || left.formed
        }
        if let to = text.match(.to, at: gap.lowerBound), to.end == gap.upperBound {
            let from = opening(.from, before: left)
            guard from else { return true }
            return left.bare && !hasChange(before: left)
        }
        let joins = text.match(.join, at: gap.lowerBound).map { $0.end == gap.upperBound } ?? false
        return joins && opening(.between, before: left)
    }

    /// Whether a word of the kind stands directly before the quantity.
    private func opening(_ kind: SenseKind, before quantity: Quantity) -> Bool {
        quantity.first > 0 && text.match(kind, at: quantity.first - 1) != nil
    }

    private func hasChange(before quantity: Quantity) -> Bool {
        for index in max(0, quantity.first - 9)..<quantity.first
        where text.match(.up, at: index) != nil || text.match(.down, at: index) != nil { return true }
        return false
    }

    private func range(_ left: Quantity, _ right: Quantity) -> Quantity? {
        var low = left
        if low.bare || low.unit.kind == .money { inheritScale(&low, right) }
        if right.bare {
            low.high = right.number.scaled(by: right.scaled ? 0 : left.scale)
        } else {
            low.unit = right.unit
            low.high = right.number
        }
        guard let high = low.high, low.number.value < high.value || right.unit.exponent != left.unit.exponent
        else {
            return nil
        }
        low.end = right.end
        low.bare = left.bare && right.bare
        low.qualifier = .range
        low.nounMetric = right.nounMetric
        low.hyphenated = right.hyphenated
        low.leadingCurrency = left.leadingCurrency
        if right.bare, low.unit.kind == .money { text.addPer(&low) }
        return low
    }

    /// "$9–11 million": the lower number takes the scale of the upper one unless it would exceed it.
    private func inheritScale(_ left: inout Quantity, _ right: Quantity) {
        guard !left.scaled, right.scaled, right.scale > 0 else { return }
        let scaled = left.number.scaled(by: right.scale)
        guard scaled.value <= right.number.value || !left.formed else { return }
        if left.leadingCurrency, scaled.value > right.number.value { return }
        left.number = scaled
        left.scaled = true
        left.scale = right.scale
    }

    /// "von 20 auf 75 Dollar", "from 20 to 75 dollars" behind a word of change.
    private func isPair(_ left: Quantity, _ right: Quantity, _ gap: Range<Int>) -> Bool {
        if let onto = text.match(.onto, at: gap.lowerBound), onto.end == gap.upperBound {
            return opening(.from, before: left)
        }
        guard let to = text.match(.to, at: gap.lowerBound), to.end == gap.upperBound else { return false }
        return opening(.from, before: left)
    }

    private func isList(_ left: Quantity, _ right: Quantity, _ gap: Range<Int>) -> Bool {
        if let list = text.match(.list, at: gap.lowerBound), text.afterStop(list.end) == gap.upperBound {
            return !isYear(left)
        }
        if text.isSign(0x2C, at: gap.lowerBound) {
            if gap.count == 1 { return right.sharesUnit && !isYear(left) }
            return text.match(.list, at: gap.lowerBound + 1).map { $0.end == gap.upperBound } ?? false
        }
        return false
    }

    private func isYear(_ quantity: Quantity) -> Bool {
        quantity.digits && !quantity.formed && !quantity.scaled && quantity.number.exponent == 0
            && (1_900...2_100).contains(quantity.number.value)
    }

    /// Whether a number without unit or noun still says something: it is qualified, grouped or scaled.
    private func isKept(_ quantity: Quantity) -> Bool {
        guard quantity.bare else { return true }
        guard quantity.digits || quantity.scaled, !isYear(quantity) else { return false }
        if quantity.scaled, quantity.scale >= 3 || quantity.digits { return true }
        if quantity.formed, quantity.number.exponent >= 0, quantity.number.value >= 1_000 { return true }
        return quantity.qualifier != .exact && quantity.high == nil && quantity.number.value >= 10
    }
}

extension TokenText {
    /// The position behind the full stop of an abbreviation ("bzw.").
    func afterStop(_ index: Int) -> Int { isSign(0x2E, at: index) && isGlued(index) ? index + 1 : index }
}
