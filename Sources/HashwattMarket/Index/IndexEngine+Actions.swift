// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension IndexEngine {
    /// Actions up to the base day are in the closes of the base day; they matter for share counts only.
    mutating func noteEarlyActions(before end: Int) {
        for effect in inputs.effects[..<end] where effect.session > 0 && places[effect.column] >= 0 {
            log(
                .idleAction(effect.action, why: "it precedes the base day"), on: effect.session,
                from: divisor,
                level: rules.baseValue)
        }
    }

    /// The actions of one morning, on the closes of the evening before.
    ///
    /// The divisor becomes market value after over the level, unless each action leaves the value as it is.
    mutating func apply(_ range: Range<Int>, before session: Int) throws(IndexError) {
        var morning = Morning(
            prices: Array(inputs.prices[(session - 1) * width..<session * width]),
            level: levels[session - 1 - base])
        for effect in inputs.effects[range] {
            let first = audit.count
            let before = divisor
            apply(effect, &morning)
            if morning.isValueChanged {
                divisor = try revalued(morning, effect)
                morning.isValueChanged = false
            }
            relabel(from: first, divisor: before)
        }
        // In the order of the columns: the sum must not depend on the order of a dictionary.
        for (column, amount) in morning.dividends.sorted(by: { $0.key < $1.key })
        where amount * shares[column] > 0 {
            dividends.append((session, amount * shares[column]))
        }
        var basket = IndexBaskets.Change(firstSession: session, divisor: divisor)
        for column in morning.touched {
            basket.changed[column] = shares[column]
            if morning.prices[column] != inputs.prices[(session - 1) * width + column] {
                basket.evening[column] = morning.prices[column]
            }
        }
        baskets.append(basket)
        for column in morning.touched.sorted() {
            checkOpening(column, session, evening: morning.prices[column])
        }
    }

    /// The basket while a morning's actions are applied.
    struct Morning {
        var prices: [Double]
        let level: Double
        var touched = Set<Int>()
        var isValueChanged = false
        /// Ordinary dividends by column, dollars for each index share as it is now: shares that enter in the same
        /// morning enter with the dividend, as the evening price has it.
        var dividends: [Int: Double] = [:]
    }

    private func revalued(_ morning: Morning, _ effect: IndexEffect) throws(IndexError) -> Double {
        let value = IndexKernel.value(morning.prices, row: 0, shares: shares)
        guard value > 0, morning.level > 0 else {
            throw .everyMemberGone(rules: rules.name, days[effect.session], last: effect.action.ticker)
        }
        return value / morning.level
    }

    private mutating func apply(_ effect: IndexEffect, _ morning: inout Morning) {
        let column = effect.column
        let held = shares[column]
        guard held > 0 else {
            if places[column] >= 0 {
                log(
                    .idleAction(effect.action, why: "it is no member"), on: effect.session, from: divisor,
                    level: morning.level)
            }
            return
        }
        if let reason = effect.idleReason ?? unfollowed(effect) {
            log(
                .idleAction(effect.action, why: reason), on: effect.session, from: divisor,
                level: morning.level)
            return
        }
        let weight = morning.prices[column] * held / (divisor * morning.level)
        morning.touched.insert(column)
        morning.isValueChanged = follows ? effect.changesValue : effect.changesNeutralValue
        morning.dividends[column, default: 0] += effect.dividend
        give(effect, held, &morning)
        if effect.isRemoval {
            morning.isValueChanged = morning.prices[column] > 0 || effect.receiver != nil
            if let amount = morning.dividends.removeValue(forKey: column), amount > 0 {
                dividends.append((effect.session, amount * held))
            }
            shares[column] = 0
            endMembership(column, at: effect.session)
        } else {
            morning.prices[column] = effect.after
            let factor = follows ? effect.shareFactor : effect.neutralFactor
            shares[column] = held * factor
            morning.dividends[column] = (morning.dividends[column] ?? 0) / factor
        }
        log(.action(effect.action, weight: weight), on: effect.session, from: divisor, level: morning.level)
    }

    private func unfollowed(_ effect: IndexEffect) -> String? {
        guard !follows, case .shareChange = effect.action.event else { return nil }
        return "the weighting does not follow share counts"
    }

    /// Shares of another column: those of a spun-off company to everybody, those of a buyer to a member only.
    private mutating func give(_ effect: IndexEffect, _ held: Double, _ morning: inout Morning) {
        guard let receiver = effect.receiver else { return }
        if effect.isRemoval {
            guard follows, shares[receiver.column] > 0 else { return }
        } else {
            if shares[receiver.column] == 0 { memberSince[receiver.column] = effect.session }
            if receiver.price > 0 { morning.prices[receiver.column] = receiver.price }
        }
        morning.touched.insert(receiver.column)
        shares[receiver.column] += held * receiver.ratio
    }

    /// The lines of an action carry the divisor before and after it.
    private mutating func relabel(from first: Int, divisor before: Double) {
        for index in first..<audit.count {
            guard case .action = audit[index].change else { continue }
            let line = audit[index]
            audit[index] = IndexAudit(
                day: line.day, change: line.change, divisorBefore: before, divisorAfter: divisor,
                level: line.level)
        }
    }

    /// A close far from the adjusted price: the action was in the closes already, or its terms are wrong.
    private mutating func checkOpening(_ column: Int, _ session: Int, evening: Double) {
        let close = inputs.prices[session * width + column]
        guard shares[column] > 0, evening > 0, close > 0 else { return }
        guard evening != inputs.prices[(session - 1) * width + column] else { return }
        if !CloseTable.jumpBounds.contains(close / evening) {
            suspect(column, session, from: evening, to: close)
        }
    }
}
