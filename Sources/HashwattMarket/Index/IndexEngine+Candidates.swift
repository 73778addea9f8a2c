// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension IndexEngine {
    /// The names that may be members, with what the weighting needs to know of them.
    mutating func candidates(
        _ day: IndexRenewalDay, _ selection: Int
    ) throws(IndexError) -> IndexCandidates {
        var names = IndexCandidates()
        for (place, column) in inputs.universe.enumerated() {
            let reason = exclusion(column, day, selection)
            tell(reason, place, day)
            if reason == nil { names.columns.append(column) }
        }
        try capitalise(&names, day, selection)
        guard let largest = rules.eligibility.largest, names.columns.count > largest else { return names }
        let order = names.columns.indices.sorted { (names.ranks[$1], $0) < (names.ranks[$0], $1) }
        let kept = Set(order.prefix(largest))
        for index in names.columns.indices where !kept.contains(index) {
            tell(.notAmongLargest, places[names.columns[index]], day)
        }
        for index in kept { lastExclusions[places[names.columns[index]]] = nil }
        return names.picking(kept.sorted())
    }

    private func exclusion(_ column: Int, _ day: IndexRenewalDay, _ selection: Int) -> IndexExclusion? {
        let needs = rules.eligibility
        let first = inputs.firstSessions[column]
        if first > selection { return .noCloseYet }
        if inputs.goneFrom[column] <= day.session + 1 { return .leavesMarket }
        if selection - first + 1 < needs.minimumSessions { return .tooFewSessions }
        if inputs.prices[selection * width + column] < needs.minimumClose { return .closeTooLow }
        if inputs.carriedSessions(column, at: selection) > rules.carryLimit { return .closesStopped }
        if !day.choosesMembers, shares[column] == 0 { return .notReconstituted }
        return nil
    }

    /// An exclusion is told when it begins or changes its reason.
    private mutating func tell(_ reason: IndexExclusion?, _ place: Int, _ day: IndexRenewalDay) {
        guard reason != lastExclusions[place] else { return }
        if reason == nil, lastExclusions[place] == .notAmongLargest { return }
        lastExclusions[place] = reason
        guard let reason, reason != .notReconstituted else { return }
        let ticker = inputs.ticker(inputs.universe[place], session: day.session)
        log(.leftOut(ticker, reason), on: day.session, from: divisor, level: levels[day.session - base])
    }

    private func capitalise(
        _ names: inout IndexCandidates, _ day: IndexRenewalDay, _ selection: Int
    ) throws(IndexError) {
        let isRanked = rules.eligibility.largest != nil || rules.weighting.needsShareCounts
        guard isRanked else { return }
        let records = names.columns.map { inputs.shares($0, selection: selection, effective: day.session) }
        let missing = names.columns.indices.filter { records[$0] == nil }
        guard missing.isEmpty else {
            throw .shareCountsMissing(
                rules: rules.name, days[selection],
                tickers: missing.map { inputs.ticker(names.columns[$0], session: selection) })
        }
        if rules.weighting.needsFloatFactors {
            let without = names.columns.indices.filter { records[$0]?.floatFactor == nil }
            guard without.isEmpty else {
                throw .floatFactorsMissing(
                    rules: rules.name, days[selection],
                    tickers: without.map { inputs.ticker(names.columns[$0], session: selection) })
            }
            names.floatFactors = records.map { $0?.floatFactor ?? 1 }
        }
        let counts = records.map { $0?.shares ?? 0 }
        names.shareCounts = counts
        let row = day.session * width
        let isAtSelection = day.schedule.pricing == .selectionClose
        names.capitalisations = names.columns.indices.map { index in
            let column = names.columns[index]
            return counts[index]
                * (isAtSelection
                    ? inputs.restated(column, from: selection, to: day.session) : inputs.prices[row + column])
        }
        names.ranks = names.columns.indices.map { index in
            counts[index] * inputs.restated(names.columns[index], from: selection, to: day.session)
        }
    }
}
