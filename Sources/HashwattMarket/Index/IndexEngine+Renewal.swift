// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

/// A day on which weights, and perhaps members, are set anew.
struct IndexRenewalDay {
    let session: Int
    let schedule: IndexSchedule
    let choosesMembers: Bool
}

extension IndexEngine {
    /// The renewals after the base day: those of both schedules, each session once.
    func renewalCalendar() -> [IndexRenewalDay] {
        let weights = rules.rebalance.sessions(of: days).filter { $0 > base }
        guard let schedule = rules.reconstitution else {
            return weights.map { .init(session: $0, schedule: rules.rebalance, choosesMembers: true) }
        }
        let members = schedule.sessions(of: days).filter { $0 > base }
        let chosen = Set(members)
        return
            (weights.filter { !chosen.contains($0) }
            .map { .init(session: $0, schedule: rules.rebalance, choosesMembers: false) }
            + members.map { .init(session: $0, schedule: schedule, choosesMembers: true) })
            .sorted { $0.session < $1.session }
    }

    /// The base day: members, weights, and the divisor that makes the level the base value.
    mutating func begin() throws(IndexError) {
        let schedule = rules.reconstitution ?? rules.rebalance
        let day = IndexRenewalDay(session: base, schedule: schedule, choosesMembers: true)
        guard let selection = schedule.selectionSession(for: base, of: days) else {
            throw .selectionBeforeCloses(rules: rules.name, rules.baseDay)
        }
        let names = try candidates(day, selection)
        guard !names.columns.isEmpty else { throw .emptyAtBase(rules: rules.name, rules.baseDay) }
        let weights: [Double]
        do {
            weights = try rules.weighting.weights(of: names) { inputs.ruleTickers[$0] }
        } catch {
            throw .capInfeasible(rules: rules.name, rules.baseDay, names: error.names, cap: error.cap)
        }
        hold(names, weights, value: rules.baseValue, day, selection)
        let value = IndexKernel.value(inputs.prices, row: base, shares: shares)
        divisor = follows ? value / rules.baseValue : 1
        divisors[0] = divisor
        baskets.append(from: base, divisor: divisor, all: shares)
        log(.base(members: shares.count { $0 > 0 }), on: base, from: divisor, level: rules.baseValue)
        for column in shares.indices where shares[column] > 0 { memberSince[column] = base }
    }

    /// A renewal at the close of its session.
    mutating func renew(_ day: IndexRenewalDay) throws(IndexError) {
        let level = levels[day.session - base]
        guard let selection = day.schedule.selectionSession(for: day.session, of: days) else {
            throw .selectionBeforeCloses(rules: rules.name, days[day.session])
        }
        let names = try candidates(day, selection)
        guard !names.columns.isEmpty, level > 0 else {
            issues.append(.emptyUniverse(rules: rules.name, days[day.session]))
            return
        }
        let weights: [Double]
        do {
            weights = try rules.weighting.weights(of: names) { inputs.ruleTickers[$0] }
        } catch {
            issues.append(
                .capInfeasible(rules: rules.name, days[day.session], names: error.names, cap: error.cap))
            return
        }
        let before = divisor
        swap(&shares, &sharesBefore)
        hold(names, weights, value: divisor * level, day, selection)
        divisor = IndexKernel.value(inputs.prices, row: day.session, shares: shares) / level
        baskets.append(from: day.session + 1, divisor: divisor, all: shares)
        tell(day, selection, before, level)
    }

    /// The new index shares.
    ///
    /// Where they follow the companies' shares they are shares · float · AWF, AWF being target weight over the
    /// weight without it; else they are what `value` dollars buy at the pricing closes.
    ///
    /// Source: S&P DJI, *Index Mathematics Methodology* (May 2021), "Capped Market Capitalization Indices:
    /// Definition" and "Equal Weighted Indices: Definition".
    private mutating func hold(
        _ names: IndexCandidates, _ weights: [Double], value: Double, _ day: IndexRenewalDay, _ selection: Int
    ) {
        var held: [Double] = []
        swap(&held, &shares)
        fill(&held, names, weights, value: value, day, selection)
        swap(&held, &shares)
    }

    private func fill(
        _ held: inout [Double], _ names: IndexCandidates, _ weights: [Double], value: Double,
        _ day: IndexRenewalDay, _ selection: Int
    ) {
        let columns = names.columns
        // Old shares stand in the array: every column gets new ones, or first none.
        let isEveryColumnFilled = follows && areColumnsInOrder && columns.count == width
        if !isEveryColumnFilled { for column in held.indices { held[column] = 0 } }
        switch rules.weighting {
        case .marketCap: for index in columns.indices { held[columns[index]] = names.shareCounts[index] }
        case .freeFloatCap:
            for index in columns.indices {
                held[columns[index]] = names.shareCounts[index] * names.floatFactors[index]
            }
        case _ where follows:
            let total = IndexKernel.sum(names.capitalisations)
            guard !isEveryColumnFilled else {
                IndexKernel.adjusted(
                    names.shareCounts, weights: weights, total: total, capitalisations: names.capitalisations,
                    into: &held)
                return
            }
            for index in columns.indices {
                let factor = weights[index] * total / names.capitalisations[index]
                held[columns[index]] = names.shareCounts[index] * factor
            }
        default:
            for index in columns.indices where weights[index] > 0 {
                held[columns[index]] = weights[index] * value / pricingClose(columns[index], day, selection)
            }
        }
    }

    private func pricingClose(_ column: Int, _ day: IndexRenewalDay, _ selection: Int) -> Double {
        switch day.schedule.pricing {
        case .effectiveClose: inputs.prices[day.session * width + column]
        case .selectionClose: inputs.restated(column, from: selection, to: day.session)
        }
    }

    /// Turnover, and who came and went.
    private mutating func tell(
        _ day: IndexRenewalDay, _ selection: Int, _ divisorBefore: Double, _ level: Double
    ) {
        let row = day.session * width
        let before = 1 / (divisorBefore * level)
        let after = 1 / (divisor * level)
        let change = IndexKernel.change(
            inputs.prices, row: row, from: sharesBefore, scaled: before, to: shares, scaled: after)
        if change.isOfMembers {
            for column in shares.indices where (shares[column] > 0) != (sharesBefore[column] > 0) {
                tell(column, day, divisorBefore, level)
            }
        }
        log(
            .rebalanced(members: change.members, selection: days[selection], turnover: change.value / 2),
            on: day.session, from: divisorBefore, level: level)
        renewals.append(
            .init(
                selection: days[selection], effective: days[day.session], members: change.members,
                turnover: change.value / 2))
    }

    /// A name that came or went.
    private mutating func tell(
        _ column: Int, _ day: IndexRenewalDay, _ divisorBefore: Double, _ level: Double
    ) {
        let price = inputs.prices[day.session * width + column]
        let ticker = inputs.ticker(column, session: day.session)
        if shares[column] > 0 {
            memberSince[column] = day.session
            log(
                .added(ticker, weight: shares[column] * price / (divisor * level)), on: day.session,
                from: divisorBefore, level: level)
        } else {
            endMembership(column, at: day.session + 1)
            log(
                .removed(ticker, weight: sharesBefore[column] * price / (divisorBefore * level)),
                on: day.session, from: divisorBefore, level: level)
        }
    }
}
