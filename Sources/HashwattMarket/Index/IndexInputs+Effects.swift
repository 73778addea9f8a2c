// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

// What each action does to price, shares and divisor.
//
// Source: S&P Dow Jones Indices, *Index Mathematics Methodology* (May 2021), "Capitalization Weighted Indices:
// Necessary Divisor Adjustments" and "Non-Market Capitalization Weighted Indices: Corporate Actions and Index
// Adjustments"; *Equity Indices Policies & Practices* (February 2021), "Spin-Offs", "Rights Offerings",
// "Mergers & Acquisitions", "Dividends, Stock Splits, and Consolidations".
extension IndexInputs {
    mutating func append(_ action: CorporateAction, _ column: Int, _ session: Int) throws(IndexError) {
        let before = eveningPrice(column, before: session)
        var effect = IndexEffect(
            session: session, column: column, action: action, before: before, after: before)
        switch action.event {
        case .split(let new, let old): split(&effect, new, old)
        case .cashDividend(let amount): effect.dividend = amount
        case .specialDividend(let amount): try takeOut(&effect, amount, "the special dividend")
        case .rights(let new, let old, let price): rights(&effect, new, old, price)
        case .spinOff(let terms): try spinOff(&effect, terms)
        case .merger(let terms): try merger(&effect, terms)
        case .delisting(let price): remove(&effect, at: price)
        case .shareChange(let from, let to):
            effect.shareFactor = to / from
            effect.changesValue = true
        case .tickerChange, .confirmedMove: break
        }
        effectsOfColumn[column, default: []].append(effects.count)
        effects.append(effect)
        if effect.after != before, let run = carriedRun(column, from: session) {
            for index in run { prices[index * width + column] = effect.after }
        }
    }

    private func split(_ effect: inout IndexEffect, _ new: Double, _ old: Double) {
        effect.after = effect.before * old / new
        effect.shareFactor = new / old
        effect.neutralFactor = new / old
    }

    /// The price falls by what each share gets; the divisor takes it up in every weighting.
    private func takeOut(
        _ effect: inout IndexEffect, _ amount: Double, _ what: String
    ) throws(IndexError) {
        guard effect.before > 0 else { return }
        guard amount < effect.before else {
            throw .actionInvalid(
                effect.action.ticker, effect.action.exDay,
                why: "\(what) of \(amount) a share is not below the close of \(effect.before); check both")
        }
        effect.after = effect.before - amount
        effect.changesValue = true
        effect.changesNeutralValue = true
    }

    private func rights(_ effect: inout IndexEffect, _ new: Double, _ old: Double, _ price: Double) {
        guard price < effect.before else {
            effect.idleReason = "the right is not in the money"
            return
        }
        effect.after = CorporateAction.exRightsPrice(
            newShares: new, oldShares: old, price: price, close: effect.before)
        effect.shareFactor = (old + new) / old
        effect.neutralFactor = effect.before / effect.after
        effect.changesValue = true
    }

    private mutating func spinOff(
        _ effect: inout IndexEffect, _ terms: CorporateAction.SpinOff
    ) throws(IndexError) {
        guard effect.before > 0 else { return }
        guard terms.isKept else {
            try takeOut(&effect, terms.ratio * (terms.price ?? 0), "the spin-off")
            effect.neutralFactor = effect.before / effect.after
            effect.changesNeutralValue = false
            return
        }
        guard let child = columns[terms.child] else {
            throw .actionInvalid(
                effect.action.ticker, effect.action.exDay,
                why: "\(terms.child) has no closes; load them, or do not keep it")
        }
        let own = eveningPrice(child, before: effect.session)
        let price = own > 0 ? own : terms.price ?? 0
        if price > 0 { try takeOut(&effect, terms.ratio * price, "the spin-off") }
        effect.changesValue = false
        effect.changesNeutralValue = false
        effect.receiver = (child, terms.ratio, price)
        try enter(child, at: price, effect)
    }

    /// Until its first close a new company stands at the price of the terms.
    private mutating func enter(
        _ child: Int, at price: Double, _ effect: IndexEffect
    ) throws(IndexError) {
        let first = firstSessions[child]
        guard first > effect.session else { return }
        guard price > 0 else {
            throw .actionInvalid(
                effect.action.ticker, effect.action.exDay,
                why: "\(tickers[child]) has neither a close on this day nor a price in the terms; give one")
        }
        for index in effect.session..<first { prices[index * width + child] = price }
        gaps[child].insert(effect.session..<first, at: 0)
    }

    private mutating func merger(
        _ effect: inout IndexEffect, _ terms: CorporateAction.Merger
    ) throws(IndexError) {
        remove(&effect, at: terms.finalPrice)
        guard let buyer = terms.acquirer, terms.ratio > 0 else { return }
        guard let column = columns[buyer] else {
            throw .actionInvalid(
                effect.action.ticker, effect.action.exDay,
                why: "the buyer \(buyer) has no closes; load them, or leave it out of the terms")
        }
        effect.receiver = (column, terms.ratio, 0)
    }

    private mutating func remove(_ effect: inout IndexEffect, at price: Double?) {
        effect.isRemoval = true
        effect.changesValue = true
        effect.changesNeutralValue = true
        goneFrom[effect.column] = min(goneFrom[effect.column], effect.session)
        guard let price, effect.session > 0 else { return }
        prices[(effect.session - 1) * width + effect.column] = price
        effect.after = price
    }
}

extension IndexInputs {
    /// Shares of a column as known on `selection`, with the splits to `effective`; nil where no count is known.
    func shares(_ column: Int, selection: Int, effective: Int) -> ShareBook.Entry? {
        guard let record = book.entry(column, on: days[selection]) else { return nil }
        guard let own = effectsOfColumn[column] else { return record }
        var adjusted = record
        for effect in own.lazy.map({ effects[$0] }) where effect.session <= effective {
            if effect.action.exDay > record.from { adjusted.shares *= effect.shareFactor }
        }
        return adjusted
    }

    /// What a close of `selection` is at the terms of `effective`: splits and the like between them worked in.
    func restated(_ column: Int, from selection: Int, to effective: Int) -> Double {
        var price = prices[selection * width + column]
        guard let own = effectsOfColumn[column] else { return price }
        for effect in own.lazy.map({ effects[$0] }) {
            guard effect.session > selection, effect.session <= effective, effect.before > 0 else { continue }
            price *= effect.after / effect.before
        }
        return price
    }
}
