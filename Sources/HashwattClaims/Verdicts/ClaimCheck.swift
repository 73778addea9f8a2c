// SPDX-License-Identifier: Apache-2.0

public import HashwattUnits

/// Checks claims against closes and known values: pure functions, so that every rule can be tested alone.
public enum ClaimCheck {
    // MARK: prices and moves

    /// Checks a price or a move of one security against its closes.
    ///
    /// The base of a move over the year is the last close of the year before. A claim about a weekday is checked on that
    /// day, any other on the last close on or before `asOf`. A level that does not hold then is searched backwards: where
    /// it held on an earlier close of the year, or was passed between two, it is stale.
    ///
    /// - Parameters:
    ///   - claim: A claim whose metric is a price or a move.
    ///   - series: The closes.
    ///   - asOf: The last day that may be known.
    ///   - source: What the closes are called in the evidence.
    /// - Complexity: O(closes of the year).
    public static func close(
        _ claim: Claim, _ series: CloseHistory, asOf: CivilDate, source: String
    ) -> CheckedClaim {
        guard let wording = Wording(claim), let level = claim.value else {
            return checked(claim, .notCheckable(reason: "it has no number"), asOf, [])
        }
        guard let position = series.position(onOrBefore: day(of: claim, asOf)) else {
            return checked(claim, .articleOnly, asOf, [])
        }
        guard let history = history(claim, series, position, level, wording) else {
            return checked(
                claim, .notCheckable(reason: "the closes start too late for its base"), asOf, [])
        }
        let verdict = judge(claim, history, wording)
        return checked(claim, verdict, asOf, evidence(history, claim, verdict, source))
    }

    /// The day a claim is about: the one it names, unless that is later than `asOf`.
    private static func day(of claim: Claim, _ asOf: CivilDate) -> CivilDate {
        guard case .day(let day)? = claim.period?.date, claim.metric != .moveYTD else { return asOf }
        return min(day, asOf)
    }

    private static func history(
        _ claim: Claim, _ series: CloseHistory, _ position: Int, _ level: Double, _ wording: Wording
    ) -> LevelHistory? {
        let year = series.days[position].year
        let first = (0...position).first { series.days[$0].year == year } ?? position
        let range = claim.metric == .moveDay ? position...position : first...position
        let days = range.compactMap { index in
            value(claim, series, index).map { LevelHistory.Day(day: series.days[index], value: $0) }
        }
        guard days.last?.day == series.days[position] else { return nil }
        return LevelHistory(days, level: level, wording: wording)
    }

    private static func value(_ claim: Claim, _ series: CloseHistory, _ index: Int) -> Double? {
        switch claim.metric {
        case .price: series.closes[index]
        case .moveYTD: series.yearToDate(at: index)
        case .movePeriod: series.move(at: index, overDays: span(of: claim))
        default: series.dayMove(at: index)
        }
    }

    /// Calendar days of the period of a move.
    private static func span(of claim: Claim) -> Int {
        switch claim.period?.kind {
        case .month: 30
        case .quarter: 91
        case .year: 365
        default: 7
        }
    }

    private static func judge(_ claim: Claim, _ history: LevelHistory, _ wording: Wording) -> Verdict {
        if wording.holds(for: history.now.value) { return .reproduced(value: history.now.value) }
        guard claim.metric != .moveDay, history.lastHeld != nil || history.lastPassed != nil else {
            return .contradicted(value: history.now.value)
        }
        return .stale(history: history)
    }

    private static func evidence(
        _ history: LevelHistory, _ claim: Claim, _ verdict: Verdict, _ source: String
    ) -> [Evidence] {
        var lines = [
            Evidence(text: "on the close", value: history.now.value, day: history.now.day, source: source)
        ]
        guard case .stale = verdict else { return lines }
        if let held = history.lastHeld {
            lines.append(
                Evidence(text: "held on the close", value: held.value, day: held.day, source: source))
        }
        if let passed = history.lastPassed {
            for day in [passed.before, passed.after] {
                lines.append(
                    Evidence(text: "passed between closes", value: day.value, day: day.day, source: source))
            }
        }
        return lines
    }

    // MARK: known values

    /// Checks a claim against values that sources give for the same thing, perhaps under several definitions.
    ///
    /// All agree with it: reproduced. Some do, under another definition than those that do not, or the claim lies between
    /// what definitions give: definition-dependent. Some do under the same definition: the sources conflict. None does:
    /// contradicted. No values: article only.
    public static func known(_ claim: Claim, _ values: [KnownValue], asOf: CivilDate) -> CheckedClaim {
        guard let wording = Wording(claim) else {
            return checked(claim, .notCheckable(reason: "it has no number"), asOf, [])
        }
        let usable = values.filter { $0.day.map { $0 <= asOf } ?? true }
        guard let first = usable.first else { return checked(claim, .articleOnly, asOf, []) }
        let agreeing = usable.filter { wording.holds(for: $0.value) }
        let low = usable.map(\.value).min() ?? first.value
        let high = usable.map(\.value).max() ?? first.value
        let evidence = usable.map(\.evidence)
        if agreeing.count == usable.count {
            return checked(claim, .reproduced(value: agreeing[0].value), asOf, evidence)
        }
        let definitions = Set(usable.map(\.definition))
        if agreeing.isEmpty {
            let isBetween = definitions.count > 1 && wording.closeLow <= high && wording.closeHigh >= low
            return checked(
                claim,
                isBetween ? .definitionDependent(low: low, high: high) : .contradicted(value: first.value),
                asOf,
                evidence)
        }
        let mixed = definitions.contains { definition in
            let own = usable.filter { $0.definition == definition }
            return own.contains { wording.holds(for: $0.value) }
                && own.contains { !wording.holds(for: $0.value) }
        }
        return checked(
            claim, mixed ? .conflicting : .definitionDependent(low: low, high: high), asOf, evidence)
    }

    /// Checks a total against its parts, such as the tranches of a bond.
    public static func total(_ claim: Claim, of parts: [KnownValue], asOf: CivilDate) -> CheckedClaim {
        guard let wording = Wording(claim), !parts.isEmpty else {
            return checked(claim, .articleOnly, asOf, [])
        }
        let sum = parts.reduce(0) { $0 + $1.value }
        let verdict: Verdict = wording.holds(for: sum) ? .reproduced(value: sum) : .contradicted(value: sum)
        let line = Evidence(
            text: "sum of \(parts.count) parts", value: sum, day: asOf, source: parts[0].source)
        return checked(claim, verdict, asOf, [line] + parts.map(\.evidence))
    }

    /// Checks a state of an approval or contract against the states that sources give.
    public static func status(_ claim: Claim, _ known: [KnownStatus], asOf: CivilDate) -> CheckedClaim {
        guard let status = claim.status else {
            return checked(claim, .notCheckable(reason: "it says no state"), asOf, [])
        }
        let evidence = known.map {
            Evidence(
                text: $0.status.rawValue, value: nil, day: $0.day, source: $0.source, reference: $0.reference)
        }
        guard !known.isEmpty else { return checked(claim, .articleOnly, asOf, []) }
        if Set(known.map(\.status)).count > 1 { return checked(claim, .conflicting, asOf, evidence) }
        let agrees = known[0].status == status
        return checked(claim, agrees ? .reproduced(value: nil) : .contradicted(value: nil), asOf, evidence)
    }

    private static func checked(
        _ claim: Claim, _ verdict: Verdict, _ asOf: CivilDate, _ evidence: [Evidence]
    ) -> CheckedClaim {
        CheckedClaim(claim: claim, verdict: verdict, asOf: asOf, evidence: evidence)
    }
}
