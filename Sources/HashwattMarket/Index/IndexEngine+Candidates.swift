// SPDX-License-Identifier: Apache-2.0

import HashwattUnits

extension IndexEngine {
    /// The names that may be members, with what the weighting needs to know of them.
    mutating func candidates(
        _ day: IndexRenewalDay, _ selection: Int
    ) throws(IndexError) -> IndexCandidates {
        var names = IndexCandidates()
        if selection >= ordinaryFrom, day.choosesMembers, exclusions == 0 {
            names.columns = inputs.universe
        } else {
            names.columns = eligible(day, selection)
        }
        try capitalise(&names, day, selection)
        guard let largest = rules.eligibility.largest, names.columns.count > largest else { return names }
        let order = names.columns.indices.sorted { (names.ranks[$1], $0) < (names.ranks[$0], $1) }
        let kept = Set(order.prefix(largest))
        for index in names.columns.indices where !kept.contains(index) {
            tell(.notAmongLargest, places[names.columns[index]], day)
        }
        for index in kept { exclude(nil, places[names.columns[index]]) }
        return names.picking(kept.sorted())
    }

    private mutating func exclude(_ reason: IndexExclusion?, _ place: Int) {
        exclusions += (reason == nil ? 0 : 1) - (lastExclusions[place] == nil ? 0 : 1)
        lastExclusions[place] = reason
    }

    private mutating func eligible(_ day: IndexRenewalDay, _ selection: Int) -> [Int] {
        let universe = inputs.universe
        var columns: [Int] = []
        columns.reserveCapacity(universe.count)
        for place in universe.indices {
            let column = universe[place]
            if isOrdinary(column, day, selection), lastExclusions[place] == nil {
                columns.append(column)
                continue
            }
            let reason = exclusion(column, day, selection)
            tell(reason, place, day)
            if reason == nil { columns.append(column) }
        }
        return columns
    }

    /// Whether nothing speaks against a name, by the quick questions only.
    @inline(__always)
    private func isOrdinary(_ column: Int, _ day: IndexRenewalDay, _ selection: Int) -> Bool {
        inputs.isGapless[column] && inputs.firstSessions[column] <= selection - minimumSessions + 1
            && inputs.goneFrom[column] > day.session + 1
            && inputs.prices[selection * inputs.tickers.count + column] >= minimumClose
            && (day.choosesMembers || shares[column] > 0)
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
        exclude(reason, place)
        guard let reason, reason != .notReconstituted else { return }
        let ticker = inputs.ticker(inputs.universe[place], session: day.session)
        log(.leftOut(ticker, reason), on: day.session, from: divisor, level: levels[day.session - base])
    }

    private func capitalise(
        _ names: inout IndexCandidates, _ day: IndexRenewalDay, _ selection: Int
    ) throws(IndexError) {
        guard rules.eligibility.largest != nil || rules.weighting.needsShareCounts else { return }
        names.shareCounts = try shareCounts(names.columns, day, selection)
        if rules.weighting.needsFloatFactors {
            names.floatFactors = try floatFactors(names.columns, day, selection)
        }
        let isAtSelection = day.schedule.pricing == .selectionClose
        let row = day.session * width
        let isRestated = selection != day.session
        var values = names.shareCounts
        guard isRestated else {
            IndexKernel.multiply(&values, inputs.prices, row: row, columns: names.columns)
            names.ranks = values
            names.capitalisations = values
            return
        }
        names.ranks = values
        for (index, column) in names.columns.enumerated() {
            let chosen = inputs.restated(column, from: selection, to: day.session)
            names.ranks[index] *= chosen
            values[index] *= isAtSelection ? chosen : inputs.prices[row + column]
        }
        names.capitalisations = values
    }

    private func shareCounts(
        _ columns: [Int], _ day: IndexRenewalDay, _ selection: Int
    ) throws(IndexError) -> [Double] {
        let known = days[selection]
        if let steadyCounts, steadyCounts.from <= known, columns.count == inputs.universe.count {
            return steadyCounts.shares
        }
        var missing: [String] = []
        var found: [Double] = []
        found.reserveCapacity(columns.count)
        for column in columns {
            if let record = inputs.shares(column, selection: selection, effective: day.session) {
                found.append(record.shares)
            } else {
                missing.append(inputs.ticker(column, session: selection))
            }
        }
        guard missing.isEmpty else {
            throw .shareCountsMissing(rules: rules.name, known, tickers: missing)
        }
        return found
    }

    private func floatFactors(
        _ columns: [Int], _ day: IndexRenewalDay, _ selection: Int
    ) throws(IndexError) -> [Double] {
        let found = columns.map {
            inputs.shares($0, selection: selection, effective: day.session)?.floatFactor
        }
        let missing = columns.indices.filter { found[$0] == nil }
        guard missing.isEmpty else {
            throw .floatFactorsMissing(
                rules: rules.name, days[selection],
                tickers: missing.map { inputs.ticker(columns[$0], session: selection) })
        }
        return found.compactMap(\.self)
    }
}
