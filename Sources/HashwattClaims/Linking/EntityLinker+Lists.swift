// SPDX-License-Identifier: Apache-2.0

/// Names and numbers in lists.
extension EntityLinker {
    /// "A and B … 82 and 78 dollars, respectively": as many names as numbers, in the same order, in this sentence or,
    /// where it names nobody, in the one before ("Their stocks rose 100 %, 160 % and 360 %").
    func respectively(_ quantity: Quantity, _ metric: Metric) -> Choice? {
        guard let position = quantities.firstIndex(where: { $0.core == quantity.core }) else { return nil }
        let list = list(around: position)
        guard list.count > 1, !quantities[list.lowerBound].changesTo else { return nil }
        let first = quantities[list.lowerBound]
        let before = mentions.filter {
            $0.end <= first.first && $0.role != .exchange && $0.role != .coin
                && (metric != .priceTarget || $0.role == .broker)
        }
        if before.isEmpty, metric != .priceTarget {
            return fromSentenceBefore(position - list.lowerBound, of: list.count)
        }
        guard before.count >= list.count, first.sharesUnit || isList(before.suffix(list.count)) else {
            return nil
        }
        let own = before.suffix(list.count)
        let mention = own[own.startIndex + position - list.lowerBound]
        return (Referent(mention), .respectively(mention.surface))
    }

    private func fromSentenceBefore(_ place: Int, of count: Int) -> Choice? {
        guard context.listed.count == count else { return nil }
        let referent = context.listed[place]
        return (referent, .respectively(referent.surface))
    }

    /// The quantities that stand in one list with that at `position`: they share a unit written once, or each has the
    /// same unit and only commas and joining words stand between.
    private func list(around position: Int) -> Range<Int> {
        var first = position
        while first > 0, isListed(first - 1) { first -= 1 }
        var last = position
        while last + 1 < quantities.count, isListed(last) { last += 1 }
        return first..<last + 1
    }

    /// Whether the quantity at `index` and the next stand in one list.
    private func isListed(_ index: Int) -> Bool {
        let (left, right) = (quantities[index], quantities[index + 1])
        if left.sharesUnit, left.end == right.end { return true }
        guard left.unit == right.unit, left.unit.kind != .count, right.first > left.end else { return false }
        return isJoin(left.end..<right.first)
    }

    /// Whether tokens are nothing but commas and joining words.
    private func isJoin(_ tokens: Range<Int>) -> Bool {
        tokens.count <= 2
            && tokens.allSatisfy { text.isSign(0x2C, at: $0) || text.match(.list, at: $0)?.end == $0 + 1 }
    }

    /// Whether the names follow each other with only commas, joining words and brackets between.
    private func isList(_ names: ArraySlice<Mention>) -> Bool {
        zip(names, names.dropFirst()).allSatisfy { isNextName($0, $1) }
    }

    private func isNextName(_ left: Mention, _ right: Mention) -> Bool {
        guard right.first > left.end, right.first - left.end <= 6 else { return false }
        var isInside = false
        for index in left.end..<right.first {
            if text.isSign(0x28, at: index) { isInside = true }
            let joins = text.isSign(0x2C, at: index) || text.match(.list, at: index)?.end == index + 1
            guard isInside || joins else { return false }
            if text.isSign(0x29, at: index) { isInside = false }
        }
        return true
    }

    /// "A, B and C together earned 5 million": the first name of the list that `mention` stands in, else nil. A list
    /// has a joining word, or opens a headline ("Galaxy, CoreWeave expand lease").
    func firstOfList(with mention: Mention) -> Mention? {
        guard let position = mentions.firstIndex(where: { $0.first == mention.first }) else { return nil }
        let list = names(around: position)
        guard list.lowerBound < position else { return nil }
        let first = mentions[list.lowerBound]
        let end = mentions[list.upperBound - 1].first
        let isJoined = (first.end..<end).contains { text.match(.list, at: $0) != nil }
        let opens = first.first == sentence.lowerBound && text.match(.verb, at: mention.end) == nil
        return isJoined || opens ? first : nil
    }

    /// The mentions of one list around a position.
    private func names(around position: Int) -> Range<Int> {
        var first = position
        while first > 0, isNeighbour(first - 1) { first -= 1 }
        var end = position + 1
        while end < mentions.count, isNeighbour(end - 1) { end += 1 }
        return first..<end
    }

    private func isNeighbour(_ index: Int) -> Bool {
        mentions[index].role == mentions[index + 1].role
            && mentions[index].governed == mentions[index + 1].governed && !isNumbered(index, index + 1)
            && isNextName(mentions[index], mentions[index + 1])
    }

    /// "Riot (4 %) and Cipher": a number stands between the two names.
    private func isNumbered(_ left: Int, _ right: Int) -> Bool {
        quantities.contains { $0.core >= mentions[left].end && $0.core < mentions[right].first }
    }

    /// The names of a sentence where they form one list and nothing else is named, for a sentence of their numbers.
    static func listed(_ mentions: [Mention], _ text: TokenText) -> [Referent] {
        guard mentions.count > 1 else { return [] }
        let names = mentions.filter { $0.role != .exchange && $0.role != .coin }
        guard names.count > 1 else { return [] }
        return names.map(Referent.init)
    }
}

extension TokenText {
    /// Whether a preposition stands before `index`, and a comma or a joining word before that.
    func isListItem(_ index: Int) -> Bool {
        guard index > 1, match(.preposition, at: index - 1) != nil else { return false }
        return isSign(0x2C, at: index - 2) || match(.list, at: index - 2) != nil
    }
}
