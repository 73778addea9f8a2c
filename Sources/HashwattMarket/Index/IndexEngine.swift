// SPDX-License-Identifier: Apache-2.0

import HashwattNumerics
import HashwattUnits

/// The walk from the base day to the last close: levels between two changes, then the changes.
///
/// Before the open of session `s` the order is: the renewal that took effect at the close of `s - 1`, with
/// that close's prices; then the actions whose ex-day is `s`, on the basket so renewed.
struct IndexEngine {
    let inputs: IndexInputs
    let base: Int
    let follows: Bool
    let minimumSessions: Int
    let minimumClose: Double

    var levels: [Double]
    var divisors: [Double]
    var shares: [Double]
    var divisor = 1.0
    var dividends: [(session: Int, dollars: Double)] = []
    var baskets: IndexBaskets
    /// The shares before a renewal; kept so that a renewal needs no memory of its own.
    var sharesBefore: [Double]
    var renewals: [IndexHistory.Renewal] = []
    var audit: [IndexAudit] = []
    var issues: [IndexIssue]
    /// By column, the session since which it is a member; -1 where it is none.
    var memberSince: [Int]
    /// From this session on every name of the universe is eligible whatever happens; `Int.max` where none is.
    let ordinaryFrom: Int
    /// Whether the universe is all columns in their order.
    let areColumnsInOrder: Bool
    /// The share counts of the whole universe, where they never change.
    let steadyCounts: (shares: [Double], from: CivilDate)?
    /// By position in the universe, why it was left out the last time.
    var lastExclusions: [IndexExclusion?]
    /// Names that are left out at the moment.
    var exclusions = 0
    /// By column, the position in the universe; -1 where it is not in it.
    var places: [Int]
    var nextJump = 0
    let runner: any PieceRunner
    /// Sessions between two changes whose levels, but for the last, are still to be computed.
    private var pending: [Segment] = []

    /// Sessions with the same shares and divisor.
    private struct Segment {
        let sessions: Range<Int>
        let shares: [Double]
        let divisor: Double
    }

    var rules: IndexRules { inputs.rules }
    var width: Int { inputs.width }
    var days: [CivilDate] { inputs.days }

    init(_ inputs: IndexInputs, on runner: any PieceRunner) throws(IndexError) {
        let rules = inputs.rules
        let days = inputs.days
        let session = days.firstIndex(sortedAtLeast: rules.baseDay)
        guard session < days.count, days[session] == rules.baseDay else {
            throw .baseOutside(rules: rules.name, rules.baseDay, first: days.first, last: days.last)
        }
        self.inputs = inputs
        self.runner = runner
        base = session
        follows = rules.weighting.followsShareCounts
        minimumSessions = rules.eligibility.minimumSessions
        minimumClose = rules.eligibility.minimumClose
        ordinaryFrom = inputs.ordinaryFrom
        steadyCounts = inputs.steadyCounts
        areColumnsInOrder = inputs.universe.elementsEqual(0..<inputs.width)
        levels = Array(repeating: rules.baseValue, count: days.count - session)
        divisors = Array(repeating: 1, count: days.count - session)
        shares = Array(repeating: 0, count: inputs.width)
        issues = inputs.issues
        baskets = IndexBaskets(width: inputs.width)
        sharesBefore = shares
        memberSince = Array(repeating: -1, count: inputs.width)
        lastExclusions = Array(repeating: nil, count: inputs.universe.count)
        places = Array(repeating: -1, count: inputs.width)
        for (place, column) in inputs.universe.enumerated() { places[column] = place }
    }

    mutating func run() throws(IndexError) {
        let renewalSessions = renewalCalendar()
        baskets.reserve(renewals: renewalSessions.count + 1)
        try begin()
        var renewal = renewalSessions.startIndex
        var effect = inputs.effects.firstIndex { $0.session > base } ?? inputs.effects.endIndex
        noteEarlyActions(before: effect)
        var start = base + 1
        while start < days.count {
            let nextRenewal =
                renewal < renewalSessions.count ? renewalSessions[renewal].session + 1 : days.count
            let nextEffect = effect < inputs.effects.count ? inputs.effects[effect].session : days.count
            let end = min(nextRenewal, nextEffect, days.count)
            computeLevels(start..<end)
            start = end
            if end == nextRenewal, renewal < renewalSessions.count {
                try renew(renewalSessions[renewal])
                renewal += 1
            }
            guard end == nextEffect, end < days.count else { continue }
            let first = effect
            while effect < inputs.effects.count, inputs.effects[effect].session == end { effect += 1 }
            try apply(first..<effect, before: end)
        }
        settle()
        for column in shares.indices where shares[column] > 0 && !inputs.isGapless[column] {
            endMembership(column, at: days.count)
        }
        if !zip(audit, audit.dropFirst()).allSatisfy({ $0.day <= $1.day }) { audit = Self.byDay(audit) }
    }

    /// Levels of sessions between two changes: that of the last at once, as what follows builds on it; the others wait
    /// until many can be computed side by side.
    private mutating func computeLevels(_ sessions: Range<Int>) {
        guard let last = sessions.last else { return }
        levels[last - base] = IndexKernel.value(inputs.prices, row: last, shares: shares) / divisor
        for session in sessions { divisors[session - base] = divisor }
        if sessions.count > 1 {
            pending.append(Segment(sessions: sessions, shares: shares, divisor: divisor))
            if pending.count * width > 1 << 22 { settle() }
        }
        noteJumps(in: sessions)
    }

    /// Computes the levels that wait. The pieces are the segments, whatever the runner.
    mutating func settle() {
        guard !pending.isEmpty else { return }
        let segments = pending
        pending.removeAll()
        let prices = inputs.prices
        let found = runner.map(segments.count) { index in
            let segment = segments[index]
            return IndexKernel.levels(
                prices, rows: segment.sessions, shares: segment.shares, divisor: segment.divisor)
        }
        for (segment, values) in zip(segments, found) {
            let first = segment.sessions.lowerBound - base
            levels.replaceSubrange(first..<first + values.count, with: values)
        }
    }

    private static func byDay(_ lines: [IndexAudit]) -> [IndexAudit] {
        lines.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    func history() -> IndexHistory {
        let gross = totalReturn(taxed: 0)
        let rate = rules.returnKind.withholding
        return IndexHistory(
            rules: rules, days: Array(days[base...]), priceLevels: levels, grossLevels: gross,
            netLevels: rate == 0 ? gross : totalReturn(taxed: rate), divisors: divisors, renewals: renewals,
            audit: audit, issues: issues, inputs: inputs, baskets: baskets, baseSession: base)
    }

    /// Levels with dividends reinvested at the close of the ex-day.
    ///
    ///     TR(t) = TR(t−1) · (level(t) + dividends(t)) ÷ level(t−1)
    ///
    /// so that the ratio of total return to price level changes on ex-days only.
    ///
    /// Source: S&P DJI, *Index Mathematics Methodology* (May 2021), "Total Return Calculations" and "Net Total
    /// Return Calculations".
    private func totalReturn(taxed rate: Double) -> [Double] {
        guard !dividends.isEmpty else { return levels }
        var result = levels
        var factor = 1.0
        var next = 0
        for index in result.indices {
            var dollars = 0.0
            while next < dividends.count, dividends[next].session == base + index {
                dollars += dividends[next].dollars
                next += 1
            }
            if dollars > 0 { factor *= 1 + dollars * (1 - rate) / (divisors[index] * levels[index]) }
            result[index] *= factor
        }
        return result
    }
}

extension IndexEngine {
    mutating func log(_ change: IndexAudit.Change, on session: Int, from before: Double, level: Double) {
        audit.append(
            IndexAudit(
                day: days[session], change: change, divisorBefore: before, divisorAfter: divisor,
                level: level))
    }

    /// Moves of members that look like a split without its action, and actions that the closes do not show.
    private mutating func noteJumps(in sessions: Range<Int>) {
        while nextJump < inputs.jumps.count, inputs.jumps[nextJump].session < sessions.upperBound {
            let jump = inputs.jumps[nextJump]
            nextJump += 1
            guard sessions.contains(jump.session), shares[jump.column] > 0 else { continue }
            let before = inputs.prices[(jump.session - 1) * width + jump.column]
            guard !CloseTable.jumpBounds.contains(jump.to / before) else { continue }
            let own = (inputs.effectsOfColumn[jump.column] ?? []).map { inputs.effects[$0] }
                .filter { $0.session == jump.session }
            guard !own.contains(where: { $0.action.event == .confirmedMove || $0.after != $0.before }) else {
                continue
            }
            suspect(jump.column, jump.session, from: before, to: jump.to)
        }
    }

    mutating func suspect(_ column: Int, _ session: Int, from: Double, to: Double) {
        issues.append(
            .suspectJump(
                rules: rules.name, ticker: inputs.ticker(column, session: session), days[session],
                from: from, to: to, split: SplitGuess.text(from: from, to: to)))
    }

    /// Ends a membership: what was carried in its time is told.
    mutating func endMembership(_ column: Int, at end: Int) {
        let held = memberSince[column]..<end
        memberSince[column] = -1
        for gap in inputs.gaps[column] where gap.overlaps(held) {
            let part = gap.clamped(to: held)
            let ticker = inputs.ticker(column, session: part.lowerBound)
            let last = days[max(gap.lowerBound - 1, 0)]
            settle()
            audit.append(
                IndexAudit(
                    day: days[part.lowerBound],
                    change: .carried(
                        ticker, close: inputs.prices[part.lowerBound * width + column], lastClose: last,
                        through: days[part.upperBound - 1], sessions: part.count),
                    divisorBefore: divisors[max(part.lowerBound - base, 0)],
                    divisorAfter: divisors[max(part.lowerBound - base, 0)],
                    level: levels[max(part.lowerBound - base, 0)]))
            guard gap.count > rules.carryLimit else { continue }
            issues.append(
                .staleClose(
                    rules: rules.name, ticker: ticker, lastClose: last, sessions: gap.count,
                    limit: rules.carryLimit))
        }
    }
}

/// Which split a move looks like.
enum SplitGuess {
    /// Ratios that companies use.
    private static let ratios: [(new: Int, old: Int)] =
        [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100].map { ($0, 1) }

    /// The nearest split within 15 %, or nil.
    static func text(from: Double, to: Double) -> String? {
        let isReverse = to > from
        let move = isReverse ? to / from : from / to
        let near = ratios.min { abs(Double($0.new) / move - 1) < abs(Double($1.new) / move - 1) }
        guard let near, abs(Double(near.new) / move - 1) <= 0.15 else { return nil }
        return isReverse ? "\(near.old)-for-\(near.new)" : "\(near.new)-for-\(near.old)"
    }
}
